"""Many minima that a blur melts into one."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Line, start_field


class Continuation(
    Line,
    kind="continuation",
    title="Continuation",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.7.6; Mobahi & Fisher 2015, A theoretical "
    "analysis of optimization by Gaussian continuation, AAAI",
    formula="J(x) = E[f(x + σz)] = 0.1(x² + σ²) + 1 − exp(−9σ²/2) cos 3x, f(x) = 0.1x² + 1 − cos 3x, z ~ N(0, 1)",
    rank=60,
):
    """A wavy bowl, blurred by a normal of width σ that shrinks to 0 in the course of the run: coarse first, then fine.

    J is the blurred function of the moment; once the blur is gone, it is f itself.
    """

    region = ((-8.0, 8.0), (0.0, 8.0))

    blur: float = fields.real(
        1.5,
        title="Blur",
        symbol="σ₀",
        low=0.0,
        slider=(0.0, 3.0),
        live=True,
        help="Width σ of the blur at the beginning; 0 leaves the function as it is.",
    )
    fade: float = fields.real(
        0.8,
        title="Fading",
        low=0.0,
        high=1.0,
        slider=(0.0, 1.0),
        live=True,
        help="Share of the steps over which the blur falls to 0, in a straight line; with 0 it stays as it is.",
    )
    start_x: float = start_field(6.5, slider=(-8.0, 8.0))

    def width(self, moment: Moment) -> float:
        """σ at a moment."""
        if self.fade == 0.0:
            return self.blur
        return self.blur * max(0.0, 1.0 - moment.step / (self.fade * moment.steps))

    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        width = self.width(moment)
        return 0.1 * (x * x + width * width) + (1.0 - _damping(width) * xp.cos(3.0 * x))

    def slope(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        return 0.2 * x + 3.0 * _damping(self.width(moment)) * xp.sin(3.0 * x)

    def bend(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        return 0.2 + 9.0 * _damping(self.width(moment)) * xp.cos(3.0 * x)

    def minimum(self) -> tuple[HostArray | None, float | None]:
        final = self.blur if self.fade == 0.0 else 0.0
        return np.zeros((1, 1)), 0.1 * final * final + 1.0 - _damping(final)


def _damping(width: float) -> float:
    """What the blur leaves of the waves."""
    return math.exp(-4.5 * width * width)
