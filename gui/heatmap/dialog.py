"""Speed against stability: a map over two fields, filled as it is computed; a cell becomes a run."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import InputError
from engine.sweeps.figures import FIGURES, Yardstick
from engine.sweeps.grid import Axis, Grid
from engine.sweeps.race import RATE
from engine.sweeps.sweepable import Sweepable, sweepables
from gui.context import Context
from gui.forms.places import problem_text
from gui.heatmap.heat_map import HeatMap
from gui.heatmap.legend import HeatLegend
from gui.heatmap.telling import tell
from gui.sweeps.dialog import SweepDialog
from gui.sweeps.judging import judges, short_length
from gui.sweeps.sweep import Sweep
from gui.sweeps.values_editor import ValuesEditor
from gui.sweeps.words import figure_text, figure_title
from gui.widgets.button import Button
from gui.widgets.choice_field import ChoiceField, ChoiceItem
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds

SIZE = QSize(1040, 640)
SMALLEST = QSize(800, 500)
SIDE = 272
MOST_CELLS = 400
SECOND = ("optimizer.momentum", "optimizer.beta1", "batch_size", "seed")
"""What stands upright at first: the first of these that the experiment has."""
USUAL_TARGET = {True: 0.9, False: 0.5}
"""By whether more is better."""


class HeatMapDialog(SweepDialog):
    """Stands beside the window; the map stays as it was computed, whatever becomes of the document.

    Attributes:
        sweep: what fills the map; None before the first.
    """

    calm: ClassVar[float] = 0.15

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, self.tr("Speed against stability"), SIZE, SMALLEST)
        self.sweep: Sweep | None = None
        self._fields: tuple[Sweepable, Sweepable] | None = None
        self.across, self.upright = ValuesEditor(), ValuesEditor()
        self.across.name_it(self.tr("Horizontal"))
        self.upright.name_it(self.tr("Vertical"))
        self.length = NumberField(200, Bounds(low=1, high=10**7), whole=True, logarithmic=True)
        self.length.setAccessibleName(self.tr("Steps of each run"))
        self.figure = ChoiceField([ChoiceItem(name, figure_title(name)) for name in FIGURES])
        self.figure.setAccessibleName(self.tr("Figure"))
        self.judge = ChoiceField()
        self.judge.setAccessibleName(self.tr("Judged by"))
        self.target = NumberField(0.5)
        self.target.setAccessibleName(self.tr("Target"))
        self.map, self.legend = HeatMap(), HeatLegend()
        self.legend.setAccessibleName(self.tr("Legend"))
        self.copy_button = Button(self.tr("Copy table"), "table")
        self.start_button = Button(self.tr("Compute"), "play", role="primary")
        self._build()
        self._connect()
        self._show_experiment()
        self.length.set_value(short_length(context.document.experiment))
        self._show_usual_target()

    def start(self) -> None:
        """Compute the map anew."""
        across, upright = self.across.found(), self.upright.found()
        if across is None or upright is None or across.path == upright.path:
            self._tell(self.tr("Choose two different fields."))
            return
        columns, rows = self.across.values(), self.upright.values()
        if len(columns) * len(rows) > MOST_CELLS:
            self._tell(
                self.tr("These are more than {most} cells; choose fewer values.").format(most=MOST_CELLS)
            )
            return
        self._tell("")
        axes = (Axis(upright.path, rows), Axis(across.path, columns))
        grid = Grid(self._context.document.experiment, axes, int(self.length.value()))
        self.sweep, self._fields = Sweep(self._context.runs, grid, self), (upright, across)
        self._compute(self.sweep)
        self.map.setFocus()

    def make_run(self, row: int, column: int) -> None:
        """Have a run of a cell beside those that there are, as one change."""
        if self.sweep is None:
            return
        try:
            experiment = self.sweep.grid.run_of((row, column))
        except InputError as error:
            self._tell(problem_text(error, self.sweep.grid.base))
            return
        runs = self._context.runs
        (key,) = self._context.document.add([(experiment, "")], self.tr("Run from a cell"))
        text = self.tr("Added beside the others: {name}. Play trains it.")
        self._tell(text.format(name=runs.names()[key]), severity="info")

    def copy_table(self) -> None:
        """Put the map into the clipboard as comma-separated values."""
        QGuiApplication.clipboard().setText(self.map.data.csv())
        self._tell(self.tr("The table is in the clipboard."), severity="info")

    def _conclude(self) -> None:
        sweep = self.sweep
        assert sweep is not None
        if sweep.state == "failed":
            self._tell(sweep.problem)
        cancelled = sweep.state == "cancelled"
        words = self.tr("Cancelled; what was found stays.") if cancelled else ""
        self.progress.rest(words)

    def _yardstick(self) -> Yardstick | None:
        if self.sweep is None:
            return None
        return Yardstick.of(self.judge.value(), self.sweep.grid.base, float(self.target.value()))

    def _draw(self) -> None:
        yardstick = self._yardstick()
        if self.sweep is None or self._fields is None or yardstick is None:
            return
        upright, across = self._fields
        name = self.figure.value()
        data = tell(self.sweep, upright, across, name, yardstick)
        self.map.show_data(data)
        base = self.sweep.grid.base
        self.legend.show_data(data, lambda figure: figure_text(figure, name, yardstick, base))
        if self.sweep.state == "running":
            self.progress.show_progress(self.sweep.share, self.sweep.remaining)

    def _show_experiment(self) -> None:
        """Offer what the selected run's experiment has to choose from."""
        experiment = self._context.document.experiment
        found = sweepables(experiment)
        known = {item.path for item in found}
        second = next((path for path in SECOND if path in known), "seed")
        self.across.set_fields(experiment, found, RATE if RATE in known else "seed")
        self.upright.set_fields(experiment, found, second)
        self.judge.set_items(judges(experiment))
        self._refresh()

    def _show_usual_target(self) -> None:
        yardstick = Yardstick.of(self.judge.value(), self._context.document.experiment)
        self.target.set_value(USUAL_TARGET[yardstick.higher_is_better])

    def _on_judged(self, series: str) -> None:
        self._show_usual_target()
        spoils = Yardstick(series).spoils_test
        self._tell(self.tr("Choosing by the test part spoils it for judging afterwards.") if spoils else "")
        self._draw_now()

    def _refresh(self) -> None:
        running = self.running
        for widget in (self.across, self.upright, self.length):
            widget.setEnabled(not running)
        ready = bool(self.across.values()) and bool(self.upright.values())
        self.start_button.setEnabled(ready and not running)
        self.copy_button.setEnabled(self.sweep is not None)
        self.target.setEnabled(self.figure.value() == "steps")

    def _connect(self) -> None:
        for editor in (self.across, self.upright):
            editor.edited.connect(self._refresh)
        self.figure.chosen.connect(lambda _name: self._refresh())
        self.figure.chosen.connect(lambda _name: self._draw_now())
        self.judge.chosen.connect(self._on_judged)
        self.target.edited.connect(lambda _value: self._draw_now())
        self.map.chosen.connect(self.make_run)
        self.start_button.clicked.connect(lambda _checked: self.start())
        self.copy_button.clicked.connect(lambda _checked: self.copy_table())
        self._context.document.changed.connect(self._show_experiment)
        self._context.theme.changed.connect(self.map.update)
        self._context.theme.changed.connect(self.legend.update)

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        for title, editor in ((self.tr("Horizontal"), self.across), (self.tr("Vertical"), self.upright)):
            side.addWidget(self._label(title, "title"))
            editor.list.setMaximumHeight(130)
            side.addWidget(editor)
            side.addSpacing(6)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        side.addWidget(self._label(self.tr("What is shown"), "title"))
        for text, field in (
            (self.tr("steps each"), self.length),
            (self.tr("judged by"), self.judge),
            (self.tr("figure"), self.figure),
            (self.tr("target"), self.target),
        ):
            form.addRow(self._label(text, "caption"), field)
        side.addLayout(form)
        side.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(SIDE)
        holder.setLayout(side)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.map, 1)
        column.addWidget(self.legend)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(holder)
        row.addLayout(column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.start_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addLayout(foot)
