"""Polyak's heavy ball."""

from __future__ import annotations

from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import MOMENTUM, STEP


class HeavyBall(
    Optimizer,
    kind="heavy_ball",
    title="Heavy ball",
    reference="Polyak 1964, Some methods of speeding up the convergence of iteration methods, USSR Comput. Math. Math. "
    "Phys. 4(5):1–17",
    formula="θₜ₊₁ = θₜ − ηg + β(θₜ − θₜ₋₁)",
    rank=11,
):
    """A ball with inertia that rolls down J: each step keeps a share of the last one.

    The last step holds the rate it was made with, so a change of η acts on new gradients alone; SGD's velocity in
    contrast takes the new rate at once. At a constant rate the two are the same.
    """

    learning_rate: float = step_size(0.1)
    momentum: float = unit_interval(
        0.9, "Momentum", "β", "Share of the last step that is kept; 0 is plain SGD."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "last_step")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"momentum": self.momentum, "step_size": -learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, last_step = arrays.xp, arrays.state["last_step"]
        last_step *= c["momentum"]
        last_step += xp.multiply(arrays.gradient, c["step_size"], out=arrays.update)
        arrays.note(STEP, arrays.update)
        arrays.update[...] = last_step
        arrays.note(MOMENTUM, last_step)
