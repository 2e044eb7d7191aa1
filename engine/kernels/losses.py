"""Losses of samples with their gradients. A kind that is not here runs on the reference path."""

from __future__ import annotations

import math

from engine.kernels.compiler import inline
from engine.kernels.functions import bounded, exponential, logarithm_of_one_and, magnitude
from engine.kernels.simd import WIDTH, full, fused, keep, largest, load, store, total, where_less
from engine.kernels.units import Units, stand_in

SQUARED_ERROR, SOFTMAX, SIGMOID, HINGE, FOCAL, ABSOLUTE, HUBER, QUANTILE = range(8)

OVER_OUTPUTS = frozenset({SQUARED_ERROR, ABSOLUTE, HUBER, QUANTILE})
"""Kinds that are a mean over the outputs too, not only over the samples."""


def _squared_error(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    for sample in range(first, last):
        length = full(outputs, 0.0)
        begin = sample * classes
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            residual = load(outputs, z + begin + place, count) - load(targets, y + begin + place, count)
            length = fused(residual, residual, length)
            store(gradients, d + begin + place, residual * (2.0 * share), count)
        values[v + sample] = total(length)


def _softmax(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    for sample in range(first, last):
        begin = sample * classes
        tops = full(outputs, -math.inf)
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            scores = keep(load(outputs, z + begin + place, count), count, -math.inf)
            tops = where_less(tops, scores, scores, tops)
        top = largest(tops)
        sums, dots = full(outputs, 0.0), full(outputs, 0.0)
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            scores = load(outputs, z + begin + place, count) - top
            powers = exponential(scores)
            sums = sums + keep(powers, count, 0.0)
            dots = fused(scores, load(targets, y + begin + place, count), dots)
            store(gradients, d + begin + place, powers, count)
        summed = total(sums)
        scale = 1.0 / summed
        weight = full(outputs, 0.0)
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            wanted = load(targets, y + begin + place, count)
            weight = weight + wanted
            share_of = load(gradients, d + begin + place, count) * scale - wanted
            store(gradients, d + begin + place, share_of * share, count)
        values[v + sample] = math.log(summed) * total(weight) - total(dots)


def _sigmoid(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    for place in range(first * classes, last * classes, WIDTH):
        count = min(WIDTH, last * classes - place)
        scores = load(outputs, z + place, count)
        wanted = load(targets, y + place, count)
        small = exponential(0.0 - magnitude(scores))
        larger = 1.0 / (small + 1.0)
        smaller = small * larger
        right = where_less(0.0, scores, larger, smaller)
        left = where_less(0.0, scores, smaller, larger)
        store(gradients, d + place, ((1.0 - wanted) * right - wanted * left) * share, count)
        above = where_less(0.0, scores, scores, 0.0)
        below = where_less(scores, 0.0, 0.0 - scores, 0.0)
        value = (1.0 - wanted) * above + wanted * below + logarithm_of_one_and(small)
        store(values, v + place, value, count)


def _hinge(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    for sample in range(first, last):
        begin = sample * classes
        strongest, height, reached = 0, -math.inf, 0.0
        for place in range(classes):
            wanted, score = targets[y + begin + place], outputs[z + begin + place]
            raised = (1.0 - wanted) + score
            if raised > height or raised != raised:
                strongest, height = place, raised
            reached += wanted * score
            gradients[d + begin + place] = -wanted * share
        gradients[d + begin + strongest] += share
        values[v + sample] = height - reached


def _focal(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    """−(1 − p)^γ log p, and w − p Σw with w = y (1 − p)^γ (γ p log p / (1 − p) − 1)."""
    for sample in range(first, last):
        begin = sample * classes
        strongest, top = 0, outputs[z + begin]
        for place in range(1, classes):
            if outputs[z + begin + place] > top:
                strongest, top = place, outputs[z + begin + place]
        others = 0.0
        for place in range(classes):
            if place != strongest:
                others += math.exp(outputs[z + begin + place] - top)
        shift, value, weights = math.log1p(others), 0.0, 0.0
        for place in range(classes):
            wanted = targets[y + begin + place]
            gradients[d + begin + place] = 0.0
            if wanted != 0.0:
                logarithm = outputs[z + begin + place] - top - shift
                rest = -math.expm1(logarithm)
                power = rest**number
                ratio = logarithm / rest if rest > 0.0 else -1.0
                value -= wanted * logarithm * power
                weight = wanted * power * (number * math.exp(logarithm) * ratio - 1.0)
                gradients[d + begin + place] = weight
                weights += weight
        for place in range(classes):
            probability = math.exp(outputs[z + begin + place] - top - shift)
            own = gradients[d + begin + place] - probability * weights
            gradients[d + begin + place] = own * share
        values[v + sample] = value


height = slope = stand_in


def _residuals(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number):
    for sample in range(first, last):
        begin = sample * classes
        heights = full(outputs, 0.0)
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            residual = load(outputs, z + begin + place, count) - load(targets, y + begin + place, count)
            heights = heights + height(residual, number)
            store(gradients, d + begin + place, slope(residual, number) * share, count)
        values[v + sample] = total(heights)


@inline
def _sign(r):
    return where_less(0.0, r, 1.0, where_less(r, 0.0, -1.0, r))


@inline
def _absolute(r, _):
    return magnitude(r)


@inline
def _absolute_slope(r, _):
    return _sign(r)


@inline
def _huber(r, delta):
    near = bounded(r, -delta, delta)
    return near * (r - near * 0.5)


@inline
def _huber_slope(r, delta):
    return bounded(r, -delta, delta)


@inline
def _quantile(r, level):
    return where_less(0.0, r, r * (1.0 - level), r * -level)


@inline
def _quantile_slope(r, level):
    return where_less(0.0, r, 1.0 - level, where_less(r, 0.0, -level, r))


LOSE = Units("lose", "aiaiaiaiiiixx")
LOSE.define(SQUARED_ERROR, _squared_error)
LOSE.define(SOFTMAX, _softmax)
LOSE.define(SIGMOID, _sigmoid)
LOSE.define(HINGE, _hinge)
LOSE.define(FOCAL, _focal)
LOSE.define(ABSOLUTE, _residuals, height=_absolute, slope=_absolute_slope)
LOSE.define(HUBER, _residuals, height=_huber, slope=_huber_slope)
LOSE.define(QUANTILE, _residuals, height=_quantile, slope=_quantile_slope)

_lose = LOSE.call


@inline
def lose(
    code, outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number=0.0
):  # fmt: skip
    """The loss of samples `first` to `last` into `values`, its gradient times `share` into `gradients`.

    Arrays come with the place of their first sample; `number` is the kind's own constant.
    """
    _lose(code, outputs, z, targets, y, gradients, d, values, v, first, last, classes, share, number)
