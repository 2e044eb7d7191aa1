"""The clock ticks fast while something runs, slowly else, and not at all when it is stopped."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.frame_clock import ACTIVE_INTERVAL, IDLE_INTERVAL, FrameClock


def test_it_ticks_while_started(qtbot: QtBot) -> None:
    clock = FrameClock()
    assert not clock.running
    clock.set_active(True)
    clock.start()
    with qtbot.waitSignals([clock.tick, clock.tick]):
        assert clock.running
    clock.stop()
    assert not clock.running


def test_it_slows_down(qapp: object) -> None:
    clock = FrameClock()
    assert clock.interval == IDLE_INTERVAL
    clock.set_active(True)
    assert clock.interval == ACTIVE_INTERVAL < IDLE_INTERVAL
    clock.set_active(False)
    assert clock.interval == IDLE_INTERVAL
