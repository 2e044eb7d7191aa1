"""PyTorch scripts, executed: an independent implementation that has to have the same losses for 100 steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.experiment import Experiment
from engine.exporters.pytorch import PyTorch
from engine.recording.run import RunRecord
from tests.engine.exporters.pytorch_cases import GROUPS, REQUIRED, Case
from tests.support import fitting
from tests.support.torch_scripts import Training, differences, execute, needs_torch, trained

pytestmark = needs_torch

FAMILIES = (
    "activations",
    "augmentations",
    "clippings",
    "layers",
    "losses",
    "optimizers",
    "schedules",
    "wrappers",
)

MOST = 1e-8
"""The largest relative difference of a loss."""


def check(cases: dict[str, Case], folder: Path) -> None:
    """Train each case here and by its script."""
    trainings = {name: trained(case.experiment, case.changes) for name, case in cases.items()}
    found = differences(trainings, folder)
    assert {name: value for name, value in found.items() if not value <= MOST} == {}


@pytest.mark.parametrize("network", REQUIRED)
def test_networks_with_the_common_methods(network: str, tmp_path: Path) -> None:
    check(REQUIRED[network], tmp_path)


@pytest.mark.parametrize("group", GROUPS)
def test_combinations(group: str, tmp_path: Path) -> None:
    check(GROUPS[group], tmp_path)


def emitted(family: str) -> dict[str, Training]:
    """A run with each kind of a family that a script can have."""
    found = {}
    for name, kind in registry.kinds(family).items():
        experiment = fitting.fitting(fitting.small(kind)).replace(steps=100, evaluate_every=100)
        if not PyTorch().obstacle(RunRecord(experiment)):
            found[name] = trained(experiment)
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_that_is_written(family: str, tmp_path: Path) -> None:
    found = differences(emitted(family), tmp_path)
    assert {name: value for name, value in found.items() if not value <= MOST} == {}


def test_a_lane(tmp_path: Path) -> None:
    lanes = [{"seed": 3}, {"seed": 4, "optimizer.learning_rate": 0.02}]
    experiment = Experiment.from_json({"steps": 100, "evaluate_every": 100, "lanes": lanes})
    found = differences({"lane": trained(experiment, lane=1)}, tmp_path, lane=2)
    assert found["lane"] <= MOST


def test_a_run_that_stopped_early(tmp_path: Path) -> None:
    stopping = {"kind": "early", "patience": 3, "series": "train_loss", "improvement": 10.0}
    training = trained(Experiment.from_json({"steps": 100, "evaluate_every": 10, "stopping": stopping}))
    assert len(training.losses) == 30
    PyTorch().write(training.record, tmp_path / "run.py")
    executed = execute({"run": tmp_path / "run.py"})["run"]
    assert _difference(executed.losses, training.losses) <= MOST


def test_single_precision_differs_by_its_roundings(tmp_path: Path) -> None:
    experiment = Experiment.from_json({"steps": 20, "evaluate_every": 20})
    found = differences({"float32": trained(experiment, dtype="float32")}, tmp_path)
    assert 0.0 < found["float32"] < 1e-4


def test_it_says_how_far_it_is_from_the_run(tmp_path: Path) -> None:
    training = trained(Experiment.from_json({"steps": 30, "evaluate_every": 30}))
    PyTorch().write(training.record, tmp_path / "right.py")
    text = (tmp_path / "right.py").read_text(encoding="utf-8")
    (tmp_path / "wrong.py").write_text(text.replace("learning_rate=0.001", "learning_rate=0.002"))
    (tmp_path / "wrong.npz").write_bytes((tmp_path / "right.npz").read_bytes())
    executed = execute({name: tmp_path / f"{name}.py" for name in ("right", "wrong")})
    told: dict[str, float] = {}
    for name, one in executed.items():
        *_, last = one.printed.splitlines()
        assert last.startswith("largest relative difference from the run's own losses: ")
        told[name] = float(last.rpartition(" ")[2])
    assert told["right"] <= MOST
    assert told["wrong"] > 1e-3
    own = executed["right"].losses
    assert told["right"] == pytest.approx(_difference(own, training.losses), rel=0.1, abs=1e-30)


def _difference(theirs: Any, ours: Any) -> float:
    return float(np.max(np.abs(theirs - ours) / ours))
