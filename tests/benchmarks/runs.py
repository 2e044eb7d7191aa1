"""The window with several runs and a long history: ``python -m tests.benchmarks.runs [--runs 1 4 16] [--history 1e7]``.

On a display. For each number of runs: the digits with as many learning rates, all curves shown in six plots, each run
with that many steps recorded before; they train side by side at full speed. Gaps are how long the event loop stayed
away from a 2 ms timer, frames those of the clock that asks for paintings. The same runs train without a window in a
process of their own before and after; `with window / alone` is what the window leaves of their steps together.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

import numpy as np
from PySide6.QtWidgets import QApplication

from engine import paths
from engine.experiment import Experiment
from engine.recording.store import SeriesStore
from gui.app import start_worker
from gui.application import make_application
from gui.panels.plots import PlotsPanel
from gui.plots.definition import plot_definitions
from tests.benchmarks.window import (
    FOREVER,
    WARM_UP,
    FrameMeter,
    GapMeter,
    figures,
    run_loop,
    shown_program,
    wait_for,
    watched_loop,
)

BLOCK = 1 << 16
PLOTS = 6
ALONE = """
import sys, time
from engine.worker import messages
from engine.worker.host import Host
from tests.benchmarks.runs import experiments
seconds, count = float(sys.argv[1]), int(sys.argv[2])
host, steps = Host(), {}
for number, experiment in enumerate(experiments(count)):
    host.handle(messages.Open(str(number), experiment.to_document()))
    host.handle(messages.Credit(str(number), 2))
    host.handle(messages.Play(str(number), -1))

def train(seconds):
    begun, first = time.perf_counter(), sum(steps.values())
    while time.perf_counter() - begun < seconds:
        host.work()
        for event in host.take_events():
            if isinstance(event, messages.Frame):
                steps[event.run] = event.step
                host.handle(messages.Credit(event.run, 1))
    return (sum(steps.values()) - first) / (time.perf_counter() - begun)

train(1.0)
print(train(seconds))
"""


class Measured(NamedTuple):
    """What was seen of one window."""

    gaps: GapMeter
    frames: FrameMeter
    speed: float


def experiments(count: int) -> list[Experiment]:
    """The digits with so many learning rates, without an end."""
    from engine import examples

    base = paths.put(examples.load("digits").experiment, "steps", FOREVER)
    rates = np.geomspace(1e-4, 1e-2, count) if count > 1 else [1e-3]
    return [paths.put(base, "optimizer.learning_rate", float(rate)) for rate in rates]


def age(store: SeriesStore, steps: int) -> None:
    """Put so many steps of noise before what a store holds."""
    held = {
        key: list(zip(series.steps.tolist(), series.values.tolist(), strict=True))
        for key, series in store.items()
    }
    generator = np.random.default_rng(1)
    old = SeriesStore(store.budget)
    for first in range(-steps, 0, BLOCK):
        rows = np.arange(first, min(first + BLOCK, 0))
        noise = np.exp(generator.normal(size=(len(rows), 1)))
        old.append_block(rows, dict.fromkeys(store.columns(), noise))
    for (column, lane), samples in held.items():
        series = old.series(column, lane)
        for step, value in samples:
            series.append(np.array([step]), np.array([value]))
    for key, series in store.items():
        series.__dict__.update(old[key].__dict__)  # views hold the series themselves


def with_window(
    count: int, history: int, size: tuple[int, int], seconds: float, app: QApplication
) -> Measured:
    """So many runs that train in a window."""
    program = shown_program(app, start_worker, size)
    program.files.open_experiments([("", experiment) for experiment in experiments(count)])
    (plots,) = program.window.findChildren(PlotsPanel)
    plots.set_layout({})
    for name in ("measure", "objective"):
        plots.desk.add(plot_definitions()[name])
    assert len(plots.cards) == PLOTS
    runs = program.context.runs
    runs.set_pace(0)
    wait_for(lambda: all(controller.state == "paused" for _, controller in runs))
    if history:
        for _, controller in runs:
            age(controller.record.series, history)
    runs.play()
    wait_for(lambda: all(controller.step > 50 for _, controller in runs))
    run_loop(WARM_UP)
    begun, first = time.perf_counter(), sum(controller.step for _, controller in runs)
    frames = FrameMeter(program.context.clock)
    gaps = watched_loop(seconds)
    made = sum(controller.step for _, controller in runs) - first
    speed = made / (time.perf_counter() - begun)
    program.close()
    run_loop(0.2)
    return Measured(gaps, frames, speed)


def alone(count: int, seconds: float) -> float:
    """Steps a second of all runs together, without a window."""
    command = [sys.executable, "-c", ALONE, str(seconds), str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--history", type=float, default=1e7, help="steps recorded before")
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", default="1600x960")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    for count in options.runs:
        for history in dict.fromkeys((0, int(options.history))):
            measured, ratios = list[Measured](), list[float]()
            for _ in range(options.rounds):
                before = alone(count, options.seconds / 2)
                measured.append(with_window(count, history, (width, height), options.seconds, app))
                after = alone(count, options.seconds / 2)
                ratios.append(measured[-1].speed / statistics.mean((before, after)))
            print(f"{count} run(s), {history:,} steps before")
            for label, part in (("p50", 50), ("p99", 99), ("worst", 100)):
                figures(
                    f"  gap {label}, ms", [float(np.percentile(one.gaps.gaps, part)) for one in measured], 2
                )
            busy = [float(np.percentile(one.gaps.busy, 99)) for one in measured]
            figures("  processor time of a gap, p99, ms", busy, 2)
            figures("  frames/s", [one.frames.rate for one in measured], 1)
            figures("  dropped %", [100 * one.frames.late(1.0) for one in measured], 2)
            figures("  steps/s together", [one.speed for one in measured], 0)
            figures("  with window / alone", ratios, 3)


if __name__ == "__main__":
    main()
