"""What theory says of methods that see only gradients: invariances, special cases, and where they end."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.layout import Block, Layout
from engine.optimizers.base import Optimizer
from tests.support.descent import descend
from tests.support.kinds import make

GRADIENTS = np.random.default_rng(4).normal(size=(60, 1, 6)) * np.logspace(-2, 2, 6)


def optimizer(kind: str, **fields: Any) -> Optimizer:
    found = make("optimizers", {"kind": kind, **fields})
    assert isinstance(found, Optimizer)
    return found


def path(
    kind: str, gradients: Any = GRADIENTS, *, start: Any = 0.0, steps: int = 0, **fields: Any
) -> np.ndarray:
    """(steps + 1, count)."""
    return descend([optimizer(kind, **fields)], gradients, start=start, steps=steps)[:, 0]


def close(left: np.ndarray, right: np.ndarray, tolerance: float = 1e-12) -> bool:
    return bool(np.abs(left - right).max() <= tolerance * np.abs(right).max())


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("adam", {}),
        ("adamw", {"weight_decay": 0.0}),
        ("amsgrad", {}),
        ("nadam", {}),
        ("adamax", {}),
        ("qh_adam", {"nu2": 0.8}),
        ("ademamix", {}),
        ("adan", {}),
        ("adopt", {}),
        ("rprop", {}),
        ("lion", {}),
        ("sign_sgd", {"momentum": 0.9}),
    ],
)
@given(power=st.integers(-4, 30))
@settings(max_examples=10)
def test_the_scale_of_the_loss_does_not_matter(kind: str, fields: dict[str, Any], power: int) -> None:
    """With ε = 0, for gradients that are not as small as what then stands in for it."""
    if "epsilon" in {field.name for field in optimizer(kind).fields}:
        fields = fields | {"epsilon": 0.0}
    assert close(path(kind, GRADIENTS * 2.0**power, **fields), path(kind, **fields), 1e-13)


def test_without_momentum_it_is_sgd() -> None:
    plain = path("sgd", learning_rate=0.05)
    assert close(path("heavy_ball", learning_rate=0.05, momentum=0.0), plain)
    assert close(path("nesterov", learning_rate=0.05, momentum=0.0, growing=False), plain)
    assert close(path("qhm", learning_rate=0.05, nu=0.0), plain)
    assert close(path("qhm", learning_rate=0.05, nu=1.0, momentum=0.0), plain)


def test_at_a_constant_rate_the_forms_of_momentum_agree() -> None:
    ball: dict[str, Any] = {"learning_rate": 0.02, "momentum": 0.9}
    ahead = path("sgd", nesterov=True, **ball)
    assert close(path("heavy_ball", **ball), path("sgd", **ball))
    assert close(path("nesterov", growing=False, **ball), ahead)
    # A running mean is 1 − β times a sum.
    assert close(path("qhm", learning_rate=0.2, momentum=0.9, nu=1.0), path("sgd", **ball))
    assert close(path("qhm", learning_rate=0.2, momentum=0.9, nu=0.9), ahead)


def test_a_changed_rate_acts_on_sgds_velocity_and_not_on_a_heavy_balls_last_step() -> None:
    """η = 0 from the second update on: the ball rolls on, the velocity stands still."""
    steps = {
        kind: np.diff(
            descend(
                [optimizer(kind, learning_rate=0.1, momentum=0.5)],
                np.ones((3, 1, 1)),
                start=0.0,
                schedule=lambda step: float(step == 0),
            )[:, 0, 0]
        )
        for kind in ("heavy_ball", "sgd")
    }
    np.testing.assert_allclose(steps["heavy_ball"], [-0.1, -0.05, -0.025], rtol=1e-14)
    np.testing.assert_array_equal(steps["sgd"], [-0.1, 0.0, 0.0])


def test_nesterovs_momentum_grows_as_in_1983() -> None:
    """a = 1, (1 + √5)/2, …; βₖ is about 1 − 3/k."""
    momenta = np.array(
        [optimizer("nesterov").coefficients(step, 1.0)["momentum"] for step in (0, 1, 1023, 1024, 5000)]
    )
    golden = (1.0 + np.sqrt(5.0)) / 2.0
    a2 = (1.0 + np.sqrt(1.0 + 4.0 * golden**2)) / 2.0
    assert momenta[:2] == pytest.approx([0.0, (golden - 1.0) / a2], rel=1e-15)
    assert momenta[2] < momenta[3]
    assert 5000.0 * (1.0 - momenta[4]) == pytest.approx(3.0, rel=0.01)


def test_nesterovs_momentum_is_there_at_once_far_into_a_run() -> None:
    """As when a session resumes: no recursion over what came before."""
    momentum = optimizer("nesterov").coefficients(1_100_000, 1.0)["momentum"]
    assert 1.1e6 * (1.0 - momentum) == pytest.approx(3.0, rel=1e-4)


def test_nesterovs_momentum_of_a_long_run_keeps_little() -> None:
    method = optimizer("nesterov")
    first = 2_000_000  # where no other test has been
    method.coefficients(first, 1.0)
    tracemalloc.start()
    for step in range(first, first + 200 * 1024, 1024):
        method.coefficients(step, 1.0)
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept < 1_000_000


@pytest.mark.parametrize(("beta1", "pace"), [(0.9, 0.004), (0.99999, 1.0), (0.99999, 0.5)])
@pytest.mark.parametrize("step", [0, 300, 3000, 9000])
def test_nadams_product_of_momenta_is_the_product(beta1: float, pace: float, step: int) -> None:
    momenta = beta1 * (1.0 - 0.5 * 0.96 ** (np.arange(1, step + 3) * pace))
    product = np.prod(momenta[:-1])
    c = optimizer("nadam", beta1=beta1, momentum_decay=pace).coefficients(step, 1.0)
    assert c["plain"] == pytest.approx(-(1.0 - momenta[-2]) / (1.0 - product), rel=1e-13, abs=0.0)
    assert c["step_size"] == pytest.approx(-momenta[-1] / (1.0 - product * momenta[-1]), rel=1e-13, abs=0.0)


def test_nesterov_keeps_his_bound_where_plain_descent_breaks_it() -> None:
    """J(xₖ) − min J ≤ 2L∥x₀ − x*∥² / (k + 1)² on an ill-conditioned quadratic with η = 1/L; x = θ − lead."""
    curvature = np.logspace(-5, 0, 30)
    gradient = lambda theta: curvature * theta  # noqa: E731
    steps, start = 300, np.ones(30)
    ahead = path("nesterov", gradient, start=start, steps=steps, learning_rate=1.0)
    x = ahead[:-1] - curvature * ahead[:-1]  # x₁, x₂, …
    bound = 2.0 * 30.0 / (np.arange(1, steps + 1) + 1.0) ** 2
    accelerated = 0.5 * (curvature * x**2).sum(axis=1)
    assert (accelerated <= bound).all()
    plain = path("sgd", gradient, start=start, steps=steps, learning_rate=1.0)[1:]
    assert (0.5 * (curvature * plain**2).sum(axis=1) > bound).any()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sgd", {}),
        ("sgd", {"momentum": 0.9, "nesterov": True}),
        ("heavy_ball", {"momentum": 0.9}),
        ("nesterov", {}),
        ("qhm", {}),
    ],
)
@given(seed=st.integers(0, 1000))
@settings(max_examples=10)
def test_it_does_not_feel_how_the_axes_are_turned(kind: str, fields: dict[str, Any], seed: int) -> None:
    """On ½θᵀAθ the path from Qθ₀ with QAQᵀ is Q times the path from θ₀; divided steps do not pass this."""
    turned, straight = _turned(kind, seed, learning_rate=0.02, **fields)
    assert close(turned, straight, 1e-11)


def test_divided_steps_do_feel_how_the_axes_are_turned() -> None:
    assert not close(*_turned("adam", 0, learning_rate=0.02), 1e-2)


def _turned(kind: str, seed: int, **fields: Any) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    turn = np.linalg.qr(generator.normal(size=(4, 4)))[0]
    matrix, start = np.diag([0.5, 1.0, 4.0, 9.0]), generator.normal(size=4)
    own = turn @ matrix @ turn.T
    there = path(kind, lambda theta: theta @ own, start=turn @ start, steps=50, **fields)
    here = path(kind, lambda theta: theta @ matrix, start=start, steps=50, **fields)
    return there, here @ turn.T


def test_adagrads_step_is_the_rate_over_root_t_on_a_constant_gradient() -> None:
    steps = np.diff(path("adagrad", np.full((100, 1, 1), 7.0), learning_rate=0.3)[:, 0])
    np.testing.assert_allclose(steps, -0.3 / np.sqrt(np.arange(1, 101)), rtol=1e-9)


def test_quasi_hyperbolic_adam_holds_adam_and_rmsprop_as_special_cases() -> None:
    adam: dict[str, Any] = {"beta1": 0.9, "beta2": 0.99, "learning_rate": 0.01}
    assert close(path("qh_adam", nu1=1.0, nu2=1.0, **adam), path("adam", **adam))
    # Without any memory in the numerator β₁ does not matter.
    assert close(path("qh_adam", nu1=0.0, **adam), path("adam", **(adam | {"beta1": 0.0})))


def test_amsgrad_is_adam_while_the_mean_of_squares_only_grows() -> None:
    growing = np.linspace(1.0, 4.0, 80)[:, None, None] * np.array([1.0, -0.3])
    np.testing.assert_array_equal(path("amsgrad", growing), path("adam", growing))
    falling = growing[::-1]
    assert not close(path("amsgrad", falling, beta2=0.9), path("adam", falling, beta2=0.9), 0.1)


def test_ademamix_without_a_slow_mean_is_adam() -> None:
    np.testing.assert_array_equal(path("ademamix", alpha=0.0), path("adam"))


def test_ademamix_warms_up_both_its_numbers() -> None:
    method = optimizer("ademamix", beta1=0.9, beta3=0.9999, alpha=8.0, warmup=100)
    scalars = [method.coefficients(step, 1.0) for step in range(150)]
    weights = -np.array([c["slow_step"] for c in scalars])
    np.testing.assert_allclose(weights, 8.0 * np.minimum(np.arange(1, 151) / 100.0, 1.0), rtol=1e-14)
    decays = np.array([c["beta3"] for c in scalars])
    half_lives = np.log(0.5) / np.log(decays)
    first, last = np.log(0.5) / np.log([0.9, 0.9999])
    line = first + (last - first) * np.minimum(np.arange(1, 151) / 100.0, 1.0)
    np.testing.assert_allclose(half_lives, line, rtol=1e-9)


def test_adamws_decay_takes_weights_and_leaves_biases() -> None:
    layout = Layout((Block("weight", 0, (2, 2)), Block("bias", 4, (2,), penalized=False)))
    shrunk = descend(
        [optimizer("adamw", learning_rate=0.1, weight_decay=0.5)], np.zeros((3, 1, 6)), layout=layout
    )[:, 0]
    np.testing.assert_allclose(shrunk[:, :4], np.tile(0.95 ** np.arange(4.0)[:, None], 4), rtol=1e-14)
    np.testing.assert_array_equal(shrunk[:, 4:], 1.0)


def test_adamws_decay_does_not_depend_on_the_scale_of_the_gradient_and_l2s_does() -> None:
    """What sets the two apart: an L2 penalty is divided with the gradient."""

    def ends(kind: str, scale: float, **fields: Any) -> np.ndarray:
        penalty = 0.0 if fields else 0.5
        constant = np.full((1, 2), scale)
        slope = lambda theta: constant + penalty * theta  # noqa: E731
        return path(kind, slope, start=np.ones(2), steps=100, learning_rate=0.01, **fields)[-1]

    np.testing.assert_allclose(
        ends("adamw", 1.0, weight_decay=0.5), ends("adamw", 100.0, weight_decay=0.5), rtol=1e-6
    )
    assert abs(ends("adam", 1.0) - ends("adam", 100.0)).min() > 1e-4


def test_radam_takes_plain_steps_until_its_memory_is_long_enough() -> None:
    """With β₂ = 0.999 that is from the sixth update on; then a constant gradient takes steps of r η."""
    steps = np.diff(path("radam", np.full((2000, 1, 1), 4.0), learning_rate=0.1, epsilon=0.0)[:, 0])
    np.testing.assert_allclose(steps[:5], -0.1 * 4.0, rtol=1e-12)
    assert abs(steps[5]) < 0.01
    assert (np.diff(np.abs(steps[5:])) > 0.0).all()
    assert abs(steps[-1]) == pytest.approx(0.1, rel=0.2)


def test_with_a_short_memory_radam_never_divides() -> None:
    steps = np.diff(path("radam", np.full((200, 1, 1), 4.0), learning_rate=0.1, beta2=0.6)[:, 0])
    np.testing.assert_allclose(steps, -0.4, rtol=1e-12)


def test_adopts_first_update_only_measures_and_its_first_step_is_clipped() -> None:
    gradients = np.array([1e-3, 5.0, 5.0])[:, None, None]
    steps = np.diff(path("adopt", gradients, learning_rate=0.1, beta1=0.0, beta2=0.5)[:, 0])
    np.testing.assert_allclose(steps[:2], [0.0, -0.1], rtol=1e-12)  # the quotient 5,000 counts as 1
    root = np.sqrt(0.5 * 1e-6 + 0.5 * 25.0)
    assert steps[2] == pytest.approx(-0.1 * min(5.0 / root, 2.0**0.25), rel=1e-12)


def test_adans_constant_gradient_takes_steps_of_the_rate() -> None:
    steps = np.diff(path("adan", np.full((50, 1, 1), 3.0), learning_rate=0.1, epsilon=0.0)[:, 0])
    np.testing.assert_allclose(steps, -0.1, rtol=1e-12)


def test_adadeltas_steps_do_not_depend_on_the_scale_of_the_gradient_once_they_have_grown() -> None:
    """Its first step is η √ε √(1/(1 − ρ)) for any gradient that is large against √ε."""
    for scale in (10.0, 1e4):
        first = path("adadelta", np.full((1, 1, 1), scale), rho=0.75, epsilon=1e-6)[1, 0]
        assert first == pytest.approx(-2e-3, rel=1e-3)


def test_rprops_lengths_grow_shrink_wait_and_stay_within_bounds() -> None:
    signs = np.array([1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 0.0, 1.0])
    gradients = (signs * np.array([1e-30, 3.0, 1e5, 1.0, 1e-9, 7.0, 1.0, 1.0]))[:, None, None]
    steps = np.diff(path("rprop", gradients, learning_rate=0.1, grow=1.5, shrink=0.5, longest=2.0)[:, 0])
    # 1, 1.5, 2 (bound); a change of sign: 1 and a wait; 1; 1.5; a zero: stay; 1.5
    np.testing.assert_allclose(steps, -0.1 * np.array([1.0, 1.5, 2.0, 0.0, -1.0, -1.5, 0.0, 1.5]), rtol=1e-14)


def test_signs_take_steps_of_exactly_the_rate() -> None:
    for kind in ("sign_sgd", "lion"):
        steps = np.diff(path(kind, learning_rate=0.125), axis=0)
        np.testing.assert_array_equal(np.abs(steps), 0.125)
    steps = np.diff(path("sign_sgd", learning_rate=0.125), axis=0)
    assert (steps * GRADIENTS[:, 0] < 0.0).all()


def _on_an_interval(kind: str, slope: Callable[[int], float], steps: int, **fields: Any) -> float:
    """Where descent from 0 with these slopes ends that is projected to [−1, 1], which leaves the state alone."""
    gradients = np.array([slope(step) for step in range(steps)])[:, None, None]
    moves = np.diff(path(kind, gradients, **fields)[:, 0])
    place = 0.0
    for move in moves:
        place = min(1.0, max(-1.0, place + move))
    return place


def test_amsgrad_finds_reddis_minimum_where_adam_goes_to_the_far_end() -> None:
    """Reddi, Kale & Kumar 2018, section 3: gradients C, −1, −1 in turn on [−1, 1], C = 3; the minimum is at −1."""
    shrinking = {"beta1": 0.0, "beta2": 1.0 / (1.0 + 9.0), "epsilon": 0.0, "learning_rate": 0.01}
    slope = lambda step: 3.0 if step % 3 == 0 else -1.0  # noqa: E731
    assert _on_an_interval("adam", slope, 6000, **shrinking) > 0.9
    assert _on_an_interval("amsgrad", slope, 6000, **shrinking) < -0.9
