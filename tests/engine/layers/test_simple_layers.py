"""Reshape, Gaussian noise and the activation as a layer."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.activations.tanh import Tanh
from engine.errors import InputError
from engine.layers.activation import ActivationLayer
from engine.layers.gaussian_noise import GaussianNoise
from engine.layers.reshape import Reshape
from tests.support.arrays import same_bits
from tests.support.bench import Bench


@pytest.mark.parametrize(
    ("text", "shape", "wanted"),
    [
        ("7×7×16", (784,), (7, 7, 16)),
        ("28,28", (28, 28, 1), (28, 28)),
        ("28 x 28 X 1", (784,), (28, 28, 1)),
        ("4 * ?", (24,), (4, 6)),
        ("-1, 2", (24,), (12, 2)),
        ("?×1", (5,), (5, 1)),
        ("?", (2, 3), (6,)),
        ("6", (2, 3), (6,)),
        ("2 3 4", (24,), (2, 3, 4)),
    ],
)
def test_a_shape_may_be_written_in_many_ways(
    text: str, shape: tuple[int, ...], wanted: tuple[int, ...]
) -> None:
    assert Reshape(shape=text).output_shape(shape) == wanted


@pytest.mark.parametrize(
    "text", ["", "a×2", "0×4", "?×?", "-2", "2.5", "2××3", "1×2×3×4×5", "×3", "²×2", "9999999999"]
)
def test_what_is_no_shape_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError, match="is not a shape; write 1 to 4 extents such as 28×28×1") as caught:
        Reshape(shape=text).output_shape((24,))
    assert caught.value.path == "shape"


def test_a_shape_of_another_size_is_refused_in_words() -> None:
    with pytest.raises(
        InputError, match="7×7 has 49 values, but the 8×8×1 that arrives here has 64"
    ) as caught:
        Reshape(shape="7x7").output_shape((8, 8, 1))
    assert caught.value.path == "shape"
    with pytest.raises(InputError, match="the 64 values of 8×8×1 cannot be divided by 7"):
        Reshape(shape="7×?").output_shape((8, 8, 1))


def test_reshape_keeps_row_major_order() -> None:
    bench = Bench(Reshape(shape="3×4"), (2, 3, 2), batch=2, seeds=(1, 2))
    inputs = bench.numbers(np.random.default_rng(0))["inputs"]
    assert np.array_equal(bench.forward(np.zeros((2, 0)), inputs), inputs.reshape(2, 2, 3, 4))


def _noise(deviation: float, seeds: tuple[int, ...] = (1,)) -> np.ndarray:
    bench = Bench(GaussianNoise(deviation=deviation), (10, 10), 100, seeds)
    return bench.forward(np.zeros((len(seeds), 0)), np.full((len(seeds), 100, 10, 10), 2.0)) - 2.0


def test_noise_is_normal_with_its_deviation() -> None:
    noise = _noise(0.5).ravel()
    count = noise.size
    assert abs(noise.mean()) <= 4.5 * 0.5 / math.sqrt(count)
    assert abs(noise.var() / 0.25 - 1.0) <= 4.5 * math.sqrt(2.0 / count)
    assert abs((np.abs(noise) < 0.5).mean() - 0.682689) <= 4.5 * math.sqrt(0.22 / count)


def test_noise_differs_between_samples_and_follows_the_lanes_seed() -> None:
    noise = _noise(1.0, (3, 4, 3))
    assert same_bits(noise[0], noise[2])
    assert not np.array_equal(noise[0], noise[1])
    assert len(np.unique(noise[0], axis=0)) == 100


@pytest.mark.parametrize(("deviation", "training"), [(0.5, False), (0.0, True)])
def test_without_noise_it_is_the_identity(deviation: float, training: bool) -> None:
    bench = Bench(GaussianNoise(deviation=deviation), (6,), batch=3, training=training)
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)
    assert same_bits(found["outputs"], numbers["inputs"])
    assert same_bits(found["input_gradient"], numbers["cotangent"])


def test_an_activation_acts_on_each_value() -> None:
    bench = Bench(ActivationLayer(activation=Tanh()), (2, 3, 2), batch=4, seeds=(1, 2))
    inputs = bench.numbers(np.random.default_rng(0))["inputs"]
    found = bench.forward(np.zeros((2, 0)), inputs)
    for place in np.ndindex(inputs.shape):
        assert found[place] == pytest.approx(math.tanh(inputs[place]), rel=1e-13)
    assert same_bits(bench.forward(np.zeros((2, 0)), inputs[:1])[1], found[0])
