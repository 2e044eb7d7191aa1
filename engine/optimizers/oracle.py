"""What a method may ask that needs more than the gradient: J and its derivatives at any point."""

from __future__ import annotations

from abc import ABC, abstractmethod

from engine.arrays import Array


class Oracle(ABC):
    """J on the batch of the present step, penalties included, with the same random draws at every point.

    Points, directions and results are (lanes, parameters), values (lanes,). Every call is counted, once for all lanes.
    Gradients and products are those of the training pass (dropout masks, batch statistics).

    Attributes:
        calls: number of calls so far.
    """

    calls: int = 0

    @abstractmethod
    def value(self, point: Array) -> Array:
        """J at a point, (lanes,)."""

    @abstractmethod
    def gradient(self, point: Array, out: Array) -> Array:
        """J at a point, (lanes,); ∇J is written to `out`."""

    @abstractmethod
    def hessian_product(self, point: Array, direction: Array, out: Array) -> Array:
        """∇²J(point) · direction, written to `out` and returned (Pearlmutter 1994)."""

    @abstractmethod
    def gauss_newton_product(self, point: Array, direction: Array, out: Array) -> Array:
        """G(point) · direction with G = Jᵀ H J + penalty, where J is the Jacobian of the network's outputs and H the
        Hessian of the loss in them (Schraudolph 2002); written to `out` and returned. On a surface G is the Hessian."""
