"""The tour by keys and clicks, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.language import install_language
from gui.notices import NoticeCenter
from gui.tour.offer import offer_tour
from gui.tour.tour import Tour
from tests.gui.support import activate

LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.usefixtures("own_choices")


@pytest.fixture
def program(qtbot: QtBot, make_program: Callable[[], Program]) -> Program:
    program = make_program()
    program.window.resize(1280, 720)
    activate(qtbot, program)
    return program


def started(program: Program) -> Tour:
    program.window.commands["tour"].trigger()
    tour = program.window.commands.beside.tour
    assert tour is not None
    return tour


def test_it_is_gone_through_by_keys(qtbot: QtBot, program: Program) -> None:
    tour = started(program)
    assert tour.hasFocus()
    for step, key in enumerate((Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down)):
        assert tour.at == step
        qtbot.keyClick(tour, key)
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert tour.at == 3
    assert not program.context.runs.playing  # Space was for the tour
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: program.window.commands.beside.tour is None)
    assert started(program).at == 0


def test_every_step_shows_a_widget_and_words_beside_it(qtbot: QtBot, program: Program) -> None:
    tour = started(program)
    for step in range(5):
        qtbot.wait(20)
        assert tour.at == step
        assert not tour.hole().isEmpty()
        assert tour.rect().contains(tour.bubble.geometry())
        assert not tour.hole().intersects(tour.bubble.geometry())
        assert tour.text.height() >= tour.text.heightForWidth(tour.text.width())
        if step < 4:
            qtbot.mouseClick(tour.next_button, LEFT)


def test_it_can_be_left_at_once(qtbot: QtBot, program: Program) -> None:
    for leave in (
        lambda tour: qtbot.keyClick(tour, Qt.Key.Key_Escape),
        lambda tour: qtbot.mouseClick(tour.skip_button, LEFT),
    ):
        leave(started(program))
        qtbot.waitUntil(lambda: program.window.commands.beside.tour is None)
    qtbot.keyClick(program.window, Qt.Key.Key_Space)
    assert program.context.runs.playing


def test_it_follows_the_window(qtbot: QtBot, program: Program) -> None:
    tour = started(program)
    program.window.resize(1000, 640)
    qtbot.waitUntil(lambda: tour.size() == program.window.size())
    assert tour.rect().contains(tour.bubble.geometry())


def test_what_is_hidden_has_no_hole(program: Program) -> None:
    program.window.docks.set_hidden("plots", hidden=True)
    tour = started(program)
    tour.go(1)
    assert tour.hole().isEmpty()
    assert tour.rect().contains(tour.bubble.geometry())


def test_it_is_offered_once() -> None:
    notices, started = NoticeCenter(), list[str]()
    offer_tour(notices, lambda: started.append("tour"))
    (message,) = notices.messages
    message.actions[0][1]()
    assert started == ["tour"]
    assert not notices.messages
    offer_tour(notices, lambda: None)
    assert not notices.messages


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    installed = install_language(qapp, "es")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


def test_longer_words_fit(spanish: None, qtbot: QtBot, program: Program) -> None:
    test_every_step_shows_a_widget_and_words_beside_it(qtbot, program)
