"""Values to try of a number: spread evenly, or in equal ratios, and short enough to be read."""

from __future__ import annotations

import math

from engine.fields import Integer, Number

DIGITS = 3
"""Significant digits of a value: 0.00316 is as good as what it was rounded from."""

AROUND = 3
"""Half decades, or octaves, on either side of the present value."""

NEAR_ONE = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99)
"""What is worth trying of a number between 0 and 1, such as a momentum: its distance to 1 is what counts."""


def spaced(
    low: float, high: float, count: int, *, logarithmic: bool, whole: bool = False
) -> tuple[float, ...]:
    """So many values from `low` to `high`, both among them; rounded, increasing, without repetition.

    Raises ValueError where there can be none.
    """
    if count < 1 or high < low or (logarithmic and low <= 0.0):
        raise ValueError(f"no {count} values from {low!r} to {high!r}")
    if count == 1 or low == high:
        return (_number(low, whole),)
    shares = (index / (count - 1) for index in range(1, count - 1))
    if logarithmic:
        inner = (low * (high / low) ** share for share in shares)
    else:
        inner = (low + (high - low) * share for share in shares)
    between = (_number(_rounded(value), whole) for value in inner)
    found = {_number(low, whole), *(value for value in between if low < value < high), _number(high, whole)}
    return tuple(sorted(found))


def half_decade(number: int) -> float:
    """…, 0.01, 0.03, 0.1, 0.3, 1, 3, …: the value at an even number is a power of ten."""
    return float(f"{3 if number % 2 else 1}e{number // 2}")


def suggested(field: Number, present: float) -> tuple[float, ...]:
    """Values of a field that are worth trying, around the present one."""
    if field.scale == "log":
        middle = present if present > 0.0 else _usual(field)
        if isinstance(field, Integer):
            number = round(math.log2(middle))
            values = [2.0**power for power in range(number - AROUND, number + AROUND + 1)]
        else:
            number = round(2.0 * math.log10(middle))
            values = [half_decade(one) for one in range(number - AROUND, number + AROUND + 1)]
    elif field.low == 0.0 and 1.0 in (field.below, field.high) and not isinstance(field, Integer):
        values = list(NEAR_ONE)
    elif field.slider is not None:
        whole = isinstance(field, Integer)
        values = list(spaced(*field.slider, 5, logarithmic=False, whole=whole))
    else:
        step = 1.0 if isinstance(field, Integer) else abs(present) / 4 or 0.25
        values = [present + number * step for number in range(5)]
    whole = isinstance(field, Integer)
    return tuple(sorted({_number(value, whole) for value in values if allowed(field, value)}))


def allowed(field: Number, value: float) -> bool:
    """Whether a value lies within a field's bounds."""
    return not (
        (field.low is not None and value < field.low)
        or (field.high is not None and value > field.high)
        or (field.above is not None and value <= field.above)
        or (field.below is not None and value >= field.below)
    )


def _usual(field: Number) -> float:
    """In the middle of the slider, of a number that is 0 now."""
    low, high = field.slider or (1e-4, 1e-2)
    return math.sqrt(max(low, high / 1000.0) * high)


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _number(value: float, whole: bool) -> float:
    return round(value) if whole else float(value)
