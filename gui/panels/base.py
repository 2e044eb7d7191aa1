"""What a panel is: a card that the registry finds and the window puts into one of its areas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from PySide6.QtGui import QHideEvent, QShowEvent

from engine.experiment import Experiment
from engine.tasks import Task
from engine.worker.messages import Reading
from gui.context import Context
from gui.theme.style import set_role
from gui.widgets.card import Card

Area = Literal["left", "top", "center", "right", "bottom"]


class Panel(Card):
    """A card of the window. Each file of this folder defines one; the window names none.

    Class attributes:
        name: unique, for the registry and the saved layout.
        area: where in the window.
        rank: position inside the area, smaller first.
        stretch: share of the room that is left over in its area; 0 takes what it needs.
        of_learning: whether it is about data and networks, so that it hides on a surface.
        probes: what the worker is to read while the panel can be seen; `show_reading` gets it.

    Attributes:
        dismissed: whether a person wants it out of sight.
    """

    name: ClassVar[str] = ""
    area: ClassVar[Area] = "left"
    rank: ClassVar[int] = 50
    stretch: ClassVar[int] = 0
    of_learning: ClassVar[bool] = False
    probes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: Context, title: str = "", subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.context = context
        self._suitable: bool | None = None
        self._placed = False
        self.dismissed = False
        self.setObjectName(self.name)
        context.document.changed.connect(self._follow_task)
        if self.probes:
            context.runs.reading_arrived.connect(self._on_reading)
        self._follow_task()

    def suits(self, experiment: Experiment, task: Task | None) -> bool:
        """Whether the panel has something to say about this problem; otherwise it hides itself.

        Args:
            task: what is to be learned; None on a surface, or while the data pose no task.
        """
        return not (self.of_learning and experiment.surface.is_surface)

    def show_reading(self, reading: Reading) -> None:
        """Take what one of `probes` has found."""

    def layout_value(self) -> Mapping[str, Any]:
        """How it is arranged within, as JSON; nothing where there is nothing to arrange, or it is as delivered."""
        return {}

    def set_layout(self, value: Mapping[str, Any]) -> None:
        """Be arranged like that; what cannot be understood is left out, and nothing at all is as delivered."""

    def drop_frame(self) -> None:
        """Be no card: for a panel that holds cards."""
        set_role(self, "")
        self._title.hide()
        self._subtitle.hide()
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)

    def take_place(self) -> None:
        """Called by the area that the panel was put into: from now on it shows and hides itself."""
        # Shown without a parent it would open as a window of its own.
        self._placed = True
        self._show_or_hide()

    def dismiss(self, *, dismissed: bool) -> None:
        """Stay out of sight because a person wants it, or be shown again where that suits."""
        self.dismissed = dismissed
        self._show_or_hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.probes:
            self.context.runs.watch(self, self.probes)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.probes:
            self.context.runs.watch(self, ())

    def _follow_task(self) -> None:
        document = self.context.document
        suitable = self.suits(document.experiment, document.inspection.task)
        if suitable != self._suitable:
            self._suitable = suitable
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        if self._placed:
            self.setVisible(self._suitable is not False and not self.dismissed)

    def _on_reading(self, probe: str, reading: Reading) -> None:
        if probe in self.probes:
            self.show_reading(reading)
