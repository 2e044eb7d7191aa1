"""Small experiments that train in milliseconds."""

from __future__ import annotations

from typing import Any

from engine import paths
from engine.experiment import Experiment
from engine.training.learning import Learning
from engine.training.topology import Topology, plan
from engine.training.trainer import Trainer

SMALL: dict[str, Any] = {
    "data": {"kind": "moons", "samples": 120, "noise": 0.2},
    "network": {"layers": [{"kind": "dense", "units": 7, "activation": "tanh"}, "output"]},
    "optimizer": {"kind": "adam", "learning_rate": 0.01},
    "batch_size": 8,
    "steps": 200,
    "evaluate_every": 5,
}


def small(**changes: Any) -> Experiment:
    """A small experiment with changes at dotted paths, written with `__` for the dots."""
    experiment = Experiment.from_document(SMALL)
    for path, value in changes.items():
        experiment = paths.put(experiment, path.replace("__", "."), value)
    return experiment


def network_of(experiment: Experiment) -> Topology:
    """The network that an experiment trains."""
    topology = plan(experiment)
    assert isinstance(topology, Topology)
    return topology


def learning_of(trainer: Trainer) -> Learning:
    """The workspace of a trainer that learns from data."""
    assert trainer.learning is not None
    return trainer.learning
