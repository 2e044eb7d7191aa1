"""The paired comparison, against counting every possible outcome."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparison.paired import compare, lane_keys, sign_test
from engine.experiment import Experiment

SEEDS = [(seed, ()) for seed in range(6)]


@pytest.mark.parametrize("total", range(11))
def test_the_sign_test_counts_outcomes_that_are_as_uneven(total) -> None:
    for better in range(total + 1):
        outcomes = [sum(signs) for signs in itertools.product((0, 1), repeat=total)]
        uneven = abs(2 * better - total)
        as_uneven = sum(abs(2 * wins - total) >= uneven for wins in outcomes)
        wanted = Fraction(as_uneven, len(outcomes))
        assert sign_test(better, total - better) == pytest.approx(float(wanted), rel=1e-15)


@pytest.mark.parametrize(
    ("better", "worse", "probability"),
    [(19, 1, 42 / 2**20), (10, 10, 1.0), (0, 0, 1.0), (5, 0, 2 / 2**5), (0, 2000, 0.0)],
)
def test_known_probabilities(better, worse, probability) -> None:
    assert sign_test(better, worse) == pytest.approx(probability, abs=1e-300)
    assert sign_test(worse, better) == sign_test(better, worse)


FIGURES = st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, math.inf]), min_size=6, max_size=6)


@given(FIGURES, FIGURES, st.booleans())
def test_every_lane_is_counted_once(first, second, higher) -> None:
    worst = -math.inf if higher else math.inf
    one = [worst if math.isinf(value) else value for value in first]
    two = [worst if math.isinf(value) else value for value in second]
    found = compare(
        dict(zip(SEEDS, one, strict=True)), dict(zip(SEEDS, two, strict=True)), higher_is_better=higher
    )
    pairs = list(zip(one, two, strict=True))
    wins, losses = sum(b < a for a, b in pairs), sum(b > a for a, b in pairs)
    assert (found.better, found.worse) == ((losses, wins) if higher else (wins, losses))
    assert found.lanes == 6
    assert found.diverged_first == sum(math.isinf(value) for value in one)
    assert found.diverged_second == sum(math.isinf(value) for value in two)
    differences = sorted(b - a for a, b in pairs if math.isfinite(a) and math.isfinite(b))
    if differences:
        middle = len(differences) // 2
        wanted = (
            differences[middle] if len(differences) % 2 else sum(differences[middle - 1 : middle + 1]) / 2
        )
        assert found.difference == pytest.approx(wanted)
    else:
        assert found.difference is None


def test_only_lanes_that_both_have_are_compared() -> None:
    found = compare({(1, ()): 1.0, (2, ()): 1.0}, {(2, ()): 0.5, (3, ()): 0.5})
    assert (found.lanes, found.better) == (1, 1)
    assert compare({(1, ()): 1.0}, {(2, ()): 1.0}).lanes == 0


def test_a_lane_is_known_by_its_seed_and_what_else_it_overrides() -> None:
    lanes = [{"seed": 4}, {}, {"optimizer.learning_rate": 0.1, "seed": 5}]
    keys = lane_keys(Experiment.from_document({"seed": 7, "lanes": lanes}))
    assert keys == ((4, ()), (7, ()), (5, (("optimizer.learning_rate", 0.1),)))
    assert lane_keys(Experiment.from_document({"seed": 7})) == ((7, ()),)
