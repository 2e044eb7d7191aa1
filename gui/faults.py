"""What nobody foresaw: exceptions and Qt's own messages go to a log file and, as one notice, to the person."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from gui.data_folder import data_folder
from gui.notices import NoticeCenter
from gui.widgets.notice import Severity

LOG_BYTES = 1_000_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def default_log_file() -> Path:
    """Where this system keeps such files."""
    return data_folder() / "descenso.log"


class Faults(QObject):
    """Owns the exception hooks while it is installed. Usable from any thread.

    Signals:
        caught: a sentence and a traceback.
    """

    caught = Signal(str, str)

    def __init__(self, notices: NoticeCenter, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._log_file = log_file
        self._logger = logging.getLogger("descenso")
        self._logger.setLevel(logging.INFO)
        self._handler: logging.Handler | None = None
        self.caught.connect(self._tell)

    def install(self) -> None:
        """Take over the hooks."""
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                self._log_file, "a", LOG_BYTES, 1, encoding="utf-8", delay=True
            )
        except OSError:  # A full or read-only home must not keep the window from opening.
            self._handler = logging.StreamHandler()
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._logger.addHandler(self._handler)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._handler is not None:
            self._logger.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        # Python keeps the last trace; a painter that lives on in it would take Qt down with the next repaint.
        traceback.clear_frames(trace)
        self._logger.error(details)
        self.caught.emit(str(error) or kind.__name__, details)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        self._logger.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)

    def _tell(self, problem: str, details: str) -> None:
        self._notices.show(
            Severity.ERROR,
            self.tr("Something went wrong in the window: {problem}").format(problem=problem),
            details,
            advice=self.tr("You can go on; save your work. The details are also in {file}.").format(
                file=self._log_file
            ),
            key="fault",
        )
