"""What every measure must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.metrics.base import Metric
from engine.tasks import Task
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictBackend

CLASSES = Task((2,), tuple("abcdefghijkl"))
VALUES = Task((2,), values=2)


def _suits(metric: Metric, task: Task) -> bool:
    try:
        metric.check(task)
    except InputError as error:
        return not (error.path == "" and "needs" in error.problem)
    return True


def _draw(metric: Metric, lanes: int, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Predictions and targets; with an even seed of two classes only, as a sigmoid gives, with an odd one with ties."""
    generator = np.random.default_rng(seed)
    if _suits(metric, CLASSES):
        classes = 3 if seed % 2 else 2
        shares = generator.dirichlet(np.ones(classes), size=(lanes, count))
        return shares.round(1) if seed % 2 else shares, generator.integers(classes, size=count)
    return generator.normal(size=(lanes, count, 2)), generator.normal(size=(count, 2))


@every_kind("metrics")
def test_it_suits_classes_or_values_and_says_so(kind: type[Metric]) -> None:
    assert _suits(kind(), CLASSES) != _suits(kind(), VALUES)


@every_kind("metrics")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@settings(max_examples=10)
@given(count=st.integers(1, 300), seed=st.integers(0, 100), data=st.data())
def test_a_lane_and_a_device_give_the_same_bits(
    kind: type[Metric], dtype: Any, count: int, seed: int, data: st.DataObject
) -> None:
    metric = data.draw(instances(kind, calm=True))
    predictions, targets = _draw(metric, 3, count, seed)
    predictions = predictions.astype(dtype)
    targets = targets if targets.dtype == np.int64 else targets.astype(dtype)
    found = metric.value(np, predictions, targets)
    assert found.shape == (3,)
    assert found.dtype in (dtype, np.float64)
    assert np.isfinite(found).all()
    for lane in range(3):
        assert same_bits(metric.value(np, predictions[lane : lane + 1], targets), found[lane : lane + 1])
    backend = StrictBackend()
    device = metric.value(backend.xp, backend.to_device(predictions), backend.to_device(targets))
    assert same_bits(device.held, found)


@every_kind("metrics")
@settings(max_examples=20)
@given(count=st.integers(1, 40), seed=st.integers(0, 1000), data=st.data())
def test_the_order_of_samples_does_not_matter(
    kind: type[Metric], count: int, seed: int, data: st.DataObject
) -> None:
    metric = data.draw(instances(kind, calm=True))
    predictions, targets = _draw(metric, 1, count, seed)
    order = np.random.default_rng(seed).permutation(count)
    found, again = (metric.value(np, predictions[:, rows], targets[rows]) for rows in (slice(None), order))
    assert found == pytest.approx(again, rel=1e-9, abs=1e-12)


@every_kind("metrics")
@settings(max_examples=20)
@given(count=st.integers(2, 40), seed=st.integers(0, 1000), data=st.data())
def test_nothing_is_better_than_the_truth(
    kind: type[Metric], count: int, seed: int, data: st.DataObject
) -> None:
    metric = data.draw(instances(kind, calm=True))
    predictions, targets = _draw(metric, 2, count, seed)
    truth = targets if targets.ndim == 2 else np.eye(predictions.shape[2])[targets]
    best = metric.value(np, truth[None], targets)[0]
    found = metric.value(np, predictions, targets)
    assert (found <= best + 1e-12 if metric.higher_is_better else found >= best - 1e-12).all()


@every_kind("metrics")
@settings(max_examples=20)
@given(count=st.integers(1, 10_000), share=st.floats(0.0, 1.0))
def test_an_interval_holds_the_value_and_shrinks_with_more_samples(
    kind: type[Metric], count: int, share: float
) -> None:
    interval, tighter = kind().interval(share, count), kind().interval(share, 4 * count)
    if interval is None or tighter is None:
        assert not kind.binomial, "a share of samples has a binomial interval"
        return
    assert 0.0 <= interval[0] <= share <= interval[1] <= 1.0
    assert tighter[1] - tighter[0] < interval[1] - interval[0]
