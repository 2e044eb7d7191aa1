"""Dots and the interval stand where their values are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from gui.readings.measure_chart import MeasureChart
from gui.theme.palette import LIGHT
from gui.theme.style import apply_theme

DOTS = (("train", 0.95, None), ("validation", None, None), ("test", 0.8, (0.7, 0.88)))


@pytest.fixture
def chart(qapp, qtbot) -> MeasureChart:
    apply_theme(qapp, LIGHT)
    chart = MeasureChart()
    qtbot.addWidget(chart)
    chart.resize(320, 150)
    chart.show_dots("Accuracy", DOTS, str)
    chart.show()
    return chart


def pixel(chart: MeasureChart, place: QPointF) -> str:
    return chart.grab().toImage().pixelColor(int(place.x()), int(place.y())).name()


def test_a_dot_for_each_value_and_a_line_for_the_interval(chart) -> None:
    assert pixel(chart, chart.place(0, 0.95)) == LIGHT.accent
    assert pixel(chart, chart.place(2, 0.8)) == LIGHT.accent
    assert pixel(chart, chart.place(2, 0.74)) == LIGHT.accent
    assert pixel(chart, chart.place(2, 0.92)) != LIGHT.accent
    assert pixel(chart, chart.place(0, 0.8)) != LIGHT.accent
    row = [pixel(chart, chart.place(1, value / 100)) for value in range(70, 96, 5)]
    assert LIGHT.accent not in row


def test_places_keep_proportions(chart) -> None:
    a, b, c = (chart.place(0, value).x() for value in (0.7, 0.8, 0.95))
    assert (c - b) / (b - a) == pytest.approx(1.5)


def test_the_axis_stays_while_the_values_fit(chart) -> None:
    before = chart.place(0, 0.8)
    chart.show_dots("Accuracy", (("train", 0.94, None), DOTS[1], ("test", 0.81, (0.71, 0.88))), str)
    assert chart.place(0, 0.8) == before


def test_nothing_is_drawn_without_room_or_values(chart) -> None:
    def colors() -> int:
        image = chart.grab().toImage()
        return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})

    assert colors() > 2
    chart.resize(320, 40)
    assert colors() == 1
    chart.resize(320, 150)
    chart.show_dots("Accuracy", tuple((name, None, None) for name, _, _ in DOTS), str)
    assert colors() == 1
