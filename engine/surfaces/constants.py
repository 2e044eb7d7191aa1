"""Constant arrays of surfaces in the memory of the device, made there once and kept; nobody may change them."""

from __future__ import annotations

import functools

from engine.arrays import Array, Dtype, Namespace
from engine.random import Draw


@functools.lru_cache(maxsize=32)
def vector(xp: Namespace, numbers: tuple[float, ...], dtype: Dtype) -> Array:
    """The numbers as an array (d,)."""
    array = xp.empty((len(numbers),), dtype=dtype)
    for index, number in enumerate(numbers):
        array[index] = number
    return array


@functools.lru_cache(maxsize=32)
def diagonal(xp: Namespace, numbers: tuple[float, ...], dtype: Dtype) -> Array:
    """The matrix (d, d) with the numbers on its diagonal."""
    return xp.eye(len(numbers), dtype=dtype) * vector(xp, numbers, dtype)


@functools.lru_cache(maxsize=8)
def orthogonal(xp: Namespace, size: int, seed: int, dtype: Dtype) -> Array:
    """A random orthogonal matrix (size, size), every rotation and reflection alike, in float64 before the cast.

    A product of Householder reflections (Stewart 1980, The efficient generation of random orthogonal matrices,
    SIAM Journal on Numerical Analysis 17(3):403–409); sums alone, so that no library's threads change its bits.
    """
    normal = Draw(xp, xp.full((1,), seed, dtype=xp.uint64), 0).normal(0, size, size, xp.float64)[0]
    matrix = xp.eye(size, dtype=xp.float64)
    for first in range(size - 1, -1, -1):
        mirror = normal[first, first:].copy()
        sign = xp.copysign(1.0, mirror[:1])
        mirror[:1] += sign * xp.sqrt(xp.sum(mirror * mirror))
        block = matrix[first:, first:]
        block -= (2.0 / xp.sum(mirror * mirror)) * mirror[:, None] * xp.sum(mirror[:, None] * block, axis=0)
        block *= -sign
    return matrix.astype(dtype)
