"""The product of signals and weights, y = x W, and its two transposes; a convolution is another such product."""

from __future__ import annotations

from abc import ABC, abstractmethod

from engine.arrays import Array, Namespace, Shape


class Product(ABC):
    """A map that is linear in the signal x and in the weight W.

    Methods that `add` go on from what `out` holds, the others overwrite it. Signals are (lanes, batch, …), where
    inputs may have one lane for all; weights are (lanes, …).
    """

    @abstractmethod
    def renew(self) -> None:
        """A new forward pass begins: inputs that were seen before may hold other values now."""

    @abstractmethod
    def outputs(self, x: Array, weight: Array, out: Array, *, bias: Array = None, add: bool = False) -> Array:
        """x W, plus one offset per unit if `bias` (lanes, units) is given."""

    @abstractmethod
    def weight_gradient(self, x: Array, delta: Array, out: Array, *, add: bool = False) -> None:
        """The gradient of W for the output gradient `delta`, summed over the batch."""

    @abstractmethod
    def input_gradient(self, delta: Array, weight: Array, out: Array, *, add: bool = False) -> Array:
        """The gradient of x for the output gradient `delta`."""

    @abstractmethod
    def bias_gradient(self, delta: Array, out: Array) -> None:
        """The gradient of the offsets, summed over the batch and all positions."""


class MatrixProduct(Product):
    """The product of vectors (lanes, batch, inputs) with W of shape (inputs, units)."""

    def __init__(self, xp: Namespace) -> None:
        self.xp = xp

    def renew(self) -> None:
        """Nothing is remembered."""

    def outputs(self, x: Array, weight: Array, out: Array, *, bias: Array = None, add: bool = False) -> Array:
        if add:
            out += self.xp.matmul(x, weight)
        else:
            self.xp.matmul(x, weight, out=out)
        if bias is not None:
            out += bias[:, None, :]
        return out

    def weight_gradient(self, x: Array, delta: Array, out: Array, *, add: bool = False) -> None:
        if add:
            out += self.xp.matmul(x.transpose(0, 2, 1), delta)
        else:
            self.xp.matmul(x.transpose(0, 2, 1), delta, out=out)

    def input_gradient(self, delta: Array, weight: Array, out: Array, *, add: bool = False) -> Array:
        if add:
            out += self.xp.matmul(delta, weight.transpose(0, 2, 1))
            return out
        return self.xp.matmul(delta, weight.transpose(0, 2, 1), out=out)

    def bias_gradient(self, delta: Array, out: Array) -> None:
        self.xp.sum(delta, axis=1, out=out)


class SequenceProduct(MatrixProduct):
    """The same along the last axis of (lanes, batch, …, inputs): positions are further rows of the batch."""

    def outputs(self, x: Array, weight: Array, out: Array, *, bias: Array = None, add: bool = False) -> Array:
        super().outputs(_rows(x), weight, _rows(out), bias=bias, add=add)
        return out

    def weight_gradient(self, x: Array, delta: Array, out: Array, *, add: bool = False) -> None:
        super().weight_gradient(_rows(x), _rows(delta), out, add=add)

    def input_gradient(self, delta: Array, weight: Array, out: Array, *, add: bool = False) -> Array:
        super().input_gradient(_rows(delta), weight, _rows(out), add=add)
        return out

    def bias_gradient(self, delta: Array, out: Array) -> None:
        super().bias_gradient(_rows(delta), out)


def _rows(signal: Array) -> Array:
    """(lanes, rows, values): a view, for signals are contiguous."""
    return signal.reshape(len(signal), -1, signal.shape[-1])


def matrix_product(xp: Namespace, shape: Shape) -> MatrixProduct:
    """The product along the last axis for inputs of `shape`."""
    return MatrixProduct(xp) if len(shape) == 1 else SequenceProduct(xp)
