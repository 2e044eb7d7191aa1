"""Coordinate descent."""

from __future__ import annotations

from typing import ClassVar

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, step_size
from engine.optimizers.stages import SCALING


class CoordinateDescent(
    Optimizer,
    kind="coordinate_descent",
    title="Coordinate descent",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.7.2; Wright 2015, Coordinate descent "
    "algorithms, arXiv:1502.04759, algorithm 1",
    formula="θᵢ ← θᵢ − η gᵢ / hᵢᵢ, one i at a time",
    rank=270,
):
    """Moves one parameter at a time to the minimum along its axis; strongly coupled parameters make it zigzag.

    Exact, the component's own curvature hᵢᵢ divides the gradient, which on a quadratic is the exact minimum at η = 1;
    where it is not positive, and when exact is off, the step is −ηgᵢ. The parameters take turns, or the one with the
    largest gradient moves (Gauss–Southwell).
    """

    asks: ClassVar[bool] = True
    elementwise: ClassVar[bool] = False

    learning_rate: float = step_size(1.0)
    order: str = fields.choice(
        "cyclic",
        title="Order",
        options={"cyclic": "In turn", "greedy": "Largest gradient"},
        help="Which parameter moves next.",
    )
    exact: bool = fields.toggle(
        True,
        title="Exact",
        help="Divide by the curvature along the axis, at the cost of one Hessian product.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return {}

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"turn": float(step), "step_size": -learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, axis = arrays.xp, arrays.gradient, arrays.scratch("axis")
        size = gradient.shape[1]
        numbers = xp.arange(size)[None, :]
        greedy = self.order == "greedy"
        chosen = xp.argmax(xp.abs(gradient), axis=1)[:, None] if greedy else int(c["turn"]) % size
        axis[...] = xp.where(numbers == chosen, 1.0, 0.0)
        step = xp.multiply(gradient, axis, out=arrays.update)
        if self.exact:
            assert arrays.oracle is not None
            product = arrays.oracle.hessian_product(axis, arrays.scratch("product"))
            curvature = xp.sum(product * axis, axis=1, keepdims=True)
            curved = curvature > 0.0
            step /= xp.where(curved, curvature, 1.0)
        arrays.note(SCALING, step)
        step *= c["step_size"]
