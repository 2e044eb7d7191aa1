"""One experiment from several seeds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.comparison.seeds import renumbered, seed_count, settings, with_seeds
from engine.experiment import Experiment

RATE = "optimizer.learning_rate"


def made(**document) -> Experiment:
    return Experiment.from_document(document)


def test_seeds_are_lanes_and_one_is_none() -> None:
    one = made(seed=7)
    three = with_seeds(one, 3)
    assert three.lanes == ((("seed", 7),), (("seed", 8),), (("seed", 9),))
    assert [lane.seed for lane in three.lane_experiments()] == [7, 8, 9]
    assert (seed_count(one), seed_count(three)) == (1, 3)
    assert with_seeds(three, 1) == one


def test_other_settings_of_the_lanes_are_kept() -> None:
    rates = made(seed=1, lanes=[{RATE: 0.1}, {RATE: 0.2}])
    both = with_seeds(rates, 2)
    assert settings(both) == settings(rates) == (((RATE, 0.1),), ((RATE, 0.2),))
    found = [(lane.seed, lane.optimizer.learning_rate) for lane in both.lane_experiments()]
    assert found == [(1, 0.1), (2, 0.1), (1, 0.2), (2, 0.2)]
    assert (seed_count(rates), seed_count(both)) == (1, 2)
    assert with_seeds(both, 1) == rates


def test_another_first_seed_moves_all_of_them() -> None:
    moved = with_seeds(made(seed=1), 3).replace(seed=4)
    assert renumbered(moved) == with_seeds(made(seed=4), 3)
    assert renumbered(made(seed=4)) == made(seed=4)
    rates = made(seed=4, lanes=[{RATE: 0.1}, {RATE: 0.2}])
    assert renumbered(rates) == rates


def test_seeds_go_round_at_their_end() -> None:
    assert [lane.seed for lane in with_seeds(made(seed=2**32 - 1), 2).lane_experiments()] == [2**32 - 1, 0]


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 40))
def test_the_number_can_be_changed_at_will(seed, first, second) -> None:
    start = made(seed=seed)
    assert with_seeds(with_seeds(start, first), second) == with_seeds(start, second)
    assert seed_count(with_seeds(start, second)) == second
