"""Evaluation on whole splits, chunk by chunk."""

from __future__ import annotations

import numpy as np
import pytest

from engine.tasks import SPLITS
from engine.training import evaluation
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small


def plain_outputs(trainer: Trainer, raw: np.ndarray) -> np.ndarray:
    """The small network by hand, in float64."""
    assert trainer.learning is not None
    first, second = trainer.learning.views(trainer.parameters)
    inputs = trainer.data.encoder(raw)
    hidden = np.tanh(inputs @ first["weight"][0] + first["bias"][0])
    return hidden @ second["weight"][0] + second["bias"][0]


@pytest.mark.parametrize("chunk", [1, 7, 1024])
def test_figures_are_those_of_plain_formulas(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(evaluation, "CHUNK", chunk)
    trainer = Trainer(small(), dtype="float64")
    trainer.advance(20)
    figures = trainer.evaluate().columns
    for split in SPLITS:
        examples = trainer.data.split(split)
        outputs = plain_outputs(trainer, examples.raw)
        picked = outputs[np.arange(len(outputs)), examples.targets]
        losses = np.log(np.exp(outputs).sum(axis=1)) - picked
        np.testing.assert_allclose(figures[f"{split}_loss"][0, 0], losses.mean(), rtol=1e-12)
        hits = outputs.argmax(axis=1) == examples.targets
        np.testing.assert_allclose(figures[f"{split}_measure"][0, 0], hits.mean(), rtol=1e-12)


def test_evaluating_and_predicting_disturb_nothing() -> None:
    watched, alone = Trainer(small(evaluate_every=7)), Trainer(small(evaluate_every=7))
    for _ in range(12):
        watched.advance(3)
        watched.predict(watched.data.test.raw[:5])
        watched.evaluate()
        watched.latest_predictions("test")
    alone.advance(36)
    assert watched.checkpoint().digest() == alone.checkpoint().digest()


def test_predictions_are_probabilities_of_the_current_network() -> None:
    trainer = Trainer(small(), dtype="float64")
    trainer.advance(11)
    raw = trainer.data.test.raw
    outputs = plain_outputs(trainer, raw)
    expected = np.exp(outputs) / np.exp(outputs).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(trainer.predict(raw), expected, rtol=1e-12)
    trainer.evaluate()
    np.testing.assert_allclose(trainer.latest_predictions("test"), expected, rtol=1e-12)


def test_dropout_is_silent_in_evaluation() -> None:
    experiment = small(
        network__layers=["dense", {"kind": "dropout", "rate": 0.5}, "output"],
        batch_size=1000,
        evaluate_every=1,
    )
    trainer = Trainer(experiment, dtype="float64")
    block = trainer.start()
    assert trainer.learning is not None
    views = trainer.learning.views(trainer.parameters)
    first, second = views[0], views[2]
    hidden = np.maximum(
        trainer.data.encoder(trainer.data.train.raw) @ first["weight"][0] + first["bias"][0], 0
    )
    outputs = hidden @ second["weight"][0] + second["bias"][0]
    targets = trainer.data.train.targets
    losses = np.log(np.exp(outputs).sum(axis=1)) - outputs[np.arange(len(outputs)), targets]
    np.testing.assert_allclose(block.columns["train_loss"][0, 0], losses.mean(), rtol=1e-12)
    assert block.columns["batch_loss"][0, 0] != pytest.approx(losses.mean(), rel=1e-6)
