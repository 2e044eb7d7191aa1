"""Typed fields: one declaration per field, from which forms, files, checks and help are derived.

The functions are what a kind's file writes; the classes behind them are in `engine.field_types`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from engine.field_types.field import Field, named_type
from engine.field_types.lanes import LaneList
from engine.field_types.nested import GroupField, PartField, PartList
from engine.field_types.scalars import Choice, Integer, Number, Real, Scalar, Subset, Toggle
from engine.field_types.table import Table
from engine.field_types.texts import FilePath, Text
from engine.values import Value

__all__ = [
    "Choice",
    "Field",
    "FilePath",
    "GroupField",
    "Integer",
    "LaneList",
    "Number",
    "PartField",
    "PartList",
    "Real",
    "Scalar",
    "Subset",
    "Table",
    "Text",
    "Toggle",
    "choice",
    "file_path",
    "group",
    "integer",
    "lane_list",
    "named_type",
    "part",
    "parts",
    "real",
    "subset",
    "table",
    "text",
    "toggle",
]


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


def text(default: str, **options: Any) -> Any:
    """A `Text` field."""
    return _declare(Text(default=default, **options))


def file_path(default: str = "", **options: Any) -> Any:
    """A `FilePath` field."""
    return _declare(FilePath(default=default, **options))


def table(default: tuple[tuple[float, ...], ...], columns: tuple[Number, ...], **options: Any) -> Any:
    """A `Table` field; columns are `Real` or `Integer` fields with a name of their own."""
    return _declare(Table(default=default, columns=columns, **options))


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
