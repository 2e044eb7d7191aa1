"""What the network believes: the views that suit the task of the run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from engine.errors import InputError
from engine.experiment import Experiment
from engine.tasks import Task
from engine.worker.messages import Reading
from gui.beliefs.base import BeliefView
from gui.beliefs.registry import view_classes, views_for
from gui.context import Context
from gui.formatting import number
from gui.panels.base import Panel

UNBOUNDED = 16_777_215
"""Qt's largest height."""


class BeliefPanel(Panel):
    """Shows the views of `gui.beliefs` that suit the run, under each other, and has their probes read."""

    name = "belief"
    area = "right"
    rank = 10
    stretch = 3

    _resized = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("What the network believes"))
        self._views: dict[str, BeliefView] = {}
        self._record: object = None
        self._step: int | None = None
        context.runs.reading_arrived.connect(self._on_belief)
        context.runs.log_changed.connect(self._follow_run)
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
            suitable = views_for(surface, None if surface.is_surface else record.start.data.task())
        except InputError:
            return
        self.set_title(
            self.tr("Surface J(θ)") if surface.is_surface else self.tr("What the network believes")
        )
        for view_class in view_classes():
            if view_class in suitable:
                view = self._make(view_class)
                view.show_run(record.start)
                view.show_series(record.series)
                self._set_shown(view, shown=True)
            elif view_class.name in self._views:
                self._set_shown(self._views[view_class.name], shown=False)
        self._describe()
        self._limit_height()
        self._watch()

    def _make(self, view_class: type[BeliefView]) -> BeliefView:
        """The view of a class, made when it is needed first."""
        if view_class.name not in self._views:
            view = view_class(self)
            view.described.connect(self._describe)
            if legend := view.legend():
                self.add_to_header(legend)
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

    def _on_belief(self, probe: str, reading: Reading) -> None:
        self._step = reading.step
        for view in self.views():
            if view.probe == probe:
                view.show_arrays(reading.arrays)
