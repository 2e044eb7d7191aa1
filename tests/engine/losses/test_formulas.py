"""Losses against plain sums on Python's numbers, and what they say to a task that they do not suit."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.losses.base import Loss
from engine.losses.binary_cross_entropy import BinaryCrossEntropy
from engine.losses.mean_squared_error import MeanSquaredErrorLoss
from engine.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from engine.tasks import Task

TWO, FOUR = Task((2,), ("a", "b")), Task((2,), tuple("abcd"))
VALUES = Task((2,), values=3)
few = settings(max_examples=20)
seeds = st.integers(0, 10**6)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_softmax_cross_entropy(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    outputs, labels = generator.normal(size=(2, batch, 4), scale=3.0), generator.integers(4, size=batch)
    loss = SoftmaxCrossEntropy()
    targets = loss.encode(labels, FOUR)[None]
    predicted = loss.predict(np, outputs)
    for lane in range(2):
        terms = []
        for sample in range(batch):
            powers = [math.exp(z) for z in outputs[lane, sample]]
            shares = [power / sum(powers) for power in powers]
            assert predicted[lane, sample] == pytest.approx(shares, rel=1e-12)
            terms.append(-math.log(shares[labels[sample]]))
        assert loss.value(np, outputs, targets)[lane] == pytest.approx(sum(terms) / batch, rel=1e-12)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_binary_cross_entropy(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    outputs, labels = generator.normal(size=(2, batch, 1), scale=3.0), generator.integers(2, size=batch)
    loss = BinaryCrossEntropy()
    assert loss.outputs(TWO) == 1
    targets = loss.encode(labels, TWO)[None]
    predicted = loss.predict(np, outputs)
    for lane in range(2):
        terms = []
        for sample in range(batch):
            share = 1.0 / (1.0 + math.exp(-outputs[lane, sample, 0]))
            assert predicted[lane, sample] == pytest.approx([1.0 - share, share], rel=1e-12)
            terms.append(-math.log(share if labels[sample] else 1.0 - share))
        assert loss.value(np, outputs, targets)[lane] == pytest.approx(sum(terms) / batch, rel=1e-11)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_binary_cross_entropy_is_the_softmax_of_zero_and_z(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    z, labels = generator.normal(size=(1, batch, 1), scale=5.0), generator.integers(2, size=batch)
    pair = np.concatenate([np.zeros_like(z), z], axis=2)
    binary, softmax = BinaryCrossEntropy(), SoftmaxCrossEntropy()
    one, two = binary.encode(labels, TWO)[None], softmax.encode(labels, TWO)[None]
    assert binary.value(np, z, one) == pytest.approx(softmax.value(np, pair, two), rel=1e-12)
    first, second = np.empty_like(z), np.empty_like(pair)
    binary.value_and_gradient(np, z, one, first)
    softmax.value_and_gradient(np, pair, two, second)
    assert first[..., 0] == pytest.approx(second[..., 1], rel=1e-9, abs=1e-15)


def test_binary_cross_entropy_keeps_its_digits_where_the_network_is_right() -> None:
    """σ − y would cancel: at z = 40 and y = 1 the loss is e⁻⁴⁰, and so is the gradient."""
    z, targets, slot = np.array([[[40.0]]]), np.array([[[1.0]]]), np.empty((1, 1, 1))
    value = BinaryCrossEntropy().value_and_gradient(np, z, targets, slot)
    assert value[0] == pytest.approx(math.exp(-40.0), rel=1e-12)
    assert slot[0, 0, 0] == pytest.approx(-math.exp(-40.0), rel=1e-12)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_mean_squared_error(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    outputs, targets = generator.normal(size=(2, batch, 3)), generator.normal(size=(1, batch, 3))
    loss = MeanSquaredErrorLoss()
    assert loss.outputs(VALUES) == 3
    for lane in range(2):
        terms = [(f - y) ** 2 for f, y in zip(outputs[lane].ravel(), targets[0].ravel(), strict=True)]
        assert loss.value(np, outputs, targets)[lane] == pytest.approx(sum(terms) / len(terms), rel=1e-13)
    assert loss.predict(np, outputs) is outputs


def test_mean_squared_error_of_classes_uses_one_hot_targets() -> None:
    loss = MeanSquaredErrorLoss()
    assert loss.outputs(FOUR) == 4
    assert loss.encode(np.array([2, 0]), FOUR).tolist() == [[0, 0, 1, 0], [1, 0, 0, 0]]
    scores = np.array([[[0.1, 0.2, 0.9, -1.0], [0.7, 0.2, 0.1, 0.0]]])
    assert loss.predict(np, scores).argmax(axis=2).tolist() == [[2, 0]]


@pytest.mark.parametrize(
    ("loss", "task", "words"),
    [
        (SoftmaxCrossEntropy(), VALUES, "needs classes"),
        (BinaryCrossEntropy(), VALUES, "needs classes"),
        (BinaryCrossEntropy(), FOUR, "needs two classes, but this data set has 4"),
    ],
)
def test_a_loss_that_does_not_suit_says_why(loss: Loss, task: Task, words: str) -> None:
    with pytest.raises(InputError, match=words):
        loss.outputs(task)
