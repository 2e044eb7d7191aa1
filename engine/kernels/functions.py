"""Exponentials and their kin on vectors, from the exponential series after a reduction of the argument.

eˣ = 2ⁿ eʳ with n = round(x / ln 2) and |r| ≤ ½ ln 2, where the series of eʳ − 1 to the 7th power (13th in double
precision) is exact to the last place. The reduction takes ln 2 in two parts (Cody & Waite 1980, Software manual for the
elementary functions). Relative errors stay below 3 units in the last place.
"""

from __future__ import annotations

import math

from engine.kernels.compiler import inline
from engine.kernels.simd import (
    absolute,
    floor,
    fused,
    largest,
    plain_cosine,
    plain_sine,
    polynomial,
    power_of_two,
    precision,
    where_less,
)
from engine.special import FAR, NEAR, SATURATED

_PER_LN2 = 1.0 / math.log(2.0)
_HIGH_32, _LOW_32 = 0.693359375, math.log(2.0) - 0.693359375
_HIGH_64 = float.fromhex("0x1.62e42fefa0000p-1")
_LOW_64 = float.fromhex("0x1.cf79abc9e3b39p-40")
_MAGIC_32, _MAGIC_64 = 1.5 * 2.0**23, 1.5 * 2.0**52
_C2, _C3, _C4, _C5, _C6, _C7 = (1.0 / math.factorial(n) for n in range(2, 8))
_C8, _C9, _C10, _C11, _C12, _C13 = (1.0 / math.factorial(n) for n in range(8, 14))


@inline
def _reduced(x):
    """eʳ − 1 and 2ⁿ, for x within the range of normal results."""
    if precision(x) == 32:
        shifted = fused(x, _PER_LN2, _MAGIC_32)
        n = shifted - _MAGIC_32
        r = fused(n, -_LOW_32, fused(n, -_HIGH_32, x))
        p = fused(r, _C7, _C6)
    else:
        shifted = fused(x, _PER_LN2, _MAGIC_64)
        n = shifted - _MAGIC_64
        r = fused(n, -_LOW_64, fused(n, -_HIGH_64, x))
        p = fused(fused(fused(fused(fused(fused(r, _C13, _C12), r, _C11), r, _C10), r, _C9), r, _C8), r, _C7)
        p = fused(p, r, _C6)
    p = fused(fused(fused(fused(p, r, _C5), r, _C4), r, _C3), r, _C2)
    return fused(p * r, r, r), power_of_two(shifted)


@inline
def bounded(x, low, high):
    """x, no less than low and no more than high; what is not a number stays so."""
    x = where_less(x, low, low, x)
    return where_less(high, x, high, x)


@inline
def exponential(x):
    """eˣ; beyond the range of normal numbers the nearest of them."""
    x = bounded(x, -87.0, 88.0) if precision(x) == 32 else bounded(x, -708.0, 709.0)
    less, scale = _reduced(x)
    return fused(scale, less, scale)


@inline
def exponential_less_one(x):
    """eˣ − 1, exact near 0 too."""
    x = bounded(x, -40.0, 88.0) if precision(x) == 32 else bounded(x, -80.0, 709.0)
    less, scale = _reduced(x)
    return fused(scale, less, scale - 1.0)


@inline
def hyperbolic_tangent(x):
    """tanh x = (e²ˣ − 1) / (e²ˣ + 1)."""
    grown = exponential_less_one(bounded(x, -20.0, 20.0) * 2.0)
    return grown / (grown + 2.0)


@inline
def logistic(x):
    """1 / (1 + e⁻ˣ)."""
    return 1.0 / (exponential(0.0 - x) + 1.0)


@inline
def magnitude(x):
    """|x|."""
    return absolute(x)


@inline
def logarithm_of_one_and(x):
    """log(1 + x) = 2 artanh(x / (2 + x)) for 0 ≤ x ≤ 1, by the series of the inverse hyperbolic tangent."""
    z = x / (x + 2.0)
    square = z * z
    if precision(x) == 32:
        p = fused(square, 1.0 / 17.0, 1.0 / 15.0)
    else:
        p = fused(square, 1.0 / 33.0, 1.0 / 31.0)
        p = fused(
            fused(fused(fused(p, square, 1.0 / 29.0), square, 1.0 / 27.0), square, 1.0 / 25.0),
            square,
            1.0 / 23.0,
        )
        p = fused(
            fused(fused(fused(p, square, 1.0 / 21.0), square, 1.0 / 19.0), square, 1.0 / 17.0),
            square,
            1.0 / 15.0,
        )
    p = fused(
        fused(fused(fused(p, square, 1.0 / 13.0), square, 1.0 / 11.0), square, 1.0 / 9.0), square, 1.0 / 7.0
    )
    p = fused(fused(fused(p, square, 1.0 / 5.0), square, 1.0 / 3.0), square, 1.0)
    return z * 2.0 * p


_near, _far = polynomial(NEAR), polynomial(FAR)


@inline
def error_function(x):
    """erf x, as `engine.special` has it."""
    size = magnitude(x)
    size = where_less(SATURATED, size, SATURATED, size)
    square = size * size
    near = size * _near(square)
    far = 1.0 - _far(9.6 / (size + 2.0) - 2.2) * exponential(0.0 - square)
    found = where_less(size, 1.0, near, far)
    return where_less(x, 0.0, 0.0 - found, found)


# A quarter turn, ½π, in parts: products of the first two with up to 2¹³ (2²¹) have no rounding error.
_FIRST_32, _SECOND_32, _THIRD_32 = (
    float.fromhex(part) for part in ("0x1.92p+0", "0x1.fb4p-12", "0x1.4442d2p-24")
)
_FIRST_64, _SECOND_64, _THIRD_64 = (
    float.fromhex(part) for part in ("0x1.921fb544p+0", "0x1.0b4611a6p-34", "0x1.3198a2e037073p-69")
)
_PER_QUARTER = 2.0 / math.pi
_MOST_32, _MOST_64 = 1e4, 1e6
_odd = polynomial([(-1.0) ** n / math.factorial(2 * n + 1) for n in range(1, 8)])
_even = polynomial([(-1.0) ** n / math.factorial(2 * n) for n in range(9)])


@inline
def sine(x, quarters):
    """sin(x + ½π · quarters) with 0 or 1 quarter, by Cody's and Waite's reduction; far out the plain function."""
    far = _MOST_32 if precision(x) == 32 else _MOST_64
    if largest(magnitude(x)) > far:
        return plain_sine(x) if quarters == 0.0 else plain_cosine(x)
    if precision(x) == 32:
        n = fused(x, _PER_QUARTER, _MAGIC_32) - _MAGIC_32
        r = fused(n, -_THIRD_32, fused(n, -_SECOND_32, fused(n, -_FIRST_32, x)))
    else:
        n = fused(x, _PER_QUARTER, _MAGIC_64) - _MAGIC_64
        r = fused(n, -_THIRD_64, fused(n, -_SECOND_64, fused(n, -_FIRST_64, x)))
    square = r * r
    n = n + quarters
    turn = n - floor(n * 0.25) * 4.0
    across = turn - floor(turn * 0.5) * 2.0
    found = where_less(0.5, across, _even(square), fused(r * square, _odd(square), r))
    return where_less(1.5, turn, 0.0 - found, found)
