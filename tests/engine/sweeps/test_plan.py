"""Grids, and the few runs that train them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.sweeps import plan as plans
from engine.sweeps.grid import Axis, Grid
from engine.sweeps.plan import can_be_lane, plan
from engine.sweeps.sweepable import sweepables
from engine.training.trainer import Trainer
from tests.gui.support import small_experiment

VALUES: dict[str, list[Any]] = {
    "optimizer.learning_rate": [1e-3, 3e-3, 1e-2, 0.1],
    "seed": [1, 2, 3],
    "optimizer.momentum": [0.0, 0.5, 0.9],
    "regularization.l2_penalty": [0.0, 0.01],
    "batch_size": [4, 8, 16],
    "network.layers.0.units": [2, 4, 8],
    "optimizer.kind": ["sgd", "adam", "heavy_ball"],
}


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=2, unique=True))
    axes = [
        Axis(name, tuple(draw(st.lists(st.sampled_from(VALUES[name]), min_size=1, unique=True))))
        for name in names
    ]
    return Grid(small_experiment(optimizer="heavy_ball"), tuple(axes), draw(st.sampled_from([0, 30])))


@given(grids(), st.integers(1, 5))
def test_every_cell_is_trained_once_or_refused(grid: Grid, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "MOST_LANES", most)
        made = plan(grid)
    trained = [cell for run in made.runs for cell in run.cells]
    assert sorted([*trained, *made.refused]) == sorted(grid.cells())
    for run in made.runs:
        assert len(run.cells) <= most
        lanes = run.experiment.lane_experiments()
        assert [grid.experiment(cell) for cell in run.cells] == list(lanes)
        assert {lane.steps for lane in lanes} == {grid.steps or 60}
    for cell, error in made.refused.items():
        assert error.path
        values = dict(grid.values(cell))
        assert "optimizer.momentum" in values, "only a method without momentum has no place for one"


@given(grids())
def test_no_more_runs_than_the_fields_that_are_no_lanes_ask_for(grid: Grid) -> None:
    apart = [axis for axis in grid.axes if not _lane(axis.path)]
    combinations = int(np.prod([len(axis.values) for axis in apart]))
    assert len(plan(grid).runs) <= combinations


def _lane(path: str) -> bool:
    return path in ("optimizer.learning_rate", "seed", "optimizer.momentum", "regularization.l2_penalty")


def test_which_fields_can_be_lanes() -> None:
    experiment = small_experiment(optimizer="heavy_ball")
    assert {path: can_be_lane(experiment, path) for path in VALUES} == {path: _lane(path) for path in VALUES}


def test_a_network_that_does_not_fit_is_refused_with_the_reason() -> None:
    experiment = small_experiment()
    grid = Grid(experiment, (Axis("loss.kind", ("binary_cross_entropy", "mean_squared_error", "nonsense")),))
    refused = plan(grid).refused
    assert (2,) in refused
    assert refused[2,].path == "loss.kind"


def test_an_axis_needs_values() -> None:
    with pytest.raises(InputError, match="at least one"):
        Axis("seed", ())


def test_lanes_and_early_stopping_of_the_base_are_left_out_and_come_back_with_the_run() -> None:
    base = small_experiment(lanes=[{"seed": 7}, {"seed": 8}], stopping="early")
    grid = Grid(base, (Axis("optimizer.learning_rate", (0.1, 0.2)),), steps=10)
    (run,) = plan(grid).runs
    assert [lane.seed for lane in run.experiment.lane_experiments()] == [7, 7]
    assert run.experiment.stopping.kind == "never"
    assert grid.run_of((1,)).stopping == base.stopping
    assert grid.run_of((1,)).optimizer.learning_rate == 0.2


def test_a_lane_trains_what_the_run_of_its_cell_trains() -> None:
    axes = (Axis("batch_size", (4, 8)), Axis("optimizer.learning_rate", (0.01, 0.1)))
    grid = Grid(small_experiment(), axes, steps=20)
    for run in plan(grid).runs:
        together = Trainer(run.experiment).advance(20)
        for lane, cell in enumerate(run.cells):
            alone = Trainer(grid.experiment(cell)).advance(20)
            np.testing.assert_array_equal(
                together.columns["train_objective"][:, lane], alone.columns["train_objective"][:, 0]
            )


def test_sweepable_fields_are_those_that_have_values_to_try() -> None:
    found = {item.path: item for item in sweepables(Experiment())}
    assert found["optimizer.learning_rate"].lane
    assert found["optimizer.learning_rate"].logarithmic
    assert found["optimizer.learning_rate"].owner == "Adam"
    assert not found["batch_size"].lane
    assert ("adam", "Adam") in found["optimizer.kind"].options
    assert found["network.layers.1.units"].owner == "2 Dense"
    assert not {"lanes", "steps", "evaluate_every", "stopping.kind"} & set(found)
    for path in found:
        assert paths.get(Experiment(), path) is not None
