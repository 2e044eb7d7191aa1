"""Starting from the weights of an earlier run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray, Shape
from engine.errors import FileError, InputError
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec, shape_words
from engine.random import Stream

if TYPE_CHECKING:
    from engine.session.session import Session


class Saved(
    Initializer,
    kind="saved",
    title="Saved weights",
    reference="warm start: θ as an earlier run left it",
    formula="θ₀ = θ of the run",
    rank=90,
):
    """Weights and biases as a run of a session file left them, for instance to fine-tune or to go on otherwise.

    The networks must have parameter arrays of the same shapes in the same order; layers without parameters may
    differ. The optimizer starts afresh.
    """

    layerwise: ClassVar[bool] = False

    file: str = fields.file_path(
        "",
        title="File",
        patterns={"Sessions": "*.descenso"},
        help="A session that was saved.",
    )
    run: int = fields.integer(
        1, title="Run", low=1, high=10**6, slider=(1, 20), help="Which of its runs, counted from 1."
    )
    lane: int = fields.integer(
        1,
        title="Lane",
        low=1,
        high=10**6,
        slider=(1, 20),
        lane=True,
        help="Which lane of that run, counted from 1.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        raise InputError("file", "holds the weights of all layers together; one layer alone cannot be drawn")

    def whole(self, names_and_shapes: Sequence[tuple[str, Shape]]) -> HostArray:
        parameters, found = self._read(self._session())
        for (name, wanted), (other, shape) in zip(names_and_shapes, found, strict=False):
            if wanted != shape:
                raise InputError(
                    "file",
                    f"has {shape_words(shape)} in {other} where this network needs {shape_words(wanted)} "
                    f"in {name}; build the same layers, or choose another run",
                )
        if len(names_and_shapes) != len(found):
            raise InputError(
                "file",
                f"has {len(found)} parameter arrays where this network has {len(names_and_shapes)}; "
                "build the same layers, or choose another run",
            )
        return parameters

    def _session(self) -> Session:
        from engine.session import session  # sessions hold experiments, which hold initializers

        if not self.file:
            raise InputError("file", "is empty; choose a session that was saved")
        try:
            return session.load(Path(self.file))
        except FileError as error:
            raise InputError("file", str(error)) from error

    def _read(self, session: Session) -> tuple[HostArray, list[tuple[str, Shape]]]:
        """The parameters of the lane, and the names and shapes of their arrays."""
        from engine.training.topology import plan

        if self.run > len(session.runs):
            raise InputError("run", f"must be at most {len(session.runs)}, the number of runs in the file")
        record = session.runs[self.run - 1]
        if record.checkpoint is None:
            raise InputError("run", "was saved without its weights; choose another run")
        lanes = record.checkpoint.arrays["parameters"]
        if self.lane > len(lanes):
            raise InputError("lane", f"must be at most {len(lanes)}, the number of lanes of that run")
        blocks = plan(record.start).layout.blocks
        return lanes[self.lane - 1].astype(np.float64), [(block.name, block.shape) for block in blocks]
