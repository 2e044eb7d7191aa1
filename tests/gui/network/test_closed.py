"""The share of dead and saturated units on the cards."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.worker.messages import Reading
from gui.network.closed import Closed, closed_units
from gui.theme.palette import LIGHT


def told(builder) -> list[str]:
    return [closed.words if (closed := card.closed()) else "" for card in builder.panel.strip.cards()]


def test_a_reading_says_dead_or_saturated_or_nothing() -> None:
    arrays = {"dead": np.array([0.25, -1.0, -1.0]), "saturated": np.array([-1.0, 0.5, -1.0])}
    found = closed_units(arrays)
    assert found == [Closed(0.25, saturated=False), Closed(0.5, saturated=True), None]
    assert [closed.words for closed in found if closed] == ["25\u202f% dead", "50\u202f% saturated"]


def test_they_are_read_from_the_run_while_the_panel_is_seen(builder) -> None:
    controller = builder.bench.controller
    builder.bench.until(lambda: controller.state == "paused" and not controller.stale)
    builder.bench.until(lambda: builder.panel.strip.cards()[0].closed() is not None)
    words = told(builder)
    assert [bool(text) for text in words] == [True, False, True, False]
    assert "saturated" in words[0]
    assert "dead" in words[2]
    card = builder.panel.strip.cards()[0]
    assert words[0] in card.accessibleName()
    assert "values are saturated" in card.toolTip()
    builder.document.edit("network.layers.0.units", 8)
    assert told(builder) == [""] * 4, "those of another network say nothing of this one"


def test_a_hidden_panel_has_nothing_read(builder) -> None:
    builder.panel.hide()
    builder.bench.until(lambda: "closed_units" not in builder.bench.controller._link.probes)
    builder.panel.show()
    builder.bench.until(lambda: "closed_units" in builder.bench.controller._link.probes)


@pytest.mark.parametrize(("share", "color"), [(0.25, LIGHT.muted), (0.75, LIGHT.warning)])
def test_the_disk_is_filled_and_warns_from_a_half_on(builder, share, color) -> None:
    reading = Reading("", "closed_units", 0, {"dead": np.array([share]), "saturated": np.array([-1.0])})
    card = builder.panel.strip.cards()[0]
    card.show_closed(closed_units(reading.arrays)[0])
    image = card.grab().toImage()
    row = range(round(card.inner().y() + 18), round(card.inner().y() + 36))
    seen = {image.pixelColor(x, y).name() for y in row for x in range(image.width() // 2, image.width())}
    assert QColor(color).name() in seen
