"""What a comparison says in words."""

from __future__ import annotations

import math

import pytest

from engine.comparison.outcomes import Outcomes
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.recording.store import SeriesStore
from gui.compare.sentences import SPACE, Contestant, comparison, probability

SEEDS = 20


def contestant(
    name, losses, measures=None, *, diverged=(), step=100, validation=True, lanes=None, **document
):
    """A run whose lanes end with these figures."""
    part = "validation" if validation else "test"
    measures = measures or [0.5] * len(losses)
    store = SeriesStore()
    columns = {"train_loss": losses, f"{part}_loss": losses, f"{part}_measure": measures}
    store.append_block([step], {name: [values] for name, values in columns.items()})
    lanes = lanes or ([{"seed": seed} for seed in range(len(losses))] if len(losses) > 1 else [])
    record = RunRecord(Experiment.from_document({"lanes": lanes} | document), series=store)
    return Contestant(name, Outcomes(record), diverged, step)


def test_the_sentence_of_the_seeds() -> None:
    first = contestant("A", [0.5] * SEEDS)
    second = contestant("B", [0.469] * 19 + [0.6], [0.6] * 15 + [0.5] * 5)
    on_loss, on_measure = (line.replace(SPACE, " ") for line in comparison(first, second))
    assert on_loss == (
        "J on validation data: B ends lower than A in 19 of 20 seeds (median −0.031; sign test p = 0.00004)."
    )
    assert on_measure == (
        "P on validation data: B ends higher than A in 15 of 20 seeds "
        "(median +10 points; equal in 5; sign test p = 0.00006)."
    )
    assert comparison(first, second, brief=True) == comparison(first, second)[:1]


def test_what_happened_in_more_lanes_is_told() -> None:
    first, second = contestant("A", [0.5] * 4), contestant("B", [0.6] * 3 + [0.4])
    assert "B ends higher than A in 3 of 4 seeds (median +0.10;" in comparison(first, second)[0]


def test_lanes_that_diverged_are_counted_and_named() -> None:
    first = contestant("A", [0.5] * 6, diverged=(0, 1))
    second = contestant("B", [0.4] * 6, diverged=(1, 2))
    text = comparison(first, second)[0]
    assert "in 4 of 6 seeds" in text, "one that diverged in A alone, and three that end lower"
    assert "equal in 1" in text
    assert "A diverged in 2" in text
    assert "B diverged in 2" in text


def test_a_measure_that_is_better_when_lower_says_so() -> None:
    first = contestant("A", [0.5] * 3, [0.3] * 3, measure="error_rate")
    second = contestant("B", [0.5] * 3, [0.2] * 3, measure="error_rate")
    loss, measure = comparison(first, second)
    assert "B ends lower than A in 3 of 3 seeds (median −10 points" in measure
    assert "in 0 of 3 seeds (median 0; equal in 3; sign test p" in loss


def test_one_common_seed_says_little() -> None:
    first, second = contestant("A", [0.5], [0.7]), contestant("B", [0.25], [0.7])
    loss, measure = comparison(first, second)
    assert loss == "J on validation data: B ends lower than A (0.250 against 0.500). One seed says little."
    assert measure == "P on validation data: B and A end alike (70.0\u202f%). One seed says little."
    lost = contestant("C", [0.5], diverged=(0,))
    assert "C ends higher than A (diverged against 0.500)" in comparison(first, lost)[0]


def test_runs_without_a_common_seed_are_not_compared() -> None:
    text = comparison(contestant("A", [0.5], seed=1), contestant("B", [0.5], seed=2))[0]
    assert text == "J on validation data: A and B have no seed in common."


def test_what_is_not_the_same_quantity_is_not_compared() -> None:
    first = contestant("A", [0.5, 0.6])
    other_data = contestant("B", [0.5, 0.6], data="moons")
    other_loss = contestant("B", [0.5, 0.6], loss={"kind": "focal"})
    other_measure = contestant("B", [0.5, 0.6], measure="error_rate")
    assert all("is another quantity in B than in A" in line for line in comparison(first, other_data))
    assert "J is another quantity" in comparison(first, other_loss)[0]
    assert "P on validation" in comparison(first, other_loss)[1]
    assert "P is another quantity" in comparison(first, other_measure)[1]


def test_the_steps_are_told_where_they_differ() -> None:
    said = comparison(contestant("A", [0.5, 0.6]), contestant("B", [0.5, 0.6], step=1500))
    assert said[-1] == "So far A has made 100 steps, B 1\u202f500."


def test_without_a_validation_part_test_data_are_named() -> None:
    runs = [contestant(name, [0.5, 0.6], validation=False) for name in "AB"]
    assert comparison(*runs)[0].startswith("J on test data: ")


def test_lanes_that_are_more_than_seeds_are_called_lanes() -> None:
    lanes = [{"optimizer.learning_rate": 0.1}, {"optimizer.learning_rate": 0.2}]
    runs = [contestant(name, [0.5, 0.6], lanes=lanes) for name in "AB"]
    assert "in 0 of 2 lanes" in comparison(*runs)[0]


def test_a_long_name_does_not_drown_the_sentence() -> None:
    text = comparison(contestant("A" * 200, [0.5, 0.6]), contestant("B", [0.5, 0.6]))[0]
    assert len(text) < 200
    assert "…" in text


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (1.0, "p = 1.0"),
        (0.263, "p = 0.26"),
        (0.0119, "p = 0.012"),
        (0.0034, "p = 0.0034"),
        (0.00004, "p = 0.00004"),
        (1e-6, "p = 0.000001"),
        (1e-9, "p < 0.000001"),
        (0.0, "p < 0.000001"),
        (math.nextafter(1e-6, 0), "p < 0.000001"),
    ],
)
def test_probabilities_are_read_without_powers_of_ten(p, text) -> None:
    assert probability(p).replace(SPACE, " ") == text
