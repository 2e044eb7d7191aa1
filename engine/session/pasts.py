"""Where a run comes from as JSON, and back: its start, what was logged on the way, and the runs that it left."""

from __future__ import annotations

from typing import Any

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import LiveChange, Origin, PathSwitch, RunRecord
from engine.session.json_reader import Json
from engine.timeline.branching import MOST_LEFT, STATES
from engine.training.stepping import PATHS

DTYPES = ("float32", "float64")
LOG = ("start", "changes", "switches", "executor", "dtype")


def encode_log(record: RunRecord) -> dict[str, Any]:
    """The start of a run and its log."""
    return {
        "start": record.start.to_document(),
        "changes": [
            {"step": change.step, "path": change.path, "value": change.value} for change in record.changes
        ],
        "switches": [{"step": switch.step, "path": switch.path} for switch in record.switches],
        "executor": dict(record.executor),
        "dtype": record.dtype,
    }


def encode_past(record: RunRecord) -> list[dict[str, Any]]:
    """The runs that a run comes from, the oldest first, each with the step at which it was left."""
    found: list[dict[str, Any]] = []
    origin = record.origin
    while origin is not None:
        found.insert(0, encode_log(origin.record) | {"step": origin.step, "state": origin.state})
        origin = origin.record.origin
    return found


def decode_log(data: Json, *, newer: bool) -> RunRecord:
    """The run that `encode_log` wrote. Raises InputError with the path of what is wrong."""
    start = decode_experiment(data["start"])
    record = RunRecord(start, dtype=data["dtype"].text())
    if record.dtype not in DTYPES:
        raise data["dtype"].fail(f"must be {' or '.join(DTYPES)}, not {record.dtype!r}")
    record.changes = _decode_changes(data["changes"], start, newer=newer)
    if "switches" in data.mapping():  # since 1.2
        record.switches = _decode_switches(data["switches"], newer=newer)
    record.executor = {name: item.text() for name, item in data["executor"].members().items()}
    return record


def decode_past(data: Json, *, newer: bool) -> Origin | None:
    """What `encode_past` wrote. Raises InputError."""
    origin: Origin | None = None
    items = list(data)
    if len(items) > MOST_LEFT:
        raise data.fail(f"holds more than {MOST_LEFT} runs that were left")
    for item in items:
        if not newer:
            item.require_only(*LOG, "step", "state")
        record = decode_log(item, newer=newer)
        record.origin = origin
        state = item["state"].text()
        if state not in STATES:
            raise item["state"].fail(f"must be {' or '.join(STATES)}, not {state!r}")
        origin = Origin(record, item["step"].whole(record.first), state)
    return origin


def decode_experiment(data: Json) -> Experiment:
    """An experiment's document. Raises InputError."""
    try:
        return Experiment.from_document(data.mapping())
    except InputError as error:
        raise error.under(data.path) from None


def _decode_changes(data: Json, start: Experiment, *, newer: bool) -> list[LiveChange]:
    changes: list[LiveChange] = []
    experiment = start
    for item in data:
        if not newer:
            item.require_only("step", "path", "value")
        earliest = changes[-1].step if changes else 0
        change = LiveChange(item["step"].whole(earliest), item["path"].text(), item["value"].value)
        try:
            if not paths.is_live(experiment, change.path):
                raise InputError(change.path, "may not change while a run goes on")
            experiment = change.apply(experiment)
        except InputError as error:
            raise error.under(item.path) from None
        changes.append(change)
    return changes


def _decode_switches(data: Json, *, newer: bool) -> list[PathSwitch]:
    switches: list[PathSwitch] = []
    for item in data:
        if not newer:
            item.require_only("step", "path")
        earliest = switches[-1].step + 1 if switches else 0
        switch = PathSwitch(item["step"].whole(earliest), item["path"].text())
        if switch.path not in PATHS:
            raise item["path"].fail(f"must be {' or '.join(PATHS)}, not {switch.path!r}")
        switches.append(switch)
    return switches
