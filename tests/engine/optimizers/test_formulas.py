"""Optimizers where their steps have a closed form."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.optimizers.adagrad import Adagrad
from engine.optimizers.adam import Adam
from engine.optimizers.base import Optimizer
from engine.optimizers.rmsprop import RmsProp
from engine.optimizers.sgd import Sgd
from tests.support.arrays import same_bits
from tests.support.descent import descend
from tests.support.kinds import make


def _steps(optimizer: Optimizer, gradients: list[float] | np.ndarray) -> np.ndarray:
    """The updates of one parameter that meets these gradients."""
    path = descend([optimizer], np.asarray(gradients, dtype=float)[:, None, None], start=0.0)
    return np.diff(path[:, 0, 0])


CONSTANT = np.full(200, 3.0)


ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}

DEFAULTS: dict[str, dict[str, Any]] = {
    "sgd": {"learning_rate": 0.1, "momentum": 0.0, "nesterov": False},
    "heavy_ball": {"learning_rate": 0.1, "momentum": 0.9},
    "nesterov": {"learning_rate": 0.1, "growing": True, "momentum": 0.9},
    "qhm": {"learning_rate": 0.1, "momentum": 0.999, "nu": 0.7},
    "adagrad": {"learning_rate": 0.01, "initial_accumulator": 0.0, "epsilon": 1e-10},
    "rmsprop": {
        "learning_rate": 1e-3,
        "rho": 0.9,
        "momentum": 0.0,
        "epsilon": 1e-8,
        "centered": False,
        "nesterov": False,
    },
    "adadelta": {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6},
    "rprop": {"learning_rate": 0.01, "grow": 1.2, "shrink": 0.5, "shortest": 1e-4, "longest": 5000.0},
    "adam": {"learning_rate": 1e-3} | ADAM,
    "adamw": {"learning_rate": 1e-3, "weight_decay": 0.01} | ADAM,
    "amsgrad": {"learning_rate": 1e-3} | ADAM,
    "adamax": {"learning_rate": 2e-3} | ADAM,
    "nadam": {"learning_rate": 2e-3, "momentum_decay": 0.004} | ADAM,
    "radam": {"learning_rate": 1e-3} | ADAM,
    "qh_adam": {"learning_rate": 1e-3, "nu1": 0.7, "nu2": 1.0} | ADAM | {"beta1": 0.995},
    "ademamix": {"learning_rate": 1e-3, "beta3": 0.9999, "alpha": 5.0, "warmup": 1000} | ADAM,
    "adan": {"learning_rate": 1e-3, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "epsilon": 1e-8},
    "adopt": {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.9999, "epsilon": 1e-6},
    "sign_sgd": {"learning_rate": 1e-3, "momentum": 0.0},
    "lion": {"learning_rate": 1e-4, "beta1": 0.9, "beta2": 0.99},
    "adafactor": {
        "learning_rate": 1e-2,
        "decay_power": 0.8,
        "clip": 1.0,
        "relative": True,
        "floor": 1e-3,
        "epsilon": 1e-30,
    },
    "lars": {"learning_rate": 0.1, "momentum": 0.9, "trust": 1e-2, "weight_decay": 0.0},
    "lamb": {"learning_rate": 1e-2, "weight_decay": 0.0} | ADAM | {"epsilon": 1e-6},
    "muon": {
        "learning_rate": 0.02,
        "momentum": 0.95,
        "nesterov": True,
        "iterations": 5,
        "scaling": "aspect",
        "ratio": 0.1,
        "beta1": 0.9,
        "beta2": 0.95,
        "epsilon": 1e-10,
    },
    "shampoo": {
        "learning_rate": 0.1,
        "momentum": 0.0,
        "epsilon": 1e-4,
        "precondition_every": 1,
        "largest": 1024,
    },
    "soap": {
        "learning_rate": 3e-3,
        "beta1": 0.95,
        "beta2": 0.95,
        "beta3": 0.95,
        "epsilon": 1e-8,
        "precondition_every": 10,
        "largest": 1024,
    },
    "prodigy": {"learning_rate": 1.0, "first_distance": 1e-6, "growth": 1.0, "corrected": False} | ADAM,
    "schedule_free_sgd": {"learning_rate": 0.5, "beta": 0.9},
    "schedule_free_adamw": {"learning_rate": 2.5e-3, "beta": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}


@pytest.mark.parametrize("kind", DEFAULTS)
def test_defaults_are_the_papers_or_the_fields(kind: str) -> None:
    assert make("optimizers", kind).to_json() == {"kind": kind} | DEFAULTS[kind]


@pytest.mark.parametrize("nesterov", [False, True])
def test_without_momentum_it_is_plain_sgd(nesterov: bool) -> None:
    gradients = np.random.default_rng(0).normal(size=30)
    assert _steps(Sgd(learning_rate=0.05, nesterov=nesterov), gradients) == pytest.approx(
        -0.05 * gradients, rel=1e-14
    )


def test_momentum_is_a_geometric_sum_with_terminal_speed() -> None:
    steps = _steps(Sgd(learning_rate=0.1, momentum=0.9), CONSTANT)
    times = np.arange(1, 201)
    assert steps == pytest.approx(-0.1 * 3.0 * (1.0 - 0.9**times) / (1.0 - 0.9), rel=1e-12)


def test_nesterov_looks_one_step_ahead() -> None:
    """θ here is the point ahead: the plain iterate plus μ times its velocity."""
    gradients = np.random.default_rng(1).normal(size=50)
    velocity, place, ahead = 0.0, 0.0, [0.0]
    for gradient in gradients:
        velocity = 0.8 * velocity - 0.1 * gradient
        place += velocity
        ahead.append(place + 0.8 * velocity)
    assert _steps(Sgd(learning_rate=0.1, momentum=0.8, nesterov=True), gradients) == pytest.approx(
        np.diff(ahead)
    )


def test_nesterov_is_nesterovs_method_on_a_quadratic() -> None:
    """With the gradient of ½λθ² the classical two-point form gives the same points ahead."""
    rate, momentum, curvature = 0.1, 0.8, 2.0
    path = descend(
        [Sgd(learning_rate=rate, momentum=momentum, nesterov=True)],
        lambda theta: curvature * theta,
        start=np.array([1.0]),
        steps=40,
    )[:, 0, 0]
    x, previous, classical = 1.0, 1.0, []
    for _ in range(41):
        ahead = x + momentum * (x - previous)
        classical.append(ahead)
        x, previous = ahead - rate * curvature * ahead, x
    assert path == pytest.approx(classical, rel=1e-12)


def test_adagrads_steps_shrink_like_one_over_root_t() -> None:
    steps = _steps(Adagrad(learning_rate=0.1, epsilon=0.0), CONSTANT)
    assert steps == pytest.approx(-0.1 / np.sqrt(np.arange(1, 201)), rel=1e-12)


def test_adagrads_initial_sum_and_epsilon_stand_where_they_say() -> None:
    steps = _steps(Adagrad(learning_rate=0.1, initial_accumulator=16.0, epsilon=0.5), [3.0, 3.0])
    assert steps == pytest.approx([-0.1 * 3.0 / (5.0 + 0.5), -0.1 * 3.0 / (math.sqrt(34.0) + 0.5)], rel=1e-14)


def test_rmsprop_divides_by_a_running_root_mean_square() -> None:
    steps = _steps(RmsProp(learning_rate=0.1, rho=0.75, epsilon=0.5), [4.0, 2.0])
    squares = [0.25 * 16.0, 0.75 * 4.0 + 0.25 * 4.0]
    assert steps == pytest.approx(
        [-0.1 * g / (math.sqrt(s) + 0.5) for g, s in zip([4.0, 2.0], squares, strict=True)]
    )


def test_rmsprop_forgets_a_drop_of_scale_and_adagrad_does_not() -> None:
    gradients = np.concatenate([np.full(300, 1.0), np.full(200, 0.01)])
    rms = np.abs(_steps(RmsProp(learning_rate=0.1, rho=0.9, epsilon=0.0), gradients))
    ada = np.abs(_steps(Adagrad(learning_rate=0.1, epsilon=0.0), gradients))
    assert rms[-1] / rms[299] == pytest.approx(1.0, rel=0.05)
    assert ada[-1] / ada[299] < 0.01


def test_centered_rmsprop_divides_by_a_running_deviation() -> None:
    steps = _steps(RmsProp(learning_rate=0.1, rho=0.5, epsilon=0.25, centered=True), [4.0, 1.0])
    means, squares = [2.0, 1.5], [8.0, 4.5]
    expected = [
        -0.1 * g / (math.sqrt(s - m * m) + 0.25) for g, m, s in zip([4.0, 1.0], means, squares, strict=True)
    ]
    assert steps == pytest.approx(expected, rel=1e-13)


def test_centered_rmsprop_survives_a_variance_that_rounds_below_zero() -> None:
    for value in np.random.default_rng(2).normal(size=20):
        optimizer = RmsProp(learning_rate=0.1, rho=0.5, centered=True)
        assert np.isfinite(_steps(optimizer, np.full(200, value))).all()


def test_adam_corrects_both_zero_starts() -> None:
    """A constant gradient makes every step −η g / (|g| + ε)."""
    assert _steps(Adam(learning_rate=0.1, epsilon=0.5), CONSTANT) == pytest.approx(
        -0.1 * 3.0 / 3.5, rel=1e-12
    )


@pytest.mark.parametrize("optimizer", [Adam(epsilon=0.0), RmsProp(epsilon=0.0), Adagrad(epsilon=0.0)])
def test_without_epsilon_the_scale_of_the_loss_does_not_matter(optimizer: Optimizer) -> None:
    gradients = np.random.default_rng(3).normal(size=50)
    assert same_bits(_steps(optimizer, gradients), _steps(optimizer, gradients * 1024.0))


def test_a_changed_rate_acts_at_once_on_what_momentum_has_gathered() -> None:
    first = Sgd(learning_rate=0.1, momentum=0.9).coefficients(5, 0.1)
    halved = Sgd(learning_rate=0.1, momentum=0.9).coefficients(5, 0.05)
    assert halved["step_size"] == 0.5 * first["step_size"]
    assert halved["momentum"] == first["momentum"]


@pytest.mark.parametrize("step", [0, 1, 999, 10**6])
def test_adams_coefficients(step: int) -> None:
    c = Adam(beta1=0.9, beta2=0.999).coefficients(step, 0.01)
    assert c["step_size"] == pytest.approx(-0.01 / (1.0 - math.pow(0.9, step + 1)), rel=1e-14)
    assert c["root_scale"] == pytest.approx(1.0 / math.sqrt(1.0 - math.pow(0.999, step + 1)), rel=1e-14)
