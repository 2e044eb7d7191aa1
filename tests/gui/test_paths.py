"""The path of updates as the window knows it: shown in the header, kept with the run, followed when it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from engine.kernels.warming import readiness
from engine.recording.run import PathSwitch
from engine.session import session as sessions
from engine.worker import executor, route
from gui.actions import Actions
from gui.detours import detour_text
from gui.preferences.store import SettingsStore
from gui.transport import Transport
from tests.engine.kernels.warming.fakes import SetKernels
from tests.gui.support import Bench, FilesBench, small_experiment
from tests.support.paths import stand_in_for_kernels

REFERENCE, ACCELERATED = "reference", "accelerated"


@pytest.fixture
def kernels(monkeypatch: pytest.MonkeyPatch) -> SetKernels:
    monkeypatch.delenv(route.VARIABLE)
    monkeypatch.setattr(executor, "kernel_facts", lambda: {"kernels": "0123"})
    stand_in_for_kernels(monkeypatch)
    kernels = SetKernels("missing")
    monkeypatch.setattr(readiness, "kernels", kernels)
    return kernels


def test_a_switch_is_kept_with_the_run_and_followed(
    kernels: SetKernels, files: FilesBench, tmp_path: Path
) -> None:
    controller, file = files.controller, tmp_path / "run.descenso"
    files.train(10)
    assert controller.path == REFERENCE
    kernels.now = "ready"
    files.train(13)
    assert controller.path == ACCELERATED
    assert controller.record.switches == [PathSwitch(10, ACCELERATED)]
    files.save(file)
    (saved,) = sessions.load(file).runs
    assert saved.switches == [PathSwitch(10, ACCELERATED)]
    assert (saved.executor["path"], saved.executor["kernels"]) == (REFERENCE, "0123")
    files.train(7)
    final = files.digest(tmp_path)
    files.files.open_experiment(small_experiment(seed=7))
    assert files.open(file)
    controller = files.controller
    files.until(lambda: controller.state == "paused")
    assert controller.path == ACCELERATED
    files.train(7)
    assert files.digest(tmp_path) == final
    assert controller.record.switches == [PathSwitch(10, ACCELERATED)]


def test_after_a_lost_worker_the_switches_up_to_the_checkpoint_stay(
    kernels: SetKernels, bench: Bench, tmp_path: Path
) -> None:
    bench.train(10)
    kernels.now = "ready"
    bench.train(5)
    bench.document.edit("regularization.clipping", {"kind": "norm"})
    bench.until(lambda: bench.controller.path == REFERENCE)
    assert bench.controller.record.switches == [PathSwitch(10, ACCELERATED), PathSwitch(15, REFERENCE)]
    assert bench.controller.detour == "there are no kernels for a clipping"
    bench.lose_worker("gone")
    bench.controller.recover()
    bench.until(lambda: bench.controller.state == "paused")
    bench.train(5)
    assert bench.controller.record.switches == [PathSwitch(10, ACCELERATED), PathSwitch(15, REFERENCE)]
    bench.controller.restart()
    bench.until(lambda: bench.controller.state == "paused")
    assert bench.controller.record.switches == []


def test_the_header_says_in_short_how_it_is_computed_and_the_tip_why(
    qtbot: QtBot, kernels: SetKernels, files: FilesBench
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    transport = Transport(files.context, Actions(window, files.context, files.files, SettingsStore()), window)
    readout = transport.readouts["device"]
    files.train(5)
    assert readout.value() == "NumPy"
    assert readout.toolTip().splitlines() == [
        "Plain array operations make the updates (1 thread).",
        "Compiled kernels are not taken: kernels are missing.",
    ]
    kernels.now = "ready"
    files.train(5)
    assert readout.value() == "NumPy · compiled"
    assert readout.toolTip() == "Compiled kernels make the updates."


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (readiness.COMPILING, "they are being compiled"),
        (readiness.LOADING, "they are being loaded"),
        (readiness.ABSENT, "Numba is not installed"),
        ("there are no kernels for the layer GRU", "there are none for the layer GRU"),
        ("there are no kernels for a surface", "there are none for a surface"),
        ("there are no kernels for SAM around the method", "there are none for SAM around the method"),
        ("the kernels could not be compiled (x)", "the kernels could not be compiled (x)"),
    ],
)
def test_reasons_are_put_into_words(reason: str, text: str) -> None:
    assert detour_text(reason) == text
