"""What goes wrong in a run is told, stops that run alone, and never the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.recording.block import Block
from engine.session.session import load_checkpoint
from engine.timeline.shelf import Shelf
from engine.training.trainer import Trainer
from engine.worker.messages import (
    ChangeLive,
    Credit,
    Failed,
    Moment,
    NotSaved,
    Play,
    SaveCheckpoint,
    State,
    Visit,
)
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench, Clock, trained

PLENTY = Credit(RUN, 10**6)


def fail_in(monkeypatch: pytest.MonkeyPatch, run_seed: int, error: BaseException) -> None:
    """Have the training of runs with this seed fail."""
    real: Callable[..., Block] = Trainer.advance

    def advance(self: Trainer, count: int) -> Block:
        if self.experiment.seed == run_seed:
            raise error
        return real(self, count)

    monkeypatch.setattr(Trainer, "advance", advance)


@pytest.mark.parametrize(
    ("error", "word"),
    [(MemoryError(), "not enough memory"), (RuntimeError("out of cheese"), "RuntimeError: out of cheese")],
)
def test_a_failure_stops_its_run_and_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, word: str
) -> None:
    bench = Bench()
    bench.open(small(seed=1), run="a")
    bench.open(small(seed=2), run="b", scratch=str(tmp_path / "b"))
    fail_in(monkeypatch, 2, error)
    bench.send(Play("a"), Play("b", 50))
    bench.work(lambda: bench.said(Failed, "b"))
    (failed,) = bench.said(Failed, "b")
    assert word in failed.problem
    assert "Traceback" in failed.details
    assert bench.said(State, "b")[-1].state == "broken"
    assert bench.said(Failed, "a") == []
    before = bench.step("a")
    bench.work(lambda: bench.step("a") > before)
    known = len(bench.said(State, "b"))
    bench.send(Play("b"), SaveCheckpoint("b", str(tmp_path / "c")))
    assert [state.state for state in bench.said(State, "b")[known:]] == ["broken"]
    (refused,) = bench.said(NotSaved, "b")
    assert refused.path == str(tmp_path / "c")
    assert "restart it from its last checkpoint" in refused.problem
    assert not (tmp_path / "c").exists(), "half an update is not kept"
    monkeypatch.undo()
    bench.open(small(seed=2), run="b", checkpoint=str(tmp_path / "b"))
    bench.play(50, run="b")
    assert bench.digest("b") == trained(small(seed=2), 50).checkpoint().digest()


@pytest.mark.parametrize(
    "place", ["outflow.Outflow.add", "outflow.Outflow.take", "jobs.frame_of", "course.Course.settle"]
)
def test_a_failure_that_loses_figures_leaves_only_the_checkpoint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    bench = Bench()
    bench.open(scratch=str(tmp_path / "state"))
    bench.send(PLENTY)
    bench.play(20)
    with monkeypatch.context() as patch:
        patch.setattr(f"engine.worker.{place}", fail)
        bench.send(Play(RUN, 40))
        bench.work(lambda: bench.said(Failed))
    assert bench.said(State)[-1].state == "broken"
    known = bench.store().series("batch_loss").steps.tolist()
    assert known == list(range(len(known)))
    assert load_checkpoint(tmp_path / "state").step < len(known)


def test_what_cannot_be_kept_for_going_back_stops_no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    bench = Bench(Clock(1e-3))
    bench.open()
    bench.send(PLENTY)
    past = bench.client.host.jobs[RUN].past
    for step in range(20, 200, 20):
        bench.play(step)
        past.keep()
    held = len(past.shelf)
    assert held > 8
    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "put", fail)
        past._next_kept = 0.0
        bench.play(200)
    assert bench.said(Failed) == []
    assert len(past.shelf) == held // 2
    for step in range(220, 400, 20):  # there is memory again
        bench.play(step)
        past.keep()
    assert len(past.shelf) >= held
    assert bench.store().series("batch_loss").steps.tolist() == list(range(381))
    assert bench.digest() == trained(small(), 380).checkpoint().digest()
    bench.send(Visit(RUN, 7))
    bench.work(lambda: bench.said(Moment)[-1].step == 7 and bool(bench.said(Moment)[-1].digest))
    assert bench.said(Moment)[-1].digest == trained(small(), 7).checkpoint().digest()


def test_a_moment_that_cannot_be_left_leaves_the_run_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head has to be kept before another moment is shown."""

    def fail(*_: object) -> None:
        raise MemoryError

    bench = Bench()
    bench.open()
    bench.send(PLENTY)
    bench.play(20)
    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "put", fail)
        bench.send(Visit(RUN, 7))
    assert "not enough memory" in bench.said(Failed)[-1].problem
    assert bench.said(State)[-1].state == "paused"
    assert bench.play(40).step == 40


def test_saving_that_fails_in_an_unforeseen_way_is_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    bench = Bench()
    bench.open()
    monkeypatch.setattr("engine.worker.jobs.save_checkpoint", fail)
    bench.send(SaveCheckpoint(RUN, str(tmp_path / "c")))
    assert [event.path for event in bench.said(NotSaved)] == [str(tmp_path / "c")]
    assert "memory" in bench.said(Failed)[0].problem


def test_the_reason_of_a_divergence_names_step_and_layer(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    start = small(optimizer={"kind": "sgd", "learning_rate": 0.1})
    bench = Bench()
    bench.open(start, scratch=str(scratch))
    bench.send(PLENTY)
    bench.play(12)
    bench.send(ChangeLive(RUN, "optimizer.learning_rate", 1e38))
    state = bench.play(30)
    assert (state.state, state.step) == ("diverged", 12)
    assert state.reason.startswith("diverged at step 12: the update of network.layers.")
    assert "(Dense)" in state.reason
    assert state.layer in (0, 1)
    assert bench.play(40) == state, "it does not go on"
    kept = load_checkpoint(scratch)
    expected = trained(start, 12).checkpoint()
    np.testing.assert_array_equal(kept.arrays["parameters"], expected.arrays["parameters"])
    assert bench.store().series("batch_loss").steps[-1] == 12
    other = Bench()
    other.open(start, checkpoint=str(scratch))
    assert other.said(State) == [state]


def test_one_lane_of_two_may_stop(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    lanes = [{"optimizer.learning_rate": 0.1}, {"optimizer.learning_rate": 1e38}]
    bench = Bench()
    start = small(optimizer="sgd", lanes=lanes)
    bench.open(start, scratch=str(scratch))
    bench.send(PLENTY)
    assert bench.play(20) == State(RUN, "paused", 20, diverged=(1,))
    news = [state for state in bench.said(State) if state.reason]
    assert [state.state for state in news] == ["running"]
    assert news[0].reason.startswith("lane 1 diverged at step 0")
    store = bench.store()
    assert store.series("batch_loss", 0).steps[-1] == 20
    assert store.series("batch_loss", 1).steps.tolist() == [0]
    other = Bench()
    other.open(start, checkpoint=str(scratch))
    assert other.said(State) == [State(RUN, "paused", 20, diverged=(1,))]


def test_a_run_may_diverge_before_its_first_step() -> None:
    start = small(initializer={"kind": "constant", "value": 3e38})
    bench = Bench()
    said = bench.open(start)
    assert [type(event).__name__ for event in said] == ["Opened", "Frame", "State"]
    state: Any = said[-1]
    assert (state.state, state.step) == ("diverged", 0)
