"""Gated dense layers and dense layers on sequences against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.activations.sigmoid import Sigmoid
from engine.activations.tanh import Tanh
from engine.errors import InputError
from engine.layers.dense import Dense
from engine.layers.gated_dense import GatedDense
from tests.support.arrays import same_bits
from tests.support.bench import Bench


def test_a_unit_is_a_gate_times_a_value() -> None:
    bench = Bench(GatedDense(units=3, activation=Sigmoid()), (4,), batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.forward(numbers["theta"], numbers["inputs"])
    views = bench.views(numbers["theta"])
    for lane, sample, unit in np.ndindex(2, 2, 3):
        x = numbers["inputs"][lane, sample]
        gate, value = (
            sum(x[i] * views[f"{branch}.weight"][lane, i, unit] for i in range(4))
            + views[f"{branch}.bias"][lane, unit]
            for branch in ("gate", "value")
        )
        assert found[lane, sample, unit] == pytest.approx(value / (1.0 + math.exp(-gate)), rel=1e-13)


def test_its_parameters_have_the_names_of_their_branches() -> None:
    specs = GatedDense(units=3).parameters((7, 4))
    assert [(spec.name, spec.shape) for spec in specs] == [
        ("gate.weight", (4, 3)),
        ("gate.bias", (3,)),
        ("value.weight", (4, 3)),
        ("value.bias", (3,)),
    ]
    assert [spec.name for spec in GatedDense(units=3, bias=False).parameters((4,))] == [
        "gate.weight",
        "value.weight",
    ]


@pytest.mark.parametrize("kind", [Dense, GatedDense])
def test_positions_of_a_sequence_are_mapped_one_by_one(kind: type[Dense | GatedDense]) -> None:
    layer = kind(units=3, activation=Tanh())
    assert layer.output_shape((6, 4)) == (6, 3)
    together, alone = Bench(layer, (6, 4), batch=5, seeds=(1, 2)), Bench(layer, (4,), batch=30, seeds=(1, 2))
    numbers = together.numbers(np.random.default_rng(0))
    found = together.pass_through(numbers)
    rows = {
        name: array if name in ("theta", "direction", "buffers") else array.reshape(2, 30, -1)
        for name, array in numbers.items()
    }
    for name, array in alone.pass_through(rows).items():
        assert same_bits(array.reshape(found[name].shape), found[name]), name


@pytest.mark.parametrize(
    ("layer", "words"),
    [(Dense(), "a dense layer needs a vector"), (GatedDense(), "a gated dense layer needs a vector")],
)
def test_an_image_is_refused_in_words(layer: Dense | GatedDense, words: str) -> None:
    with pytest.raises(InputError, match=f"{words}, but 8×8×1 arrives here; insert Flatten before it"):
        layer.output_shape((8, 8, 1))
