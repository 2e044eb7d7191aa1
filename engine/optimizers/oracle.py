"""What a method may ask that needs more than the gradient: J and its derivatives at any point."""

from __future__ import annotations

from abc import ABC, abstractmethod

from engine.arrays import Array, HostArray


class Oracle(ABC):
    """J on the batch of the present step, penalties included, with the same random draws at every point.

    Points, directions and results are (lanes, parameters), values (lanes,). Every call is counted for the lanes that
    need it: for all, or for those of the mask `active`, bool (lanes,) on the host; the others' answers mean nothing.
    Gradients and products are those of the training pass (dropout masks, batch statistics). Products refer to the
    point of the latest `gradient`, and before any to the parameters; the point must not have changed since.

    Attributes:
        calls: number of calls, int64 (lanes,) on the host.
    """

    calls: HostArray

    @abstractmethod
    def value(self, point: Array, active: HostArray | None = None) -> Array:
        """J at a point, (lanes,); products may not be asked for after it before another `gradient`."""

    @abstractmethod
    def gradient(self, point: Array, out: Array, active: HostArray | None = None) -> Array:
        """J at a point, (lanes,); ∇J is written to `out`."""

    @abstractmethod
    def hessian_product(self, direction: Array, out: Array, active: HostArray | None = None) -> Array:
        """∇²J · direction, written to `out` and returned (Pearlmutter 1994)."""

    @abstractmethod
    def gauss_newton_product(self, direction: Array, out: Array, active: HostArray | None = None) -> Array:
        """G · direction with G = Jᵀ H J + penalty, where J is the Jacobian of the network's outputs and H the Hessian
        of the loss in them (Schraudolph 2002); written to `out` and returned. On a surface G is the Hessian."""

    @abstractmethod
    def to_host(self, array: Array) -> HostArray:
        """A few numbers for decisions, such as those of a line search; waits for the device."""

    @abstractmethod
    def to_device(self, array: HostArray, like: Array) -> Array:
        """Numbers back, in the type of `like`."""
