"""Wherever the window says how far a run has come, it says the same."""

from __future__ import annotations

from PySide6.QtTest import QTest

from gui.app import Program
from gui.panels.readings import ReadingsPanel
from tests.gui.support import Bench, FilesBench


def digits(text: str) -> int:
    """The only number of a text; 0 where there is none."""
    return int("".join(filter(str.isdigit, text)) or "0")


def test_header_and_readings_show_one_step_while_it_trains(program: Program) -> None:
    context, panel = program.context, program.window.panels["readings"]
    assert isinstance(panel, ReadingsPanel)
    context.document.edit("steps", 100_000)
    bench = Bench(context.document, context.runs)
    bench.until(lambda: context.controller.state == "paused")
    context.runs.play()
    shown = set()
    for _ in range(60):
        QTest.qWait(0)
        context.clock.tick.emit()
        step = program.window.transport.readouts["step"].value()
        assert panel.steps_text().split(" of ")[0] == step
        assert digits(panel.subtitle()) <= digits(step)
        shown.add(step)
    assert len(shown) > 5
    context.runs.pause()
    bench.until(lambda: context.controller.state == "paused")


def test_what_comes_after_the_end_is_shown(files: FilesBench) -> None:
    files.train(20)
    seen: list[int] = []
    standing = files.context.standing
    standing.changed.connect(lambda: seen.append(standing.step))
    files.runs.frames_arrived.emit()
    assert seen == [20]
    files.context.clock.tick.emit()
    files.context.clock.tick.emit()
    files.context.clock.tick.emit()
    assert seen == [20], "at rest nothing has to be shown again"
