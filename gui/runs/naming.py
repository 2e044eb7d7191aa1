"""What runs are called: by what differs from the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.values import Part
from gui.formatting import exact, number
from gui.forms.words import engine_text
from gui.runs.scene import RunEntry

MOST = 3
"""Differences that a name tells."""

SEPARATOR = " · "


def names(entries: Sequence[RunEntry]) -> dict[int, str]:
    """A name for each run: its own, or its method and what differs; numbered where all of that is the same."""
    differing = _differing([entry.experiment for entry in entries])
    found: dict[int, str] = {}
    taken: dict[str, int] = {}
    for entry in entries:
        name = entry.name or _described(entry.experiment, differing) + _origin(entry)
        taken[name] = taken.get(name, 0) + 1
        found[entry.key] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return found


def _origin(entry: RunEntry) -> str:
    """Where a branch has left another run."""
    if entry.beginning is None:
        return ""
    step = number(entry.beginning.step)
    return SEPARATOR + QCoreApplication.translate("Runs", "from {step}").format(step=step)


def _differing(experiments: Sequence[Experiment]) -> list[str]:
    """The paths at which they are not all alike, the outermost of each."""
    found: dict[str, None] = {}
    for other in experiments[1:]:
        for path in paths.differences(experiments[0], other):
            found[path] = None
    return list(found)


def _described(experiment: Experiment, differing: Sequence[str]) -> str:
    words = [engine_text(experiment.optimizer.title)]
    told = [path for path in differing if path != "optimizer.kind" and path != "optimizer"]
    if not differing or "optimizer" in differing or "optimizer.kind" in differing:
        told = ["optimizer.learning_rate", *(path for path in told if path != "optimizer.learning_rate")]
    else:
        words = []
    for path in told[:MOST]:
        word = _told(experiment, path)
        if word:
            words.append(word)
    return SEPARATOR.join(words) or engine_text(experiment.optimizer.title)


def _told(experiment: Experiment, path: str) -> str:
    """A field in words: η 0.01; nothing where this experiment has no such field."""
    try:
        field, value = paths.trail(experiment, path)[-1], paths.get(experiment, path)
    except InputError:
        return ""
    if path == "lanes":
        return _lanes(experiment)
    if path == "network.layers":
        return QCoreApplication.translate("Runs", "{count} layers").format(count=len(value))
    if isinstance(value, Part):
        return engine_text(value.title)
    if isinstance(value, bool):
        title = engine_text(field.title)
        return title if value else QCoreApplication.translate("Runs", "without {part}").format(part=title)
    if isinstance(value, tuple):
        titles = [engine_text(item.title) for item in value if isinstance(item, Part)]
        return " + ".join(titles)
    text = exact(value) if isinstance(value, int | float) else str(value)
    return f"{field.symbol or engine_text(field.title)} {text}"


def _lanes(experiment: Experiment) -> str:
    """How many seeds, or other lanes, a run has; nothing where there is one."""
    count = len(experiment.lanes)
    if count < 2:
        return ""
    seeds = all(path == "seed" for lane in experiment.lanes for path, _ in lane)
    text = (
        QCoreApplication.translate("Runs", "{count} seeds")
        if seeds
        else QCoreApplication.translate("Runs", "{count} lanes")
    )
    return text.format(count=count)
