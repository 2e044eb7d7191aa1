"""Measures against plain loops, and the interval of a share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.metrics.accuracy import Accuracy, ErrorRate, wilson_interval
from engine.metrics.auc import Auc
from engine.metrics.balanced import F1, BalancedAccuracy
from engine.metrics.log_loss import LogLoss
from engine.metrics.regression import MeanAbsoluteError, MeanSquaredError, RSquared
from engine.metrics.suiting import check_measure
from engine.metrics.top_k import TopKAccuracy
from engine.tasks import Task
from tests.support.kinds import make

few = settings(max_examples=20)
seeds = st.integers(0, 10**6)


@few
@given(seed=seeds, count=st.integers(1, 20))
def test_accuracy_and_error_rate_count(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    shares, labels = generator.dirichlet(np.ones(3), size=(2, count)), generator.integers(3, size=count)
    for lane in range(2):
        hits = sum(max(range(3), key=lambda k: shares[lane, i, k]) == labels[i] for i in range(count))
        assert Accuracy().value(np, shares, labels)[lane] == pytest.approx(hits / count, abs=1e-15)
        assert ErrorRate().value(np, shares, labels)[lane] == pytest.approx(1 - hits / count, abs=1e-15)


def test_a_share_is_rounded_once_whatever_the_precision() -> None:
    predictions = np.zeros((2, 300, 2), np.float32)
    predictions[:, :, 0] = 1.0
    labels = np.repeat([0, 1], [103, 197])
    assert Accuracy().value(np, predictions, labels).tolist() == [103 / 300, 103 / 300]
    assert ErrorRate().value(np, predictions, labels).tolist() == [197 / 300, 197 / 300]


@few
@given(seed=seeds, count=st.integers(2, 20))
def test_regression_measures_sum(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    found, true = generator.normal(size=(2, count, 2)), generator.normal([3.0, -1.0], size=(count, 2))
    means = [sum(true[i, k] for i in range(count)) / count for k in range(2)]
    total = sum((true[i, k] - means[k]) ** 2 for i in range(count) for k in range(2))
    for lane in range(2):
        left = sum((found[lane, i, k] - true[i, k]) ** 2 for i in range(count) for k in range(2))
        assert MeanSquaredError().value(np, found, true)[lane] == pytest.approx(left / (2 * count), rel=1e-12)
        assert RSquared().value(np, found, true)[lane] == pytest.approx(1 - left / total, rel=1e-10)


def test_r_squared_of_perfect_of_mean_and_of_constant_targets() -> None:
    true = np.array([[1.0], [2.0], [6.0]])
    predictions = np.stack([true, np.full((3, 1), 3.0), np.zeros((3, 1))])
    assert RSquared().value(np, predictions, true) == pytest.approx([1.0, 0.0, 1 - 41 / 14])
    for constant in (0.0, 0.1, 1e6 + 0.1):
        targets = np.full((7, 1), constant)
        assert RSquared().value(np, np.stack([targets, targets + 1.0]), targets).tolist() == [0.0, 0.0]


def _classes(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Tenths of probability for five classes, so that many are equal; class 4 never occurs."""
    generator = np.random.default_rng(seed)
    counts = generator.multinomial(10, generator.dirichlet(np.ones(5)), size=(2, count))
    return counts / 10.0, generator.integers(4, size=count)


@few
@given(seed=seeds, count=st.integers(1, 20), k=st.integers(1, 4))
def test_top_k_accuracy_counts(seed: int, count: int, k: int) -> None:
    shares, labels = _classes(seed, count)
    for lane in range(2):
        # Sorting is stable: of equal classes the first come first, as argmax has it.
        best = [sorted(range(5), key=row.__getitem__)[:k] for row in (-shares[lane]).tolist()]
        hits = sum(labels[i] in best[i] for i in range(count))
        assert TopKAccuracy(k=k).value(np, shares, labels)[lane] == pytest.approx(hits / count, abs=1e-15)
    assert np.array_equal(TopKAccuracy(k=1).value(np, shares, labels), Accuracy().value(np, shares, labels))


@few
@given(seed=seeds, count=st.integers(1, 20))
def test_balanced_accuracy_and_f1_count(seed: int, count: int) -> None:
    shares, labels = _classes(seed, count)
    for lane in range(2):
        found = [row.index(max(row)) for row in shares[lane].tolist()]
        pairs = list(zip(labels.tolist(), found, strict=True))
        occurring = sorted(set(labels.tolist()))
        recalls = [sum(t == p == k for t, p in pairs) / sum(t == k for t, _ in pairs) for k in occurring]
        balanced = sum(recalls) / len(recalls)
        assert BalancedAccuracy().value(np, shares, labels)[lane] == pytest.approx(balanced, abs=1e-14)
        scores = {}
        for k in {k for pair in pairs for k in pair}:
            right = sum(t == p == k for t, p in pairs)
            wrong = sum((t == k) != (p == k) for t, p in pairs)
            scores[k] = 2 * right / (2 * right + wrong)
        macro = sum(scores.values()) / len(scores)
        weighted = sum(scores[t] for t, _ in pairs) / count
        assert F1().value(np, shares, labels)[lane] == pytest.approx(macro, abs=1e-14)
        assert F1(average="weighted").value(np, shares, labels)[lane] == pytest.approx(weighted, abs=1e-14)


def _pairs(scores: list[float], positive: list[bool]) -> float:
    """The area by comparing every positive with every negative."""
    marked = list(zip(scores, positive, strict=True))
    over = [(p > n) + 0.5 * (p == n) for p, one in marked if one for n, other in marked if not other]
    return sum(over) / len(over)


@few
@given(seed=seeds, count=st.integers(1, 20))
def test_the_area_compares_all_pairs(seed: int, count: int) -> None:
    shares, labels = _classes(seed, count)
    occurring = sorted(set(labels.tolist()))
    for lane in range(2):
        areas = [
            _pairs(shares[lane, :, k].tolist(), (labels == k).tolist())
            for k in occurring
            if len(occurring) > 1
        ]
        wanted = sum(areas) / len(areas) if areas else 0.5
        assert Auc().value(np, shares, labels)[lane] == pytest.approx(wanted, abs=1e-14)
    scores = shares[:, :, :2]
    two = labels % 2
    for lane in range(2):
        if 0 < two.sum() < count:
            margins = (scores[lane, :, 1] - scores[lane, :, 0]).tolist()
            wanted = _pairs(margins, (two == 1).tolist())
            assert Auc().value(np, scores, two)[lane] == wanted, "half-integers over an integer: rounded once"


def test_the_area_of_a_sure_network_is_not_blurred_by_float32() -> None:
    """p₁ is 1 up to rounding for all three, but p₀ still tells them apart."""
    rest = np.array([3e-9, 2e-9, 1e-9], np.float32)
    predictions = np.stack([rest, 1.0 - rest], axis=1)[None]
    assert (predictions[..., 1] == 1.0).all()
    assert Auc().value(np, predictions, np.array([0, 1, 1])).tolist() == [1.0]
    assert Auc().value(np, predictions, np.array([1, 0, 1])).tolist() == [0.5]


def test_log_loss_of_plain_numbers_and_of_an_impossible_class() -> None:
    predictions = np.array([[[0.25, 0.75], [0.5, 0.5], [1.0, 0.0]]])
    assert LogLoss().value(np, predictions[:, :2], np.array([1, 0]))[0] == pytest.approx(
        -(math.log(0.75) + math.log(0.5)) / 2
    )
    for dtype, tiny in ((np.float32, 2.0**-126), (np.float64, 2.0**-1022)):
        found = LogLoss().value(np, predictions[:, 2:].astype(dtype), np.array([1]))
        assert found.dtype == dtype
        assert found[0] == pytest.approx(-math.log(tiny), rel=1e-6)


@few
@given(seed=seeds, count=st.integers(1, 20))
def test_mean_absolute_error(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    found, true = generator.normal(size=(2, count, 2)), generator.normal(size=(count, 2))
    for lane in range(2):
        total = sum(abs(a - b) for a, b in zip(found[lane].ravel(), true.ravel(), strict=True))
        assert MeanAbsoluteError().value(np, found, true)[lane] == pytest.approx(
            total / (2 * count), rel=1e-13
        )


def test_direction_and_unit() -> None:
    kinds = (
        Accuracy,
        ErrorRate,
        MeanSquaredError,
        RSquared,
        TopKAccuracy,
        BalancedAccuracy,
        F1,
        Auc,
        LogLoss,
    )
    assert [(m.higher_is_better, m.percent) for m in kinds] == [
        (True, True),
        (False, True),
        (False, False),
        (True, False),
        (True, True),
        (True, True),
        (True, False),
        (True, False),
        (False, False),
    ]
    assert not MeanAbsoluteError.higher_is_better


def test_a_measure_of_probabilities_refuses_scores() -> None:
    task = Task((2,), tuple("abc"))
    for loss in ("mean_squared_error", "multi_class_hinge"):
        for metric in (Auc(), F1(), Accuracy(), TopKAccuracy()):
            check_measure(metric, make("losses", loss), task)
        with pytest.raises(InputError, match="needs class probabilities, but the loss makes scores"):
            check_measure(LogLoss(), make("losses", loss), task)
    for loss in ("softmax_cross_entropy", "focal", "binary_cross_entropy"):
        check_measure(LogLoss(), make("losses", loss), task)
    with pytest.raises(InputError, match="log loss needs classes"):
        check_measure(LogLoss(), make("losses", "mean_squared_error"), Task((2,), values=1))


def test_top_k_needs_more_classes_than_k() -> None:
    TopKAccuracy(k=2).check(Task((2,), tuple("abc")))
    with pytest.raises(InputError, match="top-3 accuracy needs more than 3 classes, but this data set has 3"):
        TopKAccuracy(k=3).check(Task((2,), tuple("abc")))


# Newcombe 1998, Statistics in Medicine 17, table I (method 3, the score interval).
@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_gives_published_values(hits: int, count: int, low: float, high: float) -> None:
    found = wilson_interval(hits / count, count)
    assert found == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=30)
@given(count=st.integers(1, 5000), data=st.data())
def test_wilson_interval_ends_where_the_score_test_does(count: int, data: st.DataObject) -> None:
    """Each end p solves |hits/count − p| = 1.96 √(p(1 − p)/count), found by bisection."""
    share = data.draw(st.integers(0, count)) / count

    def end(inside: float, outside: float) -> float:
        for _ in range(200):
            middle = 0.5 * (inside + outside)
            accepted = abs(share - middle) <= 1.959963984540054 * math.sqrt(middle * (1.0 - middle) / count)
            inside, outside = (middle, outside) if accepted else (inside, middle)
        return inside

    expected = (end(share, 0.0), end(share, 1.0))
    assert wilson_interval(share, count) == pytest.approx(expected, abs=1e-9)


def test_intervals_are_for_shares_only() -> None:
    assert ErrorRate().interval(0.1, 100) == wilson_interval(0.1, 100)
    assert TopKAccuracy().interval(0.1, 100) == wilson_interval(0.1, 100)
    assert BalancedAccuracy().interval(0.1, 100) is None
    assert MeanSquaredError().interval(0.1, 100) is None
    assert RSquared().interval(0.1, 100) is None
