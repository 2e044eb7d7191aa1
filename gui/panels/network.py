"""The network across the top of the window: built here, watched here."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from engine.recording.run import RunRecord
from engine.worker.messages import Reading
from gui.context import Context
from gui.forms.words import engine_text
from gui.network.closed import Closed, closed_units
from gui.network.inspector import LayerInspector
from gui.network.layer_strip import LayerStrip
from gui.network.norms import norm_bars
from gui.network.preset_menu import PresetMenu
from gui.network.selection import INPUT
from gui.network.strip_editor import StripEditor
from gui.network.strip_scroll import StripScroll
from gui.network.words import multiply_adds_text, parameters_text, sentence
from gui.panels.base import Panel
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.elided_label import LENGTHS

REFUSED = "layers"
"""Key of the notice that an edit could not be made; the next one that can takes it away."""
FRAMES_PER_READING = 6
"""While a run goes on the figures change this seldom, so that they can be read; the bars follow every frame."""


class NetworkPanel(Panel):
    """The strip of layers, the form of the selected one, and what is wrong with the network in words."""

    name = "network"
    area = "top"
    rank = 10
    of_learning = True
    probes = ("closed_units",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Network"))
        self.strip = LayerStrip()
        self.editor = StripEditor(context.document, self.strip)
        self.inspector = LayerInspector(context.document, self.editor.actions, self.strip)
        self._scroll = StripScroll(self.strip, self)
        self._frames = 0
        self._closed: tuple[RunRecord, list[Closed | None]] | None = None
        self.presets = Button(self.tr("Presets"), role="flat", parent=self)
        self.presets.setMenu(PresetMenu(context.document, self.presets))
        self.presets.setToolTip(self.tr("Start from a network that suits the data"))
        self.add_to_header(self.presets)
        self.body.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # The strip keeps room for its scroll bar under the cards: that is the lower margin.
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        margins.setBottom(4)
        layout.setContentsMargins(margins)
        self.editor.selected.connect(self._on_selected)
        self.editor.clicked.connect(self._on_clicked)
        self.editor.asked.connect(lambda: self._inspect(focus=True))
        self.editor.dragged.connect(self._on_dragged)
        self.editor.cancelled.connect(self.inspector.close_sheet)
        self.editor.gathered.connect(self.inspector.close_sheet)
        self.editor.refused.connect(self._on_refused)
        for action in (self.editor.actions.remove, self.editor.actions.cut):
            action.triggered.connect(self.inspector.close_sheet)
        context.document.changed.connect(self._on_changed)
        context.runs.frames_arrived.connect(self._on_frames)
        context.runs.state_changed.connect(self._show_norms)
        context.runs.log_changed.connect(self._show_norms)
        self._describe()

    def _describe(self) -> None:
        """What stands at the right of the title: the first problem, or how large the network is."""
        inspection = self.context.document.inspection
        problem = next((station.problem for station in inspection.stations if station.problem), "")
        set_role(self._subtitle, "message" if problem else "caption")
        set_role(self._subtitle, "error", "severity")
        if problem:
            self.set_subtitle(sentence(engine_text(problem)))
            return
        size = parameters_text(sum(station.parameters for station in inspection.stations))
        cost = multiply_adds_text(sum(station.multiply_adds for station in inspection.stations))
        figures = self.tr("{size} · {cost} a sample").format(size=size, cost=cost)
        hint = self.tr("click + to insert a layer, drag to move")
        self.set_subtitle(LENGTHS.join((f"{figures} · {hint}", figures, f"{size} · {cost}", size)))

    def show_reading(self, reading: Reading) -> None:
        self._closed = self.context.controller.record, closed_units(reading.arrays)
        self._show_closed()

    def _show_closed(self) -> None:
        """Of the run that was read, where that is the one on show and its network is this one."""
        record = self.context.controller.record
        network = self.context.document.experiment.network
        if self._closed is None or self._closed[0] is not record or record.start.network != network:
            self._closed = None
        shares = self._closed[1] if self._closed is not None else [None] * len(self.strip.cards())
        self.strip.show_closed(shares)

    def _on_refused(self, why: str, advice: str) -> None:
        self.context.notices.show("error", why, advice=advice, key=REFUSED)

    def _inspect(self, *, focus: bool = False) -> None:
        position = self.editor.position
        if position != INPUT:
            self.inspector.open(position, self.strip.card(position), focus=focus)

    def _on_clicked(self, again: bool) -> None:
        """A second click on a card puts its form away."""
        if again and self.inspector.isVisible():
            self.inspector.close_sheet()
        else:
            self._inspect()

    def _on_selected(self, position: int) -> None:
        self._scroll.reveal(self.strip.card(position))
        if self.inspector.isVisible() and position == INPUT:
            self.inspector.close_sheet()
        elif self.inspector.isVisible():
            self._inspect()

    def _on_dragged(self) -> None:
        self.inspector.close_sheet()
        self._scroll.reveal(self.strip.card(self.editor.position))

    def _on_changed(self, changed: list[str]) -> None:
        self.context.notices.withdraw(REFUSED)
        self._describe()
        self._show_norms()

    def _on_frames(self) -> None:
        self._frames += 1
        if self.isVisible():
            self._show_norms(fresh=self._frames % FRAMES_PER_READING == 0)

    def _show_norms(self, *, fresh: bool = True) -> None:
        """Figures of the run, where it is one of this network."""
        self._show_closed()
        controller, cards = self.context.controller, self.strip.cards()
        if controller.record.start.network != self.context.document.experiment.network:
            self.strip.show_norms([("", 0.0)] * len(cards))
            return
        bars = norm_bars(controller.record.series, len(cards), controller.moment)
        if not fresh and controller.state == "running":
            bars = [
                (card.norm_text() or text, share) for card, (text, share) in zip(cards, bars, strict=True)
            ]
        self.strip.show_norms(bars)
