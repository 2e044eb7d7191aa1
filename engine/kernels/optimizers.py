"""One pass over a stretch of parameters for an update: state, step, decay, squared lengths of step and parameters.

The scalars are those of the kind's `coefficients`, in the order that `nets.METHODS` gives. A kind that is not here runs
on the reference path.
"""

from __future__ import annotations

from engine.kernels.compiler import Function, inline, kernel
from engine.kernels.functions import bounded, magnitude
from engine.kernels.simd import WIDTH, full, fused, load, root, store, total, where_less
from engine.kernels.units import Units, stand_in

SGD, NESTEROV_SGD, HEAVY_BALL, ADAM, AMSGRAD, RMSPROP, ADAGRAD = range(7)
NESTEROV, QHM, SIGN, LION, ADADELTA, ADAMAX, NADAM, QH_ADAM, ADEMAMIX, ADOPT = range(7, 17)
RMSPROP_AHEAD, CENTERED, CENTERED_AHEAD = range(17, 20)


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


@inline
def _nesterov(c, k, g, s0, s1, s2, i, n):
    step = g * c[k + 1]
    lead = (load(s0, i, n) + step) * c[k]
    store(s0, i, lead, n)
    return lead + step


@inline
def _qhm(c, k, g, s0, s1, s2, i, n):
    mean = fused(g, c[k + 1], load(s0, i, n) * c[k])
    store(s0, i, mean, n)
    return mean * c[k + 3] + g * c[k + 2]


@inline
def _sign(x):
    return where_less(0.0, x, 1.0, where_less(x, 0.0, -1.0, x))


@inline
def _sign_sgd(c, k, g, s0, s1, s2, i, n):
    mean = fused(g, c[k + 1], load(s0, i, n) * c[k])
    store(s0, i, mean, n)
    return _sign(mean) * c[k + 2]


@inline
def _lion(c, k, g, s0, s1, s2, i, n):
    mean = load(s0, i, n)
    store(s0, i, fused(g, c[k + 3], mean * c[k + 1]), n)
    return _sign(fused(g, c[k + 2], mean * c[k])) * c[k + 4]


@inline
def _adadelta(c, k, g, s0, s1, s2, i, n):
    square, known = fused(g * c[k + 1], g, load(s0, i, n) * c[k]), load(s1, i, n)
    store(s0, i, square, n)
    step = g / root(square + c[k + 2]) * root(known + c[k + 2])
    store(s1, i, fused(step * c[k + 1], step, known * c[k]), n)
    return step * c[k + 3]


@inline
def _adamax(c, k, g, s0, s1, s2, i, n):
    mean = fused(g, c[k + 2], load(s0, i, n) * c[k])
    store(s0, i, mean, n)
    known, size = load(s1, i, n) * c[k + 1], magnitude(g) + c[k + 3]
    largest = where_less(known, size, size, known)
    store(s1, i, largest, n)
    return mean * c[k + 4] / largest


@inline
def _nadam(c, k, g, s0, s1, s2, i, n):
    mean, square = _moments(c, k, g, s0, s1, i, n)
    return (mean * c[k + 6] + g * c[k + 7]) / fused(root(square), c[k + 4], c[k + 5])


@inline
def _qh_adam(c, k, g, s0, s1, s2, i, n):
    mean, square = _moments(c, k, g, s0, s1, i, n)
    square = fused(g * g, c[k + 8], square * c[k + 4])
    return (mean * c[k + 6] + g * c[k + 7]) / (root(square) + c[k + 5])


@inline
def _ademamix(c, k, g, s0, s1, s2, i, n):
    mean, square = _moments(c, k, g, s0, s1, i, n)
    slow = fused(g, c[k + 8], load(s2, i, n) * c[k + 7])
    store(s2, i, slow, n)
    return (mean * c[k + 6] + slow * c[k + 9]) / fused(root(square), c[k + 4], c[k + 5])


@inline
def _adopt(c, k, g, s0, s1, s2, i, n):
    square = load(s1, i, n)
    scale = root(square)
    divided = g / where_less(scale, c[k + 5], c[k + 5], scale)
    divided = where_less(c[k + 4], magnitude(divided), _sign(divided) * c[k + 4], divided)
    mean = fused(divided, c[k + 2], load(s0, i, n) * c[k])
    store(s0, i, mean, n)
    store(s1, i, fused(g * c[k + 3], g, square * c[k + 1]), n)
    return mean * c[k + 6]


@inline
def _divided(c, k, g, s0, s1, i, n):
    """RMSprop's quotient, and its velocity."""
    square = fused(g * c[k + 1], g, load(s0, i, n) * c[k])
    store(s0, i, square, n)
    quotient = g / (root(square) + c[k + 3])
    velocity = load(s1, i, n) * c[k + 2] + quotient
    store(s1, i, velocity, n)
    return quotient, velocity


@inline
def _centered_divided(c, k, g, s0, s1, s2, i, n):
    """The same with a standard deviation."""
    square = fused(g * c[k + 1], g, load(s0, i, n) * c[k])
    store(s0, i, square, n)
    mean = fused(g, c[k + 1], load(s2, i, n) * c[k])
    store(s2, i, mean, n)
    variance = square - mean * mean
    quotient = g / (root(where_less(variance, 0.0, 0.0, variance)) + c[k + 3])
    velocity = load(s1, i, n) * c[k + 2] + quotient
    store(s1, i, velocity, n)
    return quotient, velocity


@inline
def _rmsprop_ahead(c, k, g, s0, s1, s2, i, n):
    quotient, velocity = _divided(c, k, g, s0, s1, i, n)
    return velocity * c[k + 5] + quotient * c[k + 4]


@inline
def _centered(c, k, g, s0, s1, s2, i, n):
    return _centered_divided(c, k, g, s0, s1, s2, i, n)[1] * c[k + 4]


@inline
def _centered_ahead(c, k, g, s0, s1, s2, i, n):
    quotient, velocity = _centered_divided(c, k, g, s0, s1, s2, i, n)
    return velocity * c[k + 5] + quotient * c[k + 4]


STEPS: dict[int, Function] = {
    SGD: _sgd,
    NESTEROV_SGD: _nesterov_sgd,
    HEAVY_BALL: _heavy_ball,
    ADAM: _adam,
    AMSGRAD: _amsgrad,
    RMSPROP: _rmsprop,
    ADAGRAD: _adagrad,
    NESTEROV: _nesterov,
    QHM: _qhm,
    SIGN: _sign_sgd,
    LION: _lion,
    ADADELTA: _adadelta,
    ADAMAX: _adamax,
    NADAM: _nadam,
    QH_ADAM: _qh_adam,
    ADEMAMIX: _ademamix,
    ADOPT: _adopt,
    RMSPROP_AHEAD: _rmsprop_ahead,
    CENTERED: _centered,
    CENTERED_AHEAD: _centered_ahead,
}
"""A method's step at some places: it advances the method's arrays and gives the update."""


@inline
def _some(step, c, k, scale, decay, theta, gradient, s0, s1, s2, place, count, lengths):
    update = step(c, k, load(gradient, place, count) * scale, s0, s1, s2, place, count)
    old = load(theta, place, count)
    update = fused(old, decay, update)
    store(theta, place, old + update, count)
    return fused(update, update, lengths[0]), fused(old, old, lengths[1])


step = stand_in


def _over(c, k, scale, decay, theta, gradient, s0, s1, s2, first, last, found):
    """The loop over a stretch with a step in it."""
    lengths = full(theta, 0.0), full(theta, 0.0)
    place = first
    while place + WIDTH <= last:
        lengths = _some(step, c, k, scale, decay, theta, gradient, s0, s1, s2, place, WIDTH, lengths)
        place += WIDTH
    if place < last:
        lengths = _some(
            step, c, k, scale, decay, theta, gradient, s0, s1, s2, place, last - place, lengths
        )  # fmt: skip
    found[0], found[1] = total(lengths[0]), total(lengths[1])


ADVANCE = Units("advance", "dixxaaaaaii", results=2)
for _code, _step in STEPS.items():
    ADVANCE.define(_code, _over, step=_step)

advance = ADVANCE.call
"""Make the update of the parameters from `first` to `last`, with the gradient times `scale`, and decay·θ in it.

Args:
    code: of the method.
    c, k: the method's scalars and where this update's begin.
    scale, decay, theta, gradient: as above.
    s0, s1, s2: the method's arrays.
    first, last: the stretch.

Returns:
    ‖update‖² and ‖θ‖² before it, over this stretch.
"""


@kernel
def bound(gradient, first, last, largest):
    """Clip a stretch of the gradient by value."""
    for place in range(first, last, WIDTH):
        count = min(WIDTH, last - place)
        store(gradient, place, bounded(load(gradient, place, count), 0.0 - largest, largest), count)


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
