"""Messages to the person: one for each matter, the newest on top, gone with their reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.notice_area import MOST, NoticeArea
from gui.notices import NoticeCenter
from gui.theme.manager import ThemeManager
from gui.theme.palette import LIGHT
from gui.widgets.button import Button


@pytest.fixture
def center() -> NoticeCenter:
    return NoticeCenter()


@pytest.fixture
def area(qtbot: QtBot, qapp: QApplication, center: NoticeCenter) -> Iterator[NoticeArea]:
    ThemeManager(qapp, LIGHT)
    page, area = QWidget(), NoticeArea(center)
    column = QVBoxLayout(page)
    column.addWidget(QLabel("what else there is"), 1)
    column.addWidget(area)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    yield area
    page.hide()


def shown(area: NoticeArea) -> list[str]:
    keys = [message.key for message in area._center.messages]
    return [key for key in keys if (notice := area.notice(key)) is not None and notice.isVisible()]


def test_one_matter_has_one_message(center: NoticeCenter) -> None:
    center.show("info", "one", key="matter")
    center.show("error", "two", key="matter")
    assert [message.text for message in center.messages] == ["two"]
    center.withdraw("matter")
    center.withdraw("matter")
    assert not center.messages


def test_the_same_text_is_not_shown_twice(center: NoticeCenter) -> None:
    assert center.show("error", "again") == center.show("error", "again")
    assert len(center.messages) == 1


def test_the_area_takes_no_room_while_there_is_nothing_to_say(area: NoticeArea, center: NoticeCenter) -> None:
    assert not area.isVisible()
    center.show("info", "something", key="a")
    assert area.isVisible()
    center.withdraw("a")
    assert not area.isVisible()


def test_closing_a_notice_withdraws_its_message(qtbot: QtBot, area: NoticeArea, center: NoticeCenter) -> None:
    center.show("info", "something", key="a")
    notice = area.notice("a")
    assert notice is not None
    close = next(button for button in notice.findChildren(Button) if not button.text())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not center.messages


def test_actions_are_buttons(qtbot: QtBot, area: NoticeArea, center: NoticeCenter) -> None:
    done: list[int] = []
    center.show("warning", "choose", actions=[("Do it", lambda: done.append(1))], key="a")
    notice = area.notice("a")
    assert notice is not None
    button = next(button for button in notice.findChildren(Button) if button.text() == "Do it")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_older_messages_wait_their_turn(area: NoticeArea, center: NoticeCenter) -> None:
    keys = [center.show("info", f"message {number}") for number in range(MOST + 2)]
    assert shown(area) == keys[-MOST:]
    center.withdraw(keys[-1])
    assert shown(area) == keys[-MOST - 1 : -1]


def test_a_notice_is_no_higher_than_its_text(qtbot: QtBot, area: NoticeArea, center: NoticeCenter) -> None:
    center.show(
        "error", "A file could not be opened.", advice="It is damaged; open an earlier copy.", key="a"
    )
    notice = area.notice("a")
    assert notice is not None
    qtbot.waitUntil(lambda: notice.height() < 5 * notice.fontMetrics().height())


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (420, False)])
def test_buttons_stand_beside_the_text_where_there_is_room(
    qtbot: QtBot, area: NoticeArea, center: NoticeCenter, width: int, beside: bool
) -> None:
    center.show("info", "New here? A tour shows what is where.", actions=[("Take the tour", list)], key="a")
    area.window().resize(width, 500)
    notice = area.notice("a")
    assert notice is not None
    button = next(found for found in notice.findChildren(Button) if found.text() == "Take the tour")
    qtbot.waitUntil(lambda: area.width() > width - 50 and (button.x() > width / 2) is beside)
    qtbot.waitUntil(lambda: (notice.height() < 2 * button.height()) is beside)
