"""Probabilities become colors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.beliefs.decision_image import LEAST, STRENGTH, cubic_matrix, decision_pixels, picture_side
from gui.theme.palette import DARK, LIGHT
from gui.theme.style import mix

COLORS = LIGHT.class_colors
GROUND = "#ffffff"


def color(pixel: np.uint32) -> tuple[int, int, int]:
    value = int(pixel)
    assert value >> 24 == 0xFF
    return value >> 16 & 255, value >> 8 & 255, value & 255


def expected(
    k: int, surety: float, ground: str = GROUND, colors: tuple[str, ...] = COLORS
) -> tuple[int, ...]:
    blended = mix(ground, colors[k], STRENGTH * surety)
    return tuple(int(blended[i : i + 2], 16) for i in (1, 3, 5))


def one_hot(winners: np.ndarray, classes: int) -> np.ndarray:
    return np.eye(classes, dtype=np.float32)[winners]


def test_each_class_has_its_side() -> None:
    winners = np.zeros((20, 20), int)
    winners[:, 10:] = 1
    pixels = decision_pixels(one_hot(winners, 2), 100, COLORS, GROUND)
    sure = (1 - LEAST) / (1 + LEAST)
    assert pixels.shape == (100, 100)
    assert color(pixels[50, 5]) == pytest.approx(expected(0, sure), abs=1)
    assert color(pixels[50, 95]) == pytest.approx(expected(1, sure), abs=1)


def test_the_first_row_of_the_grid_is_at_the_bottom() -> None:
    winners = np.zeros((20, 20), int)
    winners[:5] = 1
    pixels = decision_pixels(one_hot(winners, 2), 80, COLORS, GROUND)
    assert color(pixels[75, 40]) == pytest.approx(expected(1, 1.0), abs=1)
    assert color(pixels[5, 40]) == pytest.approx(expected(0, 1.0), abs=1)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_who_cannot_decide_shows_the_ground(palette) -> None:
    even = np.full((8, 8, 3), 1 / 3, np.float32)
    pixels = decision_pixels(even, 30, palette.class_colors, palette.card)
    ground = tuple(int(palette.card[i : i + 2], 16) for i in (1, 3, 5))
    assert {color(pixel) for pixel in pixels.ravel()} == {ground}


@given(st.integers(2, 12), st.integers(0, 11), st.floats(0.4, 0.99))
def test_the_color_is_that_of_the_most_probable_class(classes, winner, share) -> None:
    winner %= classes
    probabilities = np.full((6, 6, classes), (1 - share) / (classes - 1), np.float32)
    probabilities[:, :, winner] = share
    pixels = decision_pixels(probabilities, 9, COLORS, GROUND)
    first, second = sorted([share, (1 - share) / (classes - 1)], reverse=True)
    best = winner if share == first else next(k for k in range(classes) if k != winner)
    surety = max(first, LEAST) - max(second, LEAST)
    if surety > 0.02:
        assert color(pixels[4, 4]) == pytest.approx(expected(best % len(COLORS), surety), abs=3)


def test_scores_and_nan_do_no_harm() -> None:
    wild = np.full((6, 6, 2), np.nan, np.float32)
    wild[:, 3:] = (-7.0, 12.0)
    pixels = decision_pixels(wild, 60, COLORS, GROUND)
    assert color(pixels[30, 58]) == pytest.approx(expected(1, 1.0), abs=1)
    assert color(pixels[30, 1]) == pytest.approx((255, 255, 255), abs=1)


@given(st.integers(4, 40), st.integers(2, 90))
def test_the_interpolation_reproduces_straight_lines(points, side) -> None:
    matrix = cubic_matrix(points, side)
    places = (np.arange(side) + 0.5) / side * (points - 1)
    assert matrix.sum(axis=1) == pytest.approx(np.ones(side), abs=1e-5)
    # Beyond the last cells there is no neighbor to go by.
    inner = (places >= 1) & (places <= points - 2)
    assert (matrix @ np.arange(points))[inner] == pytest.approx(places[inner], abs=1e-3)


def test_a_picture_is_as_fine_as_the_screen_but_not_dearer_than_allowed() -> None:
    assert picture_side(300, 2) == 300
    assert picture_side(300, 10) == 173
    assert picture_side(1, 2) == 2
