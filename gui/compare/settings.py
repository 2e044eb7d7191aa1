"""The settings in which runs differ, as columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fields import Choice, Field
from engine.values import Part, Value
from gui.formatting import MISSING, exact
from gui.forms.words import SEPARATOR, engine_text, part_detail

translate = QCoreApplication.translate

KIND = "kind"


class Setting(NamedTuple):
    """A path at which experiments differ.

    Attributes:
        caption: short, for the head of a column: the symbol where there is one.
        title: in full.
    """

    path: str
    caption: str
    title: str


def differing(experiments: Sequence[Experiment]) -> list[Setting]:
    """The settings in which they are not all alike, in the order of the forms. A field that only some of the kinds
    have counts among these. Lanes are no setting: they are told beneath the name.
    """
    return [_setting(experiments, path) for path in _paths(experiments, "") if path != "lanes"]


def setting_text(experiment: Experiment, path: str) -> str:
    """What stands at a path, in words; a dash where this experiment has no such field."""
    try:
        field, value = paths.trail(experiment, path)[-1], paths.get(experiment, path)
    except InputError:
        return MISSING
    if path.rpartition(".")[2] == KIND:
        return engine_text(paths.get(experiment, path.removesuffix(f".{KIND}")).title)
    return value_text(field, value)


def setting_value(experiment: Experiment, path: str) -> float | str | None:
    """The same to be put in order: a number, or a text; None where there is nothing."""
    try:
        value = paths.get(experiment, path)
    except InputError:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return setting_text(experiment, path)


def _paths(values: Sequence[Value], prefix: str) -> Iterator[str]:
    if len({type(value) for value in values}) > 1:
        yield prefix + KIND
    names = dict.fromkeys(field.name for value in values for field in value.fields)
    for name in names:
        items = [getattr(value, name) for value in values if hasattr(value, name)]
        if any(item != items[0] for item in items[1:]):
            yield from _inner_paths(items, prefix + name)


def _inner_paths(items: Sequence[Any], path: str) -> Iterator[str]:
    if all(isinstance(item, Value) for item in items):
        yield from _paths(items, f"{path}.")
    elif _alike(items):
        for index, parts in enumerate(zip(*items, strict=True)):
            if any(part != parts[0] for part in parts[1:]):
                yield from _paths(parts, f"{path}.{index}.")
    else:
        yield path


def _alike(items: Sequence[Any]) -> bool:
    """Whether they are lists of parts of the same kinds."""
    if not all(isinstance(item, tuple) and all(isinstance(part, Part) for part in item) for item in items):
        return False
    kinds = [[type(part) for part in item] for item in items]
    return all(other == kinds[0] for other in kinds[1:])


def _setting(experiments: Sequence[Experiment], path: str) -> Setting:
    *_, last = path.split(".")
    owner = next(experiment for experiment in experiments if _has(experiment, path))
    fields = paths.trail(owner, path)
    field = fields[-1]
    title = engine_text(field.title or field.name)
    caption = field.symbol if field.symbol and last != KIND else title
    # In a list only the place tells one part from another.
    numbers = " ".join(str(int(word) + 1) for word in path.split(".") if word.isdecimal())
    titles = dict.fromkeys(engine_text(passed.title) for passed in fields if passed.title)
    return Setting(path, f"{caption} {numbers}".rstrip(), SEPARATOR.join(titles))


def _has(experiment: Experiment, path: str) -> bool:
    try:
        paths.get(experiment, path)
    except InputError:
        return False
    return True


def value_text(field: Field, value: Any) -> str:
    """A value of a field in words."""
    if isinstance(value, bool):
        return translate("Compare", "yes") if value else translate("Compare", "no")
    if isinstance(value, int | float):
        return exact(value)
    if isinstance(field, Choice):
        return engine_text(field.options.get(value, str(value)))
    if isinstance(value, tuple) and any(isinstance(item, Part) for item in value):
        return SEPARATOR.join(_part_text(item) for item in value)
    if isinstance(value, tuple):
        return translate("Compare", "items: {count}").format(count=len(value))
    return " ".join(str(value).split())


def _part_text(part: Part) -> str:
    detail = part_detail(part).partition(SEPARATOR)[0]
    return f"{engine_text(part.title)} {detail}".rstrip()
