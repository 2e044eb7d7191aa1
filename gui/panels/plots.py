"""The plots in the middle of the window."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from engine.recording.run import RunRecord
from gui.context import Context
from gui.panels.base import Panel
from gui.panels.live_events import LiveEvents, last_step
from gui.panels.plot_card import PlotCard, numbered
from gui.plots.definition import plot_definitions
from gui.proportions import GAP

COLUMNS = 2


class PlotsPanel(Panel):
    """A card for each kind of plot, two beside each other, fed from the record of the run."""

    name = "plots"
    area = "center"
    rank = 10
    stretch = 1

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Plots"))
        self.drop_frame()
        palette = context.theme.palette
        self.cards = [PlotCard(definition, palette) for definition in plot_definitions().values()]
        self._shown: tuple[object, ...] = ()
        self._record: RunRecord | None = None
        self._events = LiveEvents()
        self._turn = 0
        self._arranged: list[PlotCard] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)
        runs = context.runs
        runs.log_changed.connect(self._follow_log)
        runs.state_changed.connect(self._explain_emptiness)
        runs.frames_arrived.connect(self._on_frames)
        context.clock.tick.connect(self._refresh)
        context.theme.changed.connect(self._recolor)
        self._show_run()

    def _show_run(self) -> None:
        record = self.context.controller.record
        self._record, self._shown = record, _kind(record)
        surface = record.start.surface
        titles = (
            [surface.title] if surface.is_surface else [layer.title for layer in record.start.network.layers]
        )
        names = numbered(titles)
        self._arrange(record)
        events = self._events.of(record)
        for card in self.cards:
            card.show_run(record, names, events)
        self._place_legends()

    def shown_cards(self) -> list[PlotCard]:
        """The cards that have something to say about the run, in their order."""
        return [card for card in self.cards if not card.isHidden()]

    def _arrange(self, record: RunRecord) -> None:
        """Give the cards that suit the problem their places, and hide the others."""
        suitable = [card for card in self.cards if card.definition.suits(record.start)]
        if suitable == self._arranged:
            return
        self._arranged = suitable
        for card in self.cards:
            self._grid.removeWidget(card)
            card.setVisible(card in suitable)
        for index, card in enumerate(suitable):
            self._grid.addWidget(card, index // COLUMNS, index % COLUMNS)

    def _follow_log(self) -> None:
        record = self.context.controller.record
        if record is not self._record or _kind(record) != self._shown:
            self._show_run()
            return
        events = self._events.of(record)
        for card in self.cards:
            card.view.set_events(events)

    def _on_frames(self) -> None:
        if _kind(self.context.controller.record) != self._shown:
            self._show_run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legends()

    def _place_legends(self) -> None:
        """Beside the titles or under them, the same for all plots of a row: their axes stay level."""
        shown = self.shown_cards()
        for first in range(0, len(shown), COLUMNS):
            row = shown[first : first + COLUMNS]
            beside = all(card.legend_fits_beside() for card in row)
            for card in row:
                card.place_legend(beside=beside)

    def _explain_emptiness(self) -> None:
        """What stands where no curves are yet."""
        possible = self.context.controller.can_play[0]
        ready = self.tr("Press play (Space), and the curves appear here.")
        text = ready if possible else self.tr("No curves: this experiment cannot train.")
        for card in self.cards:
            card.view.set_empty_text(text)

    def _refresh(self) -> None:
        """Half of the plots at every tick: the window stays free for what a person does."""
        self._turn = 1 - self._turn
        for card in self.shown_cards()[self._turn :: 2]:
            card.view.refresh()

    def _recolor(self) -> None:
        for card in self.cards:
            card.set_palette(self.context.theme.palette)
        self._show_run()


def _kind(record: RunRecord) -> tuple[object, ...]:
    """What decides which curves there are."""
    return record.series.columns(), last_step(record) > 0
