"""The update that is about to be made, taken apart, and what it does to J: foretold and measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, HostArray
from engine.products import dots, squared_norms
from engine.training.plans import Group
from engine.training.tracing import GRADIENT, PENALTIES, Stage, Trace
from engine.training.trainer import Trainer

EXACT, DIFFERENCES, UNKNOWN = 1, 0, -1
"""How uᵀHu was found: by a Hessian product, by central differences of the gradient, not at all."""
CHEAP, MANY = 5e7, 8
"""Multiply–adds, or batches, up to which J is taken on the whole training part beside the batch."""


@dataclass(frozen=True)
class Anatomy:
    """The update of lane 0 from the present state. J, penalties included, is taken on the batch of the update, with its
    draws.

    Attributes:
        groups: the layers with parameters, or the surface.
        stages: from the negative gradient of the loss to the update, the last one.
        gradient: of J, (parameters,), float64.
        parameters: θ, (parameters,).
        rate: η, schedule included.
        value, end: J at θ and at θ + u.
        slope: gᵀu.
        bend: uᵀHu, NaN where it is unknown.
        source: how `bend` was found: `EXACT`, `DIFFERENCES` or `UNKNOWN`.
        whole: J at θ and at θ + u on the whole training part in evaluation, without noise on a surface; None where
            that would cost much.
        resolution: what the change of J may be wrong by for its rounding alone.
    """

    groups: tuple[Group, ...]
    stages: tuple[Stage, ...]
    gradient: HostArray
    parameters: HostArray
    rate: float
    value: float
    end: float
    slope: float
    bend: float
    source: int
    whole: tuple[float, float] | None
    resolution: float

    @property
    def update(self) -> HostArray:
        """u, (parameters,): to the bit what is added to θ next on the path of reference."""
        return self.stages[-1].motion


def dissect(trainer: Trainer) -> Anatomy | None:
    """Make the next update step by step, and take it back; None where lane 0 has stopped, so that none is to come.

    Where compiled kernels make the updates, their gradient is taken apart, and the update is theirs to rounding.
    """
    if not trainer.guard.active[0]:
        return None
    with trainer.aside():
        return _Dissection(trainer).anatomy()


class _Dissection:
    def __init__(self, trainer: Trainer) -> None:
        self._trainer, self._descent = trainer, trainer.descent
        self._xp, self._backend = trainer.xp, trainer.backend
        self._theta = trainer.parameters
        self._room = self._xp.empty_like(self._theta)

    def anatomy(self) -> Anatomy:
        trainer, descent = self._trainer, self._descent
        trainer.objective.prepare(trainer.step)
        trainer.guard.silence(descent.gradient)
        gradient = descent.gradient.copy()
        rate = float(descent.rates(trainer.step, 1)[0, 0])
        stages = self._stages(rate)
        update = self._xp.zeros_like(self._theta)
        update += descent.update
        value = self._number(descent.oracle.gradient(self._theta, self._room))
        bend, source = self._bend(update)
        end = self._theta + update
        trainer.objective.project(end)
        after = self._number(descent.oracle.value(end))
        scale = float(np.finfo(trainer.dtype).eps)
        own = self._host(gradient)
        return Anatomy(
            groups=trainer.plan.groups,
            stages=stages,
            gradient=own,
            parameters=self._host(self._theta),
            rate=rate,
            value=value,
            end=after,
            slope=float(own @ stages[-1].motion.astype(np.float64)),
            bend=bend,
            source=source,
            whole=self._whole(end),
            resolution=scale * max(abs(value), abs(after)),
        )

    def _stages(self, rate: float) -> tuple[Stage, ...]:
        trainer, descent = self._trainer, self._descent
        trace = Trace(self._backend, rate)
        if descent.asks or not descent.penalties.none:
            # Whoever asks for products takes it that the latest gradient is that of θ.
            trainer.objective.gradient(self._theta, self._room)
        if descent.penalties.none:
            trace.note(GRADIENT, descent.gradient)
        else:
            trace.note(GRADIENT, self._room)
            trace.note(PENALTIES, descent.gradient)
        descent.prepare(trainer.step, 1)
        # Summed as the recorder does, so that clipping has the same bits; its row is made anew with the next update.
        loss = self._xp.zeros(len(self._theta), dtype=trainer.dtype)
        squared = trainer.recorder.record_gradient(0, loss, descent.gradient)
        descent.trace_update(0, self._xp.sqrt(squared), trace)
        return trace.stages()

    def _bend(self, update: Array) -> tuple[float, int]:
        """uᵀHu at the point of the latest gradient, and how it was found."""
        xp, oracle = self._xp, self._descent.oracle
        try:
            product, source = oracle.hessian_product(update, self._room), EXACT
        except NotImplementedError:
            product, source = self._difference(update), DIFFERENCES
        found = self._number(dots(xp, update, product))
        return (found, source) if np.isfinite(found) else (float("nan"), UNKNOWN)

    def _difference(self, update: Array) -> Array:
        """H · update by central differences of the gradient."""
        xp, oracle = self._xp, self._descent.oracle
        length = self._number(xp.sqrt(squared_norms(xp, update)))
        if length == 0.0:
            return xp.zeros_like(update)
        size = 1.0 + self._number(xp.sqrt(squared_norms(xp, self._theta)))
        share = float(np.cbrt(np.finfo(self._trainer.dtype).eps)) * size / length
        behind = xp.empty_like(update)
        oracle.gradient(self._theta + update * share, self._room)
        oracle.gradient(self._theta - update * share, behind)
        return (self._room - behind) / (2.0 * share)

    def _whole(self, end: Array) -> tuple[float, float] | None:
        """J beyond the batch, before and after."""
        trainer = self._trainer
        learning = trainer.learning
        if learning is not None:
            samples = len(learning.training_inputs)
            effort = samples * trainer.lanes * learning.topology.multiply_adds
            if effort > CHEAP and samples > MANY * learning.batch_size:
                return None
        found = []
        for point in (self._theta, end):
            if learning is None:
                loss = float(trainer.objective.evaluate(point)["train_loss"][0])
            else:
                outputs = learning.predictor.outputs(learning.views(point), learning.training_inputs)
                loss = self._number(
                    trainer.experiment.loss.value(self._xp, outputs, learning.training_targets[None])
                )
            found.append(loss + self._number(self._descent.penalties.value(point)))
        return found[0], found[1]

    def _host(self, array: Array) -> HostArray:
        """Of lane 0, float64."""
        return self._backend.to_host(array[:1])[0].astype(np.float64)

    def _number(self, values: Array) -> float:
        """Of lane 0."""
        return float(self._backend.to_host(values[:1])[0])
