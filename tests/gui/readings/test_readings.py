"""The figures beside the pictures are those that were recorded."""

from __future__ import annotations

import math

import pytest

from engine import registry
from engine.comparison.seeds import with_seeds
from engine.metrics.base import Metric
from engine.recording.store import SeriesStore
from gui import formatting
from gui.panels.readings import ReadingsPanel
from gui.readings.figures import latest_figures
from tests.gui.support import context_for

COLUMNS = {
    "learning_rate": 0.01,
    "gradient_norm": 0.5,
    "update_ratio": 1e-3,
    "train_loss": 0.2,
    "validation_loss": 0.3,
    "test_loss": 0.4,
    "train_measure": 0.9,
    "validation_measure": 0.85,
    "test_measure": 0.8,
    "train_objective": 0.25,
    "test_objective": 0.45,
}


def metric(kind: str) -> Metric:
    made = registry.decode("metrics", kind)
    assert isinstance(made, Metric)
    return made


@pytest.fixture
def store() -> SeriesStore:
    store = SeriesStore()
    store.append_block([20], {name: [[value]] for name, value in COLUMNS.items()})
    return store


def test_penalties_belong_to_the_objective_of_every_part(store) -> None:
    figures = latest_figures(store, metric("accuracy"), 100)
    assert figures.objective == pytest.approx({"train": 0.25, "validation": 0.35, "test": 0.45})
    assert figures.objective_gap == pytest.approx(0.2)
    assert (figures.learning_rate, figures.gradient_norm, figures.evaluated) == (0.01, 0.5, 20)


@pytest.mark.parametrize(("kind", "sign"), [("accuracy", 1), ("error_rate", -1), ("mean_squared_error", -1)])
def test_a_positive_gap_is_worse_on_the_test_part(store, kind, sign) -> None:
    figures = latest_figures(store, metric(kind), 100)
    assert figures.measure_gap == pytest.approx(sign * 0.1)


def test_the_test_measure_carries_its_interval(store) -> None:
    figures = latest_figures(store, metric("accuracy"), 100)
    assert figures.interval == metric("accuracy").interval(0.8, 100)
    assert latest_figures(store, metric("accuracy"), 0).interval is None
    assert latest_figures(store, metric("r_squared"), 100).interval is None


def test_without_a_run_there_are_no_figures() -> None:
    figures = latest_figures(SeriesStore(), metric("accuracy"), 100)
    assert set(figures.objective.values()) == set(figures.measure.values()) == {None}
    assert (figures.objective_gap, figures.measure_gap, figures.interval, figures.evaluated) == (None,) * 4


def test_the_panel_shows_the_run(qapp, qtbot, bench) -> None:
    panel = ReadingsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.show()
    bench.train(30)
    series = bench.controller.record.series

    def last(column: str) -> float:
        return float(series[column, 0].values[-1])

    (objective, cells), (title, measures) = panel.table.rows()
    assert (objective, title) == ("Objective J", "Accuracy")
    splits = ("train", "validation", "test")
    assert list(cells[:3]) == [formatting.number(last(f"{split}_loss"), 3) for split in splits]
    assert list(measures[:3]) == [formatting.percent(last(f"{split}_measure")) for split in splits]
    assert cells[3] == formatting.number(last("test_loss") - last("train_loss"), 3)
    interval = metric("accuracy").interval(last("test_measure"), bench.controller.opened.samples["test"])
    assert interval is not None
    low, high = interval
    assert f"{formatting.percent(low)} to {formatting.percent(high)}" in panel.table.accessibleName()
    assert panel.gradient_norm.value() == formatting.scientific(last("gradient_norm"), 3)
    assert panel.update_ratio.value() == formatting.scientific(last("update_ratio"), 3)
    assert panel.learning_rate.value() == formatting.exact(last("learning_rate"))
    assert panel.steps_text().startswith("30 of 60 steps · epoch ")
    assert panel.subtitle() == "evaluated at step 30"


def test_another_measure_is_named(qapp, qtbot, bench) -> None:
    panel = ReadingsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.show()
    bench.document.edit("measure", "error_rate")
    bench.until(lambda: panel.table.rows()[1][0] == "Error rate")
    bench.train(10)
    error = float(bench.controller.record.series["test_measure", 0].values[-1])
    assert panel.table.rows()[1][1][2] == formatting.percent(error)


def lanes_store(*losses: float) -> SeriesStore:
    """A run of several lanes whose figures differ by their loss."""
    store = SeriesStore()
    columns = {name: [[value * loss for loss in losses]] for name, value in COLUMNS.items()}
    store.append_block([20], columns)
    return store


def test_of_several_lanes_the_median_and_the_quartiles_are_told() -> None:
    figures = latest_figures(lanes_store(1, 2, 3, 4, 5), metric("mean_squared_error"), 100)
    assert (figures.lanes, figures.evaluated, figures.interval) == (5, 20, None)
    assert figures.objective == pytest.approx({"train": 0.75, "validation": 1.05, "test": 1.35})
    assert figures.objective_ends["test"] == pytest.approx((0.9, 1.8))
    assert figures.measure_ends["train"] == pytest.approx((1.8, 3.6))
    assert figures.objective_gap == pytest.approx(0.6)
    assert figures.learning_rate == pytest.approx(0.03)


def test_lanes_that_diverged_end_worst_and_have_no_gap() -> None:
    store = lanes_store(1, 2, 3)
    figures = latest_figures(store, metric("accuracy"), 100, diverged=(0, 1))
    assert figures.objective["test"] == math.inf
    assert figures.measure["test"] == -math.inf
    assert figures.objective_gap == pytest.approx(0.6)
    assert latest_figures(store, metric("accuracy"), 100, diverged=(0,)).objective["train"] == pytest.approx(
        0.75
    )


def test_the_panel_shows_several_seeds_and_then_one_again(qapp, qtbot, bench) -> None:
    panel = ReadingsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.show()
    height = panel.table.sizeHint().height()
    bench.document.edit("lanes", with_seeds(bench.document.experiment, 5).lanes)
    bench.until(lambda: bench.controller.opened is not None and len(bench.controller.record.start.lanes) == 5)
    bench.train(30)
    series = bench.controller.record.series
    finals = sorted(series["train_loss", lane].values[-1] for lane in range(5))
    rows = panel.table.rows()
    assert len(rows) == 4
    assert rows[0][1][0] == formatting.number(finals[2], 3)
    assert rows[1][1][0] == formatting.number(finals[3] - finals[1], 2)
    assert rows[1][0].startswith("Interquartile range")
    assert rows[1][1][3] == ""
    assert panel.subtitle().startswith("median of 5 seeds · evaluated at step 30")
    assert panel.table.sizeHint().height() > height
    bench.document.undo_stack.undo()
    bench.controller.play()
    bench.until(lambda: bench.controller.step == 60 and bench.controller.state == "paused")
    assert len(panel.table.rows()) == 2
    assert panel.table.sizeHint().height() == height


def test_on_a_surface_several_starts_are_told_too(qapp, qtbot, bench) -> None:
    panel = ReadingsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.show()
    bench.document.edit("surface", "rosenbrock")
    lanes = [{"optimizer.learning_rate": rate} for rate in (0.001, 0.01, 0.1)]
    bench.document.edit("lanes", lanes)
    bench.until(lambda: bench.controller.opened is not None and len(bench.controller.record.start.lanes) == 3)
    bench.train(10)
    (_, values), (title, widths) = panel.table.rows()
    assert len(values) == len(widths) == 1
    assert title.startswith("Interquartile range")
    assert panel.subtitle().startswith("median of 3 lanes")


def test_at_an_earlier_moment_the_figures_are_those_of_then(store) -> None:
    store.append_block([40], {name: [[value / 2]] for name, value in COLUMNS.items()})
    assert latest_figures(store, metric("accuracy"), 100).evaluated == 40
    for step in (20, 39):
        figures = latest_figures(store, metric("accuracy"), 100, step=step)
        assert figures.objective == pytest.approx({"train": 0.25, "validation": 0.35, "test": 0.45})
        assert (figures.learning_rate, figures.evaluated) == (0.01, 20)
    assert latest_figures(store, metric("accuracy"), 100, step=19).evaluated is None


def test_the_panel_shows_an_earlier_moment(qapp, qtbot, bench) -> None:
    panel = ReadingsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.show()
    bench.train(40)
    late = panel.gradient_norm.value()
    bench.controller.visit(12)
    bench.until(lambda: bench.controller.step == 12 and not bench.controller.on_the_way)
    assert panel.subtitle() == "evaluated at step 10"
    norm = bench.controller.record.series.series("gradient_norm").at(12)
    assert panel.gradient_norm.value() == formatting.scientific(norm, 3) != late
