"""Layers go to the clipboard and come back, and whatever else is there does no harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from engine import registry
from gui.network.clipboard import MIME, pack, unpack
from gui.network.selection import INPUT
from tests.gui.network.test_words import layer

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def empty_clipboard(qapp) -> None:
    QGuiApplication.clipboard().clear()


def put_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def notices(builder) -> list[str]:
    return [message.text for message in builder.panel.context.notices.messages]


def test_copies_are_pasted_behind_the_selection(builder, undoes) -> None:
    builder.pick(0)
    builder.key(Qt.Key.Key_Right, SHIFT)
    builder.key(Qt.Key.Key_C, CTRL)
    builder.key(Qt.Key.Key_Right)
    builder.key(Qt.Key.Key_V, CTRL)
    assert builder.kinds == ["dense", "dropout", "dense", "dense", "dropout", "output"]
    assert builder.layers[3:5] == builder.layers[:2]
    assert builder.panel.editor.selection.layers == (3, 4)
    assert builder.document.undo_stack.undoText() == "Insert 2 layers"
    undoes()


def test_what_is_cut_can_be_pasted_at_the_front(builder) -> None:
    before = builder.layers
    builder.pick(2)
    builder.key(Qt.Key.Key_X, CTRL)
    assert builder.kinds == ["dense", "dropout", "output"]
    assert builder.document.undo_stack.undoText() == "Cut Dense"
    builder.panel.editor.go(INPUT)
    builder.key(Qt.Key.Key_V, CTRL)
    assert builder.layers == (before[2], before[0], before[1], before[3])


def test_other_programs_get_text(builder) -> None:
    builder.pick(1)
    builder.key(Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(MIME)
    assert json.loads(data.text()) == {"layers": [{"kind": "dropout", "rate": 0.25}]}


@pytest.mark.parametrize(
    "text",
    [
        '"dropout"',
        '{"kind": "dropout", "rate": 0.5}',
        '["dropout"]',
        '{"layers": ["dropout"]}',
        '{"format": 1, "network": {"layers": [{"kind": "dropout"}]}}',
    ],
)
def test_layers_that_a_person_wrote_are_pasted(builder, undoes, text) -> None:
    builder.pick(0)
    put_text(text)
    builder.key(Qt.Key.Key_V, CTRL)
    assert builder.layers[1] == registry.decode("layers", "dropout")
    undoes()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no layers"),
        ("hello", "is not JSON"),
        ("[]", "there are 0 of them"),
        ("[" * 70 + "]" * 70, "nested more than"),
        ("17", "must be an object with a kind"),
        ('["densse"]', "did you mean"),
        ('[{"kind": "dense", "units": 0}]', "Layers 1 › Units: must be"),
        ('[{"kind": "dense", "wings": 2}]', "Layers 1 › wings: is not"),
        (json.dumps(["dropout"] * 1001), "1 to 1000"),
    ],
)
def test_bad_text_gives_one_notice_and_changes_nothing(builder, text, words) -> None:
    before = builder.layers
    builder.pick(0)
    put_text(text)
    builder.key(Qt.Key.Key_V, CTRL)
    builder.key(Qt.Key.Key_V, CTRL)
    assert builder.layers == before
    assert builder.document.undo_stack.count() == 0
    (notice,) = notices(builder)
    assert words in notice
    builder.key(Qt.Key.Key_D, CTRL)
    assert not notices(builder), "it has lost its reason"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["dense", "residual"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "layers", "network", "units", "rate"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.one_of(st.text(max_size=40), json_values.map(json.dumps)))
def test_any_text_is_layers_or_a_sentence(text) -> None:
    data = QMimeData()
    data.setText(text)
    try:
        assert unpack(data)
    except ValueError as error:
        assert str(error).startswith("The clipboard holds no layers")  # noqa: PT017


def test_every_kind_comes_back_as_it_was(qapp) -> None:
    layers = tuple(layer(kind) for kind in registry.kinds("layers"))
    assert unpack(pack(layers)) == layers


def drop(builder, data: QMimeData, spot: QPoint) -> bool:
    """Drop something on the strip; whether it was taken."""
    strip, button = builder.panel.strip, Qt.MouseButton.LeftButton
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, action, data, button, keys)
    QApplication.sendEvent(strip, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(strip, QDropEvent(QPointF(spot), action, data, button, keys))
    return True


def test_layers_are_dropped_at_the_nearest_line(builder, undoes) -> None:
    spot = builder.panel.strip.connectors()[2].geometry().center() + QPoint(9, 20)
    assert drop(builder, pack((layer("flatten"),)), spot)
    assert builder.kinds == ["dense", "dropout", "flatten", "dense", "output"]
    undoes()


def test_other_things_are_not_taken(builder) -> None:
    data = QMimeData()
    data.setText('["flatten"]')
    assert not drop(builder, data, builder.card(0).geometry().center())
