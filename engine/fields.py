"""Typed fields: one declaration per field, from which forms, files, checks and help are derived.

A field knows how to check a value, how to write it as JSON and how to read it back; errors carry the
field's path. The functions at the end (`real`, `integer`, …) are what a kind's file writes.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from engine.errors import InputError

if TYPE_CHECKING:
    from engine.values import Part, Value

type_names = {bool: "true or false", str: "text", list: "a list", dict: "an object", type(None): "nothing"}


def named_type(value: object) -> str:
    """How a wrong value is called in a message."""
    return type_names.get(type(value), repr(value))


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every field has. `live` fields may change while a run goes on; `lane` ones may differ per lane."""

    type_name: ClassVar[str] = "value"

    name: str = ""
    title: str = ""
    symbol: str = ""
    unit: str = ""
    help: str = ""
    live: bool = False
    lane: bool = False

    def check(self, value: Any) -> Any:
        """Return the value in its canonical type. Raises InputError (path: this field's name)."""
        raise NotImplementedError

    def encode(self, value: Any) -> Any:
        """The value as JSON."""
        return value

    def decode(self, data: Any) -> Any:
        """The value that `data` (JSON) stands for. Raises InputError with the path from this field on."""
        return self.check(data)

    def initial(self) -> Any:
        """The default value."""
        raise NotImplementedError

    def fail(self, problem: str) -> InputError:
        return InputError(self.name, problem)

    def describe(self) -> dict[str, Any]:
        """This field as JSON for `engine list --json`."""
        keys = ("name", "title", "symbol", "unit", "help", "live", "lane")
        return (
            {"type": self.type_name}
            | {key: getattr(self, key) for key in keys}
            | {"default": self.default_json()}
        )

    def default_json(self) -> Any:
        return self.encode(self.initial())


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


@dataclass(frozen=True, kw_only=True)
class GroupField(Field):
    """A nested value of one fixed type."""

    type_name = "group"
    value_type: type[Value]

    def check(self, value: Any) -> Value:
        if not isinstance(value, self.value_type):
            raise self.fail(f"must be an object with the fields of {self.name}, not {named_type(value)}")
        return value

    def encode(self, value: Value) -> Any:
        return value.to_json()

    def decode(self, data: Any) -> Value:
        try:
            return self.value_type.from_json(data)
        except InputError as error:
            raise error.under(self.name) from None

    def initial(self) -> Value:
        return self.value_type()

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"fields": [field.describe() for field in self.value_type.fields]}


@dataclass(frozen=True, kw_only=True)
class PartField(Field):
    """A nested value of any kind of one family: `{"kind": name, …}` in JSON, or just its name."""

    type_name = "part"
    family: str
    default: str | Mapping[str, Any] = ""

    def check(self, value: Any) -> Part:
        from engine import registry

        if not isinstance(value, registry.base(self.family)):
            raise self.fail(f"must be one of {self.family}, not {named_type(value)}")
        return value

    def encode(self, value: Part) -> Any:
        return value.to_json()

    def decode(self, data: Any) -> Part:
        from engine import registry

        try:
            return registry.decode(self.family, data)
        except InputError as error:
            raise error.under(self.name) from None

    def initial(self) -> Part:
        return self.decode(self.default)

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"family": self.family}


@dataclass(frozen=True, kw_only=True)
class PartList(Field):
    """A sequence of values of any kinds of one family."""

    type_name = "parts"
    family: str
    default: tuple[Any, ...] = ()

    def item(self, index: int) -> PartField:
        """The field of the element at `index`, named by its index."""
        return PartField(name=str(index), family=self.family, live=self.live)

    def check(self, value: Any) -> tuple[Part, ...]:
        if not isinstance(value, list | tuple):
            raise self.fail(f"must be a list, not {named_type(value)}")
        try:
            return tuple(self.item(index).check(part) for index, part in enumerate(value))
        except InputError as error:
            raise error.under(self.name) from None

    def encode(self, value: tuple[Part, ...]) -> Any:
        return [part.to_json() for part in value]

    def decode(self, data: Any) -> tuple[Part, ...]:
        if not isinstance(data, list | tuple):
            raise self.fail(f"must be a list, not {named_type(data)}")
        try:
            return tuple(self.item(index).decode(part) for index, part in enumerate(data))
        except InputError as error:
            raise error.under(self.name) from None

    def initial(self) -> tuple[Part, ...]:
        return self.decode(self.default)

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"family": self.family}


@dataclass(frozen=True, kw_only=True)
class LaneList(Field):
    """Overrides per lane: for each lane a sequence of (path, number) pairs; `{path: number}` in JSON.

    Whether a path may differ between lanes depends on the rest of the experiment, which checks it.
    """

    type_name = "lanes"

    def check(self, value: Any) -> tuple[tuple[tuple[str, float], ...], ...]:
        if not isinstance(value, list | tuple):
            raise self.fail(f"must be a list with one object per lane, not {named_type(value)}")
        lanes = []
        for index, lane in enumerate(value):
            if not isinstance(lane, Mapping | tuple | list):
                raise InputError(f"{self.name}.{index}", f"must be an object, not {named_type(lane)}")
            pairs = tuple(lane.items() if isinstance(lane, Mapping) else lane)
            if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
                raise InputError(f"{self.name}.{index}", "must be an object of numbers by path")
            for path, number in pairs:
                if isinstance(number, bool) or not isinstance(number, int | float):
                    raise InputError(
                        f"{self.name}.{index}", f"{path} must be a number, not {named_type(number)}"
                    )
            lanes.append(tuple((str(path), number) for path, number in pairs))
        return tuple(lanes)

    def encode(self, value: Any) -> Any:
        return [dict(lane) for lane in value]

    def initial(self) -> tuple[()]:
        return ()


def _declare(spec: Field) -> Any:
    return dataclasses.field(default_factory=spec.initial, metadata={"field": spec})


def real(default: float, **options: Any) -> Any:
    """A `Real` field; options are those of Number and Field."""
    return _declare(Real(default=default, **options))


def integer(default: int, **options: Any) -> Any:
    """An `Integer` field."""
    return _declare(Integer(default=default, **options))


def toggle(default: bool, **options: Any) -> Any:
    """A `Toggle` field."""
    return _declare(Toggle(default=default, **options))


def choice(default: str, **options: Any) -> Any:
    """A `Choice` field; needs `options`, a mapping from word to title."""
    return _declare(Choice(default=default, **options))


def subset(default: tuple[str, ...], **options: Any) -> Any:
    """A `Subset` field; needs `options`, a mapping from word to title."""
    return _declare(Subset(default=default, **options))


def group(value_type: type[Value], **options: Any) -> Any:
    """A nested value of a fixed type."""
    return _declare(GroupField(value_type=value_type, **options))


def part(family: str, default: str | Mapping[str, Any], **options: Any) -> Any:
    """A nested value of any kind of `family`; the default is a kind's name or its JSON."""
    return _declare(PartField(family=family, default=default, **options))


def parts(family: str, default: tuple[Any, ...], **options: Any) -> Any:
    """A sequence of kinds of `family`; the default as names or JSON objects."""
    return _declare(PartList(family=family, default=default, **options))


def lane_list(**options: Any) -> Any:
    """The overrides per lane."""
    return _declare(LaneList(**options))
