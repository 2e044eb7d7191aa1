"""The window before it is full: on the screen without the engine, closed at any moment, the same one afterwards."""

from __future__ import annotations

import builtins
import contextlib
import gc
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import InputError
from engine.worker.client import InProcessClient
from gui import arguments
from gui.app import Program, make_context
from gui.application import make_theme
from gui.lean import lean_imports
from gui.main_window import SIZE, SMALLEST, MainWindow
from gui.portions import Portions
from gui.start import Start

HEAVY = "numpy pyqtgraph engine.experiment engine.registry gui.panels.base"
SEEN = f"""
import sys
from gui.application import make_application, make_theme
from gui import start
app = make_application(["descenso"], "en")
theme = make_theme(app, "light")
window = start.MainWindow()
window.skeleton.painted.connect(app.quit)
window.show()
app.exec()
found = set({HEAVY.split()!r}) & set(sys.modules)
assert not found, found
"""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    make_theme(qapp, "light")
    window = MainWindow()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_is_seen_before_anything_heavy_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", SEEN], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_it_fills_a_screen_that_is_too_small_for_it(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert SIZE.boundedTo(room) != SIZE
    window.present()
    assert window.isMaximized()
    assert window.normalGeometry().width() <= max(room.width(), SMALLEST.width())


def test_a_size_that_is_asked_for_stays(window: MainWindow) -> None:
    window.present(bounded=False)
    assert (window.isMaximized(), window.size()) == (False, SIZE)


def test_it_is_as_large_as_later_and_has_its_menus(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    qtbot.waitExposed(window)
    assert window.size() == SIZE
    assert [action.text() for action in window.menuBar().actions()] == [
        "&File", "&Edit", "&Run", "&View", "&Help",
    ]  # fmt: skip
    assert window.windowTitle().startswith("Descenso")


@pytest.mark.parametrize("size", [(1600, 960), (2560, 1440)])
def test_the_cards_of_the_skeleton_are_about_where_the_panels_come(
    qapp: QApplication, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show()
    qapp.processEvents()
    skeleton = window.skeleton
    assert skeleton is not None
    cards = [card.translated(skeleton.pos()) for card in skeleton.cards()]
    program = Program(make_context(qapp, InProcessClient, "light"), window)
    program.files.open_target("digits")
    for _ in program.filling():
        qapp.processEvents()
    qapp.processEvents()
    assert program.window is window
    assert (window.skeleton, window.isVisible()) == (None, True)
    names = ("runs", "problem", "data", "objective", "optimizer", "network", "plots", "belief", "readings")
    for name, index in zip(names, (0, 1, 2, 3, 4, 5, 6, 10, 11), strict=True):
        panel = window.panels[name]
        corner = panel.mapTo(window, panel.rect().topLeft())
        assert (QPointF(corner) - cards[index].topLeft()).manhattanLength() <= 2, name
    program.close()


@pytest.mark.parametrize("steps", [0, 1, 2, 4, 9, 25])
def test_it_can_be_closed_at_any_moment(qapp: QApplication, steps: int) -> None:
    start = Start(qapp, arguments.parse(["spirals", "--theme", "light"]))
    portions = start._steps()
    start.window.show()
    for _, _ in zip(range(steps), portions, strict=False):
        qapp.processEvents()
    assert start.window.close()
    portions.close()
    start.close()
    assert multiprocessing.active_children() == []
    start.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_cannot_be_opened_is_refused_and_leaves_nothing_behind(qapp: QApplication) -> None:
    start = Start(qapp, arguments.parse(["spirles"]))
    with pytest.raises(InputError, match="spirals"):
        start.show()
    assert not start.window.isVisible()
    start.close()
    assert multiprocessing.active_children() == []
    start.window.deleteLater()


def test_portions_let_events_through_and_keep_what_went_wrong(qtbot: QtBot) -> None:
    seen: list[str] = []

    def work() -> Iterator[None]:
        seen.append("first")
        QCoreApplication.postEvent(listener, QEvent(QEvent.Type.User))
        yield
        seen.append("second")
        raise ValueError("third")

    class Listener(Portions):
        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                seen.append("event")
            return super().event(event)

    listener = Listener(iter(()))
    portions = Portions(work())
    with qtbot.waitSignal(portions.ended):
        portions.start()
        portions.start()
    assert seen == ["first", "event", "second"]
    assert isinstance(portions.error, ValueError)


def test_lean_imports_leave_everything_as_it_was() -> None:
    before = builtins.__import__
    with contextlib.suppress(KeyError), lean_imports():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    assert builtins.__import__ is before
    gc.unfreeze()
