"""How long the gradient is, as a whole and in each layer: whether it vanishes or explodes with depth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import TEST_WIDTH, Curve
from gui.plots.definition import PlotDefinition, depth_color
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette

FAINT = 0.16
"""Several noisy curves lie over each other here."""


class GradientNorm(PlotDefinition):
    name = "gradient_norm"
    order = 30
    of_surfaces = False
    y_logarithmic = True

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Gradient norm ∥∇J∥ by layer")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("gradient_norm", *(f"gradient_norm.{layer}" for layer in range(len(layer_names))))

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        # Layers have colors of their own only where runs have none.
        names = layer_names if look.alone else ()
        whole, *layers = self.columns(names)
        colors = [depth_color(palette, layer, len(layers)) for layer in range(len(layers))]
        curves = [
            Curve(
                f"{column}.{lane}", name, color, series=store.series(column, lane), smooth=True, faint=FAINT
            )
            for column, name, color in zip(layers, names, colors, strict=True)
        ]
        of_all = QCoreApplication.translate("Plots", "all")
        series = store.series(whole, lane)
        tint = look.color or palette.muted
        curves.append(
            Curve(f"{whole}.{lane}", of_all, tint, look.dash, TEST_WIDTH, series, smooth=True, faint=FAINT)
        )
        return curves


PLOT = GradientNorm()
