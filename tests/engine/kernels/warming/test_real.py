"""The real thing: a process that compiles, and runs that take what it leaves."""

from __future__ import annotations

import pytest

from engine.kernels.warming.readiness import Readiness
from engine.recording.run import PathSwitch, RunRecord
from engine.worker import executor, route
from engine.worker.course import Course
from tests.engine.training.experiments import small
from tests.support.kernels import needs_numba


@pytest.mark.slow
@needs_numba
@pytest.mark.parametrize("lanes", [1, 16])
def test_kernels_are_compiled_loaded_taken_and_replayed(lanes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(route.VARIABLE)
    experiment = small(lanes=[{"seed": seed} for seed in range(lanes)])
    kernels = Readiness()
    assert kernels.make("float32", lanes), kernels.problem
    run = Course(RunRecord(experiment), path="reference", kernels=kernels)
    run.advance(10)
    run.keep_checkpoint()
    on = Course(run.record, path="auto", kernels=kernels)
    on.advance(20)
    assert on.record.switches == [PathSwitch(10, "accelerated")]
    assert set(on.record.executor) >= {"numba", "llvmlite", "kernels", "processor"}
    again = Course(
        RunRecord(experiment, executor=on.record.executor, switches=list(on.record.switches)), kernels=kernels
    )
    again.advance(30)
    assert again.trainer.checkpoint().digest() == on.trainer.checkpoint().digest()
    assert executor.differences(again.record.executor, again.ground, again.route.paths) == []
