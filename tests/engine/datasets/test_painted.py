"""Points painted by hand, and painted over another data set."""

from __future__ import annotations

import numpy as np
import pytest

from engine import registry
from engine.datasets.base import PlanePoints
from engine.datasets.painted import DIGITS, MOST, Painted
from engine.errors import InputError

PLANES = {name: kind for name, kind in registry.kinds("datasets").items() if issubclass(kind, PlanePoints)}


@pytest.mark.parametrize("name", PLANES)
def test_any_data_of_the_plane_can_be_painted_over(name: str) -> None:
    kind = PLANES[name]
    assert issubclass(kind, PlanePoints)
    data = kind(label_noise=0.1, validation_fraction=0.2, seed=5)
    painted = Painted.over(data)
    theirs, ours = data.examples(), painted.examples()
    np.testing.assert_allclose(ours.raw, theirs.raw, atol=0.51 * 10.0**-DIGITS)
    np.testing.assert_array_equal(ours.targets, theirs.targets)
    assert (painted.label_noise, painted.validation_fraction, painted.seed) == (0.1, 0.2, 5)
    assert painted.inputs == data.inputs
    painted.load()


def test_of_very_many_points_every_so_manieth_is_taken() -> None:
    data = PLANES["moons"](samples=50_000)  # type: ignore[call-arg]
    assert isinstance(data, PlanePoints)
    painted = Painted.over(data)
    assert 0.5 * MOST <= len(painted.points) <= MOST
    assert len(painted.class_names()) == 2


def test_points_that_are_painted_already_stay_as_they_are() -> None:
    painted = Painted(points=((0.123456789, 2.0, 3), (1.0, 1.0, 1)))
    assert Painted.over(painted) is painted


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ((), "is empty"),
        (((0.0, 0.0, 0),) * 9, "single class"),
        (((0.0, 0.0, 0),) * 9 + ((1.0, 1.0, 1),) * 3, "at least 4"),
    ],
)
def test_what_cannot_be_learned_is_said(points: tuple[tuple[float, ...], ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        Painted(points=points).task()


@pytest.mark.parametrize(
    "points",
    [[[0.0, 0.0]], [[0.0, 0.0, 8]], [[0.0, float("nan"), 1]], [[0.0, 2e3, 1]], "dots", [[0, 0, 0.5]]],
)
def test_wrong_points_are_refused(points: object) -> None:
    with pytest.raises(InputError):
        Painted.from_json({"points": points})


def test_too_many_points_are_refused_with_their_number() -> None:
    with pytest.raises(InputError, match=str(MOST)):
        Painted.from_json({"points": [[0.0, 0.0, 0]] * (MOST + 1)})


def test_more_classes_than_there_are_colors_are_refused() -> None:
    data = PLANES["blobs"](classes=9)  # type: ignore[call-arg]
    assert isinstance(data, PlanePoints)
    with pytest.raises(InputError, match="more classes than can be painted"):
        Painted.over(data)
