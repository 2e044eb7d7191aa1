"""Where a person finds a field: the card and the titles on the way to it, `Data › Test part`, for a dotted path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from engine import registry
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fields import Field, GroupField, PartField, PartList, Table
from engine.values import Part, Value
from gui.forms.words import engine_text

translate = QCoreApplication.translate

ARROW = " › "
KIND = ".kind"


def place_text(path: str, root: Value | type[Value] = Experiment) -> str:
    """The place of a field in the window; what leads to no field stands as it is.

    Args:
        root: that the path begins at. Of a value the titles are those of its own kinds, where it has such a field.
    """
    if not path:
        return ""
    kind, value = (root, None) if isinstance(root, type) else (type(root), root)
    titles = _titles([kind], value, path.removesuffix(KIND).split("."), outermost=True)
    return ARROW.join((*([_card(path)] if _card(path) and kind is Experiment else []), *titles))


def problem_text(error: InputError, root: Value | type[Value] = Experiment) -> str:
    """A problem of the engine, with its place in the window. Those with values inside stay English."""
    return str(InputError(place_text(error.path, root), engine_text(error.problem)))


def _card(path: str) -> str:
    """The title of the card that a path of an experiment is edited in; empty where there is none."""
    for prefix, title in _cards().items():
        if path == prefix or path.startswith(f"{prefix}."):
            return title
    return ""


def _cards() -> dict[str, str]:
    """Titles of the cards by the paths in them: `gui.panels` has both, but is not there before there is a window."""
    objective = translate("ObjectivePanel", "Objective J(θ)")
    optimizer = translate("OptimizerPanel", "Optimizer")
    run = translate("HorizonPanel", "Run")
    data, start = translate("DataPanel", "Data"), translate("InitializationPanel", "Initialization")
    return {
        "surface": translate("ProblemPanel", "Problem"),
        "data": data,
        "batch_size": data,
        "augmentations": data,
        "network": translate("NetworkPanel", "Network"),
        "loss": objective,
        "measure": objective,
        "regularization.l2_penalty": objective,
        "regularization.l1_penalty": objective,
        "regularization": optimizer,
        "optimizer": optimizer,
        "wrappers": optimizer,
        "schedule": translate("SchedulePanel", "Schedule"),
        "initializer": start,
        "seed": start,
        "steps": run,
        "evaluate_every": run,
        "stopping": run,
    }


def _titles(
    kinds: Sequence[type[Value]], value: Value | None, names: Sequence[str], *, outermost: bool = False
) -> Iterator[str]:
    """The titles from one of `kinds` on; of `value` those that it has itself. The card stands for the outermost."""
    head, *rest = names
    owner = next((kind for kind in kinds if any(field.name == head for field in kind.fields)), None)
    if owner is None:
        yield ".".join(names)
        return
    field, inner = owner.field(head), getattr(value, head, None)
    if not rest:
        yield _title(field)
    elif isinstance(field, PartList) and rest[0].isdecimal():
        yield from _item_titles(field, inner, int(rest[0]), rest[1:])
    elif isinstance(field, Table) and rest[0].isdecimal():
        yield f"{engine_text(field.title)} {int(rest[0]) + 1}"
        yield from (_title(column) for column in field.columns if [column.name] == rest[1:])
    else:
        if not outermost:
            yield _title(field)
        yield from _titles(_kinds(field, inner), inner, rest)


def _item_titles(
    field: PartList, items: Sequence[Part] | None, index: int, rest: Sequence[str]
) -> Iterator[str]:
    """`3 Dense`, as the layers are counted, and what follows."""
    item = items[index] if items is not None and index < len(items) else None
    yield (
        f"{index + 1} {engine_text(item.title)}"
        if item is not None
        else f"{engine_text(field.title)} {index + 1}"
    )
    if rest:
        yield from _titles(_kinds(field, item), item, rest)


def _kinds(field: Field, value: object) -> Sequence[type[Value]]:
    """What may stand in a field: first what does."""
    own = [type(value)] if isinstance(value, Value) else []
    if isinstance(field, GroupField):
        return [field.value_type]
    if isinstance(field, PartField | PartList):
        return [*own, *registry.kinds(field.family).values()]
    return own


def _title(field: Field) -> str:
    title = engine_text(field.title or field.name)
    return title if field.symbol in ("", title) else f"{title} {field.symbol}"
