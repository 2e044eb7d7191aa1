"""Every preset fits the data that it is offered for, and trains."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import presets
from engine.experiment import Experiment
from engine.layers.embedding import Embedding
from engine.training.trainer import Trainer

OFFERED = {
    "digits": {"logistic_regression", "multilayer_perceptron", "deep_sigmoid", "lenet", "residual_cnn"},
    "xor": {"logistic_regression", "multilayer_perceptron", "deep_sigmoid"},
    "adding": {"multilayer_perceptron", "deep_sigmoid", "gru", "attention"},
    "recall": {"multilayer_perceptron", "gru", "attention"},
}


AIMS = {
    "adding": {"loss": "mean_squared_error", "measure": "mean_squared_error"},
    "xor": {"loss": "mean_squared_error"},
}


def on(data: str, **fields: Any) -> Experiment:
    aims = {"loss": "softmax_cross_entropy"} | AIMS.get(data, {})
    return Experiment.from_document(Experiment().to_document() | {"data": {"kind": data} | fields} | aims)


CASES = [(data, name) for data in OFFERED for name in sorted(OFFERED[data])]


@pytest.mark.parametrize("data", OFFERED)
def test_those_that_suit_the_data_are_offered_in_order(data: str) -> None:
    found = [preset for preset, _ in presets.suitable(on(data))]
    assert {preset.name for preset in found} == OFFERED[data]
    assert [preset.rank for preset in found] == sorted(preset.rank for preset in found)


def test_every_preset_is_offered_somewhere() -> None:
    assert {preset.name for preset in presets.presets()} == set.union(*OFFERED.values())


@pytest.mark.parametrize(("data", "name"), CASES)
def test_a_preset_trains(data: str, name: str) -> None:
    made = {preset.name: experiment for preset, experiment in presets.suitable(on(data))}
    trainer = Trainer(made[name].replace(batch_size=8, steps=2, evaluate_every=2))
    trainer.advance(2)
    assert np.isfinite(trainer.backend.to_host(trainer.descent.evaluation_point())).all()


def test_only_what_has_to_follow_changes() -> None:
    start = on("xor").replace(seed=7)
    made = {preset.name: experiment for preset, experiment in presets.suitable(start)}
    assert made["logistic_regression"].loss.kind == "binary_cross_entropy"
    assert made["multilayer_perceptron"].loss == start.loss
    for experiment in made.values():
        same = experiment.replace(network=start.network, initializer=start.initializer, loss=start.loss)
        assert same == start


def test_tokens_are_looked_up_in_a_vocabulary_of_their_own_size() -> None:
    experiment = on("recall", symbols=11)
    made = {preset.name: experiment for preset, experiment in presets.suitable(experiment)}
    first = made["gru"].network.layers[0]
    assert isinstance(first, Embedding)
    assert first.vocabulary == experiment.data.task().vocabulary


def test_a_surface_has_no_network() -> None:
    assert (
        presets.suitable(Experiment.from_document(Experiment().to_document() | {"surface": "rosenbrock"}))
        == []
    )
