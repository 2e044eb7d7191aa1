"""The palette of layers: found by typing, and dragged from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest

from gui.network.clipboard import unpack
from gui.network.insert_menu import InsertMenu


def test_conv_and_enter_insert_a_convolution(builder, undoes) -> None:
    builder.qtbot.mouseClick(builder.panel.strip.connectors()[0], Qt.MouseButton.LeftButton)
    menu = builder.menu()
    builder.qtbot.keyClicks(menu.search, "conv")
    builder.qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    assert builder.kinds[0] == "convolution"
    undoes()


def test_typing_on_a_card_opens_it(builder) -> None:
    builder.pick(0)
    builder.key(Qt.Key.Key_D)
    menu = builder.menu()
    assert menu.search.text() == "d"
    builder.qtbot.keyClicks(menu.search, "rop")
    builder.qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    assert builder.kinds == ["dense", "dropout", "dropout", "dense", "output"]


def test_of_what_is_found_the_fitting_comes_first(builder) -> None:
    builder.document.edit("data", "signals")
    builder.document.edit("network.layers", ["flatten", "output"])
    menu = builder.panel.editor.offer(0)
    builder.qtbot.keyClicks(menu.search, "conv")
    assert menu.shown() == ["convolution_1d", "convolution"]
    menu.close()


def test_a_line_is_dragged_into_the_strip(builder, monkeypatch) -> None:
    dragged = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(unpack(drag.mimeData())))
    menu = builder.panel.editor.offer(1)
    view, line = menu.list.viewport(), menu.place_of("dropout").center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(view, line + QPoint(3, 0))
    assert menu.isVisible(), "not yet: a hand shakes"
    QTest.mouseMove(view, line + QPoint(30, 0))
    assert not builder.panel.strip.findChildren(InsertMenu) or not menu.isVisible()
    builder.qtbot.waitUntil(lambda: bool(dragged))
    ((layer,),) = dragged
    assert layer == builder.layers[1], "like the one that is there"
    assert builder.kinds == ["dense", "dropout", "dense", "output"], "it has yet to be dropped"
