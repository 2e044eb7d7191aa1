"""Normalizations against plain loops; running statistics; both modes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.errors import InputError
from engine.layers.batch_normalization import BatchNormalization
from engine.layers.group_normalization import GroupNormalization
from engine.layers.layer_normalization import LayerNormalization, RmsNormalization
from tests.support.arrays import gap
from tests.support.bench import Bench


def _moments(values: list[float]) -> tuple[float, float]:
    mean = math.fsum(values) / len(values)
    return mean, math.fsum((value - mean) ** 2 for value in values) / len(values)


def test_batch_normalization_goes_over_batch_and_positions_per_feature() -> None:
    bench = Bench(BatchNormalization(momentum=0.25, epsilon=1e-3), (2, 3, 2), batch=4, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)
    for lane in range(2):
        for channel in range(2):
            values = numbers["inputs"][lane, ..., channel]
            mean, variance = _moments(list(values.ravel()))
            gain, shift = numbers["theta"][lane, channel], numbers["theta"][lane, 2 + channel]
            wanted = gain * (values - mean) / math.sqrt(variance + 1e-3) + shift
            assert gap(found["outputs"][lane, ..., channel], wanted) <= 1e-13
            running_mean, running_variance = numbers["buffers"][lane].reshape(2, 2)[:, channel]
            new = found["next_buffers"][lane].reshape(2, 2)[:, channel]
            assert new[0] == pytest.approx(0.75 * running_mean + 0.25 * mean, rel=1e-12)
            assert new[1] == pytest.approx(0.75 * running_variance + 0.25 * variance * 24 / 23, rel=1e-12)


def test_batch_normalization_evaluates_with_the_running_statistics_alone() -> None:
    bench = Bench(BatchNormalization(), (3,), batch=5, training=False)
    numbers = bench.numbers(np.random.default_rng(1))
    found = bench.pass_through(numbers)
    gain, shift = numbers["theta"][0].reshape(2, 3)
    mean, variance = numbers["buffers"][0].reshape(2, 3)
    slope = gain / np.sqrt(variance + 1e-5)
    assert gap(found["outputs"][0], slope * (numbers["inputs"][0] - mean) + shift) <= 1e-13
    assert gap(found["input_gradient"][0], numbers["cotangent"][0] * slope) <= 1e-13
    kept = bench.operation.next_buffers()
    assert np.array_equal(kept["running_mean"][0], mean)
    assert np.array_equal(kept["running_variance"][0], variance)


def test_a_batch_of_one_gives_the_shift_and_finite_statistics() -> None:
    bench = Bench(BatchNormalization(), (3,), batch=1)
    numbers = bench.numbers(np.random.default_rng(2))
    found = bench.pass_through(numbers)
    assert np.array_equal(found["outputs"][0, 0], numbers["theta"][0, 3:])
    assert not found["input_gradient"].any()
    assert np.isfinite(found["next_buffers"]).all()


def test_running_statistics_start_as_a_standard_normal() -> None:
    mean, variance = BatchNormalization().buffers((4, 4, 3))
    assert (mean.name, mean.shape, mean.start) == ("running_mean", (3,), 0.0)
    assert (variance.name, variance.shape, variance.start) == ("running_variance", (3,), 1.0)


@pytest.mark.parametrize(
    ("shape", "blocks"),
    [((5,), [np.s_[:]]), ((2, 3), [np.s_[0], np.s_[1]]), ((2, 3, 2), [np.s_[:]])],
)
def test_layer_and_rms_normalization_see_one_sample(shape: tuple[int, ...], blocks: list[object]) -> None:
    """Vectors whole, sequences step by step, images whole."""
    for layer, centered in (
        (LayerNormalization(epsilon=1e-3), True),
        (RmsNormalization(epsilon=1e-3), False),
    ):
        bench = Bench(layer, shape, batch=3)
        numbers = bench.numbers(np.random.default_rng(3))
        outputs = bench.forward(numbers["theta"], numbers["inputs"])
        size = bench.specs[0].size
        gain = numbers["theta"][0, :size].reshape(bench.specs[0].shape)
        shift = numbers["theta"][0, size:].reshape(gain.shape) if centered else np.zeros(gain.shape)
        for sample in range(3):
            for block in blocks:
                values = numbers["inputs"][0, sample][block]
                mean = _moments(list(values.ravel()))[0] if centered else 0.0
                square = math.fsum((value - mean) ** 2 for value in values.ravel()) / values.size
                wanted = gain * (values - mean) / math.sqrt(square + 1e-3) + shift
                assert gap(outputs[0, sample][block], wanted) <= 1e-13


def test_groups_of_channels_are_normalized_over_all_positions() -> None:
    bench = Bench(GroupNormalization(groups=2, epsilon=1e-3), (2, 3, 4), batch=3)
    numbers = bench.numbers(np.random.default_rng(4))
    outputs = bench.forward(numbers["theta"], numbers["inputs"])
    gain, shift = numbers["theta"][0].reshape(2, 4)
    for sample in range(3):
        for channels in (np.s_[..., :2], np.s_[..., 2:]):
            values = numbers["inputs"][0, sample][channels]
            mean, variance = _moments(list(values.ravel()))
            wanted = gain[channels] * (values - mean) / math.sqrt(variance + 1e-3) + shift[channels]
            assert gap(outputs[0, sample][channels], wanted) <= 1e-13


def test_groups_have_to_divide_the_channels() -> None:
    with pytest.raises(InputError, match="3 groups do not divide 4 channels") as caught:
        GroupNormalization(groups=3).output_shape((8, 8, 4))
    assert caught.value.path == "groups"


@pytest.mark.parametrize(
    "layer",
    [BatchNormalization(), LayerNormalization(), GroupNormalization(groups=1), RmsNormalization()],
    ids=lambda layer: layer.kind,
)
def test_gains_start_at_one_and_shifts_at_zero_and_nothing_is_penalized(layer: object) -> None:
    starts = {spec.name: spec.start for spec in layer.parameters((3,))}  # type: ignore[attr-defined]
    assert starts in ({"gain": 1.0, "shift": 0.0}, {"gain": 1.0})
    assert not any(spec.penalized for spec in layer.parameters((3,)))  # type: ignore[attr-defined]


def test_a_large_mean_costs_no_digits_of_the_variance() -> None:
    bench = Bench(BatchNormalization(gain=False, shift=False), (3,), batch=20, dtype=np.float32)
    inputs = np.random.default_rng(5).normal(size=(1, 20, 3))
    far = bench.forward(np.zeros((1, 0)), (inputs + 1e3).astype(np.float32).astype(float))
    assert gap(far, bench.forward(np.zeros((1, 0)), inputs)) <= 1e-3
