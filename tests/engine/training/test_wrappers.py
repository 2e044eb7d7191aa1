"""Wrappers around every optimizer: SAM, Lookahead and averages against their formulas, composed and resumed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

SGD = {"kind": "sgd", "learning_rate": 0.2}
ALL = [
    {"kind": "sam", "rho": 0.1},
    {"kind": "lookahead", "every": 4},
    {"kind": "polyak", "begin": 7},
    {"kind": "moving_average", "decay": 0.9},
]


def wrapped(*wrappers: Any, **changes: Any) -> Experiment:
    return small(**{"optimizer": SGD, "wrappers": list(wrappers)} | changes)


def points(experiment: Experiment, steps: int) -> list[np.ndarray]:
    trainer = Trainer(experiment, dtype="float64")
    trainer.start()
    path = [trainer.parameters.copy()]
    for _ in range(steps):
        trainer.advance(1)
        path.append(trainer.parameters.copy())
    return path


def average_of(trainer: Trainer) -> np.ndarray:
    average = trainer.descent.averaged()
    assert average is not None
    return np.array(average)


@pytest.mark.parametrize("adaptive", [False, True])
def test_sam_takes_the_gradient_at_the_worst_point_nearby(adaptive: bool) -> None:
    trainer = Trainer(
        wrapped({"kind": "sam", "rho": 0.3, "adaptive": adaptive}, regularization__l2_penalty=0.01),
        dtype="float64",
    )
    trainer.start()
    start, gradient = trainer.parameters.copy(), trainer.descent.gradient.copy()
    scale = np.abs(start) if adaptive else np.ones_like(start)
    worst = start + 0.3 * scale**2 * gradient / np.linalg.norm(scale * gradient)
    there = np.empty_like(start)
    trainer.descent.oracle.gradient(worst, there)
    block = trainer.advance(1)
    np.testing.assert_allclose(trainer.parameters, start - 0.2 * there, rtol=1e-12)
    assert block.columns["oracle_calls"][0, 0] == 1.0


def test_lookahead_goes_part_of_the_way_every_k_steps() -> None:
    """Between its turns the fast weights take plain SGD's steps from where it put them."""
    path = points(wrapped({"kind": "lookahead", "every": 3, "share": 0.25}), 6)
    fast = points(wrapped(), 3)
    np.testing.assert_array_equal(path[1:3], fast[1:3])
    slow = fast[0] + 0.25 * (fast[3] - fast[0])
    np.testing.assert_allclose(path[3], slow, rtol=1e-12)


@pytest.mark.parametrize("begin", [0, 5])
def test_polyak_is_the_mean_of_the_path(begin: int) -> None:
    trainer = Trainer(wrapped({"kind": "polyak", "begin": begin}), dtype="float64")
    path = points(wrapped(), 12)
    trainer.advance(12)
    np.testing.assert_array_equal(trainer.parameters, path[-1])
    np.testing.assert_allclose(
        average_of(trainer), np.mean(path[begin + 1 :], axis=0), rtol=1e-12, atol=1e-14
    )


def test_the_moving_average_forgets_exponentially() -> None:
    trainer = Trainer(wrapped({"kind": "moving_average", "decay": 0.7}), dtype="float64")
    trainer.advance(15)
    path = points(wrapped(), 15)
    average = path[0]
    for step, point in enumerate(path[1:]):
        decay = min(0.7, (1 + step) / (10 + step))
        average = decay * average + (1 - decay) * point
    np.testing.assert_allclose(average_of(trainer), average, rtol=1e-12)


def test_the_averaged_network_is_evaluated_beside_the_live_one() -> None:
    trainer = Trainer(wrapped({"kind": "polyak"}), dtype="float64")
    block = trainer.advance(40)
    row = -1
    live, average = (trainer.parameters.copy(), average_of(trainer))
    for prefix, point in (("", live), ("average_", average)):
        figures = trainer.objective.evaluate(point)
        for name in ("train_loss", "validation_loss", "test_measure"):
            assert block.columns[prefix + name][row, 0] == figures[name][0]
    assert block.columns["average_test_loss"][row, 0] != block.columns["test_loss"][row, 0]


@pytest.mark.parametrize("kind", kinds_of("optimizers"))
def test_all_of_them_compose_with_every_optimizer_and_resume_exactly(kind: str) -> None:
    experiment = wrapped(
        *ALL,
        optimizer={"kind": kind, "learning_rate": 0.01},
        lanes=[{"seed": 1}, {"seed": 2, "wrappers.0.rho": 0.2}],
    )
    whole, half = Trainer(experiment), Trainer(experiment)
    whole.advance(24)
    half.advance(11)
    again = Trainer(experiment, checkpoint=half.checkpoint())
    again.advance(13)
    assert again.checkpoint().digest() == whole.checkpoint().digest()
    assert whole.descent.averaged() is not None
    for lane in range(2):
        alone = Trainer(experiment.lane(lane))
        alone.advance(24)
        np.testing.assert_array_equal(alone.parameters[0], whole.parameters[lane])


def test_the_first_wrapper_is_the_outermost() -> None:
    """SAM inside Lookahead moves on plain steps of SAM; the other way round nothing differs but the order of work."""
    inside = points(wrapped({"kind": "lookahead", "every": 2, "share": 0.5}, {"kind": "sam", "rho": 0.2}), 2)
    sam = points(wrapped({"kind": "sam", "rho": 0.2}), 2)
    np.testing.assert_allclose(inside[2], 0.5 * (sam[0] + sam[2]), rtol=1e-12)


def test_clipping_bounds_the_gradient_that_sam_found() -> None:
    clipped = wrapped(
        {"kind": "sam", "rho": 5.0},
        optimizer={"kind": "sgd", "learning_rate": 1.0},
        regularization__clipping={"kind": "norm", "threshold": 0.1},
    )
    path = points(clipped, 5)
    for before, after in pairwise(path):
        assert np.linalg.norm(after - before) <= 0.1 * (1 + 1e-9)


@pytest.mark.parametrize("kind", ["polyak", "moving_average"])
def test_averages_are_of_points_that_the_run_visits(kind: str) -> None:
    """With a maximal norm the average of points within it lies within it; before its start Polyak's follows θ."""
    options = {"begin": 1000} if kind == "polyak" else {"decay": 0.0}
    trainer = Trainer(
        wrapped({"kind": kind, **options}, regularization__max_norm=0.5, optimizer__learning_rate=0.5),
        dtype="float64",
    )
    trainer.advance(8)
    np.testing.assert_allclose(average_of(trainer), trainer.parameters, rtol=1e-12, atol=1e-15)


def test_lookahead_ends_within_the_maximal_norm() -> None:
    trainer = Trainer(
        wrapped({"kind": "lookahead", "every": 2}, regularization__max_norm=0.4), dtype="float64"
    )
    for _ in range(6):
        trainer.advance(1)
        for block in trainer.plan.layout.blocks:
            if block.penalized:
                norms = np.linalg.norm(block.matrix_of(trainer.parameters), axis=1)
                assert (norms <= 0.4 * (1 + 1e-12)).all()
