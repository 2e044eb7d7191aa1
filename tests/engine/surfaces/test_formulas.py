"""Surfaces against their formulas, written out once more."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.random import Draw
from engine.surfaces import constants
from engine.surfaces.base import Moment, subscript
from engine.surfaces.plateau import Plateau
from engine.surfaces.quadratic import Quadratic
from engine.surfaces.saddles import MonkeySaddle, Saddle
from tests.engine.surfaces.paths import NOWHERE, hessian, signature, value
from tests.support.kinds import make

few = settings(max_examples=20)
numbers = st.floats(-3.0, 3.0)

FORMULAS = {
    "rosenbrock": lambda x, y: 100 * (y - x**2) ** 2 + (1 - x) ** 2,
    "beale": lambda x, y: sum((c - x * (1 - y**n)) ** 2 for n, c in ((1, 1.5), (2, 2.25), (3, 2.625))),
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "rastrigin": lambda x, y: 20 + sum(z**2 - 10 * math.cos(2 * math.pi * z) for z in (x, y)),
    "ackley": lambda x, y: (
        -20 * math.exp(-0.2 * math.sqrt(0.5 * (x**2 + y**2)))
        - math.exp(0.5 * (math.cos(2 * math.pi * x) + math.cos(2 * math.pi * y)))
        + math.e
        + 20
    ),
    "styblinski_tang": lambda x, y: 0.5 * sum(z**4 - 16 * z**2 + 5 * z for z in (x, y)),
    "saddle": lambda x, y: x**2 - y**2 + y**4 / 4,
    "monkey_saddle": lambda x, y: ((x + 1j * y) ** 3).real,
    "linear_slope": lambda x, y: x + 0.25 * y,
    "product": lambda x, y: 0.5 * (x * y - 1) ** 2,
    "quadratic": lambda x, y: 0.5 * (x**2 / 20 + y**2),
    "plateau": lambda x, y: (
        1
        - math.exp(-(x**2) / 2)
        + 0.5 * math.log((1 + math.exp(2 * (x - 6))) * (1 + math.exp(2 * (-x - 6))))
        - math.log(1 + math.exp(-12))
        + y**2 / 2
    ),
}

LINES = {
    "continuation": lambda x: 0.1 * x**2 + 1 - math.cos(3 * x),
    "cliff": lambda w: 0.5 * (w**50 - 0.5) ** 2,
    "lessard": lambda x: (
        12.5 * x**2 if x < 1 else 0.5 * x**2 + 24 * x - 12 if x < 2 else 12.5 * x**2 - 24 * x + 36
    ),
    "reddi": lambda x: x / 3,
    "sharp_and_flat": lambda x: (
        -0.05 * math.log(math.exp(-200 * (x + 1) ** 2) + math.exp(-10 * (x - 2) ** 2))
    ),
}


@pytest.mark.parametrize("name", FORMULAS)
@few
@given(x=numbers, y=numbers)
def test_planes(name: str, x: float, y: float) -> None:
    wanted = FORMULAS[name](x, y)
    assert value(make("surfaces", name), x, y) == pytest.approx(wanted, rel=1e-12, abs=1e-11)


@pytest.mark.parametrize("name", LINES)
@few
@given(x=st.floats(-1.05, 2.5))
def test_lines(name: str, x: float) -> None:
    surface = make("surfaces", {"kind": name, "blur": 0.0} if name == "continuation" else name)
    assert value(surface, x) == pytest.approx(LINES[name](x), rel=1e-11, abs=1e-11)


@few
@given(x=st.lists(numbers, min_size=2, max_size=6), a=st.floats(0.5, 1.5), b=st.floats(1.0, 200.0))
def test_rosenbrock_in_many_dimensions(x: list[float], a: float, b: float) -> None:
    surface = make("surfaces", {"kind": "rosenbrock", "dimensions": len(x), "a": a, "b": b})
    wanted = sum(b * (after - before**2) ** 2 + (a - before) ** 2 for before, after in itertools.pairwise(x))
    assert value(surface, *x) == pytest.approx(wanted, rel=1e-12)


@few
@given(x=st.floats(-4.0, 4.0), blur=st.floats(0.0, 2.0))
def test_the_blur_is_the_mean_under_a_normal(x: float, blur: float) -> None:
    surface = make("surfaces", {"kind": "continuation", "blur": blur, "fade": 0.0})
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    blurred = x + blur * nodes
    wanted = (weights * (0.1 * blurred**2 + 1 - np.cos(3 * blurred))).sum() / weights.sum()
    assert value(surface, x) == pytest.approx(wanted, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize(("step", "width"), [(0, 1.5), (25, 0.75), (50, 0.0), (100, 0.0)])
def test_the_blur_falls_in_a_straight_line(step: int, width: float) -> None:
    surface = make("surfaces", {"kind": "continuation", "blur": 1.5, "fade": 0.5})
    still = surface.replace(blur=width, fade=0.0)
    points = np.linspace(-3.0, 3.0, 7)[:, None]
    np.testing.assert_array_equal(
        surface.value(np, points, Moment(None, step, 100)), still.value(np, points, NOWHERE)
    )


def test_slopes_of_the_heavy_balls_trap() -> None:
    surface = make("surfaces", "lessard")
    points = np.array([[-2.0], [0.5], [1.0], [1.5], [2.0], [3.0]])
    out = np.empty_like(points)
    surface.gradient(np, points, NOWHERE, out)
    np.testing.assert_array_equal(out[:, 0], [-50.0, 12.5, 25.0, 25.5, 26.0, 51.0])


def test_every_third_term_of_reddis_example_is_large_from_the_first_on() -> None:
    surface = make("surfaces", {"kind": "reddi", "large": 5.0})
    draw = Draw(np, np.zeros(1, dtype=np.uint64), 0)
    points = np.array([[0.5]])
    terms = [float(surface.value(np, points, Moment(draw, step, 6))[0]) for step in range(6)]
    assert terms == [2.5, -0.5, -0.5, 2.5, -0.5, -0.5]
    assert value(surface, 0.5) == pytest.approx(sum(terms) / 6)


def test_signatures_of_critical_points() -> None:
    """Negative and positive eigenvalues."""
    assert signature(Saddle(), np.zeros(2)) == (1, 1)
    assert signature(MonkeySaddle(), np.zeros(2)) == (0, 0)
    himmelblau = make("surfaces", "himmelblau")
    assert [signature(himmelblau, point) for point in himmelblau.critical_points()] == [(2, 0)] + 4 * [(1, 1)]
    beale = make("surfaces", "beale")
    assert [signature(beale, point) for point in beale.critical_points()] == [(1, 1)]
    product = make("surfaces", "product")
    assert signature(product, np.zeros(2)) == (1, 1)
    tang = make("surfaces", {"kind": "styblinski_tang", "dimensions": 3})
    assert [signature(tang, point) for point in tang.critical_points()] == [(0, 3), (3, 0), (1, 2)]
    network = make("surfaces", "linear_network")
    # The origin: each singular value pairs with each hidden unit; the flat directions are the scalings.
    assert signature(network, network.critical_points()[0]) == (9, 9)
    assert signature(network, network.critical_points()[1])[0] == 4


def test_sharpness_of_the_minima_of_a_product() -> None:
    product = make("surfaces", "product")
    for point in product.minimum()[0]:
        eigenvalues = np.linalg.eigvalsh(hessian(product, point))
        np.testing.assert_allclose(eigenvalues, [0.0, point @ point], atol=1e-12)


def test_the_two_valleys_have_the_curvatures_they_are_named_for() -> None:
    surface = make("surfaces", {"kind": "sharp_and_flat", "sharp": 50.0, "flat": 0.7})
    found = [hessian(surface, point)[0, 0] for point in surface.minimum()[0]]
    np.testing.assert_allclose(found, [50.0, 0.7], rtol=1e-12)


@few
@given(width=st.floats(4.0, 12.0), depth=st.floats(0.1, 3.0))
def test_a_plateau_is_flat_between_slopes(width: float, depth: float) -> None:
    surface = Plateau(width=width, depth=depth)
    points = np.array([[2.0 * width, 0.0], [-2.0 * width, 0.0], [0.75 * width, 0.0]])
    out = np.empty_like(points)
    surface.gradient(np, points, NOWHERE, out)
    np.testing.assert_allclose(out[:2, 0], [1.0, -1.0], atol=1e-3)
    flat = depth * 0.75 * width * math.exp(-0.5 * (0.75 * width) ** 2) + math.exp(-0.5 * width)
    assert 0.0 < out[2, 0] <= flat


@few
@given(
    dimensions=st.integers(1, 7),
    condition=st.floats(1.0, 1e5),
    curvature=st.floats(0.1, 10.0),
    rotated=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_hessian_of_a_bowl_has_the_stated_eigenvalues(
    dimensions: int, condition: float, curvature: float, rotated: bool, seed: int
) -> None:
    surface = Quadratic(
        dimensions=dimensions, condition=condition, curvature=curvature, rotated=rotated, rotation_seed=seed
    )
    found = np.linalg.eigvalsh(hessian(surface, surface.nominal()))
    wanted = curvature * np.geomspace(1.0 / condition, 1.0, dimensions) if dimensions > 1 else [curvature]
    np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-13 * curvature)
    np.testing.assert_allclose(np.sort(surface.eigenvalues()), wanted, rtol=1e-12)


def test_the_angle_turns_the_valley_counterclockwise() -> None:
    surface = Quadratic(condition=100.0, rotated=True, angle=30.0)
    valley = [math.cos(math.radians(30.0)), math.sin(math.radians(30.0))]
    across = [-valley[1], valley[0]]
    assert value(surface, *valley) == pytest.approx(0.5 / 100.0)
    assert value(surface, *across) == pytest.approx(0.5)


@few
@given(size=st.integers(1, 12), seed=st.integers(0, 2**32 - 1))
def test_random_rotations_are_orthogonal(size: int, seed: int) -> None:
    matrix = constants.orthogonal(np, size, seed, np.dtype(np.float64))
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(size), atol=1e-14)


def test_random_rotations_prefer_no_direction() -> None:
    """Haar's measure: entries of mean 0 and variance 1/d, of either determinant alike."""
    matrices = np.stack([constants.orthogonal(np, 3, seed, np.dtype(np.float64)) for seed in range(3000)])
    assert np.abs(matrices.mean(axis=0)).max() < 4.0 * math.sqrt(1.0 / 3.0 / 3000)
    np.testing.assert_allclose((matrices**2).mean(axis=0), 1.0 / 3.0, atol=4.0 * math.sqrt(4.0 / 45.0 / 3000))
    assert abs((np.linalg.det(matrices) > 0).mean() - 0.5) < 4.0 * 0.5 / math.sqrt(3000)


def test_subscripts() -> None:
    assert make("surfaces", {"kind": "rastrigin", "dimensions": 12}).names()[::11] == ("x₁", "x₁₂")
    assert subscript(1980) == "₁₉₈₀"
    assert make("surfaces", {"kind": "linear_network", "hidden": 1}).names()[2:4] == ("W₁[1, 3]", "W₂[1, 1]")
