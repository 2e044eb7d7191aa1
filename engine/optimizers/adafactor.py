"""Adafactor."""

from __future__ import annotations

import math
from typing import Any, ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Block, Layout
from engine.optimizers.base import LEAST_DIVISOR, Arrays, Optimizer, step_size
from engine.optimizers.stages import SCALING, TRUST
from engine.products import squared_norms

LEAST_MEAN = 2.0**-120
"""Stands in for a smaller mean of squares, so that 0 / 0 is 0 in either precision."""


class Adafactor(
    Optimizer,
    kind="adafactor",
    title="Adafactor",
    reference="Shazeer & Stern 2018, Adafactor, arXiv:1804.04235, algorithms 4 and 5, section 7.2",
    formula="V = R Cᵀ / mean(R), U = g / √V, θ ← θ − α U / max(1, RMS(U) / d)",
    rank=110,
):
    """Adam without momentum that keeps a weight's mean squares as one number per row and one per column.

    R and C are the decayed means of g² + ε₁ over each row and each column, with decay 1 − t^(−κ); vectors keep all of
    V. Relative steps are α = max(ε₂, RMS(θ)) min(η, 1/√t) per array, where the paper fixes η at 0.01; without them
    α = η. As in the paper ε₁ is added to the squares (PyTorch bounds V below instead).
    """

    elementwise: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False

    learning_rate: float = step_size(1e-2)
    decay_power: float = fields.real(
        0.8,
        title="Decay power",
        symbol="κ",
        above=0.0,
        high=1.0,
        slider=(0.1, 1.0),
        live=True,
        lane=True,
        help="The decay of squares rises as 1 − t^(−κ); with 1 all squares count alike.",
    )
    clip: float = fields.real(
        1.0,
        title="Clipping",
        symbol="d",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        live=True,
        lane=True,
        help="Largest root mean square of an array's update, in units of α.",
    )
    relative: bool = fields.toggle(
        True,
        title="Relative steps",
        live=True,
        help="Steps in proportion to the size of each array, and falling with time once 1/√t is below η.",
    )
    floor: float = fields.real(
        1e-3,
        title="Least size",
        symbol="ε₂",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Size that an array is at least taken to have, so that one at zero can leave it.",
    )
    epsilon: float = fields.real(
        1e-30,
        title="Epsilon",
        symbol="ε₁",
        low=0.0,
        scale="log",
        slider=(1e-36, 1e-1),
        live=True,
        lane=True,
        help="Added to squared gradients.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        shapes: dict[str, Shape] = {}
        for index, block in enumerate(layout.blocks):
            shape = block.matrix_shape
            if shape is None:
                shapes[f"squares{index}"] = (block.size,)
            else:
                shapes |= {f"rows{index}": (shape[0],), f"columns{index}": (shape[1],)}
        return shapes

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        rest = float(step + 1) ** -self.decay_power
        relative = min(learning_rate, 1.0 / math.sqrt(step + 1.0))
        return {
            "decay": 1.0 - rest,
            "rest": rest,
            "clip": self.clip,
            "floor": self.floor,
            "epsilon": self.epsilon,
            "step_size": -relative if self.relative else -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, update = arrays.xp, arrays.update
        squares = arrays.scratch("squares")
        xp.multiply(arrays.gradient, arrays.gradient, out=squares)
        squares += c["epsilon"]
        for index, block in enumerate(arrays.layout.blocks):
            mean = self._mean(c, arrays, index, block, squares)
            own = update[:, block.span]
            xp.divide(arrays.gradient[:, block.span], xp.maximum(xp.sqrt(mean), LEAST_DIVISOR), out=own)
            arrays.note(SCALING, own, block=block)
            own /= xp.maximum(1.0, _size(xp, own) / c["clip"])
            if self.relative:
                own *= xp.maximum(_size(xp, arrays.parameters[:, block.span]), c["floor"])
        arrays.note(TRUST, update)
        update *= c["step_size"]

    @staticmethod
    def _mean(c: Coefficients, arrays: Arrays, index: int, block: Block, squares: Array) -> Array:
        """V of an array, (lanes, size), from its means advanced by the squares."""
        xp, state = arrays.xp, arrays.state

        def advanced(name: str, values: Array) -> Array:
            kept = state[f"{name}{index}"]
            kept *= c["decay"]
            kept += values * c["rest"]
            return kept

        if block.matrix_shape is None:
            return advanced("squares", squares[:, block.span])
        matrix = block.matrix_of(squares)
        rows = advanced("rows", xp.mean(matrix, axis=2))
        columns = advanced("columns", xp.mean(matrix, axis=1))
        shares = rows / xp.maximum(xp.mean(rows, axis=1, keepdims=True), LEAST_MEAN)
        return (shares[:, :, None] * columns[:, None, :]).reshape(len(rows), block.size)


def _size(xp: Namespace, rows: Array) -> Any:
    """Root mean square of each lane, (lanes, 1)."""
    return xp.sqrt(squared_norms(xp, rows) / rows.shape[1])[:, None]
