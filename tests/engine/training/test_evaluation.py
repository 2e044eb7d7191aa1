"""Evaluation on whole splits, chunk by chunk."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tasks import SPLITS
from engine.training import topology
from engine.training.evaluation import KEPT, windows
from engine.training.topology import Topology, plan
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
    monkeypatch.setattr(topology, "FEWEST", chunk)
    monkeypatch.setattr(topology, "MOST", chunk)
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


@given(st.integers(0, 5000), st.integers(1, 1100))
def test_windows_cover_everything_with_one_size(count: int, most: int) -> None:
    found = list(windows(count, most))
    assert len(found) == -(-count // most)
    sizes = {window.stop - window.start for window in found}
    assert len(sizes) <= 1
    assert all(size <= most for size in sizes)
    assert sorted({row for window in found for row in range(window.start, window.stop)}) == [*range(count)]
    assert sum(window.stop - window.start for window in found) - count < max(1, len(found))


def test_the_chunk_follows_the_room_that_a_sample_takes() -> None:
    wide = {"kind": "dense", "units": 100_000}
    layers: dict[str, list[Any]] = {
        "small": ["output"],
        "wide": [wide, "output"],
        "wider": [wide] * 3 + ["output"],
    }
    plans = {name: plan(small(network__layers=network)) for name, network in layers.items()}
    chunks = {name: found.chunk for name, found in plans.items() if isinstance(found, Topology)}
    assert chunks == {"small": topology.MOST, "wide": topology.FEWEST, "wider": topology.FEWEST}
    middle = plan(small(network__layers=[{"kind": "dense", "units": 3000}, "output"]))
    assert isinstance(middle, Topology)
    assert (
        middle.chunk * middle.signal_values
        <= topology.CHUNK_VALUES
        < (middle.chunk + 1) * middle.signal_values
    )
    assert topology.FEWEST < middle.chunk < topology.MOST


def test_the_splits_are_held_once_and_share_a_workspace() -> None:
    trainer = Trainer(small())
    assert trainer.learning is not None
    learning = trainer.learning
    trainer.start()
    assert len(learning.predictor._models) == 1
    assert np.shares_memory(learning.training_inputs, learning.evaluator.inputs)
    for count in range(1, 3 * KEPT):
        trainer.predict(trainer.data.test.raw[:count])
    assert len(learning.predictor._models) <= KEPT


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
