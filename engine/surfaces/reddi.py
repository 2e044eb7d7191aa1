"""The example on which Adam goes the wrong way."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Line, start_field


class Reddi(
    Line,
    kind="reddi",
    title="Adam's trap",
    reference="Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, section 3, theorem 1",
    formula="fₜ(x) = C x when t mod 3 = 1, else −x, on [−1, 1]; J(x) = (C − 2)x/3",
    rank=64,
):
    """Rare large gradients point one way, frequent small ones the other: Adam follows the small ones to the worse end.

    Each update sees the term fₜ of its turn; evaluations see J, their average, which is the average regret but for a
    constant. After each update x is put back into [−1, 1]. The theorem takes β₁ = 0, β₂ = 1/(1 + C²) and a rate η/√t.
    """

    noisy: ClassVar[bool] = True
    region = ((-1.0, 1.0), (-1.0, 1.0))

    large: float = fields.real(
        3.0,
        title="Gradient",
        symbol="C",
        above=2.0,
        slider=(2.1, 20.0),
        help="The gradient of every third term; more than 2, so that the minimum is at −1.",
    )
    start_x: float = start_field(0.0, slider=(-1.0, 1.0))

    def _slope(self, moment: Moment) -> float:
        if moment.draw is None:
            return (self.large - 2.0) / 3.0
        return self.large if (moment.step + 1) % 3 == 1 else -1.0

    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        return self._slope(moment) * x

    def slope(self, xp: Namespace, x: Array, moment: Moment) -> float:
        return self._slope(moment)

    def bend(self, xp: Namespace, x: Array, moment: Moment) -> float:
        return 0.0

    def project(self, xp: Namespace, points: Array) -> None:
        xp.clip(points, -1.0, 1.0, out=points)

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.array([[-1.0]]), -(self.large - 2.0) / 3.0
