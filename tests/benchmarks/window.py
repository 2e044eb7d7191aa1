"""How calm the window stays while the digits train at full speed, and what it costs the training.

Run `python -m tests.benchmarks.window [SECONDS]`, on a display or with QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer

from engine import examples
from engine.worker import messages
from engine.worker.client import WorkerClient
from gui.app import Program, make_application, make_context, start_worker

EXAMPLE = "digits"
PROBE = 2
"""Milliseconds between two looks at whether the event loop is free."""
WARM_UP = 2.0


def headless(seconds: float) -> float:
    """Steps a second of a worker that nobody watches."""
    client = WorkerClient()
    experiment = examples.load(EXAMPLE).experiment.to_document()
    try:
        client.send(messages.Open("alone", experiment))
        client.send(messages.Play("alone"))
        seen: list[tuple[float, int]] = []
        started = time.monotonic()
        while time.monotonic() - started < WARM_UP + seconds:
            for message in client.receive(0.1):
                if isinstance(message, messages.Frame):
                    client.send(messages.Credit("alone"))
                    if time.monotonic() - started > WARM_UP:
                        seen.append((time.monotonic(), message.step))
                elif isinstance(message, messages.Opened):
                    client.send(messages.Credit("alone", 2))
        return (seen[-1][1] - seen[0][1]) / (seen[-1][0] - seen[0][0])
    finally:
        client.close()


def with_window(seconds: float) -> tuple[float, np.ndarray]:
    """Steps a second beside the window, and the intervals of a timer in its event loop in milliseconds."""
    app = make_application(sys.argv[:1])
    program = Program(make_context(app, start_worker, "light"))
    program.files.open_target(EXAMPLE)
    program.window.show()
    controller, loop, times = program.context.controller, QEventLoop(), list[float]()
    probe = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=PROBE)
    probe.timeout.connect(lambda: times.append(time.perf_counter()))
    ends: list[tuple[float, int]] = []
    started = time.monotonic()

    def follow() -> None:
        now = time.monotonic() - started
        if controller.state == "paused":
            controller.train(10**8)
        if now > WARM_UP and not ends:
            ends.append((time.monotonic(), controller.step))
            probe.start()
        if now > WARM_UP + seconds:
            ends.append((time.monotonic(), controller.step))
            loop.quit()

    program.context.clock.tick.connect(follow)
    loop.exec()
    probe.stop()
    program.close()
    (first_time, first), (last_time, last) = ends[0], ends[-1]
    return (last - first) / (last_time - first_time), np.diff(times) * 1000


def main() -> None:
    """Print the figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    alone = headless(seconds)
    beside, intervals = with_window(seconds)
    p50, p99, worst = np.percentile(intervals, (50, 99, 100))
    sys.stdout.write(
        f"training: {alone:,.0f} steps/s alone, {beside:,.0f} beside the window ({beside / alone:.0%})\n"
        f"event loop, a {PROBE} ms timer: p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {worst:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
