"""The plots that ship, on a store as the trainer fills it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.recording.store import SeriesStore
from gui.plots.definition import depth_color, plot_definitions
from gui.theme.palette import DARK, LIGHT, PALETTES

LAYERS = ["Dense 1", "Dense 2", "Output"]


@pytest.fixture
def store() -> SeriesStore:
    rng, filled = np.random.default_rng(0), SeriesStore()
    columns = {column for plot in plot_definitions().values() for column in plot.columns(LAYERS)}
    filled.append_block(np.arange(20), {column: rng.random((20, 2)) for column in sorted(columns)})
    return filled


def test_the_folder_is_the_list():
    assert list(plot_definitions()) == [
        "objective",
        "height",
        "measure",
        "path",
        "gradient_norm",
        "slope",
        "rates",
    ]
    assert [plot.y_logarithmic for plot in plot_definitions().values()] == [
        True,
        True,
        False,
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize("name", list(plot_definitions()))
def test_curves_show_the_declared_columns_of_their_lane(name, store):
    plot = plot_definitions()[name]
    shown = [plot.curves(store, lane, LIGHT, LAYERS) for lane in (0, 1)]
    for lane, curves in enumerate(shown):
        assert {id(c.series) for c in curves} == {id(store[column, lane]) for column in plot.columns(LAYERS)}
        assert all(curve.label and curve.color.startswith("#") for curve in curves)
    keys = [curve.key for curves in shown for curve in curves]
    assert len(set(keys)) == len(keys)
    assert plot.title("accuracy")


@pytest.mark.parametrize("name", list(plot_definitions()))
def test_plots_can_be_set_up_before_there_are_data(name):
    store = SeriesStore()
    plot = plot_definitions()[name]
    curves = plot.curves(store, 0, DARK, LAYERS)
    assert curves
    assert all(len(curve.series) == 0 for curve in curves)
    store.append_block([1], {column: [[1.0]] for column in plot.columns(LAYERS)})
    assert all(len(curve.series) == 1 for curve in curves)


def test_test_curves_are_dashed_and_share_the_color_of_training(store):
    train, test, average, batch = plot_definitions()["objective"].curves(store, 0, LIGHT, LAYERS)
    assert (train.dash, bool(test.dash)) == ((), True)
    assert train.color == test.color == batch.color == LIGHT.curves[0] != average.color
    assert (train.smooth, batch.smooth) == (False, True)
    assert plot_definitions()["objective"].curves(store, 1, LIGHT, LAYERS)[0].color == LIGHT.curves[1]


def test_the_measure_is_named():
    assert plot_definitions()["measure"].title("accuracy") == "Measure P: accuracy"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_layers_take_their_colors_along_the_sequence(palette):
    assert depth_color(palette, 0, 4) == palette.sequence[0]
    assert depth_color(palette, 3, 4) == palette.sequence[-1]
    assert depth_color(palette, 0, 1) == palette.sequence[0]
    assert len({depth_color(palette, layer, 12) for layer in range(12)}) == 12
    count = len(palette.sequence)
    assert tuple(depth_color(palette, i, count) for i in range(count)) == palette.sequence
