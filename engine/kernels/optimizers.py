"""One pass over a stretch of parameters for an update: state, step, decay, squared lengths of step and parameters.

The scalars are those of the kind's `coefficients`, in the order that `nets.METHODS` gives. A kind that is not here runs
on the reference path.
"""

from __future__ import annotations

from engine.kernels.compiler import Function, inline, kernel
from engine.kernels.simd import WIDTH, full, fused, load, root, store, total, where_less

SGD, NESTEROV_SGD, HEAVY_BALL, ADAM, AMSGRAD, RMSPROP, ADAGRAD = range(7)


@inline
def _sgd(c, k, g, s0, s1, s2, i, n):
    velocity = load(s0, i, n) * c[k] + g
    store(s0, i, velocity, n)
    return velocity * c[k + 1]


@inline
def _nesterov_sgd(c, k, g, s0, s1, s2, i, n):
    velocity = load(s0, i, n) * c[k] + g
    store(s0, i, velocity, n)
    return velocity * c[k + 2] + g * c[k + 1]


@inline
def _heavy_ball(c, k, g, s0, s1, s2, i, n):
    step = load(s0, i, n) * c[k] + g * c[k + 1]
    store(s0, i, step, n)
    return step


@inline
def _moments(c, k, g, s0, s1, i, n):
    """Adam's mean and mean of squares, advanced."""
    mean = fused(g, c[k + 2], load(s0, i, n) * c[k])
    square = fused(g * c[k + 3], g, load(s1, i, n) * c[k + 1])
    store(s0, i, mean, n)
    store(s1, i, square, n)
    return mean, square


@inline
def _adam(c, k, g, s0, s1, s2, i, n):
    mean, square = _moments(c, k, g, s0, s1, i, n)
    return mean * c[k + 6] / fused(root(square), c[k + 4], c[k + 5])


@inline
def _amsgrad(c, k, g, s0, s1, s2, i, n):
    mean, square = _moments(c, k, g, s0, s1, i, n)
    known = load(s2, i, n)
    largest = where_less(known, square, square, known)
    store(s2, i, largest, n)
    return mean * c[k + 6] / fused(root(largest), c[k + 4], c[k + 5])


@inline
def _rmsprop(c, k, g, s0, s1, s2, i, n):
    square = fused(g * c[k + 1], g, load(s0, i, n) * c[k])
    store(s0, i, square, n)
    velocity = load(s1, i, n) * c[k + 2] + g / (root(square) + c[k + 3])
    store(s1, i, velocity, n)
    return velocity * c[k + 4]


@inline
def _adagrad(c, k, g, s0, s1, s2, i, n):
    summed = fused(g, g, load(s0, i, n))
    store(s0, i, summed, n)
    return g * c[k + 2] / (root(summed + c[k]) + c[k + 1])


def _pass(step: Function) -> Function:
    """The loop over a stretch with a step in it; returns both squared lengths."""

    @inline
    def some(c, k, scale, decay, theta, gradient, s0, s1, s2, place, count, lengths):
        update = step(c, k, load(gradient, place, count) * scale, s0, s1, s2, place, count)
        old = load(theta, place, count)
        update = fused(old, decay, update)
        store(theta, place, old + update, count)
        return fused(update, update, lengths[0]), fused(old, old, lengths[1])

    @kernel
    def over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last):
        lengths = full(theta, 0.0), full(theta, 0.0)
        place = first
        while place + WIDTH <= last:
            lengths = some(c, k, scale, decay, theta, gradient, s0, s1, s2, place, WIDTH, lengths)
            place += WIDTH
        if place < last:
            lengths = some(c, k, scale, decay, theta, gradient, s0, s1, s2, place, last - place, lengths)
        return float(total(lengths[0])), float(total(lengths[1]))

    return over


_sgd_over, _nesterov_over, _heavy_ball_over = map(_pass, (_sgd, _nesterov_sgd, _heavy_ball))
_adam_over, _amsgrad_over, _rmsprop_over, _adagrad_over = map(_pass, (_adam, _amsgrad, _rmsprop, _adagrad))


@kernel
def advance(code, c, k, scale, decay, theta, gradient, s0, s1, s2, first, last):
    """Make the update of the parameters from `first` to `last`, with the gradient times `scale`, and decay·θ in it.

    Args:
        c, k: the method's scalars and where this update's begin.
        s0, s1, s2: the method's arrays.

    Returns:
        ‖update‖² and ‖θ‖² before it, over this stretch.
    """
    if code == SGD:
        return _sgd_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    if code == NESTEROV_SGD:
        return _nesterov_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    if code == HEAVY_BALL:
        return _heavy_ball_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    if code == ADAM:
        return _adam_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    if code == AMSGRAD:
        return _amsgrad_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    if code == RMSPROP:
        return _rmsprop_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)
    return _adagrad_over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last)


@kernel
def squared_length(array, first, last):
    """∥·∥² of a stretch."""
    length = full(array, 0.0)
    place = first
    while place + WIDTH <= last:
        values = load(array, place, WIDTH)
        length = fused(values, values, length)
        place += WIDTH
    if place < last:
        values = load(array, place, last - place)
        length = fused(values, values, length)
    return float(total(length))


@inline
def _sign(x):
    return where_less(0.0, x, 1.0, where_less(x, 0.0, -1.0, 0.0))


@kernel
def penalize(theta, gradient, first, last, l2, l1):
    """Add λ₂w + λ₁ sign w to a stretch of the gradient."""
    place = first
    while place < last:
        count = min(WIDTH, last - place)
        weights = load(theta, place, count)
        value = fused(weights, l2, load(gradient, place, count))
        if l1 != 0.0:
            value = fused(_sign(weights), l1, value)
        store(gradient, place, value, count)
        place += WIDTH
