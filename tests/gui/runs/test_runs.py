"""Several runs in one worker: they train side by side, come and go, and nothing of them gets mixed up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine import paths
from engine.experiment import Experiment
from engine.session.session import Session
from engine.training.trainer import Trainer
from gui.runs.layout import looks_of
from tests.gui.support import Bench, FilesBench, small_experiment


def other(**values: Any) -> Experiment:
    """The small experiment with changes at dotted paths, `__` for the dots."""
    experiment = small_experiment()
    for path, value in values.items():
        experiment = paths.put(experiment, path.replace("__", "."), value)
    return experiment


def add(bench: Bench, *experiments: Experiment) -> list[int]:
    """Put further runs beside, and wait until they are ready."""
    keys = bench.document.add([(experiment, "") for experiment in experiments], "Add")
    bench.until(lambda: all(controller.state == "paused" for _, controller in bench.runs))
    return list(keys)


def losses(bench: Bench, key: int) -> list[float]:
    values: list[float] = bench.runs.of(key).record.series.series("batch_loss").values.tolist()
    return values


def alone(experiment: Experiment, steps: int) -> list[float]:
    """The losses of the same training without a window."""
    column = Trainer(experiment).advance(steps).columns["batch_loss"]
    return [float(value) for value in column[:, 0]]


def test_they_train_side_by_side_from_the_same_start(bench: Bench) -> None:
    first = bench.runs.selected
    fast = other(optimizer__learning_rate=0.1)
    (second,) = add(bench, fast)
    assert len(bench.clients) == 1, "one worker has them all"
    bench.runs.play()
    assert bench.runs.playing
    bench.until(lambda: not bench.runs.playing)
    assert [controller.step for _, controller in bench.runs] == [60, 60]
    assert losses(bench, first) == pytest.approx(alone(small_experiment(), 60))
    assert losses(bench, second) == pytest.approx(alone(fast, 60))
    assert losses(bench, first)[0] == losses(bench, second)[0]


def test_they_share_the_time_evenly(bench: Bench) -> None:
    keys = [bench.runs.selected, *add(bench, other(seed=2), other(seed=3))]
    for key in keys:
        bench.document.edit("steps", 10**6, key=key)
    bench.until(lambda: all(controller.state == "paused" for _, controller in bench.runs))
    turns: list[int] = []
    for key, controller in bench.runs:
        controller.frames_arrived.connect(lambda key=key: turns.append(key))
    bench.runs.play()
    bench.until(lambda: len(turns) > 30)
    bench.runs.pause()
    bench.until(lambda: not bench.runs.playing)
    for key in keys:
        assert turns.count(key) > len(turns) / 6


def test_what_has_reached_its_horizon_or_is_hidden_does_not_go_along(bench: Bench) -> None:
    first = bench.runs.selected
    bench.train(60)
    second, third = add(bench, other(seed=2), other(seed=3))
    bench.runs.set_hidden(third, hidden=True)
    assert bench.runs.shown() == [second, first]
    bench.runs.play()
    bench.until(lambda: not bench.runs.playing)
    assert {key: controller.step for key, controller in bench.runs} == {first: 60, second: 60, third: 0}


def test_all_go_on_together_beyond_their_horizon(bench: Bench) -> None:
    first = bench.runs.selected
    (second,) = add(bench, other(seed=2))
    bench.runs.play()
    bench.until(lambda: not bench.runs.playing)
    bench.runs.play()
    bench.until(lambda: all(controller.step > 60 for _, controller in bench.runs))
    bench.runs.pause()
    bench.until(lambda: not bench.runs.playing)
    assert {key for key, controller in bench.runs if controller.step > 60} == {first, second}


def test_edits_reach_the_selected_run_alone(bench: Bench) -> None:
    first = bench.runs.selected
    (second,) = add(bench, other(seed=2))
    bench.train(5)
    bench.document.edit("optimizer.learning_rate", 0.25)
    bench.until(lambda: len(bench.runs.of(second).record.changes) == 1)
    assert bench.runs.of(first).record.changes == []
    bench.document.select(first)
    bench.document.edit("batch_size", 4)
    assert not bench.runs.of(second).stale
    assert bench.runs.of(second).step == 5


def test_a_deleted_run_comes_back_as_it_was(bench: Bench) -> None:
    (second,) = add(bench, other(seed=2))
    bench.train(7)
    before = losses(bench, second)
    bench.document.remove([second], "Delete")
    assert len(bench.runs) == 1
    with pytest.raises(KeyError):
        bench.runs.of(second)
    bench.document.undo_stack.undo()
    assert bench.runs.selected == second
    assert (bench.controller.step, losses(bench, second)) == (7, before)
    bench.train(3)
    assert losses(bench, second) == pytest.approx(alone(other(seed=2), 10))


def test_the_signals_are_those_of_the_selected_run(bench: Bench) -> None:
    first = bench.runs.selected
    (second,) = add(bench, other(seed=2))
    told: list[str] = []
    bench.runs.frames_arrived.connect(lambda: told.append("frames"))
    bench.runs.log_changed.connect(lambda: told.append("log"))
    bench.runs.of(first).train(5)
    bench.until(lambda: bench.runs.of(first).step == 5 and not bench.runs.playing)
    assert told == []
    bench.document.select(first)
    assert told == ["log"], "another run is shown"
    bench.train(2)
    assert "frames" in told
    assert bench.runs.of(second).step == 0


def test_probes_are_read_of_the_selected_run(bench: Bench) -> None:
    first = bench.runs.selected
    add(bench, other(seed=2))
    read: list[str] = []
    bench.runs.reading_arrived.connect(lambda name, _reading: read.append(name))
    bench.runs.watch("panel", ("decision_map",))
    bench.until(lambda: read == ["decision_map"])
    bench.document.select(first)
    assert bench.runs.of(first).watched == ("decision_map",)
    bench.until(lambda: len(read) == 2)
    assert sum(bool(controller.watched) for _, controller in bench.runs) == 1


def test_all_go_on_after_the_worker_was_lost(bench: Bench) -> None:
    first = bench.runs.selected
    (second,) = add(bench, other(seed=2))
    bench.train(9)
    bench.lose_worker("killed")
    assert {controller.state for _, controller in bench.runs} == {"lost"}
    bench.runs.recover()
    bench.until(lambda: all(controller.state == "paused" for _, controller in bench.runs))
    assert len(bench.clients) == 2
    assert bench.runs.of(second).step == 9
    assert bench.runs.of(first).step == 0
    bench.train(1)
    assert losses(bench, second) == pytest.approx(alone(other(seed=2), 10))


def test_a_broken_run_leaves_the_others_alone(bench: Bench) -> None:
    first = bench.runs.selected
    bench.train(4)
    (second,) = add(bench, other(seed=2))
    job = next(job for name, job in bench.clients[-1].host.jobs.items() if job.course.step == 0)

    def fail(count: int) -> None:
        del job.course.advance
        raise RuntimeError("no")

    job.course.advance = fail  # type: ignore[method-assign, assignment]
    bench.runs.of(second).train(3)
    bench.until(lambda: bench.runs.of(second).state == "broken")
    assert bench.runs.of(first).state == "paused"
    bench.runs.recover()
    bench.until(lambda: bench.runs.of(second).state == "paused")
    assert len(bench.clients) == 1
    bench.document.select(first)
    bench.train(2)
    assert bench.controller.step == 6


def test_solo_shows_one_and_then_all(bench: Bench) -> None:
    first = bench.runs.selected
    second, third = add(bench, other(seed=2), other(seed=3))
    bench.runs.solo(third)
    assert bench.runs.shown() == [third]
    bench.runs.solo(third)
    assert set(bench.runs.shown()) == {first, second, third}


def test_a_session_keeps_all_of_them(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "several.descenso"
    files.train(6)
    second, third = add(files, other(seed=2), other(optimizer__learning_rate=0.5))
    files.train(4)
    files.document.edit("batch_size", 4)  # the run is stale now, its record an earlier experiment's
    files.document.rename(third, "fast", "Rename")
    files.document.select(second)
    wanted = [(entry.experiment, entry.name, entry.style) for entry in files.document.scene.entries]
    files.save(file)
    assert not files.document.modified
    files.files.open_experiment(small_experiment(seed=9))
    assert len(files.runs) == 1
    assert files.open(file)
    files.until(lambda: all(controller.state == "paused" for _, controller in files.runs))
    found = [(entry.experiment, entry.name, entry.style) for entry in files.document.scene.entries]
    assert found == wanted
    assert [controller.step for _, controller in files.runs] == [6, 4, 0]
    assert [controller.stale for _, controller in files.runs] == [False, True, False]
    assert files.document.scene.keys.index(files.runs.selected) == 1


def test_many_runs_come_and_go_and_leave_no_job(bench: Bench) -> None:
    for number in range(20):
        (key,) = add(bench, other(seed=number + 2))
        bench.document.remove([key], "Delete")
    files = list(bench.controller.scratch_file.parent.iterdir())
    bench.until(
        lambda: len(bench.clients[0].host.jobs) <= 9
    )  # those that undo brings back, and the one on screen
    assert len(files) <= 10


def test_an_example_brings_its_runs_side_by_side(files: FilesBench) -> None:
    files.files.open_target("optimizers")
    entries = files.document.scene.entries
    assert len(entries) > 1
    assert len({entry.style for entry in entries}) == len(entries)
    assert not files.document.modified
    files.until(lambda: all(controller.state == "paused" for _, controller in files.runs))
    losses = {controller.record.series.series("batch_loss").values[0] for _, controller in files.runs}
    assert len(losses) == 1, "one start, and the same batches"


def test_many_runs_share_the_memory_of_the_series(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.runs.runs.MEMORY", 30_000)
    keys = add(bench, other(seed=2), other(seed=3))
    budgets = {controller.record.series.budget for _, controller in bench.runs}
    assert budgets == {10_000}
    bench.document.edit("seed", 7)  # a new run of it begins, and a new record
    bench.until(lambda: bench.controller.record.start.seed == 7 and bench.controller.state == "paused")
    assert bench.controller.record.series.budget == 10_000
    bench.document.remove(keys[:1], "Delete")
    assert {controller.record.series.budget for _, controller in bench.runs} == {10_000}, "it may come back"
    bench.document.add([(other(seed=4), "")], "Add")
    assert {controller.record.series.budget for _, controller in bench.runs} == {7_500}


def test_a_run_that_comes_back_goes_at_the_pace_of_the_others(bench: Bench) -> None:
    (second,) = add(bench, other(seed=2))
    bench.document.remove([second], "Delete")
    bench.runs.set_pace(5.0)
    bench.document.undo_stack.undo()
    assert bench.runs.of(second).pace == 5.0


def test_another_session_has_nothing_hidden_and_no_reference(files: FilesBench) -> None:
    (second,) = add(files, other(seed=2))
    files.runs.pin(second)
    files.runs.solo(second)
    files.files.open_experiment(small_experiment())
    assert files.runs.pinned == 0
    assert files.runs.shown() == [files.runs.selected]


def test_a_session_knows_which_curves_are_hidden_and_which_run_is_the_reference(
    files: FilesBench, tmp_path: Path
) -> None:
    keys = [files.runs.selected, *add(files, other(seed=2), other(seed=3))]
    files.until(lambda: files.controller.state == "paused")
    files.runs.set_hidden(keys[0], hidden=True)
    files.runs.pin(keys[1])
    files.save(tmp_path / "run.descenso")
    files.files.open_experiment(small_experiment())
    assert (files.runs.hidden, files.runs.pinned) == (frozenset(), 0)
    assert files.open(tmp_path / "run.descenso")
    first, second, _ = files.document.scene.keys
    assert (files.runs.hidden, files.runs.pinned) == (frozenset({first}), second)
    assert files.runs.shown() == [key for key in files.runs.shown() if key != first]


@pytest.mark.parametrize(
    "said", [None, [], {"entries": 3}, {"entries": [1]}, {"entries": [{"hidden": "yes"}]}]
)
def test_what_a_layout_says_senselessly_of_hidden_runs_is_passed_over(said: object) -> None:
    assert looks_of(Session(small_experiment(), layout={"runs": said}), [7]) == (set(), 0)
