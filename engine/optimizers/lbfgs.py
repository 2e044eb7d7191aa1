"""L-BFGS."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays
from engine.optimizers.line_search import search_along, usable_pair
from engine.optimizers.searching import Searching
from engine.optimizers.stages import SCALING
from engine.products import dots


class LBfgs(
    Searching,
    kind="lbfgs",
    title="L-BFGS",
    reference="Nocedal & Wright 2006, Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5; Liu & Nocedal 1989",
    formula="d = −Hg by the two-loop recursion over the last m pairs (s, y), H₀ = (sᵀy / yᵀy) I",
    rank=220,
):
    """BFGS that remembers the last m steps instead of a matrix, so that it fits networks of any size.

    A pair without positive curvature is not remembered. Both gradients of a pair come from the same batch. The first
    direction is −g, whose first trial step is η · min(1, 1/∥g∥₁).
    """

    memory: int = fields.integer(
        10,
        title="Memory",
        symbol="m",
        unit="steps",
        low=1,
        high=1000,
        slider=(1, 50),
        help="Pairs that are kept.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return {
            "steps": (self.memory, layout.size),
            "changes": (self.memory, layout.size),
            "weights": (self.memory,),
        }

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"first": learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        weights = arrays.state["weights"]
        direction = self._direction(arrays)
        arrays.note(SCALING, direction, -1.0)
        first = xp.minimum(1.0, 1.0 / xp.maximum(xp.sum(xp.abs(gradient), axis=1), 1e-30))
        # The latest pair stands at 0; without one the direction is the plain gradient.
        first = xp.where(weights[:, 0] > 0.0, 1.0, first)[:, None] * c["first"]
        found = search_along(arrays, direction, first, self.wolfe)
        xp.multiply(direction, found.lengths, out=update)
        self._remember(arrays, update, found.change)

    def _direction(self, arrays: Arrays) -> Array:
        """−Hg. Empty places have ρ = 0 and so no effect."""
        xp, state, direction = arrays.xp, arrays.state, arrays.scratch("direction")
        steps, changes, weights = state["steps"], state["changes"], state["weights"]
        xp.negative(arrays.gradient, out=direction)
        shares = []
        for age in range(self.memory):
            share = weights[:, age] * dots(xp, steps[:, age], direction)
            direction -= share[:, None] * changes[:, age]
            shares.append(share)
        square = dots(xp, changes[:, 0], changes[:, 0])
        known = weights[:, 0] > 0.0
        scale = xp.where(known, 1.0 / xp.where(known, weights[:, 0] * square, 1.0), 1.0)
        direction *= scale[:, None]
        for age in reversed(range(self.memory)):
            share = shares[age] - weights[:, age] * dots(xp, changes[:, age], direction)
            direction += share[:, None] * steps[:, age]
        return direction

    def _remember(self, arrays: Arrays, step: Array, change: Array) -> None:
        """Put a pair in front, in the lanes where it has positive curvature."""
        xp, state = arrays.xp, arrays.state
        curvature, usable = usable_pair(xp, step, change)
        weight = 1.0 / xp.where(usable, curvature, 1.0)
        for name, new in (("steps", step), ("changes", change), ("weights", weight)):
            memory = state[name]
            mask = usable.reshape(len(usable), *[1] * (memory.ndim - 1))
            shifted = xp.concatenate([new[:, None], memory[:, :-1]], axis=1)
            memory[...] = xp.where(mask, shifted, memory)
