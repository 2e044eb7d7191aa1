"""What a view of a network's beliefs is: it draws what one probe finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import registry
from engine.arrays import HostArray
from engine.experiment import Experiment
from engine.probes.base import Probe
from engine.recording.store import SeriesStore
from engine.surfaces.base import Surface
from engine.tasks import Task
from gui.forms.words import engine_text
from gui.theme.current import current_palette

Arrays = Mapping[str, HostArray]


class BeliefView(QWidget):
    """Draws the readings of one probe. Each file of this folder may define one.

    Class attributes:
        name: unique; views without a name are not offered.
        probe: kind of the probe whose arrays `show_arrays` gets.
        rank: place among the views that suit a task, smaller first.
        standard: whether it is on show until a person chooses others.

    Signals:
        described: `remark` says something new.
    """

    name: ClassVar[str] = ""
    probe: ClassVar[str] = ""
    rank: ClassVar[int] = 50
    standard: ClassVar[bool] = True

    described = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    @classmethod
    def title(cls) -> str:
        """What it is called where views are chosen: as the probe."""
        return engine_text(registry.find("probes", cls.probe).title)

    @classmethod
    def suits(cls, task: Task) -> bool:
        """Whether there is something to see for this task."""
        probe = registry.decode("probes", cls.probe)
        return isinstance(probe, Probe) and probe.suits(task)

    @classmethod
    def suits_surface(cls, surface: Surface) -> bool:
        """Whether there is something to see on this surface."""
        probe = registry.decode("probes", cls.probe)
        return isinstance(probe, Probe) and probe.suits_surface(surface)

    def remark(self) -> str:
        """What stands at the right of the panel's title."""
        return ""

    def legend(self) -> QWidget | None:
        """A small widget for the panel's header, made once."""
        return None

    def show_run(self, experiment: Experiment) -> None:
        """Another run begins, from this experiment; what was shown of the one before is gone."""

    def show_series(self, series: SeriesStore) -> None:
        """The figures that this run will record, for a view that draws some of them too."""

    def show_resting(self, resting: bool) -> None:
        """The run trains, or rests: for a view whose probe is read at rest alone."""

    def show_arrays(self, arrays: Arrays) -> None:
        """Draw what the probe has found."""
        raise NotImplementedError

    def paint_waiting(self, painter: QPainter) -> None:
        """What stands here while there is nothing to draw."""
        painter.setPen(QColor(current_palette().muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        words = self.tr("Nothing yet: the network has to be ready to train.")
        painter.drawText(self.rect().adjusted(24, 0, -24, 0), flags, words)

    def sizeHint(self) -> QSize:
        return QSize(320, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 140)
