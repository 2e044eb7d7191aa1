"""The views into the layers: colors at known places, and what they say, by real events."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidgetItem, QToolTip, QWidget

from engine.experiment import Experiment
from engine.probes.weight_histograms import BINS, by_decade, evenly
from gui.beliefs.base import BeliefView
from gui.beliefs.diverging import color_table, levels_of, picture, reach_of
from gui.beliefs.first_weights import FirstWeightsView
from gui.beliefs.layer_health import LayerHealthView
from gui.beliefs.ridges import MOST, History, Ridge
from gui.beliefs.small_multiples import Spot
from gui.beliefs.unit_maps import UnitMapsView
from gui.beliefs.weight_histograms import WeightHistogramsView
from gui.theme.palette import DARK, LIGHT, PALETTES
from gui.theme.style import apply_theme
from tests.gui.beliefs.test_views import near
from tests.gui.support import small_experiment
from tests.gui.theme.test_palette import contrast

DEEP = {
    "network": {"layers": [{"kind": "dense", "units": 3}, "dropout", {"kind": "dense", "units": 2}, "output"]}
}


@pytest.fixture
def show(qapp, qtbot):
    """Shows a view in a theme and returns what it paints."""
    apply_theme(qapp, LIGHT)

    def paint(view: QWidget, size: tuple[int, int] = (300, 320)) -> QImage:
        if not view.isVisible():
            qtbot.addWidget(view)
            view.show()
            qtbot.waitExposed(view)
        view.resize(*size)
        QApplication.processEvents()
        return view.grab().toImage()

    return paint


def tip(view: QWidget, place: QPointF) -> str:
    """The tool tip that a mouse resting at a place sees."""
    spot = place.toPoint()
    QToolTip.hideText()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))
    return QToolTip.text()


def begun(view: BeliefView, **changes: Any) -> Any:
    view.show_run(small_experiment(**changes))
    return view


def choose(view: UnitMapsView | WeightHistogramsView, downs: int) -> None:
    """Choose another layer by the keyboard."""
    combo = view.choice.findChildren(QComboBox)[0]
    combo.setFocus()
    for _ in range(downs):
        QTest.keyClick(combo, Qt.Key.Key_Down)


# Colors


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_the_scale_is_symmetric_and_its_ends_are_told_apart(palette) -> None:
    table = [QColor.fromRgb(color).name() for color in color_table(palette)]
    assert table[0] == palette.class_colors[0]
    assert table[-2] == palette.class_colors[1]
    assert table[127] == palette.field
    assert contrast(table[0], table[127]) > 1.5


def test_what_is_not_finite_has_a_color_of_its_own() -> None:
    values = np.array([[np.nan, -2.0, 0.0, 1.0, np.inf]])
    assert reach_of(values) == 2.0
    image = picture(levels_of(values, 2.0), LIGHT)
    colors = [image.pixelColor(x, 0).name() for x in range(5)]
    assert colors[0] == colors[4] == LIGHT.muted
    assert colors[1:3] == [LIGHT.class_colors[0], LIGHT.field]


# First-layer weights


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_weights_of_the_plane_are_a_table(qapp, show, palette) -> None:
    view = begun(FirstWeightsView())
    weights = np.array([[1.0, 0.0, -1.0], [0.0, 0.5, 1.0]])
    counts = {"layer": np.array(0), "inputs": np.array(2), "units": np.array(3)}
    view.show_arrays({"table": weights, **counts})
    show(view)
    apply_theme(qapp, palette)
    image, area = show(view), view.place(0)
    orange, blue = palette.class_colors[:2]
    for row, column, color in ((0, 0, blue), (0, 2, orange), (1, 2, blue), (1, 0, palette.field)):
        spot = QPointF(
            area.left() + area.width() * (column + 0.5) / 3, area.top() + area.height() * (row + 0.5) / 2
        )
        assert near(image, spot, color)
    corner = QPointF(area.right() - 5, area.top() + 5)
    assert tip(view, corner) == "unit 3, input x₁: −1.000"
    assert view.spot_at(QPointF(2, 2)) is None
    assert view.remark() == "layer 1, 3 units"
    assert "1.00" in view.accessibleDescription()


def test_weights_of_pixels_are_pictures(show) -> None:
    view = begun(
        FirstWeightsView(),
        data="digits",
        network={"layers": ["flatten", "output"]},
        loss="softmax_cross_entropy",
    )
    images = np.zeros((6, 4, 4))
    images[4, 1, 2], images[5, 0, 0] = 2.0, -2.0
    view.show_arrays({"images": images, "layer": np.array(1), "inputs": np.array(16), "units": np.array(9)})
    image = show(view)

    def pixel(index: int, row: int, column: int) -> QPointF:
        place = view.place(index)
        return place.topLeft() + QPointF((column + 0.5) * place.width() / 4, (row + 0.5) * place.height() / 4)

    assert near(image, pixel(4, 1, 2), LIGHT.class_colors[1])
    assert near(image, pixel(5, 0, 0), LIGHT.class_colors[0])
    assert near(image, pixel(4, 0, 0), LIGHT.field)
    assert view.spot_at(pixel(4, 1, 2)) == Spot(4, 1, 2)
    assert tip(view, pixel(5, 0, 0)) == "unit 6, row 1, column 1: −2.000"
    assert view.remark() == "layer 2, first 6 of 9 units"


def test_a_network_without_weights_says_nothing(show) -> None:
    view = begun(FirstWeightsView())
    view.show_arrays({"units": np.array(0)})
    show(view)
    assert view.remark() == ""


# Unit maps


def maps() -> dict[str, np.ndarray]:
    """Layer 0: positive on the right, on the left, above; layer 2: all zero but for the last."""
    values = np.zeros((5, 32, 32), np.float32)
    values[0, :, 16:] = values[1, :, :16] = values[2, 16:] = 1.0
    values[4] = -3.0
    numbers, layers = np.array([0, 1, 2, 0, 1]), np.array([0, 0, 0, 2, 2])
    units, extent = np.array([3, 0, 2, 0]), np.array([-2.0, 2.0, -2.0, 2.0])
    return {"values": values, "numbers": numbers, "layers": layers, "units": units, "extent": extent}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_unit_has_a_map_with_the_largest_x2_at_the_top(qapp, show, palette) -> None:
    view = begun(UnitMapsView(), **DEEP)
    view.show_arrays(maps())
    show(view)
    apply_theme(qapp, palette)
    image = show(view)
    blue, quarter = palette.class_colors[1], [view.place(k).width() / 4 for k in range(3)]
    right, left, above = (view.place(k).center() for k in range(3))
    assert near(image, right + QPointF(quarter[0], 0), blue)
    assert near(image, right - QPointF(quarter[0], 0), palette.field)
    assert near(image, left - QPointF(quarter[1], 0), blue)
    assert near(image, above - QPointF(0, quarter[2]), blue)
    assert near(image, above + QPointF(0, quarter[2]), palette.field)
    assert tip(view, right + QPointF(quarter[0], 0)).startswith("unit 1: 1.000\nat x₁ = 1.")
    assert view.remark() == "3 units"


def test_the_layer_is_chosen_by_the_keyboard_and_kept(show) -> None:
    view = begun(UnitMapsView(), **DEEP)
    view.show_arrays(maps())
    show(view)
    choose(view, 1)
    assert view.choice.layer() == 2
    image = show(view)
    assert near(image, view.place(1).center(), LIGHT.class_colors[0])
    assert view.remark() == "2 units"
    view.show_arrays(maps())
    assert view.choice.layer() == 2, "another reading changes no choice"


def test_many_units_are_cut_to_what_there_is_room_for(show) -> None:
    view = begun(UnitMapsView(), **DEEP)
    values = np.ones((200, 8, 8), np.float32)
    view.show_arrays(
        maps() | {"values": values, "layers": np.zeros(200, int), "units": np.array([500, 0, 0, 0])}
    )
    show(view, (200, 160))
    assert 4 < view.shown() < 200
    assert view.remark() == f"first {view.shown()} of 500 units"


# Histograms


def histograms(step: int, spread: float) -> dict[str, np.ndarray]:
    """Layer 0 holds values up to `spread`, most of them zero; layer 1 has none, layer 2 larger ones."""
    arrays: dict[str, Any] = {"step": np.array(step)}
    values = [np.array([-spread, *[0.0] * 8, spread]), np.empty(0), np.linspace(-9, 9, 50)]
    for name in ("weights", "gradients"):
        arrays[name] = np.array([evenly(one, float(np.abs(one).max(initial=0.0))) for one in values])
        arrays[f"{name}_range"] = np.array([np.abs(one).max(initial=0.0) for one in values])
        arrays[f"{name}_decades"] = np.array([by_decade(one) for one in values])
        values = [one * 1e-3 for one in values]
    return arrays


def histogram_view(*steps: int) -> WeightHistogramsView:
    view: WeightHistogramsView = begun(WeightHistogramsView(), **DEEP)
    for number, step in enumerate(steps):
        view.show_arrays(histograms(step, 1.0 + number))
    return view


def test_ridges_stand_where_their_values_are_and_the_newest_in_front(show) -> None:
    view = histogram_view(0, 10, 20)
    image, ridges, area = show(view), view.ridges(), view.area()
    assert [ridge.step for ridge in ridges] == [0, 10, 20]
    assert (view.scale(ridges).low, view.scale(ridges).high) == (-3.0, 3.0)
    bases = [view.places(ridges).baseline(ridge.step) for ridge in ridges]
    assert bases[2] == area.bottom()
    assert bases[1] - bases[0] == pytest.approx(bases[2] - bases[1])
    # The peak at zero stands on its base, filled; beside it there is the line alone.
    newest = QPointF(area.center().x(), bases[2] - 10)
    pixel, card = image.pixelColor(newest.toPoint()), QColor(LIGHT.card)
    assert pixel.blue() - pixel.red() > 30, "blue"
    beside = QPointF(area.left() + 0.25 * area.width(), bases[2] - 10)
    assert near(image, beside, card.name())


def test_a_tool_tip_counts_the_bin_of_the_ridge_below(show) -> None:
    view = histogram_view(0, 20)
    show(view)
    area, ridges = view.area(), view.ridges()
    newest = tip(view, QPointF(area.center().x(), area.bottom() - 3))
    assert newest.startswith("step 20: 8 of 10 between −0.03")
    oldest = tip(view, QPointF(area.center().x(), view.places(ridges).baseline(0) - 3))
    assert oldest.startswith("step 0: 8 of 10 between −0.01")
    assert tip(view, QPointF(area.left() + 2, view.places(ridges).baseline(0) - 3)) == "step 0: nothing here"


def test_chips_show_gradients_and_magnitudes(show) -> None:
    view = histogram_view(0, 20)
    show(view)
    QTest.mouseClick(view.gradients, Qt.MouseButton.LeftButton)
    assert view.scale(view.ridges()).high == pytest.approx(2e-3)
    QTest.mouseClick(view.logarithmic, Qt.MouseButton.LeftButton)
    scale = view.scale(view.ridges())
    assert scale.logarithmic
    assert scale.low == -3.0
    QTest.mouseClick(view.gradients, Qt.MouseButton.LeftButton)
    assert view.scale(view.ridges()).low == 0.0
    assert "newest of 2" in view.accessibleDescription()


def test_layers_without_parameters_are_not_offered(show) -> None:
    view = histogram_view(0)
    show(view)
    choose(view, 1)
    assert view.choice.layer() == 2
    assert view.scale(view.ridges()).high == 9.0


def test_the_history_is_bounded_and_even() -> None:
    history: History[str] = History()
    for step in range(0, 100_000, 7):
        history.add(step, "")
    steps = np.array([step for step, _ in history.readings])
    assert len(steps) == MOST
    assert (steps[0], steps[-1]) == (0, 99_995)
    gaps = np.diff(steps)
    assert gaps.max() <= 4 * gaps[:-1].min()
    history.add(50_000, "back")
    assert history.readings[-1] == (50_000, "back")
    assert [step for step, _ in history.readings] == sorted({*steps[steps < 50_000].tolist(), 50_000})


def test_bins_are_found_by_value() -> None:
    ridge = Ridge(0, -1.0, 1.0, np.arange(BINS))
    assert [ridge.bin_at(value) for value in (-1.0, 0.0, 1.0, 1.1)] == [0, BINS // 2, BINS - 1, None]
    assert Ridge(0, 0.0, 0.0, np.zeros(3, int)).bin_at(0.0) is None
    assert ridge.heights.max() == 1.0


# The table


def test_the_table_has_a_row_for_each_layer(show) -> None:
    view: LayerHealthView = begun(LayerHealthView(), **DEEP)
    nan = np.nan
    view.show_arrays(
        {
            "parameters": np.array([2.0, nan, 4.0, 0.0]),
            "update": np.array([0.5, nan, 0.002, 0.0]),
            "gradient": np.array([1.0, nan, 3.0, 0.1]),
            "dead": np.array([0.75, -1.0, -1.0, -1.0]),
            "saturated": np.array([-1.0, -1.0, 0.25, -1.0]),
        }
    )
    show(view)
    table = view.table

    def cell(row: int, column: int) -> QTableWidgetItem:
        item = table.item(row, column)
        assert item is not None
        return item

    rows = [[cell(row, column).text() for column in range(3)] for row in range(4)]
    assert rows == [
        ["1 · Dense", "2.5e-01", "75\u202f% dead"],
        ["2 · Dropout", "–", "–"],
        ["3 · Dense", "5.0e-04", "25\u202f% saturated"],
        ["4 · Output", "–", "–"],
    ]
    assert "∥Δθ∥ = 0.500000" in cell(0, 1).toolTip()
    assert cell(1, 1).toolTip() == "This layer has no parameters."
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() in (0, 1)


@pytest.mark.parametrize("kind", [FirstWeightsView, UnitMapsView, WeightHistogramsView, LayerHealthView])
def test_another_run_begins_empty(show, kind) -> None:
    view = begun(kind())
    view.show_run(Experiment.from_document({"network": {"layers": ["output"]}}))
    assert view.remark() == ""
    show(view, (160, 140))
    assert not view.grab().toImage().isNull()


def test_a_press_on_the_map_does_no_harm(show) -> None:
    view = begun(UnitMapsView(), **DEEP)
    view.show_arrays(maps())
    show(view)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    QTest.mouseMove(view, QPoint(80, 120))
    assert view.isVisible()
