"""Learning from data: there is no surface."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment, Surface


class NoSurface(
    Surface,
    kind="none",
    title="Learn from data",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.1",
    formula="J(θ) = mean loss of the network on the training data",
    rank=1,
):
    """A network, its data and its loss make the objective."""

    is_surface: ClassVar[bool] = False

    def dimension(self) -> int:
        return 0

    def start(self, seed: int) -> HostArray:
        raise NotImplementedError("there is no surface")

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        raise NotImplementedError("there is no surface")

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        raise NotImplementedError("there is no surface")

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        raise NotImplementedError("there is no surface")
