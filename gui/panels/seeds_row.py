"""The line that says from how many seeds a run starts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine import paths
from engine.comparison.seeds import MOST, seed_count, settings
from engine.experiment import Experiment
from gui.forms.row import CAPTION_SHARE, FIELD_SHARE, LiveDot
from gui.forms.words import engine_text
from gui.theme.style import set_role
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds
from gui.widgets.scrub_label import ScrubLabel

SPACING = 5


class SeedsRow(QWidget):
    """A number of seeds, set like a line of a form; beneath it, which ones these are.

    Signals:
        chosen: how many seeds the person wants.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = NumberField(1, Bounds(low=1, high=MOST), whole=True)
        self.input.setAccessibleName(self.tr("Seeds"))
        self.input.edited.connect(self.chosen)
        self.caption = ScrubLabel(self.tr("Seeds"), self.input)
        self.caption.level_with(self.input.editor)
        tip = self.tr(
            "From how many seeds the run starts, all at once: the plots show their median and how far they spread."
        )
        self.caption.setToolTip(tip)
        self.input.setToolTip(tip)
        for widget in (self.caption, self.input):
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            widget.setMinimumWidth(40)
        self.remark = QLabel()
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        set_role(self.remark, "caption")
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        line.addWidget(self.caption, CAPTION_SHARE, Qt.AlignmentFlag.AlignTop)
        line.addWidget(LiveDot(live=False, level_with=self.input.editor), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.input, FIELD_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.remark)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show how many seeds it has, and what else its lanes differ in."""
        self.input.set_value(seed_count(experiment))
        text = self._told(experiment)
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        self.input.editor.setAccessibleDescription(text)

    def _told(self, experiment: Experiment) -> str:
        own, count = settings(experiment), seed_count(experiment)
        if own == ((),):
            if count == 1:
                return ""
            seeds = [lane.seed for lane in experiment.lane_experiments()]
            return self.tr("Seeds {first} to {last}").format(first=seeds[0], last=seeds[-1])
        fields = ", ".join(dict.fromkeys(_title(experiment, path) for setting in own for path, _ in setting))
        if count == 1:
            return self.tr("%n lanes differ in: {fields}", "", len(own)).format(fields=fields)
        text = self.tr(
            "%n lanes: each of {settings} settings of {fields} from every seed", "", len(experiment.lanes)
        )
        return text.format(settings=len(own), fields=fields)


def _title(experiment: Experiment, path: str) -> str:
    """A field's title as it stands within a sentence."""
    title = engine_text(paths.trail(experiment, path)[-1].title)
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
