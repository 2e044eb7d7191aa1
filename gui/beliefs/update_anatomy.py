"""Why the parameters are about to move as they do: the next update taken apart, and what it does to J."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from engine.experiment import Experiment
from gui import formatting
from gui.anatomy.change_bars import ChangeBars
from gui.anatomy.figures import AnatomyFigures, figures_of
from gui.anatomy.stage_picture import StagePicture
from gui.anatomy.stage_table import StageTable
from gui.anatomy.words import remarks, verdict
from gui.beliefs.base import Arrays, BeliefView
from gui.theme.style import set_role
from gui.widgets.button import Button

GAP, MARGIN = 6, 24
PATIENCE = 400
"""Milliseconds of training after which the picture gives way: it stays through single steps."""


class UpdateAnatomyView(BeliefView):
    """Bars of the change of J, a sentence, and the way of the update layer by layer. It is there while a run rests."""

    name = "update_anatomy"
    probe = "update_anatomy"
    rank = 74
    standard = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.title())
        self._experiment = Experiment()
        self._figures: AnatomyFigures | None = None
        self._leaving = QTimer(self, singleShot=True, interval=PATIENCE)
        self._leaving.timeout.connect(self._wait)
        self.waiting = self._label("caption")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setMargin(MARGIN)
        self.bars = ChangeBars(self)
        self.sentence, self.remarks = self._label(""), self._label("caption")
        self.picture, self.table = StagePicture(self), StageTable(self)
        self.as_table = Button(
            icon_name="table", role="chip", name=self.tr("Exact figures as a table"), parent=self
        )
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._follow_choice)
        self._ways = QStackedWidget(self)
        self._ways.addWidget(self.picture)
        self._ways.addWidget(self.table)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.waiting)
        self._pages.addWidget(self._page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._say_why(resting=True)

    def _page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.remarks)
        column.addWidget(self._ways, 1)
        return page

    def show_run(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._figures = None
        self._wait()

    def show_resting(self, resting: bool) -> None:
        self._say_why(resting=resting)
        if resting:
            self._leaving.stop()
        elif not self._leaving.isActive():
            self._leaving.start()

    def show_arrays(self, arrays: Arrays) -> None:
        self._leaving.stop()
        self._figures = figures_of(arrays)
        if self._figures is None:
            self.waiting.setText(self.tr("This run has stopped: no update is to come."))
            self._wait()
        else:
            self._fill(self._figures)
            self._pages.setCurrentIndex(1)
            self.described.emit()

    def hasHeightForWidth(self) -> bool:
        """The labels have; the picture takes what there is."""
        return False

    def remark(self) -> str:
        shown = self._figures if self._pages.currentIndex() else None
        return "" if shown is None else f"η {formatting.number(shown.rate, 3)}"

    def _fill(self, figures: AnatomyFigures) -> None:
        self.bars.show_figures(figures)
        self.picture.show_figures(figures, self._experiment)
        self.table.show_figures(figures, self._experiment)
        self.sentence.setText(verdict(figures))
        further = " ".join(remarks(figures, self._experiment))
        self.remarks.setText(further)
        self.remarks.setVisible(bool(further))

    def _wait(self) -> None:
        self._pages.setCurrentIndex(0)
        self.described.emit()

    def _say_why(self, *, resting: bool) -> None:
        if resting:
            self.waiting.setText(self.tr("The update that comes is taken apart …"))
        else:
            self.waiting.setText(self.tr("Pause to see why the parameters move as they do."))

    def _follow_choice(self, table: bool) -> None:
        self._ways.setCurrentIndex(int(table))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if role:
            set_role(label, role)
        return label
