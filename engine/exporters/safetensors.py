"""safetensors files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from engine.arrays import HostArray
from engine.errors import InputError
from engine.exporters.base import Exporter
from engine.exporters.trained import Trained, state_problem
from engine.progress import tell
from engine.recording.run import RunRecord
from engine.session.atomic import replacing
from engine.version import VERSION

ALIGNMENT = 8
"""Bytes at whose multiples the numbers begin."""


class Safetensors(
    Exporter,
    kind="safetensors",
    title="Weights (safetensors)",
    reference="Hugging Face safetensors, format 0.4",
    formula="0.dense.weight, 0.dense.bias, 1.output.weight, …",
    rank=30,
):
    """The weights of every layer, bit for bit, and the experiment.

    Names are position, kind and array: `0.dense.weight` (inputs, units); in a residual block `2.residual.0.weight` is
    that of its first layer. Running statistics of normalizations are among them; experiment, step and the state's hash
    are the metadata. Several lanes have theirs behind `lane0.`, `lane1.` and so on. Where a method evaluates an average
    (Schedule-Free), it is that.
    """

    suffix: ClassVar[str] = ".safetensors"

    def obstacle(self, record: RunRecord) -> str:
        return state_problem(record)

    def write(self, record: RunRecord, path: Path) -> None:
        if reason := self.obstacle(record):
            raise InputError("", reason)
        trained = Trained.of(record)
        arrays = tensors(trained)
        head = header(arrays, metadata(record, trained))
        with replacing(path) as file:
            file.write(head)
            for number, array in enumerate(arrays.values(), start=1):
                file.write(array.data)
                tell(number / len(arrays))


def header(arrays: Mapping[str, HostArray], told: Mapping[str, str]) -> bytes:
    """What stands before the numbers: its own length as eight bytes, then names, types, shapes and places as JSON."""
    entries: dict[str, Any] = {"__metadata__": dict(told)}
    start = 0
    for name, array in arrays.items():
        end = start + array.nbytes
        entries[name] = {
            "dtype": f"F{8 * array.itemsize}",
            "shape": array.shape,
            "data_offsets": (start, end),
        }
        start = end
    text = json.dumps(entries, ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % ALIGNMENT)
    return len(text).to_bytes(8, "little") + text


def tensors(trained: Trained) -> dict[str, HostArray]:
    """All arrays by their names in the file."""
    lanes = len(trained.point)
    return {
        f"{f'lane{lane}.' if lanes > 1 else ''}{index}.{trained.kind(index)}.{name}": np.ascontiguousarray(
            array
        )
        for lane in range(lanes)
        for index, name, array in trained.arrays(lane)
    }


def metadata(record: RunRecord, trained: Trained) -> dict[str, str]:
    """What says where the arrays come from; all of it text."""
    return {
        "program": f"Descenso {VERSION}",
        "experiment": json.dumps(trained.experiment.to_document(), ensure_ascii=False, allow_nan=False),
        "step": str(trained.checkpoint.step),
        "dtype": record.dtype,
        "sha256": trained.checkpoint.digest(),
    }
