"""Each activation against its formula on Python's own numbers, and its choice at the kink."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from engine.activations.base import Activation
from engine.activations.elu import Elu
from engine.activations.leaky_relu import LeakyRelu
from engine.activations.sine import Sine
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
    "hard_tanh": (make("activations", "hard_tanh"), lambda z: min(1.0, max(-1.0, z))),
    "selu": (
        make("activations", "selu"),
        lambda z: 1.0507009873554805 * (z if z > 0 else 1.6732632423543772 * math.expm1(z)),
    ),
    "mish": (make("activations", "mish"), lambda z: z * math.tanh(math.log1p(math.exp(z)))),
    "softsign": (make("activations", "softsign"), lambda z: z / (1.0 + abs(z))),
    "sine": (Sine(frequency=2.5), lambda z: math.sin(2.5 * z)),
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
        (FORMULAS["hard_tanh"][0], 1.0, 0.0),
        (FORMULAS["selu"][0], 1.7580993408473766, 1.7580993408473766),
        (FORMULAS["mish"][0], 0.6, 0.64),
        (FORMULAS["softsign"][0], 1.0, 2.0),
        (FORMULAS["sine"][0], 2.5, 0.0),
    ],
)
def test_at_zero_kinks_take_the_left_side(activation: Activation, slope: float, curvature: float) -> None:
    found = _at(activation, 0.0)
    assert found[1] == pytest.approx(slope, abs=1e-15)
    assert found[2] == pytest.approx(curvature, abs=1e-15)


def test_hard_tanh_takes_the_left_sides() -> None:
    assert [_at(FORMULAS["hard_tanh"][0], z)[1] for z in (-1.0, -0.999, 1.0, 1.001)] == [0.0, 1.0, 1.0, 0.0]


def test_selu_keeps_a_standard_normal_as_it_is() -> None:
    """Klambauer et al. 2017: its mean stays 0 and its variance 1; by quadrature on a fine grid."""
    z = np.linspace(-12.0, 12.0, 240_001)
    weight = np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi) * (z[1] - z[0])
    y = FORMULAS["selu"][0].value(np, z, np.empty_like(z))
    assert [(weight * y).sum(), (weight * y**2).sum()] == pytest.approx([0.0, 1.0], abs=1e-8)


def test_mish_keeps_its_digits_where_it_is_nearly_linear() -> None:
    """f' tends to 1 + 4 (z − ½) e^−2z; with 1 − tanh² float32 would lose every digit of the curvature."""
    z = np.array([12.0], np.float32)
    curvature = FORMULAS["mish"][0].curvature(np, z, z, np.empty_like(z))
    assert curvature[0] == pytest.approx(8.0 * (1.0 - 12.0) * math.exp(-24.0), rel=1e-4)


def test_only_the_identity_says_that_it_is_linear() -> None:
    assert [name for name, (activation, _) in FORMULAS.items() if activation.linear] == ["identity"]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "hard_tanh", "softsign", "sine"])
def test_saturation_is_symmetric(name: str) -> None:
    activation = FORMULAS[name][0]
    z = np.linspace(0.0, 50.0, 500)
    right, left = (activation.value(np, side, np.empty_like(z)) for side in (z, -z))
    assert np.array_equal(right + left, np.full_like(z, right[0] + left[0]))
