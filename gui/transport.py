"""The header of the window: what is open, play and its companions, where the run stands, files and theme."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from engine.training.stepping import ACCELERATED
from gui import formatting
from gui.actions import Actions
from gui.context import Context
from gui.detours import detour_text
from gui.runs.controller import RunController
from gui.theme.style import set_role
from gui.widgets.action_button import ActionButton
from gui.widgets.crowding import Crowding, Hides, Narrows
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.pace_slider import PaceSlider
from gui.widgets.plain import plain_tip
from gui.widgets.readout import Readout

NARROWEST = 600
WIDEST_TITLE, SLIM_TITLE = 140, 80
"""Pixels of the title for which the program's name gives way, and those for which all others do."""


class Transport(QWidget):
    """One line; the program's name gives way first where the window is narrow."""

    def __init__(self, context: Context, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self._context = context
        name = QLabel(self.tr("Descenso"), self)
        set_role(name, "display")
        self._title = ElidedLabel("", self)
        set_role(self._title, "caption")
        self.play_button = ActionButton(actions["play"], role="primary", parent=self)
        self._reserve_play_width()
        self.pace = PaceSlider(self)
        self.pace.chosen.connect(context.runs.set_pace)
        captions = {
            "step": self.tr("step"),
            "epoch": self.tr("epoch"),
            "speed": self.tr("speed"),
            "device": self.tr("device"),
        }
        self.readouts = {key: Readout(caption, parent=self) for key, caption in captions.items()}
        self._reserve_figures()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._title)
        row.addSpacing(12)
        row.addWidget(self.play_button)
        for key, text in (
            ("step", self.tr("Step")),
            ("epoch", self.tr("Epoch")),
            ("restart", self.tr("Restart")),
        ):
            row.addWidget(ActionButton(actions[key], text, parent=self))
        row.addWidget(ActionButton(actions["new_seed"], parent=self))
        row.addSpacing(12)
        row.addWidget(self.pace)
        for readout in self.readouts.values():
            row.addSpacing(4)
            row.addWidget(readout)
        row.addStretch(1)
        files = [ActionButton(actions[key], parent=self) for key in ("undo", "redo", "open", "save")]
        for button in files:
            row.addWidget(button)
        row.addWidget(self._theme_button())
        self._cut_title = Narrows(self._title, SLIM_TITLE)
        figures = [self.readouts[key] for key in ("device", "speed", "epoch")]
        # It all stands in the menus or in other panels too.
        dispensable = [Hides(widget, row.spacing()) for widget in (name, *figures, self.pace, *files)]
        Crowding(self, [dispensable[0], self._cut_title, *dispensable[1:]])
        context.document.titled.connect(self._show_title)
        context.standing.changed.connect(self._show_figures)
        context.theme.changed.connect(self._reserve_play_width)  # the text may be larger
        self._show_title()
        self._show_figures()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _theme_button(self) -> ActionButton:
        action = QAction(self.tr("Light or dark"), self)
        action.triggered.connect(self._context.theme.toggle)
        action.setData("theme")
        return ActionButton(action, parent=self)

    def _reserve_figures(self) -> None:
        """Room for usual figures, lest the header be arranged anew when training begins."""
        usual = {
            "step": formatting.number(9_999),
            "epoch": formatting.marked("99.9"),
            "speed": self.tr("{count} samples/s").format(count=formatting.number(999_000)),
            "device": self.tr("{device} · compiled").format(device="NumPy"),
        }
        for key, text in usual.items():
            self.readouts[key].reserve(text)

    def _reserve_play_width(self) -> None:
        self._reserve_width(self.play_button, (self.tr("Play"), self.tr("Pause")))

    def _reserve_width(self, button: ActionButton, texts: tuple[str, ...]) -> None:
        """As wide as the longest of its texts needs, so that nothing beside it moves."""
        shown = button.text()
        widths = []
        for text in texts:
            button.setText(text)
            widths.append(button.sizeHint().width())
        button.setText(shown)
        button.setMinimumWidth(max(widths) + 8)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _show_title(self) -> None:
        document = self._context.document
        title = document.title or self.tr("Untitled")
        self._title.setText(f"{title} •" if document.modified else title)
        # The mark has its room from the start: the first edit moves nothing.
        wanted = self._title.fontMetrics().horizontalAdvance(f"{title} •") + 2
        self._cut_title.width = min(wanted, WIDEST_TITLE)
        self._title.setMinimumWidth(self._cut_title.width)

    def _show_figures(self) -> None:
        controller = self._context.controller
        opened = controller.opened
        figures = {
            "step": formatting.number(self._context.standing.step),
            "epoch": self._epoch() if controller.has_epochs else formatting.MISSING,
            "speed": self._speed(controller),
            "device": self._device(opened.executor) if opened else formatting.MISSING,
        }
        for key, text in figures.items():
            self.readouts[key].set_value(text)
        self.readouts["device"].setToolTip(plain_tip(self._device_tip(opened.executor)) if opened else "")

    def _epoch(self) -> str:
        return formatting.marked(f"{self._context.standing.epoch:,.1f}".replace(",", formatting.THIN_SPACE))

    def _speed(self, controller: RunController) -> str:
        """The speed, to three digits: in steps where there are no samples."""
        samples, steps = controller.samples_per_second, controller.steps_per_second
        if not controller.has_epochs and steps:
            return self.tr("{count} steps/s").format(count=formatting.number(int(float(f"{steps:.3g}"))))
        if not samples:
            return formatting.MISSING
        return self.tr("{count} samples/s").format(count=formatting.number(int(float(f"{samples:.3g}"))))

    def _device(self, executor: Mapping[str, str]) -> str:
        """Where it is computed: `NumPy`, or `NumPy · compiled`."""
        device = executor.get("device", "")
        if executor.get("backend") == "numpy" and self._context.controller.path == ACCELERATED:
            return self.tr("{device} · compiled").format(device=device)
        return device

    def _device_tip(self, executor: Mapping[str, str]) -> str:
        """How it is computed, and why not by compiled kernels."""
        controller = self._context.controller
        threads = int(executor.get("threads", 1))
        count = self.tr("1 thread") if threads == 1 else self.tr("{count} threads").format(count=threads)
        if controller.path == ACCELERATED:
            return self.tr("Compiled kernels make the updates.")
        lines = [self.tr("Plain array operations make the updates ({threads}).").format(threads=count)]
        if controller.detour:
            reason = detour_text(controller.detour)
            lines.append(self.tr("Compiled kernels are not taken: {reason}.").format(reason=reason))
        return "\n".join(lines)
