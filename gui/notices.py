"""The one place through which messages reach the person."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gui.widgets.notice import Severity

Action = tuple[str, Callable[[], object]]
"""A button's text and what it does."""


@dataclass(frozen=True)
class Message:
    """What is shown: what happened, what to try, details to copy, and buttons for the ways on."""

    key: str
    severity: Severity
    text: str
    advice: str = ""
    details: str = ""
    actions: tuple[Action, ...] = ()


class NoticeCenter(QObject):
    """Keeps the messages on show; `gui.notice_area` draws them.

    Signals:
        posted: a new `Message`; it takes the place of one with the same key.
        withdrawn: the key of a message that has lost its reason.
    """

    posted = Signal(object)
    withdrawn = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: dict[str, Message] = {}
        self._numbers = itertools.count(1)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is on show, oldest first."""
        return tuple(self._messages.values())

    def show(
        self,
        severity: Severity | str,
        text: str,
        details: str = "",
        actions: Iterable[Action] = (),
        *,
        advice: str = "",
        key: str = "",
    ) -> str:
        """Show a message and return its key.

        Args:
            key: names the matter; a later message on the same matter replaces this one. The same text
                without a key is not shown twice.
        """
        same = (message.key for message in self._messages.values() if message.text == text)
        key = key or next(same, "") or f"message-{next(self._numbers)}"
        message = Message(key, Severity(severity), text, advice, details, tuple(actions))
        self._messages[key] = message
        self.posted.emit(message)
        return key

    def withdraw(self, key: str) -> None:
        """Take a message away; nothing happens if it is not there."""
        if self._messages.pop(key, None) is not None:
            self.withdrawn.emit(key)
