"""Layers are inserted, removed, duplicated and moved by mouse and by keys; each edit can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from engine import registry
from gui.network.selection import INPUT

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = list(registry.kinds("layers"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_plus_offers_every_kind_and_inserts_it_there(builder, undoes, kind) -> None:
    builder.qtbot.mouseClick(builder.panel.strip.connectors()[1], Qt.MouseButton.LeftButton)
    menu = builder.menu()
    assert [item.value for item in menu.items] == menu.shown() == KINDS
    item = next(item for item in menu.items if item.value == kind)
    assert item.title == registry.find("layers", kind).title
    builder.qtbot.keyClicks(menu.search, item.title)
    line = menu.place_of(kind).center()
    builder.qtbot.mouseClick(menu.list.viewport(), Qt.MouseButton.LeftButton, pos=line)
    assert builder.kinds == ["dense", kind, "dropout", "dense", "output"]
    assert builder.panel.editor.position == 1
    undoes()


def test_insert_works_by_keys_alone(builder, undoes) -> None:
    builder.pick(3)
    builder.key(Qt.Key.Key_Home)
    builder.key(Qt.Key.Key_Right)
    assert builder.panel.editor.position == 0
    builder.key(Qt.Key.Key_Insert)
    menu = builder.menu()
    for _ in range(KINDS.index("dropout")):
        builder.qtbot.keyClick(menu, Qt.Key.Key_Down)
    builder.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert builder.kinds == ["dense", "dropout", "dropout", "dense", "output"]
    undoes()


def test_a_new_layer_takes_after_the_nearest_of_its_kind(builder) -> None:
    builder.panel.editor.insert(2, "dense")
    assert builder.layers[2] == builder.layers[0]
    builder.panel.editor.insert(0, "flatten")
    assert builder.layers[0] == registry.find("layers", "flatten")()


def test_kinds_that_would_not_fit_are_marked_and_say_why(builder) -> None:
    builder.document.edit("data", "digits")
    builder.document.edit("network.layers", ["flatten", "output"])

    def tips(position: int) -> dict[str, str]:
        menu = builder.panel.editor.offer(position)
        told = {item.value: item.tool_tip for item in menu.items}
        menu.close()
        return told

    assert "needs a vector" in tips(0)["dense"]
    assert "needs a vector" not in tips(0)["dropout"]
    assert "needs a vector" not in tips(1)["dense"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_selected_layer(builder, undoes, key) -> None:
    builder.pick(1)
    builder.key(key)
    assert builder.kinds == ["dense", "dense", "output"]
    assert builder.panel.editor.position == 1
    undoes()


def test_all_layers_can_be_removed_and_a_first_one_inserted(builder) -> None:
    builder.pick(0)
    for _ in range(4):
        builder.key(Qt.Key.Key_Delete)
    assert builder.layers == ()
    assert builder.panel.editor.position == INPUT
    (line,) = builder.panel.strip.connectors()
    builder.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    builder.qtbot.keyClick(builder.menu(), Qt.Key.Key_Return)
    assert builder.kinds == [KINDS[0]]


def test_a_layer_is_duplicated(builder, undoes) -> None:
    builder.pick(0)
    builder.key(Qt.Key.Key_D, CTRL)
    assert builder.layers[0] == builder.layers[1]
    assert len(builder.layers) == 5
    assert builder.panel.editor.position == 1
    undoes()


@pytest.mark.parametrize(
    ("key", "kinds", "position"),
    [
        (Qt.Key.Key_Left, ["dropout", "dense", "dense", "output"], 0),
        (Qt.Key.Key_Right, ["dense", "dense", "dropout", "output"], 2),
    ],
)
def test_alt_and_an_arrow_move_a_layer(builder, undoes, key, kinds, position) -> None:
    builder.pick(1)
    builder.key(key, ALT)
    assert (builder.kinds, builder.panel.editor.position) == (kinds, position)
    undoes()


def test_no_layer_leaves_the_strip_at_its_ends(builder) -> None:
    before = builder.layers
    builder.pick(0)
    builder.key(Qt.Key.Key_Left, ALT)
    builder.pick(3)
    builder.key(Qt.Key.Key_Right, ALT)
    builder.pick(INPUT)
    builder.key(Qt.Key.Key_Delete)
    builder.key(Qt.Key.Key_D, CTRL)
    assert builder.layers == before


@pytest.mark.parametrize(("position", "target"), [(0, 2), (2, 0), (1, 2), (3, 1)])
def test_a_card_is_dragged_to_another_place(builder, undoes, position, target) -> None:
    expected = builder.kinds
    expected.insert(target, expected.pop(position))
    moved = builder.layers[position]
    builder.drag(position, target)
    assert builder.kinds == expected
    assert builder.layers[target] is moved
    assert builder.panel.editor.position == target
    assert not builder.panel.inspector.isVisible()
    undoes()


def test_escape_gives_up_a_drag(builder) -> None:
    before = builder.layers
    places = [builder.card(position).geometry() for position in range(4)]
    builder.drag(0, 2, drop=False)
    assert builder.card(0).geometry() != places[0]
    builder.key(Qt.Key.Key_Escape)
    builder.qtbot.mouseRelease(builder.card(0), Qt.MouseButton.LeftButton)
    assert builder.layers == before
    assert [builder.card(position).geometry() for position in range(4)] == places


def test_two_edits_are_two_changes(builder) -> None:
    builder.pick(0)
    builder.key(Qt.Key.Key_D, CTRL)
    builder.key(Qt.Key.Key_D, CTRL)
    stack = builder.document.undo_stack
    assert (stack.count(), stack.undoText()) == (2, "Duplicate Dense")
    stack.undo()
    assert len(builder.layers) == 5


def test_the_menu_of_a_card_does_what_the_keys_do(builder, undoes) -> None:
    card = builder.card(1)
    spot = card.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, card.mapToGlobal(spot))
    QApplication.sendEvent(card, event)
    (menu,) = [menu for menu in builder.panel.strip.findChildren(QMenu) if menu.isVisible()]
    remove = builder.panel.editor.actions.remove
    offered = [action for section in builder.panel.editor.actions.of_menu() for action in section]
    assert [action for action in menu.actions() if not action.isSeparator()] == offered
    builder.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(remove).center())
    assert builder.kinds == ["dense", "dense", "output"]
    undoes()


def test_arrows_home_and_end_walk_over_the_cards(builder) -> None:
    builder.pick(1)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left):
        builder.key(key)
        seen.append(builder.panel.editor.position)
        assert builder.window.focusWidget() is builder.card(seen[-1])
    assert seen == [2, 3, 3, INPUT, INPUT]


def test_one_card_is_a_stop_of_the_tabulator(builder) -> None:
    builder.pick(2)
    stops = [
        position
        for position in range(INPUT, 4)
        if builder.card(position).focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]
    assert stops == [2]


def test_a_far_card_scrolls_into_sight(builder) -> None:
    builder.document.edit("network.layers", [{"kind": "dense"}] * 12 + ["output"])
    builder.pick(0)
    builder.key(Qt.Key.Key_End)
    QApplication.processEvents()
    card = builder.card(12)
    assert card.visibleRegion().boundingRect().width() == card.width()
    spot = card.mapTo(builder.panel, QPoint())
    assert spot.x() + card.width() <= builder.panel.width()
