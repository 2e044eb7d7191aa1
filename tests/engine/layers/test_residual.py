"""Residual blocks: their arithmetic, the names inside, and refusals that say where."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array, HostArray, Shape
from engine.errors import InputError
from engine.layers.base import BufferSpec, Layer, Operation, Site, Views
from engine.layers.dense import Dense
from engine.layers.residual import Residual
from engine.random import Draw, nested_stream
from tests.support.arrays import gap, same_bits
from tests.support.bench import Bench
from tests.support.kinds import make


def _block(*layers: Any, **fields: Any) -> Residual:
    made = tuple(layer if isinstance(layer, Layer) else make("layers", layer) for layer in layers)
    return Residual(layers=made, **fields)


def _dense(units: int, activation: str = "tanh") -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation}


class Counting(Layer):
    """Hands its input on, and counts passes in a buffer; not registered, for it has no kind."""

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def buffers(self, shape: Shape) -> tuple[BufferSpec, ...]:
        return (BufferSpec("count", (2,), 1.0),)

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        arrays["seen"] = np.ones(1)

    def compile(self, site: Site) -> Operation:
        return CountingOperation(site)


class CountingOperation(Operation):
    def __init__(self, site: Site) -> None:
        self.site = site

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self.count = weights["count"] + 1.0
        return inputs

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return output_gradient

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return input_tangent

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return change

    def next_buffers(self) -> Views:
        return {"count": self.count}


def test_it_adds_its_input_to_what_the_layers_inside_give() -> None:
    block = _block(_dense(5), _dense(4, "identity"), scale=0.5)
    bench = Bench(block, (4,), batch=3, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.forward(numbers["theta"], numbers["inputs"])
    views = bench.views(numbers["theta"])
    for lane in range(2):
        x = numbers["inputs"][lane]
        hidden = np.tanh(x @ views["0.weight"][lane] + views["0.bias"][lane])
        wanted = x + 0.5 * (hidden @ views["1.weight"][lane] + views["1.bias"][lane])
        assert gap(found[lane], wanted) <= 1e-13


@pytest.mark.parametrize(("shape", "stride"), [((6, 5, 2), 2), ((7, 4, 2), 2), ((6, 9, 2), 3)])
def test_the_projection_averages_and_mixes_channels(shape: tuple[int, ...], stride: int) -> None:
    convolution = {"kind": "convolution", "filters": 3, "stride": stride, "activation": "identity"}
    bench = Bench(_block(convolution, projection=True), shape, batch=2)
    numbers = bench.numbers(np.random.default_rng(0))
    views = bench.views(numbers["theta"])
    views["0.weight"][...] = 0.0
    views["0.bias"][...] = 0.0
    found = bench.forward(numbers["theta"], numbers["inputs"])
    for row, column in np.ndindex(*bench.output_shape[:2]):
        patch = numbers["inputs"][0][
            :, stride * row : stride * (row + 1), stride * column : stride * (column + 1)
        ]
        wanted = patch.mean(axis=(1, 2)) @ views["projection.weight"][0]
        assert gap(found[0, :, row, column], wanted) <= 1e-13


def test_names_fans_and_order_of_the_parameters() -> None:
    block = _block(_dense(5), _block(_dense(5)), _dense(3), projection=True)
    assert [(spec.name, spec.shape, spec.penalized) for spec in block.parameters((4,))] == [
        ("0.weight", (4, 5), True),
        ("0.bias", (5,), False),
        ("1.0.weight", (5, 5), True),
        ("1.0.bias", (5,), False),
        ("2.weight", (5, 3), True),
        ("2.bias", (3,), False),
        ("projection.weight", (4, 3), True),
    ]
    assert [spec.name for spec in _block(_dense(4), projection=True).parameters((4,))] == [
        "0.weight",
        "0.bias",
    ]


def test_what_begins_inside_begins_under_its_number() -> None:
    block = _block(_dense(4), {"kind": "dense", "units": 4, "parametrization": "weight_norm"})
    arrays = {spec.name: np.full(spec.shape, 2.0) for spec in block.parameters((4,))}
    block.begin(arrays)
    assert arrays["1.magnitude"].tolist() == [4.0] * 4
    assert set(arrays) == {spec.name for spec in block.parameters((4,))}


def test_buffers_inside_pass_through() -> None:
    block = Residual(layers=(Dense(units=3), Residual(layers=(Counting(),)), Counting()))
    assert [(spec.name, spec.start) for spec in block.buffers((3,))] == [("1.0.count", 1.0), ("2.count", 1.0)]
    bench = Bench(block, (3,), batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)["next_buffers"]
    assert np.array_equal(found, numbers["buffers"] + 1.0)


def test_random_layers_inside_draw_from_streams_of_their_own() -> None:
    bench = Bench(_block("gaussian_noise", "gaussian_noise"), (40,), batch=3)
    zero = np.zeros((1, 3, 40))
    found = bench.forward(np.zeros((1, 0)), zero)
    assert bench.draw is not None
    noises = [bench.draw.normal(nested_stream(2, number), 3, 40, bench.dtype) for number in (0, 1)]
    assert gap(found, 0.1 * (noises[0] + noises[1])) <= 1e-14
    assert not same_bits(noises[0], noises[1])


def test_dropout_of_everything_inside_leaves_the_identity() -> None:
    bench = Bench(_block("dropout", scale=0.0), (5,), batch=3)
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)
    assert np.array_equal(found["outputs"], numbers["inputs"])
    assert np.array_equal(found["input_gradient"], numbers["cotangent"])


@pytest.mark.parametrize(
    ("block", "shape", "path", "words"),
    [
        (_block(_dense(5)), (4,), "layers.0", "turns 4 into 5, but its input is added .* switch the proj"),
        (_block(_dense(4), _dense(5)), (4,), "layers.1", "turns 4 into 5"),
        (_block(_dense(4), "output"), (4,), "layers.1", "an output layer stands at the end of the network"),
        (_block("flatten", projection=True), (4, 2), "layers.0", "turns 4×2 into 8, and no projection does"),
        (_block(_dense(4), "convolution"), (4,), "layers.1", "a convolution needs an image"),
        (_block(_dense(4), _block("convolution")), (4,), "layers.1.layers.0", "needs an image"),
        (_block({"kind": "reshape", "shape": "5"}), (4,), "layers.0.shape", "5 has 5 values"),
        (_block(), (4,), "layers", "at least one layer inside"),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(
    block: Residual, shape: tuple[int, ...], path: str, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        block.output_shape(shape)
    assert caught.value.path == path
