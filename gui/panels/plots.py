"""The plots in the middle of the window."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent, QResizeEvent

from engine.recording.run import RunRecord
from gui.context import Context
from gui.formatting import number
from gui.forms.words import engine_text
from gui.panels.base import Panel
from gui.panels.live_events import LiveEvents, has_begun
from gui.panels.plot_card import PlotCard, numbered
from gui.panels.plot_desk import PlotDesk
from gui.plots.clock import COLUMN, RunClock
from gui.plots.cursor_link import CursorLink
from gui.plots.curve import Event
from gui.plots.definition import PlotDefinition, plot_definitions
from gui.plots.export.csv_job import CsvJob
from gui.plots.export.figure import Figure
from gui.plots.run_look import RunLook, run_color, run_dash
from gui.plots.shown_run import ShownRun, drawn_since, odometer_of, titles_of
from gui.plots.turns import Turns
from gui.plots.units import Unit
from gui.plots.view import PlotView


class PlotsPanel(Panel):
    """Cards with plots, fed from the records of the runs that are shown."""

    name = "plots"
    area = "center"
    rank = 10
    stretch = 1

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Plots"))
        self.drop_frame()
        self._unit = Unit.STEPS
        self._shown: tuple[object, ...] = ()
        self._names: dict[int, str] = {}
        self._settled = False
        self._known_contents: list[tuple[object, ...]] = []
        self._events = LiveEvents()
        self._clocks: dict[int, RunClock] = {}
        self._turns = Turns(self._views, self)
        self._cursor = CursorLink(self)
        self.desk = PlotDesk(self._make_card)
        self.desk.rearranged.connect(self._on_rearranged)
        self.desk.grid.resized.connect(self._place_legends)
        self.body.addWidget(self.desk)
        runs = context.runs
        runs.log_changed.connect(self._follow_log)
        runs.moment_changed.connect(self._follow_log)
        runs.state_changed.connect(self._explain_emptiness)
        runs.changed.connect(self._rename)
        runs.stirred.connect(self._follow_runs)
        runs.grown.connect(self._on_grown)
        context.clock.tick.connect(self._refresh)
        context.theme.changed.connect(self._recolor)
        self._show_runs()
        self._delivered = self._arrangement()

    @property
    def cards(self) -> list[PlotCard]:
        """The cards of the problem that is shown, in their order."""
        return self.desk.cards()

    def figures(self) -> list[list[Figure]]:
        """The plots of the problem that is shown, for paper, row by row."""
        return [[card.view.figure() for card in row] for row in self.desk.rows()]

    def shown_runs(self) -> list[ShownRun]:
        """The runs whose curves are shown, the selected one foremost; with it alone its lanes have their colors."""
        runs, palette, found = self.context.runs, self.context.theme.palette, []
        keys = runs.shown()
        records = [runs.of(key).record for key in keys]
        if not self._names.keys() >= set(keys):
            self._names = runs.names()
        for key in keys:
            controller, style = runs.of(key), self.context.document.scene.entry(key).style
            record, opened = controller.record, controller.opened
            samples = opened.samples.get("train", 0) if opened else 0
            odometer = odometer_of(record, samples, self.context.document.inspection_of(key))
            lanes = max(1, len(record.start.lanes))
            if len(keys) == 1:
                look = RunLook(lanes=lanes, odometer=odometer, first=style)
            else:
                color, dash = run_color(palette, style), run_dash(palette, style)
                since = drawn_since(record, records)
                look = RunLook(str(key), self._names[key], color, dash, lanes, odometer, since=since)
            found.append(ShownRun(record, look))
        return found

    def layout_value(self) -> dict[str, Any]:
        value = self._arrangement()
        return {} if value == self._delivered else value

    def _arrangement(self) -> dict[str, Any]:
        return {"unit": self._unit.value} | self.desk.layout_value()

    def set_layout(self, value: Mapping[str, Any]) -> None:
        self.desk.set_layout(value)
        unit = next((unit for unit in Unit if unit.value == value.get("unit")), Unit.STEPS)
        self._choose_unit(unit)
        self._show_runs()

    def _make_card(self, definition: PlotDefinition) -> PlotCard:
        card = PlotCard(definition, self.context.theme.palette)
        card.view.set_unit(self._unit)
        card.view.unit_chosen.connect(self._choose_unit)
        card.view.exporting.failed.connect(partial(self.context.notices.show, "error"))
        card.view.exporting.began.connect(self._show_work)
        card.menu.opening.connect(partial(self._fill_menu, card))
        card.menu.columns_chosen.connect(partial(self._choose_columns, card))
        self._cursor.join(card.view)
        return card

    def _show_work(self, title: str, job: CsvJob) -> None:
        """What is written from a plot is shown as other long work is."""
        center = self.context.work
        work = center.accompany(title, job.watch)
        job.destroyed.connect(lambda *_: center.leave(work))

    def _fill_menu(self, card: PlotCard) -> None:
        record = self.context.controller.record
        suitable = [plot for plot in plot_definitions().values() if plot.suits(record.start)]
        card.menu.show_plots(suitable, engine_text(record.start.measure.title))
        card.menu.show_columns(record.series.columns(), card.definition.columns(()))

    def _choose_columns(self, card: PlotCard, columns: list[str]) -> None:
        card.definition = card.definition.choosing(columns)
        self._show_runs()

    def _choose_unit(self, unit: Unit) -> None:
        """All plots count the same: they share their cursor."""
        self._unit = unit
        for card in self.desk.all_cards():
            card.view.set_unit(unit)

    def _show_runs(self) -> None:
        runs = self.shown_runs()
        self._shown = _kind(runs)
        self._settled = all(has_begun(run.record) for run in runs)
        record = self.context.controller.record
        self.desk.show_problem(surface=record.start.surface.is_surface)
        names = numbered(titles_of(runs[0].record)) if runs else []
        events = self._happened(runs[0].record) if runs else []
        for card in self.cards:
            card.show_runs(runs, names, events)
        self._explain_emptiness()
        self._place_legends()

    def _on_rearranged(self) -> None:
        self._show_runs()

    def _follow_log(self) -> None:
        runs = self.shown_runs()
        if not runs or _kind(runs) != self._shown:
            self._show_runs()
            return
        events = self._happened(runs[0].record)
        for card in self.cards:
            card.view.set_events(events, runs[0].look.odometer)

    def _happened(self, record: RunRecord) -> list[Event]:
        """Live changes of the selected run, and the moment of it that is shown where that is not the latest one."""
        events, controller = list(self._events.of(record)), self.context.controller
        if controller.in_past and record is controller.record:
            events.append(Event(controller.step, self.tr("step {step}").format(step=number(controller.step))))
        return events

    def _rename(self) -> None:
        self._names = {}
        self._follow_runs()

    def _contents(self) -> list[tuple[object, ...]]:
        """What of the shown runs changes without a word of it: their records, and which figures these have."""
        runs = self.context.runs
        records = [runs.of(key).record for key in runs.shown()]
        return [(id(record), record.series.filled, has_begun(record)) for record in records]

    def _follow_runs(self) -> None:
        self._known_contents = self._contents()
        if _kind(self.shown_runs()) != self._shown:
            self._show_runs()

    def _on_grown(self) -> None:
        # Frames of many runs may come one by one: what they bring later is looked for once a tick.
        if not self._settled:
            self._follow_runs()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turns.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legends()

    def _place_legends(self) -> None:
        """Beside the titles or under them, the same for all plots of a row: their axes stay level."""
        for row in self.desk.rows():
            beside = all(card.legend_fits_beside() for card in row)
            for card in row:
                card.place_legend(beside=beside)

    def _explain_emptiness(self) -> None:
        """What stands where no curves are yet."""
        possible = self.context.controller.can_play[0]
        ready = self.tr("Press play (Space), and the curves appear here.")
        text = ready if possible else self.tr("No curves: this experiment cannot train.")
        choose = self.tr("Choose what to show: right click, Series.")
        for card in self.cards:
            unchosen = card.definition.chooses and not card.definition.columns(())
            card.view.set_empty_text(choose if unchosen and possible else text)

    def _note_time(self) -> None:
        """Let the clocks of all runs go on."""
        clocks, self._clocks = self._clocks, {}
        now = time.monotonic()
        for key, controller in self.context.runs:
            series, clock = controller.record.series.series(COLUMN), clocks.get(key)
            if clock is None or clock.series is not series:
                clock = RunClock(series)
            self._clocks[key] = clock
            clock.note(controller.step, now, running=controller.state == "running")

    def _refresh(self) -> None:
        self._note_time()
        if self._contents() != self._known_contents:
            self._follow_runs()
        self._turns.tick()

    def _views(self) -> list[PlotView]:
        return [card.view for card in self.cards]

    def _recolor(self) -> None:
        for card in self.desk.all_cards():
            card.set_palette(self.context.theme.palette)
        self._show_runs()


def _kind(runs: list[ShownRun]) -> tuple[object, ...]:
    """What decides which curves there are."""
    return tuple(
        (id(record), look, look.odometer, _columns(record), has_begun(record)) for record, look in runs
    )


def _columns(record: RunRecord) -> tuple[str, ...]:
    return tuple(column for column in record.series.columns() if column != COLUMN)
