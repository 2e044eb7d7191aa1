"""Recurrent layers against loops over steps and units; starts; refusals in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.activations.sigmoid import Softplus
from engine.errors import InputError
from engine.layers.gru import Gru
from engine.layers.lstm import Lstm
from engine.layers.recurrence import RecurrentLayer
from engine.layers.recurrent import Recurrent
from tests.support.bench import Bench

STEPS, FEATURES, UNITS = 5, 3, 2


def _sigmoid(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def _dot(values: list[float], column: np.ndarray) -> float:
    return math.fsum(value * weight for value, weight in zip(values, column, strict=True))


def _simple(x: list[float], h: list[float], c: list[float], w: dict[str, np.ndarray]) -> None:
    sums = [_dot(x, w["input"][:, k]) + _dot(h, w["recurrent"][:, k]) + w["bias"][k] for k in range(UNITS)]
    h[:] = [math.log1p(math.exp(z)) for z in sums]


def _gru(x: list[float], h: list[float], c: list[float], w: dict[str, np.ndarray]) -> None:
    own = [_dot(x, w["input"][:, k]) + w["bias"][k] for k in range(3 * UNITS)]
    past = [_dot(h, w["recurrent"][:, k]) for k in range(3 * UNITS)]
    new = []
    for k in range(UNITS):
        reset = _sigmoid(own[k] + past[k])
        update = _sigmoid(own[UNITS + k] + past[UNITS + k])
        memory = past[2 * UNITS + k] + w["candidate_bias"][k]
        candidate = math.tanh(own[2 * UNITS + k] + reset * memory)
        new.append((1.0 - update) * candidate + update * h[k])
    h[:] = new


def _lstm(x: list[float], h: list[float], c: list[float], w: dict[str, np.ndarray]) -> None:
    sums = [
        _dot(x, w["input"][:, k]) + _dot(h, w["recurrent"][:, k]) + w["bias"][k] for k in range(4 * UNITS)
    ]
    for k in range(UNITS):
        write, keep, read = (_sigmoid(sums[gate * UNITS + k]) for gate in range(3))
        c[k] = keep * c[k] + write * math.tanh(sums[3 * UNITS + k])
        h[k] = read * math.tanh(c[k])


@pytest.mark.parametrize(
    ("kind", "options", "advance"),
    [(Recurrent, {"activation": Softplus()}, _simple), (Gru, {}, _gru), (Lstm, {}, _lstm)],
)
def test_states_are_those_of_a_loop(
    kind: type[RecurrentLayer], options: dict[str, Any], advance: Callable[..., None]
) -> None:
    benches = [
        Bench(kind(units=UNITS, outputs=outputs, **options), (STEPS, FEATURES), 3, (1, 2))
        for outputs in ("all", "last")
    ]
    numbers = benches[0].numbers(np.random.default_rng(0))
    every, last = (bench.forward(numbers["theta"], numbers["inputs"]) for bench in benches)
    assert every.shape == (2, 3, STEPS, UNITS)
    assert np.array_equal(every[:, :, -1], last)
    for lane in range(2):
        weights = {name: array[lane] for name, array in benches[0].views(numbers["theta"]).items()}
        for sample in range(3):
            h, c = [0.0] * UNITS, [0.0] * UNITS
            for step in range(STEPS):
                advance(list(numbers["inputs"][lane, sample, step]), h, c, weights)
                assert every[lane, sample, step] == pytest.approx(h, rel=1e-12, abs=1e-13)


@pytest.mark.parametrize("kind", [Recurrent, Gru, Lstm])
def test_without_bias_there_are_weights_only(kind: type[RecurrentLayer]) -> None:
    layer = kind(units=4, bias=False)
    shapes = {spec.name: spec.shape for spec in layer.parameters((9, 3))}
    assert shapes == {"input": (3, 4 * kind.gates), "recurrent": (4, 4 * kind.gates)}
    assert all(spec.penalized for spec in layer.parameters((9, 3)))
    bench = Bench(layer, (5, 3), batch=2)
    assert not bench.forward(np.ones((1, bench.size)), np.zeros((1, 2, 5, 3))).any()


def test_the_forget_gate_starts_open() -> None:
    arrays = {"bias": np.zeros(12)}
    Lstm(units=3).begin(arrays)
    assert np.array_equal(arrays["bias"], [0.0] * 3 + [1.0] * 3 + [0.0] * 6)
    Lstm(units=3, forget_bias=2.5).begin(arrays)
    assert np.array_equal(arrays["bias"][3:6], [2.5] * 3)
    Lstm(units=3, bias=False).begin({})


def test_shapes_follow_what_is_handed_on() -> None:
    assert Gru(units=8, outputs="last").output_shape((20, 3)) == (8,)
    assert Gru(units=8, outputs="all").output_shape((20, 3)) == (20, 8)
    with pytest.raises(InputError, match=r"needs a sequence .* but 8×8×1 arrives here"):
        Gru().output_shape((8, 8, 1))


def test_a_layer_that_reads_data_gives_no_input_gradient_and_takes_one_lane_for_all() -> None:
    bench = Bench(Gru(units=2), (STEPS, FEATURES), 3, (1, 2), needs_input_gradient=False)
    numbers = bench.numbers(np.random.default_rng(0))
    del numbers["input_direction"]
    numbers["inputs"] = numbers["inputs"][:1]
    found = bench.pass_through(numbers)
    assert "input_gradient" not in found
    wide = numbers | {"inputs": np.repeat(numbers["inputs"], 2, axis=0)}
    for name, array in bench.pass_through(wide).items():
        assert np.array_equal(array, found[name]), name
