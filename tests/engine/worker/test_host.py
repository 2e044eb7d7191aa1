"""The worker's logic without a process: play, pause, pace, live changes, credit."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.recording.store import SeriesStore
from engine.session.session import load, load_checkpoint
from engine.worker import jobs, messages
from engine.worker.messages import (
    Changed,
    ChangeLive,
    Credit,
    Frame,
    Opened,
    Pause,
    Play,
    Refused,
    SetPace,
    State,
)
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench, Clock, Link, assert_same_rows, trained

PLENTY = Credit(RUN, 10**6)


def test_opening_tells_what_the_run_is() -> None:
    bench = Bench()
    opened, frame = bench.open()
    trainer = trained(small(), 0)
    assert isinstance(opened, Opened)
    assert (opened.run, opened.step, opened.parameters) == (RUN, 0, trainer.plan.layout.size)
    assert opened.layers == ((0, "Dense"), (1, "Dense"))
    assert opened.samples == {name: len(trainer.data.split(name)) for name in ("train", "validation", "test")}
    assert opened.batch_size == 8
    assert opened.executor["backend"] == "numpy"
    assert isinstance(frame, Frame)
    assert np.asarray(frame.steps).tolist() == [0]
    assert np.isfinite(frame.columns["test_loss"]).all()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"network__layers": []}, "network.layers"),
        ({"data": "noisy_function"}, "loss"),
        ({"data__test_fraction": 0.9, "data__validation_fraction": 0.8, "data__samples": 10}, "data"),
    ],
)
def test_what_cannot_be_trained_is_refused_with_its_path(changes: dict[str, Any], path: str) -> None:
    (refused,) = Bench().open(small(**changes))
    assert isinstance(refused, Refused)
    assert refused.path.startswith(path)
    assert refused.problem


def test_a_broken_document_a_missing_checkpoint_and_an_unknown_backend_are_refused(tmp_path: Path) -> None:
    bench = Bench()
    (refused,) = bench.send(messages.Open(RUN, {"optimizer": {"kind": "adamx"}}))
    assert isinstance(refused, Refused)
    assert refused.path == "optimizer.kind"
    (refused,) = bench.open(checkpoint=str(tmp_path / "none.descenso"))
    assert isinstance(refused, Refused)
    assert "none.descenso cannot be opened" in refused.problem
    (refused,) = bench.open(backend="abacus")
    assert isinstance(refused, Refused)
    assert refused.path == "backend"


def test_play_until_a_step_gives_every_row_and_evaluates_the_last() -> None:
    bench = Bench(Clock(1e-4))
    bench.open()
    bench.send(PLENTY)
    assert bench.play(137) == State(RUN, "paused", 137)
    direct = trained(small(), 137)
    assert bench.digest() == direct.checkpoint().digest()
    store = bench.store()
    assert store.series("batch_loss").steps.tolist() == list(range(138))
    assert store.series("test_loss").steps.tolist() == [*range(0, 136, 5), 137]
    assert store.series("test_loss").values[-1] == direct.evaluate().columns["test_loss"][0, 0]


def test_pausing_stops_at_once_and_a_second_pause_says_the_same() -> None:
    bench = Bench(Clock(1e-4))
    bench.open(small(evaluate_every=10**6))
    bench.send(PLENTY, Play(RUN))
    for _ in range(5):
        bench.send()
    said = bench.send(Pause(RUN))
    state = said[-1]
    assert isinstance(state, State)
    assert (state.state, state.step) == ("paused", bench.step())
    assert bench.store().series("test_loss").steps.tolist() == [0, state.step]
    assert bench.send(Pause(RUN)) == said[-2:]
    for _ in range(5):
        assert bench.send() == []


def test_commands_for_no_run_and_after_close_do_nothing() -> None:
    bench = Bench()
    assert bench.send(Play("none"), Pause("none"), Credit("none"), messages.Close("none")) == []
    bench.open()
    assert bench.send(messages.Close(RUN), Play(RUN), messages.Watch(RUN, ("decision_map",))) == []


def test_an_event_is_no_command() -> None:
    bench = Bench()
    bench.open()
    (failed, state) = bench.send(State(RUN))
    assert isinstance(failed, messages.Failed)
    assert "State is no command" in failed.problem
    assert isinstance(state, State)


@functools.cache
def ninety_steps() -> SeriesStore:
    """The rows of a run to which credit is no matter."""
    bench = Bench()
    bench.open()
    bench.send(PLENTY)
    bench.play(90)
    return bench.store()


@settings(max_examples=25)
@given(st.data())
def test_credit_decides_when_rows_come_but_not_which(data: st.DataObject) -> None:
    bench = Bench(Clock(1e-4))
    bench.open()
    bench.send(Play(RUN, 90))
    credit = -1  # the first frame comes on trust
    while bench.step() < 90:
        frames = len(bench.said(Frame))
        granted = data.draw(st.integers(0, 2))
        bench.clock.now += data.draw(st.sampled_from([0.0, 0.05]))
        said = bench.send(Credit(RUN, granted))
        credit += granted - (len(bench.said(Frame)) - frames)
        assert credit >= -1 or isinstance(said[-1], State), "only a change of state may owe a frame"
    bench.work(lambda: bench.said(State)[-1].state == "paused")
    assert_same_rows(bench.store(), ninety_steps())


def test_frames_come_about_thirty_times_a_second() -> None:
    bench = Bench(Clock(1e-5))
    bench.open()
    bench.send(PLENTY, SetPace(RUN, 1000.0), Play(RUN))
    begun = bench.clock.now
    while bench.clock.now < begun + 1.0:
        bench.clock.now += 0.001
        bench.send()
    assert 28 <= len(bench.said(Frame)) - 1 <= 31
    assert bench.step() == pytest.approx(1000, abs=20)


def test_training_waits_when_nobody_takes_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BACKLOG", 1000)
    bench = Bench()
    bench.open()
    bench.send(Play(RUN))
    for _ in range(50):
        bench.send()
    waiting = bench.step()
    assert bench.send() == []
    assert bench.step() == waiting
    assert bench.client.host.work() is None, "only a command can help"
    bench.send(Credit(RUN, 2))
    bench.clock.now += 1.0
    bench.send()
    bench.send()
    assert bench.step() > waiting
    bench.send(Pause(RUN))
    assert bench.store().series("batch_loss").steps.tolist() == list(range(bench.step() + 1))


def test_the_pace_is_kept_and_says_when_it_needs_to_be_asked_again() -> None:
    bench = Bench()
    host = bench.client.host
    bench.open()
    bench.send(PLENTY, SetPace(RUN, 4.0), Play(RUN))
    assert bench.step() == 1
    bench.clock.now += 0.04
    bench.send()
    assert host.work() == pytest.approx(0.21)
    bench.clock.now += 0.2
    bench.send()
    assert bench.step() == 1
    bench.clock.now += 0.02
    bench.send()
    assert bench.step() == 2
    for _ in range(400):
        bench.clock.now += 0.01
        bench.send()
    assert bench.step() == 18
    (refused,) = [event for event in bench.send(SetPace(RUN, float("nan"))) if isinstance(event, Refused)]
    assert refused.path == "steps_per_second"


def test_a_single_step_comes_at_once_whatever_the_pace() -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY, SetPace(RUN, 0.5))
    for step in (1, 2, 3):
        assert bench.play(step).step == step


def test_a_live_change_counts_from_the_exact_step() -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY)
    bench.play(37)
    said = bench.send(messages.ChangeLive(RUN, "optimizer.learning_rate", 0.2))
    assert said == [messages.Changed(RUN, 37, "optimizer.learning_rate", 0.2)]
    bench.play(60)
    direct = trained(small(), 37)
    direct.change(small(optimizer__learning_rate=0.2))
    direct.advance(23)
    assert bench.digest() == direct.checkpoint().digest()
    assert bench.store().series("learning_rate").values[[36, 37, 38, 60]].tolist() == [0.01, 0.01, 0.2, 0.2]


@pytest.mark.parametrize(
    ("path", "value"), [("optimizer.learning_rate", 0), ("optimizer", "sgd"), ("seed", 2)]
)
def test_a_refused_change_leaves_the_run_as_it_was(path: str, value: Any) -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY)
    bench.play(10)
    (refused,) = bench.send(messages.ChangeLive(RUN, path, value))
    assert isinstance(refused, Refused)
    assert refused.path.startswith("optimizer" if path != "seed" else "seed")
    bench.play(20)
    assert bench.digest() == trained(small(), 20).checkpoint().digest()


def test_two_runs_share_the_time() -> None:
    bench = Bench(Clock(0.02))  # slower than a slice, so that each has one step
    bench.open(run="a")
    bench.open(small(seed=2), run="b")
    bench.send(Play("a"), Play("b"))
    for _ in range(21):
        bench.send()
    assert bench.step("a") > 5
    assert abs(bench.step("a") - bench.step("b")) <= 1
    assert bench.digest("a") == trained(small(), bench.step("a")).checkpoint().digest()
    assert bench.digest("b") == trained(small(seed=2), bench.step("b")).checkpoint().digest()


def test_a_refused_opening_leaves_the_run_of_that_name() -> None:
    bench = Bench()
    bench.open()
    bench.play(5)
    bench.open(small(network__layers=[]))
    assert isinstance(bench.events[-1], Refused)
    assert bench.step() == 5


def test_quit_ends_the_worker() -> None:
    bench = Bench()
    assert bench.client.alive
    bench.client.close()
    assert not bench.client.alive


def test_saving_comes_after_the_rows_and_can_be_continued(tmp_path: Path) -> None:
    bench = Bench(Clock(1e-4))
    bench.open()
    bench.send(Play(RUN))
    for _ in range(8):
        bench.send()
    path = tmp_path / "state.descenso"
    frame, saved = bench.send(messages.SaveCheckpoint(RUN, str(path)))[:2]
    assert isinstance(frame, Frame)
    assert isinstance(saved, messages.Saved)
    assert (saved.path, saved.step) == (str(path), frame.step)
    assert np.asarray(frame.steps)[-1] == saved.step
    other = Bench()
    opened, first = other.open(checkpoint=str(path))
    assert isinstance(opened, Opened)
    assert opened.step == saved.step
    assert isinstance(first, Frame)
    assert len(np.asarray(first.steps)) == 0
    other.play(saved.step + 30)
    assert other.digest() == trained(small(), saved.step + 30).checkpoint().digest()
    (refused,) = bench.send(messages.SaveCheckpoint(RUN, str(tmp_path / "no" / "where")), Pause(RUN))[:1]
    assert isinstance(refused, messages.NotSaved)
    assert refused.path == str(tmp_path / "no" / "where")


def test_scratch_is_written_at_the_start_at_rest_and_every_two_seconds(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    bench = Bench()
    bench.open(scratch=str(scratch))
    assert load_checkpoint(scratch).step == 0
    bench.send(PLENTY, messages.ChangeLive(RUN, "optimizer.learning_rate", 0.5))
    bench.play(10)
    assert load_checkpoint(scratch).step == 10
    bench.send(Play(RUN))
    bench.send()
    assert load_checkpoint(scratch).step == 10
    bench.clock.now += jobs.SCRATCH_INTERVAL
    bench.send()
    assert load_checkpoint(scratch).step == bench.step() > 10
    (record,) = load(scratch).runs
    assert record.experiment.optimizer.learning_rate == 0.5
    assert [path.name for path in tmp_path.iterdir()] == ["scratch"]


def test_every_row_before_a_checkpoint_is_sent_first(tmp_path: Path) -> None:
    bench = Bench()
    bench.open(scratch=str(tmp_path / "scratch"))
    bench.send(Play(RUN))
    assert bench.said(Frame)[-1].step == 0, "there is no credit"
    bench.clock.now += jobs.SCRATCH_INTERVAL
    bench.send()
    assert bench.said(Frame)[-1].step == load_checkpoint(tmp_path / "scratch").step > 0


def test_a_run_goes_on_without_scratch_when_it_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    bench = Bench()
    bench.open(scratch=str(folder / "scratch"))
    (folder / "scratch").unlink()
    folder.rmdir()
    assert bench.play(10) == State(RUN, "paused", 10)
    (failed,) = bench.said(messages.Failed)
    assert "without checkpoints" in failed.problem
    assert bench.play(20).step == 20
    assert len(bench.said(messages.Failed)) == 1


def test_a_restart_from_an_early_checkpoint_makes_the_logged_changes_again(tmp_path: Path) -> None:
    scratch, change = tmp_path / "scratch", messages.ChangeLive(RUN, "optimizer.learning_rate", 0.2)
    bench = Bench()
    bench.open(scratch=str(scratch))
    bench.send(PLENTY)
    bench.play(10)
    early = scratch.rename(tmp_path / "early")
    bench.play(17)
    bench.send(change)
    bench.play(30)
    other = Bench()
    other.open(checkpoint=str(early), changes=((17, "optimizer.learning_rate", 0.2),))
    other.send(PLENTY)
    other.play(30)
    assert other.digest() == bench.digest()
    assert other.said(messages.Changed) == [messages.Changed(RUN, 17, "optimizer.learning_rate", 0.2)]


def test_the_process_says_what_the_host_says() -> None:
    bench, link = Bench(), Link()
    try:
        link.open(small())
        link.play(40)
    finally:
        link.client.close()
    bench.open()
    bench.send(PLENTY)
    bench.play(40)
    assert link.said(Opened) == bench.said(Opened)
    assert link.said(State)[-1] == bench.said(State)[-1]
    assert_same_rows(link.store(), bench.store())


def test_a_lane_is_evaluated_where_it_stops_though_its_row_was_sent() -> None:
    """The row before a fatal update is on its way already; its evaluation follows in a row of its own."""
    start = small(optimizer="sgd", evaluate_every=1000, lanes=[{"optimizer.learning_rate": 0.1}, {"seed": 5}])
    bench = Bench(Clock(0.05))  # so slow that every step is a slice, and every row a frame
    bench.open(start)
    bench.send(PLENTY, Play(RUN, 40))
    bench.work(lambda: bench.step() > 10)
    bench.send(ChangeLive(RUN, "optimizer.learning_rate", 1e38))
    bench.work(lambda: bench.said(State)[-1].state == "paused")
    (change,) = bench.said(Changed)
    store, alone = bench.store(), trained(start.lane(1), change.step)
    assert store["test_loss", 0].steps.tolist() == [0, 40]
    assert store["test_loss", 1].steps.tolist() == [0, change.step]
    assert store["test_loss", 1].values[-1] == alone.evaluate().columns["test_loss"][0, 0]
    assert store["batch_loss", 1].steps[-1] == change.step
