"""Runs that the command line has saved have their names in the window."""

from __future__ import annotations

from engine import examples
from engine.recording.run import RunRecord
from engine.session.session import Session
from engine.side_by_side import layout
from gui.runs.layout import from_session


def test_a_layout_names_the_runs_for_the_window() -> None:
    runs = examples.load("cliff").experiments
    records = tuple(RunRecord(experiment) for _, experiment in runs)
    entries, found, selected = from_session(Session(runs[0][1], records, layout(runs)))
    assert [(entry.name, entry.experiment) for entry in entries] == list(runs)
    assert [id(record) for record in found] == [id(record) for record in records]
    assert selected == 0
