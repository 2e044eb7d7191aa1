"""The card of the run's length."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.formatting import number
from gui.panels.form_panel import FormPanel


class HorizonPanel(FormPanel):
    """How long a run is, and how often it is evaluated."""

    name = "horizon"
    rank = 50
    paths = ("steps", "evaluate_every", "stopping")
    surface_paths = ("steps", "evaluate_every")

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Run"))

    def remark(self, experiment: Experiment) -> str:
        opened = self.context.controller.opened
        if opened is None or not opened.samples or self.context.controller.stale:
            return ""
        epochs = experiment.steps * opened.batch_size / opened.samples["train"]
        return self.tr("{epochs} epochs").format(epochs=number(epochs, 3))
