"""Several layers are selected by mouse and by keys, and edited together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from gui.network.selection import INPUT, Selection
from gui.theme.palette import LIGHT
from tests.gui.network.test_cards import border

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def click(builder, position: int, keys: Qt.KeyboardModifier = NONE) -> None:
    builder.qtbot.mouseClick(builder.card(position), Qt.MouseButton.LeftButton, keys)


def selected(builder) -> list[int]:
    """The layers whose cards are framed."""
    shown = [position for position in range(len(builder.layers)) if builder.card(position).selected()]
    assert tuple(shown) == builder.panel.editor.selection.layers
    return shown


def undo_text(builder) -> str:
    return builder.document.undo_stack.undoText()


def test_shift_and_a_click_select_a_row(builder) -> None:
    click(builder, 2)
    click(builder, 0, SHIFT)
    assert selected(builder) == [0, 1, 2]
    assert not builder.panel.inspector.isVisible(), "a form is of one layer"
    assert [border(builder, position) for position in range(4)] == [LIGHT.accent] * 3 + [LIGHT.border]
    click(builder, 3, SHIFT)
    assert selected(builder) == [2, 3]


def test_control_and_a_click_add_and_take_away(builder) -> None:
    click(builder, 0)
    click(builder, 3, CTRL)
    click(builder, 1, CTRL)
    assert selected(builder) == [0, 1, 3]
    click(builder, 3, CTRL)
    assert selected(builder) == [0, 1]
    assert builder.panel.editor.position == 1
    click(builder, 0)
    assert selected(builder) == [0]


def test_keys_extend_the_selection(builder) -> None:
    builder.pick(1)
    builder.key(Qt.Key.Key_Right, SHIFT)
    assert selected(builder) == [1, 2]
    builder.key(Qt.Key.Key_Left, SHIFT)
    builder.key(Qt.Key.Key_Left, SHIFT)
    assert selected(builder) == [0, 1]
    builder.key(Qt.Key.Key_End, SHIFT)
    assert selected(builder) == [1, 2, 3]
    builder.key(Qt.Key.Key_Home, SHIFT)
    assert selected(builder) == [0, 1]
    builder.key(Qt.Key.Key_A, CTRL)
    assert selected(builder) == [0, 1, 2, 3]
    builder.key(Qt.Key.Key_Escape)
    assert selected(builder) == [3]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Delete, "Remove 2 layers")])
def test_they_are_removed_together(builder, undoes, key, text) -> None:
    click(builder, 1)
    click(builder, 3, CTRL)
    builder.key(key)
    assert builder.kinds == ["dense", "dense"]
    assert undo_text(builder) == text
    undoes()


def test_they_are_duplicated_behind_the_last(builder, undoes) -> None:
    click(builder, 0)
    click(builder, 2, CTRL)
    builder.key(Qt.Key.Key_D, CTRL)
    assert builder.kinds == ["dense", "dropout", "dense", "dense", "dense", "output"]
    assert builder.layers[3:5] == (builder.layers[0], builder.layers[2])
    assert selected(builder) == [3, 4]
    assert undo_text(builder) == "Duplicate 2 layers"
    undoes()


def test_they_move_as_one_block(builder, undoes) -> None:
    click(builder, 2)
    click(builder, 1, SHIFT)
    builder.key(Qt.Key.Key_Left, ALT)
    assert builder.kinds == ["dropout", "dense", "dense", "output"]
    assert [layer.units for layer in (builder.layers[1], builder.layers[2])] == [5, 7]
    assert selected(builder) == [0, 1]
    assert not builder.panel.editor.actions.left.isEnabled()
    undoes()


def test_a_drag_takes_all_of_them(builder, undoes) -> None:
    before = builder.layers
    click(builder, 0)
    click(builder, 1, SHIFT)
    builder.drag(0, 2)
    assert builder.layers == (before[2], before[0], before[1], before[3])
    assert selected(builder) == [1, 2]
    assert undo_text(builder) == "Move 2 layers"
    undoes()


def test_a_click_on_one_of_them_leaves_it_alone(builder) -> None:
    click(builder, 0)
    click(builder, 2, SHIFT)
    click(builder, 1)
    assert selected(builder) == [1]
    assert builder.panel.inspector.isVisible()


def test_they_are_wrapped_and_unwrapped(builder, undoes) -> None:
    before = builder.layers
    click(builder, 1)
    click(builder, 2, SHIFT)
    builder.key(Qt.Key.Key_G, CTRL)
    assert builder.kinds == ["dense", "residual", "output"]
    assert builder.layers[1].layers == before[1:3]
    assert builder.layers[1].projection, "7 values come in, 5 go out"
    assert not builder.card(1).problem()
    assert undo_text(builder) == "Wrap in a residual block"
    undoes()
    builder.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert builder.layers == before
    assert selected(builder) == [1, 2]
    assert undo_text(builder) == "Unwrap the residual block"


def test_a_block_that_keeps_the_shape_has_no_projection(builder) -> None:
    click(builder, 1)
    builder.key(Qt.Key.Key_G, CTRL)
    assert (builder.kinds[1], builder.layers[1].projection) == ("residual", False)


def test_only_layers_in_a_row_without_the_output_are_wrapped(builder) -> None:
    actions = builder.panel.editor.actions
    click(builder, 0)
    click(builder, 2, CTRL)
    assert not actions.wrap.isEnabled()
    click(builder, 2)
    click(builder, 3, SHIFT)
    assert not actions.wrap.isEnabled()
    click(builder, 2)
    assert (actions.wrap.isEnabled(), actions.unwrap.isEnabled()) == (True, False)
    click(builder, INPUT)
    assert not any(action.isEnabled() for action in (actions.wrap, actions.cut, actions.copy, actions.remove))


steps = st.one_of(
    st.tuples(st.just("extended"), st.integers(-1, 5)),
    st.tuples(st.just("toggled"), st.integers(-1, 5)),
    st.tuples(st.just("within"), st.integers(0, 6)),
)


@given(st.lists(steps, max_size=12))
def test_the_current_card_is_always_one_of_the_selected(steps) -> None:
    selection = Selection.only(2)
    for name, argument in steps:
        selection = getattr(selection, name)(argument)
        assert list(selection.layers) == sorted(set(selection.layers))
        assert selection.current in selection.layers or (selection.current == INPUT and not selection.layers)
