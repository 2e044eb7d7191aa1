"""Cards, labels, readouts, bars, buttons and notices."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget

from gui.theme.palette import DARK, LIGHT
from gui.theme.style import apply_theme
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.notice import Notice, Severity
from gui.widgets.readout import Readout
from gui.widgets.sparkbar import SparkBar


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, LIGHT)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def tool_tip_of(widget):
    QToolTip.hideText()
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), widget.mapToGlobal(QPoint(2, 2)))
    )
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_a_label_is_elided_only_when_it_must(shown):
    label = shown(ElidedLabel("600 points · 50 % test"))
    label.resize(label.sizeHint())
    assert label.shown_text() == label.text()
    assert tool_tip_of(label) == ""
    label.resize(70, 20)
    assert label.shown_text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.shown_text()) <= 70
    assert tool_tip_of(label) == "600 points · 50 % test"
    label.setToolTip("the split")
    assert tool_tip_of(label) == "the split"
    assert label.minimumSizeHint().width() < 60


def test_a_card(shown):
    card = shown(Card("Data", "600 points"))
    button = Button(icon_name="plus", name="Add")
    card.add_to_header(button)
    card.body.addWidget(QLabel("body"))
    card.set_title("Datos")
    card.set_subtitle("600 puntos")
    card.resize(200, 100)
    QApplication.processEvents()
    assert (card.title(), card.subtitle(), card.accessibleName()) == ("Datos", "600 puntos", "Datos")
    assert button.x() > card.width() / 2
    image = card.grab().toImage()
    assert image.pixelColor(100, 50).name() == LIGHT.card
    assert image.pixelColor(100, 0).name() == LIGHT.border


def test_titles_stand_on_one_line_with_and_without_a_button(shown):
    plain, rich = Card("Runs"), Card("Runs")
    rich.add_to_header(Button(icon_name="plus", name="Add"))
    heights = []
    for card in (plain, rich):
        card.body.addStretch(1)
        shown(card).resize(200, 120)
        QApplication.processEvents()
        title = next(label for label in card.findChildren(QLabel) if label.text() == "Runs")
        heights.append(title.mapTo(card, title.rect().center()).y())
    assert heights[0] == heights[1]


def test_a_readout_only_grows(shown):
    readout = shown(Readout("step", "1"))
    readout.set_value("100 000 000")
    wide = readout.sizeHint().width()
    readout.set_value("1")
    assert readout.sizeHint().width() == wide
    assert (readout.value(), readout.accessibleName()) == ("1", "step: 1")


@pytest.mark.parametrize(("share", "held"), [(0.5, 0.5), (-1, 0), (2, 1), (math.nan, 0), (math.inf, 1)])
def test_a_bar_holds_its_share(qtbot, share, held):
    bar = SparkBar("Gradient norm", share)
    qtbot.addWidget(bar)
    assert bar.share() == held


def test_a_bar_is_filled_from_the_left(qapp, shown):
    for palette in (LIGHT, DARK):
        apply_theme(qapp, palette)
        bar = shown(SparkBar("Gradient norm", 0.5))
        bar.resize(100, 5)
        image = bar.grab().toImage()
        filled = [image.pixelColor(x, 2).name() == palette.accent for x in range(100)]
        assert sum(filled) == pytest.approx(50, abs=3)
        assert all(filled[3:47])
        assert not any(filled[53:])
        assert bar.accessibleName().startswith("Gradient norm: 50")


def test_pressing_a_button_leaves_the_focus_alone(shown, qtbot):
    window = shown(QWidget())
    button = Button("Step", "step", parent=window)
    button.show()
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert not button.hasFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_button_without_text_has_a_name_and_a_tip(qtbot):
    button = Button(icon_name="trash", name="Remove the layer")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Remove the layer", "Remove the layer")
    assert not button.icon().isNull()


def test_the_focus_can_be_seen_on_every_button(shown):
    for role in ("", "primary", "flat", "chip"):
        button = shown(Button("Step", role=role))
        button.activateWindow()
        button.clearFocus()
        calm = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert button.grab().toImage() != calm, role


@pytest.fixture
def error(shown):
    return shown(Notice(Severity.ERROR, "The worker stopped.", "Try again.", "exit code -9"))


def button_of(notice, text):
    return next(
        button for button in notice.findChildren(QPushButton) if text in (button.text(), button.toolTip())
    )


def test_a_notice_says_what_and_offers_what(error, qtbot):
    tried = []
    action = error.add_action("Restart", lambda: tried.append(1), primary=True)
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert tried == [1]
    assert error.accessibleName() == "Error: The worker stopped. Try again."


def test_details_can_be_shown_and_copied(error, qtbot):
    qtbot.mouseClick(button_of(error, "Copy details"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "The worker stopped.\nTry again.\n\nexit code -9"
    qtbot.mouseClick(button_of(error, "Show details"), Qt.MouseButton.LeftButton)
    assert error.details() == "exit code -9"
    details = next(child for child in error.children() if getattr(child, "toPlainText", None))
    assert details.isVisible()
    qtbot.mouseClick(button_of(error, "Show details"), Qt.MouseButton.LeftButton)
    assert not details.isVisible()


def test_closing_a_notice(error, qtbot):
    with qtbot.waitSignal(error.closed):
        qtbot.mouseClick(button_of(error, "Close this message"), Qt.MouseButton.LeftButton)
    assert error.isHidden()


def test_a_notice_without_details_offers_none(shown):
    notice = shown(Notice(Severity.INFO, "Saved."))
    assert [button.text() for button in notice.findChildren(QPushButton)] == [""]
    assert notice.accessibleName() == "Saved."
