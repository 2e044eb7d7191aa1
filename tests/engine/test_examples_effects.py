"""Each example shows what its sentence promises.

The table holds mean and standard deviation of every figure over 30 other seeds (`fashion`: 6, `adding_gru`: 10), as
`python -m tests.tools.example_effects` measured them on the accelerated path in single precision. A promise must
hold four deviations away from the mean, and the example as shipped must lie within them. What needs no seeds, and
examples on whole surfaces, are in `test_examples_learn.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

from engine import examples
from engine.training.topology import inspect
from tests.support.effects import EFFECTS, train

SLOW = {"fashion", "adding_gru"}
DEVIATIONS = 4.0
ROUNDED = 2e-3
"""The table's figures are rounded to four digits."""


@dataclass(frozen=True)
class Promise:
    """A figure of an example: what was measured, and the bound that the sentence sets."""

    example: str
    figure: str
    mean: float
    deviation: float
    at_least: float = -math.inf
    at_most: float = math.inf

    @property
    def band(self) -> tuple[float, float]:
        """Where the figure lies for nearly all seeds."""
        reach = DEVIATIONS * self.deviation + ROUNDED * abs(self.mean)
        return self.mean - reach, self.mean + reach


PROMISES = (
    Promise("digits", "decades J falls in the second half", 0.719, 0.032, at_least=0.5),
    Promise("digits", "P gained in it", 0.002618, 0.0033, at_most=0.02),
    Promise("digits", "P at the end", 0.9894, 0.00403),
    Promise("spirals", "P after 100 steps", 0.6371, 0.0383, at_most=0.8),
    Promise("spirals", "P at the end", 0.994, 0.0052, at_least=0.95),
    Promise("painted", "P at the end", 1.0, 0.0, at_least=1.0),
    Promise("optimizers", "decades from SGD to Adagrad", 0.207, 0.0385, at_most=0.5),
    Promise("optimizers", "decades from SGD to Adam", 2.665, 0.29, at_least=1.0),
    Promise("learning_rates", "J with the small rate", 1.243, 0.105, at_least=0.5),
    Promise("learning_rates", "decades J falls with the right one", 2.413, 0.105, at_least=1.9),
    Promise("learning_rates", "J leaps above 10 with the large one", 1.0, 0.0, at_least=1.0),
    Promise("learning_rates", "J with it at the end", 2.315, 0.00335, at_least=2.2),
    Promise("schedule", "decades from constant to cosine", 1.158, 0.165, at_least=0.4),
    Promise("batch_sizes", "J of 16 to J of 256", 1.041, 0.0176, at_most=1.2),
    Promise("batch_sizes", "noise of 16 to noise of 256", 4.598, 0.503, at_least=2.0),
    Promise("rastrigin", "starts that stay in their dent", 40.0, 0.0, at_least=40.0),
    Promise("rastrigin", "starts that find the lowest", 1.467, 1.17, at_most=8.0),
    Promise("vanishing", "first layer's gradient, plain", 0.0, 0.0, at_most=1e-18),
    Promise("vanishing", "first layer's gradient, residual", 0.1979, 0.0561),
    Promise("vanishing", "P, plain", 0.5, 0.0, at_most=0.51),
    Promise("vanishing", "P, residual", 0.8699, 0.0065, at_least=0.8),
    Promise("exploding", "decades of the first gradient", 3.5, 0.168, at_least=2.5),
    Promise("exploding", "steps before numbers overflow", 2.0, 0.0, at_most=2.0),
    Promise("exploding", "P, clipped", 0.8147, 0.0251, at_least=0.65),
    Promise("initialization", "J from zeros", 2.303, 5.24e-06, at_least=2.3),
    Promise("initialization", "steps before numbers overflow, too large", 2.0, 0.0, at_most=3.0),
    Promise("initialization", "decades J falls from Glorot's", 0.3065, 0.0619),
    Promise("initialization", "decades from Glorot's to He's", 1.04, 0.113, at_least=0.4),
    Promise("normalization", "P without", 0.1002, 0.000536, at_most=0.12),
    Promise("normalization", "P with, after 100 steps", 0.9375, 0.0151, at_least=0.8),
    Promise("label_noise", "J at the end", 0.02466, 0.00317, at_most=0.05),
    Promise("label_noise", "test error at the end", 0.3051, 0.0197, at_least=0.2),
    Promise("label_noise", "test error, stopped early", 0.08561, 0.0176, at_most=0.17),
    Promise("zero_error", "training error at the end", 0.0, 0.0, at_most=0.0),
    Promise("zero_error", "decades J falls from then on", 1.42, 0.0241, at_least=1.0),
    Promise("zero_error", "test error kept from then on", 0.7901, 0.0366, at_most=0.95),
    Promise("xor", "solved of 40, two units", 25.1, 2.95, at_most=37.0),
    Promise("xor", "solved of 40, three units", 38.23, 1.65),
    Promise("xor", "solved of 40, four units", 39.83, 0.379, at_least=38.0),
    Promise("fashion", "P on the test part", 0.8488, 0.00705, at_least=0.8),
    Promise("fashion", "how far that on the training part is ahead", 0.1168, 0.0091, at_least=0.02),
    Promise("adding_gru", "error of the GRU", 0.00204, 0.000762, at_most=0.01),
    Promise("adding_gru", "error of the plain recurrence", 0.1761, 0.00203, at_least=0.12),
)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: f"{promise.example}: {promise.figure}")
def test_the_sentence_holds_for_nearly_all_seeds(promise: Promise) -> None:
    low, high = promise.band
    rounding = ROUNDED * abs(promise.mean)
    assert promise.at_least <= low + rounding
    assert high - rounding <= promise.at_most


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in EFFECTS]
)
def test_an_example_shows_what_it_promises(name: str) -> None:
    found = EFFECTS[name](train(name))
    promises = [promise for promise in PROMISES if promise.example == name]
    assert found.keys() == {promise.figure for promise in promises}
    for promise in promises:
        low, high = promise.band
        assert low <= found[promise.figure] <= high, promise.figure


def test_the_chosen_examples_are_some_two_dozen_in_every_topic() -> None:
    groups = examples.by_topic()
    assert all(groups.values())
    assert 20 <= sum(map(len, groups.values())) <= 30
    ranks = [example.rank for group in groups.values() for example in group]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("name", examples.names())
def test_an_example_can_be_trained_and_says_in_one_sentence_what_to_look_at(name: str) -> None:
    example = examples.load(name)
    for _, experiment in example.experiments:
        assert not inspect(experiment).problems
    names = [run for run, _ in example.experiments if run]
    assert len(set(names)) == len(names)
    if example.topic:
        assert example.description.endswith(".")
        assert ". " not in example.description
        for theme in ("light", "dark"):
            picture = example.picture(theme).read_bytes()
            assert picture.startswith(b"\x89PNG")
            assert len(picture) <= 12 * 1024
