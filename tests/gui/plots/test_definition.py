"""The plots that ship, on a store as the trainer fills it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.recording.store import SeriesStore
from gui.plots.definition import depth_color, plot_definitions
from gui.plots.run_look import RunLook, run_color, run_dash
from gui.theme.palette import DARK, LIGHT, PALETTES

LAYERS = ["Dense 1", "Dense 2", "Output"]
ALONE = RunLook()


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
        "series",
    ]
    assert [plot.y_logarithmic for plot in plot_definitions().values()] == [
        True,
        True,
        False,
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("name", list(plot_definitions()))
def test_curves_show_the_declared_columns_of_their_lane(name, store):
    plot = plot_definitions()[name].choosing(["batch_loss", "update_ratio"])
    shown = [plot.curves(store, ALONE, lane, LIGHT, LAYERS) for lane in (0, 1)]
    for lane, curves in enumerate(shown):
        assert {id(c.series) for c in curves} == {id(store[column, lane]) for column in plot.columns(LAYERS)}
        assert all(curve.label and curve.color.startswith("#") for curve in curves)
    keys = [curve.key for curves in shown for curve in curves]
    assert len(set(keys)) == len(keys)
    assert plot.title("accuracy")


@pytest.mark.parametrize("name", list(plot_definitions()))
def test_plots_can_be_set_up_before_there_are_data(name):
    store = SeriesStore()
    plot = plot_definitions()[name].choosing(["batch_loss"])
    curves = plot.curves(store, ALONE, 0, DARK, LAYERS)
    assert curves
    assert all(len(curve.series) == 0 for curve in curves)
    store.append_block([1], {column: [[1.0]] for column in plot.columns(LAYERS)})
    assert all(len(curve.series) == 1 for curve in curves)


def test_test_curves_are_dashed_and_share_the_color_of_training(store):
    train, test, average, batch = plot_definitions()["objective"].curves(store, ALONE, 0, LIGHT, LAYERS)
    assert (train.dash, bool(test.dash)) == ((), True)
    assert train.color == test.color == batch.color == LIGHT.curves[0] != average.color
    assert (train.smooth, batch.smooth) == (False, True)
    assert plot_definitions()["objective"].curves(store, ALONE, 1, LIGHT, LAYERS)[0].color == LIGHT.curves[1]


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


def test_beside_others_a_run_has_one_color_and_its_name(store):
    look = RunLook("7", "Adam", "#123456", lanes=2)
    for plot in plot_definitions().values():
        curves = plot.choosing(["batch_loss"]).curves_of(store, look, LIGHT, LAYERS)
        assert {curve.color for curve in curves} == {"#123456"}
        assert {curve.run for curve in curves} == {"Adam"}
        assert all(curve.name == f"Adam · {curve.label}" for curve in curves)
        keys = [curve.key for curve in curves]
        assert len(set(keys)) == len(keys)
        assert all(key.startswith("7:") for key in keys)
        # Each curve has its other lane in the same group.
        assert {sum(other.group == curve.group for other in curves) for curve in curves} == {2}


def test_a_second_round_of_colors_has_other_dashes():
    count = len(LIGHT.curves)
    assert [run_color(LIGHT, style) for style in range(count)] == list(LIGHT.curves)
    assert run_color(LIGHT, count) == LIGHT.curves[0]
    one, two = (RunLook(dash=run_dash(LIGHT, style)) for style in (0, count))
    assert len({one.dash, one.test_dash, two.dash, two.test_dash}) == 4
