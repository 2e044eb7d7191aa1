"""Executing exported PyTorch scripts: PyTorch is wherever one has it, and never needed here."""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.exporters.pytorch import PyTorch
from engine.recording.run import LiveChange, RunRecord
from engine.training.trainer import Trainer

VARIABLE = "DESCENSO_TORCH_PYTHON"

RUNNER = """
import contextlib, io, json, runpy, sys, traceback, warnings
import torch
warnings.simplefilter("error")
torch.set_num_threads(1)
told = {}
for path in json.load(sys.stdin):
    sys.argv = [path, path[:-3] + ".csv"]
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(path, run_name="__main__")
        told[path] = [True, printed.getvalue()]
    except Exception:
        told[path] = [False, traceback.format_exc()]
json.dump(told, sys.stdout)
"""
"""Runs many scripts in one process, for PyTorch takes seconds to load; each begins with fresh globals."""


@functools.cache
def interpreter() -> str | None:
    """A Python that has PyTorch: the one that is named, else this one if it has; None without any."""
    if named := os.environ.get(VARIABLE):
        return named
    return sys.executable if importlib.util.find_spec("torch") else None


needs_torch = pytest.mark.skipif(
    interpreter() is None,
    reason=f"needs PyTorch: install it here, or let {VARIABLE} name a Python that has it",
)


@dataclass(frozen=True)
class Training:
    """A run that was made here, and the record of it.

    Attributes:
        losses: on the batch of each update, before it.
        evaluated: figures after the last update, by name.
    """

    record: RunRecord
    losses: np.ndarray
    evaluated: dict[str, float]


def trained(
    experiment: Experiment,
    changes: Iterable[tuple[int, str, Any]] = (),
    dtype: str = "float64",
    lane: int = 0,
) -> Training:
    """Train to the horizon, with live changes at their steps."""
    record = RunRecord(experiment, [LiveChange(*change) for change in changes], dtype=dtype)
    trainer = Trainer(experiment, dtype=dtype)
    record.series.append_block(*_rows(trainer.start()))
    for change in record.changes:
        if change.step > trainer.step:
            record.series.append_block(*_rows(trainer.advance(change.step - trainer.step)))
        trainer.change(change.apply(trainer.experiment))
    record.series.append_block(*_rows(trainer.advance(experiment.steps - trainer.step)))
    last = trainer.evaluate()
    record.checkpoint = trainer.checkpoint()
    series = record.series["batch_loss", lane]
    losses = series.values[series.steps < trainer.step]
    return Training(record, losses, {name: float(column[0, lane]) for name, column in last.columns.items()})


def _rows(block: Any) -> tuple[Any, Any]:
    return block.steps, block.columns


@dataclass(frozen=True)
class Executed:
    """What a script said: its losses, those of whole parts by what it calls them, and all that it printed."""

    losses: np.ndarray
    parts: dict[str, float]
    printed: str

    def difference(self, training: Training) -> float:
        """The largest relative difference from what was trained here, in the losses and at the end."""
        assert self.losses.shape == training.losses.shape
        found = float(np.max(np.abs(self.losses - training.losses) / np.abs(training.losses)))
        for name, loss in self.parts.items():
            averaged, _, part = name.rpartition(", ")
            ours = training.evaluated[f"{'average_' if averaged else ''}{part}_loss"]
            found = max(found, abs(loss - ours) / abs(ours))
        return found


def execute(scripts: Mapping[str, Path]) -> dict[str, Executed]:
    """Run scripts, and read what they wrote. A script that fails fails the test, with what Python said."""
    python = interpreter()
    assert python is not None
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-c", RUNNER],
        input=json.dumps([str(path) for path in scripts.values()]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=bare | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    found = {}
    for name, path in scripts.items():
        fine, printed = told[str(path)]
        assert fine, f"{name}: {printed}"
        losses = np.loadtxt(path.with_suffix(".csv"), delimiter=",", skiprows=1, ndmin=2)[:, 1]
        lines = re.findall(r"^((?:averaged parameters, )?(?:train|test)): loss (\S+)$", printed, re.MULTILINE)
        found[name] = Executed(losses, {part: float(loss) for part, loss in lines}, printed)
    return found


def differences(trainings: Mapping[str, Training], folder: Path, lane: int = 1) -> dict[str, float]:
    """Export runs, execute the scripts, and say how far their losses are from the runs'."""
    scripts = {}
    for number, (name, training) in enumerate(trainings.items()):
        scripts[name] = folder / f"run{number}.py"
        PyTorch(lane=lane).write(training.record, scripts[name])
    executed = execute(scripts)
    return {name: executed[name].difference(training) for name, training in trainings.items()}
