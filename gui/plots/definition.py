"""What a kind of plot declares. Each file of `definitions/` holds one, as `PLOT`; a new file is a new plot."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

from engine.experiment import Experiment
from engine.recording.store import SeriesStore
from gui.plots.curve import Curve
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette


class PlotDefinition(ABC):
    """A kind of plot.

    Attributes:
        name: identifies it in files.
        order: where it stands among the others.
        x_logarithmic, y_logarithmic: the axes that it begins with.
        of_learning, of_surfaces: whether there is something to see for a network that learns, and on a surface.
        standard: whether it is there before anybody has added or removed plots.
        chooses: whether a person chooses its columns.
    """

    name: ClassVar[str]
    order: ClassVar[int]
    x_logarithmic: ClassVar[bool] = False
    y_logarithmic: ClassVar[bool] = False
    of_learning: ClassVar[bool] = True
    of_surfaces: ClassVar[bool] = True
    standard: ClassVar[bool] = True
    chooses: ClassVar[bool] = False

    def suits(self, experiment: Experiment) -> bool:
        """Whether it has curves for such a problem."""
        return self.of_surfaces if experiment.surface.is_surface else self.of_learning

    @abstractmethod
    def title(self, measure: str = "") -> str:
        """The title of its card, translated; `measure` is the title of the experiment's measure."""

    @abstractmethod
    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        """The columns of metrics that it shows, for a network of these layers."""

    def choosing(self, columns: Sequence[str]) -> PlotDefinition:
        """The same kind of plot of other columns, where a person chooses them."""
        return self

    @abstractmethod
    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        """Its curves for one lane of a run, the foremost first. They may be empty still."""

    def curves_of(
        self, store: SeriesStore, look: RunLook, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        """The same for all lanes of a run that looks like that."""
        return [
            look.dressed(curve, lane)
            for lane in range(look.lanes)
            for curve in self.curves(store, look, lane, palette, layer_names)
        ]


@cache
def plot_definitions() -> dict[str, PlotDefinition]:
    """All kinds of plots by name, in their order."""
    package = import_module("gui.plots.definitions")
    modules = (import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__))
    plots: list[PlotDefinition] = [module.PLOT for module in modules]
    return {plot.name: plot for plot in sorted(plots, key=lambda plot: plot.order)}


def depth_color(palette: Palette, layer: int, layers: int) -> str:
    """The color of one of several layers: along the palette's sequence, from the first to the last."""
    place = layer / max(layers - 1, 1) * (len(palette.sequence) - 1)
    index = min(int(place), len(palette.sequence) - 2)
    one, two = (bytes.fromhex(color.removeprefix("#")) for color in palette.sequence[index : index + 2])
    return "#" + bytes(round(a + (b - a) * (place - index)) for a, b in zip(one, two, strict=True)).hex()
