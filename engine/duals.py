"""Dual numbers of arrays: a value with its derivative along one direction (forward mode; Clifford 1871).

A function written against `DualNamespace` runs on arrays and on duals alike: on arrays it computes, on duals it also
gives its exact directional derivative. A backward pass run on duals is the R-operator of Pearlmutter 1994.

A derivative of zero is not stored: such values are plain arrays, and what is computed from them alone costs nothing
more. Mathematics inside: (a + ȧε)(b + ḃε) = ab + (ȧb + aḃ)ε, with ε² = 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.activations.base import Activation
from engine.arrays import Array, Namespace, Shape

Number = Any
"""An array, a `Dual`, or a Python number."""


class Dual:
    """An array and its derivative, of one shape. Operators give new duals; an array takes none in place."""

    __slots__ = ("tangent", "value", "xp")
    __hash__ = None  # type: ignore[assignment]
    # NumPy and CuPy then leave operators to us, and their functions raise.
    __array_ufunc__ = None

    def __init__(self, xp: Namespace, value: Array, tangent: Array) -> None:
        if tangent.shape != value.shape:
            tangent = xp.broadcast_to(tangent, value.shape).copy()
        self.xp, self.value, self.tangent = xp, value, tangent

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a dual number is no array; use the functions of DualNamespace")

    @property
    def shape(self) -> Shape:
        return tuple(self.value.shape)

    @property
    def ndim(self) -> int:
        return len(self.value.shape)

    @property
    def dtype(self) -> Any:
        return self.value.dtype

    def __len__(self) -> int:
        return len(self.value)

    def _linear(self, function: Callable[[Array], Array]) -> Dual:
        return Dual(self.xp, function(self.value), function(self.tangent))

    def __getitem__(self, key: Any) -> Dual:
        return self._linear(lambda array: array[key])

    def reshape(self, *shape: int) -> Dual:
        return self._linear(lambda array: array.reshape(*shape))

    def transpose(self, *axes: int) -> Dual:
        return self._linear(lambda array: array.transpose(*axes))

    def __neg__(self) -> Dual:
        return self._linear(lambda array: -array)

    def __add__(self, other: Number) -> Dual:
        value, tangent = parts(other)
        return Dual(self.xp, self.value + value, _sum(self.tangent, tangent))

    __radd__ = __add__

    def __sub__(self, other: Number) -> Dual:
        value, tangent = parts(other)
        return Dual(self.xp, self.value - value, self.tangent if tangent is None else self.tangent - tangent)

    def __rsub__(self, other: Array) -> Dual:
        return Dual(self.xp, other - self.value, -self.tangent)

    def __mul__(self, other: Number) -> Dual:
        value, tangent = parts(other)
        change = self.tangent * value
        if tangent is not None:
            change = change + self.value * tangent
        return Dual(self.xp, self.value * value, change)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> Dual:
        value, tangent = parts(other)
        quotient = self.value / value
        change = self.tangent if tangent is None else self.tangent - quotient * tangent
        return Dual(self.xp, quotient, change / value)

    def __rtruediv__(self, other: Array) -> Dual:
        quotient = other / self.value
        return Dual(self.xp, quotient, -quotient * self.tangent / self.value)

    def __pow__(self, exponent: float) -> Dual:
        """Powers with a constant exponent."""
        if exponent == 2:
            return self * self
        return Dual(self.xp, self.value**exponent, exponent * self.value ** (exponent - 1) * self.tangent)

    def __matmul__(self, other: Number) -> Dual:
        value, tangent = parts(other)
        change = self.tangent @ value
        if tangent is not None:
            change = change + self.value @ tangent
        return Dual(self.xp, self.value @ value, change)

    def __rmatmul__(self, other: Array) -> Dual:
        return Dual(self.xp, other @ self.value, other @ self.tangent)

    def __lt__(self, other: Number) -> Array:
        return self.value < parts(other)[0]

    def __le__(self, other: Number) -> Array:
        return self.value <= parts(other)[0]

    def __gt__(self, other: Number) -> Array:
        return self.value > parts(other)[0]

    def __ge__(self, other: Number) -> Array:
        return self.value >= parts(other)[0]


def parts(number: Number) -> tuple[Array, Array | None]:
    """The value and the derivative of a number; None stands for a derivative of zero."""
    return (number.value, number.tangent) if isinstance(number, Dual) else (number, None)


def _sum(left: Array | None, right: Array | None) -> Array | None:
    if left is None or right is None:
        return right if left is None else left
    return left + right


class DualNamespace:
    """The functions of an array namespace that layers need, for arrays and for duals.

    Args:
        xp: the namespace of the arrays inside. What it has and is not named here (`empty`, `arange`, types) is
            handed on; on duals such functions raise.
    """

    def __init__(self, xp: Namespace) -> None:
        self.plain = xp

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)

    def dual(self, value: Array, tangent: Array | None) -> Number:
        """A value with its derivative; the value alone when that is zero."""
        return value if tangent is None else Dual(self.plain, value, tangent)

    # Elementwise functions.

    def exp(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.exp(value)
        return y if tangent is None else self.dual(y, y * tangent)

    def log(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.log(value)
        return y if tangent is None else self.dual(y, tangent / value)

    def tanh(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.tanh(value)
        return y if tangent is None else self.dual(y, (1.0 - y * y) * tangent)

    def logistic(self, x: Number) -> Number:
        """1 / (1 + e⁻ˣ) as ½ + ½ tanh(x/2), which overflows nowhere."""
        value, tangent = parts(x)
        y = value * 0.5
        self.plain.tanh(y, out=y)
        y *= 0.5
        y += 0.5
        return y if tangent is None else self.dual(y, y * (1.0 - y) * tangent)

    def sqrt(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.sqrt(value)
        return y if tangent is None else self.dual(y, 0.5 * tangent / y)

    def square(self, x: Number) -> Number:
        return x * x

    def abs(self, x: Number) -> Number:
        """|x|; at 0 the derivative is 0."""
        value, tangent = parts(x)
        y = self.plain.abs(value)
        return y if tangent is None else self.dual(y, self.plain.sign(value) * tangent)

    def sin(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.sin(value)
        return y if tangent is None else self.dual(y, self.plain.cos(value) * tangent)

    def cos(self, x: Number) -> Number:
        value, tangent = parts(x)
        y = self.plain.cos(value)
        return y if tangent is None else self.dual(y, -self.plain.sin(value) * tangent)

    def activate(self, activation: Activation, z: Number) -> Number:
        """f(z)."""
        if activation.linear:
            return z
        value, tangent = parts(z)
        y = activation.value(self.plain, value, out=self.plain.empty_like(value))
        if tangent is None:
            return y
        return self.dual(
            y, activation.slope(self.plain, value, y, out=self.plain.empty_like(value)) * tangent
        )

    def slope(self, activation: Activation, z: Number, y: Number) -> Number:
        """f'(z), for y = f(z)."""
        value, tangent = parts(z)
        of = parts(y)[0]
        slope = activation.slope(self.plain, value, of, out=self.plain.empty_like(value))
        if tangent is None:
            return slope
        return self.dual(
            slope, activation.curvature(self.plain, value, of, out=self.plain.empty_like(value)) * tangent
        )

    # Choices: the derivative is that of what was chosen.

    def where(self, condition: Array, yes: Number, no: Number) -> Number:
        (yes, yes_tangent), (no, no_tangent) = parts(yes), parts(no)
        value = self.plain.where(condition, yes, no)
        if yes_tangent is None and no_tangent is None:
            return value
        tangent = self.plain.where(
            condition,
            0.0 if yes_tangent is None else yes_tangent,
            0.0 if no_tangent is None else no_tangent,
        )
        return self.dual(value, tangent)

    def maximum(self, x: Number, y: Number) -> Number:
        """The larger one; the first of two equal ones."""
        (left, left_tangent), (right, right_tangent) = parts(x), parts(y)
        if left_tangent is None and right_tangent is None:
            return self.plain.maximum(left, right)
        return self.where(left >= right, x, y)

    def minimum(self, x: Number, y: Number) -> Number:
        """The smaller one; the first of two equal ones."""
        return -self.maximum(-x, -y)

    def max(self, x: Number, axis: int, *, keepdims: bool = False) -> Number:
        """The maximum along one axis; among equal ones the derivative is that of the first."""
        xp = self.plain
        value, tangent = parts(x)
        y = xp.max(value, axis=axis, keepdims=keepdims)
        if tangent is None:
            return y
        chosen = xp.expand_dims(xp.argmax(value, axis=axis), axis)
        change = xp.take_along_axis(tangent, chosen, axis=axis)
        return self.dual(y, change if keepdims else xp.squeeze(change, axis=axis))

    # Linear functions.

    def _linear(self, x: Number, function: Callable[[Array], Array]) -> Number:
        value, tangent = parts(x)
        return function(value) if tangent is None else self.dual(function(value), function(tangent))

    def sum(self, x: Number, axis: int | Shape | None = None, *, keepdims: bool = False) -> Number:
        return self._linear(x, lambda array: self.plain.sum(array, axis=axis, keepdims=keepdims))

    def mean(self, x: Number, axis: int | Shape | None = None, *, keepdims: bool = False) -> Number:
        return self._linear(x, lambda array: self.plain.mean(array, axis=axis, keepdims=keepdims))

    def matmul(self, x: Number, y: Number) -> Number:
        return x @ y

    def reshape(self, x: Number, shape: Shape) -> Number:
        return self._linear(x, lambda array: array.reshape(shape))

    def transpose(self, x: Number, axes: Shape) -> Number:
        return self._linear(x, lambda array: self.plain.transpose(array, axes))

    def swapaxes(self, x: Number, first: int, second: int) -> Number:
        return self._linear(x, lambda array: self.plain.swapaxes(array, first, second))

    def expand_dims(self, x: Number, axis: int) -> Number:
        return self._linear(x, lambda array: self.plain.expand_dims(array, axis))

    def squeeze(self, x: Number, axis: int) -> Number:
        return self._linear(x, lambda array: self.plain.squeeze(array, axis=axis))

    def broadcast_to(self, x: Number, shape: Shape) -> Number:
        return self._linear(x, lambda array: self.plain.broadcast_to(array, shape))

    def take(self, x: Number, indices: Array, axis: int) -> Number:
        return self._linear(x, lambda array: self.plain.take(array, indices, axis=axis))

    def contiguous(self, x: Number) -> Number:
        """A copy in row-major order."""
        return self._linear(x, lambda array: array.copy())

    def stack(self, items: Sequence[Number], axis: int = 0) -> Number:
        return self._joined(self.plain.stack, items, axis)

    def concatenate(self, items: Sequence[Number], axis: int = 0) -> Number:
        return self._joined(self.plain.concatenate, items, axis)

    def _joined(self, function: Callable[..., Array], items: Sequence[Number], axis: int) -> Number:
        split = [parts(item) for item in items]
        value = function([value for value, _ in split], axis=axis)
        if all(tangent is None for _, tangent in split):
            return value
        tangents = [self.plain.zeros_like(value) if tangent is None else tangent for value, tangent in split]
        return self.dual(value, function(tangents, axis=axis))

    # Arrays shaped like others; constants.

    def empty_like(self, x: Number) -> Array:
        return self.plain.empty_like(parts(x)[0])

    def zeros_like(self, x: Number) -> Array:
        return self.plain.zeros_like(parts(x)[0])

    def ones_like(self, x: Number) -> Array:
        return self.plain.ones_like(parts(x)[0])

    def constant(self, x: Number) -> Array:
        """The value alone, for what only guards the arithmetic and cancels out."""
        return parts(x)[0]
