"""A value as JSON that says only how it differs from another one, and back.

Equal fields are left out. A part of the same kind is an object without `kind`; of another kind it is the kind's name,
or an object with `kind` and whatever differs from that kind's defaults. Of a list of parts as long as the other, an
object by index may say which ones differ. Lanes that override the same paths are columns: path → numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from engine import registry
from engine.errors import InputError
from engine.field_types.field import named_type
from engine.fields import Field, GroupField, LaneList, PartField, PartList, Real
from engine.values import Part, Value

MOST_LANES = 1024
"""That a shared text may ask for: a few of its letters would do for any number."""
EXACT = 2.0**53

V = TypeVar("V", bound=Value)


def written(data: Any) -> str:
    """JSON without spaces."""
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def difference(base: Value, value: Value) -> dict[str, Any]:
    """What `applied` needs to make `value` of `base`, a value of the same type."""
    fields = ((field, getattr(base, field.name), getattr(value, field.name)) for field in value.fields)
    return {field.name: _field(field, old, new) for field, old, new in fields if old != new}


def _field(field: Field, old: Any, new: Any) -> Any:
    if isinstance(field, GroupField) or (isinstance(field, PartField) and type(old) is type(new)):
        return difference(old, new)
    if isinstance(field, PartField):
        return _part(new)
    if isinstance(field, PartList):
        return _parts(field, old, new)
    if isinstance(field, LaneList):
        return _lanes(new) or field.encode(new)
    if isinstance(field, Real) and new.is_integer() and abs(new) < EXACT:
        return int(new)
    return field.encode(new)


def _part(part: Part) -> Any:
    changed = difference(type(part)(), part)
    return {"kind": part.kind} | changed if changed else part.kind


def _parts(field: PartList, old: Sequence[Part], new: Sequence[Part]) -> Any:
    whole = [_part(part) for part in new]
    if len(old) != len(new):
        return whole
    pairs = enumerate(zip(old, new, strict=True))
    changed = {str(index): _field(field.item(index), *pair) for index, pair in pairs if pair[0] != pair[1]}
    return min(changed, whole, key=lambda data: len(written(data)))


def _lanes(lanes: Sequence[Sequence[tuple[str, float]]]) -> dict[str, list[float]]:
    """Numbers by path; empty where lanes do not override the same paths in the same order."""
    columns = [path for path, _ in lanes[0]] if lanes else []
    if any([path for path, _ in lane] != columns for lane in lanes):
        return {}
    return {path: [lane[index][1] for lane in lanes] for index, path in enumerate(columns)}


def applied(base: V, data: Any) -> V:
    """The value of which `difference` said how it differs from `base`. Raises InputError with the path."""
    if not isinstance(data, Mapping):
        raise InputError("", f"must be an object, not {named_type(data)}")
    changes = {}
    for name, item in data.items():
        field = base.field(name)
        changes[name] = _read(field, getattr(base, name), item)
    return base.replace(**changes)


def _read(field: Field, old: Any, data: Any) -> Any:
    if isinstance(field, GroupField | PartField | PartList):
        try:
            if isinstance(field, PartList):
                return _read_parts(field, old, data)
            return _read_part(field.family, old, data) if isinstance(field, PartField) else applied(old, data)
        except InputError as error:
            raise error.under(field.name) from None
    if isinstance(field, LaneList):
        return field.decode(_read_lanes(field, data))
    return field.decode(data)


def _read_part(family: str, old: Part | None, data: Any) -> Part:
    """The part that `data` stands for; `old` is the one that an object without a kind changes."""
    if isinstance(data, Mapping) and "kind" not in data and old is not None:
        return applied(old, data)
    name = data.get("kind") if isinstance(data, Mapping) else data
    if not isinstance(name, str):
        raise InputError("kind", f"must be text, not {named_type(name)}")
    rest = {key: item for key, item in data.items() if key != "kind"} if isinstance(data, Mapping) else {}
    return applied(registry.find(family, name)(), rest)


def _read_parts(field: PartList, old: Sequence[Part], data: Any) -> list[Part]:
    parts: list[Part | None]
    if isinstance(data, Mapping):
        named = {str(index): data.get(str(index)) for index in range(len(old))}
        if unknown := next((index for index in data if index not in named), None):
            raise InputError(unknown, f"is not one of the {len(old)} that there are")
        parts, items = list(old), list(named.values())
    elif isinstance(data, list):
        parts, items = [None] * len(data), data
    else:
        raise InputError("", f"must be a list, not {named_type(data)}")
    made = list[Part]()
    for index, (part, item) in enumerate(zip(parts, items, strict=True)):
        try:
            made.append(part if part is not None and item is None else _read_part(field.family, part, item))
        except InputError as error:
            raise error.under(str(index)) from None
    return made


def _read_lanes(field: LaneList, data: Any) -> Any:
    """One object per lane."""
    lanes = data
    if isinstance(data, Mapping):
        columns = list(data.values())
        if not all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns):
            raise field.fail("must have as many numbers at each path")
        lanes = [dict(zip(data, row, strict=True)) for row in zip(*columns, strict=True)]
    if isinstance(lanes, list) and len(lanes) > MOST_LANES:
        raise field.fail(f"may be {MOST_LANES} at most in a shared text, not {len(lanes)}")
    return lanes
