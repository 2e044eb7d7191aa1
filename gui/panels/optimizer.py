"""The card of the optimizer."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.forms.words import engine_text
from gui.panels.form_panel import FormPanel


class OptimizerPanel(FormPanel):
    """How θ moves."""

    name = "optimizer"
    rank = 30
    paths = (
        "optimizer",
        "wrappers",
        "regularization.weight_decay",
        "regularization.max_norm",
        "regularization.clipping",
    )
    surface_paths = ("optimizer", "wrappers", "regularization.clipping")

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Optimizer"))

    def remark(self, experiment: Experiment) -> str:
        return engine_text(experiment.optimizer.formula)
