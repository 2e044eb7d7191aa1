"""What the methods with a line search share."""

from __future__ import annotations

from typing import Any, ClassVar

from engine import fields
from engine.optimizers.base import Optimizer, step_size
from engine.optimizers.line_search import Wolfe


def curvature_share(default: float) -> Any:
    """The field of c₂."""
    return fields.real(
        default,
        title="Curvature",
        symbol="c₂",
        above=0.0,
        below=1.0,
        slider=(0.01, 0.99),
        live=True,
        help="A step is long enough when the slope has shrunk to this share; small values search exactly.",
    )


class Searching(Optimizer):
    """A method that chooses a direction and searches along it; the learning rate is the step length tried first.

    The search needs J without noise: it sees the batch of the present step only, so that batches should be large.
    A lane whose search finds no decrease stays where it is.
    """

    asks: ClassVar[bool] = True
    elementwise: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False
    downhill: ClassVar[bool] = False

    learning_rate: float = step_size(1.0)
    sufficient: float = fields.real(
        1e-4,
        title="Decrease",
        symbol="c₁",
        above=0.0,
        below=0.5,
        scale="log",
        slider=(1e-6, 0.4),
        live=True,
        help="A step must lower J by this share of what the slope promises.",
    )
    curvature: float = curvature_share(0.9)

    @property
    def wolfe(self) -> Wolfe:
        """The conditions that a step has to meet."""
        # A step can meet both only where c₁ < c₂.
        return Wolfe(min(self.sufficient, 0.5 * self.curvature), self.curvature)
