"""A run as JSON and arrays, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

import numpy as np

from engine.arrays import HostArray, Shape
from engine.errors import InputError
from engine.experiment import Experiment
from engine.progress import portion
from engine.recording.run import RunRecord
from engine.recording.store import SeriesStore
from engine.session.json_reader import Json
from engine.session.npy import Header
from engine.session.pasts import LOG, decode_log, decode_past, encode_log, encode_past
from engine.training.checkpoints import Checkpoint, lane_shapes
from engine.training.divergence import Divergence
from engine.training.topology import plan

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

DIVERGENCE = tuple(field.name for field in fields(Divergence))

FETCHING = 0.5
"""Part of a run's time that goes into its arrays; the rest goes into its series."""

Fetch = Callable[[str], HostArray]
"""Reads an array by its name in the file."""


def encode(record: RunRecord) -> dict[str, Any]:
    """What is not an array."""
    return encode_log(record) | {
        "past": encode_past(record),
        "checkpoint": record.checkpoint.header() if record.checkpoint else None,
        "history": [checkpoint.header() for checkpoint in record.history if record.checkpoint],
    }


def encode_arrays(record: RunRecord) -> dict[str, HostArray]:
    """The arrays by name: those of the checkpoint, and the series as far as the checkpoint reaches.

    What lies behind the checkpoint's step is left out: it comes again when the run goes on.
    """
    if record.checkpoint is None:
        return record.series.to_arrays()
    arrays = record.series.to_arrays(record.checkpoint.step)
    for folder, checkpoint in (
        ("checkpoint", record.checkpoint),
        *((f"history/{number}", checkpoint) for number, checkpoint in enumerate(record.history)),
    ):
        arrays |= {f"{folder}/{name}": array for name, array in checkpoint.arrays.items()}
    return arrays


def decode(data: Json, headers: Mapping[str, Header], fetch: Fetch, *, newer: bool) -> RunRecord:
    """The run that `encode` and `encode_arrays` wrote; arrays are fetched once their headers fit.

    Raises InputError with the path of what is wrong.
    """
    if not newer:
        data.require_only(*LOG, "past", "checkpoint", "history")
    record = decode_log(data, newer=newer)
    if "past" in data.mapping():  # since 1.3
        record.origin = decode_past(data["past"], newer=newer)
    state, earlier = data["checkpoint"], list(data["history"]) if "history" in data.mapping() else []
    used: set[str] = set()
    if state.value is not None:
        states = {"checkpoint": state}
        states |= {f"history/{number}": item for number, item in enumerate(earlier)}
        wanted = _state_shapes(record.start, data)
        used = {f"{folder}/{name}" for folder in states for name in wanted}
        for folder, item in states.items():
            _check_headers(item, folder, wanted, headers, record.dtype)
        record.checkpoint, *rest = (
            _decode_state(item, folder, record, wanted, fetch, newer=newer) for folder, item in states.items()
        )
        record.history = tuple(rest)
        steps = [checkpoint.step for checkpoint in (*rest, record.checkpoint)]
        if any(later <= earlier for earlier, later in pairwise(steps)):
            raise data["history"].fail("must be in the order of its steps, before the latest state")
    elif earlier:
        raise earlier[0].fail("is before a state that is not there")
    record.series = _decode_series(data, record, headers, fetch)
    series = {name for name in headers if name.startswith(FOLDERS)}
    for name in sorted(set(headers) - series - used):
        if not newer:
            raise data.fail(f"has no use for the array {name}")
    return record


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


def _decode_state(
    data: Json, folder: str, record: RunRecord, wanted: Mapping[str, Shape], fetch: Fetch, *, newer: bool
) -> Checkpoint:
    if not newer:
        data.require_only("step", "since", "digest", "divergences")
    step = data["step"].whole(record.first)
    since = data["since"].whole(0, step) if "since" in data.mapping() else 0  # since 1.3
    divergences = tuple(
        _decode_divergence(item, record.start, step, newer=newer) for item in data["divergences"]
    )
    arrays = {name: fetch(f"{folder}/{name}") for name in wanted}
    checkpoint = Checkpoint(step, arrays, divergences, since)
    try:
        checkpoint.require(wanted)
    except InputError as error:
        raise error.under(data.path.rpartition(".")[0]) from None
    if "digest" in data.mapping() and data["digest"].text() != checkpoint.digest():  # since 1.3
        raise data["digest"].fail("is not that of this state")
    return checkpoint


def _check_headers(
    data: Json, folder: str, wanted: Mapping[str, Shape], headers: Mapping[str, Header], dtype: str
) -> None:
    for name, shape in wanted.items():
        header = headers.get(f"{folder}/{name}")
        if header is None:
            raise data.at(name, None).fail("has no array in the file")
        if (header.dtype, header.shape) != (np.dtype(dtype), shape):
            raise data.at(name, None).fail(
                f"is {header.dtype} {header.shape} where {dtype} {shape} is needed"
            )


def _decode_divergence(data: Json, start: Experiment, step: int, *, newer: bool) -> Divergence:
    if not newer:
        data.require_only(*DIVERGENCE)
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
