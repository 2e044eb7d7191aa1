"""The legend names every curve once and hides it by mouse or key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.plots.curve import Curve
from gui.plots.legend import Legend
from gui.theme.palette import DARK, LIGHT

CURVES = [
    Curve("train.0", "train", "#3f5ffc"),
    Curve("test.0", "test", "#3f5ffc", (5.0, 3.0)),
    Curve("train.1", "train", "#f2590c"),
]


@pytest.fixture
def legend(qtbot) -> Legend:
    widget = Legend(LIGHT)
    qtbot.addWidget(widget)
    widget.set_curves(CURVES)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_each_label_has_one_entry(legend):
    assert [entry.text() for entry in legend.entries()] == ["train", "test"]
    assert all(entry.accessibleName() and entry.toolTip() for entry in legend.entries())


def test_a_click_hides_all_curves_of_that_name(legend):
    heard = []
    legend.toggled.connect(lambda key, shown: heard.append((key, shown)))
    QTest.mouseClick(legend.entries()[0], Qt.MouseButton.LeftButton)
    assert heard == [("train.0", False), ("train.1", False)]
    QTest.keyClick(legend.entries()[0], Qt.Key.Key_Space)
    assert heard[2:] == [("train.0", True), ("train.1", True)]


def test_hidden_curves_stay_hidden_when_the_theme_changes(legend):
    QTest.mouseClick(legend.entries()[1], Qt.MouseButton.LeftButton)
    shown = legend.grab().toImage()
    legend.set_palette(DARK)
    assert [entry.isChecked() for entry in legend.entries()] == [True, False]
    assert legend.grab().toImage() != shown


def test_entries_come_and_go_with_the_curves(legend, qapp):
    train, _ = legend.entries()
    legend.set_curves([Curve("new", "new", "#000000"), CURVES[0]])
    assert [entry.text() for entry in legend.entries()] == ["new", "train"]
    assert legend.entries()[1] is train
    heard = []
    legend.toggled.connect(lambda key, shown: heard.append(key))
    QTest.mouseClick(train, Qt.MouseButton.LeftButton)
    assert heard == ["train.0"]


def test_the_sample_shows_color_and_dash(legend):
    train, test = (entry.grab().toImage() for entry in legend.entries())

    def ink(image) -> int:
        colors = (
            image.pixelColor(x, y)
            for x in range(image.width() - 22, image.width())
            for y in range(image.height())
        )
        return sum(color.blue() > color.red() + 60 for color in colors)

    assert ink(train) > ink(test) > 0


def test_shortened_names_of_runs_can_be_told_apart(legend):
    names = ["Adam · η 0.001 (2)", "Adam · η 0.001 (3)"]
    legend.set_curves([Curve(name, "train", "#3f5ffc", run=name) for name in names])
    entries = [entry for entry in legend.entries() if entry.text() in names]
    assert len(entries) == 2
    for entry in entries:
        entry.most = 60.0
    shown = [entry.shown_text() for entry in entries]
    assert all(len(text) < len(names[0]) for text in shown)
    assert len(set(shown)) == 2
