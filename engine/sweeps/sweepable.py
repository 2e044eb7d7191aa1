"""Which fields of an experiment several values can be tried of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine import registry
from engine.experiment import Experiment
from engine.field_types.field import Field
from engine.fields import Choice, GroupField, Number, PartField, PartList, Toggle
from engine.values import Part, Value

FRAME = ("lanes", "steps", "evaluate_every", "stopping")
"""What a sweep decides itself: how long its runs are, and when they are looked at."""


@dataclass(frozen=True)
class Sweepable:
    """A field with a value of its own.

    Attributes:
        path: where it stands; a part's kind ends in ``kind``.
        owner: title of what it belongs to, with a number where there may be several; empty for the experiment.
        lane: whether its values can be lanes of one run, else each needs a run.
        options: all its values and their titles, where these are few words; yes and no have none.
    """

    path: str
    field: Field
    owner: str
    lane: bool = False
    options: tuple[tuple[object, str], ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return isinstance(self.field, Number)

    @property
    def logarithmic(self) -> bool:
        """Whether its values are spread in equal ratios."""
        return isinstance(self.field, Number) and self.field.scale == "log"


def sweepables(experiment: Experiment) -> tuple[Sweepable, ...]:
    """All of them, in the order of the experiment's fields."""
    return tuple(found for found in _of(experiment, "", "") if found.path.partition(".")[0] not in FRAME)


def _of(value: Value, prefix: str, owner: str) -> Iterator[Sweepable]:
    for field in value.fields:
        path, present = f"{prefix}{field.name}", getattr(value, field.name)
        if isinstance(field, Number):
            yield Sweepable(path, field, owner, lane=field.lane)
        elif isinstance(field, Toggle):
            yield Sweepable(path, field, owner, options=((False, ""), (True, "")))
        elif isinstance(field, Choice):
            yield Sweepable(path, field, owner, options=tuple(field.options.items()))
        elif isinstance(field, GroupField):
            yield from _of(present, f"{path}.", field.title)
        elif isinstance(field, PartField):
            yield from _of_part(field, present, path, owner)
        elif isinstance(field, PartList):
            for number, part in enumerate(present):
                yield from _of(part, f"{path}.{number}.", f"{number + 1} {part.title}")


def _of_part(field: PartField, part: Part, path: str, owner: str) -> Iterator[Sweepable]:
    options = tuple((name, kind.title) for name, kind in registry.kinds(field.family).items())
    yield Sweepable(f"{path}.kind", field, owner, options=options)
    yield from _of(part, f"{path}.", part.title)
