"""What is added to the loss: J = loss + ½λ₂∥w∥² + λ₁∥w∥₁ over the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.arrays import Array, Dtype
from engine.backend import Backend
from engine.coefficients import CoefficientTable
from engine.experiment import Experiment
from engine.layout import Layout
from engine.products import squared_norms

Factor = float | Array
"""One number for all lanes, or (lanes, 1)."""


def vanishes(factor: Factor) -> bool:
    """Whether a factor is zero in all lanes, as far as the host knows."""
    return isinstance(factor, float) and factor == 0.0


class Penalties:
    """Both penalties of all lanes, at any point (lanes, parameters)."""

    def __init__(self, layout: Layout, backend: Backend, dtype: Dtype, work: Callable[[str], Array]) -> None:
        self._spans, self._backend, self._dtype = layout.penalized, backend, dtype
        self._xp, self._work = backend.xp, work
        self._l2: Factor = 0.0
        self._l1: Factor = 0.0

    def retune(self, lanes: Sequence[Experiment]) -> None:
        """Take over the strengths."""
        rows = [
            {"l2": lane.regularization.l2_penalty, "l1": lane.regularization.l1_penalty} for lane in lanes
        ]
        table = CoefficientTable([rows], self._backend, self._dtype)[0]
        self._l2, self._l1 = table["l2"], table["l1"]

    def add_gradient(self, point: Array, gradient: Array) -> None:
        """Add λ₂w + λ₁ sign w to a gradient; at w = 0 the subgradient of |w| is 0."""
        self.add_multiple(self._l2, point, gradient)
        if vanishes(self._l1):
            return
        work = self._work("penalty")
        for span in self._spans:
            signs = self._xp.sign(point[:, span], out=work[:, span])
            signs *= self._l1
            gradient[:, span] += signs

    def add_hessian(self, direction: Array, product: Array) -> None:
        """Add the Hessian of the penalties, times a direction, to a product."""
        self.add_multiple(self._l2, direction, product)

    def value(self, point: Array) -> Array:
        """The penalties of each lane, (R,)."""
        xp = self._xp
        total = sum(squared_norms(xp, point[:, span]) for span in self._spans)
        total = total * 0.5 * self._per_lane(self._l2)
        if not vanishes(self._l1):
            absolute = sum(xp.sum(xp.abs(point[:, span]), axis=1) for span in self._spans)
            total = total + absolute * self._per_lane(self._l1)
        return total

    @property
    def none(self) -> bool:
        """Whether there is nothing to add, in any lane."""
        return vanishes(self._l2) and vanishes(self._l1)

    def add_multiple(self, factor: Factor, source: Array, target: Array) -> None:
        """target ← target + factor · source, over the penalized parameters only."""
        if vanishes(factor):
            return
        work = self._work("penalty")
        for span in self._spans:
            product = self._xp.multiply(source[:, span], factor, out=work[:, span])
            target[:, span] += product

    @staticmethod
    def _per_lane(factor: Factor) -> Factor:
        return factor if isinstance(factor, float) else factor[:, 0]
