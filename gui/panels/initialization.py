"""The card of where θ starts."""

from __future__ import annotations

from engine.comparison.seeds import SEED, renumbered, with_seeds
from engine.experiment import Experiment
from gui.context import Context
from gui.forms.words import engine_text
from gui.panels.form_panel import FormPanel
from gui.panels.seeds_row import SeedsRow


class InitializationPanel(FormPanel):
    """The distribution of the first parameters, the seed of everything that is drawn, and how many seeds there are."""

    name = "initialization"
    rank = 40
    paths = ("initializer", "seed")
    surface_paths = ("seed",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Initialization"))
        self.seeds = SeedsRow()
        self.seeds.chosen.connect(self._choose_seeds)
        self.body.addWidget(self.seeds)
        context.document.changed.connect(self._show_seeds)
        self._show_seeds()

    def remark(self, experiment: Experiment) -> str:
        surface = experiment.surface.is_surface
        return "" if surface else engine_text(experiment.initializer.formula)

    def adapted(self, path: str, experiment: Experiment) -> Experiment:
        return renumbered(experiment) if path == SEED else experiment

    def _choose_seeds(self, count: int) -> None:
        document = self.context.document
        # A change of its own each time: another number of seeds is another run.
        document.finish_edit()
        lanes = with_seeds(document.experiment, count).lanes
        one = self.tr("Train from one seed")
        document.edit("lanes", lanes, one if count == 1 else self.tr("Train from %n seeds", "", count))
        document.finish_edit()

    def _show_seeds(self) -> None:
        self.seeds.show_experiment(self.context.document.experiment)
