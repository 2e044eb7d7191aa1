"""Vectors: loads and stores of parts, arithmetic, and sums whose order is fixed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.kernels.compiler import entry
from engine.kernels.simd import (
    WIDTH,
    absolute,
    full,
    fused,
    keep,
    largest,
    load,
    power_of_two,
    root,
    store,
    total,
    where_less,
)
from tests.support.kernels import TYPES

OPERATIONS = 9


@entry
def _compute(x, y, out, count):
    """Each operation's result in its own stretch of `out`."""
    a, b = load(x, 1, count), load(y, 1, count)
    store(out, 0 * WIDTH, a + b * 2.0, count)
    store(out, 1 * WIDTH, (1.0 - a) / b, count)
    store(out, 2 * WIDTH, root(absolute(a)), count)
    store(out, 3 * WIDTH, where_less(a, b, 1.0, a), count)
    store(out, 4 * WIDTH, keep(a, 3, -1.0), count)
    store(out, 5 * WIDTH, fused(a, b, full(out, 0.5)), count)
    store(
        out, 6 * WIDTH, power_of_two(full(out, 1.5 * 2.0 ** (23 if out.itemsize == 4 else 52)) + 3.0), count
    )
    store(out, 7 * WIDTH, full(out, total(a)), count)
    store(out, 8 * WIDTH, full(out, largest(keep(a, count, -100.0))), count)


@TYPES
@pytest.mark.parametrize("count", [1, 3, 8, 15, WIDTH])
def test_operations_take_the_places_of_a_part_and_leave_the_others(count: int, dtype: Any) -> None:
    generator = np.random.default_rng(count)
    x, y = (generator.normal(size=WIDTH + 2).astype(dtype) for _ in range(2))
    x[1], y[-1] = 0.0, np.nan
    out = np.full(OPERATIONS * WIDTH, 7.0, dtype=dtype)
    _compute(x, y, out, count)
    rows = out.reshape(OPERATIONS, WIDTH)
    assert (rows[:, count:] == 7.0).all(), "a store went too far"
    a, b, found = x[1 : 1 + count], y[1 : 1 + count], rows[:, :count]
    np.testing.assert_array_equal(found[0], a + b * dtype(2.0))
    np.testing.assert_array_equal(found[1], (dtype(1.0) - a) / b)
    np.testing.assert_array_equal(found[2], np.sqrt(np.abs(a)))
    np.testing.assert_array_equal(found[3], np.where(a < b, dtype(1.0), a))
    np.testing.assert_array_equal(found[4], np.where(np.arange(count) < 3, a, dtype(-1.0)))
    assert np.abs(found[5] - (a * b + dtype(0.5))).max() <= 4 * np.finfo(dtype).eps * (
        1 + np.abs(a * b).max()
    )
    np.testing.assert_array_equal(found[6], dtype(8.0))
    np.testing.assert_array_equal(found[7], _paired(np.append(a, np.zeros(WIDTH - count, dtype))))
    np.testing.assert_array_equal(found[8], a.max())


def _paired(values: np.ndarray) -> np.ndarray:
    while len(values) > 1:
        values = values[: len(values) // 2] + values[len(values) // 2 :]
    return values[0]


@TYPES
def test_a_comparison_with_what_is_no_number_is_not_less(dtype: Any) -> None:
    x, y = np.full(WIDTH + 2, np.nan, dtype), np.ones(WIDTH + 2, dtype)
    out = np.zeros(OPERATIONS * WIDTH, dtype)
    _compute(x, y, out, WIDTH)
    assert np.isnan(out[3 * WIDTH : 4 * WIDTH]).all()
