"""The card of the objective and of the measure."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.panels.form_panel import FormPanel


class ObjectivePanel(FormPanel):
    """What is minimized, and what we care about."""

    name = "objective"
    rank = 20
    paths = ("loss", "regularization.l2_penalty", "regularization.l1_penalty", "measure")

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Objective J(θ)"))

    def remark(self, experiment: Experiment) -> str:
        return self.tr("what is minimized")
