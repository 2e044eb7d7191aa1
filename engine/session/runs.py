"""A run as JSON and arrays, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine import paths
from engine.arrays import HostArray, Shape
from engine.errors import InputError
from engine.experiment import Experiment
from engine.progress import portion
from engine.recording.run import LiveChange, PathSwitch, RunRecord
from engine.recording.store import SeriesStore
from engine.session.json_reader import Json
from engine.session.npy import Header
from engine.training.checkpoints import Checkpoint, lane_shapes
from engine.training.divergence import Divergence
from engine.training.stepping import PATHS
from engine.training.topology import plan

DTYPES = ("float32", "float64")
FOLDERS = ("series/", "buckets/")
_SERIES = re.compile(
    r"(series|buckets)/(?:(steps)\.[0-9]{1,9}|values\.[0-9]{1,9}\.([0-9]{1,9})\.[a-z0-9_.]{1,100})"
)
_WIDTHS = {
    ("series", True): (np.int64, ()),
    ("series", False): (np.float64, ()),
    ("buckets", True): (np.int64, (4,)),
    ("buckets", False): (np.float64, (5,)),
}
"""By folder, and whether an array holds steps: its type, and its shape but for the first extent."""

FETCHING = 0.5
"""Part of a run's time that goes into its arrays; the rest goes into its series."""

Fetch = Callable[[str], HostArray]
"""Reads an array by its name in the file."""


def encode(record: RunRecord) -> dict[str, Any]:
    """What is not an array."""
    return {
        "start": record.start.to_document(),
        "changes": [
            {"step": change.step, "path": change.path, "value": change.value} for change in record.changes
        ],
        "switches": [{"step": switch.step, "path": switch.path} for switch in record.switches],
        "executor": dict(record.executor),
        "dtype": record.dtype,
        "checkpoint": record.checkpoint.header() if record.checkpoint else None,
    }


def encode_arrays(record: RunRecord) -> dict[str, HostArray]:
    """The arrays by name: those of the checkpoint, and the series as far as the checkpoint reaches.

    What lies behind the checkpoint's step is left out: it comes again when the run goes on.
    """
    if record.checkpoint is None:
        return record.series.to_arrays()
    arrays = record.series.to_arrays(record.checkpoint.step)
    return arrays | {f"checkpoint/{name}": array for name, array in record.checkpoint.arrays.items()}


def decode(data: Json, headers: Mapping[str, Header], fetch: Fetch, *, newer: bool) -> RunRecord:
    """The run that `encode` and `encode_arrays` wrote; arrays are fetched once their headers fit.

    Raises InputError with the path of what is wrong.
    """
    if not newer:
        data.require_only("start", "changes", "switches", "executor", "dtype", "checkpoint")
    start = decode_experiment(data["start"])
    record = RunRecord(start, dtype=data["dtype"].text())
    if record.dtype not in DTYPES:
        raise data["dtype"].fail(f"must be {' or '.join(DTYPES)}, not {record.dtype!r}")
    record.changes = _decode_changes(data["changes"], start)
    if "switches" in data.mapping():  # since 1.2
        record.switches = _decode_switches(data["switches"])
    record.executor = {name: item.text() for name, item in data["executor"].members().items()}
    checkpoint = data["checkpoint"]
    wanted: dict[str, Shape] = {}
    if checkpoint.value is not None:
        wanted = _state_shapes(start, data)
        step = checkpoint["step"].whole()
        divergences = tuple(_decode_divergence(item, start, step) for item in checkpoint["divergences"])
        _check_headers(checkpoint, wanted, headers, record.dtype)
        arrays = {name: fetch(f"checkpoint/{name}") for name in wanted}
        record.checkpoint = Checkpoint(step, arrays, divergences)
        try:
            record.checkpoint.require(wanted)
        except InputError as error:
            raise error.under(data.path) from None
    record.series = _decode_series(data, record, headers, fetch)
    series = {name for name in headers if name.startswith(FOLDERS)}
    for name in sorted(set(headers) - series - {f"checkpoint/{name}" for name in wanted}):
        if not newer:
            raise data.fail(f"has no use for the array {name}")
    return record


def decode_experiment(data: Json) -> Experiment:
    """An experiment's document. Raises InputError."""
    try:
        return Experiment.from_document(data.mapping())
    except InputError as error:
        raise error.under(data.path) from None


def _decode_changes(data: Json, start: Experiment) -> list[LiveChange]:
    changes: list[LiveChange] = []
    experiment = start
    for item in data:
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


def _decode_switches(data: Json) -> list[PathSwitch]:
    switches: list[PathSwitch] = []
    for item in data:
        earliest = switches[-1].step + 1 if switches else 0
        switch = PathSwitch(item["step"].whole(earliest), item["path"].text())
        if switch.path not in PATHS:
            raise item["path"].fail(f"must be {' or '.join(PATHS)}, not {switch.path!r}")
        switches.append(switch)
    return switches


def _state_shapes(start: Experiment, data: Json) -> dict[str, Shape]:
    """The arrays of a checkpoint of this experiment."""
    try:
        # It may read a file of data for that, whose bytes are none of ours.
        with portion(0.0, 0.0):
            shapes = lane_shapes(start, plan(start))
    except InputError as error:
        raise error.under(data["start"].path) from None
    lanes = len(start.lane_experiments())
    return {name: (lanes, *shape) for name, shape in shapes.items()}


def _check_headers(
    data: Json, wanted: Mapping[str, Shape], headers: Mapping[str, Header], dtype: str
) -> None:
    for name, shape in wanted.items():
        header = headers.get(f"checkpoint/{name}")
        if header is None:
            raise data.at(name, None).fail("has no array in the file")
        if (header.dtype, header.shape) != (np.dtype(dtype), shape):
            raise data.at(name, None).fail(
                f"is {header.dtype} {header.shape} where {dtype} {shape} is needed"
            )


def _decode_divergence(data: Json, start: Experiment, step: int) -> Divergence:
    return Divergence(
        lane=data["lane"].whole(0, len(start.lane_experiments()) - 1),
        step=data["step"].whole(0, step),
        layer=data["layer"].whole(-1, len(start.network.layers) - 1),
        what=data["what"].text(),
        title=data["title"].text(),
    )


def _decode_series(data: Json, record: RunRecord, headers: Mapping[str, Header], fetch: Fetch) -> SeriesStore:
    arrays: dict[str, HostArray] = {}
    for name, header in headers.items():
        if not name.startswith(FOLDERS):
            continue
        found = _SERIES.fullmatch(name)
        lane = int(found[3] or 0) if found else 0
        if not found or lane >= len(record.start.lane_experiments()):
            raise data.fail(f"has no use for the array {name}")
        dtype, rest = _WIDTHS[found[1], bool(found[2])]
        if header.dtype != dtype or header.shape[1:] != rest or not header.shape:
            raise data.fail(f"has an array {name} of the wrong type or shape")
        arrays[name] = fetch(name)
    last = record.checkpoint.step if record.checkpoint else None
    for name, array in arrays.items():
        if "/steps." not in name or not len(array):
            continue
        first, newest = (array[0], array[-1]) if array.ndim == 1 else (array[0, 0], array[-1, 1])
        if first < 0 or (last is not None and newest > last):
            raise data.fail(f"has steps in the array {name} that the run has not made")
    try:
        with portion(FETCHING, 1.0):
            return SeriesStore.from_arrays(arrays)
    except ValueError as error:
        raise data.fail(f"has a broken record: {error}") from None
