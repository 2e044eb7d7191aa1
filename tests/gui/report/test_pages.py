"""Pages are filled from top to bottom: nothing is lost, cut, or left without its heading."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtWidgets import QApplication

from gui.report.blocks import Cell, Heading, Mark, Plot, Plots, Prose, Report, Row, Table
from gui.report.letters import Letters
from gui.report.page_pdf import BOTTOM, HEIGHT, PAGE, SIDE, TOP, WIDTH, Page, draw_page, paginated
from gui.report.pieces import GAP, Piece, _places, pieces
from gui.sharing.pictures import gray

HIGH = 100.0
PIECES = st.builds(
    Piece,
    st.floats(1, 60),
    st.just(lambda painter, top: None),
    st.sampled_from([0.0, 5.0, 20.0]),
    st.booleans(),
)


@given(found=st.lists(PIECES, min_size=1, max_size=40))
def test_pieces_keep_their_order_and_fit(found: list[Piece]) -> None:
    pages = paginated(found, HIGH)
    assert [placed.piece for page in pages for placed in page] == found
    assert all(page for page in pages)
    for page in pages:
        for one, two in pairwise(page):
            assert two.top >= one.bottom
    starts = {id(page[0].piece) for page in pages[1:]}
    for before, after in pairwise(found):
        assert not (before.follows and id(after) in starts), "what belongs together is on one page"
    ends = iter(found)
    for page in pages:
        groups = _groups([next(ends) for _ in page])
        # A page is only higher than it may be where one group alone is.
        assert page[-1].bottom <= HIGH or len(groups) == 1


def _groups(found: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in found:
        groups[-1].append(piece)
        if not piece.follows:
            groups.append([])
    return [group for group in groups if group]


def test_a_table_that_goes_on_has_its_head_again() -> None:
    head, end = Piece(10, _nothing, follows=True, repeated=True), Piece(20, _nothing, ends=True)
    rows = [Piece(20, _nothing) for _ in range(8)]
    after = Piece(30, _nothing)
    pages = paginated([head, *rows, end, after], HIGH)
    assert [[placed.piece for placed in page] for page in pages] == [
        [head, *rows[:4]],
        [head, *rows[4:8]],
        [head, end, after],
    ]
    pages = paginated([head, end, Piece(90, _nothing)], HIGH)
    assert pages[1][0].piece is not head, "a table that has ended has no head on the next page"


def test_few_rows_are_not_left_over_for_the_next_page(qapp: QApplication) -> None:
    for count in range(30, 45):
        rows = tuple(Row((Cell("x"), Cell("y"))) for _ in range(count))
        table = Table((Cell("a"), Cell("b")), rows, (0.5, 0.5))
        pages = paginated(list(pieces(Report("T", "s", "en", (Heading("H"), table)), WIDTH)))
        head = next(placed.piece for placed in pages[0] if placed.piece.repeated)
        left = [placed.piece for placed in pages[-1] if placed.piece is not head]
        assert len(pages) == 1 or len(left) >= 3


def test_columns_keep_their_distance() -> None:
    table = Table((), (), (0.25, 0.25, 0.25, 0.25), frozenset({1, 2}))
    places = list(_places(table, [0.0, 100.0, 200.0, 300.0, 400.0]))
    for (left, width), (following, _) in pairwise(places):
        assert following - (left + width) >= GAP
    assert [left + width for left, width in places][1:] == [200.0, 300.0, 400.0], (
        "numbers end where columns do"
    )


def _nothing(painter: QPainter, top: float) -> None:
    """For pieces that are only placed."""


@pytest.fixture
def report(qapp: QApplication) -> Report:
    """One with all kinds of blocks, and with texts that are hard to place."""
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.fillRect(0, 0, 300, 200, 0x000000)
    plot = Plot("A title that is longer than its plot is wide, and then some", QSizeF(300, 200), picture)
    rows = tuple(
        Row((Cell(f"Row {number}"), Cell("x" * number * 3, "detail"), Cell("ab" * 32, fixed=True)))
        for number in range(60)
    )
    table = Table(
        (Cell(""), Cell("Unbreakable" * 9, "note", Mark("#ff0000", (4.0, 2.0))), Cell("c")),
        (Row((Cell("Section"),), section=True), *rows, Row((Cell(""), Cell("Total"), Cell("3")), total=True)),
        (0.3, 0.3, 0.4),
        frozenset({1}),
        "A remark. " * 40,
    )
    notes = (
        "# Title\n\n"
        + "Words that go on. " * 300
        + "\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n- one\n- two\n\n"
        + "y" * 500
    )
    blocks = (Heading("Notes"), Prose(notes), Heading("Plots"), Plots((plot, plot)), Plots((plot,)), table)
    return Report("A title " * 30, "Subtitle", "en", blocks)


def test_nothing_is_drawn_into_the_margins(report: Report) -> None:
    pages = paginated(list(pieces(report, WIDTH)))
    assert len(pages) > 3
    for number, page in enumerate(pages):
        assert page[-1].bottom <= HEIGHT
        shown = _drawn(page, number, len(pages))
        assert shown[:, : int(2 * SIDE) - 4].all(), "left"
        assert shown[:, int(2 * (PAGE.width() - SIDE)) + 4 :].all(), "right"
        assert shown[: int(2 * TOP) - 3].all(), "top"
        between = shown[int(2 * (PAGE.height() - BOTTOM)) + 3 : int(2 * (PAGE.height() - BOTTOM + 20))]
        assert between.all(), "bottom"
        assert not shown.all()


def test_plots_are_as_wide_as_the_text_at_any_fineness(report: Report) -> None:
    plots = next(block for block in report.blocks if isinstance(block, Plots) and len(block.plots) == 1)
    (page,) = paginated(list(pieces(Report("T", "s", "en", (plots,)), WIDTH)))
    columns = np.flatnonzero(~_drawn(page, 0, 1, dots=7000).all(axis=0))
    assert columns[0] == pytest.approx(2 * SIDE, abs=2)
    assert columns[-1] == pytest.approx(2 * (PAGE.width() - SIDE), abs=3)


def _drawn(page: Page, number: int, count: int, dots: int = 3000) -> np.ndarray:
    """Where a page is white, at two pixels a point."""
    image = QImage((PAGE * 2).toSize(), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.scale(2, 2)
        draw_page(painter, page, "Title", number + 1, count)
    return np.asarray(gray(image) > 250)


def test_text_is_broken_between_words_and_only_long_ones_within(qapp: QApplication) -> None:
    letters = Letters(9)
    one = letters.height("x", 500)
    width = letters.metrics.horizontalAdvance("several words") + 1
    assert letters.height("several words here", width) == pytest.approx(2 * one)
    assert letters.height("several words", width) == pytest.approx(one)
    assert letters.height("x" * 100, width) > 3 * one
    assert letters.height("one\ntwo", 500) == pytest.approx(2 * one)
    assert letters.height("", 500) == 0
