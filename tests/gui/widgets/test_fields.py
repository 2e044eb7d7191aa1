"""Choices, toggles and subsets under real clicks and keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.theme.palette import LIGHT
from gui.theme.style import apply_theme
from gui.widgets.choice_field import ChoiceField, ChoiceItem
from gui.widgets.choice_popup import found
from gui.widgets.subset_field import SubsetField
from gui.widgets.toggle_field import ToggleField

ITEMS = [
    ChoiceItem("sgd", "SGD", "Plain descent"),
    ChoiceItem("adam", "Adam", "Kingma & Ba 2015"),
    ChoiceItem("rmsprop", "RMSprop"),
]
FEATURES = [ChoiceItem(name, name) for name in ("x²", "y²", "xy", "sin x", "sin y")]


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        return widget

    return show


@pytest.fixture
def choice(shown, qtbot):
    field = shown(ChoiceField(ITEMS))
    field.seen = []
    field.chosen.connect(field.seen.append)
    field.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    return field


def test_choosing_by_keys(choice, qtbot):
    assert choice.value() == "sgd"
    qtbot.keyClick(choice.editor, Qt.Key.Key_Down)
    assert (choice.value(), choice.seen) == ("adam", ["adam"])
    qtbot.keyClicks(choice.editor, "R")
    assert choice.value() == "rmsprop"


def test_choosing_by_mouse(choice, qtbot):
    qtbot.mouseClick(choice.editor, Qt.MouseButton.LeftButton)
    popup = choice.editor.popup()
    assert popup.current() == "sgd"
    assert not popup.search.isVisible(), "three lines are soon read"
    viewport, row = popup.list.viewport(), popup.place_of("adam").center()
    qtbot.mouseMove(viewport, row)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row)
    assert choice.seen == ["adam"]
    qtbot.waitUntil(lambda: choice.editor.popup() is None)


def test_typing_in_a_long_list_finds(shown, qtbot):
    titles = [
        "SGD",
        "Adagrad",
        "RMSprop",
        "Adam",
        "Adamax",
        "Nesterov’s accelerated gradient",
        "Lion",
        "Muon",
    ]
    field = shown(ChoiceField([ChoiceItem(title.lower(), title) for title in [*titles, "Método de Newton"]]))
    field.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    seen: list[str] = []
    field.chosen.connect(seen.append)
    qtbot.keyClicks(field.editor, "a")
    popup = field.editor.popup()
    assert popup.search.text() == "a"
    assert popup.shown()[:4] == ["adagrad", "adam", "adamax", titles[5].lower()]
    qtbot.keyClicks(popup.search, "dam")
    assert popup.shown() == ["adam", "adamax"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert (field.value(), seen) == ("adamax", ["adamax"])


def test_nothing_found_chooses_nothing_and_escape_goes_back(shown, qtbot):
    field = shown(ChoiceField([ChoiceItem(number, f"Number {number}") for number in range(20)]))
    field.editor.showPopup()
    popup = field.editor.popup()
    qtbot.keyClicks(popup.search, "xyz")
    assert (popup.shown(), popup.current()) == ([], None)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert popup.isVisible()
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert len(popup.shown()) == 20
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: field.editor.popup() is None)
    assert field.value() == 0


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [0, 1, 2, 3]),
        ("CONV", [1, 2]),
        ("1d conv", [2]),
        ("olucion", [1, 2]),
        ("metodo", [3]),
        ("l2", [0]),
        ("pooling", []),
    ],
)
def test_what_a_search_finds(text, numbers):
    titles = ["Penalty λ L₂", "Convolución", "Convolución 1D", "Método"]
    assert found([ChoiceItem(index, title) for index, title in enumerate(titles)], text) == numbers


def test_setting_a_choice_is_no_edit(choice):
    choice.set_value("rmsprop")
    assert (choice.value(), choice.seen) == ("rmsprop", [])
    with pytest.raises(ValueError, match="unknown"):
        choice.set_value("unknown")
    assert choice.value() == "rmsprop"


def test_items_have_tool_tips(choice):
    assert choice.editor.itemData(0, Qt.ItemDataRole.ToolTipRole) == "Plain descent"


def test_new_items_keep_the_value(choice):
    choice.set_value("adam")
    choice.set_items([ChoiceItem("muon", "Muon"), *ITEMS])
    assert (choice.value(), choice.seen) == ("adam", [])


def test_the_wheel_needs_the_focus(choice):
    def turn():
        position = QPointF(5, 5)
        event = QWheelEvent(
            position,
            QPointF(choice.editor.mapToGlobal(position)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003
        )
        QApplication.sendEvent(choice.editor, event)

    choice.editor.clearFocus()
    turn()
    assert choice.value() == "sgd"
    choice.setFocus()
    turn()
    assert choice.value() == "adam"


def test_a_long_choice_is_elided_not_cut(qapp, shown):
    """The last columns before the arrow stay empty: no letter is cut in two there."""
    apply_theme(qapp, LIGHT)
    field = shown(ChoiceField([ChoiceItem(1, "M" * 40)]))
    field.resize(120, 26)
    image = field.editor.grab().toImage()
    arrow = 24
    gap = [image.pixelColor(120 - arrow - 1, y).name() for y in range(4, 22)]
    assert set(gap) == {LIGHT.field}
    letters = {image.pixelColor(x, 13).name() for x in range(8, 60)}
    assert len(letters) > 1


def test_the_open_list_is_as_wide_as_its_longest_text(shown, qtbot):
    field = shown(
        ChoiceField(
            [ChoiceItem(1, "short"), ChoiceItem(2, "a much longer title than the field has room for")]
        )
    )
    field.resize(100, 26)
    qtbot.mouseClick(field.editor, Qt.MouseButton.LeftButton)
    view = field.editor.popup().list
    assert view.viewport().width() >= field.fontMetrics().horizontalAdvance(field.editor.itemText(1))
    field.editor.hidePopup()


def test_toggle_by_mouse_and_key(shown, qtbot):
    field = shown(ToggleField("Centered"))
    seen: list[Any] = []
    field.chosen.connect(seen.append)
    qtbot.mouseClick(field.editor, Qt.MouseButton.LeftButton, pos=QPoint(10, field.editor.height() // 2))
    qtbot.keyClick(field.editor, Qt.Key.Key_Space)
    field.set_value(True)
    assert seen == [True, False]
    assert field.value() is True
    assert field.editor.accessibleName() == "Centered"


def test_chips_switch_one_by_one(shown, qtbot):
    field = shown(SubsetField(FEATURES))
    seen: list[Any] = []
    field.chosen.connect(seen.append)
    qtbot.mouseClick(field.chip("xy"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.chip("x²"), Qt.Key.Key_Space)
    qtbot.mouseClick(field.chip("xy"), Qt.MouseButton.LeftButton)
    assert seen == [("xy",), ("x²", "xy"), ("x²",)]
    field.set_value(("sin y", "y²"))
    assert field.value() == ("y²", "sin y")
    assert len(seen) == 3


def test_chips_are_named_after_the_field(shown):
    field = shown(SubsetField(FEATURES))
    field.setAccessibleName("Features")
    assert field.chip("xy").accessibleName() == "Features: xy"


def test_chips_break_into_lines(shown):
    field = shown(SubsetField(FEATURES))
    field.resize(600, 200)
    QApplication.processEvents()
    assert len({field.chip(item.value).y() for item in FEATURES}) == 1
    needed = field.heightForWidth(120)
    field.resize(120, needed)
    QApplication.processEvents()
    lines = sorted({field.chip(item.value).y() for item in FEATURES})
    assert len(lines) > 1
    last = field.chip("sin y")
    assert last.mapTo(field, last.rect().bottomRight()).y() < needed
    assert all(chip.x() + chip.width() <= 120 for chip in map(field.chip, (item.value for item in FEATURES)))
