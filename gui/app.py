"""Puts the parts of the program together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from gui.application import make_theme
from gui.context import Context
from gui.document import Document
from gui.frame_clock import FrameClock
from gui.main_window import MainWindow
from gui.notices import NoticeCenter
from gui.own_data.edits import DataEdits
from gui.runs.hub import Client
from gui.runs.notices import RunNotices
from gui.runs.runs import Runs
from gui.runs.standing import Standing
from gui.session_files import SessionFiles
from gui.theme.manager import ThemeManager
from gui.work.center import WorkCenter


def make_context(
    app: QApplication, start_client: Callable[[], Client], theme: ThemeManager | str = ""
) -> Context:
    """The objects that everything in the window shares.

    Args:
        start_client: makes the worker's client when the first run is opened.
        theme: the look, or the name of a palette; empty for what suits the system.
    """
    document, notices, work = Document(), NoticeCenter(), WorkCenter()
    runs, clock = Runs(document, start_client), FrameClock()
    return Context(
        document=document,
        runs=runs,
        standing=Standing(runs, clock),
        clock=clock,
        theme=make_theme(app, theme) if isinstance(theme, str) else theme,
        notices=notices,
        data=DataEdits(document, notices, work),
        work=work,
    )


class Program:
    """Everything that lives as long as the window.

    Args:
        window: one that is shown already, and that `filling` fills; by default a new one that is full.
    """

    def __init__(self, context: Context, window: MainWindow | None = None) -> None:
        self.context = context
        # First of all that listens to the clock, so that views find what this tick brought.
        context.clock.tick.connect(context.runs.poll)
        context.runs.stirred.connect(self._pace_clock)
        context.runs.changed.connect(self._pace_clock)
        self._run_notices = RunNotices(context.document, context.runs, context.notices)
        self.files = SessionFiles(context)
        self.window = window or MainWindow()
        if window is None:
            for _ in self.filling():
                pass

    def filling(self) -> Iterator[None]:
        """Fill the window, portion by portion, and let things move."""
        yield from self.window.filling(self.context, self.files)
        self.context.clock.start()

    def close(self) -> None:
        """End everything, without a question."""
        self.window.leave()
        if self.window.skeleton is not None:  # closed before it was full, it knew of nothing to end
            self.context.runs.close()
            self.files.close()

    def _pace_clock(self) -> None:
        self.context.clock.set_active(self.context.runs.busy)


def start_worker() -> Client:
    """A worker process."""
    from engine.worker.client import WorkerClient

    return WorkerClient()
