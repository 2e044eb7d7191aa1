"""Adagrad."""

from __future__ import annotations

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    LEAST_DIVISOR,
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
)
from engine.optimizers.stages import SCALING


class Adagrad(
    Optimizer,
    kind="adagrad",
    title="Adagrad",
    reference="Duchi, Hazan & Singer 2011, Adaptive subgradient methods, J. Mach. Learn. Res. 12, figure 1 (diagonal)",
    formula="s ← s + g², θ ← θ − η g / (√s + ε)",
    rank=20,
):
    """Divides each component by the root of the sum of all its squared gradients, so steps only shrink.

    ε stands outside the root. The sum starts from `initial_accumulator`.
    """

    learning_rate: float = step_size(0.01)
    initial_accumulator: float = fields.real(
        0.0,
        title="Initial sum",
        symbol="s₀",
        low=0.0,
        scale="log",
        slider=(1e-6, 10.0),
        live=True,
        lane=True,
        help="Where the sum of squares starts; more of it makes the first steps shorter.",
    )
    epsilon: float = small_positive(
        1e-10, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "sum")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "initial": self.initial_accumulator,
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        total, work = arrays.state["sum"], arrays.scratch("work")
        total += xp.multiply(gradient, gradient, out=work)
        # The state starts at zero and s₀ is added when it is used.
        xp.add(total, c["initial"], out=work)
        xp.sqrt(work, out=work)
        work += c["epsilon"]
        xp.multiply(gradient, c["step_size"], out=update)
        update /= work
        arrays.note(SCALING, update, rated=True)
