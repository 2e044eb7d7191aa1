"""The figures of each step, gathered on the device and brought to the host a block at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.products import squared_norms
from engine.recording.block import Block
from engine.training.descent import Descent
from engine.training.divergence import Divergence
from engine.training.plans import Plan

CAPACITY = 4096
"""Most rows between two transfers to the host, of few figures."""

FIGURES = 1 << 20
"""Figures that are gathered at most between two transfers."""

LOSS, UPDATE, PARAMETERS, GRADIENTS = 0, 1, 2, 3
"""Columns of a record: the batch loss, then squared norms; the gradient's, one per layer, come last."""


class Recorder:
    """Rows of figures (columns, lanes); row t of a run is the state after t updates.

    Attributes:
        rows: (capacity, columns, lanes): loss, squared lengths of update and parameters, of the groups' gradients, and
            tracked parameters.
    """

    def __init__(self, plan: Plan, backend: Backend, dtype: Dtype, lanes: int) -> None:
        self.groups = plan.groups
        self._tracked = GRADIENTS + len(self.groups)
        self.backend = backend
        self.xp = backend.xp
        columns = self._tracked + plan.tracked
        self.capacity = max(64, min(CAPACITY, FIGURES // (columns * lanes)))
        self.rows: Array = self.xp.zeros((self.capacity, columns, lanes), dtype=dtype)
        self._calls = np.zeros((self.capacity, lanes))
        self._seen: tuple[slice, HostArray] | None = None

    def record_gradient(self, row: int, loss: Array, gradient: Array) -> Array:
        """Note the batch loss (lanes,) and the gradient (lanes, P); return the gradient's squared norm (lanes,)."""
        record = self.rows[row]
        record[LOSS] = loss
        for number, group in enumerate(self.groups, start=GRADIENTS):
            record[number] = squared_norms(self.xp, gradient[:, group.span])
        return record[GRADIENTS : self._tracked].sum(axis=0)

    def record_point(self, row: int, parameters: Array) -> None:
        """Note the parameters that make up the path."""
        path = self.rows[row][self._tracked :]
        path[...] = parameters[:, : len(path)].T

    def record_update(self, row: int, update: Array, parameters: Array) -> Array:
        """Note the lengths of an update and of what it changes; return the update's squared norm (lanes,)."""
        record = self.rows[row]
        record[UPDATE] = squared_norms(self.xp, update)
        record[PARAMETERS] = squared_norms(self.xp, parameters)
        return record[UPDATE]

    def outcome(self, row: int) -> Array:
        """A figure (lanes,) that is finite where loss and gradient of a row are."""
        record = self.rows[row]
        return record[LOSS] + record[GRADIENTS : self._tracked].sum(axis=0)

    def update_length(self, row: int) -> Array:
        """∥update∥² of a row, (lanes,)."""
        return self.rows[row, UPDATE]

    def record_calls(self, row: int, counts: HostArray) -> None:
        """Note how often an update asked for J or its derivatives elsewhere, (lanes,)."""
        self._calls[row] = counts

    def first_flaw(self, rows: slice, lanes: HostArray) -> int | None:
        """Number of the first of these rows that is not finite in one of the lanes (bool mask); waits.

        From a device they are fetched once: a block of the very same rows takes what came.
        """
        found = self.backend.fetch(self.rows[rows]).get() if not self.backend.on_host else self.rows[rows]
        self._seen = None if self.backend.on_host else (rows, found)
        finite = np.isfinite(found)
        if finite.all():
            return None
        sound = finite[:, :, lanes].all(axis=(1, 2))
        return None if sound.all() else int(rows.start + np.argmin(sound))

    def block(
        self,
        first_step: int,
        count: int,
        descent: Descent,
        evaluations: Mapping[int, Mapping[str, HostArray]],
        active: HostArray,
        divergences: Sequence[Divergence],
    ) -> Block:
        """The first `count` rows, with what the host knows of them.

        Args:
            evaluations: by row, figures (lanes,) by name.
            active: lanes that were active when the first row was made; others have no values,
                nor has a lane after the step at which it diverged.
        """
        steps = np.arange(first_step, first_step + count)
        rows = self._rows_so_far(count).astype(np.float64)
        with np.errstate(all="ignore"):
            columns = {
                "learning_rate": descent.rates(first_step, count),
                "batch_loss": rows[:, LOSS],
                "gradient_norm": np.sqrt(rows[:, GRADIENTS : self._tracked].sum(axis=1)),
                "update_ratio": np.sqrt(rows[:, UPDATE] / rows[:, PARAMETERS]),
            }
            norms = np.sqrt(rows[:, GRADIENTS : self._tracked])
        columns["update_ratio"][steps == 0] = np.nan
        if descent.asks:
            columns["oracle_calls"] = self._calls[:count].copy()
            columns["oracle_calls"][steps == 0] = np.nan
        for number, group in enumerate(self.groups):
            columns[f"gradient_norm.{group.index}"] = norms[:, number]
        for number in range(rows.shape[1] - self._tracked):
            columns[f"parameter.{number}"] = rows[:, self._tracked + number].copy()
        for row, figures in evaluations.items():
            for name, values in figures.items():
                columns.setdefault(name, np.full((count, len(active)), np.nan))[row] = values
        for column in columns.values():
            column[:, ~active] = np.nan
            for divergence in divergences:
                column[steps > divergence.step, divergence.lane] = np.nan
        return Block(steps, columns)

    def _rows_so_far(self, count: int) -> HostArray:
        """The first `count` rows, on the host."""
        seen, self._seen = self._seen, None
        if seen is not None and seen[0] == slice(0, count):
            return seen[1]
        return self.backend.to_host(self.rows[:count])
