"""The card of the problem: learn from data, or descend a surface."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.forms.words import engine_text
from gui.panels.form_panel import FormPanel


class ProblemPanel(FormPanel):
    """What the objective is made of."""

    name = "problem"
    rank = 5
    paths = ("surface",)
    surface_paths = ("surface",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Problem"))

    def remark(self, experiment: Experiment) -> str:
        surface = experiment.surface
        return engine_text(surface.formula) if surface.is_surface else ""
