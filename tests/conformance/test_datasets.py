"""What every data set must do."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.arrays import HostArray
from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.tasks import SPLITS, Data, Examples
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind

OWN_FILE = Path(__file__).parent / "own_file.csv"
"""Numbers, categories, a date and missing cells, in three classes."""

few = settings(max_examples=4)


@functools.cache
def _load(dataset: Dataset) -> Data:
    return dataset.load()


@functools.cache
def _examples(dataset: Dataset) -> Examples:
    return dataset.examples()


@pytest.fixture(scope="module", autouse=True)
def _forget_images() -> Iterator[None]:
    """The images take a few hundred megabytes."""
    yield
    _load.cache_clear()
    _examples.cache_clear()


def _made(kind: type[Dataset], **changes: Any) -> Dataset:
    """A data set with these fields, and with a file where it needs one."""
    return kind(**changes | ({"path": str(OWN_FILE)} if kind.needs_file else {}))


def _markers(values: HostArray) -> HostArray:
    """Which features of rows or sequences are 0 or 1 in every place, and both somewhere."""
    places = values.reshape(-1, values.shape[-1])
    return np.array([set(np.unique(column)) == {0.0, 1.0} for column in places.T])


def _same(left: Data, right: Data, splits: tuple[str, ...] = SPLITS) -> bool:
    return all(
        same_bits(left.split(name).raw, right.split(name).raw)
        and same_bits(left.split(name).targets, right.split(name).targets)
        for name in splits
    )


@every_kind("datasets")
def test_samples_have_the_shape_and_the_targets_that_the_task_says(kind: type[Dataset]) -> None:
    data, task = _load(_made(kind)), _made(kind).task()
    assert data.task == task
    assert bool(task.classes) != bool(task.values)
    for name in SPLITS:
        split = data.split(name)
        encoded = data.encoder(split.raw)
        assert encoded.shape == (len(split), *task.input_shape)
        assert encoded.dtype == split.raw.dtype == np.float64
        assert np.isfinite(encoded).all()
        if task.classes:
            assert split.targets.dtype == np.int64
            assert split.targets.shape == (len(split),)
            assert set(np.unique(split.targets)) == set(range(len(task.classes)))
        else:
            assert split.targets.dtype == np.float64
            assert split.targets.shape == (len(split), task.values)
    views = {"plane": 2, "image": 4, "curve": 2}
    if task.view:
        assert data.train.raw.ndim == views[task.view]
    if task.vocabulary:
        tokens = data.train.raw
        assert np.array_equal(tokens, np.floor(tokens))
        assert tokens.min() >= 0
        assert tokens.max() < task.vocabulary
        assert same_bits(data.encoder(tokens), tokens)
    if task.view == "image":
        assert data.train.raw.min() >= 0.0
        assert data.train.raw.max() <= 1.0
        assert len(np.unique(data.train.raw)) > 2, "scaled twice"


@every_kind("datasets")
def test_loading_again_gives_the_same_bits_and_another_seed_another_split(kind: type[Dataset]) -> None:
    data = _load(_made(kind))
    assert _same(data, _made(kind).load())
    other = _made(kind, seed=2).load()
    assert not same_bits(data.train.raw, other.train.raw)


@every_kind("datasets")
@few
@given(fraction=st.floats(0.05, 0.6), seed=st.integers(0, 2**32 - 1))
def test_splits_are_disjoint_complete_and_stratified(kind: type[Dataset], fraction: float, seed: int) -> None:
    dataset = _made(kind, validation_fraction=fraction, seed=seed)
    examples = _examples(_made(kind))
    parts = dataset.parts(examples)
    together = np.concatenate(parts)
    assert np.array_equal(np.sort(together), np.arange(len(examples)))
    train, validation, test = parts
    rest = len(train) + len(validation)
    if not dataset.task().classes:
        assert len(validation) == round(fraction * rest)
        return
    for label in range(len(dataset.task().classes)):
        own = [int((examples.targets[part] == label).sum()) for part in parts]
        assert own[1] == round(fraction * (own[0] + own[1]))
        share = len(test) / len(examples)
        assert abs(own[2] - share * sum(own)) <= 1.0


@every_kind("datasets")
def test_standardization_comes_from_the_training_part_alone(kind: type[Dataset]) -> None:
    data = _load(_made(kind))
    if data.task.vocabulary:
        return
    plain = _made(kind, standardize=False).load()
    raw, seen = plain.encoder(plain.train.raw), data.encoder(data.train.raw)
    if seen.ndim > 3:
        axes, marks = None, np.array(False)  # noqa: FBT003
    else:
        # A sequence's features are alike in all positions; markers say yes or no and stay what they are.
        axes, marks = tuple(range(seen.ndim - 1)), _markers(raw)
    assert np.abs(np.where(marks, 0.0, seen.mean(axis=axes))).max() <= 1e-12
    assert np.abs(np.where(marks, 1.0, seen.std(axis=axes)) - 1.0).max() <= 1e-12
    mean, deviation = np.where(marks, 0.0, raw.mean(axis=axes)), np.where(marks, 1.0, raw.std(axis=axes))
    assert np.allclose(
        data.encoder(data.test.raw), (plain.encoder(plain.test.raw) - mean) / deviation, atol=1e-12
    )


@every_kind("datasets")
def test_what_needs_a_file_says_so_and_nothing_else_does(kind: type[Dataset]) -> None:
    if kind.needs_file:
        with pytest.raises(InputError, match="choose a file"):
            kind().task()
    else:
        assert kind().task().input_shape
        assert kind().stamp() is None


@every_kind("datasets")
@pytest.mark.parametrize("noise", [0.4, 1.0])
def test_label_noise_falls_on_its_share_of_the_training_targets_only(
    kind: type[Dataset], noise: float
) -> None:
    clean, noisy = _load(_made(kind)), _made(kind, label_noise=noise).load()
    assert _same(clean, noisy, ("validation", "test"))
    assert same_bits(clean.train.raw, noisy.train.raw)
    count, classes = len(clean.train), len(clean.task.classes)
    changed = int((clean.train.targets != noisy.train.targets).sum())
    if classes:
        # A redrawn label falls on the true one again with probability 1/K.
        expected = noise * count * (1.0 - 1.0 / classes)
        assert abs(changed - expected) <= 4.5 * np.sqrt(expected / classes) + 1.0
    else:
        assert same_bits(np.sort(clean.train.targets, axis=0), np.sort(noisy.train.targets, axis=0))
        assert 0.95 * noise * count <= changed <= round(noise * count)
