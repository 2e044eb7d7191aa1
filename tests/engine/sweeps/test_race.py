"""Runs side by side that differ in one field."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import InputError
from engine.sweeps.race import RATE, as_lanes, racers, rate_field, with_rate
from engine.training.trainer import Trainer
from tests.gui.support import small_experiment

CLASSICS = ("sgd", "heavy_ball", "rmsprop", "adam")


def test_racers_share_seed_start_and_learning_rate() -> None:
    made = racers(
        small_experiment(optimizer={"kind": "adam", "learning_rate": 0.02}), "optimizer.kind", CLASSICS
    )
    assert [one.optimizer.kind for one in made] == list(CLASSICS)
    assert {one.optimizer.learning_rate for one in made} == {0.02}
    starts = [Trainer(one) for one in made]
    for trainer in starts[1:]:
        np.testing.assert_array_equal(trainer.parameters, starts[0].parameters)
        first, second = starts[0].objective.batches, trainer.objective.batches  # type: ignore[attr-defined]
        assert first.size == second.size


def test_lanes_stay_but_for_the_field_that_is_raced() -> None:
    base = small_experiment(lanes=[{"seed": 1, RATE: 0.1}, {"seed": 2, RATE: 0.2}])
    (one,) = racers(base, RATE, (0.3,))
    assert one.lanes == ((("seed", 1),), (("seed", 2),))
    assert [lane.optimizer.learning_rate for lane in one.lane_experiments()] == [0.3, 0.3]
    assert racers(small_experiment(lanes=[{RATE: 0.1}]), RATE, (0.3,))[0].lanes == ()


def test_values_as_lanes() -> None:
    made = as_lanes(small_experiment(), RATE, (0.1, 0.2))
    assert [lane.optimizer.learning_rate for lane in made.lane_experiments()] == [0.1, 0.2]
    with pytest.raises(InputError, match="own"):
        as_lanes(small_experiment(), "batch_size", (4, 8))


def test_a_method_without_a_rate_is_left_as_it_is() -> None:
    assert rate_field(small_experiment(optimizer="adam")) is not None
    assert with_rate(small_experiment(optimizer="sgd"), 0.5).optimizer.learning_rate == 0.5
    for kind in ("bfgs", "rprop", "newton"):
        experiment = small_experiment(optimizer=kind)
        if rate_field(experiment) is None:
            assert with_rate(experiment, 0.5) == experiment
