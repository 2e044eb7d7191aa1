"""What every augmentation must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.augmentations.base import FIRST_STREAM, Augmentation
from engine.errors import InputError
from engine.random import Draw, nested_stream
from engine.tasks import Task
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictBackend

few = settings(max_examples=12)
SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 3))
"""Images suit every kind."""

Batch = tuple[np.ndarray, np.ndarray]


def _batch(lanes: int, batch: int, shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Batch:
    generator = np.random.default_rng(seed)
    return (
        generator.normal(size=(lanes, batch, *shape)).astype(dtype),
        generator.uniform(size=(lanes, batch, 4)).astype(dtype),
    )


def _apply(
    augmentation: Augmentation, batch: Batch, seeds: list[int], step: int = 7, stream: int = FIRST_STREAM
) -> Batch:
    draw = Draw(np, np.array(seeds, dtype=np.uint64), step)
    return augmentation.apply(np, *batch, draw, stream)


@every_kind("augmentations")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data(), size=st.integers(1, 9), shape=SHAPES)
def test_a_lane_and_a_device_give_the_same_bits(
    kind: type[Augmentation], dtype: Any, data: st.DataObject, size: int, shape: tuple[int, ...]
) -> None:
    augmentation = data.draw(instances(kind, calm=True))
    batch, seeds = _batch(3, size, shape, dtype), [5, 6, 5]
    together = _apply(augmentation, batch, seeds)
    for given_array, made in zip(batch, together, strict=True):
        assert made.shape == given_array.shape
        assert made.dtype == dtype
        assert np.isfinite(made).all()
    for lane in range(3):
        own = slice(lane, lane + 1)
        alone = _apply(augmentation, (batch[0][own], batch[1][own]), seeds[own])
        for single, made in zip(alone, together, strict=True):
            assert same_bits(single, made[own])
    backend = StrictBackend()
    sent = [backend.to_device(array) for array in batch]
    draw = Draw(backend.xp, backend.to_device(np.array(seeds, dtype=np.uint64)), 7)
    before = backend.sent, backend.fetched
    device = augmentation.apply(backend.xp, *sent, draw, FIRST_STREAM)
    assert (backend.sent, backend.fetched) == before
    for array, made in zip(device, together, strict=True):
        assert same_bits(backend.to_host(array), made)


@every_kind("augmentations")
@few
@given(data=st.data(), shape=SHAPES)
def test_what_it_was_given_is_left_as_it_was(
    kind: type[Augmentation], data: st.DataObject, shape: tuple[int, ...]
) -> None:
    batch = _batch(2, 5, shape)
    for array in batch:
        array.flags.writeable = False
    _apply(data.draw(instances(kind, calm=True)), batch, [1, 2])


@every_kind("augmentations")
def test_it_depends_on_the_seed_the_step_and_the_stream(kind: type[Augmentation]) -> None:
    augmentation, batch = kind(), _batch(1, 40, (6, 5, 2))
    first = _apply(augmentation, batch, [1])[0]
    assert same_bits(first, _apply(augmentation, batch, [1])[0])
    assert not same_bits(first, batch[0])
    for other in (
        _apply(augmentation, batch, [2]),
        _apply(augmentation, batch, [1], step=8),
        _apply(augmentation, batch, [1], stream=FIRST_STREAM + 1),
    ):
        assert not same_bits(first, other[0])


@every_kind("augmentations")
def test_samples_meet_different_fates(kind: type[Augmentation]) -> None:
    """Forty copies of one image do not stay forty copies; where samples mix there are two to begin with."""
    inputs, targets = _batch(1, 40, (6, 5, 2))
    inputs[:], targets[:] = inputs[:, :1], targets[:, :1]
    if not kind.apart:
        inputs[:, ::2] += 1.0
    made = _apply(kind(), (inputs, targets), [3])[0][0]
    assert len({image.tobytes() for image in made}) > (1 if kind.apart else 2)


@every_kind("augmentations")
@few
@given(data=st.data(), shape=SHAPES)
def test_the_batch_around_a_sample_matters_only_where_samples_mix(
    kind: type[Augmentation], data: st.DataObject, shape: tuple[int, ...]
) -> None:
    augmentation = data.draw(instances(kind, calm=True))
    inputs, targets = _batch(2, 9, shape)
    whole = _apply(augmentation, (inputs, targets), [1, 2])
    if kind.apart:
        for made, part in zip(
            whole, _apply(augmentation, (inputs[:, :4], targets[:, :4]), [1, 2]), strict=True
        ):
            # The rounding of a function may depend on where in a row a number stands.
            np.testing.assert_allclose(part, made[:, :4], rtol=1e-12, atol=1e-12)


def _refusal(augmentation: Augmentation, task: Task) -> InputError | None:
    try:
        augmentation.check(task)
    except InputError as error:
        return error
    return None


@every_kind("augmentations")
def test_it_suits_images_and_refuses_other_inputs_in_words_or_takes_them(kind: type[Augmentation]) -> None:
    assert _refusal(kind(), Task((8, 8, 1), ("a", "b"), view="image")) is None
    error = _refusal(kind(), Task((2,), ("a", "b"), view="plane"))
    if error is not None:
        assert error.path == ""
        assert "images" in error.problem
        return
    batch = _batch(2, 9, (2,))
    made = _apply(kind(), batch, [1, 2])
    assert made[0].shape == batch[0].shape


def test_its_streams_lie_between_those_of_layers() -> None:
    assert 10**6 < FIRST_STREAM < FIRST_STREAM + 1000 < nested_stream(0, 0) < 1 << 24
