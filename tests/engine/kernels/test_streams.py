"""Orders of epochs in a kernel against those of the engine."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.kernels.compiler import entry
from engine.kernels.streams import shuffle
from engine.random import Purpose, permutations


@entry
def _shuffle(seed, purpose, epoch, count, keys, counts, order):
    shuffle(seed, purpose, epoch, count, keys, counts, 3, 2, order, 1)


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), epoch=st.integers(0, 2**40), count=st.integers(1, 700))
@example(seed=0, epoch=0, count=1)
@example(seed=2**32 - 1, epoch=2**32 + 1, count=4097)
def test_an_order_is_that_of_the_engine(seed: int, epoch: int, count: int) -> None:
    keys = np.full(3 + count + 1, 5, dtype=np.uint64)
    counts, order = np.full(2 + 4 * count + 2, -5), np.full(count + 2, -7, dtype=np.int32)
    _shuffle(np.uint64(seed), int(Purpose.SHUFFLE), epoch, count, keys, counts, order)
    (wanted,) = permutations(np, np.array([seed], dtype=np.uint64), epoch, count)
    np.testing.assert_array_equal(order[1:-1], wanted)
    assert order[0] == order[-1] == -7
    assert (keys[:3] == 5).all()
    assert (counts[:2] == -5).all()
