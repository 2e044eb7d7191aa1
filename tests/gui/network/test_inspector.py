"""The form of the selected layer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from gui.forms.editors.part import KindChooser
from gui.forms.fold import reveal
from gui.widgets.number_field import NumberField


@pytest.fixture
def sheet(builder):
    """The open sheet of the first layer."""
    builder.click(0)
    sheet = builder.panel.inspector
    assert sheet.isVisible()
    assert sheet.position() == 0
    return sheet


def type_units(builder, sheet, text: str) -> NumberField:
    field = sheet.form().editor(f"network.layers.{sheet.position()}.units").input
    field.editor.setFocus()
    field.editor.selectAll()
    builder.qtbot.keyClicks(field.editor, text)
    builder.qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    return field


def test_a_field_edits_the_layer(builder, sheet, undoes) -> None:
    type_units(builder, sheet, "12")
    assert builder.layers[0].units == 12
    assert builder.card(0).detail() == "12 · tanh"
    undoes()
    builder.document.undo_stack.undo()
    assert sheet.form().editor("network.layers.0.units").input.value() == 7


def test_a_value_out_of_bounds_is_refused_at_its_field(builder, sheet) -> None:
    before = builder.layers
    field = type_units(builder, sheet, "0")
    assert field.error()
    assert builder.layers == before


def test_the_kind_can_be_changed(builder, sheet, undoes) -> None:
    combo = sheet.form().findChildren(KindChooser)[0].input.editor
    combo.setFocus()
    builder.qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert builder.kinds[0] != "dense"
    assert builder.card(0).title() == combo.currentText()
    undoes()


def test_it_follows_the_selection_and_closes_on_a_second_click(builder, sheet) -> None:
    builder.click(2)
    assert (sheet.isVisible(), sheet.position()) == (True, 2)
    assert sheet.form().editor("network.layers.2.units").input.value() == 5
    builder.click(2)
    assert not sheet.isVisible()


def test_keys_open_it_with_the_focus_inside_and_escape_gives_the_focus_back(builder) -> None:
    builder.pick(2)
    builder.key(Qt.Key.Key_F2)
    sheet = builder.panel.inspector
    focused = builder.window.focusWidget()
    assert sheet.isAncestorOf(focused)
    builder.qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert builder.window.focusWidget() is builder.card(2)


def test_escape_in_the_strip_closes_it(builder, sheet) -> None:
    builder.key(Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_delete_in_a_field_removes_no_layer(builder, sheet) -> None:
    field = sheet.form().editor("network.layers.0.units").input
    field.editor.setFocus()
    builder.qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    assert len(builder.layers) == 4


def test_a_press_beside_it_closes_it_and_one_on_it_does_not(builder, sheet) -> None:
    handle = builder.window.windowHandle()
    inside = sheet._figures.mapTo(builder.window, sheet._figures.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=inside)
    assert sheet.isVisible()
    beside = QPoint(builder.window.width() - 5, builder.window.height() - 5)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=beside)
    assert not sheet.isVisible()


def test_its_buttons_move_and_remove(builder, sheet) -> None:
    buttons = {button.accessibleName(): button for button in sheet.findChildren(QToolButton)}
    assert not buttons["Move left"].isEnabled()
    builder.qtbot.mouseClick(buttons["Move right"], Qt.MouseButton.LeftButton)
    assert builder.kinds[:2] == ["dropout", "dense"]
    assert (sheet.isVisible(), sheet.position()) == (True, 1)
    builder.qtbot.mouseClick(buttons["Remove"], Qt.MouseButton.LeftButton)
    assert builder.kinds == ["dropout", "dense", "output"]
    assert not sheet.isVisible()


def test_it_hangs_from_its_card_inside_the_window(builder, sheet) -> None:
    for position in range(4):
        builder.panel.editor.select(position)
        anchor = builder.card(position)
        spot = anchor.mapTo(builder.window, QPoint(anchor.width() // 2, anchor.height()))
        assert builder.window.rect().contains(sheet.geometry())
        assert sheet.geometry().left() <= spot.x() <= sheet.geometry().right()
        assert abs(sheet.geometry().top() - spot.y()) < 16


def test_it_closes_when_its_layer_goes(builder, sheet) -> None:
    builder.document.edit("network.layers", [])
    assert not sheet.isVisible()


def test_a_problem_inside_a_block_stands_at_the_layer_that_has_it(builder) -> None:
    inner = ({"kind": "dense", "units": 7}, {"kind": "dense", "units": 3})
    layers = [{"kind": "dense", "units": 7}, {"kind": "residual", "layers": inner}, "output"]
    builder.document.edit("network.layers", layers)
    assert builder.card(1).problem(), "the card is marked"
    builder.click(1)
    sheet = builder.panel.inspector
    wrong = sheet.form().editor("network.layers.1.layers.1")
    assert "block turns 7 into 3" in wrong.input.error()
    assert wrong.isVisible()
    assert not sheet._problem.isVisible(), "it is told once"
    units = sheet.form().editor("network.layers.1.layers.1.units")
    assert units.isVisible(), "what is wrong is open"
    builder.document.edit("network.layers.1.layers.1.units", 7)
    assert wrong.input.error() == ""
    assert not builder.card(1).problem()


def test_a_form_that_is_higher_than_the_window_scrolls(builder) -> None:
    inner = [{"kind": "dense", "units": 7}] * 6
    builder.document.edit(
        "network.layers", [{"kind": "dense", "units": 7}, {"kind": "residual", "layers": inner}]
    )
    builder.click(1)
    sheet = builder.panel.inspector
    for number in range(6):
        reveal(sheet.form().editor(f"network.layers.1.layers.{number}.units"))
    builder.qtbot.waitUntil(lambda: sheet._scroll.verticalScrollBar().maximum() > 0)
    assert builder.window.rect().contains(sheet.geometry())


def test_it_tells_the_sizes_of_the_arrays(builder, sheet) -> None:
    assert "21 parameters: weight 2×7 + bias 7" in sheet._figures.text()
