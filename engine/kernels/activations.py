"""Activations on stretches of arrays: y = f(z) in place, and the gradient of z from that of y.

Where the slope is a function of y, z is not kept. A kind that is not here runs on the reference path.
"""

from __future__ import annotations

import math

from engine.arrays import Dtype
from engine.kernels.compiler import Function, inline
from engine.kernels.functions import (
    bounded,
    error_function,
    exponential,
    exponential_less_one,
    hyperbolic_tangent,
    logarithm_of_one_and,
    logistic,
    magnitude,
    sine,
)
from engine.kernels.simd import WIDTH, load, store, where_less
from engine.kernels.units import Units, stand_in

IDENTITY, RELU, TANH, SIGMOID, LEAKY_RELU, ELU, SELU, SOFTSIGN, SOFTPLUS = range(9)
HARD_TANH, GELU, SILU, MISH, SINE = range(9, 14)

NEED_Z = frozenset({HARD_TANH, GELU, SILU, MISH, SINE})
"""Kinds whose slope needs z; the `y` of their slope is z."""

_SCALE = 1.0507009873554804934193349852946
_DEPTH = _SCALE * 1.6732632423543772848170429916717

_SQRT_HALF = math.sqrt(0.5)
_DENSITY_AT_ZERO = 1.0 / math.sqrt(2.0 * math.pi)
_FAR = 40.0


@inline
def _relu(z, _):
    return where_less(z, 0.0, 0.0, z)


@inline
def _relu_slope(y, given, _):
    return where_less(0.0, y, given, 0.0)


@inline
def _tanh(z, _):
    return hyperbolic_tangent(z)


@inline
def _tanh_slope(y, given, _):
    return given * (1.0 - y * y)


@inline
def _sigmoid(z, _):
    return logistic(z)


@inline
def _sigmoid_slope(y, given, _):
    return given * ((1.0 - y) * y)


@inline
def _leaky(z, slope):
    return where_less(0.0, z, z, z * slope)


@inline
def _leaky_slope(y, given, slope):
    return where_less(0.0, y, given, given * slope)


@inline
def _elu(z, alpha):
    return where_less(0.0, z, z, exponential_less_one(z) * alpha)


@inline
def _elu_slope(y, given, alpha):
    return where_less(0.0, y, given, given * (y + alpha))


@inline
def _selu(z, _):
    return where_less(0.0, z, z * _SCALE, exponential_less_one(z) * _DEPTH)


@inline
def _selu_slope(y, given, _):
    return where_less(0.0, y, given * _SCALE, given * (y + _DEPTH))


@inline
def _softsign(z, _):
    return z / (magnitude(z) + 1.0)


@inline
def _softsign_slope(y, given, _):
    rest = 1.0 - magnitude(y)
    return given * (rest * rest)


@inline
def _softplus(z, _):
    return where_less(0.0, z, z, 0.0) + logarithm_of_one_and(exponential(0.0 - magnitude(z)))


@inline
def _softplus_slope(y, given, _):
    return given * (0.0 - exponential_less_one(0.0 - y))


@inline
def _hard_tanh(z, _):
    return bounded(z, -1.0, 1.0)


@inline
def _hard_tanh_slope(z, given, _):
    return where_less(-1.0, z, where_less(1.0, z, 0.0, given), 0.0)


@inline
def _probability(z):
    """Φ(z), the standard normal distribution function."""
    return (error_function(z * _SQRT_HALF) + 1.0) * 0.5


@inline
def _gelu(z, _):
    return z * _probability(z)


@inline
def _gelu_slope(z, given, _):
    near = bounded(z, -_FAR, _FAR)
    density = exponential(near * near * -0.5) * _DENSITY_AT_ZERO
    return given * (near * density + _probability(z))


@inline
def _silu(z, _):
    return z * logistic(z)


@inline
def _silu_slope(z, given, _):
    gate = logistic(z)
    return given * (gate + z * gate * (1.0 - gate))


@inline
def _gate(z):
    """t = tanh(ln(1 + eᶻ)) and its slope, as quotients of positive sums in e^−|z|."""
    e = exponential(0.0 - magnitude(z))
    square = e * e
    over = e * 2.0 + where_less(0.0, z, 1.0, square)
    rest = where_less(0.0, z, square, 1.0) * 2.0
    gate = over / (over + rest)
    return gate, rest / (over + rest) * (gate + 1.0) * (where_less(0.0, z, 1.0, e) / (e + 1.0))


@inline
def _mish(z, _):
    return z * _gate(z)[0]


@inline
def _mish_slope(z, given, _):
    gate, steepness = _gate(z)
    return given * (z * steepness + gate)


@inline
def _sine(z, frequency):
    return sine(z * frequency, 0.0)


@inline
def _sine_slope(z, given, frequency):
    return given * (sine(z * frequency, 1.0) * frequency)


value = slope = stand_in


def _forward(array, first, count, number):
    place = first
    last = first + count
    while place + WIDTH <= last:
        store(array, place, value(load(array, place, WIDTH), number), WIDTH)
        place += WIDTH
    if place < last:
        store(array, place, value(load(array, place, last - place), number), last - place)


def _backward(outputs, y, gradients, first, count, number):
    place = 0
    while place + WIDTH <= count:
        given = load(gradients, first + place, WIDTH)
        given = slope(load(outputs, y + place, WIDTH), given, number)
        store(gradients, first + place, given, WIDTH)
        place += WIDTH
    if place < count:
        rest = count - place
        given = load(gradients, first + place, rest)
        given = slope(load(outputs, y + place, rest), given, number)
        store(gradients, first + place, given, rest)


KINDS: dict[int, tuple[Function, Function]] = {
    RELU: (_relu, _relu_slope),
    TANH: (_tanh, _tanh_slope),
    SIGMOID: (_sigmoid, _sigmoid_slope),
    LEAKY_RELU: (_leaky, _leaky_slope),
    ELU: (_elu, _elu_slope),
    SELU: (_selu, _selu_slope),
    SOFTSIGN: (_softsign, _softsign_slope),
    SOFTPLUS: (_softplus, _softplus_slope),
    HARD_TANH: (_hard_tanh, _hard_tanh_slope),
    GELU: (_gelu, _gelu_slope),
    SILU: (_silu, _silu_slope),
    MISH: (_mish, _mish_slope),
    SINE: (_sine, _sine_slope),
}

ACTIVATE, DEACTIVATE = Units("activate", "aiix"), Units("deactivate", "aiaiix")
for _code, (_value, _slope) in KINDS.items():
    ACTIVATE.define(_code, _forward, value=_value)
    DEACTIVATE.define(_code, _backward, slope=_slope)

_activate, _deactivate = ACTIVATE.call, DEACTIVATE.call


def require(code: int, dtype: Dtype) -> None:
    """Have a kind ready in a precision."""
    if code != IDENTITY:
        ACTIVATE.require(code, dtype)
        DEACTIVATE.require(code, dtype)


@inline
def activate(code, array, first, count, number):
    """f over `count` values from a place on; `number` is the kind's own constant."""
    if code != IDENTITY:
        _activate(code, array, first, count, number)


@inline
def deactivate(code, outputs, y, gradients, first, count, number):
    """Turn gradients of `count` values of y into those of z, in place; where the slope needs z, `outputs` are z."""
    if code != IDENTITY:
        _deactivate(code, outputs, y, gradients, first, count, number)
