"""The builder in a window of its own, and fingers for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine import paths
from engine.layers.base import Layer
from gui.document import Document
from gui.network.insert_menu import InsertMenu
from gui.panels.network import NetworkPanel
from tests.gui.support import Bench, context_for

NETWORK = (
    {"kind": "dense", "units": 7, "activation": "tanh"},
    {"kind": "dropout", "rate": 0.25},
    {"kind": "dense", "units": 5, "activation": "relu"},
    "output",
)


class Builder:
    """The panel on show, with a document that it edits."""

    def __init__(self, qtbot, bench: Bench, app: QApplication) -> None:
        self.qtbot = qtbot
        self.bench = bench
        self.document: Document = bench.document
        self.document.reset(paths.put(self.document.experiment, "network.layers", NETWORK))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.panel = NetworkPanel(context_for(app, bench))
        column = QVBoxLayout(self.window)
        column.addWidget(self.panel)
        column.addStretch(1)
        self.window.resize(1000, 520)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.document.experiment.network.layers

    @property
    def kinds(self) -> list[str]:
        return [layer.kind for layer in self.layers]

    def card(self, position: int) -> QWidget:
        return self.panel.strip.card(position)

    def click(self, position: int) -> None:
        self.qtbot.mouseClick(self.card(position), Qt.MouseButton.LeftButton)

    def pick(self, position: int) -> None:
        """Click a card and put its form away again."""
        self.click(position)
        self.panel.inspector.close_sheet()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, which must be in the strip."""
        focused = self.window.focusWidget()
        assert focused is not None
        assert self.panel.strip.isAncestorOf(focused)
        self.qtbot.keyClick(focused, key, modifiers)

    def menu(self) -> InsertMenu:
        """The palette that is open."""
        (menu,) = [menu for menu in self.panel.strip.findChildren(InsertMenu) if menu.isVisible()]
        return menu

    def drag(self, position: int, target: int, *, drop: bool = True) -> None:
        """Drag a card with the mouse until its middle is over another one's."""
        card, goal = self.card(position), self.card(target).geometry().center()
        start = card.rect().center()
        way = goal - card.geometry().center()
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.1, 0.4, 0.7, 1.0):
            spot = self.panel.strip.mapToGlobal(goal - way * (1 - share))
            QTest.mouseMove(card, card.mapFromGlobal(spot))
        if drop:
            QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=start)


@pytest.fixture
def builder(qapp, qtbot, bench) -> Builder:
    return Builder(qtbot, bench, qapp)


@pytest.fixture
def undoes(builder: Builder) -> Callable[[], None]:
    """Call after one edit: undo brings the network back, redo makes it again."""
    before = builder.layers

    def check() -> None:
        after = builder.layers
        assert after != before
        assert builder.document.undo_stack.count() == 1
        builder.document.undo_stack.undo()
        assert builder.layers == before
        assert len(builder.panel.strip.cards()) == len(before)
        builder.document.undo_stack.redo()
        assert builder.layers == after

    return check
