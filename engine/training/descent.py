"""From a gradient to new parameters: penalty, clipping, optimizer, decay, and the figures of each update."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.arrays import Array, Dtype, Namespace
from engine.backend import Backend
from engine.coefficients import CoefficientTable
from engine.experiment import Experiment
from engine.optimizers.base import Arrays
from engine.training.parameters import Parameters
from engine.training.topology import Topology


def squared_norms(xp: Namespace, rows: Array) -> Array:
    """∥row∥² of each lane, (R,), without a temporary array."""
    return xp.matmul(rows[:, None, :], rows[:, :, None])[:, 0, 0]


class Descent:
    """The optimizer's arrays and the order in which an update is made.

    gradient → + λθ (L2 penalty) → clipping → optimizer → − ηwθ (decoupled decay) → update.
    """

    def __init__(
        self,
        topology: Topology,
        parameters: Parameters,
        lanes: Sequence[Experiment],
        backend: Backend,
        dtype: Dtype,
    ) -> None:
        self.backend, self.dtype, self.xp = backend, dtype, backend.xp
        self.topology, self.parameters = topology, parameters
        self.gradients = Parameters(topology, backend, dtype, len(lanes))
        self.update: Array = self.xp.zeros_like(parameters.flat)
        self._scratch: dict[str, Array] = {}
        self.retune(lanes)
        self.state: dict[str, Array] = {
            name: self.xp.zeros((len(lanes), *shape), dtype=dtype)
            for name, shape in lanes[0].optimizer.state_shapes(topology.layout).items()
        }
        self.arrays = Arrays(
            self.xp,
            self.gradients.flat,
            parameters.flat,
            self.update,
            self.state,
            self._working_array,
            topology.layout,
        )

    def _working_array(self, name: str) -> Array:
        if name not in self._scratch:
            self._scratch[name] = self.xp.empty_like(self.parameters.flat)
        return self._scratch[name]

    def learning_rates(self, step: int) -> list[float]:
        """η · schedule(step) of each lane: the rate of the update that follows `step` updates."""
        return [lane.optimizer.learning_rate * lane.schedule.factor(step, lane.steps) for lane in self.lanes]

    def prepare(self, first_step: int, count: int) -> None:
        """Compute the scalars of the `count` updates from `first_step` on and send them to the device together."""
        steps = range(first_step, first_step + count)
        rates = [self.learning_rates(step) for step in steps]
        self._optimizer_scalars = self._table(
            [
                [lane.optimizer.coefficients(step, rate) for lane, rate in zip(self.lanes, row, strict=True)]
                for step, row in zip(steps, rates, strict=True)
            ]
        )
        self._decay_scalars = self._table(
            [
                [
                    {"decay": rate * lane.regularization.weight_decay}
                    for lane, rate in zip(self.lanes, row, strict=True)
                ]
                for row in rates
            ]
        )

    def retune(self, lanes: Sequence[Experiment]) -> None:
        """Take over changed live hyperparameters."""
        self.lanes = tuple(lanes)
        self._clipping_scalars = self._table(
            [[lane.regularization.clipping.coefficients() for lane in lanes]]
        )[0]
        self._penalty = self._table([[{"l2": lane.regularization.l2_penalty} for lane in lanes]])[0]["l2"]

    def _table(self, rows: Sequence[Sequence[dict[str, float]]]) -> CoefficientTable:
        return CoefficientTable(rows, self.backend, self.dtype)

    def add_penalty(self) -> None:
        """Add the gradient λw of ½λ∥w∥² to the gradient."""
        self._shrink(self._penalty, self.gradients.flat, self.xp.add)

    def penalty_value(self) -> Array:
        """½λ∥w∥² of each lane, (R,)."""
        flat = self.parameters.flat
        squares = sum(squared_norms(self.xp, flat[:, span]) for span in self.topology.penalized)
        return squares * 0.5 * (self._penalty if isinstance(self._penalty, float) else self._penalty[:, 0])

    def make_update(self, index: int, gradient_norm: Array) -> None:
        """Fill `update` from the gradient and advance the optimizer's state; `index` counts from `prepare`."""
        lane = self.lanes[0]
        lane.regularization.clipping.apply(
            self.xp, self._clipping_scalars, self.gradients.flat, gradient_norm
        )
        lane.optimizer.apply(self._optimizer_scalars[index], self.arrays)
        self._shrink(self._decay_scalars[index]["decay"], self.update, self.xp.subtract)

    def _shrink(self, factor: float | Array, target: Array, combine: Callable[..., Array]) -> None:
        """target ← combine(target, factor · weights), over the penalized parameters only."""
        if isinstance(factor, float) and factor == 0.0:
            return
        work = self._working_array("penalty")
        for span in self.topology.penalized:
            self.xp.multiply(self.parameters.flat[:, span], factor, out=work[:, span])
            combine(target[:, span], work[:, span], out=target[:, span])
