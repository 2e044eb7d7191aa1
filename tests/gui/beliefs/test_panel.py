"""The panel shows what suits the run, and asks for it only while it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from engine.experiment import Experiment
from gui.panels.belief import BeliefPanel
from tests.gui.support import context_for, small_experiment

DIGITS = {"network": {"layers": ["flatten", "output"]}, "evaluate_every": 5}


@pytest.fixture
def panel(qapp, qtbot, bench) -> BeliefPanel:
    context = context_for(qapp, bench)
    panel = BeliefPanel(context)
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    return panel


def names(panel: BeliefPanel) -> list[str]:
    return [view.name for view in panel.views()]


def test_probes_are_read_while_the_panel_can_be_seen(panel, bench) -> None:
    assert bench.controller.watched == ()
    panel.show()
    assert bench.controller.watched == ("decision_map",)
    panel.hide()
    assert bench.controller.watched == ()


def test_a_reading_reaches_the_view(panel, bench) -> None:
    readings = []
    bench.controller.reading_arrived.connect(lambda probe, reading: readings.append(reading))
    panel.show()
    bench.until(lambda: bool(readings))
    (view,) = panel.views()
    assert view._arrays is readings[-1].arrays
    before = len(readings)
    bench.train(20)
    bench.until(lambda: len(readings) > before and readings[-1].step == 20)
    assert view._arrays is readings[-1].arrays


def test_views_follow_the_task_of_the_run(panel, bench) -> None:
    panel.show()
    for experiment, expected in (
        (Experiment.from_document(DIGITS), ["images", "confusion_matrix"]),
        (Experiment.from_document({"data": "noisy_function", "loss": "mean_squared_error",
                                   "measure": "r_squared", "network": {"layers": ["output"]}}),
         ["curve", "scatter"]),
        (small_experiment(), ["plane"]),
    ):  # fmt: skip
        bench.document.reset(experiment)
        bench.controller.load()
        bench.until(lambda: bench.controller.state == "paused")
        assert names(panel) == expected
        assert panel.isVisible()
        assert bench.controller.watched == tuple(sorted({view.probe for view in panel.views()}))


def test_the_header_counts_what_is_wrong(panel, bench) -> None:
    panel.show()
    bench.document.reset(Experiment.from_document(DIGITS))
    bench.controller.load()
    bench.until(lambda: " wrong of " in panel.subtitle())
    assert panel.subtitle().endswith(" · step 0")
    assert panel.subtitle().count("wrong") == 1, "said once, though two views count it"
    wrong = int(panel.subtitle().partition(" ")[0])
    bench.until(lambda: ("test_measure", 0) in bench.controller.record.series)
    accuracy = bench.controller.record.series["test_measure", 0].values[-1]
    total = bench.controller.opened.samples["test"]
    assert wrong == round((1 - accuracy) * total)
    bench.train(7)
    bench.until(lambda: panel.subtitle().endswith(" · step 7"))
    bench.document.reset(small_experiment())
    bench.controller.load()
    bench.until(lambda: bench.controller.state == "paused")
    assert panel.subtitle() == ""


def test_a_square_map_makes_no_tall_card(panel) -> None:
    panel.show()
    QApplication.processEvents()
    assert panel.maximumHeight() < panel.width() + 60
    (view,) = panel.views()
    panel.resize(360, panel.maximumHeight())
    QApplication.processEvents()
    assert abs(view.height() - view.width()) <= 1
