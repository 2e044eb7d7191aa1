"""Who races: one experiment for each value, what each is called, and how its curve looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.experiment import Experiment
from engine.sweeps.race import racers
from engine.sweeps.sweepable import Sweepable
from gui.context import Context
from gui.runs.scene import RunEntry, Scene
from gui.sweeps.words import field_title, value_text


@dataclass(frozen=True)
class Contestant:
    """One that races.

    Attributes:
        style: number of the color and dash that its run will have.
    """

    title: str
    experiment: Experiment
    style: int


def contestants(base: Experiment, found: Sweepable, values: Sequence[Any], scene: Scene) -> list[Contestant]:
    """Those that race. Raises InputError where a value does not go with the experiment."""
    experiments = racers(base, found.path, values)
    added = scene.with_added(
        [RunEntry(-1 - number, one) for number, one in enumerate(experiments)], scene.selected
    )
    styles = {entry.key: entry.style for entry in added.entries}
    return [
        Contestant(_title(found, value), one, styles[-1 - number])
        for number, (value, one) in enumerate(zip(values, experiments, strict=True))
    ]


def put_on_track(context: Context, experiments: Sequence[Experiment], text: str, *, keep: bool) -> None:
    """Have these runs side by side, as one change, and play.

    Args:
        keep: the runs that there are stay beside them; else only a pinned one does.
    """
    document, runs = context.document, context.runs
    others = [key for key in document.scene.keys if not keep and key != runs.pinned]
    instead = document.scene.selected in others
    document.undo_stack.beginMacro(text)
    document.add([(one, "") for one in experiments], text, instead=instead)
    document.remove([key for key in others if key in document.scene.keys], text)
    document.undo_stack.endMacro()
    runs.play()


def _title(found: Sweepable, value: object) -> str:
    if found.options and found.path.endswith("kind"):
        return value_text(found, value)
    return f"{found.field.symbol or field_title(found)} {value_text(found, value)}"
