"""Immutable typed values made of fields, and the parts that come in kinds."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Mapping
from typing import Any, ClassVar, Self, dataclass_transform

from engine.errors import InputError
from engine.field_types.field import Field, named_type


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value:
    """A frozen record whose fields are declared by `engine.fields`; every instance is valid.

    Raises InputError when constructed with a value that its field does not accept.
    """

    fields: ClassVar[tuple[Field, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # Its fields only: methods that it writes and compiles for every kind would be a third of the start.
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        declared = {
            item.name: dataclasses.replace(item.metadata["field"], name=item.name)
            for item in dataclasses.fields(cls)  # type: ignore[arg-type]
        }
        # A kind's own fields come before those that its family gives to all.
        order = [
            name for parent in cls.__mro__ for name in inspect.get_annotations(parent) if name in declared
        ]
        cls.fields = tuple(declared[name] for name in dict.fromkeys(order))

    def __init__(self, **values: Any) -> None:
        for field in self.fields:
            self.__dict__[field.name] = values.pop(field.name) if field.name in values else field.initial()
        if values:
            raise TypeError(f"{type(self).__name__} has no field {next(iter(values))!r}")
        self.__post_init__()

    def __post_init__(self) -> None:
        for field in self.fields:
            self.__dict__[field.name] = field.check(self.__dict__[field.name])

    def __setattr__(self, name: str, value: Any) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._contents() == other._contents()

    def __hash__(self) -> int:
        return hash(self._contents())

    def __repr__(self) -> str:
        contents = (f"{field.name}={getattr(self, field.name)!r}" for field in self.fields)
        return f"{type(self).__qualname__}({', '.join(contents)})"

    def _contents(self) -> tuple[Any, ...]:
        return tuple(self.__dict__[field.name] for field in self.fields)

    @classmethod
    def field(cls, name: str) -> Field:
        """The field called `name`. Raises InputError if there is none."""
        for field in cls.fields:
            if field.name == name:
                return field
        known = ", ".join(field.name for field in cls.fields) or "none"
        raise InputError(name, f"is not a field here (there are: {known})")

    def to_json(self) -> dict[str, Any]:
        """This value as JSON, with every field."""
        return {field.name: field.encode(getattr(self, field.name)) for field in self.fields}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """The value that `data` stands for; absent fields get their defaults, unknown ones are refused."""
        if not isinstance(data, Mapping):
            raise InputError("", f"must be an object, not {named_type(data)}")
        return cls(**{str(name): cls.field(str(name)).decode(item) for name, item in data.items()})

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[type-var]


FAMILIES: dict[str, type[Part]] = {}
"""The base class of each family that has been imported."""

KINDS: dict[str, dict[str, type[Part]]] = {}
"""By family, the kinds that have been imported; `engine.registry` imports them all."""


class Part(Value):
    """A value that comes in kinds. A family's base class gives `family`, a kind gives `kind` and `title`.

    Class options:
        kind: the name in files and on the command line.
        title: the name in the window.
        reference: the paper, algorithm or equation that is meant.
        formula: one line of mathematics for the tooltip.
        rank: position in lists, smaller first; equal ones by title.
    """

    family: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    reference: ClassVar[str] = ""
    formula: ClassVar[str] = ""
    rank: ClassVar[int] = 50

    def __init_subclass__(
        cls,
        *,
        family: str = "",
        kind: str = "",
        title: str = "",
        reference: str = "",
        formula: str = "",
        rank: int = 50,
        **options: Any,
    ) -> None:
        super().__init_subclass__(**options)
        cls.kind, cls.title, cls.reference, cls.formula, cls.rank = kind, title, reference, formula, rank
        if family:
            cls.family = family
            FAMILIES[family] = cls
            KINDS.setdefault(family, {})
        if kind and KINDS[cls.family].setdefault(kind, cls) is not cls:
            raise ValueError(f"two {cls.family} are called {kind!r}")

    @classmethod
    def summary(cls) -> str:
        """First line of the kind's docstring."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind} | super().to_json()
