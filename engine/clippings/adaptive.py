"""Adaptive gradient clipping."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.clippings.base import Clipping
from engine.coefficients import Coefficients
from engine.layout import Block, Layout


class AdaptiveClipping(
    Clipping,
    kind="adaptive",
    title="Adaptive",
    reference="Brock, De, Smith & Simonyan 2021, arXiv:2102.06171, eq. 3",
    formula="gᵢ ← gᵢ · min(1, λ max(∥wᵢ∥, ε) / ∥gᵢ∥) for each unit i",
    rank=25,
):
    """Shortens the gradient of a unit that is long beside the unit's weights, so that no step upsets them.

    A unit's weights are those that come into it: a column of a weight matrix, a filter of a convolution. Vectors
    (biases, gains) count as one unit each.
    """

    threshold: float = fields.real(
        0.01,
        title="Threshold",
        symbol="λ",
        above=0.0,
        scale="log",
        slider=(1e-3, 1.0),
        live=True,
        lane=True,
        help="Largest ratio of gradient to weights that passes unchanged.",
    )
    epsilon: float = fields.real(
        1e-3,
        title="Least length",
        symbol="ε",
        above=0.0,
        scale="log",
        slider=(1e-6, 0.1),
        live=True,
        lane=True,
        help="Weights shorter than this count as so long; otherwise what starts at zero could never move.",
    )
    last_layer: bool = fields.toggle(
        False,
        title="Last layer too",
        live=True,
        help="Whether the last layer is clipped as well; it trains better without (section 4.1 of the paper).",
    )

    def coefficients(self) -> dict[str, float]:
        return {"threshold": self.threshold, "epsilon": self.epsilon}

    def apply(
        self,
        xp: Namespace,
        c: Coefficients,
        gradient: Array,
        norm: Array,
        parameters: Array,
        layout: Layout,
    ) -> None:
        for block in self._clipped(layout):
            units = block.shape[-1] if len(block.shape) > 1 else 1
            shape = (len(gradient), block.size // units, units)
            own = gradient[:, block.span].reshape(shape)
            weights = parameters[:, block.span].reshape(shape)
            length = xp.maximum(_lengths(xp, weights), c["epsilon"])
            length *= c["threshold"]
            # Where the gradient is shorter the quotient is 1 to the bit, and nothing changes.
            own *= (length / xp.maximum(_lengths(xp, own), length))[:, None, :]

    def _clipped(self, layout: Layout) -> tuple[Block, ...]:
        """All blocks, or those before the last layer; a single layer is not left out."""
        layers = [block.name.partition(".")[0] for block in layout.blocks]
        spared = [name == layers[-1] for name in layers]
        if self.last_layer or all(spared):
            return layout.blocks
        return tuple(block for block, out in zip(layout.blocks, spared, strict=True) if not out)


def _lengths(xp: Namespace, array: Array) -> Array:
    """Euclidean norms of the columns of (lanes, rows, units): (lanes, units)."""
    return xp.sqrt(xp.sum(array * array, axis=1))
