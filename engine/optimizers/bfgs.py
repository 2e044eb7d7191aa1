"""BFGS."""

from __future__ import annotations

from collections.abc import Mapping

from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.errors import InputError
from engine.layout import Layout
from engine.optimizers.base import Arrays
from engine.optimizers.line_search import search_along, usable_pair
from engine.optimizers.searching import Searching
from engine.optimizers.stages import SCALING
from engine.products import dots

LARGEST = 2000
"""Parameters up to which a dense matrix of them is kept."""


class Bfgs(
    Searching,
    kind="bfgs",
    title="BFGS",
    reference="Nocedal & Wright 2006, Numerical Optimization, 2nd ed., algorithm 6.1, eq. 6.17; Goodfellow, Bengio & "
    "Courville 2016, Deep Learning, section 8.6.3",
    formula="d = −Hg, H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ, ρ = 1 / yᵀs",
    rank=210,
):
    """Builds an approximation of the inverse Hessian from the changes of the gradient; its memory is a full matrix.

    H starts as the identity. A pair without positive curvature, which a search that failed or rounding can leave, is
    not used. Both gradients of a pair come from the same batch.
    """

    def check(self, layout: Layout) -> None:
        if layout.size > LARGEST:
            raise InputError(
                "",
                f"keeps a matrix of parameters × parameters: {layout.size:,} are too many (at most {LARGEST:,}); "
                "choose L-BFGS",
            )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return {"inverse": (layout.size, layout.size)}

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["inverse"][...] = xp.eye(layout.size, dtype=parameters.dtype)

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"first": learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        inverse, direction = arrays.state["inverse"], arrays.scratch("direction")
        xp.negative(xp.matmul(inverse, gradient[:, :, None])[:, :, 0], out=direction)
        arrays.note(SCALING, direction, -1.0)
        first = xp.ones_like(gradient[:, :1]) * c["first"]
        found = search_along(arrays, direction, first, self.wolfe)
        step = xp.multiply(direction, found.lengths, out=update)
        change = found.change
        curvature, usable = usable_pair(xp, step, change)
        rho = xp.where(usable, 1.0 / xp.where(usable, curvature, 1.0), 0.0)
        product = xp.matmul(inverse, change[:, :, None])[:, :, 0]
        square = dots(xp, change, product)
        # (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ, multiplied out; with ρ = 0 nothing changes.
        outer = step[:, :, None] * product[:, None, :]
        inverse -= rho[:, None, None] * (outer + xp.swapaxes(outer, 1, 2))
        weight = rho * (1.0 + rho * square)
        inverse += weight[:, None, None] * (step[:, :, None] * step[:, None, :])
