"""What the synthetic sets promise beyond what all do: their formulas, rebuilt here in other words."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.datasets.adding import Adding
from engine.datasets.checkerboard import Checkerboard
from engine.datasets.friedman import Friedman
from engine.datasets.parity import Parity
from engine.datasets.recall import Recall
from engine.datasets.signals import LENGTH, TEMPLATES, Signals
from engine.datasets.swiss_roll import SwissRoll
from engine.errors import InputError


@pytest.mark.parametrize("cells", [2, 3, 5, 8])
def test_fields_of_a_board_alternate(cells: int) -> None:
    examples = Checkerboard(cells=cells, samples=4000).examples()
    place = np.floor((examples.raw + 1.0) * cells / 2.0).astype(int)
    assert (place.sum(axis=1) % 2 == examples.targets).all()
    assert place.min() == 0
    assert place.max() == cells - 1
    own = np.unique(place, axis=0, return_counts=True)[1]
    assert len(own) == cells**2
    assert own.min() > 0.5 * 4000 / cells**2, "spread over all fields"


def test_a_roll_is_a_sheet_rolled_up() -> None:
    examples = SwissRoll(noise=0.0, turns=2.0, samples=3000).examples()
    x, height, z = examples.raw.T
    along = (examples.targets[:, 0] + 1.0) / 2.0
    angle = 1.5 * math.pi + 4.0 * math.pi * along
    assert np.hypot(x, z) == pytest.approx(angle / (5.5 * math.pi))
    assert np.abs(np.sin(np.arctan2(z, x) - angle)).max() < 1e-9
    assert np.abs(height).max() <= 1.0
    assert abs(np.corrcoef(height, along)[0, 1]) < 0.06
    noisy = SwissRoll(noise=0.3, turns=2.0, samples=3000).examples()
    assert (noisy.raw - examples.raw).std() == pytest.approx(0.3, rel=0.05)
    assert np.array_equal(noisy.targets, examples.targets)


def test_friedmans_function() -> None:
    still = Friedman(noise=0.0, samples=500).examples()
    for x, (y,) in zip(still.raw, still.targets, strict=True):
        expected = 10 * math.sin(math.pi * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2 + 10 * x[3] + 5 * x[4]
        assert y == pytest.approx(expected)
    noisy = Friedman(noise=2.0, samples=5000).examples()
    assert (noisy.targets - Friedman(noise=0.0, samples=5000).examples().targets).std() == pytest.approx(
        2.0, rel=0.05
    )


def test_targets_are_scaled_by_the_training_part_if_one_likes() -> None:
    scaled, plain = Friedman().load(), Friedman(scale_target=False).load()
    mean, deviation = plain.train.targets.mean(), plain.train.targets.std()
    assert abs(scaled.train.targets.mean()) < 1e-12
    assert scaled.train.targets.std() == pytest.approx(1.0)
    assert scaled.test.targets == pytest.approx((plain.test.targets - mean) / deviation)
    assert 10 < mean < 20


@pytest.mark.parametrize("length", [3, 5, 50])
def test_two_marked_numbers_are_added(length: int) -> None:
    dataset = Adding(length=length, samples=3000)
    examples = dataset.examples()
    values, marks = examples.raw[..., 0], examples.raw[..., 1]
    assert (marks.sum(axis=1) == 2).all()
    assert (marks[:, : length // 2].sum(axis=1) == 1).all(), "one in each half"
    assert np.array_equal((values * marks).sum(axis=1), examples.targets[:, 0])
    assert (marks.mean(axis=0) > 0.3 / length).all(), "every place may be marked"
    assert ((examples.targets - 1.0) ** 2).mean() == pytest.approx(1 / 6, rel=0.1)
    assert dataset.task().input_shape == (length, 2)
    encoded = dataset.load().encoder(examples.raw)
    assert np.array_equal(encoded[..., 1], marks)
    assert abs(encoded[..., 0].mean()) < 0.1


def test_parity_counts_ones_and_repeats_nothing() -> None:
    examples = Parity(length=8, samples=5000).examples()
    assert examples.raw.shape == (256, 8, 1)
    assert len(np.unique(examples.raw, axis=0)) == 256
    for bits, target in zip(examples.raw[..., 0], examples.targets, strict=True):
        assert target == [int(bit) for bit in bits].count(1) % 2
    long = Parity(length=100, samples=500).examples()
    assert len(np.unique(long.raw, axis=0)) == 500
    assert long.raw.mean() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(("pairs", "symbols"), [(1, 2), (3, 8), (8, 8)])
def test_the_value_beside_the_key_is_recalled(pairs: int, symbols: int) -> None:
    dataset = Recall(pairs=pairs, symbols=symbols, samples=300)
    examples, task = dataset.examples(), dataset.task()
    assert (task.input_shape, task.vocabulary, len(task.classes)) == ((2 * pairs + 1,), 2 * symbols, symbols)
    for tokens, target in zip(examples.raw.astype(int).tolist(), examples.targets, strict=True):
        found = dict(zip(tokens[0:-1:2], tokens[1::2], strict=True))
        assert len(found) == pairs, "keys differ"
        assert found[tokens[-1]] - symbols == target
        assert all(0 <= key < symbols <= value < 2 * symbols for key, value in found.items())
    counts = np.bincount(examples.targets)
    assert counts.max() - counts.min() <= 1
    with pytest.raises(InputError, match="must not be more than") as caught:
        Recall(pairs=symbols + 1, symbols=symbols).task()
    assert caught.value.path == "pairs"


def still(**fields: Any) -> Signals:
    return Signals(
        **{"noise": 0.0, "correlated_noise": 0.0, "translation": 0.0, "stretch": 0.0, "shear": 0.0} | fields
    )


def test_a_signal_without_chance_is_its_template() -> None:
    examples = still(samples=40).examples()
    signals = examples.raw[..., 0]
    place = np.arange(LENGTH) / (LENGTH - 1.0)
    knots = 0.25 + 0.5 * np.linspace(0.0, 1.0, TEMPLATES.shape[1])
    for signal, label in zip(signals, examples.targets, strict=True):
        expected = np.interp(place, knots, TEMPLATES[label], left=0.0, right=0.0)
        assert signal == pytest.approx(expected, abs=1e-12)
    different = np.abs(TEMPLATES[:, None] - TEMPLATES).max(axis=2) + np.eye(10)
    assert different.min() > 0.3, "no two classes look alike"


def test_each_kind_of_chance_does_what_it_says() -> None:
    plain = still(samples=2000).examples().raw[..., 0]
    moved = still(samples=2000, translation=1.0).examples().raw[..., 0]
    assert np.abs(moved[:, 0]).max() > 0.1 or np.abs(moved[:, 1]).max() > 0.1, "up to the ends"
    assert np.abs(plain[:, :10]).max() == 0.0
    sheared = still(samples=2000, shear=0.8).examples().raw[..., 0] - plain
    slopes = sheared[:, -1] - sheared[:, 0]
    assert np.abs(slopes).max() == pytest.approx(0.8, rel=0.02)
    assert np.abs(np.diff(sheared, 2)).max() < 1e-12
    for name, likeness in (("noise", 0.0), ("correlated_noise", math.exp(-1 / 16))):
        noise = still(samples=2000, **{name: 0.3}).examples().raw[..., 0] - plain
        assert noise.std(axis=0) == pytest.approx(np.full(LENGTH, 0.3), rel=0.12)
        middle = noise[:, 10:30]
        assert np.corrcoef(middle[:, :-1].ravel(), middle[:, 1:].ravel())[0, 1] == pytest.approx(
            likeness, abs=0.03
        )
    high = np.abs(still(samples=2000, stretch=0.5).examples().raw).max()
    assert 1.2 * np.abs(plain).max() < high <= 1.5 * np.abs(TEMPLATES).max()


def test_templates_cannot_be_told_by_one_point() -> None:
    """A straight line through the default signals finds far fewer than a network would."""
    data = Signals().load()
    raw = np.column_stack([data.encoder(data.train.raw)[..., 0], np.ones(len(data.train))])
    weights = np.linalg.lstsq(raw, np.eye(10)[data.train.targets], rcond=None)[0]
    test = np.column_stack([data.encoder(data.test.raw)[..., 0], np.ones(len(data.test))])
    accuracy = ((test @ weights).argmax(axis=1) == data.test.targets).mean()
    assert 0.2 < accuracy < 0.6
