"""How a process comes to its kernels: from the disk, by a process that compiles, or never."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from engine.kernels.warming import readiness
from engine.kernels.warming.cache import Marks
from tests.engine.kernels.warming.fakes import ELSEWHERE, CompilerBench

Log = pytest.LogCaptureFixture


@pytest.fixture(autouse=True)
def _numba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "versions", lambda: {"numba": "1"})


@pytest.fixture
def bench(tmp_path: Path) -> CompilerBench:
    return CompilerBench(Marks(tmp_path))


def test_what_is_compiled_is_loaded_once(bench: CompilerBench) -> None:
    kernels = bench.readiness
    assert kernels.state("float32") == "missing"
    assert not kernels.load("float32")
    bench.compile("float32")
    assert kernels.state("float32") == "missing", "it has just looked"
    bench.later()
    assert kernels.state("float32") == "on disk"
    assert kernels.load("float32")
    assert kernels.state("float32") == "ready"
    assert kernels.load("float32")
    assert bench.built == [("chain", "float32")]
    assert kernels.state("float64") == "missing"
    assert kernels.load("float32", 8), "many lanes want more of it"
    assert bench.built == [("chain", "float32"), ("bundles", "float32")]


def test_what_is_missing_is_compiled_by_one_process(bench: CompilerBench) -> None:
    for _ in range(3):
        bench.readiness.approach("float64")
        bench.later()
    assert bench.started == [("float32", "float64")]
    assert bench.readiness.reason("float64") == "the kernels are being compiled"
    bench.compile("float32", "float64")
    bench.later()
    bench.readiness.approach("float64")
    assert bench.readiness.load("float64"), "it waits for the thread that loads"
    assert bench.built == [("chain", "float64")]
    assert bench.readiness.reason("float64") == ""


def test_garbage_is_collected_again_after_loading(bench: CompilerBench) -> None:
    bench.compile("float32")
    assert bench.readiness.load("float32")
    assert gc.isenabled()


def test_code_for_another_processor_counts_as_missing(bench: CompilerBench) -> None:
    bench.compile("float32", processor=ELSEWHERE)
    assert bench.readiness.state("float32") == "on disk"
    assert not bench.readiness.load("float32")
    assert bench.readiness.state("float32") == "missing"
    assert bench.built == []
    assert bench.readiness.make("float32")


@pytest.mark.parametrize("kept", [True, False])
def test_made_at_once_even_where_nothing_can_be_kept(bench: CompilerBench, kept: bool) -> None:
    bench.kept = kept
    assert bench.readiness.make("float64")
    assert bench.started == [("float64",)]
    assert bench.built == [("chain", "float64")]


def test_a_failure_is_told_once_and_final(bench: CompilerBench, caplog: Log) -> None:
    bench.error = RuntimeError("no such instruction\nin detail")
    bench.compile("float32")
    assert not bench.readiness.load("float32")
    assert bench.readiness.state("float32") == "failed"
    assert "RuntimeError: no such instruction" in bench.readiness.reason("float32")
    assert not bench.readiness.make("float64")
    bench.readiness.approach("float64")
    assert bench.started == []
    assert len(caplog.records) == 1
    assert gc.isenabled()


def test_a_failure_of_the_other_process_is_final_too(bench: CompilerBench, caplog: Log) -> None:
    bench.marks.fail("ValueError: what is that")
    assert bench.readiness.state("float32") == "failed"
    assert "what is that" in bench.readiness.reason("float32")
    assert bench.another().state("float64") == "failed"
    assert len(caplog.records) == 2


def test_a_process_that_cannot_start_is_no_crash(bench: CompilerBench, caplog: Log) -> None:
    def refuse(words: tuple[str, ...]) -> readiness.Process:
        raise PermissionError("no processes here")

    kernels = readiness.Readiness(lambda: bench.marks, refuse, None, lambda: "", bench.clock)
    kernels.approach("float32")
    assert kernels.state("float32") == "failed"
    assert "no processes here" in caplog.text


def test_a_folder_that_cannot_be_read_is_no_crash(bench: CompilerBench) -> None:
    def refuse() -> Marks:
        raise PermissionError("no folder")

    kernels = readiness.Readiness(refuse, None, None, lambda: "", bench.clock)
    assert kernels.state("float32") == "failed"


def test_without_numba_nothing_is_looked_for(bench: CompilerBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "versions", dict)
    assert bench.readiness.state("float32") == "absent"
    assert bench.readiness.reason("float32") == "Numba is not installed"
    bench.readiness.approach("float32")
    bench.readiness.compile()
    assert not bench.readiness.make("float32")
    assert bench.started == bench.built == []
