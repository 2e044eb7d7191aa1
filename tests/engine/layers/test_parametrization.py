"""What is trained in the place of a weight."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.activations.identity import Identity
from engine.activations.tanh import Tanh
from engine.initializers.scaled import He
from engine.layers.convolution import Convolution, SequenceConvolution
from engine.layers.dense import Dense
from engine.random import Purpose, Stream
from tests.support.arrays import gap, same_bits
from tests.support.bench import Bench

LAYERS: list[tuple[Any, tuple[int, ...]]] = [
    (Dense(units=4, activation=Tanh()), (5,)),
    (Dense(units=4, activation=Tanh()), (3, 5)),
    (Convolution(filters=3, kernel_size=2, activation=Tanh()), (4, 3, 2)),
    (SequenceConvolution(filters=3, kernel_size=2, activation=Tanh()), (5, 2)),
]
every_layer = pytest.mark.parametrize(("layer", "shape"), LAYERS)


def _theta(bench: Bench, arrays: dict[str, np.ndarray]) -> np.ndarray:
    return np.concatenate([arrays[spec.name].ravel() for spec in bench.specs])[None]


def _effective(arrays: dict[str, np.ndarray], choice: str) -> np.ndarray:
    """The weight by the formulas; `arrays` holds one lane."""
    weight = arrays["weight"]
    if choice == "ntk":
        return np.asarray(weight / math.sqrt(math.prod(weight.shape[:-1])))
    result = np.empty_like(weight)
    for unit in range(weight.shape[-1]):
        norm = math.sqrt(sum(value**2 for value in weight[..., unit].ravel()))
        result[..., unit] = arrays["magnitude"][unit] * weight[..., unit] / norm
    return result


@every_layer
@pytest.mark.parametrize("choice", ["ntk", "weight_norm"])
def test_the_layer_works_with_the_weight_of_the_formula(
    layer: Any, shape: tuple[int, ...], choice: str
) -> None:
    bench = Bench(layer.replace(parametrization=choice), shape, batch=3)
    plain = Bench(layer, shape, batch=3)
    numbers = bench.numbers(np.random.default_rng(0))
    arrays = {name: array[0] for name, array in bench.views(numbers["theta"]).items()}
    arrays["weight"] = _effective(arrays, choice)
    wanted = plain.forward(_theta(plain, arrays), numbers["inputs"])
    assert gap(bench.forward(numbers["theta"], numbers["inputs"]), wanted) <= 1e-13


@every_layer
@pytest.mark.parametrize("choice", ["ntk", "weight_norm"])
def test_it_starts_as_the_function_that_the_initializer_draws(
    layer: Any, shape: tuple[int, ...], choice: str
) -> None:
    thetas = []
    for own in (layer, layer.replace(parametrization=choice)):
        arrays = {
            spec.name: He().draw(spec, Stream(3, Purpose.PARAMETERS, number))
            for number, spec in enumerate(own.parameters(shape))
        }
        own.begin(arrays)
        bench = Bench(own, shape, batch=3)
        numbers = bench.numbers(np.random.default_rng(0))
        thetas.append(bench.forward(_theta(bench, arrays), numbers["inputs"]))
    assert gap(thetas[1], thetas[0]) <= 1e-13
    assert np.abs(thetas[0]).max() > 0.1


@every_layer
def test_gradient_descent_on_the_tangent_parametrization_is_slower_by_the_fan_in(
    layer: Any, shape: tuple[int, ...]
) -> None:
    """In W a step of V is one with the learning rate divided by the fan-in (Jacot et al. 2018, section 4)."""
    fan_in = layer.parameters(shape)[0].fan_in
    plain, bench = (
        Bench(own, shape, batch=3, seeds=(1,)) for own in (layer, layer.replace(parametrization="ntk"))
    )
    numbers = plain.numbers(np.random.default_rng(0))
    wanted = plain.views(plain.pass_through(numbers)["gradient"])["weight"]
    weights = plain.views(numbers["theta"])["weight"].size
    numbers["theta"][:, :weights] *= math.sqrt(fan_in)
    found = bench.views(bench.pass_through(numbers)["gradient"])["weight"]
    assert gap(found / math.sqrt(fan_in), wanted / fan_in) <= 1e-13


@every_layer
def test_the_gradient_of_a_direction_is_orthogonal_to_it(layer: Any, shape: tuple[int, ...]) -> None:
    bench = Bench(layer.replace(parametrization="weight_norm"), shape, batch=3, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    units = bench.output_shape[-1]
    direction = bench.views(numbers["theta"])["weight"].reshape(2, -1, units)
    gradient = bench.views(bench.pass_through(numbers)["gradient"])["weight"].reshape(2, -1, units)
    sizes = np.abs(direction * gradient).sum(axis=1)
    assert (np.abs((direction * gradient).sum(axis=1)) <= 1e-13 * sizes).all()
    assert sizes.min() > 0.0


def test_weights_that_are_zero_stay_defined() -> None:
    layer = Dense(units=2, activation=Identity(), parametrization="weight_norm")
    arrays = {"weight": np.zeros((3, 2)), "magnitude": np.ones(2), "bias": np.zeros(2)}
    layer.begin(arrays)
    assert arrays["magnitude"].tolist() == [0.0, 0.0]
    for dtype in (np.float32, np.float64):
        bench = Bench(layer, (3,), batch=4, dtype=dtype)
        numbers = bench.numbers(np.random.default_rng(0))
        numbers["theta"] = _theta(bench, arrays)
        for name, array in bench.pass_through(numbers).items():
            assert np.isfinite(array).all(), name


def test_only_the_weight_is_penalized_and_drawn() -> None:
    specs = Dense(units=2, parametrization="weight_norm").parameters((9,))
    assert [(spec.name, spec.penalized, spec.multiplier) for spec in specs] == [
        ("weight", True, 1.0),
        ("magnitude", False, 1.0),
        ("bias", False, 1.0),
    ]
    specs = Dense(units=2, parametrization="ntk").parameters((9,))
    assert [(spec.name, spec.multiplier) for spec in specs] == [("weight", 1.0 / 3.0), ("bias", 1.0)]


def test_the_standard_one_hands_on_the_parameters_themselves() -> None:
    bench = Bench(Dense(units=2), (3,), batch=4)
    theta = bench.numbers(np.random.default_rng(0))["theta"]
    operation: Any = bench.operation
    views = bench.views(theta)
    assert operation.affine.map.weight(views) is views["weight"]
    assert operation.affine.map.slot(views) is views["weight"]
    assert same_bits(operation.affine.map.tangent(views, views), views["weight"])
