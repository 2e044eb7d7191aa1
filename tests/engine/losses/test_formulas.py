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
from engine.losses.focal import Focal
from engine.losses.hinge import MultiClassHinge
from engine.losses.mean_squared_error import MeanSquaredErrorLoss
from engine.losses.residual import Huber, MeanAbsoluteErrorLoss, Quantile
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
        (Focal(), VALUES, "needs classes"),
        (MultiClassHinge(), VALUES, "needs classes"),
        (Quantile(), FOUR, "needs values"),
        (BinaryCrossEntropy(), FOUR, "needs two classes, but this data set has 4"),
    ],
)
def test_a_loss_that_does_not_suit_says_why(loss: Loss, task: Task, words: str) -> None:
    with pytest.raises(InputError, match=words):
        loss.outputs(task)


@few
@given(seed=seeds, batch=st.integers(1, 7), smoothing=st.floats(0.0, 0.9))
def test_label_smoothing_adds_the_divergence_from_the_uniform_distribution(
    seed: int, batch: int, smoothing: float
) -> None:
    """(1 − ε) · cross-entropy with the class + ε · cross-entropy with 1/K each (Szegedy et al. 2016, section 7)."""
    generator = np.random.default_rng(seed)
    outputs, labels = generator.normal(size=(1, batch, 4), scale=3.0), generator.integers(4, size=batch)
    plain, smooth = SoftmaxCrossEntropy(), SoftmaxCrossEntropy(label_smoothing=smoothing)
    logarithms = np.log(plain.predict(np, outputs))[0]
    hard = -sum(logarithms[sample, labels[sample]] for sample in range(batch)) / batch
    even = -sum(float(row.sum()) / 4 for row in logarithms) / batch
    found = smooth.value(np, outputs, smooth.encode(labels, FOUR)[None])[0]
    assert found == pytest.approx((1 - smoothing) * hard + smoothing * even, rel=1e-11)
    assert np.array_equal(smooth.predict(np, outputs), plain.predict(np, outputs))


@pytest.mark.parametrize(
    ("loss", "task"), [(SoftmaxCrossEntropy(), FOUR), (Focal(gamma=1.5), FOUR), (BinaryCrossEntropy(), TWO)]
)
@few
@given(seed=seeds, share=st.floats(0.0, 1.0))
def test_a_likelihood_of_blended_targets_is_the_blend(
    loss: Loss, task: Task, seed: int, share: float
) -> None:
    """Mixup's criterion: λ J(f, yᵢ) + (1 − λ) J(f, yⱼ)."""
    generator = np.random.default_rng(seed)
    outputs = generator.normal(size=(1, 6, loss.outputs(task)), scale=3.0)
    one, two = (loss.encode(generator.integers(len(task.classes), size=6), task)[None] for _ in range(2))
    apart = share * loss.value(np, outputs, one) + (1.0 - share) * loss.value(np, outputs, two)
    assert loss.value(np, outputs, share * one + (1.0 - share) * two) == pytest.approx(apart, rel=1e-11)


@few
@given(seed=seeds, batch=st.integers(1, 7), gamma=st.floats(0.0, 5.0))
def test_focal(seed: int, batch: int, gamma: float) -> None:
    generator = np.random.default_rng(seed)
    outputs, labels = generator.normal(size=(2, batch, 4), scale=3.0), generator.integers(4, size=batch)
    loss = Focal(gamma=gamma)
    targets = loss.encode(labels, FOUR)[None]
    for lane in range(2):
        terms = []
        for sample in range(batch):
            powers = [math.exp(z) for z in outputs[lane, sample]]
            share = powers[labels[sample]] / sum(powers)
            rest = (sum(powers) - powers[labels[sample]]) / sum(powers)
            terms.append(-(rest**gamma) * math.log(share))
        assert loss.value(np, outputs, targets)[lane] == pytest.approx(sum(terms) / batch, rel=1e-9)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_focal_without_focusing_is_the_cross_entropy(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    outputs, tangent = generator.normal(size=(2, 2, batch, 4), scale=3.0)
    focal, plain = Focal(gamma=0.0), SoftmaxCrossEntropy()
    targets = plain.encode(generator.integers(4, size=batch), FOUR)[None]
    assert focal.value(np, outputs, targets) == pytest.approx(plain.value(np, outputs, targets), rel=1e-12)
    one, two = (loss.hessian_product(np, outputs, targets, tangent) for loss in (focal, plain))
    assert one == pytest.approx(two, rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("gamma", [0.5, 1.0, 2.0, 3.0])
def test_focal_keeps_its_digits_where_the_network_is_right(gamma: float) -> None:
    """With two classes and z = (a, 0): near p = σ(a) = 1 the loss tends to e^−(γ + 1)a, and so do its derivatives."""
    a, loss = 25.0, Focal(gamma=gamma)
    outputs, targets = np.array([[[a, 0.0]]]), np.array([[[1.0, 0.0]]])
    slot, tangent = np.empty_like(outputs), np.array([[[1.0, 0.0]]])
    value = loss.value_and_gradient(np, outputs, targets, slot)
    power = gamma + 1.0
    assert value[0] == pytest.approx(math.exp(-power * a), rel=1e-9)
    assert slot[0, 0, 0] == pytest.approx(-power * math.exp(-power * a), rel=1e-9)
    product = loss.hessian_product(np, outputs, targets, tangent)
    assert product[0, 0, 0] == pytest.approx(power**2 * math.exp(-power * a), rel=1e-9)


@few
@given(seed=seeds, batch=st.integers(1, 7))
def test_multi_class_hinge(seed: int, batch: int) -> None:
    generator = np.random.default_rng(seed)
    outputs, labels = generator.normal(size=(2, batch, 4), scale=2.0), generator.integers(4, size=batch)
    loss = MultiClassHinge()
    targets = loss.encode(labels, FOUR)[None]
    slot = np.empty_like(outputs)
    value = loss.value_and_gradient(np, outputs, targets, slot)
    for lane in range(2):
        total = 0.0
        wanted = np.zeros((batch, 4))
        for sample, true in enumerate(labels):
            rival = max((k for k in range(4) if k != true), key=lambda k: outputs[lane, sample, k])
            margin = 1.0 + outputs[lane, sample, rival] - outputs[lane, sample, true]
            if margin > 0:
                total += margin
                wanted[sample, rival], wanted[sample, true] = 1.0 / batch, -1.0 / batch
        assert value[lane] == pytest.approx(total / batch, rel=1e-12, abs=1e-14)
        assert slot[lane] == pytest.approx(wanted, abs=1e-15)


def test_hinge_at_kinks_follows_the_first_class_that_attains_the_maximum() -> None:
    loss, slot = MultiClassHinge(), np.empty((1, 2, 4))
    targets = loss.encode(np.array([0, 3]), FOUR)[None]
    # All rivals are equal; then the margin is exactly 1, and class 1 comes before the true class 3.
    outputs = np.array([[[0.0, 0.0, 0.0, 0.0], [-5.0, 1.0, -5.0, 2.0]]])
    assert loss.value_and_gradient(np, outputs, targets, slot).tolist() == [0.5]
    assert (2 * slot).tolist() == [[[-1, 1, 0, 0], [0, 1, 0, -1]]]


@few
@given(seed=seeds, delta=st.floats(0.1, 5.0), level=st.floats(0.05, 0.95))
def test_losses_of_the_residual(seed: int, delta: float, level: float) -> None:
    generator = np.random.default_rng(seed)
    outputs, targets = generator.normal(size=(2, 5, 3), scale=2.0), generator.normal(size=(1, 5, 3))

    def huber(r: float) -> float:
        return r * r / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)

    def pinball(r: float) -> float:
        return -level * r if r < 0 else (1 - level) * r

    for loss, formula in (
        (MeanAbsoluteErrorLoss(), abs),
        (Huber(delta=delta), huber),
        (Quantile(level=level), pinball),
    ):
        assert loss.outputs(VALUES) == 3
        for lane in range(2):
            terms = [formula(r) for r in (outputs[lane] - targets[0]).ravel().tolist()]
            assert loss.value(np, outputs, targets)[lane] == pytest.approx(sum(terms) / 15, rel=1e-12)


def test_kinks_of_residuals_take_the_sides_that_are_named() -> None:
    outputs = targets = np.zeros((1, 1, 1))
    for loss in (MeanAbsoluteErrorLoss(), Quantile(level=0.9)):
        slot = np.full_like(outputs, 9.0)
        loss.value_and_gradient(np, outputs, targets, slot)
        assert slot.item() == 0.0
    product = Huber(delta=2.0).hessian_product(np, outputs + 2.0, targets, np.ones((1, 1, 1)))
    assert product.item() == 1.0


@pytest.mark.parametrize("level", [0.1, 0.5, 0.9])
def test_the_quantile_loss_is_least_at_the_quantile(level: float) -> None:
    values = np.sort(np.random.default_rng(0).exponential(size=999))
    targets = values[None, :, None]
    heights = [Quantile(level=level).value(np, np.full_like(targets, value), targets)[0] for value in values]
    assert np.mean(values <= values[np.argmin(heights)]) == pytest.approx(level, abs=2e-3)


def test_losses_of_the_residual_take_classes_as_one_hot_scores() -> None:
    for loss in (MeanAbsoluteErrorLoss(), Huber()):
        assert loss.outputs(FOUR) == 4
        assert loss.encode(np.array([1]), FOUR).tolist() == [[0, 1, 0, 0]]
