"""What the network believes: the views that suit the task of the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.tasks import Task
from engine.worker.messages import Reading
from gui.beliefs.base import BeliefView
from gui.beliefs.registry import view_classes, views_for
from gui.context import Context
from gui.docks.floating import FloatingPanel
from gui.formatting import number
from gui.panels.base import Panel
from gui.panels.belief_menu import BeliefMenu
from gui.widgets.button import Button

UNBOUNDED = 16_777_215
"""Qt's largest height."""
NARROW, SPACING = 20, 5
"""Width of the button in the header, and what is between its parts."""
BESIDE, WINDOW = QPoint(-240, 48), QSize(420, 440)
"""Where a window opens, from the card's corner, and how large."""


class BeliefPanel(Panel):
    """Shows views of `gui.beliefs` that suit the run, under each other, and has their probes read.

    A person may choose one of the probes that suit. The choice waits while another run has nothing of that kind.

    Attributes:
        choose_button: opens the menu of what can be shown.
        further: whether it stands in a window beside the first one.
    """

    name = "belief"
    area = "right"
    rank = 10
    stretch = 3

    _resized = Signal()

    def __init__(self, context: Context, *, further: bool = False) -> None:
        super().__init__(context, self.tr("What the network believes"))
        self.further = further
        self._views: dict[str, BeliefView] = {}
        self._record: RunRecord | None = None
        self._begun: dict[str, RunRecord] = {}
        self._seen: dict[str, Reading] = {}
        self._suiting: tuple[type[BeliefView], ...] = ()
        self._chosen = ""
        self._step: int | None = None
        self.choose_button = Button(
            icon_name="chevron-down", role="flat", name=self.tr("Choose what is shown"), parent=self
        )
        self._menu = BeliefMenu(self.choose_button)
        self._menu.setAccessibleName(self.choose_button.accessibleName())
        self._menu.opening.connect(self._offer)
        self._menu.chosen.connect(self.choose)
        self._menu.window_asked.connect(self.open_window)
        self.choose_button.clicked.connect(self._open_menu)
        # In the narrowest window title, legend and button just have room.
        self.choose_button.setFixedWidth(NARROW)
        self._header.setSpacing(SPACING)
        self.add_to_header(self.choose_button)
        context.runs.reading_arrived.connect(self._on_belief)
        context.runs.log_changed.connect(self._follow_run)
        context.runs.state_changed.connect(self._follow_state)
        # Later, because the layout is still at work on the old size.
        self._resized.connect(self._limit_height, Qt.ConnectionType.QueuedConnection)
        self._follow_run()

    def suits(self, experiment: Experiment, task: Task | None) -> bool:
        undecided = task is None and not experiment.surface.is_surface
        return undecided or bool(views_for(experiment.surface, task))

    def views(self) -> tuple[BeliefView, ...]:
        """The views on show, from top to bottom."""
        return tuple(view for view in self._views.values() if not view.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._resized.emit()

    def _follow_run(self) -> None:
        """Another run may have another task, and other samples."""
        record = self.context.controller.record
        if record is self._record:
            return
        self._record, self._step = record, None
        surface = record.start.surface
        try:
            self._suiting = views_for(surface, None if surface.is_surface else record.start.data.task())
        except InputError:
            return
        self.choose_button.setVisible(len(self.choices()) > 1)
        self._show_views()

    def choices(self) -> dict[str, str]:
        """What can be shown now: kinds of probes with titles. Empty is what stands there by itself."""
        usual = list(dict.fromkeys(view.probe for view in self._suiting if view.standard))
        titles = {view.probe: view.title() for view in self._suiting}
        if len(usual) == 1:
            return {"": titles.pop(usual[0]), **titles}
        return {"": self.tr("Overview"), **titles}

    def chosen(self) -> str:
        """What is shown: a kind of probe, or nothing for what stands there by itself."""
        return self._chosen if self._chosen in self.choices() else ""

    def choose(self, probe: str) -> None:
        """Show what this kind of probe finds; nothing is what stands there by itself."""
        self._chosen = probe
        self._show_views()

    def layout_value(self) -> Mapping[str, Any]:
        return {"shown": self._chosen} if self._chosen else {}

    def set_layout(self, value: Mapping[str, Any]) -> None:
        shown = value.get("shown", "")
        self.choose(shown if isinstance(shown, str) else "")

    def _show_views(self) -> None:
        """Show those that are chosen, of the present run."""
        record, chosen = self._record, self.chosen()
        if record is None:
            return
        self._name_card(record.start.surface.is_surface, chosen)
        for view_class in view_classes():
            wanted = view_class.probe == chosen if chosen else view_class.standard
            if wanted and view_class in self._suiting:
                view = self._make(view_class)
                if self._begun.get(view.name) is not record:
                    self._begun[view.name] = record
                    self._seen.pop(view.name, None)
                    view.show_run(record.start)
                    view.show_series(record.series)
                self._set_shown(view, shown=True)
            elif view_class.name in self._views:
                self._set_shown(self._views[view_class.name], shown=False)
        self._describe()
        self._limit_height()
        self._watch()
        self._follow_state()

    def _follow_state(self) -> None:
        for view in self.views():
            view.show_resting(self.context.controller.state != "running")

    def _name_card(self, is_surface: bool, chosen: str) -> None:
        usual = self.tr("Surface J(θ)") if is_surface else self.tr("What the network believes")
        self.set_title(self.choices()[chosen] if chosen else usual)
        self.setWindowTitle(self.title())

    def _open_menu(self) -> None:
        self._menu.popup(self.choose_button.mapToGlobal(self.choose_button.rect().bottomLeft()))

    def _offer(self) -> None:
        self._menu.offer(self.choices(), self.chosen(), windows=not self.further)

    def open_window(self, probe: str) -> FloatingPanel:
        """Show what a kind of probe finds in a window of its own, too."""
        panel = BeliefPanel(self.context, further=True)
        panel.choose(probe)
        window = FloatingPanel(panel, self.window())
        # It goes with this panel: another language makes all of them anew.
        window.setParent(self, window.windowFlags())
        window.setGeometry(QRect(self.mapToGlobal(BESIDE), WINDOW))
        window.closed.connect(window.release)
        panel.windowTitleChanged.connect(window.setWindowTitle)
        window.show()
        return window

    def show_window(self, probe: str) -> FloatingPanel:
        """The same, but a window that shows it already comes to the front."""
        for window in self.findChildren(FloatingPanel):
            inside = window.findChild(BeliefPanel)
            if window.isVisible() and inside is not None and inside.chosen() == probe:
                window.raise_()
                window.activateWindow()
                return window
        return self.open_window(probe)

    def _make(self, view_class: type[BeliefView]) -> BeliefView:
        """The view of a class, made when it is needed first."""
        if view_class.name not in self._views:
            view = view_class(self)
            view.described.connect(self._describe)
            if legend := view.legend():
                self.add_to_header(legend)
                self.add_to_header(self.choose_button)  # stays the last
            self.body.addWidget(view, 1)
            self._views[view.name] = view
        return self._views[view_class.name]

    @staticmethod
    def _set_shown(view: BeliefView, *, shown: bool) -> None:
        view.setVisible(shown)
        if legend := view.legend():
            legend.setVisible(shown)

    def _describe(self) -> None:
        # Two views may say the same.
        remarks = list(dict.fromkeys(remark for view in self.views() if (remark := view.remark())))
        if remarks and self._step is not None:
            # What is counted belongs to the latest evaluation, which may be long ago.
            remarks.append(self.tr("step {step}").format(step=number(self._step)))
        self.set_subtitle(" · ".join(remarks))
        self._subtitle.setVisible(bool(remarks))

    def _limit_height(self) -> None:
        """A card around a square map is not higher than that: the room is left to the cards below."""
        layout = self.layout()
        views = self.views()
        if layout is None or len(views) != 1 or not views[0].hasHeightForWidth():
            self.setMaximumHeight(UNBOUNDED)
            return
        self.setMaximumHeight(max(layout.totalHeightForWidth(self.width()), self.minimumSizeHint().height()))

    def _watch(self) -> None:
        probes = dict.fromkeys(view.probe for view in self.views()) if self.isVisible() else {}
        self.context.runs.watch(self, tuple(probes))
        for probe in probes:  # others may have it read already: at rest nothing new would come
            reading = self.context.controller.reading(probe)
            if reading is not None and self._record is self.context.controller.record:
                self._on_belief(probe, reading)

    def _on_belief(self, probe: str, reading: Reading) -> None:
        for view in self.views():
            if view.probe == probe and self._seen.get(view.name) is not reading:
                self._seen[view.name], self._step = reading, reading.step
                view.show_arrays(reading.arrays)


def show_belief(window: QWidget, probe: str) -> None:
    """Show what a kind of probe finds in a window of its own, beside a main window."""
    panel = next(panel for panel in window.findChildren(BeliefPanel) if not panel.further)
    panel.show_window(probe)
