"""The examples do what their descriptions say, on samples that nothing was chosen by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from engine import examples, paths
from engine.arrays import HostArray
from engine.experiment import Experiment
from engine.training.trainer import Trainer
from tests.engine.surfaces.paths import NOWHERE

SEEDS = (1, 2, 3)


@pytest.mark.parametrize("name", examples.names())
def test_an_example_trains_the_same_however_its_steps_are_grouped(name: str) -> None:
    for _, experiment in examples.load(name).experiments:
        with np.errstate(over="ignore", invalid="ignore"):  # some are meant to diverge
            whole = Trainer(experiment)
            block = whole.advance(3)
            pieces = Trainer(experiment, data=whole.data if whole.learning else None)
            pieces.advance(1)
            pieces.advance(2)
        if not whole.divergences:
            assert block.steps.tolist() == [0, 1, 2, 3]
            assert np.isfinite(block.columns["batch_loss"]).all()
        assert pieces.checkpoint().digest() == whole.checkpoint().digest()


def trained(name: str, **changes: object) -> list[Trainer]:
    """The example after its whole run, for several seeds; changes are at dotted paths, with `__` for the dots."""
    experiment = examples.load(name).experiment
    for path, value in changes.items():
        experiment = paths.put(experiment, path.replace("__", "."), value)
    trainers = []
    for seed in SEEDS:
        # Figures at the end are enough.
        trainer = Trainer(experiment.replace(seed=seed, evaluate_every=experiment.steps))
        trainer.advance(experiment.steps)
        trainers.append(trainer)
    return trainers


def measured(trainers: Sequence[Trainer]) -> HostArray:
    """The measure on the test part, per seed."""
    return np.concatenate([trainer.evaluate().columns["test_measure"][0] for trainer in trainers])


@pytest.mark.slow
def test_a_small_residual_network_passes_the_large_dense_one() -> None:
    trainers = trained("fashion_residual")
    accuracy = measured(trainers)
    assert accuracy.min() > 0.85
    assert accuracy.mean() > 0.86
    dense = Trainer(examples.load("fashion").experiment, data=trainers[0].data)
    assert 20 * trainers[0].plan.layout.size < dense.plan.layout.size


@pytest.mark.slow
def test_gates_carry_over_a_hundred_steps_what_a_plain_recurrence_forgets() -> None:
    """Squared errors in the units of y; 1/6 is the error of always answering 1."""
    gated, plain = (measured(trained(f"adding_{kind}")) for kind in ("gru", "recurrent"))
    assert gated.max() < 0.005
    assert plain.min() > 0.12


@pytest.mark.slow
def test_attention_looks_up_what_dense_layers_learn_by_heart() -> None:
    attention, dense = (trained(f"recall_{kind}") for kind in ("attention", "mlp"))
    assert measured(attention).min() > 0.99
    assert measured(dense).max() < 0.3
    seen = [trainer.evaluate().columns["train_measure"][0, 0] for trainer in dense]
    assert min(seen) > 0.6
    sizes = [trainers[0].plan.layout.size for trainers in (attention, dense)]
    assert sizes[0] < sizes[1] < 1.1 * sizes[0]


@pytest.mark.slow
def test_convolutions_find_in_signals_what_dense_layers_of_their_size_do_not() -> None:
    dense = ["flatten", *({"kind": "dense", "units": units} for units in (72, 64, 32)), "output"]
    sliding, fixed = trained("signals_convolution"), trained("signals_convolution", network__layers=dense)
    assert sliding[0].plan.layout.size == pytest.approx(fixed[0].plan.layout.size, rel=0.05)
    assert measured(sliding).min() > 0.88
    assert measured(fixed).max() < 0.70


def test_the_regression_comes_close_to_what_its_noise_allows() -> None:
    """The noise has variance 1, and 0.96 is 1 − 1 / Var(y)."""
    trainers = trained("friedman")
    data = trainers[0].experiment.data.examples().targets
    assert 1.0 - 1.0 / data.var() == pytest.approx(0.96, abs=0.005)
    measures = measured(trainers)
    assert measures.min() > 0.90
    assert measures.max() < 0.96


def test_the_painted_points_are_told_apart() -> None:
    assert measured(trained("painted")).min() == 1.0


def path(name: str, run: int = 0) -> tuple[Experiment, HostArray, HostArray]:
    """A run on a surface: J of all lanes after every step (steps, lanes), and where they end (lanes, d)."""
    trainer = Trainer(examples.load(name).experiments[run][1])
    with np.errstate(over="ignore", invalid="ignore"):  # some are meant to diverge
        block = trainer.advance(trainer.experiment.steps)
    return trainer.experiment, block.columns["batch_loss"], trainer.parameters


def test_every_start_reaches_the_end_of_rosenbrocks_valley() -> None:
    _, values, ends = path("rosenbrock")
    # All are in the valley long before they are at its end.
    assert (values[200] < 0.05 * values[0].max()).all()
    np.testing.assert_allclose(ends, 1.0, atol=0.05)


def test_the_closer_to_the_ridge_the_longer_the_wait_at_the_saddle() -> None:
    _, values, ends = path("saddle")
    np.testing.assert_allclose(np.abs(ends), [[0.0, 2.0**0.5]] * 4, atol=1e-3)
    assert np.sign(ends[:, 1]).tolist() == [1, 1, -1, -1]
    waits = (values < -0.5).argmax(axis=0)
    assert (np.diff(waits) > 15).all()


def test_newtons_method_stays_at_the_saddle() -> None:
    _, values, ends = path("saddle", run=1)
    np.testing.assert_allclose(ends, 0.0, atol=1e-6)
    np.testing.assert_allclose(values[-1], 0.0, atol=1e-12)


def test_momentum_crosses_the_plateau_in_a_quarter_of_the_steps() -> None:
    plain, momentum = (int((path("plateau", run)[1] < 0.01).argmax()) for run in (0, 1))
    assert 190 < plain < 210
    assert 0 < momentum < 50


def test_the_cliff_throws_descent_away_unless_it_is_clipped() -> None:
    _, values, _ = path("cliff")
    assert len(values) == 2
    assert not np.isfinite(values[1, 0])
    _, _, ends = path("cliff", run=1)
    # Where w⁵⁰ = ½.
    np.testing.assert_allclose(ends, 0.5**0.02, atol=1e-5)


def test_the_edge_of_stability_is_that_of_the_formula_and_the_fastest_lies_just_inside() -> None:
    """The largest curvature is 1: momentum β is stable below η = 2 (1 + β)."""
    experiment, values, _ = path("speed_stability")
    lanes = [dict(lane) for lane in experiment.lanes]
    shares = np.array(
        [
            lane["optimizer.learning_rate"] / (2.0 * (1.0 + lane.get("optimizer.momentum", 0.0)))
            for lane in lanes
        ]
    )
    blown_up = ~(values[-1] < values[0])  # those that have stopped leave NaN behind
    np.testing.assert_array_equal(blown_up, shares > 1.0)
    assert 0.9 < shares[np.nanargmin(values[-1])] < 1.0


def test_the_heavy_ball_needs_a_tenth_of_the_steps_in_an_ill_conditioned_bowl() -> None:
    plain, ball = (path("ill_conditioned", run)[1][:, 0] for run in (0, 1))
    # Rates of convergence, once the beginning is forgotten: (κ − 1) / (κ + 1) and (√κ − 1) / (√κ + 1), squared for J.
    speeds = np.log([plain[100] / plain[140], ball[20] / ball[60]]) / 40
    assert speeds[0] == pytest.approx(-2.0 * np.log(99.0 / 101.0), rel=0.02)
    assert 8.0 < speeds[1] / speeds[0] < 11.0


def test_each_of_four_minima_is_found_from_somewhere() -> None:
    experiment, values, ends = path("himmelblau")
    minima, _ = experiment.surface.minimum()
    assert minima is not None
    distances = np.linalg.norm(ends[:, None] - minima, axis=2)
    assert distances.min(axis=1).max() < 1e-3
    assert set(distances.argmin(axis=1).tolist()) == {0, 1, 2, 3}
    assert values[-1].max() < 1e-8


def test_the_heavy_ball_cycles_from_one_start_and_rests_from_the_other() -> None:
    experiment, values, _ = path("lessard_cycle")
    np.testing.assert_allclose(values[-3:, 0], values[-6:-3, 0], rtol=1e-3)
    visited = [experiment.surface.value(np, np.array([[x]]), NOWHERE)[0] for x in (-1.80, 2.12, 0.65)]
    np.testing.assert_allclose(np.sort(values[-3:, 0]), np.sort(visited), rtol=0.02)
    assert values[-1, 1] < 1e-12
