"""The confusion matrix: colors, counts, names, and what it tells of a cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from engine.experiment import Experiment
from engine.tasks import Task
from gui.beliefs.confusion_matrix import ConfusionMatrixView, cell_color
from gui.beliefs.heat_table import HeatTable, lay_out
from gui.theme.palette import DARK, LIGHT, PALETTES
from gui.theme.style import apply_theme
from tests.gui.theme.test_palette import contrast

FASHION: dict[str, object] = {"data": "fashion"}


@pytest.fixture
def show(qapp, qtbot):
    """Shows a view and returns what it paints on its own ground."""
    apply_theme(qapp, LIGHT)

    def paint(view: ConfusionMatrixView, size: tuple[int, int] = (360, 300)) -> QImage:
        if not view.isVisible():
            qtbot.addWidget(view)
            view.show()
            qtbot.waitExposed(view)
        view.resize(*size)
        return view.grab().toImage()

    return paint


def counts(classes: int = 10) -> np.ndarray:
    """20 right of each class, 5 of class 0 taken for class 1; the last class does not occur."""
    found = 20 * np.eye(classes, dtype=np.int64)
    found[0, 1] = 5
    found[-1, -1] = 0
    return found


def matrix(document: dict[str, object] | None = None, classes: int = 10) -> ConfusionMatrixView:
    view = ConfusionMatrixView()
    view.show_run(Experiment.from_document(document or {"data": "digits"}))
    view.show_arrays({"counts": counts(classes)})
    return view


def laid(view: ConfusionMatrixView) -> HeatTable:
    table = view.table()
    assert table is not None
    return table


def corner(view: ConfusionMatrixView, row: int, column: int) -> QPointF:
    """A place in a cell beside its number."""
    return laid(view).cell(row, column).topLeft() + QPointF(3, 3)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_cells_have_the_colors_of_their_shares(qapp, show, palette) -> None:
    view = matrix()
    show(view)
    apply_theme(qapp, palette)
    image = show(view)
    for (row, column), share, right in (((0, 0), 0.8, True), ((0, 1), 0.2, False), ((3, 3), 1.0, True)):
        color = image.pixelColor(corner(view, row, column).toPoint())
        assert color == QColor(cell_color(palette, share, right=right))
    for row, column in ((1, 0), (5, 7), (9, 9), (9, 0)):
        assert image.pixelColor(corner(view, row, column).toPoint()) == QColor(palette.field)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_numbers_are_readable_on_every_cell(palette) -> None:
    for share in np.linspace(0.0, 1.0, 21):
        for right in (True, False):
            assert contrast(palette.text, cell_color(palette, float(share), right=right)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_one_mistake_in_a_thousand_is_seen(palette) -> None:
    assert contrast(cell_color(palette, 0.001, right=False), palette.field) >= 1.1


def test_counts_stand_in_their_cells_and_empty_cells_are_empty(show) -> None:
    view = matrix()
    image = show(view)

    def colors(row: int, column: int) -> int:
        place = laid(view).cell(row, column).adjusted(3, 3, -3, -3).toRect()
        spots = [
            (x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom())
        ]
        return len({image.pixelColor(x, y).rgb() for x, y in spots})

    assert colors(0, 0) > 1
    assert colors(0, 1) > 1
    assert colors(4, 2) == colors(9, 9) == 1


def test_a_cell_tells_its_classes_and_its_share_of_the_row(show) -> None:
    view = matrix(FASHION)
    show(view)
    table = laid(view)
    assert view._words_at(table.cell(0, 1).center()) == (
        "True class: T-shirt/top\nPredicted: Trouser\n5 of 25 (20.0\u202f%)"
    )
    assert view._words_at(table.cell(9, 2).center()).endswith("\n0 of 0 (–)")
    assert view._words_at(QPointF(1, 1)) == ""


def test_the_remark_counts_what_is_wrong() -> None:
    view = ConfusionMatrixView()
    assert view.remark() == ""
    view.show_arrays({"counts": counts(10)})
    assert view.remark() == "5 wrong of 185 (2.7\u202f%)"
    view.show_run(Experiment.from_document(FASHION))
    assert view.remark() == ""


def test_classes_without_names_have_numbers(show) -> None:
    view = matrix(classes=12)
    show(view)
    assert "True class: 11\nPredicted: 0" in view._words_at(laid(view).cell(11, 0).center())


@pytest.mark.parametrize("size", [(160, 140), (330, 270), (1000, 600)])
@pytest.mark.parametrize("classes", [2, 10, 200])
def test_nothing_leaves_the_view(show, size, classes) -> None:
    view = matrix(FASHION, classes)
    show(view, size)
    table = laid(view)
    assert view.rect().toRectF().contains(table.area)
    below = view.height() - table.area.bottom()
    assert table.names.width() <= table.area.left()
    assert below >= (table.names.height() if table.upright else table.line)


def test_it_is_shown_where_no_map_shows_it_already() -> None:
    classes = tuple("abc")
    assert ConfusionMatrixView.suits(Task((8, 8, 1), classes, view="image"))
    assert ConfusionMatrixView.suits(Task((20,), classes))
    assert not ConfusionMatrixView.suits(Task((2,), classes, view="plane"))
    assert not ConfusionMatrixView.suits(Task((1,), values=1, view="curve"))


@given(
    st.floats(160, 1200),
    st.floats(140, 1200),
    st.lists(st.text("abcdefg XYZ", max_size=40), min_size=2, max_size=40),
)
def test_cells_tile_the_area(width, height, names) -> None:
    # Metrics without a font of the window: only lengths count.
    table = lay_out(QSizeF(width, height), names, _Metrics(), 15.0)
    count = len(names)
    assert table.cell(0, 0).topLeft() == table.area.topLeft()
    assert (
        table.cell(count - 1, count - 1).bottomRight() - table.area.bottomRight()
    ).manhattanLength() < 1e-6
    for number in range(count - 1):
        here, following = table.cell(number, number), table.cell(number + 1, number + 1)
        assert here.bottomRight() == following.topLeft()
    cell = table.cell(1, 0)
    if min(cell.width(), cell.height()) > 3:
        assert table.at(cell.center()) == (1, 0)
    rows, columns = table.strides()
    assert rows * table.cell_size.height() >= table.line
    assert columns * table.cell_size.width() >= (table.line if table.upright else table.names.height())
    assert table.at(table.area.topLeft() - QPointF(1, 1)) is None


class _Metrics(QFontMetricsF):
    """Seven units per letter."""

    def __init__(self) -> None:
        pass

    def height(self) -> float:
        return 15.0

    def horizontalAdvance(self, text: str) -> float:  # type: ignore[override]
        return 7.0 * len(text)


def test_turned_names_stand_under_their_columns(show) -> None:
    view = matrix(FASHION)
    image = show(view)
    table = laid(view)
    assert table.upright
    ink = QColor(LIGHT.text).lightness()
    for column in (0, 9):
        center, top = table.cell(9, column).center().x(), table.area.bottom()
        spots = [
            image.pixelColor(int(center + dx), int(top + dy)).lightness()
            for dx in range(-4, 5)
            for dy in range(6, int(table.names.height()))
        ]
        assert min(spots) < ink + 60
