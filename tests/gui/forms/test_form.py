"""Forms of the experiment: paths, live marks, errors, and widgets that stay."""

from __future__ import annotations

import html

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from engine import fields, paths, registry
from engine.errors import InputError
from engine.experiment import Experiment
from gui.forms.editor import editor_class
from gui.forms.fold import reveal
from gui.forms.words import caption, field_tip, interval, kind_tip
from gui.widgets.choice_popup import ChoicePopup
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.scrub_label import PIXELS_PER_STEP

OPTIMIZER = ("optimizer", "schedule", "regularization.clipping", "batch_size")


@pytest.fixture
def host(owner):
    return owner(Experiment(), only=OPTIMIZER)


def test_paths_lead_into_the_experiment(host):
    host.type_number(host.form.editor("optimizer.learning_rate"), "0,02")
    host.type_number(host.form.editor("batch_size"), "64")
    assert host.log == [("optimizer.learning_rate", 0.02), ("batch_size", 64)]
    assert host.value.optimizer.learning_rate == 0.02


def test_only_the_chosen_fields_have_lines(host):
    assert host.form.editor("regularization.clipping")
    for path in ("seed", "regularization.l2_penalty", "loss"):
        with pytest.raises(KeyError):
            host.form.editor(path)


def test_lines_stay_while_values_change(host):
    before = {
        path: host.form.editor(path) for path in ("optimizer", "optimizer.learning_rate", "optimizer.beta1")
    }
    host.type_number(host.form.editor("optimizer.beta1"), "0.8")
    host.form.show_value(paths.put(host.value, "optimizer.learning_rate", 0.5))
    assert {path: host.form.editor(path) for path in before} == before
    assert before["optimizer.learning_rate"].input.text() == "0.5"
    assert host.log == [("optimizer.beta1", 0.8)]


def test_another_kind_changes_only_its_own_lines(host):
    chooser, schedule = host.form.editor("optimizer"), host.form.editor("schedule.warmup_steps")
    host.form.show_value(paths.put(host.value, "optimizer.kind", "sgd"))
    assert host.form.editor("optimizer") is chooser
    assert chooser.input.value() == "sgd"
    assert host.form.editor("schedule.warmup_steps") is schedule
    assert host.form.editor("optimizer.momentum")
    with pytest.raises(KeyError):
        host.form.editor("optimizer.beta1")


def test_typing_is_not_disturbed_by_a_change_elsewhere(host):
    line = host.form.editor("optimizer.learning_rate").input.editor
    line.setFocus()
    line.selectAll()
    host.qtbot.keyClicks(line, "0.0")
    host.form.show_value(paths.put(host.value, "batch_size", 8))
    host.qtbot.keyClicks(line, "5")
    host.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert host.value.optimizer.learning_rate == 0.05


def test_a_refused_kind_goes_back(owner, qtbot):
    host = owner(Experiment(), only=["loss"])
    host.form.edited.disconnect()
    host.form.edited.connect(lambda _path, _new: host.form.show_value(host.value))
    chooser = host.form.editor("loss")
    qtbot.keyClick(chooser.input.editor, Qt.Key.Key_Down)
    assert chooser.input.value() == host.value.loss.kind


def test_live_fields_carry_a_mark(host):
    live = {
        path: host.form.editor(path).dot.toolTip()
        for path in ("optimizer.learning_rate", "schedule", "batch_size")
    }
    assert bool(live["optimizer.learning_rate"])
    assert bool(live["schedule"])
    assert live["batch_size"] == ""
    assert host.form.editor("schedule.warmup_steps").place.live, "what is inside a live part is live"
    assert not host.form.editor("optimizer").place.live


def test_the_mark_is_seen(host):
    dots = [host.form.editor(path).dot.grab().toImage() for path in ("optimizer.learning_rate", "batch_size")]
    colors = [{image.pixelColor(2, y).name() for y in range(image.height())} for image in dots]
    assert len(colors[0]) > 1
    assert len(colors[1]) == 1


@pytest.mark.parametrize(
    ("path", "shown_at"),
    [
        ("optimizer.beta1", "optimizer.beta1"),
        ("optimizer", "optimizer"),
        ("optimizer.kind", "optimizer"),
        ("optimizer.nonsense", "optimizer"),
        ("batch_size", "batch_size"),
    ],
)
def test_errors_are_shown_at_the_nearest_line(host, path, shown_at):
    assert host.form.set_error(path, "does not fit")
    assert host.form.editor(shown_at).input.error() == "does not fit"
    host.form.clear_errors()
    assert host.form.editor(shown_at).input.error() == ""


@pytest.mark.parametrize("path", ["loss", "optimizers", "", "seed"])
def test_errors_of_others_are_not_taken(host, path):
    assert not host.form.set_error(path, "does not fit")


def test_an_error_of_the_engine_finds_its_line(host):
    with pytest.raises(InputError) as caught:
        paths.put(host.value, "optimizer.beta1", 1.5)
    assert host.form.set_error(caught.value.path, caught.value.problem)
    assert "less than 1" in host.form.editor("optimizer.beta1").input.error()


def test_bounds_are_those_of_the_field(host):
    beta = host.form.editor("optimizer.beta1")
    host.type_number(beta, "1")
    assert "less than 1" in beta.input.error()
    assert host.log == []


def test_scrubbing_announces_passing_values(host, qtbot):
    passing = []
    host.form.scrubbed.connect(lambda path, value: passing.append((path, value)))
    label = host.form.editor("optimizer.learning_rate").caption
    qtbot.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    qtbot.mouseMove(label, QPoint(12 + PIXELS_PER_STEP + 1, 10))
    assert passing == [("optimizer.learning_rate", 0.0011)]
    assert host.log == []
    qtbot.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(12 + PIXELS_PER_STEP + 1, 10))
    assert host.log == [("optimizer.learning_rate", 0.0011)]


def test_kinds_within_kinds(owner):
    layer = Experiment().network.layers[1]
    host = owner(layer, "network.layers.1", title="Kind")
    host.form.editor("network.layers.1.activation").announce("leaky_relu")
    slope = host.form.editor("network.layers.1.activation.negative_slope")
    host.type_number(slope, "0.2")
    assert host.value.activation.negative_slope == 0.2
    assert slope.place.depth == 2
    assert host.log[-1] == ("network.layers.1.activation.negative_slope", 0.2)


def button(form, name):
    QApplication.processEvents()  # New lines are shown by the event loop.
    return next(
        item for item in form.findChildren(QPushButton) if item.accessibleName() == name and item.isVisible()
    )


def test_options_of_the_whole_family_are_folded(owner, qtbot):
    host = owner(Experiment(), only=["data"])
    hidden = host.form.editor("data.label_noise")
    assert not hidden.isVisible()
    qtbot.mouseClick(button(host.form, "More options"), Qt.MouseButton.LeftButton)
    assert hidden.isVisible()
    host.type_number(hidden, "0.4")
    assert host.value.data.label_noise == 0.4


def test_what_is_not_at_its_default_is_not_folded(owner):
    host = owner(paths.put(Experiment(), "data.label_noise", 0.4), only=["data"])
    assert host.form.editor("data.label_noise").isVisible()


def test_an_error_unfolds(owner):
    host = owner(Experiment(), only=["data"])
    assert host.form.set_error("data.seed", "no")
    assert host.form.editor("data.seed").isVisible()


def test_a_list_of_parts(owner):
    host = owner(Experiment(), only=["network.layers"])

    def after(position, name):
        QApplication.processEvents()
        (editor,) = host.form.editors()
        menu = editor.inner()[position - 1].menu
        next(action for action in menu.actions() if action.text() == name).trigger()
        return [layer.kind for layer in host.value.network.layers]

    assert after(1, "Duplicate") == ["flatten", "flatten", "dense", "dense", "output"]
    assert after(2, "Move down") == ["flatten", "dense", "flatten", "dense", "output"]
    assert after(3, "Move up") == ["flatten", "flatten", "dense", "dense", "output"]
    assert after(2, "Remove") == ["flatten", "dense", "dense", "output"]
    host.type_number(host.form.editor("network.layers.1.units"), "16")
    assert host.value.network.layers[1].units == 16
    items = host.form.editors()[0].inner()
    assert [action.isEnabled() for action in items[0].menu.actions()] == [False, True, True, True]
    assert [action.isEnabled() for action in items[3].menu.actions()] == [True, False, True, True]


def test_a_part_is_added_by_its_name(owner, qtbot):
    host = owner(Experiment(), only=["network.layers"])
    qtbot.mouseClick(button(host.form, "Add to Layers"), Qt.MouseButton.LeftButton)
    popup = host.form.findChild(ChoicePopup)
    qtbot.keyClicks(popup.search, "drop")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert [layer.kind for layer in host.value.network.layers][-1] == "dropout"
    QApplication.processEvents()
    assert host.form.editor("network.layers.4.rate").isVisible(), "what was just added is open"


NESTED = {"kind": "residual", "layers": ["dense", {"kind": "residual", "layers": ["dense", "dropout"]}]}


def test_parts_inside_parts_are_folded_and_say_what_they_hold(owner, qtbot):
    host = owner(registry.decode("layers", NESTED), "layer", title="Kind")
    deep = host.form.editor("layer.layers.1.layers.0.units")
    assert not deep.isVisible()
    reveal(deep)
    assert deep.isVisible()
    host.type_number(deep, "5")
    assert host.value.layers[1].layers[0].units == 5
    assert host.log[-1] == ("layer.layers.1.layers.0.units", 5)
    assert not host.form.editor("layer.layers.0.units").isVisible(), "others stay folded"
    texts = {label.text() for label in host.form.findChildren(ElidedLabel) if label.isVisible()}
    assert "64 · ReLU" in {text.partition(" · Standard")[0] for text in texts}


def test_an_error_inside_a_nested_part_unfolds_it(owner):
    host = owner(registry.decode("layers", NESTED), "layer", title="Kind")
    path = "layer.layers.1.layers.1"
    assert host.form.set_error(path, "does not fit")
    chooser = host.form.editor(path)
    assert chooser.input.error() == "does not fit"
    assert chooser.isVisible()


def test_the_whole_experiment_has_a_form(owner):
    host = owner(Experiment())
    for field in Experiment.fields:
        if editor_class(field) is not None:
            host.form.set_error(field.name, "here")
    assert host.form.editor("regularization.l2_penalty")
    assert host.form.editor("evaluate_every").input.error() == "here"


def test_words():
    number = fields.Real(name="x", title="Rate", symbol="η", unit="1/step", above=0.0, high=1.0, help="a < b")
    assert caption(number) == "Rate η (1/step)"
    assert interval(number) == "(0, 1]"
    assert interval(fields.Real(low=0.0, below=1.0)) == "[0, 1)"
    assert interval(fields.Integer(low=1)) == "[1, ∞)"
    assert interval(fields.Real()) == ""
    tip = field_tip(number, live=True)
    assert "a &lt; b" in tip
    assert "(0, 1]" in tip
    assert "while it trains" in tip
    assert "while it trains" not in field_tip(number, live=False)


def test_tool_tips_show_the_formula(host):
    kind = type(host.value.optimizer)
    assert kind.formula in host.form.editor("optimizer.learning_rate").input.toolTip()
    assert kind.formula in host.form.editor("optimizer").input.toolTip()
    assert html.escape(kind.reference) in kind_tip(kind)
