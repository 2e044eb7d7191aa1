"""Fields whose value is its own JSON: numbers, words, yes and no."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.field_types.field import Field, named_type


@dataclass(frozen=True, kw_only=True)
class Scalar(Field):
    """A field whose value is its own JSON."""

    default: Any = None

    def initial(self) -> Any:
        return self.default


@dataclass(frozen=True, kw_only=True)
class Number(Scalar):
    """A bounded number. `low`/`high` belong to the range, `above`/`below` do not."""

    low: float | None = None
    high: float | None = None
    above: float | None = None
    below: float | None = None
    scale: str = "linear"
    slider: tuple[float, float] | None = None

    def within(self, value: float) -> None:
        if self.above is not None and not value > self.above:
            raise self.fail(f"must be greater than {self.above:g}, not {value!r}")
        if self.low is not None and value < self.low:
            raise self.fail(f"must be at least {self.low:g}, not {value!r}")
        if self.below is not None and not value < self.below:
            raise self.fail(f"must be less than {self.below:g}, not {value!r}")
        if self.high is not None and value > self.high:
            raise self.fail(f"must be at most {self.high:g}, not {value!r}")

    def describe(self) -> dict[str, Any]:
        keys = ("low", "high", "above", "below", "scale", "slider")
        return super().describe() | {key: getattr(self, key) for key in keys}


class Real(Number):
    """A finite floating-point number."""

    type_name = "real"

    def check(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(f"must be a number, not {named_type(value)}")
        try:
            number = float(value)
        except OverflowError:
            raise self.fail("is too large for a floating-point number") from None
        if not math.isfinite(number):
            raise self.fail(f"must be a finite number, not {number!r}")
        self.within(number)
        return number


class Integer(Number):
    """A whole number."""

    type_name = "integer"

    def check(self, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fail(f"must be a whole number, not {named_type(value)}")
        self.within(value)
        return value


class Toggle(Scalar):
    """True or false."""

    type_name = "toggle"

    def check(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.fail(f"must be true or false, not {named_type(value)}")
        return value


@dataclass(frozen=True, kw_only=True)
class Choice(Scalar):
    """One of a few words; `options` maps each to its title."""

    type_name = "choice"
    options: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def check(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise self.fail(f"must be one of {', '.join(self.options)}, not {named_type(value)}")
        return value

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"options": dict(self.options)}


@dataclass(frozen=True, kw_only=True)
class Subset(Scalar):
    """Some of a few words, in the order of `options` (word to title), without repetition."""

    type_name = "subset"
    options: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def check(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise self.fail(f"must be a list, not {named_type(value)}")
        for item in value:
            if not isinstance(item, str) or item not in self.options:
                raise self.fail(f"may hold {', '.join(self.options)}, not {named_type(item)}")
        return tuple(option for option in self.options if option in value)

    def encode(self, value: Any) -> Any:
        return list(value)

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"options": dict(self.options)}
