"""The card of where θ starts."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.context import Context
from gui.forms.words import engine_text
from gui.panels.form_panel import FormPanel


class InitializationPanel(FormPanel):
    """The distribution of the first parameters, and the seed of everything that is drawn."""

    name = "initialization"
    rank = 40
    paths = ("initializer", "seed")
    surface_paths = ("seed",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Initialization"))

    def remark(self, experiment: Experiment) -> str:
        surface = experiment.surface.is_surface
        return "" if surface else engine_text(experiment.initializer.formula)
