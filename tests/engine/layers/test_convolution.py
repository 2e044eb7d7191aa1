"""Convolutions against plain loops; how they cut the batch; refusals in words."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from engine.activations.identity import Identity
from engine.errors import InputError
from engine.layers import correlation
from engine.layers.convolution import Convolution, SequenceConvolution
from tests.support.arrays import gap, same_bits
from tests.support.bench import Bench


def _padding_before(extent: int, outputs: int, layer: Any, dilation: int) -> int:
    reach = (layer.kernel_size - 1) * dilation + 1
    if layer.padding == "causal":
        return int(reach - 1)
    return int(max(0, (outputs - 1) * layer.stride + reach - extent) // 2 if layer.padding == "same" else 0)


def _by_loops(layer: Any, x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """One sample; positions of any number of axes, then channels."""
    dilation = getattr(layer, "dilation", 1)
    outputs = layer.output_shape(x.shape)
    befores = [
        _padding_before(extent, count, layer, dilation)
        for extent, count in zip(x.shape[:-1], outputs[:-1], strict=True)
    ]
    y = np.zeros(outputs)
    for place in np.ndindex(*outputs[:-1]):
        for offset in np.ndindex(*weight.shape[:-2]):
            at = tuple(
                p * layer.stride + o * dilation - before
                for p, o, before in zip(place, offset, befores, strict=True)
            )
            if all(0 <= a < extent for a, extent in zip(at, x.shape[:-1], strict=True)):
                for channel, unit in np.ndindex(*weight.shape[-2:]):
                    y[(*place, unit)] += x[(*at, channel)] * weight[(*offset, channel, unit)]
        y[place] += bias
    return y


@pytest.mark.parametrize(
    ("size", "stride", "padding", "shape"),
    [
        *itertools.product((1, 2, 3), (1, 2), ("same", "valid"), ((5, 4, 2),)),
        (5, 1, "same", (3, 2, 1)),
        (3, 4, "same", (7, 5, 1)),
        (2, 3, "valid", (8, 2, 3)),
    ],
)
def test_every_output_is_a_window_times_the_kernel(
    size: int, stride: int, padding: str, shape: tuple[int, ...]
) -> None:
    layer = Convolution(filters=2, kernel_size=size, stride=stride, padding=padding, activation=Identity())
    _compare(layer, shape)


@pytest.mark.parametrize(
    ("size", "stride", "padding", "dilation"),
    [*itertools.product((1, 2, 3), (1, 2), ("same", "valid", "causal"), (1, 2)), (4, 3, "causal", 3)],
)
def test_every_output_of_a_sequence_is_a_window_times_the_kernel(
    size: int, stride: int, padding: str, dilation: int
) -> None:
    layer = SequenceConvolution(
        filters=3, kernel_size=size, stride=stride, padding=padding, dilation=dilation, activation=Identity()
    )
    _compare(layer, (7, 2))


def _compare(layer: Any, shape: tuple[int, ...]) -> None:
    bench = Bench(layer, shape, batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.forward(numbers["theta"], numbers["inputs"])
    views = bench.views(numbers["theta"])
    for lane, sample in np.ndindex(2, 2):
        wanted = _by_loops(layer, numbers["inputs"][lane, sample], views["weight"][lane], views["bias"][lane])
        assert gap(found[lane, sample], wanted) <= 1e-13


def test_a_causal_output_sees_nothing_that_comes_later() -> None:
    bench = Bench(SequenceConvolution(filters=2, padding="causal", dilation=2), (9, 1), batch=1)
    numbers = bench.numbers(np.random.default_rng(3))
    before = bench.forward(numbers["theta"], numbers["inputs"])
    numbers["inputs"][:, :, 6:] += 1.0
    after = bench.forward(numbers["theta"], numbers["inputs"])
    assert same_bits(before[:, :, :6], after[:, :, :6])
    assert not np.array_equal(before[:, :, 6:], after[:, :, 6:])


@pytest.mark.parametrize("values", [1, 300, 1500])
def test_cutting_the_batch_changes_sums_by_rounding_only_and_no_lane(
    monkeypatch: pytest.MonkeyPatch, values: int
) -> None:
    """Pieces of one sample, of several, and of all samples of some lanes."""
    layer = Convolution(filters=3, kernel_size=3)
    whole = Bench(layer, (4, 4, 2), batch=7, seeds=(1, 2, 3))
    numbers = whole.numbers(np.random.default_rng(0))
    wanted = whole.pass_through(numbers)
    monkeypatch.setattr(correlation, "CACHE", 8 * 16 * 18 * values // 100)
    cut = Bench(layer, (4, 4, 2), batch=7, seeds=(1, 2, 3))
    found = cut.pass_through(numbers)
    for name, array in wanted.items():
        assert gap(found[name], array) <= 1e-13, name
    for lane in range(3):
        alone = Bench(layer, (4, 4, 2), batch=7, seeds=(1,))
        single = alone.pass_through({name: array[lane : lane + 1] for name, array in numbers.items()})
        for name, array in single.items():
            assert same_bits(array, found[name][lane : lane + 1]), name


@pytest.mark.parametrize("cache", [1, 1 << 21])
def test_one_input_serves_all_lanes(monkeypatch: pytest.MonkeyPatch, cache: int) -> None:
    monkeypatch.setattr(correlation, "CACHE", cache)
    bench = Bench(Convolution(filters=2), (4, 3, 2), batch=3, seeds=(1, 2), training=False)
    numbers = bench.numbers(np.random.default_rng(0))
    shared = numbers["inputs"][:1]
    assert same_bits(
        bench.forward(numbers["theta"], shared), bench.forward(numbers["theta"], shared.repeat(2, axis=0))
    )


def test_inputs_may_change_in_place_between_passes() -> None:
    bench = Bench(Convolution(filters=2), (4, 3, 2), batch=3)
    numbers = bench.numbers(np.random.default_rng(0))
    weights, inputs = bench.views(numbers["theta"]), numbers["inputs"]
    bench.operation.forward(weights, inputs, None)
    inputs *= 2.0
    found = bench.operation.forward(weights, inputs, None).copy()
    assert same_bits(found, bench.forward(numbers["theta"], inputs.copy()))


def test_fans_count_the_window() -> None:
    weight, bias = Convolution(filters=5, kernel_size=3).parameters((8, 8, 2))
    assert (weight.name, weight.shape, weight.fan_in, weight.fan_out) == ("weight", (3, 3, 2, 5), 18, 45)
    assert (bias.name, bias.shape, bias.penalized) == ("bias", (5,), False)
    (weight,) = SequenceConvolution(filters=5, kernel_size=3, bias=False).parameters((8, 2))
    assert (weight.shape, weight.fan_in, weight.fan_out) == ((3, 2, 5), 6, 15)


def test_outputs_before_the_nonlinearity_are_given() -> None:
    bench = Bench(Convolution(filters=2), (4, 3, 2), batch=3)
    numbers = bench.numbers(np.random.default_rng(0))
    y = bench.forward(numbers["theta"], numbers["inputs"])
    z: Any = bench.operation.linear_outputs()
    assert z.min() < 0.0
    assert np.array_equal(np.maximum(z, 0.0), y)


@pytest.mark.parametrize(
    ("layer", "shape", "words"),
    [
        (Convolution(), (64,), "needs an image of height × width × channels, but 64 arrives here"),
        (Convolution(), (8, 3), "needs an image of height × width × channels, but 8×3 arrives here"),
        (SequenceConvolution(), (8, 8, 1), "needs a sequence of length × channels, but 8×8×1 arrives"),
        (Convolution(kernel_size=5, padding="valid"), (4, 9, 1), "window of 5×5 has no room in 4×9×1"),
        (
            SequenceConvolution(kernel_size=3, dilation=4, padding="valid"),
            (8, 1),
            r"window of 3 \(dilation 4\) has no room in 8×1",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(layer: Any, shape: tuple[int, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        layer.output_shape(shape)
