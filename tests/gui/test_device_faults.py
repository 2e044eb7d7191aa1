"""A GPU that fails: the window says so, offers the ways on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.backend import NumpyBackend
from engine.worker import trial
from gui.notices import Message, NoticeCenter
from gui.runs.notices import RunNotices
from tests.gui.support import Bench
from tests.support.faulty import LOST, OUT_OF_MEMORY, FaultyBackend


class Gpu:
    """A GPU that is faster than the processor and fails as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: Exception = LOST
        self.gathers = 10**9
        trial._results.clear()
        monkeypatch.setattr("engine.backend.cupy_problem", lambda: "")
        monkeypatch.setattr("engine.backend.resolve", self._resolve)
        monkeypatch.setattr(
            trial, "measure", lambda trainer, clock: 1.0 if trainer.backend.name == "numpy" else 0.5
        )

    def _resolve(self, name: str) -> NumpyBackend | FaultyBackend:
        return NumpyBackend() if name == "numpy" else FaultyBackend(self.error, self.gathers)


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch) -> Gpu:
    return Gpu(monkeypatch)


def watched(bench: Bench) -> NoticeCenter:
    center = NoticeCenter(bench.controller)
    RunNotices(bench.document, bench.runs, center, bench.controller)
    return center


def said(center: NoticeCenter, key: str) -> Message:
    (message,) = [each for each in center.messages if each.key == key]
    return message


def actions(message: Message) -> dict[str, Callable[[], object]]:
    return dict(message.actions)


def fail(bench: Bench, error: Exception) -> None:
    """Have the run fail in the midst of a step."""
    bench.fail_once(error)
    bench.controller.play()
    bench.until(lambda: bench.controller.state in ("lost", "broken"))


def test_the_device_that_a_trial_chose_is_said(gpu: Gpu, bench: Bench) -> None:
    center = watched(bench)
    bench.controller.restart()
    bench.until(lambda: bench.controller.opened is not None)
    message = said(center, "trial")
    assert "The GPU is faster" in message.text
    assert "numpy 1 s, cupy 500 ms" in message.advice


def test_after_a_lost_gpu_another_process_goes_on_with_the_processor(
    gpu: Gpu, bench: Bench, tmp_path: Path
) -> None:
    bench.controller.restart()
    bench.until(lambda: bench.controller.state == "paused")
    center, controller = watched(bench), bench.controller
    bench.train(10)
    before = bench.digest(tmp_path)
    fail(bench, LOST)
    message = said(center, "lost")
    assert message.text == "The GPU has failed."
    assert "an illegal memory access" in message.details
    assert list(actions(message)) == ["Use the processor", "Try the GPU again"]
    clients = len(bench.clients)
    actions(message)["Use the processor"]()
    bench.until(lambda: controller.state == "paused")
    assert len(bench.clients) == clients + 1
    assert controller.opened is not None
    assert controller.opened.executor["backend"] == "numpy"
    assert (controller.step, bench.digest(tmp_path)) == (10, before)
    assert not [each for each in center.messages if each.key == "lost"]
    bench.train(10)
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(21))


def test_the_gpu_can_be_tried_again(gpu: Gpu, bench: Bench) -> None:
    bench.controller.restart()
    bench.until(lambda: bench.controller.state == "paused")
    center, controller = watched(bench), bench.controller
    bench.train(10)
    fail(bench, LOST)
    actions(said(center, "lost"))["Try the GPU again"]()
    bench.until(lambda: controller.state == "paused")
    assert controller.opened is not None
    assert controller.opened.executor["backend"] == "cupy", "it keeps what the trial chose"
    assert controller.step == 10


def test_without_memory_a_smaller_batch_is_offered(gpu: Gpu, bench: Bench) -> None:
    bench.controller.restart()
    bench.until(lambda: bench.controller.state == "paused")
    center, controller = watched(bench), bench.controller
    bench.train(10)
    fail(bench, OUT_OF_MEMORY)
    message = said(center, "broken")
    assert message.text == "The GPU has not enough memory for this run."
    assert list(actions(message)) == [
        "Halve the batch",
        "Use the processor",
        "Restart from the last checkpoint",
    ]
    actions(message)["Halve the batch"]()
    bench.until(lambda: controller.state == "paused")
    assert bench.in_force.batch_size == bench.document.experiment.batch_size == 4
    bench.document.undo_stack.undo()
    assert bench.document.experiment.batch_size == 8


@pytest.mark.parametrize("error", [LOST, OUT_OF_MEMORY])
def test_a_run_that_cannot_be_opened_on_the_gpu_is_opened_on_the_processor(
    gpu: Gpu, bench: Bench, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    center, controller = watched(bench), bench.controller
    gpu.error, gpu.gathers = error, 0
    monkeypatch.setattr(trial, "compare", lambda *_: trial.Trial({"numpy": 2.0, "cupy": 1.0}))
    controller.restart()
    bench.until(lambda: controller.refusal is not None)
    message = said(center, "refused")
    assert "The GPU has" in message.text
    assert ("Halve the batch" in actions(message)) == (error is OUT_OF_MEMORY)
    actions(message)["Use the processor"]()
    bench.until(lambda: controller.state == "paused")
    assert controller.refusal is None
    bench.train(5)
