"""The cards of the left column: generated forms that edit the document."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.paths import trail
from gui.forms.editors.number import NumberEditor
from gui.panels.data import DataPanel
from gui.panels.form_panel import FormPanel
from gui.panels.horizon import HorizonPanel
from gui.panels.objective import ObjectivePanel
from gui.panels.optimizer import OptimizerPanel
from gui.panels.registry import panel_classes
from gui.widgets.field import Field
from tests.gui.support import FilesBench

FORM_PANELS = [panel for panel in panel_classes() if issubclass(panel, FormPanel)]


def number(panel: FormPanel, path: str) -> NumberEditor:
    editor = panel.form.editor(path)
    assert isinstance(editor, NumberEditor)
    return editor


def test_every_path_of_the_experiment_stands_in_one_place() -> None:
    listed = [path for panel in FORM_PANELS for path in panel.paths]
    assert len(listed) == len(set(listed))
    for path in listed:
        assert trail(Experiment(), path)
    tops = {path.partition(".")[0] for path in listed}
    assert tops == {field.name for field in Experiment.fields} - {"network", "lanes"}


@pytest.mark.parametrize("kind", FORM_PANELS, ids=lambda kind: kind.name)
def test_every_card_opens(qtbot: QtBot, files: FilesBench, kind: type[FormPanel]) -> None:
    panel = kind(files.context)  # type: ignore[call-arg]
    qtbot.addWidget(panel)
    assert panel.title()
    for path in panel.paths:
        assert panel.form.editor(path).path == path


def test_the_optimizers_formula_follows_its_kind(qtbot: QtBot, files: FilesBench) -> None:
    panel = OptimizerPanel(files.context)
    qtbot.addWidget(panel)
    assert panel.subtitle() == files.document.experiment.optimizer.formula
    files.document.edit("optimizer.kind", "sgd")
    assert panel.subtitle() == files.document.experiment.optimizer.formula
    assert panel.form.editor("optimizer.momentum").isEnabled()


def test_sizes_are_told_when_the_run_is_ready(qtbot: QtBot, files: FilesBench) -> None:
    data, horizon = DataPanel(files.context), HorizonPanel(files.context)
    for panel in (data, horizon):
        qtbot.addWidget(panel)
    opened = files.controller.opened
    assert opened is not None
    assert data.subtitle() == f"{opened.samples['train']} train · {opened.samples['test']} test"
    assert horizon.subtitle().endswith("epochs")
    files.train(3)
    files.document.edit("batch_size", 4)  # the sizes may be others now
    assert data.subtitle() == ""


def test_an_edit_goes_to_the_document_as_one_undo_step_each(qtbot: QtBot, files: FilesBench) -> None:
    panel = OptimizerPanel(files.context)
    qtbot.addWidget(panel)
    for rate in (0.1, 0.2):
        panel.form.edited.emit("optimizer.learning_rate", rate)
    assert files.document.undo_stack.count() == 2
    field = number(panel, "optimizer.learning_rate").input
    assert field.value() == 0.2
    files.document.undo_stack.undo()
    assert field.value() == 0.1


def test_a_live_number_is_felt_while_it_is_dragged_and_is_one_undo_step(
    qtbot: QtBot, files: FilesBench
) -> None:
    panel = OptimizerPanel(files.context)
    qtbot.addWidget(panel)
    for rate in (0.1, 0.2, 0.3):
        panel.form.scrubbed.emit("optimizer.learning_rate", rate)
        assert files.document.experiment.optimizer.learning_rate == rate
    panel.form.edited.emit("optimizer.learning_rate", 0.3)
    assert files.document.undo_stack.count() == 1
    files.document.undo_stack.undo()
    assert files.document.experiment.optimizer.learning_rate == 0.001


def test_a_structural_number_waits_for_the_end_of_the_drag(qtbot: QtBot, files: FilesBench) -> None:
    panel = DataPanel(files.context)
    qtbot.addWidget(panel)
    panel.form.scrubbed.emit("batch_size", 12)
    assert files.document.experiment.batch_size == 8
    panel.form.edited.emit("batch_size", 12)
    assert files.document.experiment.batch_size == 12


def test_a_refused_value_is_told_at_its_field(qtbot: QtBot, files: FilesBench) -> None:
    panel = OptimizerPanel(files.context)
    qtbot.addWidget(panel)
    before = files.document.experiment
    panel.form.edited.emit("optimizer.learning_rate", -1.0)
    field = number(panel, "optimizer.learning_rate").input
    assert files.document.experiment is before
    assert "greater than 0" in field.error()
    panel.form.edited.emit("optimizer.learning_rate", 0.5)
    assert not field.error()


def test_what_does_not_fit_is_told_where_it_is_chosen(qtbot: QtBot, files: FilesBench) -> None:
    panel = ObjectivePanel(files.context)
    qtbot.addWidget(panel)
    files.document.edit("measure", "r_squared")
    problem = next(problem for problem in files.controller.problems if problem.path == "measure")
    assert problem.problem in messages(panel)
    files.document.undo_stack.undo()
    assert problem.problem not in messages(panel)


def messages(panel: FormPanel) -> list[str]:
    return [field.error() for field in panel.findChildren(Field)]
