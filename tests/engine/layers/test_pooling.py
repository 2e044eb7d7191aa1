"""Pooling against plain loops."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from engine.errors import InputError
from engine.layers.global_pooling import GlobalPooling
from engine.layers.pooling import AveragePooling, MaxPooling
from tests.support.arrays import gap
from tests.support.bench import Bench

STATISTICS: dict[type[Any], Any] = {MaxPooling: np.max, AveragePooling: np.mean}


def _window(place: int, extent: int, outputs: int, layer: Any) -> slice:
    stride = layer.stride or layer.size
    before = max(0, (outputs - 1) * stride + layer.size - extent) // 2 if layer.padding == "same" else 0
    start = place * stride - before
    return slice(max(0, start), min(extent, start + layer.size))


@pytest.mark.parametrize("kind", STATISTICS)
@pytest.mark.parametrize(
    ("size", "stride", "padding", "shape"),
    [*itertools.product((1, 2, 3), (0, 1, 2), ("same", "valid"), ((5, 4, 2), (7, 3)))],
)
def test_every_output_is_the_statistic_of_a_window(
    kind: type[Any], size: int, stride: int, padding: str, shape: tuple[int, ...]
) -> None:
    layer = kind(size=size, stride=stride, padding=padding)
    bench = Bench(layer, shape, batch=2, seeds=(1, 2))
    inputs = bench.numbers(np.random.default_rng(0))["inputs"]
    found = bench.forward(np.zeros((2, 0)), inputs)
    positions = bench.output_shape[:-1]
    for place in np.ndindex(*positions):
        window = tuple(
            _window(p, extent, outputs, layer)
            for p, extent, outputs in zip(place, shape[:-1], positions, strict=True)
        )
        axes = tuple(range(2, 2 + len(place)))
        wanted = STATISTICS[kind](inputs[(slice(None), slice(None), *window)], axis=axes)
        assert gap(found[(slice(None), slice(None), *place)], wanted) <= 1e-14


def test_the_first_of_equal_values_passes_the_gradient() -> None:
    bench = Bench(MaxPooling(size=2, stride=1), (4, 1), batch=1)
    numbers = bench.numbers(np.random.default_rng(0))
    numbers["inputs"] = np.array([1.0, 1.0, 1.0, 2.0]).reshape(1, 1, 4, 1)
    numbers["cotangent"] = np.array([3.0, 5.0, 7.0]).reshape(1, 1, 3, 1)
    assert bench.pass_through(numbers)["input_gradient"].ravel().tolist() == [3.0, 5.0, 0.0, 7.0]
    bench = Bench(GlobalPooling(statistic="max"), (4, 1), batch=1)
    numbers["inputs"] = np.array([1.0, 2.0, 2.0, 2.0]).reshape(1, 1, 4, 1)
    numbers["cotangent"] = numbers["change"] = np.array([[[3.0]]])
    assert bench.pass_through(numbers)["input_gradient"].ravel().tolist() == [0.0, 3.0, 0.0, 0.0]


def test_a_window_of_more_than_255_positions_finds_its_largest() -> None:
    bench = Bench(MaxPooling(size=17), (17, 17, 1), batch=1)
    numbers = bench.numbers(np.random.default_rng(0))
    numbers["inputs"] = np.arange(289.0).reshape(1, 1, 17, 17, 1)
    found = bench.pass_through(numbers)
    assert found["outputs"].item() == 288.0
    assert found["input_gradient"].ravel()[-1] == numbers["cotangent"].item()
    assert np.count_nonzero(found["input_gradient"]) == 1


@pytest.mark.parametrize(("statistic", "function"), [("mean", np.mean), ("max", np.max)])
@pytest.mark.parametrize("shape", [(4, 3, 2), (5, 3)])
def test_global_pooling_keeps_one_value_per_channel(
    statistic: str, function: Any, shape: tuple[int, ...]
) -> None:
    bench = Bench(GlobalPooling(statistic=statistic), shape, batch=3, seeds=(1, 2))
    inputs = bench.numbers(np.random.default_rng(0))["inputs"]
    wanted = function(inputs, axis=tuple(range(2, 1 + len(shape))))
    assert gap(bench.forward(np.zeros((2, 0)), inputs), wanted) <= 1e-14


@pytest.mark.parametrize("layer", [MaxPooling(), AveragePooling(), GlobalPooling()])
def test_a_vector_is_refused_in_words(layer: Any) -> None:
    with pytest.raises(InputError, match=r"needs an image .* or a sequence .*, but 9 arrives here; insert"):
        layer.output_shape((9,))


def test_a_window_without_room_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="window of 4×4 has no room in 3×8×1"):
        MaxPooling(size=4).output_shape((3, 8, 1))
