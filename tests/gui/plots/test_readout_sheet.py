"""What the box of the cursor says fits into the plot."""

from __future__ import annotations

import pytest

from gui.plots.curve import Curve
from gui.plots.layout import Style
from gui.plots.readout_sheet import Reading, sheet_of
from gui.theme.palette import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
STYLE = Style(LIGHT, 11)


def reading(label: str, value: float, run: str = "", quartiles=None) -> Reading:
    return Reading(Curve(f"{run}{label}", label, "#123456", run=run), value, quartiles)


def test_one_run_has_a_row_for_each_curve():
    sheet = sheet_of("step 3", [reading("train", 0.25), reading("test", float("nan"))])
    assert [(row.name, row.cells) for row in sheet.rows] == [("train", ["0.25"]), ("test", ["–"])]
    assert sheet.titles == ()
    assert sheet.lines == 3


def test_several_runs_have_a_row_each_and_columns():
    readings = [
        reading(label, number, run) for run in ("A", "B") for label, number in (("train", 1), ("test", 2))
    ]
    sheet = sheet_of("step 3", [*readings, reading("average", 3, "B")])
    assert sheet.titles == ("train", "test", "average")
    assert [(row.name, row.cells) for row in sheet.rows] == [("A", ["1", "2", "–"]), ("B", ["1", "2", "3"])]


def test_quartiles_stand_in_a_column_that_goes_first_where_room_is_scarce():
    sheet = sheet_of("step 3", [reading("train", 0.25, quartiles=(0.125, 0.5)), reading("test", 1.0)])
    assert sheet.titles == ("median", "middle half")
    assert sheet.rows[0].cells == ["0.25", "0.125 … 0.5"]
    wide, narrow = (sheet.fitted(width, 9, STYLE) for width in (400, 130))
    assert len(wide.widths) == 2
    assert len(narrow.widths) == 1
    assert narrow.width(STYLE) <= 130


@pytest.mark.parametrize("width", [90, 140, 300])
@pytest.mark.parametrize("lines", [1, 4, 12])
def test_it_is_never_larger_than_the_room(width, lines):
    names = [f"a run with a long name {number}" for number in range(10)]
    sheet = sheet_of("step 1 000 000 · η 0.1 → 0.01", [reading("train", 1 / 3, name) for name in names])
    fitted = sheet.fitted(width, lines, STYLE)
    assert fitted.lines <= max(lines, 3)
    assert fitted.width(STYLE) <= max(width, 140) + 1
    if lines == 12:
        assert "more" not in fitted.heading
    elif width == 300:
        assert "more" in fitted.heading
