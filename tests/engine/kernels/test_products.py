"""Matrix products and transposes of all shapes, with any distances between rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.kernels.products import BYTES, PRODUCT, ROWS
from engine.kernels.simd import WIDTH
from engine.kernels.transposes import TRANSPOSE
from tests.support.kernels import TYPES, call

OUTSIDE = 7.0


def product(
    a: np.ndarray, b: np.ndarray, start: np.ndarray | None, *, turned: bool = False, gap: int = 0
) -> np.ndarray:
    """A B and a start, by the kernel; B, C and a start of many rows lie with gaps between their rows.

    `turned`: the kernel is given the transpose of A, with its distances.
    """
    (rows, depth), columns = a.shape, b.shape[1]
    stored = np.ascontiguousarray(a.T if turned else a)
    wide_b = np.full((depth, columns + gap), OUTSIDE, a.dtype)
    wide_b[:, :columns] = b
    c = np.full((rows + 2, columns + gap + 3), OUTSIDE, a.dtype)
    distances = (1, rows) if turned else (depth, 1)
    s, s_row = np.zeros(1, a.dtype), 0
    if start is not None:
        s, s_row = np.ascontiguousarray(start), columns if start.ndim == 2 else 0
    call(
        PRODUCT, 0, stored, 0, *distances, wide_b, 0, columns + gap, c, c.shape[1] + 1, c.shape[1],
        s, 0, s_row, int(start is not None), rows, depth, columns,
    )  # fmt: skip
    found = c[1:-1, 1 : 1 + columns].copy()
    c[1:-1, 1 : 1 + columns] = OUTSIDE
    assert (c == OUTSIDE).all(), "something beside C was written"
    return found


def _draw(generator: np.random.Generator, dtype: Any, *shape: int) -> np.ndarray:
    return generator.normal(size=shape).astype(dtype)


@TYPES
@pytest.mark.parametrize("rows", [*range(1, ROWS + 4), 2 * ROWS + 3])
def test_products_of_all_partial_tiles(rows: int, dtype: Any) -> None:
    width = BYTES // np.dtype(dtype).itemsize
    generator = np.random.default_rng(rows)
    ends = {1, 2, width // 2, width // 2 + 1, width - 1, width, width + 1, 2 * width - 1, 2 * width}
    for columns in sorted(ends | {2 * width + 1, 4 * width + width // 2, 5 * width + 3}):
        for depth in (0, 1, 2, 17):
            a, b = _draw(generator, dtype, rows, depth), _draw(generator, dtype, depth, columns)
            start = (None, _draw(generator, dtype, columns), _draw(generator, dtype, rows, columns))[
                (columns + depth) % 3
            ]
            found = product(a, b, start, turned=bool(depth % 2), gap=columns % 3)
            exact = a.astype(np.longdouble) @ b.astype(np.longdouble)
            most = np.abs(a).astype(np.longdouble) @ np.abs(b).astype(np.longdouble)
            if start is not None:
                exact, most = exact + start, most + np.abs(start)
            assert (np.abs(found - exact) <= (depth + 1) * np.finfo(dtype).eps * most).all()


@TYPES
@settings(max_examples=20)
@given(rows=st.integers(1, 30), depth=st.integers(1, 30), columns=st.integers(1, 70), data=st.data())
def test_an_element_does_not_depend_on_its_neighbors(
    dtype: Any, rows: int, depth: int, columns: int, data: st.DataObject
) -> None:
    """Wherever C is cut, as threads do, its bits are the same; and a transposed A gives the same too."""
    generator = np.random.default_rng(rows * 100 + columns)
    a, b = _draw(generator, dtype, rows, depth), _draw(generator, dtype, depth, columns)
    start = _draw(generator, dtype, columns)
    whole = product(a, b, start)
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    np.testing.assert_array_equal(product(a[row:], b, start), whole[row:])
    np.testing.assert_array_equal(product(a, b[:, column:], start[column:], gap=1), whole[:, column:])
    np.testing.assert_array_equal(product(a, b, start, turned=True), whole)


@TYPES
def test_what_is_no_number_stays_in_its_row(dtype: Any) -> None:
    a, b = np.ones((ROWS + 1, 3), dtype), np.ones((3, 40), dtype)
    a[2, 1] = np.nan
    found = product(a, b, None)
    assert np.isnan(found[2]).all()
    assert np.isfinite(np.delete(found, 2, axis=0)).all()


@TYPES
@pytest.mark.parametrize("rows", [1, 2, 7, 8, 9, WIDTH, WIDTH + 1, 2 * WIDTH + 5])
def test_transposes_of_all_shapes(rows: int, dtype: Any) -> None:
    for columns in (1, 2, 7, 8, 9, 15, WIDTH, WIDTH + 1, 3 * WIDTH - 1):
        for gap in (0, 2):
            source = np.arange(rows * (columns + gap), dtype=dtype).reshape(rows, columns + gap)
            target = np.full((columns + 2, rows + 3), -1.0, dtype)
            distance = rows + 3
            call(TRANSPOSE, 0, source, 0, columns + gap, target, distance + 1, distance, rows, columns)
            np.testing.assert_array_equal(target[1:-1, 1 : 1 + rows], source[:, :columns].T)
            target[1:-1, 1 : 1 + rows] = -1.0
            assert (target == -1.0).all(), "something beside the target was written"
