"""The number field under real keys, in several locales."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds
from gui.widgets.scrub_label import PIXELS_PER_STEP, ScrubLabel

LOCALES = ["C", "en_US", "es_ES", "de_DE", "de_CH", "ar_EG", "hi_IN"]


@pytest.fixture
def form(qtbot):
    """A window with a number field and something else to go to."""
    window: Any = QWidget()
    window.field = NumberField(0.01, Bounds(above=0, high=10), logarithmic=True)
    window.field.setAccessibleName("Learning rate")
    window.other = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(window.field)
    column.addWidget(window.other)
    qtbot.addWidget(window)
    window.seen = []
    window.field.edited.connect(window.seen.append)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(window.field.editor.hasFocus)
    return window


def type_text(qtbot, field, text):
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    if text.isascii():
        qtbot.keyClicks(field.editor, text)
    else:  # QTest has no keys for these, but a person pastes them.
        QApplication.clipboard().setText(text)
        qtbot.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.005", 0.005),
        ("0,005", 0.005),
        ("1e-3", 0.001),
        ("1E-3", 0.001),
        (" 2 ", 2.0),
        ("5e\u22124", 0.0005),
    ],
)
def test_the_same_text_means_the_same_everywhere(form, qtbot, locale, text, value):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        form.field.editor.setLocale(QLocale(locale))
        type_text(qtbot, form.field, text)
        qtbot.keyClick(form.field.editor, Qt.Key.Key_Return)
        assert form.seen == [value]
        assert form.field.value() == value
        assert "," not in form.field.text()
        form.field.set_value(1234.5)
        assert form.field.text() == "1234.5"
    finally:
        QLocale.setDefault(before)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_survives_the_field(qtbot, value):
    field = NumberField(1.0)
    qtbot.addWidget(field)
    field.set_value(value)
    shown = field.text()
    seen: list[float] = []
    field.set_value(1.0 if value != 1.0 else 2.0)
    field.edited.connect(seen.append)
    type_text(qtbot, field, shown)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert seen == [value]
    assert type(seen[0]) is float


def test_enter_commits_once(form, qtbot):
    type_text(qtbot, form.field, "0.5")
    assert form.seen == []
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Enter)
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Enter)
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Tab)
    assert form.seen == [0.5]


def test_the_same_number_in_other_words_is_no_edit(form, qtbot):
    type_text(qtbot, form.field, "1e-2")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert form.seen == []
    assert form.field.text() == "0.01"


def test_leaving_commits(form, qtbot):
    type_text(qtbot, form.field, "2")
    qtbot.mouseClick(form.other, Qt.MouseButton.LeftButton)
    assert form.seen == [2.0]


def test_escape_brings_the_last_good_value_back(form, qtbot):
    type_text(qtbot, form.field, "7x")
    assert "not a number" in form.field.error()
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Escape)
    assert (form.field.text(), form.field.error(), form.seen) == ("0.01", "", [])


@pytest.mark.parametrize(
    ("text", "part"), [("abc", "“abc”"), ("0", "greater than 0"), ("11", "at most 10"), ("nan", "finite")]
)
def test_enter_with_a_bad_value_says_why_and_keeps_the_text(form, qtbot, text, part):
    type_text(qtbot, form.field, text)
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert part in form.field.error()
    assert form.field.text() == text
    assert form.field.value() == 0.01
    assert form.field.editor.property("invalid") == "true"
    assert part in form.field.editor.accessibleDescription()
    assert form.seen == []


def test_leaving_with_a_bad_value_keeps_the_last_good_one_and_says_so(form, qtbot):
    type_text(qtbot, form.field, "-3")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Tab)
    assert form.field.text() == "0.01"
    assert form.field.error() == ""
    assert "Kept 0.01" in form.field.message()
    assert "greater than 0" in form.field.message()
    form.field.setFocus()
    assert form.field.message() == ""
    assert form.seen == []


def test_no_complaint_while_a_number_is_on_its_way(form, qtbot):
    form.field.editor.selectAll()
    for key in "0.0e-1":
        qtbot.keyClicks(form.field.editor, key)
        assert form.field.error() == ""


def test_arrow_keys_step(form, qtbot):
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        qtbot.keyClick(form.field.editor, key)
    assert form.seen == [0.011, 0.012, 0.011, 0.11, 0.011]


def test_arrow_keys_start_from_what_was_typed(form, qtbot):
    type_text(qtbot, form.field, "1")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Up)
    assert form.seen == [1.0, 1.1]


def wheel(widget, notches):
    center = QPointF(widget.rect().center())
    event = QWheelEvent(
        center,
        QPointF(widget.mapToGlobal(center)),
        QPoint(),
        QPoint(0, int(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_steps_only_with_the_focus(form, qtbot):
    form.other.setFocus()
    wheel(form.field.editor, 1)
    assert form.seen == []
    form.field.setFocus()
    wheel(form.field.editor, 1)
    wheel(form.field.editor, -2)
    assert form.seen == [0.011, 0.0091]


def test_small_turns_of_the_wheel_add_up(form):
    for _ in range(4):
        wheel(form.field.editor, 0.25)
    assert form.seen == [0.011]


def test_a_new_value_from_outside_waits_for_the_typing_to_end(form, qtbot):
    type_text(qtbot, form.field, "3")
    form.field.set_value(0.5)
    assert form.field.text() == "3"
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Escape)
    assert form.field.text() == "0.5"
    assert form.seen == []


def test_errors_from_outside_stay_until_they_are_withdrawn(form, qtbot):
    form.field.set_error("does not fit")
    type_text(qtbot, form.field, "x")
    assert "not a number" in form.field.error()
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Escape)
    assert form.field.error() == "does not fit"
    form.field.set_error(None)
    assert form.field.error() == ""
    assert form.field.editor.property("invalid") == "false"


def test_whole_numbers(qtbot):
    field = NumberField(32, Bounds(low=1), whole=True)
    qtbot.addWidget(field)
    seen: list[float] = []
    field.edited.connect(seen.append)
    for text in ("64.0", "2.5", "1e3"):
        type_text(qtbot, field, text)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert seen == [64, 1000]
    assert {type(value) for value in seen} == {int}


def test_dragging_the_caption_scrubs(form, qtbot):
    label = ScrubLabel("Learning rate η", form.field)
    label.resize(100, 20)
    form.layout().addWidget(label)
    passing: list[float] = []
    form.field.scrubbed.connect(passing.append)
    qtbot.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for steps in (1, 3):
        qtbot.mouseMove(label, QPoint(10 + steps * PIXELS_PER_STEP + 1, 10))
    assert form.seen == []
    qtbot.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(10 + 3 * PIXELS_PER_STEP + 1, 10))
    assert passing == [0.011, 0.013]
    assert form.seen == [0.013]


def test_a_click_on_the_caption_changes_nothing(form, qtbot):
    label = ScrubLabel("Learning rate η", form.field)
    form.layout().addWidget(label)
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert form.seen == []
    assert form.field.editor.hasFocus()


def test_names_reach_the_editor(form):
    assert form.field.editor.accessibleName() == "Learning rate"
    assert form.field.focusProxy() is form.field.editor
