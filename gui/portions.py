"""Work that is done while a window is on the screen: in portions, between which it takes events."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Portions(QObject):
    """Takes one step of an iterator after the other, whenever no event waits.

    Attributes:
        error: what went wrong in one of them, after which no other one is taken.

    Signals:
        ended: none is left, or one went wrong.
    """

    ended = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.error: BaseException | None = None
        self._steps = steps
        self._started = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self._started:
            self._started = True
            self._timer.start()

    def _take(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            pass
        except BaseException as error:  # noqa: BLE001 - whoever runs the event loop raises it again
            self.error = error
        else:
            return
        self._timer.stop()
        self.ended.emit()
