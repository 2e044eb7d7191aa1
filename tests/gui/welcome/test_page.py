"""The page of examples, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine import examples
from gui.theme.palette import PALETTES
from gui.theme.style import apply_theme
from gui.welcome.card_grid import CardGrid
from gui.welcome.page import WelcomePage

Key = Qt.Key


@pytest.fixture
def page(qapp: QApplication) -> Iterator[WelcomePage]:
    apply_theme(qapp, PALETTES["light"])
    page = WelcomePage([Path("one.descenso"), Path("a & b.json")])
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    yield page
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(page: WelcomePage, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def test_all_chosen_examples_are_there_in_their_order(page: WelcomePage) -> None:
    groups = examples.by_topic()
    assert [card.name for card in page.cards] == [one.name for group in groups.values() for one in group]
    for grid, group in zip(page.grids, groups.values(), strict=True):
        assert len(grid.cards) == len(group)


def test_one_click_chooses(page: WelcomePage) -> None:
    chosen = QSignalSpy(page.chosen)
    card = page.cards[1]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() // 2, 20))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, card.height() - 30))
    assert [chosen.at(0)[0], chosen.at(1)[0]] == [card.name] * 2


def test_arrows_and_enter_choose(page: WelcomePage) -> None:
    chosen = QSignalSpy(page.chosen)
    assert page.cards[0].hasFocus()
    press(page, Key.Key_Right, Key.Key_Return)
    press(page, Key.Key_Down, Key.Key_Space)
    # Two groups on, in the same column, and back.
    below = page.grids[1].cards[1]
    assert below.hasFocus()
    press(page, Key.Key_Down, Key.Key_Up, Key.Key_Enter)
    press(page, Key.Key_Up, Key.Key_Up, Key.Key_Left, Key.Key_Left, Key.Key_Enter)
    names = [chosen.at(number)[0] for number in range(chosen.count())]
    assert names == [page.cards[1].name, below.name, below.name, page.cards[0].name]
    press(page, Key.Key_End, Key.Key_Right, Key.Key_Down)
    assert page.cards[-1].hasFocus()
    press(page, Key.Key_Home, Key.Key_Up)
    assert page.cards[0].hasFocus()


def test_every_card_can_be_reached_downwards_and_comes_into_sight(page: WelcomePage) -> None:
    seen = {page.cards[0].name}
    for _ in page.cards:
        press(page, Key.Key_Right)
        card = page.window().focusWidget()
        middle = card.mapTo(page, card.rect().center())
        assert page.rect().contains(middle)
        seen.add(card.name)  # type: ignore[attr-defined]
    assert len(seen) == len(page.cards)


def test_tab_goes_round_on_the_page(page: WelcomePage) -> None:
    press(page, Key.Key_Right)
    stops = []
    for _ in range(len(page.buttons) + 1):
        stops.append(page.window().focusWidget())
        press(page, Key.Key_Tab)
    assert stops == [page.cards[1], *page.buttons]
    assert page.cards[1].hasFocus()
    QTest.keyClick(page.cards[1], Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.buttons[-1].hasFocus()


def test_buttons_say_what_they_are_for(page: WelcomePage) -> None:
    spies = [QSignalSpy(signal) for signal in (page.empty, page.open_file, page.left)]
    for button, spy in zip(page.buttons[:3], spies, strict=True):
        button.click()
        assert spy.count() == 1
    press(page, Key.Key_Escape)
    assert spies[2].count() == 2
    chosen = QSignalSpy(page.file_chosen)
    page.buttons[4].click()
    assert chosen.at(0) == [Path("a & b.json")]
    assert all(button.accessibleName() for button in page.buttons)
    assert all(card.accessibleName() and card.accessibleDescription() for card in page.cards)


@pytest.mark.parametrize(("width", "columns"), [(1600, 6), (1280, 6), (960, 3)])
def test_nothing_is_cut_at_any_width(page: WelcomePage, width: int, columns: int) -> None:
    page.resize(width, 600)
    QTest.qWait(0)
    assert CardGrid.columns(page.grids[0].width()) == columns
    for grid in page.grids:
        for card in grid.cards:
            assert grid.rect().contains(card.geometry())
            for label in card.findChildren(QLabel):
                assert label.height() >= label.heightForWidth(label.width())
                assert card.rect().contains(label.geometry())


def test_pictures_follow_the_theme(page: WelcomePage, qapp: QApplication) -> None:
    def ground() -> str:
        card = page.cards[0]
        return page.grab().toImage().pixelColor(card.mapTo(page, QPoint(4, card.width() // 2))).name()

    assert ground() == PALETTES["light"].window
    apply_theme(qapp, PALETTES["dark"])
    assert ground() == PALETTES["dark"].window
