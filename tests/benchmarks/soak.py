"""The window over a long time: ``python -m tests.benchmarks.soak [--minutes 60] [--example digits] [--size 1600x960]``.

On a display. An example trains at full speed. Memory is all that the window's process has, and the worker's. The
figures of a run grow by design up to their budget, which is small here, so that it is full after a few minutes; so do
the states for going back, up to theirs. Growth is from the second quarter of the time to the last. A frame is how long
the event loop stayed away from a 2 ms timer. What of that the thread spent waiting for a processor is the machine's
load, and is told apart; where the system does not say, everything counts. Ends with 1 where memory grew by more than a
hundredth or a frame took more than 100 ms that the load does not explain.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

import psutil
from PySide6.QtWidgets import QApplication

from engine import paths
from gui.app import Program, start_worker
from gui.application import make_application
from tests.benchmarks.window import FOREVER, WARM_UP, GapMeter, run_loop, shown_program, wait_for

EVERY = 5.0
"""Seconds between two looks at the memory."""
LONGEST = 100.0
"""Milliseconds of a frame."""
MOST_GROWTH = 0.01
MIB = 2**20
SERIES = 24 * MIB
"""Bytes that the figures of the run may take."""


class Gap(NamedTuple):
    """Milliseconds by the clock, and those that the thread waited for a processor."""

    wall: float
    waited: float

    @property
    def own(self) -> float:
        """What the machine's load does not explain."""
        return self.wall - self.waited


class LongGaps(GapMeter):
    """Keeps those that are worth a word, with what the thread waited in them."""

    def __init__(self) -> None:
        self.long: list[Gap] = []
        self.count = 0
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._before = time.perf_counter(), self._waited()
        super().__init__()

    def look_away(self) -> None:
        """What came last was none of the window's business."""
        self._before = time.perf_counter(), self._waited()

    def _waited(self) -> float:
        """Seconds that this thread has been ready to run and was not run."""
        try:
            return int(self._schedule.read_text().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0

    def _note(self) -> None:
        now, waited = time.perf_counter(), self._waited()
        gap = Gap(1000 * (now - self._before[0]), 1000 * (waited - self._before[1]))
        self._before, self.count = (now, waited), self.count + 1
        if gap.wall > LONGEST / 2:
            self.long.append(gap)


class Memory(NamedTuple):
    """Bytes; the series are a part of the window's."""

    window: int
    worker: int
    series: int


def memory(program: Program) -> Memory:
    """What there is now."""
    me = psutil.Process()
    workers = [child for child in me.children() if "multiprocessing" in " ".join(child.cmdline())]
    series = program.context.controller.record.series.nbytes
    largest = max((child.memory_info().rss for child in workers), default=0)
    return Memory(me.memory_info().rss, largest, series)


def growth(values: list[int]) -> float:
    """Part by which the last quarter is above the second one."""
    quarter = max(1, len(values) // 4)
    return (
        statistics.median(values[-quarter:]) / statistics.median(values[quarter : 2 * quarter] or values) - 1
    )


def soak(
    app: QApplication, example: str, size: tuple[int, int], minutes: float
) -> tuple[list[Memory], LongGaps]:
    """Train for so long, and say every minute how it goes."""
    program = shown_program(app, start_worker, size)
    program.files.open_target(example)
    controller, document = program.context.controller, program.context.document
    document.replace(paths.put(document.experiment, "steps", FOREVER), "")
    controller.set_pace(0)
    run_loop(WARM_UP)
    wait_for(lambda: controller.state == "paused")
    controller.play()
    wait_for(lambda: controller.step > 200)
    controller.set_budget(SERIES)
    run_loop(WARM_UP)
    seen, meter, end = [memory(program)], LongGaps(), time.perf_counter() + 60 * minutes
    while time.perf_counter() < end:
        run_loop(EVERY)
        seen.append(memory(program))
        meter.look_away()
        if len(seen) % round(60 / EVERY) == 0:
            window, worker, series = (part / MIB for part in seen[-1])
            own = max((gap.own for gap in meter.long), default=0.0)
            print(
                f"{controller.step:>12,} steps: window {window:.1f}, worker {worker:.1f}, series {series:.1f} MiB; "
                f"longest frame {own:.0f} ms",
                flush=True,
            )
    meter.stop()
    program.close()
    run_loop(0.2)
    return seen, meter


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--example", default="digits")
    parser.add_argument("--size", default="1600x960")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    seen, meter = soak(app, options.example, (width, height), options.minutes)
    grown = {name: growth([getattr(one, name) for one in seen]) for name in ("window", "worker")}
    own = [gap.own for gap in meter.long if gap.own > LONGEST]
    loaded = [gap.wall for gap in meter.long if gap.wall > LONGEST >= gap.own]
    print(f"memory: window {grown['window']:+.2%}, worker {grown['worker']:+.2%}")
    print(
        f"frames over {LONGEST:.0f} ms: {len(own)} of {meter.count:,}, {max(own, default=0.0):.0f} ms at most; "
        f"and {len(loaded)} for the machine's load, {max(loaded, default=0.0):.0f} ms at most"
    )
    return int(bool(own) or max(grown.values()) > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
