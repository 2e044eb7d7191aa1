"""The experiment as a value: JSON, live and structural fields, lanes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import paths
from engine.errors import InputError
from engine.experiment import FORMAT, Experiment


def test_the_document_reads_back_equal() -> None:
    experiment = Experiment.from_document(
        {
            "seed": 7,
            "data": {"kind": "moons", "inputs": ["x2", "x1"]},
            "network": {"layers": [{"kind": "dense", "units": 3, "activation": "tanh"}, "output"]},
            "lanes": [{"seed": 1}, {"optimizer.learning_rate": 0.5}],
        }
    )
    document = json.loads(json.dumps(experiment.to_document()))
    assert Experiment.from_document(document) == experiment
    assert document["data"]["inputs"] == ["x1", "x2"], "a subset keeps the order of its options"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "JSON object"),
        ({"seeed": 1}, "^seeed: is not a field"),
        ({"seed": 1.5}, "^seed: must be a whole number"),
        ({"seed": True}, "^seed: must be a whole number"),
        ({"batch_size": 0}, "^batch_size: must be at least 1"),
        (
            {"optimizer": {"kind": "adm"}},
            r"^optimizer\.kind: 'adm' is unknown in optimizers; did you mean 'adam'",
        ),
        ({"optimizer": {"learning_rate": 1}}, r"^optimizer\.kind: is missing"),
        ({"optimizer": {"kind": "adam", "beta1": 1.0}}, r"^optimizer\.beta1: must be less than 1"),
        (
            {"optimizer": {"kind": "adam", "learning_rate": "fast"}},
            r"^optimizer\.learning_rate: must be a number",
        ),
        (
            {"optimizer": {"kind": "adam", "learning_rate": float("nan")}},
            r"^optimizer\.learning_rate: must be a fin",
        ),
        (
            {"network": {"layers": ["dense", {"kind": "dense", "units": -1}]}},
            r"^network\.layers\.1\.units: must be",
        ),
        ({"network": {"layers": "dense"}}, r"^network\.layers: must be a list"),
        ({"format": FORMAT + 1}, "^format: .* update Descenso"),
        (
            {"lanes": [{"seed": 1}, {"optimizer.momentum": 0.5}]},
            r"^lanes\.1\.optimizer\.momentum: is not a field",
        ),
        ({"lanes": [{"seed": "a"}]}, r"^lanes\.0"),
    ],
)
def test_what_is_wrong_is_named_with_its_path(document: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Experiment.from_document(document)


@pytest.mark.parametrize(
    ("path", "live"),
    [
        ("optimizer.learning_rate", True),
        ("optimizer.beta1", True),
        ("regularization.clipping", True),
        ("regularization.clipping.kind", True),
        ("schedule.warmup_steps", True),
        ("regularization.l2_penalty", True),
        ("evaluate_every", True),
        ("optimizer", False),
        ("seed", False),
        ("batch_size", False),
        ("network.layers.1.units", False),
        ("data.noise", False),
    ],
)
def test_live_fields_are_those_that_keep_the_state(path: str, live: bool) -> None:
    experiment = Experiment() if path != "data.noise" else paths.put(Experiment(), "data", "moons")
    assert paths.is_live(experiment, path) is live


def test_a_lane_is_the_experiment_with_its_overrides() -> None:
    experiment = paths.put(Experiment(), "lanes", [{"seed": 9, "optimizer.learning_rate": 0.5}, {}])
    first, second = experiment.lane_experiments()
    assert first == paths.put(Experiment(seed=9), "optimizer.learning_rate", 0.5)
    assert second == Experiment()
