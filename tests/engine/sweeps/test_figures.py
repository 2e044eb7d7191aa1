"""What is told of a cell, and of the learning rates that were tried."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.fields import Number
from engine.recording.store import SeriesStore
from engine.sweeps.figures import FIGURES, YARDSTICKS, Figures, Yardstick, figures, yardsticks
from engine.sweeps.sensitivity import best_of, beyond, edge_of
from engine.training.trainer import Trainer
from tests.gui.support import small_experiment

LOSS = Yardstick("validation_loss", target=0.5)


def _store(values: list[float], series: str = "validation_loss") -> SeriesStore:
    store = SeriesStore()
    store.append_block(np.arange(len(values)) * 10, {series: np.array(values)[:, None]})
    return store


def test_the_figures_of_a_series() -> None:
    found = figures(_store([0.9, 0.6, 0.4, 0.45]), 0, LOSS, 30, None, over=True)
    assert found == Figures(30, final=0.45, best=0.4, best_step=20, reached=20, over=True)
    assert [found.of(name) for name in FIGURES] == [0.45, 0.4, 20, None]


def test_of_a_measure_more_is_better() -> None:
    yardstick = Yardstick.of("validation_measure", small_experiment(), 0.8)
    assert yardstick.higher_is_better
    found = figures(_store([0.5, 0.8, 0.7], yardstick.series), 0, yardstick, 20, None, over=True)
    assert (found.best, found.best_step, found.reached) == (0.8, 10, 10)


def test_a_cell_that_diverged_has_no_final_value() -> None:
    found = figures(_store([0.9, 0.8, float("inf")]), 0, LOSS, 20, 20, over=True)
    assert (found.final, found.best, found.reached, found.diverged) == (None, 0.8, None, 20)


def test_nothing_recorded_is_nothing_told() -> None:
    assert figures(SeriesStore(), 0, LOSS, 0, None, over=False) == Figures()
    assert figures(_store([float("inf")]), 0, LOSS, 0, None, over=False).best is None


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.floats(0, 1e6))
def test_the_target_is_reached_at_the_first_value_that_is_as_good(values: list[float], target: float) -> None:
    found = figures(_store(values), 0, Yardstick("validation_loss", target=target), 0, None, over=True)
    hits = [number * 10 for number, value in enumerate(values) if value <= target]
    assert found.reached == (hits[0] if hits else None)
    assert found.best == min(values)


def test_the_figures_are_those_of_a_plain_trainer() -> None:
    trainer, store = Trainer(small_experiment()), SeriesStore()
    block = trainer.advance(60)
    store.append_block(block.steps, block.columns)
    yardstick = Yardstick.of("train_objective", small_experiment(), 0.6)
    found = figures(store, 0, yardstick, 60, None, over=True)
    values = block.columns["train_objective"][::10, 0]
    assert found.final == values[-1]
    assert found.best == values.min()


def test_choices_are_made_on_validation_data_where_there_are_any() -> None:
    assert yardsticks(surface=False, validation=True)[0] == "validation_loss"
    assert yardsticks(surface=False, validation=False)[0] == "train_objective"
    assert yardsticks(surface=True, validation=False) == ("train_objective",)
    assert [name for name in YARDSTICKS if Yardstick(name).spoils_test] == ["test_loss", "test_measure"]
    assert yardsticks(surface=False, validation=True)[-1].startswith("test")


RATE = Experiment().optimizer.field("learning_rate")


@pytest.mark.parametrize(
    ("found", "best", "edge"),
    [
        ({0.01: 0.5, 0.1: 0.2, 1.0: 0.9}, 0.1, ""),
        ({0.01: 0.1, 0.1: 0.2, 1.0: 0.9}, 0.01, "low"),
        ({0.01: 0.5, 0.1: 0.2, 1.0: 0.1}, 1.0, "high"),
        ({0.01: 0.5, 0.1: 0.2, 1.0: None}, 0.1, ""),
        ({0.01: 0.2, 0.1: 0.2}, 0.01, "low"),
        ({0.01: None, 0.1: None}, None, "low"),
        ({}, None, ""),
    ],
)
def test_the_best_value_and_whether_it_lies_on_the_edge(found: Any, best: float | None, edge: str) -> None:
    assert best_of(found, LOSS) == best
    assert edge_of(found, best) == edge


def test_a_grid_is_widened_beyond_the_edge() -> None:
    assert isinstance(RATE, Number)
    found: dict[float, float | None] = {0.01: 0.5, 0.03: 0.2}
    assert beyond(found, "high", RATE) == (0.1, 0.3)
    assert beyond(found, "low", RATE) == (0.003, 0.001)
    assert beyond(found, "", RATE) == ()


@given(st.dictionaries(st.floats(1e-6, 1e3), st.floats(0, 10) | st.none(), min_size=1))
def test_widening_adds_values_outside_only(found: dict[float, float | None]) -> None:
    assert isinstance(RATE, Number)
    edge = edge_of(found, best_of(found, LOSS))
    added = beyond(found, edge, RATE)
    assert all(value < min(found) or value > max(found) for value in added)
    assert bool(added) == bool(edge)
