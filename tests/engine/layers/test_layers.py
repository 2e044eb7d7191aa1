"""Dense, dropout and flatten against plain loops; refusals in words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.activations.identity import Identity
from engine.activations.tanh import Tanh
from engine.errors import InputError
from engine.layers.dense import Dense, Output
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from tests.support.bench import Bench


def test_dense_is_a_weighted_sum_per_unit() -> None:
    bench = Bench(Dense(units=3, activation=Tanh()), (4,), batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.forward(numbers["theta"], numbers["inputs"])
    for lane in range(2):
        weight, bias = numbers["theta"][lane, :12].reshape(4, 3), numbers["theta"][lane, 12:]
        for sample in range(2):
            for unit in range(3):
                total = (
                    sum(numbers["inputs"][lane, sample, i] * weight[i, unit] for i in range(4)) + bias[unit]
                )
                assert found[lane, sample, unit] == pytest.approx(math.tanh(total), rel=1e-13)


def test_dense_without_bias_has_weights_only() -> None:
    specs = Dense(units=3, bias=False).parameters((4,))
    assert [(spec.name, spec.shape, spec.size) for spec in specs] == [("weight", (4, 3), 12)]
    weight, bias = Dense(units=3).parameters((4,))
    assert (weight.fan_in, weight.fan_out, weight.penalized) == (4, 3, True)
    assert (bias.name, bias.shape, bias.penalized) == ("bias", (3,), False)


def test_dense_refuses_an_image_in_words() -> None:
    with pytest.raises(InputError, match="needs a vector, but 8×8×1 arrives here; insert Flatten"):
        Dense().output_shape((8, 8, 1))


def test_output_becomes_a_linear_layer_of_the_tasks_width() -> None:
    settled = Output().settle(7)
    assert settled == Dense(units=7, activation=Identity())


def test_flatten_keeps_row_major_order() -> None:
    bench = Bench(Flatten(), (2, 3, 2), batch=2, seeds=(1, 2))
    assert bench.output_shape == (12,)
    numbers = bench.numbers(np.random.default_rng(0))
    assert np.array_equal(
        bench.forward(numbers["theta"], numbers["inputs"]), numbers["inputs"].reshape(2, 2, 12)
    )


def _mask(
    rate: float, *, seeds: tuple[int, ...] = (1,), batch: int = 50, index_shape: tuple[int, ...] = (40,)
) -> np.ndarray:
    bench = Bench(Dropout(rate=rate), index_shape, batch, seeds)
    return bench.forward(np.zeros((len(seeds), 0)), np.ones((len(seeds), batch, *index_shape)))


@pytest.mark.parametrize("rate", [0.0, 0.2, 0.5, 0.9])
def test_dropout_silences_its_share_and_scales_the_rest(rate: float) -> None:
    mask = _mask(rate, batch=200, index_shape=(10, 10))
    assert set(np.unique(mask)) <= {0.0, 1.0 / (1.0 - rate)}
    count = mask.size
    assert abs((mask == 0.0).mean() - rate) <= 4.5 * math.sqrt(rate * (1.0 - rate) / count)


def test_dropout_masks_differ_between_samples_and_follow_the_lanes_seed() -> None:
    masks = _mask(0.5, seeds=(3, 4, 3))
    assert not np.array_equal(masks[0], masks[1])
    assert np.array_equal(masks[0], masks[2])
    assert len(np.unique(masks[0], axis=0)) == 50


def test_dropout_in_evaluation_changes_nothing_forward_or_backward() -> None:
    bench = Bench(Dropout(rate=0.7), (6,), batch=3, training=False)
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)
    assert np.array_equal(found["outputs"], numbers["inputs"])
    assert np.array_equal(found["input_gradient"], numbers["cotangent"])
    assert np.array_equal(found["tangent"], numbers["input_direction"])


def test_dropout_draws_anew_at_every_step() -> None:
    bench = Bench(Dropout(rate=0.5), (40,), batch=5)
    assert bench.draw is not None
    ones = np.ones((1, 5, 40))
    masks = [
        bench.operation.forward({}, ones, type(bench.draw)(np, bench.draw.seeds, step)).copy()
        for step in (0, 1, 0)
    ]
    assert np.array_equal(masks[0], masks[2])
    assert not np.array_equal(masks[0], masks[1])
