"""How steep a surface is where a run stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette


class Slope(PlotDefinition):
    name = "slope"
    order = 31
    y_logarithmic = True
    of_learning = False

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Gradient norm ∥∇J∥")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("gradient_norm",)

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        (norm,) = (store.series(column, lane) for column in self.columns(layer_names))
        return [Curve(f"gradient_norm.{lane}", "∥∇J∥", look.color_of(lane, palette), look.dash, series=norm)]


PLOT = Slope()
