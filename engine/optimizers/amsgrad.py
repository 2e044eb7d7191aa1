"""AMSGrad."""

from __future__ import annotations

from engine.arrays import Array, Shape
from engine.layout import Layout
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, like_parameters


class AmsGrad(
    Adam,
    kind="amsgrad",
    title="AMSGrad",
    reference="Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, algorithm 2; with "
    "Adam's corrections of the zero start, as in PyTorch",
    formula="u ← max(u, v), θ ← θ − η m̂ / (√û + ε)",
    rank=42,
):
    """Adam that divides by the largest mean of squares so far, so that a component's rate never grows back.

    It mends Adam's failure on problems with rare large gradients. The maximum is taken before the correction.
    """

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square", "largest")

    def _divisor_squares(self, arrays: Arrays) -> Array:
        largest = arrays.state["largest"]
        return arrays.xp.maximum(largest, arrays.state["square"], out=largest)
