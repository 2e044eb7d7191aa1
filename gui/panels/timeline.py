"""The card of the run's timeline: every moment of it can be shown again, and left in another direction."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from engine.recording.run import CARRIED, FRESH
from gui.context import Context
from gui.formatting import number
from gui.panels.base import Panel
from gui.panels.live_events import LiveEvents
from gui.theme.style import set_role
from gui.timeline.marks import marks_of
from gui.timeline.track import Track
from gui.widgets.button import Button
from gui.widgets.crowding import Crowding, Hides
from gui.widgets.plain import plain_tip
from gui.widgets.steady_label import SteadyLabel

GAP = 6
NARROWEST = 260
"""Width below which it is never made."""
DIGITS = 8
"""Of a state's hash that are shown; the whole of it is in the tool tip, and is what is copied."""


class TimelinePanel(Panel):
    """A track with the moment that is shown, one step back and forward, the state's hash, and branching off."""

    name = "timeline"
    area = "center"
    rank = 90

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Timeline"))
        self._events = LiveEvents()
        self.track = Track(context.theme.palette, self)
        self.back = Button(icon_name="arrow-left", role="flat", name=self.tr("One step back"), parent=self)
        self.forward = Button(
            icon_name="arrow-right", role="flat", name=self.tr("One step forward"), parent=self
        )
        self.moment = SteadyLabel(parent=self)
        set_role(self.moment, "mono")
        self.hash = Button("", role="chip", name=self.tr("Hash of the state"), parent=self)
        self.branch = Button(self.tr("Branch"), "branch", parent=self)
        self._say_how_to_branch()
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.track.wanted.connect(self._visit)
        self.back.clicked.connect(context.runs.step_back)
        self.forward.clicked.connect(self._step_forward)
        self.hash.clicked.connect(self._copy_hash)
        runs = context.runs
        runs.moment_changed.connect(self._refresh)
        runs.state_changed.connect(self._refresh)
        runs.log_changed.connect(self._mark)
        context.standing.changed.connect(self._refresh)
        context.theme.changed.connect(self._recolor)
        self._mark()

    def _arrange(self) -> None:
        self._subtitle.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (self.back, self.track, self.forward, self.moment, self.hash, self.branch):
            row.addWidget(widget, 1 if widget is self.track else 0)
        self._header.addLayout(row, 1)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(0)
        Crowding(self, [Hides(widget, GAP) for widget in (self.hash, self._title, self.moment)])

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _say_how_to_branch(self) -> None:
        menu = QMenu(self.branch)
        for text, state in (
            (self.tr("Carry the optimizer's state on"), CARRIED),
            (self.tr("Begin with a fresh optimizer"), FRESH),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, state=state: self.context.runs.branch(state))
            menu.addAction(action)
        self.branch.setMenu(menu)
        tip = self.tr("Go on from this moment in a run of its own. What you change there is the branch's.")
        self.branch.setToolTip(plain_tip(tip))

    def _visit(self, step: int) -> None:
        self.context.controller.visit(step)

    def _step_forward(self) -> None:
        controller = self.context.controller
        if controller.in_past:
            controller.visit(controller.bound_for + 1)
        else:
            controller.step_once()

    def _refresh(self) -> None:
        controller = self.context.controller
        first, step, head = controller.first, controller.step, controller.head
        self.track.show_moment(first, step, head)
        self.moment.reserve([self._text(head, head)])
        self.moment.setText(self._text(step, head))
        self.back.setEnabled(controller.can_go_back)
        self.forward.setEnabled(controller.in_past or controller.can_play[0])
        self.branch.setEnabled(controller.can_branch)
        self._show_hash(controller.digest)

    def _show_hash(self, digest: str) -> None:
        self.hash.setEnabled(bool(digest))
        self.hash.setText(digest[:DIGITS] or "—" * 3)
        lines = (self.tr("SHA-256 of the state, to be copied by a click:"), digest)
        self.hash.setToolTip(plain_tip("\n".join(lines)) if digest else "")

    def _text(self, step: int, head: int) -> str:
        return f"{number(step)} / {number(head)}"

    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self.context.controller.digest)

    def _mark(self) -> None:
        self.track.set_marks(marks_of(self.context.controller.record, self._events))
        self._refresh()

    def _recolor(self) -> None:
        self.track.set_palette(self.context.theme.palette)
