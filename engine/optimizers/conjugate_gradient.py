"""Nonlinear conjugate gradients."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import LEAST_DIVISOR, Arrays, like_parameters
from engine.optimizers.line_search import search_along
from engine.optimizers.searching import Searching, curvature_share
from engine.optimizers.stages import MOMENTUM
from engine.products import dots


class ConjugateGradient(
    Searching,
    kind="conjugate_gradient",
    title="Conjugate gradients",
    reference="Nocedal & Wright 2006, Numerical Optimization, 2nd ed., algorithms 5.4 and 3.5; Goodfellow, Bengio & "
    "Courville 2016, Deep Learning, algorithm 8.9",
    formula="d ← −g + βd, θ ← θ + αd with α by a strong-Wolfe search",
    rank=200,
):
    """Searches along directions that do not undo what earlier ones achieved; needs two vectors, no matrix.

    On a quadratic with exact search it ends in as many steps as there are parameters. β is never negative; where the
    direction would not descend, and every `restart` steps, it starts again from −g. The first trial step is η/∥g∥,
    later ones promise the same first-order decrease as the step before (Nocedal & Wright, page 59).
    """

    curvature: float = curvature_share(0.1)
    beta: str = fields.choice(
        "polak_ribiere",
        title="β",
        options={
            "polak_ribiere": "Polak–Ribière+",
            "fletcher_reeves": "Fletcher–Reeves",
            "hestenes_stiefel": "Hestenes–Stiefel+",
            "dai_yuan": "Dai–Yuan",
        },
        help="How much of the last direction is kept.",
    )
    restart: int = fields.integer(
        0,
        title="Restart every",
        unit="steps",
        low=0,
        high=10**6,
        slider=(0, 100),
        live=True,
        help="Steps after which the direction starts again from the gradient; 0 for never.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "direction", "gradient") | {"promise": ()}

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        fresh = step == 0 or (self.restart > 0 and step % self.restart == 0)
        return {"first": learning_rate, "keep": 0.0 if fresh else 1.0}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, state, gradient = arrays.xp, arrays.state, arrays.gradient
        direction, before, promise = state["direction"], state["gradient"], state["promise"]
        beta = self._beta(arrays, direction, gradient, before)[:, None] * c["keep"]
        direction *= beta
        direction -= gradient
        slope = dots(xp, gradient, direction)
        descends = slope < 0.0
        direction[...] = xp.where(descends[:, None], direction, -gradient)
        arrays.note(MOMENTUM, direction, -1.0)
        squares = dots(xp, gradient, gradient)
        slope = xp.where(descends, slope, -squares)
        goes_on = xp.logical_and(promise < 0.0, descends)
        scale = xp.where(
            goes_on,
            promise / xp.where(goes_on, slope, -1.0),
            1.0 / xp.sqrt(xp.maximum(squares, LEAST_DIVISOR)),
        )
        before[...] = gradient
        found = search_along(arrays, direction, xp.minimum(scale, 1e3)[:, None] * c["first"], self.wolfe)
        promise[...] = found.lengths[:, 0] * slope
        xp.multiply(direction, found.lengths, out=arrays.update)

    def _beta(self, arrays: Arrays, direction: Array, gradient: Array, before: Array) -> Array:
        xp = arrays.xp
        change = arrays.scratch("change")
        xp.subtract(gradient, before, out=change)
        top = gradient if self.beta in ("fletcher_reeves", "dai_yuan") else change
        numerator = dots(xp, gradient, top)
        bottom = (
            dots(xp, before, before)
            if self.beta in ("polak_ribiere", "fletcher_reeves")
            else dots(xp, direction, change)
        )
        usable = bottom > 0.0
        return xp.where(usable, xp.maximum(numerator, 0.0) / xp.where(usable, bottom, 1.0), 0.0)
