"""A run that goes to moments of its own past: what is told, what is kept, and that nothing new comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.errors import DeviceLostError
from engine.session.pasts import encode_past
from engine.session.session import load_checkpoint, load_states
from engine.timeline.branching import branch
from engine.worker import messages
from engine.worker.messages import Credit, Frame, Moment, Pause, Play, Reading, SetPace, State, Visit, Watch
from tests.engine.timeline.journeys import course
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench, Clock, Link, assert_same_rows, trained

PLENTY = Credit(RUN, 10**6)


def visited(bench: Bench, step: int) -> Moment:
    """Go to a step; where the run is then."""
    known = len(bench.said(Moment))
    bench.send(Visit(RUN, step))
    bench.work(lambda: any(moment.digest for moment in bench.said(Moment)[known:]))
    return bench.said(Moment)[-1]


def played(steps: int, **options: Any) -> Bench:
    """A run that has made so many steps."""
    bench = Bench(Clock(1e-4))
    bench.open(**options)
    bench.send(PLENTY)
    bench.play(steps)
    return bench


@pytest.mark.parametrize("step", [0, 1, 40, 89, 90])
def test_a_visit_shows_the_state_of_that_step(step: int) -> None:
    bench = played(90)
    rows = len(bench.said(Frame))
    there = visited(bench, step)
    assert (there.step, there.first, there.head) == (step, 0, 90)
    assert there.digest == trained(small(), step).checkpoint().digest() == bench.digest()
    assert len(bench.said(Frame)) == rows
    assert (bench.said(State)[-1].state, bench.said(State)[-1].step) == ("paused", step)


def test_a_step_that_is_not_there_is_the_nearest_one() -> None:
    bench = played(20)
    assert visited(bench, 500).step == 20
    assert visited(bench, -3).step == 0


def test_what_is_played_again_is_recorded_once_and_then_goes_on() -> None:
    bench = played(90)
    visited(bench, 30)
    assert bench.play(50).step == 50
    assert bench.said(Moment)[-1].digest == trained(small(), 50).checkpoint().digest()
    assert bench.play(120).step == 120
    bench.send(Pause(RUN))
    whole = Bench(Clock(1e-4))
    whole.open()
    whole.send(PLENTY)
    whole.play(90)
    whole.play(120)
    assert_same_rows(bench.store(), whole.store())
    assert bench.digest() == whole.digest()


def test_what_is_played_again_is_told_about_thirty_times_a_second() -> None:
    bench = played(3000)
    visited(bench, 0)
    bench.clock.tick = 1e-5
    known = len(bench.said(Moment))
    bench.send(SetPace(RUN, 1000.0), Play(RUN))
    begun = bench.clock.now
    while bench.clock.now < begun + 1.0:
        bench.clock.now += 0.001
        bench.send()
    told = bench.said(Moment)[known:]
    assert 25 <= len(told) <= 32
    assert [item.step for item in told] == sorted({item.step for item in told})
    assert all(not item.digest for item in told)


def test_a_visit_stops_what_plays() -> None:
    bench = Bench(Clock(1e-4))
    bench.open()
    bench.send(PLENTY, Play(RUN))
    for _ in range(9):
        bench.send()
    head = bench.step()
    assert visited(bench, 3).head == head
    assert bench.said(State)[-1].state == "paused"


def test_the_past_cannot_be_changed() -> None:
    bench = played(30)
    visited(bench, 10)
    bench.send(messages.ChangeLive(RUN, "optimizer.learning_rate", 0.5))
    assert bench.said(messages.Refused)[-1].problem == (
        "cannot change in the past of a run; branch off from there"
    )
    visited(bench, 30)
    bench.send(messages.ChangeLive(RUN, "optimizer.learning_rate", 0.5))
    assert bench.said(messages.Changed)[-1].step == 30


def test_files_have_the_latest_state_or_the_one_that_is_shown(tmp_path: Path) -> None:
    bench = played(60, scratch=str(tmp_path / "scratch"))
    visited(bench, 20)
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "latest"), history=True))
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "shown"), moment=True))
    assert [saved.step for saved in bench.said(messages.Saved)] == [60, 20]
    assert load_checkpoint(tmp_path / "latest").digest() == trained(small(), 60).checkpoint().digest()
    assert load_checkpoint(tmp_path / "shown").digest() == trained(small(), 20).checkpoint().digest()
    assert load_checkpoint(tmp_path / "scratch").step == 60
    _, history = load_states(tmp_path / "latest")
    assert history[0].step == 0


def test_a_run_from_a_file_can_go_back_before_it(tmp_path: Path) -> None:
    bench = played(60)
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "state"), history=True))
    again = Bench(Clock(1e-4))
    opened = again.open(checkpoint=str(tmp_path / "state"))[0]
    assert isinstance(opened, messages.Opened)
    assert opened.digest == trained(small(), 60).checkpoint().digest()
    assert visited(again, 33).digest == trained(small(), 33).checkpoint().digest()


def test_what_a_file_has_of_the_past_is_not_written_again_and_again(tmp_path: Path) -> None:
    bench = played(60)
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "state"), history=True))
    again = Bench(Clock(1e-4))
    again.open(checkpoint=str(tmp_path / "state"), scratch=str(tmp_path / "scratch"))
    state, history = load_states(tmp_path / "scratch")
    assert (state.step, history) == (60, ())
    again.send(messages.SaveCheckpoint(RUN, str(tmp_path / "next"), history=True))
    assert [item.step for item in load_states(tmp_path / "next")[1]] == [0]


def test_without_memory_every_moment_can_be_had() -> None:
    bench = Bench(Clock(1e-4))
    bench.send(messages.SetMemory(budget=0))
    bench.open()
    bench.send(PLENTY)
    bench.play(90)
    for step in (33, 90, 1):
        assert visited(bench, step).digest == trained(small(), step).checkpoint().digest()


def test_a_run_that_brought_its_best_state_back_ends_so_again() -> None:
    stopping = {"kind": "early", "patience": 2}
    bench = Bench(Clock(1e-4))
    bench.open(small(evaluate_every=2, stopping=stopping, optimizer__learning_rate=0.5))
    bench.send(PLENTY)
    assert bench.play(10**6).state == "finished"
    head, end = bench.step(), bench.digest()
    visited(bench, head - 1)
    assert bench.play(10**6).state == "finished"
    assert (bench.step(), bench.digest()) == (head, end)
    visited(bench, head - 3)
    assert visited(bench, head).digest == end
    assert bench.store().series("batch_loss").steps[-1] == head


def test_a_state_without_its_past_is_reached_from_the_start(tmp_path: Path) -> None:
    bench = played(60)
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "state")))
    again = Bench(Clock(1e-4))
    again.open(checkpoint=str(tmp_path / "state"))
    assert visited(again, 33).digest == trained(small(), 33).checkpoint().digest()


def test_a_failure_on_the_way_ends_it(tmp_path: Path) -> None:
    bench = played(60)
    job = bench.client.host.jobs[RUN]
    job._slice.steps = 1
    job.past.shelf.set_budget(0)
    bench.send(Visit(RUN, 40))

    def fail(count: int) -> Any:
        raise MemoryError

    job.course.advance = fail  # type: ignore[method-assign]
    bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "shown"), moment=True))
    bench.work(lambda: bench.said(messages.Failed))
    del job.course.advance
    known = len(bench.events)
    for _ in range(10):
        bench.send()
    assert bench.events[known:] == []
    assert bench.said(State)[-1].state == "broken"
    assert [item.path for item in bench.said(messages.NotSaved)] == [str(tmp_path / "shown")]


def test_a_lane_that_stops_after_the_head_is_evaluated_once() -> None:
    rates = [{"optimizer.learning_rate": 0.1}, {"optimizer.learning_rate": 1e4}]
    relu = small(optimizer={"kind": "sgd", "learning_rate": 0.1}, network__layers__0__activation="relu")
    experiment = paths.put(relu, "lanes", rates)
    stopped = trained(experiment, 40).divergences[0].step
    assert stopped > 0
    for head in range(max(1, stopped - 1), stopped + 2):
        bench = Bench(Clock(1e-4))
        bench.open(experiment)
        bench.send(PLENTY)
        bench.play(head)
        visited(bench, 0)
        bench.play(40)
        assert bench.store().series("batch_loss").steps[-1] == 40


def test_probes_see_the_moment() -> None:
    bench = played(60)
    bench.send(Watch(RUN, ("weight_histograms",), 5.0))
    visited(bench, 25)
    bench.work(lambda: bench.said(Reading) and bench.said(Reading)[-1].step == 25)
    other = Bench(Clock(1e-4))
    other.open()
    other.send(PLENTY, Watch(RUN, ("weight_histograms",), 5.0))
    other.play(25)
    other.work(lambda: other.said(Reading) and other.said(Reading)[-1].step == 25)
    left, right = bench.said(Reading)[-1].arrays, other.said(Reading)[-1].arrays
    assert left.keys() == right.keys()
    for name, array in left.items():
        np.testing.assert_array_equal(array, right[name])


def test_a_branch_opens_from_the_state_that_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "shown"
    bench = played(60)
    visited(bench, 20)
    bench.send(messages.SaveCheckpoint(RUN, str(file), moment=True))
    left = course(small())
    left.advance(60)
    record = branch(left.record, 20, small(batch_size=16))
    bench.open(record.start, "branch", past=tuple(encode_past(record)), checkpoint=str(file))
    bench.send(Credit("branch", 1000))
    assert bench.play(45, "branch").step == 45
    record.checkpoint = trained(small(), 20).checkpoint()
    alone = type(left)(record, "numpy", "reference")
    alone.advance(25)
    assert bench.digest("branch") == alone.checkpoint().digest()
    assert bench.store("branch").series("train_loss").steps[0] > 20


def test_a_worker_process_goes_back_and_forth(tmp_path: Path) -> None:
    link = Link()
    try:
        link.open(small(), scratch=str(tmp_path / "scratch"))
        link.play(500)
        for step in (100, 499, 0, 250):
            link.client.send(Visit(RUN, step))
            known = len(link.said(Moment))
            link.wait(lambda known=known: any(item.digest for item in link.said(Moment)[known:]))  # type: ignore[misc]
            assert link.said(Moment)[-1].digest == trained(small(), step).checkpoint().digest()
    finally:
        link.client.close()


def test_a_device_that_fails_on_the_way_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = played(60)

    def fail(*_: Any) -> None:
        raise DeviceLostError("the device is gone")

    monkeypatch.setattr(bench.client.host.jobs[RUN].course, "return_to", fail)
    bench.send(Visit(RUN, 10))
    assert bench.said(messages.Refused) == []
    (failed,) = bench.said(messages.Failed)
    assert failed.cause == "device"
    assert bench.said(State)[-1].state == "broken"
