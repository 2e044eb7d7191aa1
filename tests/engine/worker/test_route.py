"""Which path a run takes, and that its log tells: replaying and resuming repeat the bits, whatever switched when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.kernels.warming import readiness
from engine.recording.run import PathSwitch, RunRecord
from engine.worker import executor, messages, route
from engine.worker.course import Course
from tests.engine.kernels.warming.fakes import SetKernels
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench
from tests.support.paths import stand_in_for_kernels

REFERENCE, ACCELERATED = "reference", "accelerated"


@pytest.fixture(autouse=True)
def _paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(route.VARIABLE)
    monkeypatch.setattr(executor, "kernel_facts", lambda: {"kernels": "0123"})
    stand_in_for_kernels(monkeypatch)


def course(record: RunRecord | None = None, state: Any = "ready", **options: Any) -> Course:
    kernels = state if isinstance(state, SetKernels) else SetKernels(state)
    return Course(record or RunRecord(small()), kernels=kernels, **options)


def digest(course: Course) -> str:
    return course.trainer.checkpoint().digest()


def copy(record: RunRecord, **changes: Any) -> RunRecord:
    """The record as a file would give it back."""
    return replace(record, changes=list(record.changes), switches=list(record.switches), **changes)


def test_kernels_that_are_ready_are_taken_from_the_start() -> None:
    run = course()
    run.advance(20)
    assert run.trainer.path == run.record.executor["path"] == ACCELERATED
    assert run.record.executor["kernels"] == "0123"
    assert run.record.switches == []
    assert run.route.paths == (ACCELERATED,)
    assert digest(run) != digest(trained(REFERENCE, 20))


def trained(path: str, steps: int) -> Course:
    run = course(path=path)
    run.advance(steps)
    return run


@pytest.mark.parametrize("prompt", [True, False])
def test_kernels_on_the_disk_are_loaded_before_the_first_update(prompt: bool) -> None:
    run = course(state="on disk", prompt=prompt)
    assert run.trainer.path == (ACCELERATED if prompt else REFERENCE)
    run.advance(20)
    assert run.record.switches == ([] if prompt else [PathSwitch(0, ACCELERATED)])
    assert run.trainer.path == ACCELERATED
    assert digest(run) == digest(trained(ACCELERATED, 20))


def test_kernels_that_come_meanwhile_are_taken_between_two_calls() -> None:
    kernels = SetKernels("missing")
    run = course(state=kernels)
    run.advance(7)
    assert run.trainer.path == run.record.executor["path"] == REFERENCE
    assert "kernels" not in run.record.executor
    assert run.route.reason == "kernels are missing"
    kernels.now = "on disk"
    run.advance(4)
    assert run.trainer.path == REFERENCE, "loading would hold up a run that goes on"
    assert kernels.approached == 2
    kernels.now = "ready"
    run.advance(9)
    assert run.record.switches == [PathSwitch(11, ACCELERATED)]
    assert run.record.executor["kernels"] == "0123"
    assert run.route.reason == ""
    assert digest(run) not in (digest(trained(ACCELERATED, 20)), digest(trained(REFERENCE, 20)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ready=st.integers(0, 12),
    change=st.none() | st.integers(0, 20),
    back=st.integers(0, 6),
    kept=st.integers(0, 30),
    cuts=st.lists(st.integers(1, 9), min_size=1, max_size=8),
)
def test_replaying_and_resuming_repeat_the_bits(
    ready: int, change: int | None, back: int, kept: int, cuts: list[int]
) -> None:
    """Whenever kernels came, and whatever a live change made of the path."""
    kernels, run = SetKernels("missing"), None
    run = course(state=kernels)
    checkpoint = None
    clipped = {"kind": "norm", "threshold": 1.0}
    for step in range(31):
        if step == ready:
            kernels.now = "ready"
        if step == change:
            run.change("regularization.clipping", clipped)
        if change is not None and step == change + back:
            run.change("regularization.clipping", {"kind": "none"})
        if step == kept:
            checkpoint = run.trainer.checkpoint()
        run.advance(1)
    again = course(copy(run.record))
    resumed = course(copy(run.record, checkpoint=checkpoint))
    for other in (again, resumed):
        while other.step < 31:
            other.advance(min(cuts[other.step % len(cuts)], 31 - other.step))
        assert digest(other) == digest(run)
        assert other.record.switches == run.record.switches
        assert executor.differences(other.record.executor, other.ground, other.route.paths) == []
        assert other.trainer.path == run.trainer.path
    steps = [switch.step for switch in run.record.switches]
    assert steps == sorted(set(steps))
    assert all(a != b for a, b in zip(run.route.paths, run.route.paths[1:], strict=False))


def test_a_run_that_is_repeated_takes_nothing_new_and_one_that_goes_on_does() -> None:
    first = course(state="missing")
    first.advance(10)
    first.keep_checkpoint()
    again = course(copy(first.record, checkpoint=None))
    again.advance(30)
    assert again.record.switches == []
    on = course(copy(first.record))
    on.advance(5)
    assert on.record.switches == [PathSwitch(10, ACCELERATED)]


@pytest.mark.parametrize("state", ["absent", "failed", "missing"])
def test_where_there_are_no_kernels_a_run_goes_on_without_and_that_is_said(state: str) -> None:
    first = course()
    first.advance(10)
    first.keep_checkpoint()
    on = course(copy(first.record), state=state)
    on.advance(5)
    assert on.trainer.path == REFERENCE
    assert on.record.switches == [PathSwitch(10, REFERENCE)]
    assert on.route.reason == f"kernels are {state}"
    assert "path accelerated → reference" in executor.differences(
        on.record.executor, on.ground, on.route.paths
    )


@pytest.mark.parametrize(("begun", "asked"), [(ACCELERATED, REFERENCE), (REFERENCE, ACCELERATED)])
def test_what_is_asked_for_holds_from_the_present_step_on(begun: str, asked: str) -> None:
    first = trained(begun, 10)
    first.keep_checkpoint()
    log = [PathSwitch(25, begun)]
    on = course(copy(first.record), path=asked)
    on.record.switches += log
    on = course(on.record, path=asked)
    on.advance(20)
    assert on.trainer.path == asked
    assert on.record.switches == [PathSwitch(10, asked)]


def test_asking_for_kernels_makes_them() -> None:
    run = course(state="missing", path=ACCELERATED)
    assert run.trainer.path == ACCELERATED
    failed = course(state="failed", path=ACCELERATED)
    failed.advance(3)
    assert failed.trainer.path == REFERENCE
    assert failed.route.reason == "kernels are failed"
    assert failed.record.switches == []


def test_a_new_change_ends_the_switches_ahead() -> None:
    record = RunRecord(small(), executor={"path": REFERENCE}, switches=[PathSwitch(20, ACCELERATED)])
    run = course(record)
    run.advance(5)
    run.change("optimizer.learning_rate", 0.5)
    assert run.record.switches == []
    run.advance(30)
    assert run.trainer.path == REFERENCE


def test_a_block_that_is_made_again_stays_on_its_path() -> None:
    """The copy of the state that it is made from must not be older than the switch."""
    lanes = [{"optimizer.learning_rate": 30.0}, {"optimizer.learning_rate": 0.1}]

    def run(*lanes: dict[str, float]) -> Course:
        experiment = small(
            optimizer="sgd", regularization__l2_penalty=1.0, evaluate_every=1000, lanes=list(lanes)
        )
        found = course(
            RunRecord(experiment, executor={"path": REFERENCE}, switches=[PathSwitch(2, ACCELERATED)])
        )
        found.advance(40)
        return found

    both, sound = run(*lanes), run(lanes[1])
    assert both.trainer.divergences[0].step > 2
    np.testing.assert_array_equal(both.trainer.parameters[1], sound.trainer.parameters[0])


def test_a_surface_takes_no_kernels() -> None:
    kernels = SetKernels("missing")
    run = course(RunRecord(small(surface="rosenbrock")), state=kernels)
    run.advance(3)
    assert run.trainer.path == REFERENCE
    assert run.route.reason == "there are no kernels for a surface"
    assert kernels.approached == 0


@pytest.mark.parametrize("said", [REFERENCE, ACCELERATED])
def test_the_environment_says_what_auto_means(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(route.VARIABLE, said)
    assert course().trainer.path == said
    other = ACCELERATED if said == REFERENCE else REFERENCE
    assert course(path=other).trainer.path == other


def test_a_path_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"^path: must be auto, reference or accelerated"):
        course(path="scenic")
    monkeypatch.setenv(route.VARIABLE, "scenic")
    with pytest.raises(InputError, match=r"^DESCENSO_PATH: must be"):
        course()
    route.prepare_kernels()  # nobody there to tell it to


def test_kernels_are_prepared_unless_they_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    kernels = SetKernels()
    monkeypatch.setattr(readiness, "kernels", kernels)
    route.prepare_kernels()
    assert kernels.approached == 1
    monkeypatch.setenv(route.VARIABLE, REFERENCE)
    route.prepare_kernels()
    assert kernels.approached == 1


def test_threads_and_blas_matter_to_the_reference_path_alone() -> None:
    known = {"path": ACCELERATED, "threads": "2", "blas": "one", "kernels": "0123", "numpy": "2"}
    here = known | {"threads": "1", "blas": "two"}
    assert executor.differences(known, here) == []
    assert len(executor.differences(known, here, (REFERENCE,))) == 2
    assert len(executor.differences(known | {"path": REFERENCE}, here | {"path": REFERENCE})) == 2
    assert executor.differences(known, here | {"kernels": "4567"}) == ["kernels 0123 → 4567"]


def test_a_worker_tells_of_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    kernels = SetKernels("missing")
    monkeypatch.setattr(readiness, "kernels", kernels)
    bench = Bench()
    bench.open()
    (opened,) = bench.said(messages.Opened)
    assert (opened.path, opened.reason) == (REFERENCE, "kernels are missing")
    bench.play(10)
    kernels.now = "ready"
    bench.play(20)
    (switched,) = bench.said(messages.Switched)
    assert (switched.step, switched.path, switched.reason) == (10, ACCELERATED, "")
    assert switched.executor == {"kernels": "0123", **opened.executor}
    bench.send(messages.ChangeLive(RUN, "regularization.clipping", {"kind": "norm", "threshold": 1.0}))
    detour = bench.said(messages.Switched)[1]
    assert (detour.step, detour.path, detour.reason) == (
        20,
        REFERENCE,
        "there are no kernels for a clipping",
    )
    log = tuple((item.step, item.path) for item in bench.said(messages.Switched))
    changes = tuple((item.step, item.path, item.value) for item in bench.said(messages.Changed))
    bench.play(30)
    other = Bench()
    other.open(executor=switched.executor, switches=log, changes=changes)
    other.play(30)
    assert [(item.step, item.path) for item in other.said(messages.Switched)] == list(log)
    assert other.digest() == bench.digest()


def test_rows_before_a_switch_come_before_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kernels = SetKernels("missing")
    monkeypatch.setattr(readiness, "kernels", kernels)
    bench = Bench()
    bench.open()
    bench.play(10)
    kernels.now = "ready"
    bench.play(20)
    at = bench.events.index(bench.said(messages.Switched)[0])
    steps = [e.steps for e in bench.events[:at] if isinstance(e, messages.Frame) and e.steps is not None]
    assert np.concatenate(steps)[-1] >= 10
