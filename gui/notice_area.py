"""Where the window shows its messages: a stack of notices that takes no room while there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.notices import Message, NoticeCenter
from gui.widgets.notice import Notice

MOST = 3
"""Notices shown at once; older ones come back when newer ones are closed."""


class NoticeArea(QWidget):
    """Draws the messages of a `NoticeCenter`, the newest on top."""

    def __init__(self, center: NoticeCenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._center = center
        self._notices: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        center.posted.connect(self._show)
        center.withdrawn.connect(self._remove)
        for message in center.messages:
            self._show(message)
        self._arrange()

    def notice(self, key: str) -> Notice | None:
        """The notice that shows the message called `key`."""
        return self._notices.get(key)

    def _show(self, message: Message) -> None:
        self._remove(message.key)
        notice = Notice(message.severity, message.text, message.advice, message.details, self)
        for index, (text, callback) in enumerate(message.actions):
            notice.add_action(text, callback, primary=index == 0)
        notice.closed.connect(lambda: self._center.withdraw(message.key))
        self._notices[message.key] = notice
        self._column.insertWidget(0, notice)
        around = self.parentWidget()
        if around is not None and (layout := around.layout()) is not None:
            notice.fit(layout.contentsRect().width())
        self._arrange()

    def _remove(self, key: str) -> None:
        notice = self._notices.pop(key, None)
        if notice is not None:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        newest = list(self._notices.values())[-MOST:]
        for notice in self._notices.values():
            notice.setVisible(notice in newest)
        self.setVisible(bool(newest))
