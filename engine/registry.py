"""The open registry of kinds: every file in a family's folder adds its kinds everywhere.

A family is a package of `engine` that has a `base` module declaring `class X(Part, family=package)`.
"""

from __future__ import annotations

import contextlib
import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any

import engine
from engine.errors import InputError
from engine.field_types.field import named_type
from engine.values import FAMILIES, KINDS, Part


@functools.cache
def families() -> tuple[str, ...]:
    """Names of all families, alphabetically."""
    packages = (module.name for module in pkgutil.iter_modules(engine.__path__) if module.ispkg)
    return tuple(sorted(name for name in packages if _has_base(name)))


def _has_base(package: str) -> bool:
    """Whether a package has a `base` module, and that declares a family."""
    path = importlib.import_module(f"engine.{package}").__path__
    if not any(module.name == "base" for module in pkgutil.iter_modules(path)):
        return False
    importlib.import_module(f"engine.{package}.base")
    return package in FAMILIES


@functools.cache
def _load(family: str) -> None:
    package = importlib.import_module(f"engine.{family}")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"engine.{family}.{module.name}")


def base(family: str) -> type[Part]:
    """The base class of a family."""
    _load(family)
    return FAMILIES[family]


def kinds(family: str) -> Mapping[str, type[Part]]:
    """All kinds of a family by name, in the order of lists."""
    _load(family)
    return dict(sorted(KINDS[family].items(), key=lambda item: (item[1].rank, item[1].title)))


def find(family: str, name: str) -> type[Part]:
    """The kind called `name`. Raises InputError (path ``kind``) that suggests what may have been meant."""
    if (found := _find_quickly(family, name)) is not None:
        return found
    known = kinds(family)
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
    raise InputError("kind", f"{name!r} is unknown in {family}; {hint}")


def _find_quickly(family: str, name: str) -> type[Part] | None:
    """The kind called `name`, if it is there already or in a file of that name: then no other one is read."""
    if name not in KINDS.get(family, {}) and name.isidentifier():
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(f"engine.{family}.{name}")
    return KINDS.get(family, {}).get(name)


def decode(family: str, data: Any) -> Part:
    """The part that `data` stands for: an object with `kind`, or a kind's name alone."""
    if isinstance(data, str):
        data = {"kind": data}
    if not isinstance(data, Mapping):
        raise InputError("", f"must be an object with a kind, not {named_type(data)}")
    if "kind" not in data:
        raise InputError("kind", f"is missing (there are: {', '.join(kinds(family))})")
    if not isinstance(data["kind"], str):
        raise InputError("kind", f"must be text, not {named_type(data['kind'])}")
    return find(family, data["kind"]).from_json({key: item for key, item in data.items() if key != "kind"})


def change_kind(value: Part, name: str) -> Part:
    """A part of another kind of the same family that keeps what the person had changed and still fits."""
    target = find(value.family, name)
    kept: dict[str, Any] = {}
    for field in value.fields:
        current = getattr(value, field.name)
        if current == field.initial():
            continue
        for other in target.fields:
            if other.name == field.name and type(other) is type(field):
                try:
                    kept[other.name] = other.check(current)
                except InputError:
                    continue
    return target(**kept)
