"""Convolutions, poolings, weight norm and gated linear units against PyTorch, float64."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.golden.make_layers_a import ARCHIVE, BATCH, CASES
from tests.support.arrays import gap
from tests.support.bench import Bench
from tests.support.kinds import make


@cache
def _archive() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE) as archive:
        return {name: archive[name] for name in archive.files}


@pytest.mark.parametrize("name", CASES)
def test_outputs_and_gradients_are_those_of_pytorch(name: str) -> None:
    case, stored = CASES[name], _archive()
    bench = Bench(make("layers", case.layer), case.shape, BATCH)
    assert {spec.name: spec.shape for spec in bench.specs} == case.arrays
    numbers = bench.numbers(np.random.default_rng(0))
    numbers["inputs"] = stored[f"{name}/inputs"][None]
    numbers["cotangent"] = stored[f"{name}/cotangent"][None]
    given = [stored[f"{name}/parameter/{spec.name}"].ravel() for spec in bench.specs]
    numbers["theta"] = np.concatenate([*given, np.empty(0)])[None]
    found = bench.pass_through(numbers)
    assert gap(found["outputs"][0], stored[f"{name}/outputs"]) <= 1e-13
    assert gap(found["input_gradient"][0], stored[f"{name}/input_gradient"]) <= 1e-13
    for parameter, gradient in bench.views(found["gradient"]).items():
        assert gap(gradient[0], stored[f"{name}/gradient/{parameter}"]) <= 1e-13, parameter
