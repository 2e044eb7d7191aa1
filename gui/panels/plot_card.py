"""One plot in its card, and what a run has to say to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt

from engine.recording.run import RunRecord
from gui.forms.words import engine_text
from gui.panels.live_events import last_step
from gui.plots.curve import Event
from gui.plots.definition import PlotDefinition
from gui.plots.legend import Legend
from gui.plots.view import PlotView
from gui.theme.palette import Palette
from gui.widgets.card import Card

SMALLEST = QSize(240, 160)
MARGIN = 12


class PlotCard(Card):
    """A plot with its title and legend."""

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

    def show_run(self, record: RunRecord, names: Sequence[str], events: Sequence[Event]) -> None:
        """Draw the curves of this run, whose layers have these names."""
        self.set_title(self.definition.title(engine_text(record.start.measure.title)))
        lanes = range(max(1, len(record.start.lanes)))
        begun, moving = bool(record.series.columns()), last_step(record) > 0
        curves = [
            curve
            for lane in lanes
            for curve in self.definition.curves(record.series, lane, self._palette, names)
            # A layer without parameters has no gradient, and never will.
            if len(curve.series) or not begun
        ]
        self.view.setAccessibleName(self.title())
        # The first row alone is dots on an axis: nothing to look at yet.
        self.view.set_curves(curves if moving else [])
        self.view.set_events(events)
        self.legend.set_curves(curves)

    def minimumSizeHint(self) -> QSize:
        return SMALLEST

    def legend_fits_beside(self) -> bool:
        """Whether there is room for the legend beside the title."""
        return self._legend_width() + self._title.sizeHint().width() + MARGIN <= self._room()

    def place_legend(self, *, beside: bool) -> None:
        """Put the legend beside the title, or under it; a legend too wide even for that goes away."""
        self._header.removeWidget(self.legend)
        self.body.removeWidget(self.legend)
        if beside:
            self._header.addWidget(self.legend)
        else:
            self.body.insertWidget(0, self.legend, 0, Qt.AlignmentFlag.AlignRight)
        self.legend.setVisible(self._legend_width() <= self._room())

    def _legend_width(self) -> int:
        # The legend's layout does not count new entries before they are shown.
        return sum(entry.sizeHint().width() + 2 for entry in self.legend.entries())

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * MARGIN

    def set_palette(self, palette: Palette) -> None:
        """Take other colors; those of the curves come with `show_run`."""
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
