"""Pictures fill a panel without touching each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from gui.beliefs.tiling import tile

sizes = st.floats(110, 1200)  # A view is never narrower.


@given(sizes, sizes, st.sampled_from([8, 28, 32]), st.integers(1, 60), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_pictures_are_crisp_and_apart(width, height, pixels, count, ratio) -> None:
    tiling = tile(width, height, pixels, count, ratio, least=44, words=QPointF(28, 28), gap=7)
    factor = tiling.side * ratio / pixels
    assert abs(factor - round(factor)) < 1e-6
    assert tiling.side >= 44 - 1e-6
    for index in range(min(count, tiling.capacity)):
        place, cell = tiling.picture(index), tiling.cell(index)
        assert cell.adjusted(-0.5, -0.5, 0.5, 0.5).contains(place)
        assert abs(place.x() * ratio - round(place.x() * ratio)) < 1e-6
        assert tiling.at(place.center()) == index
        if tiling.columns > 1:
            assert cell.right() <= width + 1e-6
    assert tiling.at(QPointF(-1, 5)) == -1


def test_few_pictures_are_large() -> None:
    def side(count: int) -> float:
        return tile(400, 400, 8, count, 1.0, least=44, words=QPointF(28, 28), gap=7).side

    assert side(1) > side(4) > side(16) >= side(100) == 48


def test_what_does_not_fit_is_left_out() -> None:
    tiling = tile(120, 120, 8, 48, 1.0, least=44, words=QPointF(28, 28), gap=7)
    assert (tiling.columns, tiling.rows) == (2, 1)
