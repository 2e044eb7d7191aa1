"""Axes without a window: the map from values to places, and where ticks go and what they say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Columns
from gui.formatting import MINUS

Floats = NDArray[np.floating[Any]]

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_POWERS = range(-4, 5)
"""Powers of ten that are written out, if all on an axis are among them."""
LONG = 1e5
"""From here on numbers are shortened: 200k."""
SUFFIXES = ((1e9, "G"), (1e6, "M"), (1e3, "k"))
WIDEST = 300.0
"""Decades that an axis may be away from one: float64 ends soon behind them."""


class Ticks(NamedTuple):
    """Major ticks (coordinates and labels) and minor ones (coordinates)."""

    places: list[float]
    labels: list[str]
    minor: list[float]


@dataclass(frozen=True)
class Scale:
    """The visible part of an axis, from `low` to `high` in coordinates: values, or their decimal logarithms."""

    low: float
    high: float
    logarithmic: bool = False

    def coordinates(self, values: Floats) -> Floats:
        """Where `values` lie; NaN where a logarithmic axis has no place for them."""
        if not self.logarithmic:
            return np.asarray(values, np.float64)
        positive = np.where(values > 0, values, np.nan)
        # NumPy's log is vectorized, its log10 is not.
        return np.asarray(np.log(positive) * (1 / math.log(10)))

    def ordinates(self, columns: Columns) -> Floats:
        """Coordinates (4, n) of the highest, lowest, first and last value of blocks that lie along this axis.

        Of a block that reaches below zero, a logarithmic axis shows what is known to be positive.
        """
        low = columns.minimum
        if self.logarithmic and len(low) and not low.min() > 0:
            known = np.array((columns.first, columns.last, columns.maximum))
            low = np.where(low > 0, low, np.fmin.reduce(np.where(known > 0, known, np.nan)))
        return self.coordinates(np.array((columns.maximum, low, columns.first, columns.last)))

    def coordinate(self, value: float) -> float:
        """Where `value` lies; NaN where a logarithmic axis has no place for it."""
        if not self.logarithmic:
            return float(value)
        return math.log10(value) if value > 0 else math.nan

    def share(self, value: float) -> float:
        """Where `value` lies as a share of the visible part: 0 at its low end, 1 at its high end."""
        return (self.coordinate(value) - self.low) / (self.high - self.low)

    def value(self, share: float) -> float:
        """The value at that share of the visible part."""
        coordinate = self.low + share * (self.high - self.low)
        return float(10.0 ** max(min(coordinate, WIDEST), -WIDEST)) if self.logarithmic else coordinate

    def zoomed(self, share: float, factor: float) -> Scale:
        """`factor` times as much is visible, and what lies at `share` stays there."""
        span = self.high - self.low
        center = self.low + share * span
        low, high = center - share * span * factor, center + (1 - share) * span * factor
        farthest = WIDEST if self.logarithmic else 10.0**WIDEST
        seen = max(abs(low), abs(high))
        return Scale(low, high, self.logarithmic) if 1e-9 * seen < high - low and seen < farthest else self

    def moved(self, share: float) -> Scale:
        """The same span, moved by a share of itself."""
        shift = share * (self.high - self.low)
        low, high = self.low + shift, self.high + shift
        farthest = WIDEST if self.logarithmic else 10.0**WIDEST
        return Scale(low, high, self.logarithmic) if max(abs(low), abs(high)) < farthest else self

    @lru_cache(maxsize=128)  # noqa: B019 - a scale is a value, and few are kept
    def ticks(self, wanted: float, *, whole: bool = False) -> Ticks:
        """About `wanted` major ticks at most, at round values, on a linear axis only at `whole` ones if asked."""
        if not self.logarithmic:
            return _linear(self.low, self.high, wanted, whole=whole)
        if self.high - self.low < min(1.0, wanted / 4):
            return self._within_a_decade(wanted)
        every = max(1, math.ceil((self.high - self.low) / max(wanted, 1)))
        inside = range(math.ceil(self.low), math.floor(self.high) + 1)
        powers = [power for power in inside if power % every == 0]
        places = [float(power) for power in powers]
        labels = decades(powers)
        if every > 1:
            return Ticks(places, labels, [float(power) for power in inside if power % every])
        around = range(math.floor(self.low), math.floor(self.high) + 1)
        minor = [power + math.log10(digit) for power in around for digit in range(2, 10)]
        minor = [place for place in minor if self.low <= place <= self.high]
        if len(places) < 2:
            extra = [power + math.log10(digit) for power in around for digit in (2, 5)]
            extra = [place for place in extra if self.low <= place <= self.high]
            places, labels = places + extra, labels + [_one_digit(10.0**place) for place in extra]
        return Ticks(places, labels, minor)

    def _within_a_decade(self, wanted: float) -> Ticks:
        """Round values that happen to be drawn on a logarithmic axis."""
        linear = _linear(10.0**self.low, 10.0**self.high, wanted)
        keep = [i for i, place in enumerate(linear.places) if place > 0]
        return Ticks(
            [math.log10(linear.places[i]) for i in keep],
            [linear.labels[i] for i in keep],
            [math.log10(place) for place in linear.minor if place > 0],
        )


def round_step(step: float, *, whole: bool = False) -> float:
    """The next larger of 1, 2, 2.5, 5 times a power of ten; a `whole` number if asked."""
    step = max(step, 1.0) if whole else step
    power = 10.0 ** math.floor(math.log10(step))
    fits = (power * digit for digit in STEPS if power * digit >= step * (1 - 1e-9))
    return next(fit for fit in fits if not whole or fit == round(fit))


def _linear(low: float, high: float, wanted: float, *, whole: bool = False) -> Ticks:
    step = round_step((high - low) / max(wanted, 1), whole=whole)
    part = step / (4 if abs(step / 10 ** math.floor(math.log10(step)) - 2) < 0.1 else 5)
    if whole and part < 1:
        part = 1.0
    numbers = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
    places = [number * step for number in numbers]
    parts = range(math.ceil(low / part - 1e-9), math.floor(high / part + 1e-9) + 1)
    per_step = round(step / part)
    minor = [number * part for number in parts if number % per_step]
    largest = max(abs(low), abs(high))
    return Ticks(places, [label(place, step, largest) for place in places], minor)


def decades(powers: list[int]) -> list[str]:
    """``0.01``, ``1``, or where the powers of ten are many ``10⁻⁵``, ``1``."""
    if all(power in PLAIN_POWERS for power in powers):
        return [_digits(10.0**power, 10.0**power) for power in powers]
    return [_power(power) if power else "1" for power in powers]


def label(value: float, step: float, largest: float) -> str:
    """A tick's label, with just the digits that tell ticks `step` apart up to `largest`.

    ``0.95``, ``1500``, ``200k``, ``1.5×10⁻⁵``
    """
    if abs(value) < step * 1e-6:
        return "0"
    sign, size = MINUS if value < 0 else "", abs(value)
    if largest >= LONG and step >= largest / 1000:
        unit, suffix = next((pair for pair in SUFFIXES if size >= pair[0]), (1.0, ""))
        if size < 1000 * SUFFIXES[0][0]:
            whole, point, rest = _digits(size / unit, step / unit).partition(".")
            return sign + (whole + point + rest.rstrip("0")).rstrip(".") + suffix
    elif largest >= 1e-2 or step >= 1e-4:
        return sign + _digits(size, step)
    power = math.floor(math.log10(largest) + 1e-9)
    return f"{sign}{_digits(size / 10.0**power, step / 10.0**power)}×{_power(power)}"


def _one_digit(value: float) -> str:
    power = math.floor(math.log10(value) + 1e-9)
    if power in PLAIN_POWERS:
        return _digits(value, 10.0**power)
    return f"{value / 10.0**power:.0f}×{_power(power)}"


def _power(power: int) -> str:
    return f"10{str(power).translate(SUPERSCRIPTS)}"


def _digits(value: float, step: float) -> str:
    """`value` rounded to the last digit of `step`."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    return f"{value:.{decimals}f}"
