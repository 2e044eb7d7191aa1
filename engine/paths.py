"""Dotted paths into values: `optimizer.learning_rate`, `network.layers.2.units`, `optimizer.kind`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine import registry
from engine.errors import InputError
from engine.fields import Field, FilePath, PartList
from engine.values import Part, Value


def get(value: Value, path: str) -> Any:
    """What stands at `path`. Raises InputError with the path."""
    return _walk(value, path)[1][-1]


def trail(value: Value, path: str) -> list[Field]:
    """The fields passed on the way to `path`, outermost first."""
    return _walk(value, path)[0]


def is_live(value: Value, path: str) -> bool:
    """Whether what stands at `path` may change while a run goes on."""
    return any(field.live for field in trail(value, path))


def put(value: Value, path: str, new: Any) -> Any:
    """A copy of `value` with `new` (a value, or JSON) at `path`. Raises InputError with the whole path.

    A path that ends in `kind` changes the kind there and keeps the fields that both kinds share.
    """
    head, _, rest = path.partition(".")
    if head == "kind" and not rest and isinstance(value, Part):
        if not isinstance(new, str):
            raise InputError("kind", "must be the name of a kind")
        return registry.change_kind(value, new)
    field = value.field(head)
    if not rest:
        return value.replace(**{head: new if _is_native(new) else field.decode(new)})
    inner = getattr(value, head)
    try:
        if isinstance(field, PartList):
            return value.replace(**{head: _put_item(field, inner, rest, new)})
        if isinstance(inner, Value):
            return value.replace(**{head: put(inner, rest, new)})
    except InputError as error:
        raise error.under(head) from None
    raise InputError(path, f"{head} has no fields of its own")


def _is_native(new: Any) -> bool:
    return isinstance(new, Value) or (isinstance(new, tuple) and any(isinstance(item, Value) for item in new))


def _put_item(field: PartList, items: tuple[Part, ...], path: str, new: Any) -> tuple[Part, ...]:
    head, _, rest = path.partition(".")
    index = _index(items, head)
    try:
        changed = put(items[index], rest, new) if rest else _item(field, index, new)
    except InputError as error:
        raise (error.under(head) if rest else error) from None
    return (*items[:index], changed, *items[index + 1 :])


def _item(field: PartList, index: int, new: Any) -> Part:
    return new if isinstance(new, Part) else field.item(index).decode(new)


def _index(items: tuple[Part, ...], text: str) -> int:
    if not text.isdecimal() or int(text) >= len(items):
        raise InputError(text, f"must be the number of an item, 0 to {len(items) - 1}")
    return int(text)


def _walk(value: Value, path: str) -> tuple[list[Field], list[Any]]:
    fields: list[Field] = []
    values: list[Any] = [value]
    passed: list[str] = []
    for name in path.split("."):
        current = values[-1]
        try:
            if isinstance(current, Part) and name == "kind":
                values.append(current.kind)
            elif isinstance(current, Value):
                fields.append(current.field(name))
                values.append(getattr(current, name))
            elif isinstance(current, tuple) and fields and isinstance(fields[-1], PartList):
                index = _index(current, name)
                fields.append(fields[-1].item(index))
                values.append(current[index])
            else:
                raise InputError(name, "is not a field here")
        except InputError as error:
            raise (error.under(".".join(passed)) if passed else error) from None
        passed.append(name)
    return fields, values


def differences(old: Value, new: Value, prefix: str = "") -> Iterator[str]:
    """Paths at which two values of the same type differ, each as deep as kinds and lengths agree."""
    for field in old.fields:
        before, after, path = getattr(old, field.name), getattr(new, field.name), prefix + field.name
        if before == after:
            continue
        if isinstance(field, PartList) and len(before) == len(after):
            for index, (left, right) in enumerate(zip(before, after, strict=True)):
                yield from _part_differences(left, right, f"{path}.{index}")
        elif isinstance(before, Value):
            yield from _part_differences(before, after, path)
        else:
            yield path


def files(value: Value, prefix: str = "") -> Iterator[str]:
    """Paths of the fields that name a file."""
    for field in value.fields:
        path, inner = f"{prefix}{field.name}", getattr(value, field.name)
        if isinstance(field, FilePath) and inner:
            yield path
        for place, part in [(path, inner), *((f"{path}.{n}", part) for n, part in _items(inner))]:
            if isinstance(part, Value):
                yield from files(part, f"{place}.")


def _items(inner: Any) -> Iterator[tuple[int, Any]]:
    return iter(enumerate(inner if isinstance(inner, tuple) else ()))


def _part_differences(old: Value, new: Value, path: str) -> Iterator[str]:
    if type(old) is type(new):
        yield from differences(old, new, f"{path}.")
    else:
        yield path
