"""The card of the data."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.formatting import number
from gui.panels.form_panel import FormPanel


class DataPanel(FormPanel):
    """Where the samples come from, and how many a step sees."""

    name = "data"
    rank = 10
    paths = ("data", "batch_size", "augmentations")

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Data"))

    def remark(self, experiment: Experiment) -> str:
        opened = self.context.controller.opened
        if opened is None or not opened.samples or self.context.controller.stale:
            return ""
        sizes = {split: number(count) for split, count in opened.samples.items()}
        return self.tr("{train} train · {test} test").format(**sizes)
