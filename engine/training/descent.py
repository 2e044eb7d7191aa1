"""From a gradient to new parameters: penalties, clipping, optimizer, decay, and what is wrapped around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.clippings.norm import NoClipping
from engine.coefficients import Coefficients, CoefficientTable
from engine.experiment import Experiment
from engine.optimizers.base import Arrays, Optimizer
from engine.products import squared_norms
from engine.training.feedback import Feedback
from engine.training.inquiry import Inquiry
from engine.training.objective import Objective
from engine.training.penalties import Penalties, vanishes
from engine.training.tracing import AFTER, BEFORE, CLIPPING, CONSTRAINT, METHOD, WEIGHT_DECAY, Trace
from engine.wrappers.base import Wrapper


class Descent:
    """The optimizer's arrays and the order in which an update is made.

    gradient (+ penalties) → wrappers around (clipping → optimizer → − ηwθ, decoupled decay → maximal norm) → update.

    Attributes:
        since: the step at which the methods' state began; their own count of updates starts there.
    """

    def __init__(
        self,
        objective: Objective,
        parameters: Array,
        lanes: Sequence[Experiment],
        backend: Backend,
        dtype: Dtype,
    ) -> None:
        self.backend, self.dtype, self.xp = backend, dtype, backend.xp
        self.parameters, self.layout = parameters, objective.plan.layout
        self.gradient: Array = self.xp.zeros_like(parameters)
        self.update: Array = self.xp.zeros_like(parameters)
        self._objective = objective
        self._scratch: dict[str, Array] = {}
        self._trace: Trace | None = None
        self.penalties = Penalties(self.layout, backend, dtype, self._working_array)
        self.oracle = Inquiry(objective, self.penalties, backend, len(lanes))
        first = lanes[0]
        self._optimizer = self._arrays(first.optimizer)
        self._wrappers = [self._arrays(wrapper) for wrapper in first.wrappers]
        kept = {"parameters": parameters} | (
            {"buffers": objective.buffers} if objective.buffers.shape[1] else {}
        )
        self.feedback = Feedback(lanes, kept | self._methods_state(), backend, dtype)
        self.since = 0
        self.asks = first.optimizer.asks or any(wrapper.asks for wrapper in first.wrappers)
        self.retune(lanes)

    def _arrays(self, part: Optimizer | Wrapper) -> Arrays:
        state = {
            name: self.xp.zeros((len(self.parameters), *shape), dtype=self.dtype)
            for name, shape in part.state_shapes(self.layout).items()
        }
        work = self._working_array
        return Arrays(
            self.xp, self.gradient, self.parameters, self.update, state, work, self.layout, self.oracle
        )

    def _note(self, stage: str, vector: Array, number: int = -1) -> None:
        if self._trace is not None:
            self._trace.note(stage, vector, number=number)

    @property
    def state(self) -> dict[str, Array]:
        """Everything that the next update depends on beside the parameters, by name, (lanes, …) each."""
        return self._methods_state() | {
            f"feedback.{name}": array for name, array in self.feedback.state.items()
        }

    def _methods_state(self) -> dict[str, Array]:
        found = {f"optimizer.{name}": array for name, array in self._optimizer.state.items()}
        for index, arrays in enumerate(self._wrappers):
            found |= {f"wrappers.{index}.{name}": array for name, array in arrays.state.items()}
        return found

    def start(self, step: int = 0) -> None:
        """Fill the methods' state for the parameters that they start from, after `step` updates."""
        self.since = step
        first = self.lanes[0]
        first.optimizer.start(self.xp, self.parameters, self._optimizer.state, self.layout)
        for wrapper, arrays in zip(first.wrappers, self._wrappers, strict=True):
            wrapper.start(self.xp, self.parameters, arrays.state, self.layout)
        self.feedback.start()

    def _working_array(self, name: str) -> Array:
        if name not in self._scratch:
            self._scratch[name] = self.xp.empty_like(self.parameters)
        return self._scratch[name]

    @property
    def method_state(self) -> Mapping[str, Array]:
        """The optimizer's arrays by name."""
        return self._optimizer.state

    def rates(self, first_step: int, count: int) -> HostArray:
        """η · schedule(step) of the updates that follow `first_step` … steps, float64 (count, lanes)."""
        curves = [schedule.factors(first_step, count, steps) for schedule, steps in self._curves]
        return self._own_rates * np.stack(curves, axis=1)[:, self._curve_of] * np.array(self._factors)

    def prepare(self, first_step: int, count: int) -> None:
        """Compute the scalars of the `count` updates from `first_step` on and send them to the device together."""
        steps = range(first_step - self.since, first_step - self.since + count)
        rates = self.rates(first_step, count).tolist()

        def table(scalars: Callable[[Experiment, int, float], dict[str, float]]) -> CoefficientTable:
            return self._table(
                [
                    [scalars(lane, step, rate) for lane, rate in zip(self.lanes, row, strict=True)]
                    for step, row in zip(steps, rates, strict=True)
                ]
            )

        self._optimizer_scalars = table(lambda lane, step, rate: lane.optimizer.coefficients(step, rate))
        self._decay_scalars = table(lambda lane, _, rate: {"decay": -rate * lane.regularization.weight_decay})
        self._wrapper_scalars = [
            table(partial(_wrapper_scalars, index)) for index in range(len(self._wrappers))
        ]

    def retune(self, lanes: Sequence[Experiment]) -> None:
        """Take over changed live hyperparameters."""
        self.lanes = tuple(lanes)
        horizons = [(lane.schedule, lane.steps) for lane in lanes]
        self._curves = list(dict.fromkeys(horizons))  # lanes mostly share one
        self._curve_of = [self._curves.index(horizon) for horizon in horizons]
        self._own_rates = np.array([lane.optimizer.learning_rate for lane in lanes])
        method, kernels = lanes[0].optimizer, self.backend.kernels
        self._advance = (kernels.update(method) if kernels else None) or method.apply
        self._clipping_scalars = self._table(
            [[lane.regularization.clipping.coefficients() for lane in lanes]]
        )[0]
        self._largest: float | Array = self._table(
            [[{"largest": lane.regularization.max_norm} for lane in lanes]]
        )[0]["largest"]
        self.penalties.retune(lanes)
        self.feedback.retune(lanes)
        self._factors = self.feedback.factors()

    def attend(self) -> None:
        """Take over what the evaluations have changed."""
        self._factors = self.feedback.factors()

    def _table(self, rows: Sequence[Sequence[dict[str, float]]]) -> CoefficientTable:
        return CoefficientTable(rows, self.backend, self.dtype)

    def make_update(self, index: int, gradient_norm: Array) -> None:
        """Fill `update` from the gradient and advance all state; `index` counts from `prepare`."""
        step = partial(self._step, index, gradient_norm)  # what is inside of all wrappers
        for number in reversed(range(len(self._wrappers))):
            step = partial(self._wrap, number, index, step)
        step()
        if self._wrappers:
            self._constrain()

    def trace_update(self, index: int, gradient_norm: Array, trace: Trace) -> None:
        """Make an update, as `make_update` does, by the operations of reference, and note its stages."""
        advance, arrays = self._advance, self._optimizer
        self._advance, self._optimizer = self.lanes[0].optimizer.apply, replace(arrays, note=trace.note)
        self._trace = trace
        try:
            self.make_update(index, gradient_norm)
        finally:
            self._advance, self._optimizer, self._trace = advance, arrays, None

    def _wrap(self, number: int, index: int, inner: Callable[[], None]) -> None:
        wrapper, arrays = self.lanes[0].wrappers[number], self._wrappers[number]

        def within() -> None:
            self._note(BEFORE, self.gradient, number)
            inner()

        wrapper.apply(self._wrapper_scalars[number][index], arrays, within)
        self._note(AFTER, self.update, number)

    def _step(self, index: int, gradient_norm: Array) -> None:
        lane = self.lanes[0]
        if self._wrappers:  # they may have changed the gradient
            gradient_norm = self.xp.sqrt(squared_norms(self.xp, self.gradient))
        lane.regularization.clipping.apply(
            self.xp, self._clipping_scalars, self.gradient, gradient_norm, self.parameters, self.layout
        )
        if not isinstance(lane.regularization.clipping, NoClipping):
            self._note(CLIPPING, self.gradient)
        self._advance(self._optimizer_scalars[index], self._optimizer)
        self._note(METHOD, self.update)
        decay: Coefficients = self._decay_scalars[index]
        self.penalties.add_multiple(decay["decay"], self.parameters, self.update)
        self._note(WEIGHT_DECAY, self.update)
        self._constrain()

    def _constrain(self) -> None:
        """Change the update so that it ends where the objective is defined, and where no unit's weights are longer than
        the maximal norm (0: no bound)."""
        if vanishes(self._largest) and not self._objective.constrained:
            return
        xp, work = self.xp, self._working_array("end")
        xp.add(self.parameters, self.update, out=work)
        self._objective.project(work)
        for block in self.layout.blocks if not vanishes(self._largest) else ():
            if block.penalized and block.matrix_shape is not None:
                weights = block.matrix_of(work)
                norms = xp.sqrt(xp.sum(weights * weights, axis=1, keepdims=True))
                bound = self._largest if isinstance(self._largest, float) else self._largest[:, :, None]
                over = xp.logical_and(norms > bound, bound > 0.0)
                weights *= xp.where(over, bound / xp.where(over, norms, 1.0), 1.0)
        work -= self.parameters
        if not isinstance(self._largest, float):  # a lane without a bound keeps its update, bit for bit
            work[...] = xp.where(self._largest > 0.0, work, self.update)
        self.update[...] = work
        self._note(CONSTRAINT, self.update)

    def evaluation_point(self) -> Array:
        """The point that is to be evaluated: the parameters, or what the method says."""
        point = self.lanes[0].optimizer.evaluation_point(self._optimizer.state)
        return self.parameters if point is None else point

    def averaged(self) -> Array | None:
        """Averaged parameters that are evaluated beside, from the outermost wrapper that has such."""
        for wrapper, arrays in zip(self.lanes[0].wrappers, self._wrappers, strict=True):
            average = wrapper.averaged(arrays.state)
            if average is not None:
                return average
        return None


def _wrapper_scalars(index: int, lane: Experiment, step: int, rate: float) -> dict[str, float]:
    return lane.wrappers[index].coefficients(step, rate)
