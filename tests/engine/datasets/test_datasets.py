"""What each data set promises beyond what all do, and the refusals of those that pose no task."""

from __future__ import annotations

import hashlib
import math

import numpy as np
import pytest

from engine.datasets.base import Dataset, PlaneDataset
from engine.datasets.blobs import Blobs
from engine.datasets.checkerboard import Checkerboard
from engine.datasets.circles import Circles
from engine.datasets.digits import Digits
from engine.datasets.moons import Moons
from engine.datasets.noisy_function import FUNCTIONS, NoisyFunction
from engine.datasets.published import FashionMnist, Mnist
from engine.datasets.spirals import Spirals
from engine.datasets.xor import Xor
from engine.errors import InputError
from engine.tasks import PLANE_FEATURES

PLANES = [Spirals, Moons, Circles, Xor, Blobs, Checkerboard]


def test_spirals_wind_around_each_other() -> None:
    examples = Spirals(noise=0.0, turns=2.0, samples=400).examples()
    radius = np.hypot(*examples.raw.T)
    angle = np.arctan2(examples.raw[:, 1], examples.raw[:, 0])
    expected = 2.0 * math.pi * 2.0 * radius + math.pi * examples.targets
    assert radius.max() <= 1.0
    assert np.abs(np.sin((angle - expected) / 2.0)).max() < 1e-9
    assert radius.min() < 0.15


def test_circles_have_their_radii() -> None:
    examples = Circles(noise=0.0, factor=0.3).examples()
    radius = np.hypot(*examples.raw.T)
    assert radius[examples.targets == 0] == pytest.approx(1.0)
    assert radius[examples.targets == 1] == pytest.approx(0.3)


def test_xor_without_noise_is_the_four_points() -> None:
    examples = Xor(noise=0.0, samples=40).examples()
    points, counts = np.unique(np.column_stack([examples.raw, examples.targets]), axis=0, return_counts=True)
    assert points.tolist() == [[-1, -1, 0], [-1, 1, 1], [1, -1, 1], [1, 1, 0]]
    assert counts.tolist() == [10, 10, 10, 10]


def test_blobs_lie_around_the_corners_of_a_polygon() -> None:
    dataset = Blobs(classes=5, noise=0.05, samples=5000)
    examples = dataset.examples()
    assert dataset.task().classes == ("0", "1", "2", "3", "4")
    for label in range(5):
        cloud = examples.raw[examples.targets == label]
        corner = [math.cos(2 * math.pi * label / 5), math.sin(2 * math.pi * label / 5)]
        assert cloud.mean(axis=0) == pytest.approx(corner, abs=4.5 * 0.05 / math.sqrt(len(cloud)))
        assert cloud.std(axis=0) == pytest.approx([0.05, 0.05], rel=0.1)


@pytest.mark.parametrize("kind", PLANES)
def test_noise_moves_points_by_its_deviation(kind: type[PlaneDataset]) -> None:
    still, moved = (kind(noise=noise, samples=2000).examples() for noise in (0.0, 0.25))
    assert np.array_equal(still.targets, moved.targets)
    offsets = moved.raw - still.raw
    assert offsets.std() == pytest.approx(0.25, rel=0.05)
    assert abs(offsets.mean()) < 0.02


@pytest.mark.parametrize("kind", PLANES)
def test_planes_are_balanced_and_about_as_wide_as_high(kind: type[PlaneDataset]) -> None:
    examples = kind().examples()
    counts = np.bincount(examples.targets)
    assert counts.max() - counts.min() <= 1
    assert 0.8 < np.abs(examples.raw).max() < 3.0
    assert np.abs(examples.raw.mean(axis=0)).max() < 0.15


def test_features_are_computed_from_the_coordinates() -> None:
    data = Moons(inputs=tuple(PLANE_FEATURES), standardize=False).load()
    for point, row in zip(data.test.raw[:5], data.encoder(data.test.raw[:5]), strict=True):
        x, y = point
        assert row == pytest.approx([x, y, x * x, y * y, x * y, math.sin(x), math.sin(y)])
    assert Moons(inputs=("product", "x1")).task().input_shape == (2,)
    assert Moons(inputs=("product", "x1")).inputs == ("x1", "product"), "in the order of the list"


def test_every_function_has_a_title_and_stays_around_one() -> None:
    options = NoisyFunction.field("function").describe()["options"]
    assert set(options) == set(FUNCTIONS)
    for name in FUNCTIONS:
        examples = NoisyFunction(function=name, noise=0.0, samples=3000).examples()
        assert examples.raw.shape == examples.targets.shape == (3000, 1)
        assert -1.0 <= examples.raw.min() < -0.99
        assert 0.99 < examples.raw.max() < 1.0
        assert 0.9 < np.abs(examples.targets).max() <= 1.0 + 1e-12


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [
        ("sine", 0.25, 1.0),
        ("cubic", 0.5, -1.0),
        ("step", -0.1, -1.0),
        ("sinc", 0.125, 2 / math.pi),
        ("absolute", -0.3, 0.3),
    ],
)
def test_functions(name: str, x: float, y: float) -> None:
    assert FUNCTIONS[name](np.array([x]))[0] == pytest.approx(y)


def test_function_noise_has_its_deviation() -> None:
    still, moved = (NoisyFunction(noise=noise, samples=3000).examples() for noise in (0.0, 0.3))
    assert np.array_equal(still.raw, moved.raw)
    assert (moved.targets - still.targets).std() == pytest.approx(0.3, rel=0.05)


def test_digits_hold_a_stratified_fifth_out() -> None:
    data = Digits().load()
    assert len(data.train) + len(data.validation) + len(data.test) == 1797
    assert len(data.test) == pytest.approx(1797 / 5, abs=5)
    assert set(np.unique(data.train.raw * 16.0)) <= set(range(17))


@pytest.mark.parametrize(("kind", "train", "test"), [(FashionMnist, 4000, 1000), (Mnist, 10_000, 2000)])
def test_published_test_parts_are_the_test_parts(kind: type[Dataset], train: int, test: int) -> None:
    first, second = (kind(seed=seed, validation_fraction=0.25) for seed in (1, 2))
    examples = first.examples()
    parts, others = first.parts(examples), second.parts(examples)
    assert [len(part) for part in parts] == [0.75 * train, 0.25 * train, test]
    assert np.array_equal(parts[2], np.arange(train, train + test))
    assert np.array_equal(others[2], parts[2]), "whatever the seed"
    assert not np.array_equal(np.sort(others[1]), np.sort(parts[1]))
    assert (np.bincount(examples.targets[parts[2]]) == test // 10).all()
    images = {hashlib.sha256(image.tobytes()).digest() for image in examples.raw[:train]}
    assert sum(hashlib.sha256(image.tobytes()).digest() in images for image in examples.raw[train:]) == 0


def test_fashion_names_its_articles() -> None:
    assert FashionMnist().task().classes[5] == "Sandal"
    assert len(FashionMnist().task().classes) == 10


@pytest.mark.parametrize(
    ("dataset", "path", "words"),
    [
        (Moons(inputs=()), "inputs", "choose at least one"),
        (Blobs(classes=10, samples=10, test_fraction=0.9), "test_fraction", "without samples"),
    ],
)
def test_a_set_that_poses_no_task_says_where(dataset: Dataset, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        dataset.load()
    assert caught.value.path == path


def test_a_single_class_in_the_training_part_is_refused() -> None:
    class OneSided(Moons, kind=""):
        def examples(self):
            examples = super().examples()
            return type(examples)(examples.raw, np.zeros_like(examples.targets))

    with pytest.raises(InputError, match="the training part holds a single class"):
        OneSided().load()


def test_constant_features_are_not_divided_by_zero() -> None:
    data = Xor(noise=0.0, inputs=("x1_squared", "product")).load()
    encoded = data.encoder(data.test.raw)
    assert np.isfinite(encoded).all()
    assert (encoded[:, 0] == 0.0).all()


def test_without_validation_the_rest_is_for_training() -> None:
    data = Moons(validation_fraction=0.0, samples=100, test_fraction=0.5).load()
    assert [len(part) for part in (data.train, data.validation, data.test)] == [50, 0, 50]
