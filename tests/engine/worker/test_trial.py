"""The trial that chooses a device, with stand-ins whose steps take what a test says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from engine import paths
from engine.backend import Backend, NumpyBackend
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.training.checkpoints import Checkpoint
from engine.training.trainer import Trainer
from engine.worker import executor, trial
from engine.worker.course import Course
from tests.engine.training.experiments import small
from tests.engine.worker.drive import Clock
from tests.support.faulty import LOST, OUT_OF_MEMORY, FaultyBackend
from tests.support.strict import StrictBackend


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    trial._results.clear()
    yield
    trial._results.clear()


class SlowHost(NumpyBackend):
    """Each batch moves the clock."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self.clock, self.seconds, self.batches = clock, seconds, 0

    def take(self, source: Any, rows: Any, out: Any) -> Any:
        self.batches += 1
        self.clock.now += self.seconds / 2.0  # inputs and targets
        return super().take(source, rows, out)


class SlowDevice(StrictBackend):
    """The same; and its first batch takes long, for it compiles."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        super().__init__()
        self.clock, self.seconds, self.batches = clock, seconds, 0

    def take(self, source: Any, rows: Any, out: Any) -> Any:
        self.clock.now += self.seconds / 2.0 if self.batches else 10.0
        self.batches += 1
        return super().take(source, rows, out)


def make(experiment: Experiment, backend: Backend, checkpoint: Checkpoint | None) -> Trainer:
    return Trainer(experiment, backend, checkpoint=checkpoint)


@pytest.mark.parametrize(("host", "device", "fastest"), [(1e-3, 4e-3, "numpy"), (1e-3, 2e-4, "cupy")])
def test_the_faster_one_is_taken_and_the_time_is_kept_to(host: float, device: float, fastest: str) -> None:
    clock = Clock()
    backends = {"numpy": SlowHost(clock, host), "cupy": SlowDevice(clock, device)}
    found = trial.compare(small(), backends, make, clock)
    assert found.fastest == fastest
    assert found.seconds == pytest.approx({"numpy": host, "cupy": device}, rel=1e-6)
    for backend, seconds in zip(backends.values(), (host, device), strict=True):
        steps = backend.batches / 2.0  # type: ignore[attr-defined]
        assert steps * seconds < 3.0 * trial.SHARE


def test_a_step_longer_than_the_trial_is_made_once() -> None:
    clock = Clock()
    host = SlowHost(clock, 5.0)
    trial.compare(small(), {"numpy": host, "cupy": SlowDevice(clock, 1.0)}, make, clock)
    restored, start, first, measured = 2, 2, 2, 2
    assert host.batches == restored + start + first + measured


def test_it_says_what_it_measured() -> None:
    assert str(trial.Trial({"numpy": 1.234e-5, "cupy": 0.0301})) == "numpy 12.3 µs, cupy 30.1 ms"
    assert str(trial.Trial({"numpy": 1.5, "cupy": float("inf")})) == "numpy 1.5 s, cupy –"


@pytest.mark.parametrize("error", [OUT_OF_MEMORY, LOST])
def test_a_device_that_fails_in_the_trial_is_not_taken(error: Exception) -> None:
    clock = Clock()
    found = trial.compare(
        small(), {"numpy": SlowHost(clock, 1.0), "cupy": FaultyBackend(error, 3)}, make, clock
    )
    assert str(found) == "numpy 1 s, cupy –"
    assert found.fastest == "numpy"
    assert not trial._results, "another time it may work"


def test_what_is_wrong_with_the_experiment_is_raised() -> None:
    clock = Clock()
    with pytest.raises(RuntimeError, match="cheese"):
        trial.compare(
            small(),
            {"numpy": SlowHost(clock, 1.0), "cupy": FaultyBackend(RuntimeError("cheese"), 3)},
            make,
            clock,
        )


def test_the_same_experiment_is_tried_once_whatever_its_seed() -> None:
    clock = Clock()
    first = trial.compare(
        small(), {"numpy": SlowHost(clock, 1.0), "cupy": SlowDevice(clock, 2.0)}, make, clock
    )
    device = SlowDevice(clock, 1.0)
    again = {"numpy": SlowHost(clock, 2.0), "cupy": device}
    assert trial.compare(small(seed=5), again, make, clock) is first
    assert device.batches == 0
    assert trial.compare(small(batch_size=9), again, make, clock).fastest == "cupy"


def pretend(monkeypatch: pytest.MonkeyPatch, seconds: dict[str, float]) -> None:
    """Let there be a GPU that works, and steps take so long on both."""
    monkeypatch.setattr("engine.backend.cupy_problem", lambda: "")
    monkeypatch.setattr("engine.backend.resolve", lambda name: NumpyBackend() if name == "numpy" else Named())
    monkeypatch.setattr(trial, "measure", lambda trainer, clock: seconds[trainer.backend.name])


class Named(StrictBackend):
    name = "cupy"


@pytest.mark.parametrize(("device", "chosen"), [(2e-5, "numpy"), (5e-6, "cupy")])
def test_a_course_keeps_what_was_chosen_and_why(
    monkeypatch: pytest.MonkeyPatch, device: float, chosen: str
) -> None:
    pretend(monkeypatch, {"numpy": 1e-5, "cupy": device})
    course = Course(RunRecord(small()))
    assert course.ground["backend"] == course.trainer.backend.name == chosen
    assert course.record.executor["trial"].startswith("numpy 10 µs, cupy ")
    course.advance(20)
    course.keep_checkpoint()
    whole = Trainer(small())
    whole.advance(20)
    assert course.trainer.checkpoint().digest() == whole.checkpoint().digest(), "the trial left a trace"

    pretend(monkeypatch, {"numpy": 1.0, "cupy": 1.0} | {chosen: 2.0})
    trial._results.clear()
    resumed = Course(course.record)
    assert resumed.ground["backend"] == chosen, "a run that goes on stays where it is"
    assert not executor.differences(course.ground, resumed.ground)


def test_a_backend_that_is_named_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, {})
    for name in ("numpy", "cupy"):
        course = Course(RunRecord(small()), name)
        assert course.ground["backend"] == name
        assert "trial" not in course.ground


def test_without_a_gpu_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.backend.cupy_problem", lambda: "there is none")
    monkeypatch.setattr(trial, "compare", lambda *_: pytest.fail("it was tried"))
    course = Course(RunRecord(paths.put(small(), "seed", 3)))
    assert course.ground["backend"] == "numpy"
    assert "trial" not in course.ground
