"""Mini-batches: every sample once an epoch, and a step's batch known without the steps before it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.backend import NumpyBackend
from engine.training.batches import Batches


@given(samples=st.integers(2, 40), batch=st.integers(1, 50), seed=st.integers(0, 2**32 - 1))
def test_every_sample_comes_once_per_epoch(samples: int, batch: int, seed: int) -> None:
    batches = Batches(NumpyBackend(), [seed], samples, batch)
    epochs = batches.size  # after so many epochs steps and epochs end together
    row = np.concatenate([batches.rows(step)[0] for step in range(epochs * samples // batches.size)])
    for epoch in row.reshape(epochs, samples):
        assert sorted(epoch) == list(range(samples))


@given(seed=st.integers(0, 2**32 - 1), step=st.integers(0, 10**9))
def test_a_step_in_the_middle_is_drawn_alike(seed: int, step: int) -> None:
    fresh = Batches(NumpyBackend(), [seed], 30, 7).rows(step)
    walked = Batches(NumpyBackend(), [seed], 30, 7)
    for earlier in range(max(0, step - 9), step):
        walked.rows(earlier)
    assert (walked.rows(step) == fresh).all()


def test_lanes_with_equal_seeds_see_the_same_samples() -> None:
    rows = Batches(NumpyBackend(), [3, 4, 3], 50, 10).rows(2)
    assert (rows[0] == rows[2]).all()
    assert not (rows[0] == rows[1]).all()


def test_a_batch_of_everything_keeps_the_order() -> None:
    assert (Batches(NumpyBackend(), [1], 12, 99).rows(5) == np.arange(12)).all()
