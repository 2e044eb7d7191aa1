"""Fields that hold values with fields of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import registry
from engine.errors import InputError
from engine.field_types.field import Field, named_type
from engine.values import Part, Value


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
        if not isinstance(value, registry.base(self.family)):
            raise self.fail(f"must be one of {self.family}, not {named_type(value)}")
        return value

    def encode(self, value: Part) -> Any:
        return value.to_json()

    def decode(self, data: Any) -> Part:
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
