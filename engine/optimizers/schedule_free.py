"""Schedule-Free SGD and AdamW."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
    unit_interval,
)
from engine.optimizers.moments import adam_scalars, advance_square
from engine.optimizers.stages import MOMENTUM, SCALING, STEP


class ScheduleFree(Optimizer):
    """Gradients are taken at y = (1 − β) z + βx, steps are made by z, and x, the mean of all z, is evaluated.

    The parameters of a run are y. The mean weights each z by the square of its rate, so that a warm-up by the schedule
    counts for little; no other schedule is wanted. Where the rate falls this is the paper's weight: its program and
    optax take the largest rate so far. Whatever else moves the parameters between two updates, such as
    weight decay, is passed on to z.
    """

    beta: float = unit_interval(
        0.9,
        "Interpolation",
        "β",
        "Where between z (0) and the mean x (1) gradients are taken; 0 is averaging after Polyak.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "z", "x") | {"weight_sum": ()}

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["z"][...] = parameters
        state["x"][...] = parameters

    def evaluation_point(self, state: Mapping[str, Array]) -> Array | None:
        return state["x"]

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"beta": self.beta, "step_size": -learning_rate, "weight": learning_rate * learning_rate}

    @abstractmethod
    def direct(self, c: Coefficients, arrays: Arrays) -> None:
        """Turn the gradient into the direction of z's step, in place."""

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, state = arrays.xp, arrays.state
        gradient, update, parameters = arrays.gradient, arrays.update, arrays.parameters
        z, x, weight_sum = state["z"], state["x"], state["weight_sum"][:, None]
        self._interpolate(c, xp, z, x, update)
        xp.subtract(parameters, update, out=update)
        z += update
        self.direct(c, arrays)
        gradient *= c["step_size"]
        arrays.note(STEP, gradient)
        z += gradient
        weight_sum += c["weight"]
        known = weight_sum > 0.0
        share = xp.where(known, c["weight"] / xp.where(known, weight_sum, 1.0), 0.0)
        xp.subtract(z, x, out=update)
        update *= share
        x += update
        self._interpolate(c, xp, z, x, update)
        update -= parameters
        arrays.note(MOMENTUM, update)

    @staticmethod
    def _interpolate(c: Coefficients, xp: Namespace, z: Array, x: Array, out: Array) -> None:
        """y = z + β (x − z), which is z exactly where x is."""
        xp.subtract(x, z, out=out)
        out *= c["beta"]
        out += z


class ScheduleFreeSgd(
    ScheduleFree,
    kind="schedule_free_sgd",
    title="Schedule-Free SGD",
    reference="Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, section 1, weights of algorithm 1",
    formula="z ← z − η ∇J(y), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x",
    rank=160,
):
    """SGD with an average in place of a falling schedule: the run can be stopped at any time.

    The parameters of a run are y, where gradients are taken; x is evaluated.
    """

    learning_rate: float = step_size(0.5)

    def direct(self, c: Coefficients, arrays: Arrays) -> None:
        pass


class ScheduleFreeAdamW(
    ScheduleFree,
    kind="schedule_free_adamw",
    title="Schedule-Free AdamW",
    reference="Defazio et al. 2024, The road less scheduled, arXiv:2405.15682, algorithm 1",
    formula="z ← z − η g / (√v̂ + ε), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x",
    rank=161,
):
    """Adam's scaling with an average in place of both momentum and a falling schedule.

    The parameters of a run are y, where gradients are taken; x is evaluated. ε stands outside the root after the
    correction of v, which does not enter the weights of the average: as in the authors' program, where the paper
    multiplies η by √(1 − β₂ᵗ) instead.
    """

    learning_rate: float = step_size(2.5e-3)
    beta2: float = unit_interval(
        0.999, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return super().state_shapes(layout) | like_parameters(layout, "square")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        adam = adam_scalars(0.0, self.beta2, self.epsilon, step + 1)
        return adam | super().coefficients(step, learning_rate)

    def direct(self, c: Coefficients, arrays: Arrays) -> None:
        gradient, work = arrays.gradient, arrays.scratch("work")
        gradient /= advance_square(c, arrays.xp, gradient, arrays.state["square"], work=work)
        arrays.note(SCALING, gradient)
