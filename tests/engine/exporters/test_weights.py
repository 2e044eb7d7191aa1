"""Weights by layer: the very bits that are evaluated, under readable names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import LiveChange, RunRecord
from engine.training.trainer import Trainer
from tests.engine.session.forge import recorded
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

RESIDUAL = [
    {"kind": "dense", "units": 6, "parametrization": "weight_norm"},
    "batch_normalization",
    {"kind": "residual", "layers": [{"kind": "dense", "units": 4}], "projection": True},
    "output",
]

ORDER = [
    "0.dense.weight",
    "0.dense.magnitude",
    "0.dense.bias",
    "1.batch_normalization.gain",
    "1.batch_normalization.shift",
    "2.residual.0.weight",
    "2.residual.0.bias",
    "2.residual.projection.weight",
    "3.output.weight",
    "3.output.bias",
]
"""How the parameters of these layers stand in the state."""

PLAIN = ["0.dense.weight", "0.dense.bias", "1.output.weight", "1.output.bias"]


def written(record: RunRecord, tmp_path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Arrays and metadata as the library reads them."""
    open_file = pytest.importorskip("safetensors", reason="the extra export is not installed").safe_open
    kinds_of("exporters")["safetensors"]().write(record, tmp_path / "weights.safetensors")
    with open_file(tmp_path / "weights.safetensors", "numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()  # noqa: SIM118 (no mapping)


def test_names_say_layer_and_array(tmp_path: Path) -> None:
    found, _ = written(recorded(small(network__layers=RESIDUAL), 3), tmp_path)
    assert {name: array.shape for name, array in found.items()} == {
        "0.dense.weight": (2, 6),
        "0.dense.magnitude": (6,),
        "0.dense.bias": (6,),
        "1.batch_normalization.gain": (6,),
        "1.batch_normalization.shift": (6,),
        "1.batch_normalization.running_mean": (6,),
        "1.batch_normalization.running_variance": (6,),
        "2.residual.0.weight": (6, 4),
        "2.residual.0.bias": (4,),
        "2.residual.projection.weight": (6, 4),
        "3.output.weight": (4, 2),
        "3.output.bias": (2,),
    }


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_bits_are_those_of_the_state(dtype: str, tmp_path: Path) -> None:
    record = recorded(small(network__layers=RESIDUAL), 23, dtype)
    assert record.checkpoint is not None
    found, _ = written(record, tmp_path)
    statistics = [name for name in found if ".running_" in name]
    parameters = [name for name in found if name not in statistics]
    assert set(parameters) == set(ORDER)
    assert all(array.dtype == np.dtype(dtype) for array in found.values())
    flat = np.concatenate([found[name].ravel() for name in ORDER])
    assert flat.tobytes() == record.checkpoint.arrays["parameters"].tobytes()
    flat = np.concatenate([found[name].ravel() for name in sorted(statistics)])
    assert flat.tobytes() == record.checkpoint.arrays["buffers"].tobytes()


def test_each_lane_has_its_own(tmp_path: Path) -> None:
    record = recorded(small(lanes=[{"seed": 4}, {"seed": 5}]), 7)
    assert record.checkpoint is not None
    found, _ = written(record, tmp_path)
    for lane in (0, 1):
        own = [
            found[f"lane{lane}.{name}"]
            for name in ("0.dense.weight", "0.dense.bias", "1.output.weight", "1.output.bias")
        ]
        flat = np.concatenate([array.ravel() for array in own])
        assert flat.tobytes() == record.checkpoint.arrays["parameters"][lane].tobytes()
    assert len(found) == 8


def test_an_average_that_is_evaluated_is_what_is_written(tmp_path: Path) -> None:
    experiment = small(optimizer="schedule_free_sgd")
    trainer = Trainer(experiment)
    trainer.advance(9)
    record = RunRecord(experiment, checkpoint=trainer.checkpoint())
    found, _ = written(record, tmp_path)
    flat = np.concatenate([found[name].ravel() for name in PLAIN])
    assert flat.tobytes() == trainer.descent.evaluation_point().tobytes()
    assert flat.tobytes() != trainer.parameters.tobytes()


def test_a_surface_has_its_point(tmp_path: Path) -> None:
    record = recorded(small(surface="rosenbrock"), 5)
    assert record.checkpoint is not None
    found, _ = written(record, tmp_path)
    assert list(found) == ["0.rosenbrock.point"]
    assert found["0.rosenbrock.point"].tobytes() == record.checkpoint.arrays["parameters"].tobytes()


def test_the_metadata_say_where_they_come_from(tmp_path: Path) -> None:
    record = recorded(small(), 23)
    record.changes += [
        LiveChange(11, "optimizer.learning_rate", 0.25),
        LiveChange(900, "optimizer.learning_rate", 0.5),
    ]
    _, told = written(record, tmp_path)
    assert record.checkpoint is not None
    assert told["step"] == "23"
    assert told["sha256"] == record.checkpoint.digest()
    assert told["dtype"] == "float32"
    experiment = Experiment.from_document(json.loads(told["experiment"]))
    assert experiment == small(optimizer__learning_rate=0.25), "what was changed later is not in it"


def test_a_run_without_a_state_is_refused(tmp_path: Path) -> None:
    exporter = kinds_of("exporters")["safetensors"]()
    assert "no saved state" in exporter.obstacle(RunRecord(small()))
    with pytest.raises(InputError, match="no saved state"):
        exporter.write(RunRecord(small()), tmp_path / "a.safetensors")
    assert not list(tmp_path.iterdir())
