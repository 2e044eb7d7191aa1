"""What every panel is given: the handful of objects that it may talk to."""

from __future__ import annotations

from dataclasses import dataclass

from gui.document import Document
from gui.frame_clock import FrameClock
from gui.notices import NoticeCenter
from gui.own_data.edits import DataEdits
from gui.runs.controller import RunController
from gui.runs.runs import Runs
from gui.runs.standing import Standing
from gui.theme.manager import ThemeManager
from gui.work.center import WorkCenter


@dataclass(frozen=True)
class Context:
    """The window's shared objects.

    Attributes:
        document: the experiments that are edited, one for each run, with their history.
        runs: the runs of these experiments, and the signals of the selected one.
        standing: the step of the selected run that is shown everywhere.
        clock: ticks about 30 times a second while something runs; paint on it, never faster.
        theme: the palette in force.
        notices: where messages to the person go.
        data: edits of the data, which may have to be read first.
        work: where whatever takes long is begun.
    """

    document: Document
    runs: Runs
    standing: Standing
    clock: FrameClock
    theme: ThemeManager
    notices: NoticeCenter
    data: DataEdits
    work: WorkCenter

    @property
    def controller(self) -> RunController:
        """The selected run, and what it recorded; ask anew each time, and connect to the signals of `runs`."""
        return self.runs.controller
