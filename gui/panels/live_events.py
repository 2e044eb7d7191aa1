"""Live changes of a run as events for its plots."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine import paths
from engine.experiment import Experiment
from engine.fields import Table
from engine.recording.run import LiveChange, RunRecord
from engine.values import Part
from gui.formatting import exact
from gui.forms.words import engine_text
from gui.plots.curve import Event

translate = QCoreApplication.translate

DRAG = 0.01
"""Changes of one field that follow each other within this share of the run are one event: a dragged number."""


class _Told(NamedTuple):
    """A change in words."""

    step: int
    path: str
    name: str
    old: str
    new: str


class LiveEvents:
    """The events of a growing log; each change is applied once, however often it is asked for them."""

    def __init__(self) -> None:
        self._record: RunRecord | None = None
        self._changes: list[LiveChange] = []
        self._told: list[_Told] = []

    def of(self, record: RunRecord) -> list[Event]:
        """Where live fields were changed, as `η 0.001 → 0.01`."""
        changes, known = record.changes, len(self._changes)
        if record is not self._record or len(changes) < known or changes[:known][-1:] != self._changes[-1:]:
            self._record, self._changes, self._told, self._experiment = record, [], [], record.start
        # The latest change may still be replaced by another one at its step.
        for change in changes[len(self._changes) : -1]:
            after = change.apply(self._experiment)
            self._told.append(_tell(change, self._experiment, after))
            self._changes.append(change)
            self._experiment = after
        told = list(self._told)
        if len(changes) > len(told):
            told.append(_tell(changes[-1], self._experiment, changes[-1].apply(self._experiment)))
        return _merged(told, DRAG * last_step(record))


def last_step(record: RunRecord) -> int:
    """The last step that was recorded; 0 while there is none."""
    return max((series.last[0] for series in record.series.values() if series.last), default=0)


def has_begun(record: RunRecord) -> bool:
    """Whether anything was recorded after step 0."""
    return any(series.last is not None and series.last[0] > 0 for series in record.series.values())


def _merged(told: list[_Told], reach: float) -> list[Event]:
    """Events; changes of one field that follow each other within `reach` steps are one."""
    merged: list[_Told] = []
    for change in told:
        latest = merged[-1] if merged else None
        if latest and latest.path == change.path and change.step - latest.step <= reach:
            merged[-1] = latest._replace(new=change.new)
        else:
            merged.append(change)
    return [Event(change.step, _words(change)) for change in merged]


def _words(change: _Told) -> str:
    return f"{change.name} {change.old} → {change.new}" if change.new else change.name


def _tell(change: LiveChange, before: Experiment, after: Experiment) -> _Told:
    trail = paths.trail(before, change.path)
    field = trail[-1]
    if isinstance(field, Table):  # too long to be told
        name = translate("LiveEvents", "{field} redrawn").format(field=engine_text(trail[0].title))
        return _Told(change.step, change.path, name, "", "")
    values = (paths.get(experiment, change.path) for experiment in (before, after))
    old, new = (engine_text(value.title) if isinstance(value, Part) else _text(value) for value in values)
    return _Told(change.step, change.path, field.symbol or engine_text(field.title), old, new)


def _text(value: object) -> str:
    return exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
