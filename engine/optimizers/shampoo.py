"""Shampoo."""

from __future__ import annotations

from typing import ClassVar

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
from engine.optimizers.curvature import NEGLIGIBLE
from engine.optimizers.kronecker import (
    eigen,
    gram,
    is_due,
    largest_side,
    multiply,
    precondition_every,
    renew,
    sides,
    square_shapes,
)
from engine.optimizers.stages import MOMENTUM, SCALING

LEAST_EIGENVALUE = 2.0**-100
"""Stands in for a smaller ε."""


class Shampoo(
    Optimizer,
    kind="shampoo",
    title="Shampoo",
    reference="Gupta, Koren & Singer 2018, Shampoo, arXiv:1802.09568, algorithm 1",
    formula="L ← L + GGᵀ, R ← R + GᵀG, W ← W − η (εI + L)^(−1/4) G (εI + R)^(−1/4)",
    rank=143,
):
    """Adagrad with a full matrix for the rows of a weight and one for its columns, so that steps only shrink.

    The roots are taken anew every f steps, the first from the first gradient. A weight with one side beyond the
    largest has the exponent −1/2 on the other. Vectors, and weights with two such sides, take Adagrad's diagonal
    step with ε inside of the root. Convolutions count as matrices.
    """

    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False

    learning_rate: float = step_size(0.1)
    momentum: float = unit_interval(
        0.0, "Momentum", "μ", "Share of the preconditioned velocity that is kept."
    )
    epsilon: float = small_positive(1e-4, "Epsilon", "ε", "Added to each eigenvalue.")
    precondition_every: int = precondition_every(1, "Steps between two computations of the roots.")
    largest: int = largest_side()

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        matrices = square_shapes(layout, self.largest, "sum", "root")
        return like_parameters(layout, "velocity", "square") | matrices

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "momentum": self.momentum,
            "epsilon": max(self.epsilon, LEAST_EIGENVALUE),
            "renew": float(step % self.precondition_every == 0),
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update, state = arrays.xp, arrays.gradient, arrays.update, arrays.state
        known = sides(arrays.layout, self.largest)
        square, velocity = state["square"], state["velocity"]
        square += xp.multiply(gradient, gradient, out=update)
        xp.add(square, c["epsilon"], out=update)
        xp.divide(gradient, xp.sqrt(update, out=update), out=update)
        for side in known:
            update[:, side.block.span] = gradient[:, side.block.span]
        for side in known:
            total, root = state[side.called("sum")], state[side.called("root")]
            total += gram(xp, gradient, side)
            if is_due(c["renew"]):
                both = sum(other.index == side.index for other in known) == 2
                renew(xp, root, _inverse_root(c, xp, total, fourth=both), c["renew"])
            multiply(xp, update, side, root, transposed=False)
        arrays.note(SCALING, update)
        velocity *= c["momentum"]
        velocity += update
        if self.momentum:
            arrays.note(MOMENTUM, velocity)
        xp.multiply(velocity, c["step_size"], out=update)


def _inverse_root(c: Coefficients, xp: Namespace, total: Array, *, fourth: bool) -> Array:
    """(εI + total)^(−1/4), or ^(−1/2); eigenvalues that rounding could have made count as small and positive."""
    values, vectors = eigen(xp, total)
    values = values + c["epsilon"]
    values = xp.maximum(values, NEGLIGIBLE[total.itemsize] * values[:, :1])
    roots = xp.sqrt(xp.sqrt(values)) if fourth else xp.sqrt(values)
    return xp.matmul(vectors / roots[:, None, :], xp.swapaxes(vectors, 1, 2))
