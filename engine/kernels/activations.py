"""Activations on stretches of arrays: y = f(z) in place, and the gradient of z from that of y.

All of these slopes are functions of y, so z is not kept. A kind that is not here runs on the reference path.
"""

from __future__ import annotations

from engine.kernels.compiler import Function, inline, kernel
from engine.kernels.functions import (
    exponential_less_one,
    hyperbolic_tangent,
    logistic,
    magnitude,
)
from engine.kernels.simd import WIDTH, load, store, where_less

IDENTITY, RELU, TANH, SIGMOID, LEAKY_RELU, ELU, SELU, SOFTSIGN = range(8)

_SCALE = 1.0507009873554804934193349852946
_DEPTH = _SCALE * 1.6732632423543772848170429916717


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


def _forward(function: Function) -> Function:
    @kernel
    def over(array, first, count, number):
        place = first
        last = first + count
        while place + WIDTH <= last:
            store(array, place, function(load(array, place, WIDTH), number), WIDTH)
            place += WIDTH
        if place < last:
            store(array, place, function(load(array, place, last - place), number), last - place)

    return over


def _backward(function: Function) -> Function:
    @kernel
    def over(outputs, y, gradients, first, count, number):
        place = 0
        while place + WIDTH <= count:
            given = load(gradients, first + place, WIDTH)
            given = function(load(outputs, y + place, WIDTH), given, number)
            store(gradients, first + place, given, WIDTH)
            place += WIDTH
        if place < count:
            rest = count - place
            given = load(gradients, first + place, rest)
            given = function(load(outputs, y + place, rest), given, number)
            store(gradients, first + place, given, rest)

    return over


_relu_over, _relu_back = _forward(_relu), _backward(_relu_slope)
_tanh_over, _tanh_back = _forward(_tanh), _backward(_tanh_slope)
_sigmoid_over, _sigmoid_back = _forward(_sigmoid), _backward(_sigmoid_slope)
_leaky_over, _leaky_back = _forward(_leaky), _backward(_leaky_slope)
_elu_over, _elu_back = _forward(_elu), _backward(_elu_slope)
_selu_over, _selu_back = _forward(_selu), _backward(_selu_slope)
_softsign_over, _softsign_back = _forward(_softsign), _backward(_softsign_slope)


@kernel
def activate(code, array, first, count, number):
    """f over `count` values from a place on; `number` is the kind's own constant."""
    if code == RELU:
        _relu_over(array, first, count, number)
    elif code == TANH:
        _tanh_over(array, first, count, number)
    elif code == SIGMOID:
        _sigmoid_over(array, first, count, number)
    elif code == LEAKY_RELU:
        _leaky_over(array, first, count, number)
    elif code == ELU:
        _elu_over(array, first, count, number)
    elif code == SELU:
        _selu_over(array, first, count, number)
    elif code == SOFTSIGN:
        _softsign_over(array, first, count, number)


@kernel
def deactivate(code, outputs, y, gradients, first, count, number):
    """Turn gradients of `count` values of y into those of z, in place."""
    if code == RELU:
        _relu_back(outputs, y, gradients, first, count, number)
    elif code == TANH:
        _tanh_back(outputs, y, gradients, first, count, number)
    elif code == SIGMOID:
        _sigmoid_back(outputs, y, gradients, first, count, number)
    elif code == LEAKY_RELU:
        _leaky_back(outputs, y, gradients, first, count, number)
    elif code == ELU:
        _elu_back(outputs, y, gradients, first, count, number)
    elif code == SELU:
        _selu_back(outputs, y, gradients, first, count, number)
    elif code == SOFTSIGN:
        _softsign_back(outputs, y, gradients, first, count, number)
