"""Losses of samples with their gradients. A kind that is not here runs on the reference path."""

from __future__ import annotations

import math

from engine.kernels.compiler import kernel
from engine.kernels.functions import exponential, logarithm_of_one_and, magnitude
from engine.kernels.simd import WIDTH, full, fused, keep, largest, load, store, total, where_less

SQUARED_ERROR, SOFTMAX, SIGMOID = range(3)


@kernel
def _squared_error(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share):
    for sample in range(first, last):
        length = full(outputs, 0.0)
        begin = sample * classes
        for place in range(0, classes, WIDTH):
            count = min(WIDTH, classes - place)
            residual = load(outputs, z + begin + place, count) - load(targets, y + begin + place, count)
            length = fused(residual, residual, length)
            store(gradients, d + begin + place, residual * (2.0 * share), count)
        values[v + sample] = total(length)


@kernel
def _softmax(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share):
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


@kernel
def _sigmoid(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share):
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


@kernel
def lose(code, outputs, z, targets, y, gradients, d, values, v, first, last, classes, share):
    """The loss of samples `first` to `last` into `values`, its gradient times `share` into `gradients`.

    Arrays come with the place of their first sample.
    """
    if code == SQUARED_ERROR:
        _squared_error(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share)
    elif code == SOFTMAX:
        _softmax(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share)
    else:
        _sigmoid(outputs, z, targets, y, gradients, d, values, v, first, last, classes, share)
