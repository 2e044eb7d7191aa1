"""Sets the application up and puts its parts together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.version import VERSION
from gui.context import Context
from gui.document import Document
from gui.frame_clock import FrameClock
from gui.language import install_language
from gui.main_window import MainWindow
from gui.notices import NoticeCenter
from gui.own_data.edits import DataEdits
from gui.run_controller import RunController
from gui.run_link import Client
from gui.run_notices import RunNotices
from gui.session_files import SessionFiles
from gui.theme.manager import ThemeManager
from gui.theme.palette import PALETTES


def make_application(arguments: list[str], language: str = "") -> QApplication:
    """The application object, with its name and its language: a code of `gui.language`, else the usual one."""
    app = QApplication(arguments)
    app.setApplicationName("Descenso")
    app.setApplicationVersion(VERSION)
    app.setOrganizationName("Descenso")
    app.setDesktopFileName("descenso")
    install_language(app, language)
    return app


def usual_theme() -> str:
    """The theme that suits the system's colors."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def make_context(app: QApplication, start_client: Callable[[], Client], theme: str = "") -> Context:
    """The objects that everything in the window shares.

    Args:
        start_client: makes the worker's client when the first run is opened.
        theme: name of a palette; empty for what suits the system.
    """
    document, notices = Document(), NoticeCenter()
    return Context(
        document=document,
        controller=RunController(document, start_client),
        clock=FrameClock(),
        theme=ThemeManager(app, PALETTES[theme or usual_theme()]),
        notices=notices,
        data=DataEdits(document, notices),
    )


class Program:
    """Everything that lives as long as the window."""

    def __init__(self, context: Context) -> None:
        self.context = context
        # First of all that listens to the clock, so that views find what this tick brought.
        context.clock.tick.connect(context.controller.poll)
        context.controller.state_changed.connect(self._pace_clock)
        self._run_notices = RunNotices(context.document, context.controller, context.notices)
        self.files = SessionFiles(context)
        self.window = MainWindow(context, self.files)
        context.clock.start()

    def close(self) -> None:
        """End everything, without a question."""
        self.window.leave()

    def _pace_clock(self) -> None:
        controller = self.context.controller
        self.context.clock.set_active(controller.playing or controller.state == "opening")


def start_worker() -> Client:
    """A worker process."""
    from engine.worker.client import WorkerClient

    return WorkerClient()
