"""What every layer must do, for every activation where it has one."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.layers.base import Layer
from tests.support.arrays import FLOOR, directional, gap, same_bits
from tests.support.bench import SHAPES, WIDE_SHAPES, Bench, fitting_shapes
from tests.support.kinds import instances, kinds_of, make
from tests.support.strict import StrictBackend

BLOCKS = tuple(
    tuple(make("layers", layer) for layer in block)
    for block in (
        [{"kind": "dense", "units": 5}, {"kind": "dense", "units": 3, "activation": "tanh"}],
        [{"kind": "dense", "units": 3, "parametrization": "weight_norm"}, "gaussian_noise", "dropout"],
        [
            {"kind": "convolution", "filters": 2, "activation": "tanh"},
            "activation",
            {"kind": "convolution", "filters": 1},
        ],
        [
            {"kind": "convolution", "filters": 3, "stride": 2},
            {"kind": "residual", "layers": ["dropout"], "scale": -0.5},
        ],
        [{"kind": "convolution_1d", "filters": 3, "padding": "causal"}, {"kind": "dense", "units": 4}],
        ["dropout"],
    )
)
"""What stands inside the layers that hold layers."""

MODEST: dict[str, st.SearchStrategy[Any]] = {
    "units": st.integers(1, 5),
    "rate": st.floats(0.0, 0.8),
    "vocabulary": st.integers(2, 5),
    "heads": st.sampled_from([1, 2, 3]),
    "groups": st.sampled_from([1, 2, 3]),
    "filters": st.integers(1, 3),
    "kernel_size": st.integers(1, 3),
    "dilation": st.integers(1, 2),
    "size": st.integers(1, 3),
    "shape": st.sampled_from(["?×1", "1, -1", "?", "1x1x?"]),
    "layers": st.sampled_from(BLOCKS),
    "projection": st.sampled_from([True]),
}
"""Fields whose full range would make the checks slow or empty."""


def _cases() -> list[Any]:
    cases: list[Any] = []
    swept = False
    for name, kind in kinds_of("layers").items():
        if kind.settle is not Layer.settle:
            continue  # stands for another layer once the task is known
        if not swept and any(field.name == "activation" for field in kind.fields):
            swept = True  # the first layer that has an activation tries every one, the others draw theirs
            cases += [
                pytest.param(
                    kind, {"activation": instances(activation, calm=True)}, id=f"{name}.{activation.kind}"
                )
                for activation in kinds_of("activations").values()
            ]
        else:
            cases.append(pytest.param(kind, {}, id=name))
    return cases


every_layer = pytest.mark.parametrize(("kind", "strategies"), _cases())
few = settings(max_examples=12)


def _draw_layer(data: st.DataObject, kind: type[Layer], strategies: dict[str, Any]) -> Layer:
    modest = {
        name: strategy
        for name, strategy in MODEST.items()
        if any(field.name == name for field in kind.fields)
    }
    fixed = {name: data.draw(strategy, label=name) for name, strategy in (modest | strategies).items()}
    return data.draw(instances(kind, calm=True, **fixed), label="layer")


def _draw_bench(data: st.DataObject, layer: Layer, **options: Any) -> Bench:
    shape = data.draw(st.sampled_from(fitting_shapes(layer)), label="shape")
    seeds = data.draw(st.sampled_from([(3,), (3, 4, 3)]), label="seeds")
    return Bench(layer, shape, data.draw(st.integers(1, 4), label="batch"), seeds, **options)


def _generator(data: st.DataObject) -> np.random.Generator:
    return np.random.default_rng(data.draw(st.integers(0, 10**6), label="numbers"))


@every_layer
@few
@given(data=st.data())
def test_gradients_are_those_of_central_differences(
    kind: type[Layer], strategies: dict[str, Any], data: st.DataObject
) -> None:
    bench = _draw_bench(data, _draw_layer(data, kind, strategies), training=data.draw(st.booleans()))
    numbers = bench.numbers(_generator(data))
    theta, inputs, cotangent = numbers["theta"], numbers["inputs"], numbers["cotangent"]
    found = bench.pass_through(numbers)
    generator = _generator(data)
    axes = tuple(range(1, cotangent.ndim))

    def of_theta(theta: np.ndarray) -> np.ndarray:
        return np.sum(bench.forward(theta, inputs) * cotangent, axis=axes)

    def of_inputs(inputs: np.ndarray) -> np.ndarray:
        return np.sum(bench.forward(theta, inputs) * cotangent, axis=axes)

    for function, at, gradient in (
        (of_theta, theta, found["gradient"]),
        (of_inputs, inputs, found["input_gradient"]),
    ):
        directions = _directions(generator, at.shape[1:])
        slopes = [(gradient * unit).reshape(bench.lanes, -1).sum(axis=1) for unit in directions]
        wanted = [directional(function, at, unit) for unit in directions]
        assert gap(np.array(slopes), np.array(wanted)) <= 1e-6


def _directions(generator: np.random.Generator, shape: tuple[int, ...]) -> list[np.ndarray]:
    """Every direction of the axes where they are few, else some at random, which a wrong gradient does not survive."""
    size = math.prod(shape)
    rows = np.eye(size) if size <= 12 else generator.normal(size=(8, size))
    return [row.reshape(shape) for row in rows]


@every_layer
@few
@given(data=st.data())
def test_jvp_is_the_transpose_of_backward(
    kind: type[Layer], strategies: dict[str, Any], data: st.DataObject
) -> None:
    bench = _draw_bench(data, _draw_layer(data, kind, strategies))
    numbers = bench.numbers(_generator(data))
    found = bench.pass_through(numbers)
    for lane in range(bench.lanes):
        forward = found["tangent"][lane] * numbers["cotangent"][lane]
        backward = [
            found["gradient"][lane] * numbers["direction"][lane],
            found["input_gradient"][lane] * numbers["input_direction"][lane],
        ]
        size = np.abs(forward).sum() + sum(np.abs(term).sum() for term in backward)
        assert abs(forward.sum() - sum(term.sum() for term in backward)) <= 1e-10 * max(size, FLOOR)


@every_layer
@few
@given(data=st.data(), inner=st.booleans())
def test_backward_jvp_is_the_derivative_of_backward(
    kind: type[Layer], strategies: dict[str, Any], data: st.DataObject, inner: bool
) -> None:
    """`inner` is false for the first trained layer, which neither gets an input tangent nor gives an input gradient."""
    bench = _draw_bench(data, _draw_layer(data, kind, strategies), needs_input_gradient=inner)
    numbers = bench.numbers(_generator(data))
    if not inner:
        del numbers["input_direction"]
        if not bench.size:
            return  # such a layer stands before the first trained one, where no tangent comes
    found = bench.pass_through(numbers)

    def moved(name: str, h: np.ndarray) -> np.ndarray:
        shifted = dict(numbers)
        shifted["theta"] = numbers["theta"] + h * numbers["direction"]
        shifted["cotangent"] = numbers["cotangent"] + h * numbers["change"]
        if inner:
            shifted["inputs"] = numbers["inputs"] + h * numbers["input_direction"]
        return bench.pass_through(shifted)[name]

    here = np.zeros(())
    assert gap(found["gradient_tangent"], directional(partial(moved, "gradient"), here, 1.0)) <= 1e-6
    assert ("input_gradient_tangent" in found) is inner
    if inner:
        numeric = directional(partial(moved, "input_gradient"), here, 1.0)
        assert gap(found["input_gradient_tangent"], numeric) <= 1e-6


@every_layer
@few
@given(data=st.data())
def test_the_second_derivative_is_symmetric(
    kind: type[Layer], strategies: dict[str, Any], data: st.DataObject
) -> None:
    bench = _draw_bench(data, _draw_layer(data, kind, strategies))
    first, second = (bench.numbers(_generator(data)) for _ in range(2))
    products = []
    for own in (first, second):
        merged = first | {name: own[name] for name in ("direction", "input_direction")}
        found = bench.pass_through(merged | {"change": np.zeros_like(first["change"])})
        products.append((found["gradient_tangent"], found["input_gradient_tangent"]))
    sides = []
    for own, (theta, inputs) in zip((second, first), products, strict=True):
        sides.append(
            np.concatenate([(own["direction"] * theta).ravel(), (own["input_direction"] * inputs).ravel()])
        )
    size = np.abs(np.concatenate(sides)).sum()
    assert abs(sides[0].sum() - sides[1].sum()) <= 1e-10 * max(size, FLOOR)


def _wide_bench(data: st.DataObject, kind: type[Layer], strategies: dict[str, Any]) -> tuple[Layer, Any, int]:
    """Sizes that reach the vector and matrix kernels and their tails."""
    modest = {
        name: strategy
        for name, strategy in MODEST.items()
        if any(field.name == name for field in kind.fields)
    }
    if "units" in modest:
        modest["units"] = st.integers(1, 70)
    fixed = {name: data.draw(strategy) for name, strategy in (modest | strategies).items()}
    layer = data.draw(instances(kind, calm=True, **fixed))
    shape = data.draw(st.sampled_from(fitting_shapes(layer, (*SHAPES, *WIDE_SHAPES))))
    return layer, shape, data.draw(st.integers(1, 40))


@every_layer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data())
def test_a_lane_equals_its_single_run_bit_for_bit(
    kind: type[Layer], strategies: dict[str, Any], dtype: Any, data: st.DataObject
) -> None:
    layer, shape, batch = _wide_bench(data, kind, strategies)
    seeds = (7, 11, 7)
    together = Bench(layer, shape, batch, seeds, dtype)
    numbers = together.numbers(_generator(data))
    found = together.pass_through(numbers)
    for lane, seed in enumerate(seeds):
        alone = Bench(layer, shape, batch, (seed,), dtype)
        single = alone.pass_through({name: array[lane : lane + 1] for name, array in numbers.items()})
        for name, array in single.items():
            assert same_bits(array, found[name][lane : lane + 1]), name


@every_layer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@settings(max_examples=5)
@given(data=st.data())
def test_a_device_gives_the_same_bits_without_transfers(
    kind: type[Layer], strategies: dict[str, Any], dtype: Any, data: st.DataObject
) -> None:
    layer, shape, batch = _wide_bench(data, kind, strategies)
    host = Bench(layer, shape, batch, (7, 8), dtype)
    device = Bench(layer, shape, batch, (7, 8), dtype, StrictBackend())
    numbers = host.numbers(_generator(data))
    expected = host.pass_through(numbers)
    for name, array in device.pass_through(numbers).items():
        assert same_bits(array, expected[name]), name
