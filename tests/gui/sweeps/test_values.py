"""Values as people type them, lists to tick, and fields by their titles."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.experiment import Experiment
from engine.fields import Number
from engine.sweeps.sweepable import sweepables
from gui.sweeps.check_list import CheckList
from gui.sweeps.progress_row import ProgressRow
from gui.sweeps.values_editor import CLASSICS, ValuesEditor
from gui.sweeps.values_field import ValuesField
from gui.sweeps.values_text import parse_values, values_text
from gui.sweeps.words import duration
from gui.widgets.choice_field import ChoiceItem

RATE = cast(Number, Experiment().optimizer.field("learning_rate"))
BATCH = cast(Number, Experiment.field("batch_size"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0.1; 0.01", (0.01, 0.1)),
        ("0,1; 0,01", (0.01, 0.1)),
        ("0.1 0.2  0.2", (0.1, 0.2)),
        ("0.1, 0.2", (0.1, 0.2)),
        ("1e-3", (0.001,)),
        ("0.001 … 1 × 4", (0.001, 0.01, 0.1, 1.0)),
        ("0,001...1 x4", (0.001, 0.01, 0.1, 1.0)),
        ("0.01..1*3", (0.01, 0.1, 1.0)),
    ],
)
def test_lists_and_ranges(qapp: QApplication, text: str, values: tuple[float, ...]) -> None:
    assert parse_values(text, RATE) == values


@pytest.mark.parametrize("text", ["", " ; ", "abc", "0.1; abc", "-1", "1 … 0.1", "0.1 … 1 × 99", "4.5.6"])
def test_what_means_nothing_is_said_in_words(qapp: QApplication, text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_values(text, RATE)


def test_whole_numbers(qapp: QApplication) -> None:
    assert parse_values("8 … 64 × 4", BATCH) == (8, 16, 32, 64)
    with pytest.raises(ValueError, match="whole"):
        parse_values("2.5", BATCH)


@given(st.lists(st.floats(1e-9, 1e9), min_size=1, max_size=30, unique=True))
def test_a_list_reads_back_equal(qapp: QApplication, values: list[float]) -> None:
    ordered = tuple(sorted(values))
    assert parse_values(values_text(ordered), RATE) == ordered


def test_the_line_says_what_a_range_means(qapp: QApplication) -> None:
    field = ValuesField()
    field.show_values(RATE, (0.1,))
    assert field.values() == (0.1,)
    field.line.selectAll()
    QTest.keyClicks(field.line, "0.01 .. 1 x3")
    assert field.values() == (0.01, 0.1, 1.0)
    assert "0.01; 0.1; 1" in field.message()
    field.line.selectAll()
    QTest.keyClicks(field.line, "nonsense")
    assert field.values() == ()
    assert field.error()


def test_a_click_anywhere_on_a_line_ticks_it_and_space_does(qapp: QApplication) -> None:
    listed = CheckList()
    listed.resize(200, 120)
    listed.set_items([ChoiceItem("a", "Alpha"), ChoiceItem("b", "Beta")], ("a",))
    listed.show()
    QTest.qWait(0)
    for offset in (8, 120):  # on the box, and on the word
        rect = listed.visualItemRect(listed.item(1))
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(offset, 8))
        assert ("b" in listed.values()) == (offset == 8)
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert listed.values() == ()
    listed.tick("b")
    assert listed.values() == ("b",)


def test_the_editor_offers_numbers_words_and_kinds(qapp: QApplication) -> None:
    experiment, editor = Experiment(), ValuesEditor()
    editor.set_fields(experiment, sweepables(experiment), "optimizer.kind")
    assert editor.values() == CLASSICS
    editor.choose("optimizer.learning_rate")
    assert 0.001 in editor.values()
    editor.choose("batch_size")
    assert 32 in editor.values()
    found = next(
        item.path for item in sweepables(experiment) if item.options and item.path != "optimizer.kind"
    )
    editor.choose(found)
    assert editor.values()
    editor.set_fields(experiment.replace(seed=5), sweepables(experiment), "optimizer.kind")
    assert editor.found() is not None
    assert editor.found().path == found, "what is chosen stays"  # type: ignore[union-attr]


def test_progress_keeps_its_words(qapp: QApplication) -> None:
    row = ProgressRow()
    row.show_progress(0.5, 12.0, "Adam")
    assert "Adam" in row.words()
    assert "12 s" in row.words()
    row.rest("over")
    assert row.words() == "over"
    assert row.cancel_button.isHidden()
    assert [duration(seconds) for seconds in (None, 0.2, 40, 600, 9000)] == [
        "–",
        "1 s",
        "40 s",
        "10 min",
        "2 h",
    ]
