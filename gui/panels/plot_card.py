"""One plot in its card, and what the runs have to say to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from gui.forms.words import engine_text
from gui.panels.live_events import last_step
from gui.panels.plot_menu import PlotMenu
from gui.plots.curve import Event
from gui.plots.definition import PlotDefinition
from gui.plots.legend import Legend
from gui.plots.shown_run import ShownRun
from gui.plots.smoothing import Smoothing
from gui.plots.title_handle import TitleHandle
from gui.plots.view import PlotView
from gui.theme.palette import Palette
from gui.widgets.card import Card

SMALLEST = QSize(240, 160)
MARGIN = 12
BOUNDLESS = 1 << 20


class PlotCard(Card):
    """A plot with its title, by which it can be moved, and its legend.

    Attributes:
        handle: the title as something to drag.
        menu: what can be done with the plot among others.
    """

    def __init__(self, definition: PlotDefinition, palette: Palette) -> None:
        super().__init__(definition.title())
        self.definition = definition
        self.view = PlotView(palette)
        self.view.set_scales(definition.x_logarithmic, definition.y_logarithmic)
        self.legend = Legend(palette)
        self.legend.toggled.connect(self.view.set_shown)
        self.legend.setParent(self)
        self.body.setSpacing(0)
        self.body.addWidget(self.view)
        self._palette = palette
        # Plots stand as close as their grid has it, whatever they are called.
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.handle = TitleHandle(self._title)
        self.handle.menu_asked.connect(self.view.context_menu().popup)
        self.menu = PlotMenu(self.view.context_menu(), chooses=definition.chooses)

    def show_runs(self, runs: Sequence[ShownRun], names: Sequence[str], events: Sequence[Event]) -> None:
        """Draw the curves of these runs; the layers of the first one have these names, and its are the events."""
        measure = runs[0].record.start.measure.title if runs else ""
        self.set_title(self.definition.title(engine_text(measure)))
        curves = []
        for record, look in runs:
            begun = bool(record.series.columns())
            found = self.definition.curves_of(record.series, look, self._palette, names)
            # A layer without parameters has no gradient, and never will.
            curves += [curve for curve in found if len(curve.series) or not begun]
        self.view.setAccessibleName(self.title())
        # The first row alone is dots on an axis: nothing to look at yet.
        moving = any(last_step(record) > 0 for record, _ in runs)
        self.view.set_curves(curves if moving else [])
        self.view.set_events(events, runs[0].look.odometer if runs else None)
        self.legend.set_curves(curves)

    def state(self) -> dict[str, Any]:
        """What a layout keeps of it, as JSON."""
        x, y = self.view.scales()
        state: dict[str, Any] = {"plot": self.definition.name, "logarithmic": [x, y]}
        state["smoothing"] = self.view.smoothing().name.lower()
        state["single_lanes"] = self.view.single_lanes
        if self.definition.chooses:
            state["columns"] = list(self.definition.columns(()))
        return state

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Be as a layout says; what it does not say stays as it is."""
        match state.get("logarithmic"):
            case [bool(x), bool(y)]:
                self.view.set_scales(x, y)
        smoothing = state.get("smoothing")
        for level in Smoothing:
            if level.name.lower() == smoothing:
                self.view.set_smoothing(level)
        if isinstance(single := state.get("single_lanes"), bool):
            self.view.set_single_lanes(single)
        match state.get("columns"):
            case [*columns] if self.definition.chooses:
                self.definition = self.definition.choosing([str(column) for column in columns])

    def minimumSizeHint(self) -> QSize:
        return SMALLEST

    def legend_fits_beside(self) -> bool:
        """Whether there is room for the legend beside the title."""
        self.legend.fit_into(BOUNDLESS)
        between = self._subtitle.minimumSizeHint().width() + 2 * self._header.spacing()
        return self.legend.width_wanted() + between + self._title.sizeHint().width() <= self._room()

    def place_legend(self, *, beside: bool) -> None:
        """Put the legend beside the title, or under it; a legend too wide even for that goes away."""
        self._header.removeWidget(self.legend)
        self.body.removeWidget(self.legend)
        if beside:
            self._header.addWidget(self.legend)
        else:
            self.body.insertWidget(0, self.legend, 0, Qt.AlignmentFlag.AlignRight)
        self.legend.setVisible(self.legend.fit_into(self._room()))

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * MARGIN

    def set_palette(self, palette: Palette) -> None:
        """Take other colors; those of the curves come with `show_runs`."""
        self._palette = palette
        self.view.set_palette(palette)
        self.legend.set_palette(palette)


def numbered(titles: Sequence[str]) -> list[str]:
    """The titles in the window's language, numbered where several are the same."""
    translated = [engine_text(title) for title in titles]
    totals, seen = Counter(translated), Counter[str]()
    names = []
    for title in translated:
        seen[title] += 1
        names.append(f"{title} {seen[title]}" if totals[title] > 1 else title)
    return names
