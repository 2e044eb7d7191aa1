"""A branch is drawn from where it left; what it has in common with the run beside it is drawn once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine import paths
from engine.recording.run import RunRecord
from engine.recording.series import Series
from engine.timeline.branching import branch
from gui.plots.curve import Curve
from gui.plots.curve_set import CurveSet
from gui.plots.later import Later
from gui.plots.shown_run import drawn_since
from gui.plots.smoothing import Smoothing
from tests.gui.support import small_experiment


def series(length: int) -> Series:
    """Values that tell their steps."""
    made = Series()
    made.append(np.arange(length), np.arange(length, dtype=float))
    return made


@given(
    st.integers(1, 3000),
    st.integers(0, 3200),
    st.integers(0, 3200),
    st.integers(1, 400),
    st.booleans(),
)
def test_nothing_before_comes_and_everything_after(
    length: int, first: int, start: int, count: int, logarithmic: bool
) -> None:
    whole = series(length)
    part = Later(whole, first)
    found = part.columns(start, start + 500, count, logarithmic=logarithmic)
    # The sample at which it left, and those in its block where samples are folded, may come.
    block = int((found.x_last - found.x_first).max(initial=0))
    assert (found.x_last >= min(first, length - 1)).all()
    assert (found.x_first >= min(first, length - 1) - block).all()
    same = whole.columns(max(start, first + 1), max(start + 500, first + 1), count, logarithmic=logarithmic)
    for mine, other in zip(found, same, strict=True):
        np.testing.assert_array_equal(mine, other)
    assert part.last == whole.last


def test_a_branch_beside_its_run_is_drawn_from_where_it_left() -> None:
    whole = RunRecord(small_experiment())
    other = paths.put(small_experiment(), "batch_size", 4)
    left = branch(whole, 10, other)
    further = branch(left, 20, other)
    assert drawn_since(left, [left]) == 0
    assert drawn_since(left, [whole, left]) == 10
    assert drawn_since(further, [further, whole]) == 0
    assert drawn_since(further, [further, left, whole]) == 20
    assert drawn_since(whole, [whole, left]) == 0
    seeded = RunRecord(paths.put(small_experiment(), "seed", 99))
    assert drawn_since(left, [seeded, left]) == 0


def test_lines_begin_there_and_stay_the_same_objects() -> None:
    curve = Curve("a", "A", "#000000", series=series(100), smooth=True)
    curves = CurveSet()
    curves.smoothing = Smoothing.LOW
    curves.replace([replace(curve, since=40)])
    curves.follow()
    lines = curves.lines(200)
    assert len(lines) == 2
    assert [line.series.first_step for line in lines] == [40, 40]
    assert [id(line.series) for line in curves.lines(200)] == [id(line.series) for line in lines]
    curves.replace([curve])
    curves.follow()
    assert [line.series.first_step for line in curves.lines(200)] == [0, 0]
