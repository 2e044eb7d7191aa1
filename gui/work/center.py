"""The one place where long work is begun, so that all of it is shown and can be canceled."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from engine.progress import CanceledError, Watch, tell, watched
from gui.work.work import Work

Result = TypeVar("Result")

Ends = tuple[Callable[[Any], object], Callable[[], object]]
"""What is called when work has ended, and if it was given up."""
THREADS = 4
"""Enough that no work waits for another one: they seldom are more than one."""


class WorkCenter(QObject):
    """Keeps the work that goes on; `gui.work.area` draws it.

    Signals:
        changed: work has begun or ended.
    """

    changed = Signal()
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: dict[Work, Ends] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._ended.connect(self._end)

    @property
    def under_way(self) -> tuple[Work, ...]:
        """All that goes on and is to be seen, oldest first."""
        return tuple(work for work in self._under_way if not work.quiet)

    def begin(
        self,
        title: str,
        function: Callable[[], Result],
        finished: Callable[[Result], object],
        given_up: Callable[[], object] = lambda: None,
        *,
        quiet: bool = False,
    ) -> Work:
        """Run `function` in a thread; it tells of its faults by what it returns.

        Args:
            title: what is being done, and with what.
            finished: gets what came of it, in the window's thread.
            given_up: is called there instead if it was canceled before its end.
            quiet: nobody has asked for it; it is not shown.
        """
        if not self._under_way:
            # The thread makes objects by the million and no cycles: a search for those would hold the window up for
            # a tenth of a second each time, and find nothing.
            gc.disable()
        watch = Watch()
        work = Work(title, watch, quiet=quiet)
        self._under_way[work] = (finished, given_up)

        def run() -> None:
            try:
                with watched(watch):
                    tell()  # it may have waited for long
                    result: object = function()
            except CanceledError as error:
                result = error
            self._ended.emit(work, result)

        self._pool.start(run)
        self.changed.emit()
        return work

    def accompany(self, title: str, watch: Watch) -> Work:
        """Show work that goes on in slices in the window's thread, and tells `watch`, until `leave`."""
        work = Work(title, watch)
        self._under_way[work] = (_nothing, _nothing)
        self.changed.emit()
        return work

    def leave(self, work: Work) -> None:
        """What was accompanied has ended."""
        self._drop(work)

    def cancel_newest(self) -> bool:
        """Give up what was begun last. Returns whether there was anything."""
        shown = self.under_way
        if shown:
            shown[-1].cancel()
        return bool(shown)

    def wait(self) -> None:
        """Wait until all threads are free."""
        self._pool.waitForDone()
        gc.enable()

    def _end(self, work: Work, result: object) -> None:
        finished, given_up = self._drop(work)
        if isinstance(result, CanceledError):
            given_up()
        else:
            finished(result)

    def _drop(self, work: Work) -> Ends:
        """It goes on no longer."""
        ends = self._under_way.pop(work)
        if not self._under_way:
            gc.enable()
        self.changed.emit()
        return ends


def _nothing(*_: object) -> None:
    pass
