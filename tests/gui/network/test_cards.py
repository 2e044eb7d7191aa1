"""What the cards say and show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.network.selection import INPUT
from gui.theme.palette import LIGHT


def set_network(builder, data, layers, loss="softmax_cross_entropy") -> None:
    builder.document.edit("data", data)
    builder.document.edit("loss", loss)
    builder.document.edit("network.layers", layers)


def border(builder, position: int) -> str:
    """The color of the frame in the middle of the left edge."""
    card = builder.card(position)
    image = card.grab().toImage()
    return image.pixelColor(0, round(image.height() / 2)).name()


def test_cards_show_title_detail_and_parameters(builder) -> None:
    set_network(builder, "digits", ["flatten", {"kind": "dense", "units": 32}, {"kind": "dropout"}, "output"])
    cards = builder.panel.strip.cards()
    assert [card.title() for card in cards] == ["Flatten", "Dense", "Dropout", "Output"]
    assert [card.detail() for card in cards] == ["→ 64", "32 · ReLU", "p = 0.5", "10 · softmax"]
    assert [card._figure for card in cards] == ["", "2\u202f080", "", "330"]
    assert builder.card(INPUT).detail() == "8×8×1"
    shapes = [line.shape_text() for line in builder.panel.strip.connectors()]
    assert shapes == ["8×8×1", "64", "32", "32"]
    assert builder.panel.subtitle().startswith("2\u202f410 parameters · 2\u202f368 multiply–adds a sample · ")
    assert "2\u202f048 multiply–adds" in cards[1].toolTip()


def test_where_there_is_little_room_the_figure_gives_way_to_the_title(builder) -> None:
    set_network(builder, "digits", ["convolution", "flatten", {"kind": "dense", "units": 32}, "output"])
    card = builder.panel.strip.cards()[2]
    needed = card.width() - card.inner().width() + QFontMetricsF(card.title_font()).horizontalAdvance("Dense")
    shown = []
    for width in (300, needed + 50, needed):
        card.resize(round(width), card.height())
        shown.append(card.shown_figure())
    assert shown == ["32\u202f800", "32\u202f800", ""]


def test_the_output_follows_data_and_loss(builder) -> None:
    output = builder.panel.strip.cards
    set_network(builder, "xor", ["output"], "binary_cross_entropy")
    assert output()[-1].detail() == "1 · sigmoid"
    builder.document.edit("loss", "mean_squared_error")
    assert output()[-1].detail() == "2 · linear"
    builder.document.edit("data.inputs", ["x1", "product"])
    assert builder.card(INPUT).detail() == "x₁  x₁x₂"


def test_a_broken_network_is_shown_at_its_layer(builder) -> None:
    set_network(builder, "digits", ["dropout", {"kind": "dense", "units": 9}, "output"])
    cards = builder.panel.strip.cards()
    problem = "A dense layer needs a vector, but 8×8×1 arrives here; insert Flatten before it"
    assert [card.problem() for card in cards] == ["", problem, ""]
    assert builder.panel.subtitle() == problem
    assert problem in cards[1].toolTip()
    assert problem in cards[1].accessibleName()
    assert [line.shape_text() for line in builder.panel.strip.connectors()] == ["8×8×1", "8×8×1", "?"]
    assert border(builder, 1) == LIGHT.error
    assert border(builder, 0) == LIGHT.border
    builder.panel.editor.insert(1, "flatten")
    assert "drag to move" in builder.panel.subtitle()
    assert all(not card.problem() for card in builder.panel.strip.cards())


def test_a_loss_that_does_not_suit_is_shown_at_the_output(builder) -> None:
    set_network(builder, "digits", ["flatten", "output"], "binary_cross_entropy")
    assert "needs two classes" in builder.panel.strip.cards()[-1].problem()
    assert border(builder, 1) == LIGHT.error


def test_a_selected_card_is_framed(builder) -> None:
    builder.pick(2)
    assert [border(builder, position) for position in (1, 2)] == [LIGHT.border, LIGHT.accent]


def test_gradient_norms_are_those_of_the_run(builder) -> None:
    controller = builder.bench.controller
    builder.bench.until(lambda: controller.state == "paused" and not controller.stale)
    builder.bench.train(10)
    series = controller.record.series
    cards = builder.panel.strip.cards()
    norms = {position: series["gradient_norm." + str(position), 0].values[-1] for position in (0, 2, 3)}
    for position, norm in norms.items():
        assert float(cards[position].norm_text()) == pytest.approx(norm, rel=0.06)
        assert 0.0 < cards[position].share() <= 1.0
    assert cards[1].norm_text() == ""
    largest, smallest = max(norms, key=norms.__getitem__), min(norms, key=norms.__getitem__)
    assert cards[largest].share() > cards[smallest].share()
    builder.document.edit("network.layers.0.units", 8)
    assert [card.norm_text() for card in builder.panel.strip.cards()] == [""] * 4
    builder.document.undo_stack.undo()
    assert float(builder.panel.strip.cards()[0].norm_text()) == pytest.approx(norms[0], rel=0.06)


def test_the_bar_is_filled_as_far_as_told(builder) -> None:
    card = builder.panel.strip.cards()[0]
    card.show_norm("1.0e-01", 0.5)
    image = card.grab().toImage()
    inner = card.inner()
    row = round(inner.bottom() - 2.5)
    left, right = round(inner.left() + 0.4 * inner.width()), round(inner.left() + 0.6 * inner.width())
    assert image.pixelColor(left, row) == QColor(LIGHT.accent)
    assert image.pixelColor(right, row) != QColor(LIGHT.accent)


def test_everything_has_a_name_for_those_who_do_not_see_it(builder) -> None:
    names = [builder.card(position).accessibleName() for position in range(INPUT, 4)]
    assert names[0].startswith("Input")
    assert names[1].startswith("Layer 1 of 4, Dense, 7 · tanh, 21 parameters")
    lines = [line.accessibleName() for line in builder.panel.strip.connectors()]
    assert lines[:2] == ["Insert a layer after Input", "Insert a layer after Dense"]


def test_a_wide_network_scrolls_and_keeps_its_height(builder) -> None:
    height = builder.panel.height()
    builder.document.edit("network.layers", [{"kind": "dense"}] * 15 + ["output"])
    QApplication.processEvents()
    assert builder.panel.height() == height
    strip = builder.panel.strip
    assert strip.width() > builder.panel.width()
    edges = [strip.card(position).geometry() for position in range(INPUT, 16)]
    assert all(a.right() < b.left() for a, b in pairwise(edges))
    bar = builder.panel._scroll.horizontalScrollBar()
    assert bar.maximum() > 0
    assert strip.card(0).mapTo(builder.panel, QPoint()).y() + strip.height() <= builder.panel.height()
