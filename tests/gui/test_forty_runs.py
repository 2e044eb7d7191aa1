"""Forty runs of ten million recorded steps under a wild hand: the window lives, within its memory and its frames.

The figures are printed (``python -m tests --slow -s tests/gui/test_forty_runs.py``); what is asserted does not depend
on how busy the machine is.
"""

from __future__ import annotations

import copy
import random
import sys
from collections.abc import Callable, Iterator

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from engine.recording.store import SeriesStore
from gui.app import Program, make_context, start_worker
from gui.compare.window import CompareWindow, open_compare
from gui.panels.plots import PlotsPanel
from gui.plots.export.table_dialog import TableDialog
from gui.runs.runs import MEMORY, SHARE
from tests.benchmarks.window import FrameMeter, GapMeter
from tests.gui.support import small_experiment

RUNS = 40
HISTORY = 10_000_000
BLOCK = 1 << 16
ACTIONS = 150
PATIENCE = 120_000
DATA = ("xor", "moons", "blobs", "circles", "spirals")


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """A window with forty runs in a worker process."""
    program = Program(make_context(qapp, start_worker, "light"))
    program.window.resize(1600, 960)
    program.window.show()
    rates = np.geomspace(1e-3, 1.0, RUNS).tolist()
    program.files.open_experiments(
        [
            (
                "",
                small_experiment(
                    steps=10**9, evaluate_every=100, optimizer={"kind": "adam", "learning_rate": rate}
                ),
            )
            for rate in rates
        ]
    )
    yield program
    program.close()
    program.window.deleteLater()


def wait(condition: Callable[[], bool], what: str) -> None:
    """Let events come until something is the case."""
    deadline = QDeadlineTimer(PATIENCE)
    while not condition():
        assert not deadline.hasExpired(), f"{what}: not in time"
        QTest.qWait(10)


def give_history(program: Program) -> None:
    """Put ten million steps of noise into every run, as if it had made them."""
    runs = program.context.runs
    old = SeriesStore(runs.controller.record.series.budget)
    columns = sorted({column for _, controller in runs for column in controller.record.series.columns()})
    generator = np.random.default_rng(1)
    for first in range(-HISTORY, 0, BLOCK):
        rows = np.arange(first, min(first + BLOCK, 0))
        old.append_block(rows, dict.fromkeys(columns, np.exp(generator.normal(size=(len(rows), 1)))))
    for _, controller in runs:
        for key, series in controller.record.series.items():
            if key[0] not in columns:
                continue  # asked for by a view, and empty
            held = list(zip(series.steps.tolist(), series.values.tolist(), strict=True))
            series.__dict__.update(copy.deepcopy(old[key]).__dict__)  # views hold the series themselves
            for step, value in held:
                series.append(np.array([step]), np.array([value]))


class WildHand:
    """Does anything at any time, from a seed."""

    def __init__(self, program: Program, seed: int) -> None:
        self._program = program
        self._context = program.context
        self._draw = random.Random(seed)
        (self._plots,) = program.window.findChildren(PlotsPanel)
        self._windows: list[CompareWindow | QDialog] = []
        self._actions = [
            *(self._drag, self._drag, self._drag, self._switch_data, self._select, self._play, self._undo),
            *(self._compare, self._table, self._detach, self._choose, self._close, self._close),
        ]

    def act(self) -> None:
        """One thing."""
        act = self._draw.choice(self._actions)
        act()

    def close_all(self) -> None:
        while self._windows:
            self._close()
        for card in self._plots.desk.cards():
            if card.window() is not self._program.window:
                card.window().close()

    def _drag(self) -> None:
        document = self._context.document
        for _ in range(12):
            document.edit("optimizer.learning_rate", 10 ** self._draw.uniform(-4, 0))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        document.finish_edit()

    def _switch_data(self) -> None:
        self._context.document.edit("data.kind", self._draw.choice(DATA))

    def _select(self) -> None:
        self._context.document.select(self._draw.choice(self._context.document.scene.keys))

    def _compare(self) -> None:
        self._windows.append(open_compare(self._context, self._program.window))

    def _table(self) -> None:
        card = self._draw.choice(self._plots.desk.cards())
        card.view.exporting.show_table.trigger()
        self._windows += [
            dialog
            for dialog in self._program.window.findChildren(TableDialog)
            if dialog.isVisible() and dialog not in self._windows
        ]

    def _detach(self) -> None:
        self._plots.desk.detach(self._draw.choice(self._plots.desk.cards()))

    def _choose(self) -> None:
        commands = self._program.window.commands
        commands[self._draw.choice(["preferences", "shortcuts"])].trigger()
        dialog = commands.beside.dialog
        if dialog is not None and dialog not in self._windows:
            self._windows.append(dialog)

    def _close(self) -> None:
        self._windows = [window for window in self._windows if isValid(window)]  # some end when they close
        if self._windows:
            self._windows.pop(self._draw.randrange(len(self._windows))).close()

    def _play(self) -> None:
        self._context.runs.play()

    def _undo(self) -> None:
        self._context.document.undo_stack.undo()


@pytest.mark.slow
def test_forty_long_runs_under_a_wild_hand(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    runs, this = program.context.runs, psutil.Process()
    wait(lambda: all(controller.state == "paused" for _, controller in runs), "all are ready")
    give_history(program)
    runs.play()
    wait(lambda: all(controller.step > 50 for _, controller in runs), "all of them train")
    before = this.memory_info().rss
    meter, frames, hand = GapMeter(), FrameMeter(program.context.clock), WildHand(program, 3)
    steps = {key: controller.step for key, controller in runs}
    for _ in range(ACTIONS):
        hand.act()
        QTest.qWait(20)
        assert len(runs) == RUNS
        assert all(controller.state != "lost" for _, controller in runs)
    hand.close_all()
    runs.play()
    untouched = [(key, controller) for key, controller in runs if not controller.stale]
    wait(lambda: all(one.step > steps[key] + 50 for key, one in untouched if one.playing), "they go on")
    meter.stop()
    held = sum(series.nbytes for _, controller in runs for series in controller.record.series.values())
    worker = sum(child.memory_info().rss for child in this.children(recursive=True))
    now, gaps = this.memory_info().rss, [float(np.percentile(meter.gaps, share)) for share in (50, 99, 100)]
    sizes = [f"{size / 2**20:.0f} MiB" for size in (held, before, now, worker)]
    with capsys.disabled():
        sys.stdout.write(
            f"\n{RUNS} runs of {HISTORY:,} steps, {ACTIONS} actions: series {sizes[0]}, "
            f"window {sizes[1]} to {sizes[2]}, worker {sizes[3]}; "
            f"gaps p50 {gaps[0]:.1f}, p99 {gaps[1]:.0f}, worst {gaps[2]:.0f} ms; {frames.rate:.1f} frames/s\n"
        )
    assert held <= min(MEMORY, psutil.virtual_memory().total // SHARE)
    assert not [message for message in program.context.notices.messages if message.severity.name == "ERROR"]
