"""Each activation against its formula on Python's own numbers, and its choice at the kink."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from engine.activations.base import Activation
from engine.activations.elu import Elu
from engine.activations.leaky_relu import LeakyRelu
from tests.support.kinds import kinds_of, make

FORMULAS: dict[str, tuple[Activation, Callable[[float], float]]] = {
    "identity": (make("activations", "identity"), lambda z: z),
    "relu": (make("activations", "relu"), lambda z: max(0.0, z)),
    "tanh": (make("activations", "tanh"), math.tanh),
    "sigmoid": (make("activations", "sigmoid"), lambda z: 1.0 / (1.0 + math.exp(-z))),
    "leaky_relu": (LeakyRelu(negative_slope=0.2), lambda z: z if z > 0 else 0.2 * z),
    "elu": (Elu(alpha=1.5), lambda z: z if z > 0 else 1.5 * (math.exp(z) - 1.0)),
    "gelu": (make("activations", "gelu"), lambda z: 0.5 * z * math.erfc(-z / math.sqrt(2.0))),
    "silu": (make("activations", "silu"), lambda z: z / (1.0 + math.exp(-z))),
    "softplus": (make("activations", "softplus"), lambda z: math.log1p(math.exp(z))),
}


def _at(activation: Activation, z: float) -> tuple[float, float, float]:
    """f, f' and f'' at one point."""
    array = np.array([z])
    y = activation.value(np, array, np.empty(1))
    slope, curvature = (
        activation.slope(np, array, y, np.empty(1)),
        activation.curvature(np, array, y, np.empty(1)),
    )
    return float(y[0]), float(slope[0]), float(curvature[0])


def test_every_activation_is_here() -> None:
    assert set(FORMULAS) == set(kinds_of("activations"))


@pytest.mark.parametrize("name", FORMULAS)
def test_values(name: str) -> None:
    activation, formula = FORMULAS[name]
    z = np.concatenate([np.linspace(-30.0, 30.0, 1201), [0.0, -0.0]])
    found = activation.value(np, z, np.empty_like(z))
    wanted = np.array([formula(value) for value in z])
    assert np.allclose(found, wanted, rtol=1e-13, atol=4e-15)


@pytest.mark.parametrize(
    ("activation", "slope", "curvature"),
    [
        (FORMULAS["relu"][0], 0.0, 0.0),
        (LeakyRelu(negative_slope=0.2), 0.2, 0.0),
        (Elu(alpha=1.5), 1.5, 1.5),
        (FORMULAS["sigmoid"][0], 0.25, 0.0),
        (FORMULAS["tanh"][0], 1.0, 0.0),
        (FORMULAS["gelu"][0], 0.5, math.sqrt(2.0 / math.pi)),
        (FORMULAS["silu"][0], 0.5, 0.5),
        (FORMULAS["softplus"][0], 0.5, 0.25),
    ],
)
def test_at_zero_kinks_take_the_left_side(activation: Activation, slope: float, curvature: float) -> None:
    found = _at(activation, 0.0)
    assert found[1] == pytest.approx(slope, abs=1e-15)
    assert found[2] == pytest.approx(curvature, abs=1e-15)


def test_only_the_identity_says_that_it_is_linear() -> None:
    assert [name for name, (activation, _) in FORMULAS.items() if activation.linear] == ["identity"]


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_saturation_is_symmetric(name: str) -> None:
    activation = FORMULAS[name][0]
    z = np.linspace(0.0, 50.0, 500)
    right, left = (activation.value(np, side, np.empty_like(z)) for side in (z, -z))
    assert np.array_equal(right + left, np.full_like(z, right[0] + left[0]))
