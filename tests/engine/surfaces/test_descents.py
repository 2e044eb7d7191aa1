"""What methods do on surfaces, where theory says it exactly or nearly so."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.backend import NumpyBackend
from engine.experiment import Experiment
from engine.optimizers.adagrad import Adagrad
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import Sgd
from engine.surfaces.cliff import Cliff
from engine.surfaces.continuation import Continuation
from engine.surfaces.lessard import Lessard
from engine.surfaces.linear_network import LinearNetwork
from engine.surfaces.linear_slope import LinearSlope
from engine.surfaces.product import Product
from engine.surfaces.quadratic import NoisyQuadratic, Quadratic
from engine.surfaces.saddles import Saddle
from engine.surfaces.sharp_and_flat import SharpAndFlat
from engine.training.trainer import Trainer
from tests.engine.surfaces.paths import NOWHERE, hessian, path


@pytest.mark.parametrize("rate", [0.1, 0.5, 1.5])
def test_the_noise_floor_of_a_constant_rate(rate: float) -> None:
    """J settles at ησ²/(2(2 − ηλ)) along each axis."""
    surface = NoisyQuadratic(dimensions=2, noise=0.7, curvature=0.8)
    lanes, steps, settled = 400, 400, 150
    points = path(surface, lanes * [Sgd(learning_rate=rate)], steps)
    still = points[settled:].reshape(-1, 2)
    floor = float(surface.value(np, still, NOWHERE).mean())
    assert floor == pytest.approx(2 * rate * 0.7**2 / (2 * (2 - rate * 0.8)), rel=0.03)


def test_a_noisy_gradient_is_unbiased_and_of_the_stated_width() -> None:
    surface = NoisyQuadratic(dimensions=4, noise=2.0)
    steps = np.diff(path(surface, 500 * [Sgd(learning_rate=1.0)], 1), axis=0)[0]
    out = np.empty((1, 4))
    surface.gradient(np, surface.start(0)[None], NOWHERE, out)
    noise = -steps - out
    assert abs(noise.mean()) < 4 * 2.0 / math.sqrt(noise.size)
    assert noise.std() == pytest.approx(2.0, rel=0.08)
    assert np.unique(noise).size == noise.size


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_the_edge_of_divergence(momentum: float) -> None:
    """Heavy ball diverges at η = 2(1 + β)/λ."""
    edge = 2.0 * (1.0 + momentum) / 4.0
    surface = Quadratic(dimensions=5, curvature=4.0, condition=10.0)
    methods = [Sgd(learning_rate=share * edge, momentum=momentum) for share in (0.998, 1.002)]
    lengths = np.linalg.norm(path(surface, methods, 4000)[-1], axis=1)
    assert lengths[0] < 1e-2
    assert lengths[1] > 1e3


def test_axes_turned_with_the_start_change_nothing_for_gradient_descent_but_much_for_adam() -> None:
    aligned = Quadratic(dimensions=20, condition=1000.0)
    turned = aligned.replace(rotated=True, turn_start=True)
    values = {}
    for name, method, steps in (
        ("sgd", Sgd(learning_rate=1.0), 200),
        ("adam", Adam(learning_rate=0.03), 400),
    ):
        values[name] = [
            surface.value(np, path(surface, [method], steps)[:, 0], NOWHERE) for surface in (aligned, turned)
        ]
    np.testing.assert_allclose(values["sgd"][1], values["sgd"][0], rtol=1e-9)
    assert values["adam"][1][-1] > 10.0 * values["adam"][0][-1]


def test_newtons_method_stops_at_the_saddle_and_gradient_descent_leaves_it() -> None:
    surface = Saddle()
    point = surface.start(0)
    for _ in range(20):
        out = np.empty((1, 2))
        surface.gradient(np, point[None], NOWHERE, out)
        point = point - np.linalg.solve(hessian(surface, point), out[0])
    np.testing.assert_allclose(point, 0.0, atol=1e-12)
    end = path(surface, [Sgd(learning_rate=0.1)], 200)[-1, 0]
    np.testing.assert_allclose(end, [0.0, math.sqrt(2.0)], atol=1e-6)


def test_the_heavy_ball_cycles_for_ever_and_nesterov_does_not() -> None:
    """Lessard, Recht & Packard 2016: −1.80, 2.12, 0.65. With a constant rate, heavy ball is SGD with momentum."""
    rate, momentum = 1.0 / 9.0, 4.0 / 9.0
    methods = [
        Sgd(learning_rate=rate, momentum=momentum),
        Sgd(learning_rate=1.0 / 25.0, momentum=2.0 / 3.0, nesterov=True),
    ]
    points = path(Lessard(), methods, 3000)[:, :, 0]
    cycle = sorted(points[-3:, 0])
    np.testing.assert_allclose(cycle, [-1.80, 0.65, 2.12], atol=0.005)
    np.testing.assert_allclose(points[-3:, 0], points[-6:-3, 0], atol=1e-12)
    assert abs(points[-1, 1]) < 1e-12
    # The same recursion in Polyak's form.
    x = [3.3, points[1, 0]]
    for _ in range(60):
        here = x[-1]
        slope = 25 * here if here < 1 else here + 24 if here < 2 else 25 * here - 24
        x.append(here - rate * slope + momentum * (here - x[-2]))
    np.testing.assert_allclose(points[:62, 0], x, rtol=1e-8)


def test_singular_values_are_learned_one_after_the_other() -> None:
    """Half-times ln(s/u₀ − 1)/(2sη), Saxe et al. 2014; u goes from u₀ to s along the closed form."""
    rate, strength = 1e-3, 1e-3
    surface = LinearNetwork(start_strength=strength)
    points = path(surface, [Sgd(learning_rate=rate)], 5000)[:, 0]
    first, second = points[:, :9].reshape(-1, 3, 3), points[:, 9:].reshape(-1, 3, 3)
    product = second @ first
    np.testing.assert_allclose(product * (1.0 - np.eye(3)), 0.0, atol=1e-15)
    time = rate * np.arange(len(points))
    for index, (goal,) in enumerate(surface.singular_values):
        learned = product[:, index, index]
        half = math.log(goal / strength - 1.0) / (2.0 * goal * rate)
        assert abs(int(np.argmax(learned >= 0.5 * goal)) - half) <= 3.0
        growth = np.exp(2.0 * goal * time)
        exact = goal * growth / (growth - 1.0 + goal / strength)
        np.testing.assert_allclose(learned, exact, atol=0.01 * goal)


def test_a_narrow_linear_network_learns_as_many_values_as_it_has_units() -> None:
    surface = LinearNetwork(hidden=2, start_strength=0.01)
    end = path(surface, [Sgd(learning_rate=0.05)], 2000)[-1]
    least = surface.minimum()[1]
    assert least == 0.5 * 0.75**2
    np.testing.assert_allclose(surface.value(np, end, NOWHERE), least, rtol=1e-10)


def test_a_cliff_throws_descent_away() -> None:
    surface = Cliff()
    gradient = np.empty((2, 1))
    surface.gradient(np, np.array([[0.9], [1.1]]), NOWHERE, gradient)
    power = np.array([0.9, 1.1])
    slopes = 50.0 * power**49
    np.testing.assert_allclose(slopes, [0.29, 5336.0], rtol=0.02)
    np.testing.assert_allclose(gradient[:, 0], (power**50 - 0.5) * slopes, rtol=1e-12)
    with NumpyBackend().quiet():
        thrown = path(surface, [Sgd(learning_rate=1e-3)], 4)[:, 0, 0]
    assert abs(thrown[1]) > 100.0
    assert not np.isfinite(thrown[3:]).any()


def test_the_trainer_stops_at_the_cliff_or_clips_and_stays() -> None:
    document = {"surface": "cliff", "optimizer": {"kind": "sgd", "learning_rate": 1e-3}, "steps": 2000}
    trainer = Trainer(Experiment.from_document(document), dtype="float64")
    trainer.advance(2000)
    assert trainer.finished
    assert trainer.guard.divergences[0].step <= 3
    clipped = document | {"regularization": {"clipping": {"kind": "norm", "threshold": 1.0}}}
    trainer = Trainer(Experiment.from_document(clipped), dtype="float64")
    trainer.advance(2000)
    assert trainer.parameters[0, 0] == pytest.approx(0.5 ** (1 / 50), abs=1e-5)


def test_a_blur_that_fades_leads_to_the_global_minimum() -> None:
    starts = np.linspace(-8.0, 8.0, 401)[:, None]
    methods = len(starts) * [Sgd(learning_rate=0.05)]
    hits = {
        blur: float((np.abs(path(Continuation(blur=blur), methods, 1000, starts)[-1]) < 1e-3).mean())
        for blur in (0.0, 1.5)
    }
    assert hits[0.0] < 0.15
    assert hits[1.5] == 1.0


def test_constant_gradients_show_terminal_speed_and_shrinking_steps() -> None:
    surface = LinearSlope(slope_x=3.0, slope_y=4.0)
    momentum = path(surface, [Sgd(learning_rate=0.01, momentum=0.9)], 400)[:, 0]
    assert np.linalg.norm(momentum[-1] - momentum[-2]) == pytest.approx(0.01 * 5.0 / (1.0 - 0.9), rel=1e-12)
    adagrad = path(surface, [Adagrad(learning_rate=0.1, epsilon=0.0)], 50)[:, 0]
    lengths = np.abs(np.diff(adagrad[:, 0]))
    np.testing.assert_allclose(lengths, 0.1 / np.sqrt(np.arange(1, 51)), rtol=1e-10)


def test_each_step_on_a_product_shrinks_the_imbalance_as_stated() -> None:
    rate = 0.15
    points = path(Product(), [Sgd(learning_rate=rate)], 100)[:, 0]
    imbalance = points[:, 0] ** 2 - points[:, 1] ** 2
    miss = points[:, 0] * points[:, 1] - 1.0
    np.testing.assert_allclose(imbalance[1:], imbalance[:-1] * (1.0 - (rate * miss[:-1]) ** 2), rtol=1e-10)


@pytest.mark.parametrize(("rate", "valley"), [(0.098, -1.0), (0.102, 2.0)])
def test_steps_too_long_for_the_sharp_valley_end_in_the_flat_one(rate: float, valley: float) -> None:
    """The sharp minimum has curvature 20 and holds descent while η < 0.1."""
    end = path(SharpAndFlat(), [Sgd(learning_rate=rate)], 4000)[-1, 0, 0]
    assert end == pytest.approx(valley, abs=1e-6)


def test_adam_ends_at_the_worse_end_of_reddis_example() -> None:
    """Theorem 1 of Reddi et al. 2018: β₁ = 0, β₂ = 1/(1 + C²), rate η/√t."""
    large = 3.0
    adam = {
        "kind": "adam",
        "learning_rate": 0.5,
        "beta1": 0.0,
        "beta2": 1.0 / (1.0 + large**2),
        "epsilon": 0.0,
    }
    document = {
        "surface": {"kind": "reddi", "large": large},
        "schedule": {"kind": "inverse_square_root", "timescale": 1},
        "steps": 6000,
        "evaluate_every": 3000,
    }
    ends = {}
    for name, optimizer in (("adam", adam), ("sgd", {"kind": "sgd", "learning_rate": 0.5})):
        trainer = Trainer(Experiment.from_document(document | {"optimizer": optimizer}), dtype="float64")
        block = trainer.advance(6000)
        ends[name] = trainer.parameters[0, 0]
        # Evaluations see the average objective.
        assert block.columns["train_loss"][-1, 0] == pytest.approx((large - 2.0) / 3.0 * ends[name])
        assert np.abs(block.columns["batch_loss"]).max() <= large
    assert ends["adam"] > 0.9
    assert ends["sgd"] < -0.9
