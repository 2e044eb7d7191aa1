"""A device that fails: the run ends, what failed is said, and the last checkpoint can go on elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.backend import NumpyBackend
from engine.backend.faults import device_fault
from engine.cli.main import main
from engine.errors import DeviceError, DeviceLostError, DeviceMemoryError
from engine.session.session import load_checkpoint
from engine.training.trainer import Trainer
from engine.worker.messages import Credit, Failed, Opened, Play, Refused, SaveCheckpoint, State
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench
from tests.support.faulty import LOST, OUT_OF_MEMORY, FaultyBackend, cupy_error

FAULTS = pytest.mark.parametrize(
    ("error", "cause", "word"),
    [(OUT_OF_MEMORY, "memory", "smaller batch"), (LOST, "device", "an illegal memory access")],
)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OUT_OF_MEMORY, DeviceMemoryError),
        (cupy_error("CUDARuntimeError", "cudaErrorMemoryAllocation: out of memory"), DeviceMemoryError),
        (cupy_error("CUBLASError", "CUBLAS_STATUS_ALLOC_FAILED"), DeviceMemoryError),
        (LOST, DeviceLostError),
        (cupy_error("CUBLASError", "CUBLAS_STATUS_EXECUTION_FAILED"), DeviceLostError),
        (DeviceError("There is none."), DeviceError),
        (MemoryError(), type(None)),
        (RuntimeError("cudaErrorIllegalAddress"), type(None)),
        (cupy_error("CompileException", "no"), type(None)),
    ],
)
def test_errors_are_told_apart(error: Exception, kind: type) -> None:
    assert type(device_fault(error)) is kind


def use(monkeypatch: pytest.MonkeyPatch, error: Exception, gathers: int) -> None:
    """Let the backend cupy be one that fails."""
    monkeypatch.setattr(
        "engine.backend.resolve",
        lambda name="auto": FaultyBackend(error, gathers) if name == "cupy" else NumpyBackend(),
    )


@FAULTS
def test_a_failure_in_training_is_told_with_its_cause_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, cause: str, word: str
) -> None:
    use(monkeypatch, error, 80)
    bench, scratch = Bench(), tmp_path / "scratch"
    bench.open(backend="cupy", scratch=str(scratch))
    bench.send(Credit(RUN, 10**6))
    bench.send(Play(RUN, 30))
    bench.work(lambda: bench.step() == 30)
    bench.send(Play(RUN))
    bench.work(lambda: bench.said(Failed))
    (failed,) = bench.said(Failed)
    assert failed.cause == cause
    assert word in failed.problem
    assert str(error) in failed.details
    assert bench.said(State)[-1].state == "broken"

    again = Bench()
    again.open(checkpoint=str(scratch), backend="numpy")
    again.send(Credit(RUN, 10**6))
    again.send(Play(RUN, 60))
    again.work(lambda: again.step() == 60)
    again.send(SaveCheckpoint(RUN, str(tmp_path / "end")))
    whole = Trainer(small())
    whole.advance(60)
    assert load_checkpoint(tmp_path / "end").digest() == whole.checkpoint().digest()


@FAULTS
def test_a_failure_before_the_start_is_told_with_its_cause(
    monkeypatch: pytest.MonkeyPatch, error: Exception, cause: str, word: str
) -> None:
    use(monkeypatch, error, 0)
    bench = Bench()
    bench.open(backend="cupy")
    assert bench.said(Opened) == []
    (failed,) = bench.said(Failed)
    assert failed.cause == cause


def test_a_device_that_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.backend.device.cupy_problem", lambda: "the NVIDIA driver was not found")
    bench = Bench()
    bench.open(backend="cupy")
    (refused,) = bench.said(Refused)
    assert refused.path == "backend"
    assert "driver" in refused.problem


@FAULTS
def test_the_command_line_says_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    cause: str,
    word: str,
) -> None:
    use(monkeypatch, error, 3)
    assert main(["run", "spirals", "--backend", "cupy", "--steps", "20", "--quiet"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("descenso run: The GPU has")
    assert word in said
    assert said.count("\n") == 1
