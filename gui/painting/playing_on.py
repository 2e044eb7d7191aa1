"""Edits of painted points, while a run plays: it begins anew with the new points, and plays on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from engine.datasets.painted import Painted
from gui.context import Context
from gui.widgets.table_rows import Rows

POINTS = "data.points"
translate = QCoreApplication.translate


class PlayingOn(QObject):
    """Changes what a run cannot change while it goes on, and lets it play from the start again.

    Points that pose no task for a moment, as all of one class, make it wait for those that do.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waits = False

    def paint(self, rows: Rows) -> None:
        """Put other points there, as one undoable change. Raises InputError if they cannot be such."""
        data = self._context.document.experiment.data
        before = len(data.points) if isinstance(data, Painted) else 0
        self.change(lambda: self._context.data.edit(POINTS, rows, stroke_text(before, len(rows))))

    def change(self, change: Callable[[], object]) -> None:
        """Make a change; a run that played plays on."""
        controller = self._context.controller
        wanted = controller.playing or self._has_played_out() or (self._waits and bool(controller.problems))
        change()
        controller = self._context.controller
        if wanted:
            # It may not have heard yet that it is to pause; a run that is no longer the document's begins anew.
            controller.play()
        self._waits = wanted and bool(controller.problems)

    def _has_played_out(self) -> bool:
        """Whether the run has come to its end: nobody has paused it."""
        controller = self._context.controller
        at_horizon = controller.state == "paused" and controller.step >= controller.record.experiment.steps
        return not controller.stale and (at_horizon or controller.state == "finished")


def stroke_text(before: int, after: int) -> str:
    """What a change from so many points to so many is called, for the Edit menu."""
    if after == 0:
        return translate("PlayingOn", "Remove all points")
    if after > before:
        return translate("PlayingOn", "Paint points")
    return (
        translate("PlayingOn", "Erase points") if after < before else translate("PlayingOn", "Move a point")
    )
