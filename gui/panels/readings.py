"""The figures of the run, beside the pictures of what it believes."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar

from engine.comparison.seeds import settings
from engine.tasks import SPLITS
from gui import formatting
from gui.context import Context
from gui.forms.words import SEPARATOR, engine_lengths
from gui.panels.base import Panel
from gui.readings.figure_table import FigureTable
from gui.readings.figures import Figures, latest_figures
from gui.readings.measure_chart import MeasureChart
from gui.theme.style import set_role
from gui.widgets.elided_label import LENGTHS, ElidedLabel
from gui.widgets.readout import Readout

LOOKS_PER_READING = 2
"""While a run goes on the figures change this seldom, so that they can be read; the step is that of the header."""


class ReadingsPanel(Panel):
    """J and P on all parts with their gaps, what the optimizer does now, and how far the run has come."""

    name = "readings"
    area = "right"
    rank = 30
    stretch = 1

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Readings"))
        self._columns = (self.tr("train"), self.tr("validation"), self.tr("test"), self.tr("gap"))
        self.table = FigureTable(self._columns, rows=2)
        self.table.setToolTip(self.tr("The gap is how much worse the test part does than the training part."))
        self.chart = MeasureChart()
        self.learning_rate = Readout(self.tr("Learning rate η"))
        self.gradient_norm = Readout("∥∇J∥")
        self.update_ratio = Readout("∥Δθ∥ / ∥θ∥")
        self.calls = Readout(self.tr("Calls of J"))
        self.calls.setToolTip(
            self.tr("How often the latest update asked for J or its derivatives elsewhere.")
        )
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress to the horizon"))
        self._steps = ElidedLabel()
        set_role(self._steps, "caption")
        self._looks = 0
        self._build()
        context.standing.changed.connect(self._follow)
        self.refresh()

    def steps_text(self) -> str:
        """How far the run has come, in words."""
        return self._steps.text()

    def refresh(self) -> None:
        """Show the run as it stands."""
        controller = self.context.controller
        measure = controller.record.start.measure
        samples = controller.opened.samples if controller.opened is not None else {}
        test, diverged = samples.get("test", 0), controller.diverged
        figures = latest_figures(controller.record.series, measure, test, diverged, controller.moment)
        self._show_table(figures, engine_lengths(measure.title), percent=measure.percent)
        self.learning_rate.set_value(_short(figures.learning_rate))
        self.gradient_norm.set_value(formatting.scientific(figures.gradient_norm, 3))
        self.update_ratio.set_value(formatting.scientific(figures.update_ratio, 3))
        self.calls.setVisible(figures.calls is not None)
        self.calls.set_value(formatting.number(int(figures.calls or 0)))
        self.set_subtitle(self._state_text(figures, len(diverged)))
        self._show_progress()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(18)
        for readout in (self.learning_rate, self.gradient_norm, self.update_ratio):
            line.addWidget(readout, 1)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.addWidget(self._progress, 0, 0)
        grid.addWidget(self._steps, 1, 0)
        self.body.addWidget(self.table)
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.calls)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _state_text(self, figures: Figures, diverged: int) -> str:
        """When this was measured, and of how many lanes it is the median; in two lengths."""
        if figures.evaluated is None:
            return ""
        step = formatting.number(figures.evaluated)
        if figures.lanes == 1:
            return self.tr("evaluated at step {step}").format(step=step)
        seeds = settings(self.context.controller.record.start) == ((),)
        lanes = (
            self.tr("median of %n seeds", "", figures.lanes)
            if seeds
            else self.tr("median of %n lanes", "", figures.lanes)
        )
        if diverged:
            lanes = SEPARATOR.join((lanes, self.tr("{count} diverged").format(count=diverged)))
        whole = SEPARATOR.join((lanes, self.tr("evaluated at step {step}").format(step=step)))
        return f"{whole}{LENGTHS}{lanes}"

    def _show_table(self, figures: Figures, title: str, *, percent: bool) -> None:
        surface = self.context.controller.record.start.surface.is_surface
        self.chart.setVisible(not surface)
        self.table.set_columns((self.tr("now"),) if surface else self._columns)
        if surface:
            rows = [("J(θ)", [formatting.number(figures.objective["train"], 6)])]
            if figures.lanes > 1:
                rows.append((self._range_title(), [_width(figures.objective_ends.get("train"))]))
            self.table.show_rows(rows)
            return
        objectives = [formatting.number(figures.objective[split], 3) for split in SPLITS]
        measures = [_shown(figures.measure[split], percent) for split in SPLITS]
        gaps = formatting.number(figures.objective_gap, 3), _shown(figures.measure_gap, percent)
        rows = [(self.tr("Objective J"), [*objectives, gaps[0]]), (title, [*measures, gaps[1]])]
        if figures.lanes > 1:
            widths = [_width(figures.objective_ends.get(split)) for split in SPLITS]
            rows.insert(1, (self._range_title(), [*widths, ""]))
            widths = [_width(figures.measure_ends.get(split), percent=percent) for split in SPLITS]
            rows.append((self._range_title(), [*widths, ""]))
        notes = []
        if figures.interval is not None:
            low, high = (_shown(end, percent) for end in figures.interval)
            text = self.tr("95 % interval {low} to {high}").format(low=low, high=high)
            notes.append((SPLITS.index("test"), text))
        self.table.show_rows(rows, notes)
        self._show_chart(figures, title, percent=percent)

    def _range_title(self) -> str:
        """How the spread of several lanes is called, in two lengths."""
        return LENGTHS.join((self.tr("Interquartile range"), self.tr("IQR")))

    def _show_chart(self, figures: Figures, title: str, *, percent: bool) -> None:
        captions = (self.tr("train"), self.tr("validation"), self.tr("test"))
        intervals: tuple[tuple[float, float] | None, ...] = (None, None, figures.interval)
        if figures.lanes > 1:
            intervals = tuple(_finite_ends(figures.measure_ends.get(split)) for split in SPLITS)
        values = (_finite(figures.measure[split]) for split in SPLITS)
        dots = tuple(zip(captions, values, intervals, strict=True))
        self.chart.show_dots(
            title.partition(LENGTHS)[0], dots, _percent_tick if percent else formatting.exact
        )

    def _show_progress(self) -> None:
        controller = self.context.controller
        standing = self.context.standing
        step, horizon = standing.step, controller.record.start.steps
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * min(step / horizon, 1.0)))
        learns = controller.opened is None or bool(controller.opened.samples)
        text = (
            self.tr("{step} of {horizon} steps · epoch {epoch}")
            if learns
            else self.tr("{step} of {horizon} steps")
        )
        self._steps.setText(
            text.format(
                step=formatting.number(step),
                horizon=formatting.number(horizon),
                epoch=formatting.number(float(standing.epoch), 3),
            )
        )

    def _follow(self) -> None:
        standing = self.context.standing
        self._looks += 1
        if not standing.moving or (self._looks % LOOKS_PER_READING == 0 and self.isVisible()):
            self.refresh()
        elif self.isVisible():
            self._show_progress()


def _shown(value: float | None, percent: bool) -> str:
    return formatting.percent(value) if percent else formatting.number(value, 3)


def _width(ends: tuple[float, float] | None, *, percent: bool = False) -> str:
    """How far the middle half of the lanes spreads, in few digits; nothing where most have diverged."""
    if ends is None or (math.isinf(ends[0]) and ends[0] == ends[1]):
        return formatting.MISSING
    width = ends[1] - ends[0]
    return formatting.percent(width) if percent else formatting.number(width, 2)


def _finite(value: float | None) -> float | None:
    """The value, if it has a place on an axis."""
    return value if value is not None and math.isfinite(value) else None


def _finite_ends(ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return ends if ends is not None and all(map(math.isfinite, ends)) else None


def _short(value: float | None) -> str:
    """A number with three digits, without trailing zeros: it changes seldom."""
    return formatting.MISSING if value is None else formatting.exact(float(f"{value:.3g}"))


def _percent_tick(share: float) -> str:
    """``82.5 %``, ``100 %``."""
    return f"{formatting.exact(round(100 * share, 3))}{formatting.THIN_SPACE}%"
