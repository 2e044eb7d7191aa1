"""The window beside training: gaps of the event loop, and what the window costs the training.

``python -m tests.benchmarks.window [--seconds 10] [--rounds 3] [--size 1600x960]`` on a display. Each round measures
the same training alone in a process of its own, the idle window, the window while the digits example trains at full
speed, and the training alone once more. Prints medians over the rounds with their range.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine import paths
from gui.app import Program, make_context, start_worker
from gui.application import make_application

PROBE_INTERVAL = 2
"""Milliseconds between two looks at the event loop; longer absences are gaps."""
FOREVER = 10**9
WARM_UP = 1.0
ALONE = f"""
import sys, time
from engine import examples, paths
from engine.training.trainer import Trainer
trainer = Trainer(paths.put(examples.load("digits").experiment, "steps", {FOREVER}))
trainer.advance(200)
begun, first = time.perf_counter(), trainer.step
while time.perf_counter() - begun < float(sys.argv[1]):
    trainer.advance(50)
print((trainer.step - first) / (time.perf_counter() - begun))
"""


class GapMeter(QObject):
    """Notes how long the event loop stayed away, in milliseconds beyond the timer's own interval."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=PROBE_INTERVAL)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _note(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, 1000 * (now - self._last) - PROBE_INTERVAL))
        self._last = now


def run_loop(seconds: float) -> list[float]:
    """Run the event loop for so long; return its gaps."""
    meter, loop = GapMeter(), QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    meter.stop()
    return meter.gaps


def wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def with_window(
    app: QApplication, size: tuple[int, int], seconds: float
) -> tuple[list[float], list[float], float]:
    """Gaps of the idle window, gaps while it trains, and steps a second."""
    program = Program(make_context(app, start_worker, "light"))
    program.window.resize(*size)
    program.window.show()
    program.files.open_target("digits")
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
    busy = run_loop(seconds)
    speed = (controller.step - first) / (time.perf_counter() - begun)
    program.close()
    run_loop(0.2)
    return idle, busy, speed


def alone(seconds: float) -> float:
    """Steps a second of the engine in a process of its own, without a window."""
    command = [sys.executable, "-c", ALONE, str(seconds)]
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
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", default="1600x960")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    idle, busy, speeds, ratios = [], [], [], []
    for _ in range(options.rounds):
        before = alone(options.seconds / 2)
        quiet, gaps, beside = with_window(app, (width, height), options.seconds)
        single = (before + alone(options.seconds / 2)) / 2
        idle.append(quiet)
        busy.append(gaps)
        speeds.append((beside, single))
        ratios.append(beside / single)
    report("idle window", idle)
    report("window while training", busy)
    for name, values in zip(("with window", "alone"), zip(*speeds, strict=True), strict=True):
        print(f"{name:29} {statistics.median(values):7.0f} steps/s  ({min(values):.0f} to {max(values):.0f})")
    print(
        f"{'with window / alone':29} {statistics.median(ratios):7.3f}  ({min(ratios):.3f} to {max(ratios):.3f})"
    )


if __name__ == "__main__":
    main()
