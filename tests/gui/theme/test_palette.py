"""Contrast by WCAG 2.1, and colors that stay apart for color-blind eyes."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import numpy as np
import pytest

from gui.theme.palette import PALETTES, Palette
from gui.theme.style import mix

# Machado, Oliveira & Fernandes 2009, table 1, severity 1.0; acts on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# From linear sRGB to CIE XYZ (IEC 61966-2-1), and its white.
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = XYZ.sum(axis=1)


def linear(color: str) -> np.ndarray:
    channels = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(float(linear(color) @ [0.2126, 0.7152, 0.0722]) for color in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def lab(color: str, vision: np.ndarray) -> np.ndarray:
    ratio = XYZ @ np.clip(vision @ linear(color), 0, 1) / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.fixture(params=PALETTES.values(), ids=lambda palette: palette.name)
def palette(request) -> Palette:
    return request.param


def test_the_formulas_know_black_and_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab("#ffffff", VISIONS["normal"]) == pytest.approx([100, 0, 0], abs=0.05)


def test_every_color_is_written_in_full(palette):
    fonts = {"name", "dark", "ui_font", "mono_font"}
    for field in fields(palette):
        if field.name not in fonts:
            value = getattr(palette, field.name)
            for color in value if isinstance(value, tuple) else (value,):
                assert re.fullmatch("#[0-9a-f]{6}", color), field.name


@pytest.mark.parametrize("ink", ["text", "muted"])
@pytest.mark.parametrize("ground", ["window", "card", "field", "field_hover"])
def test_text_can_be_read(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("accent_text", "accent"),
        ("accent", "card"),
        ("accent", "accent_soft"),
        ("text", "accent_soft"),
        ("error", "card"),
        ("error", "error_soft"),
        ("text", "error_soft"),
        ("warning", "card"),
        ("warning", "warning_soft"),
        ("text", "warning_soft"),
        ("success", "card"),
    ],
)
def test_colored_text_can_be_read(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def test_the_projector_needs_more():
    projector = PALETTES["projector"]
    assert contrast(projector.text, projector.card) >= 15
    assert contrast(projector.muted, projector.field) >= 7
    assert contrast(projector.border, projector.card) >= 3


def test_curves_stand_out_from_the_card(palette):
    for color in palette.curves + palette.sequence:
        assert contrast(color, palette.card) >= 3, color


@pytest.mark.parametrize("ground", ["window", "card", "field"])
def test_what_has_the_focus_is_outlined_visibly(palette, ground):
    assert contrast(palette.accent, getattr(palette, ground)) >= 3


def test_the_outline_of_boxes_to_tick_can_be_seen(palette):
    assert contrast(mix(palette.muted, palette.card, 0.25), palette.card) >= 3


def test_what_has_the_mouse_or_is_pressed_can_be_read(palette):
    pressed = mix(palette.field_hover, palette.muted, 0.2)
    assert contrast(palette.text, pressed) >= 4.5
    for share in (0.12, 0.25):  # the primary button
        assert contrast(palette.accent_text, mix(palette.accent, palette.text, share)) >= 4.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("family", "least"), [("curves", 15), ("class_colors", 10)])
def test_categories_can_be_told_apart(palette, vision, family, least):
    colors = getattr(palette, family)
    seen = {color: lab(color, VISIONS[vision]) for color in colors}
    nearest = min(
        (float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in itertools.combinations(colors, 2)
    )
    assert nearest[0] >= least, nearest


def test_there_are_enough_categories(palette):
    assert len(palette.curves) >= 8
    assert len(palette.class_colors) >= 10


def test_classes_begin_with_orange_and_blue(palette):
    orange, blue = (linear(color) for color in palette.class_colors[:2])
    assert orange[0] > orange[1] > orange[2]
    assert blue[2] > blue[0]


@pytest.mark.parametrize("family", ["sequence", "heat"])
def test_ordered_colors_grow_brighter(family):
    for palette in PALETTES.values():
        brightness = [lab(color, VISIONS["normal"])[0] for color in getattr(palette, family)]
        assert brightness == sorted(brightness)


def test_dark_says_which_is_which(palette):
    assert palette.dark == (contrast(palette.window, "#000000") < contrast(palette.window, "#ffffff"))


def test_palettes_are_found_by_name():
    assert set(PALETTES) == {"light", "dark", "projector"}
    assert all(palette.name == name for name, palette in PALETTES.items())
