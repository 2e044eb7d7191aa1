"""The window beside training: how regularly it draws, and what the window costs the training.

``python -m tests.benchmarks.window [--example digits] [--seconds 10] [--rounds 3] [--size 1600x960]`` on a display.
Each round measures the same training alone in a process of its own, the idle window, the window while the example
trains at full speed, the window while it draws the very same frames again without a worker, and the training alone
once more. Prints medians over the rounds with their range. A frame is late when the clock that asks for it ticks more
than half an interval too late, and dropped when it comes a whole one too late.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine import paths
from engine.worker import messages
from gui.app import Program, make_context, start_worker
from gui.application import make_application
from gui.frame_clock import ACTIVE_INTERVAL, FrameClock
from gui.lean import lean_imports
from gui.runs.hub import Client

PROBE_INTERVAL = 2
"""Milliseconds between two looks at the event loop; longer absences are gaps."""
FOREVER = 10**9
WARM_UP = 1.0
ALONE = f"""
import sys, time
from engine import examples, paths
from engine.recording.run import RunRecord
from engine.worker.course import Course
from engine.worker.timing import SliceLength
record = RunRecord(paths.put(examples.load(sys.argv[2]).experiment, "steps", {FOREVER}))
course, slices = Course(record), SliceLength(0.01)

def train(seconds):
    begun, first = time.perf_counter(), course.step
    while (now := time.perf_counter()) - begun < seconds:
        before = course.step
        course.advance(slices.steps)
        slices.learn(course.step - before, time.perf_counter() - now)
    return (course.step - first) / (time.perf_counter() - begun)

train(1.0)
print(train(float(sys.argv[1])))
"""


class GapMeter(QObject):
    """Notes how long the event loop stayed away, in milliseconds beyond the timer's own interval.

    Attributes:
        gaps: by the clock.
        busy: the processor time of the thread in each; beside other work this says more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=PROBE_INTERVAL)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _note(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.gaps.append(max(0.0, 1000 * (now - self._last) - PROBE_INTERVAL))
        self.busy.append(1000 * (used - self._used))
        self._last, self._used = now, used


class FrameMeter(QObject):
    """Notes when the clock of frames ticks, and how long what follows takes, in milliseconds."""

    def __init__(self, clock: FrameClock) -> None:
        super().__init__()
        self.intervals: list[float] = []
        self._last = time.perf_counter()
        clock.tick.connect(self._note)

    def _note(self) -> None:
        now = time.perf_counter()
        self.intervals.append(1000 * (now - self._last))
        self._last = now

    def late(self, intervals: float) -> float:
        """Share of the frames that came so many intervals too late."""
        return float(np.mean(np.array(self.intervals) > (1 + intervals) * ACTIVE_INTERVAL))

    @property
    def rate(self) -> float:
        """Frames a second."""
        return 1000 * len(self.intervals) / sum(self.intervals)


class Recorder:
    """A worker's client that keeps what it receives, with the time since the run began to play."""

    def __init__(self) -> None:
        self._client = start_worker()
        self.begun = 0.0
        self.kept: list[tuple[float, messages.Message]] = []
        self._run = ""

    def send(self, message: messages.Message) -> None:
        if isinstance(message, messages.Open):
            self.kept.clear()
            self._run = message.run
        if isinstance(message, messages.Play):
            self.begun = time.perf_counter()
        self._client.send(message)

    def receive(self) -> list[messages.Message]:
        received = list(self._client.receive())
        since = time.perf_counter() - self.begun if self.begun else -1.0
        self.kept += [(since, message) for message in received if message.run == self._run]
        return received

    def close(self) -> None:
        self._client.close()


class Replay:
    """Says again what a recorder has kept, at the same times; nothing trains."""

    def __init__(self, kept: list[tuple[float, messages.Message]]) -> None:
        self._kept = kept
        self._said = len(kept)
        self._run, self._begun = "", math.inf

    def send(self, message: messages.Message) -> None:
        if isinstance(message, messages.Open):
            self._run, self._said, self._begun = message.run, 0, math.inf
        if isinstance(message, messages.Play):
            self._begun = time.perf_counter()

    def receive(self) -> list[messages.Message]:
        now, first = time.perf_counter() - self._begun, self._said
        while self._said < len(self._kept) and self._kept[self._said][0] <= max(now, -0.5):
            self._said += 1
        return [dataclasses.replace(message, run=self._run) for _, message in self._kept[first : self._said]]

    def close(self) -> None:
        """There is nothing to end."""


def watched_loop(seconds: float) -> GapMeter:
    """Run the event loop for so long, and note its gaps."""
    meter, loop = GapMeter(), QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    meter.stop()
    return meter


def shown_program(app: QApplication, start_client: Callable[[], Client], size: tuple[int, int]) -> Program:
    """The program as it is when it has started."""
    with lean_imports():
        program = Program(make_context(app, start_client, "light"))
        program.window.resize(*size)
        program.window.show()
    return program


def run_loop(seconds: float) -> list[float]:
    """Run the event loop for so long; return its gaps."""
    return watched_loop(seconds).gaps


def wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


class Session(NamedTuple):
    """What was measured of one window."""

    idle: list[float]
    busy: list[float]
    frames: FrameMeter
    speed: float


def with_window(
    app: QApplication,
    client: Client,
    example: str,
    size: tuple[int, int],
    seconds: float,
) -> Session:
    """Gaps of the idle window, gaps and frames while it trains, and steps a second."""
    program = shown_program(app, lambda: client, size)
    program.files.open_target(example)
    controller, document = program.context.controller, program.context.document
    document.replace(paths.put(document.experiment, "steps", FOREVER), "")
    controller.set_pace(0)
    run_loop(WARM_UP)
    wait_for(lambda: controller.state == "paused")
    idle = run_loop(seconds)
    controller.play()
    wait_for(lambda: controller.step > 200)
    run_loop(WARM_UP)
    begun, first = time.perf_counter(), controller.step
    frames = FrameMeter(program.context.clock)
    busy = run_loop(seconds)
    speed = (controller.step - first) / (time.perf_counter() - begun)
    program.close()
    run_loop(0.2)
    return Session(idle, busy, frames, speed)


def alone(seconds: float, example: str) -> float:
    """Steps a second of the engine in a process of its own, without a window."""
    command = [sys.executable, "-c", ALONE, str(seconds), example]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def report(name: str, rounds: list[list[float]]) -> None:
    """Print p50, p99 and the worst gap: medians over the rounds, with their range."""
    for label, figure in (("p50", 50), ("p99", 99), ("worst", 100)):
        values = [float(np.percentile(gaps, figure)) for gaps in rounds]
        print(
            f"{name:22} {label:6} {statistics.median(values):7.2f} ms  ({min(values):.2f} to {max(values):.2f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--example", default="digits", help="what is trained, such as digits or spirals")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", default="1600x960")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    trained: list[Session] = []
    drawn: list[Session] = []
    speeds: list[tuple[float, float]] = []
    for _ in range(options.rounds):
        before = alone(options.seconds / 2, options.example)
        recorder = Recorder()
        trained.append(with_window(app, recorder, options.example, (width, height), options.seconds))
        replay = Replay(recorder.kept)
        drawn.append(with_window(app, replay, options.example, (width, height), options.seconds))
        after = alone(options.seconds / 2, options.example)
        speeds.append((trained[-1].speed, (before + after) / 2))
    report("idle window", [session.idle for session in trained])
    report("drawing alone", [session.busy for session in drawn])
    report("drawing while training", [session.busy for session in trained])
    ratios = [
        float(np.percentile(one.busy, 99) / np.percentile(other.busy, 99))
        for one, other in zip(trained, drawn, strict=True)
    ]
    figures("p99, training / alone", ratios, 2)
    for name, sessions in (("drawing alone", drawn), ("drawing while training", trained)):
        figures(f"{name}, frames/s", [session.frames.rate for session in sessions], 1)
        figures(f"{name}, late %", [100 * session.frames.late(0.5) for session in sessions], 2)
        figures(f"{name}, dropped %", [100 * session.frames.late(1.0) for session in sessions], 2)
    for name, values in zip(("with window", "alone"), zip(*speeds, strict=True), strict=True):
        figures(f"{name}, steps/s", list(values), 0)
    figures("with window / alone", [beside / single for beside, single in speeds], 3)


def figures(name: str, values: list[float], digits: int) -> None:
    """Print the median of the rounds with their range."""
    middle, low, high = (
        f"{value:.{digits}f}" for value in (statistics.median(values), min(values), max(values))
    )
    print(f"{name:36} {middle:>9}  ({low} to {high})")


if __name__ == "__main__":
    main()
