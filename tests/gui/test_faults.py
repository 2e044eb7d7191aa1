"""What nobody foresaw: one notice with details to copy, and a log."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from gui.faults import Faults
from gui.notices import NoticeCenter


@pytest.fixture
def center(tmp_path: Path) -> Iterator[NoticeCenter]:
    center = NoticeCenter()
    hooks = (sys.excepthook, threading.excepthook)
    faults = Faults(center, tmp_path / "logs" / "descenso.log")
    faults.install()
    yield center
    faults.uninstall()
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise ValueError("the cat sat on the keyboard")


def test_an_exception_becomes_a_notice_and_a_log_entry(center: NoticeCenter, tmp_path: Path) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    message = center.messages[0]
    assert "the cat sat on the keyboard" in message.text
    assert "in fail" in message.details
    assert "in fail" in (tmp_path / "logs" / "descenso.log").read_text()


def test_nothing_of_the_trace_lives_on(center: NoticeCenter) -> None:
    gone: list[str] = []

    class Painter:
        def __del__(self) -> None:
            gone.append("painter")

    def paint() -> None:
        painter = Painter()
        raise ValueError(painter)

    try:
        paint()
    except ValueError as error:
        error.args = ()
        sys.last_traceback = error.__traceback__
        sys.excepthook(ValueError, error, error.__traceback__)
        assert gone == ["painter"]


def test_a_thread_may_fail_too(qtbot: QtBot, center: NoticeCenter) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(center.messages))
    assert "keyboard" in center.messages[0].text


def test_many_exceptions_are_one_notice(center: NoticeCenter) -> None:
    for number in range(5):
        sys.excepthook(RuntimeError, RuntimeError(f"number {number}"), None)
    assert [message.text[-8:] for message in center.messages] == ["number 4"]


def test_what_qt_says_goes_to_the_log(center: NoticeCenter, tmp_path: Path) -> None:
    qWarning("a plugin is missing")
    assert "Qt: a plugin is missing" in (tmp_path / "logs" / "descenso.log").read_text()
    assert not center.messages


def test_a_log_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    hooks = (sys.excepthook, threading.excepthook)
    faults = Faults(NoticeCenter(), tmp_path / "file" / "descenso.log")
    faults.install()
    faults.uninstall()
    sys.excepthook, threading.excepthook = hooks
