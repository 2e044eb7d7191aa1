"""Normalization, recurrent, embedding and attention layers against PyTorch's, in float64."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.arrays import gap
from tests.support.bench import Bench
from tests.support.kinds import make

ARCHIVE = Path(__file__).parents[2] / "golden" / "layers_b.npz"


@functools.cache
def _archive() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE) as archive:
        return dict(archive)


def _cases() -> dict[str, Any]:
    return dict(json.loads(str(_archive()["about"]))["cases"])


def _flat(bench: Bench, case: str, group: str, specs: Any) -> np.ndarray:
    arrays = [_archive()[f"{case}/{group}/{spec.name}"] for spec in specs]
    assert [array.shape for array in arrays] == [spec.shape for spec in specs]
    return np.concatenate([*(array.ravel() for array in arrays), np.empty(0)])[None]


@pytest.mark.parametrize("case", _cases())
def test_layers_are_those_of_pytorch(case: str) -> None:
    about, archive = _cases()[case], _archive()
    inputs, cotangent = archive[f"{case}/inputs"][None], archive[f"{case}/cotangent"][None]
    layer = make("layers", about["layer"])
    training = about["mode"] == "train"
    bench = Bench(layer, inputs.shape[2:], inputs.shape[1], training=training)
    numbers = bench.numbers(np.random.default_rng(0))
    numbers |= {"inputs": inputs, "cotangent": cotangent, "theta": _flat(bench, case, "theta", bench.specs)}
    if bench.buffer_specs:
        numbers["buffers"] = _flat(bench, case, "buffer", bench.buffer_specs)
    found = bench.pass_through(numbers)
    assert gap(found["outputs"][0], archive[f"{case}/outputs"]) <= 1e-12
    assert gap(found["gradient"], _flat(bench, case, "gradient", bench.specs)) <= 1e-12
    if not layer.tokens:
        assert gap(found["input_gradient"][0], archive[f"{case}/input_gradient"]) <= 1e-12
    if bench.buffer_specs and training:
        assert gap(found["next_buffers"], _flat(bench, case, "next", bench.buffer_specs)) <= 1e-12


def test_the_archive_has_every_kind_in_both_modes() -> None:
    seen = {(case["layer"]["kind"], case["mode"]) for case in _cases().values()}
    assert ("batch_normalization", "evaluate") in seen
    kinds = "batch layer group rms"
    trained = {f"{name}_normalization" for name in kinds.split()}
    trained |= {"recurrent", "gru", "lstm", "attention", "embedding"}
    assert {kind for kind, mode in seen if mode == "train"} == trained
