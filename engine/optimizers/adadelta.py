"""Adadelta."""

from __future__ import annotations

from engine.arrays import Shape
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
from engine.optimizers.stages import SCALING

LEAST_SQUARE = 2.0**-126
"""Stands in for a smaller ε, so that 0 / 0 is 0; the smallest normal number of float32."""


class Adadelta(
    Optimizer,
    kind="adadelta",
    title="Adadelta",
    reference="Zeiler 2012, ADADELTA: an adaptive learning rate method, arXiv:1212.5701, algorithm 1",
    formula="Δ = g √(u + ε) / √(s + ε), θ ← θ − ηΔ, s and u: running means of g² and Δ²",
    rank=31,
):
    """Divides the gradient by its running root mean square and multiplies it by that of its own steps.

    Steps thus have the unit of the parameters and no rate is needed: the paper has η = 1. ε stands inside of the roots
    and sets the size of the first steps, which is why it starts slowly.
    """

    learning_rate: float = step_size(1.0)
    rho: float = unit_interval(0.9, "Decay", "ρ", "Decay of both means of squares.", slider=(0.5, 0.9999))
    epsilon: float = small_positive(1e-6, "Epsilon", "ε", "Sets the size of the first steps, about √ε.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "square", "square_step")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "rho": self.rho,
            "rest": 1.0 - self.rho,
            "epsilon": max(self.epsilon, LEAST_SQUARE),
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        square, square_step = arrays.state["square"], arrays.state["square_step"]
        work = xp.multiply(gradient, c["rest"], out=arrays.scratch("work"))
        work *= gradient
        square *= c["rho"]
        square += work
        xp.add(square, c["epsilon"], out=work)
        xp.sqrt(work, out=work)
        gradient /= work
        xp.add(square_step, c["epsilon"], out=work)
        xp.sqrt(work, out=work)
        gradient *= work
        arrays.note(SCALING, gradient)
        xp.multiply(gradient, c["rest"], out=work)
        work *= gradient
        square_step *= c["rho"]
        square_step += work
        xp.multiply(gradient, c["step_size"], out=update)
