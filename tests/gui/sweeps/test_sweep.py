"""Sweeps in the shared worker: their figures, their share of the time, and how they end."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.recording.store import SeriesStore
from engine.sweeps.figures import OBJECTIVE, Figures, Yardstick, figures
from engine.sweeps.grid import Axis, Grid
from engine.training.trainer import Trainer
from gui.sweeps.sweep import Sweep
from tests.gui.support import Bench, small_experiment

RATES = (0.01, 0.1, 1e30)
GRID = Grid(
    small_experiment(optimizer="sgd"),
    (Axis("optimizer.learning_rate", RATES), Axis("batch_size", (4, 8))),
    steps=40,
)
J = Yardstick(OBJECTIVE, target=0.68)


def sweep_of(bench: Bench, grid: Grid = GRID, *, until_end: bool = True) -> Sweep:
    sweep = Sweep(bench.runs, grid, bench.runs)
    sweep.start()
    if until_end:
        bench.until(lambda: sweep.state != "running")
    return sweep


def plainly(grid: Grid, cell: tuple[int, ...], yardstick: Yardstick) -> Figures:
    """The same from a trainer of its own."""
    trainer, store = Trainer(grid.experiment(cell)), SeriesStore()
    block = trainer.advance(grid.steps)
    store.append_block(block.steps, block.columns)
    diverged = trainer.divergences[0].step if trainer.divergences else None
    return figures(store, 0, yardstick, trainer.step if diverged is None else diverged, diverged, over=True)


@pytest.mark.parametrize("series", ["train_objective", "validation_measure", "test_loss"])
def test_the_figures_of_each_cell_are_those_of_a_plain_trainer(bench: Bench, series: str) -> None:
    sweep = sweep_of(bench)
    assert (sweep.state, sweep.share, sweep.remaining) == ("done", 1.0, None)
    yardstick = Yardstick.of(series, GRID.base, 0.68)
    for cell in GRID.cells():
        found, expected = sweep.figures(cell, yardstick), plainly(GRID, cell, yardstick)
        assert _close(found, expected), cell


def _close(one: Figures, other: Figures) -> bool:
    whole = ("step", "best_step", "reached", "diverged", "over")
    same = all(getattr(one, name) == getattr(other, name) for name in whole)
    return same and all(
        (getattr(one, name) is None) == (getattr(other, name) is None)
        and np.isclose(getattr(one, name) or 0.0, getattr(other, name) or 0.0, rtol=1e-5)
        for name in ("final", "best")
    )


def test_cells_that_diverge_are_told(bench: Bench) -> None:
    sweep = sweep_of(bench)
    for column in range(2):
        found = sweep.figures((2, column), J)
        assert found.diverged is not None
        assert found.final is None
        assert found.over
        assert sweep.figures((0, column), J).diverged is None


def test_cells_that_cannot_be_trained_are_told_and_the_others_trained(bench: Bench) -> None:
    grid = Grid(GRID.base, (Axis("loss.kind", ("binary_cross_entropy", "nonsense")),), steps=10)
    sweep = sweep_of(bench, grid)
    assert list(sweep.refused) == [(1,)]
    assert sweep.figures((0,), J).final is not None
    assert sweep.figures((1,), J).final is None


def test_it_shares_the_worker_with_the_run_on_screen(bench: Bench) -> None:
    bench.document.replace(small_experiment(steps=100_000), "longer")
    bench.controller.restart()
    bench.until(lambda: bench.controller.state == "paused")
    bench.controller.play()
    bench.until(lambda: bench.controller.step > 50)
    sweep = sweep_of(bench, Grid(GRID.base, GRID.axes, steps=2000), until_end=False)
    jobs = bench.clients[-1].host.jobs
    bench.until(lambda: sweep.share > 0.1)
    assert len(jobs) == 2, "one run of the sweep at a time, beside the one on screen"
    before = bench.controller.step
    bench.until(lambda: sweep.share > 0.3)
    assert bench.controller.step > before
    sweep.cancel()
    bench.until(lambda: bench.controller.step > before + 100)


def test_cancel_works_at_once_and_leaves_nothing_behind(bench: Bench) -> None:
    sweep = sweep_of(bench, Grid(GRID.base, GRID.axes, steps=10**6), until_end=False)
    bench.until(lambda: sweep.share > 0.0)
    assert bench.runs.busy
    ended: list[str] = []
    sweep.ended.connect(lambda: ended.append(sweep.state))
    sweep.cancel()
    assert ended == ["cancelled"]
    assert not bench.runs.busy
    bench.runs.poll()
    assert len(bench.clients[-1].host.jobs) == 1
    assert sweep.figures((0, 0), J).best is not None, "what was found stays"
    assert not sweep.figures((0, 0), J).over
    sweep.cancel()
    assert ended == ["cancelled"]


def test_a_lost_worker_ends_it_in_words(bench: Bench) -> None:
    sweep = sweep_of(bench, Grid(GRID.base, GRID.axes, steps=10**6), until_end=False)
    bench.lose_worker("The worker is gone.")
    assert (sweep.state, sweep.problem) == ("failed", "The worker is gone.")
    assert not bench.runs.busy


def test_a_run_that_fails_in_the_worker_ends_it_in_words(bench: Bench) -> None:
    sweep = sweep_of(bench, Grid(GRID.base, GRID.axes, steps=10**6), until_end=False)
    bench.until(lambda: sweep.share > 0.0)
    job = next(job for name, job in bench.clients[-1].host.jobs.items() if name != "run-1")

    def fail(count: int) -> Any:
        raise MemoryError("no room")

    job.course.advance = fail  # type: ignore[method-assign]
    bench.until(lambda: sweep.state == "failed")
    assert sweep.problem


def test_a_window_that_closes_takes_it_along(bench: Bench) -> None:
    sweep = sweep_of(bench, Grid(GRID.base, GRID.axes, steps=10**6), until_end=False)
    bench.runs.close()
    bench.runs.poll()
    sweep.cancel()
    assert sweep.state == "cancelled"
