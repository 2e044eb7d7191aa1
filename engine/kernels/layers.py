"""What kinds of layers beside the dense one do, on the way forward and back. A kind that is not here has no kernel.

Each is compiled when a network has it. All get the same arguments, their plans among them (see `plans`).
"""

from __future__ import annotations

from engine.arrays import Dtype
from engine.kernels import convolutions, dropout, large, pooling
from engine.kernels.compiler import Function, inline
from engine.kernels.gathers import GATHERED
from engine.kernels.units import Units

CONVOLUTION, MAX_POOLING, AVERAGE_POOLING, DROPOUT, LARGE = range(2, 7)
"""Kinds of layers, after those of `chain`."""

KINDS: dict[int, tuple[Function, Function]] = {
    CONVOLUTION: (convolutions.convolve, convolutions.convolve_back),
    MAX_POOLING: (pooling.pool_largest, pooling.pool_largest_back),
    AVERAGE_POOLING: (pooling.pool_mean, pooling.pool_mean_back),
    DROPOUT: (dropout.drop, dropout.drop_back),
    LARGE: (large.large, large.large_back),
}

FORWARD, BACKWARD = Units("forward", "tiaiiiaiiiiiiix"), Units("backward", "tiaiiiiaiiiix")
for _code, (_forth, _back) in KINDS.items():
    FORWARD.define(_code, _forth)
    BACKWARD.define(_code, _back)

COLLECT = Units("collect", "tiaiiiiiaii")
COLLECT.define(CONVOLUTION, convolutions.collect)
COLLECT.define(LARGE, large.collect)

_forward, _backward, _collect = FORWARD.call, BACKWARD.call, COLLECT.call


def require(code: int, dtype: Dtype) -> None:
    """Have a kind ready in a precision."""
    FORWARD.require(code, dtype)
    BACKWARD.require(code, dtype)
    if code in COLLECT.codes:
        COLLECT.require(code, dtype)
    if code == CONVOLUTION:
        GATHERED.require(0, dtype)


@inline
def forward(code, table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number):
    """Outputs of samples `first` to `last`.

    Args:
        table, at: all plans, and where the layer's begins.
        work: holds everything: the batch's inputs from `x` and outputs from `y` on, the workspace from `base` on, and
            the thread's scratch.
        theta: parameters; `weight` and `bias` are the layer's places in them.
        seed, step: of random numbers.
        number: the layer's own constant.
    """
    _forward(code, table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number)


@inline
def backward(code, table, at, work, x, delta, below, base, weights, place, scratch, first, last, number):
    """Gradients of the inputs of samples `first` to `last`, and of the weights, by groups of samples.

    Args:
        delta, below: where the batch's gradients of outputs and inputs begin; −1: none of inputs is wanted.
        weights, place: the array that holds the layer's weight, and where: the transposed one, where one is kept.
        others: those of `forward`.
    """
    _backward(code, table, at, work, x, delta, below, base, weights, place, scratch, first, last, number)


@inline
def collect(code, table, at, work, base, batch, scratch, row, to_row, gradient, place, offsets):
    """The gradient of rows of a weight, summed over the groups of samples; and of its offsets, where there are any."""
    _collect(code, table, at, work, base, batch, scratch, row, to_row, gradient, place, offsets)
