"""Moving plots in their rows."""

from __future__ import annotations

import random

import pytest

from gui.plots.places import Direction, Places


def places(*rows: str) -> Places[str]:
    made: Places[str] = Places()
    made.rows = [list(row) for row in rows]
    return made


def rows(made: Places[str]) -> list[str]:
    return ["".join(row) for row in made.rows]


def test_at_first_there_are_two_in_a_row():
    made = Places("abcde")
    assert rows(made) == ["ab", "cd", "e"]
    made.add("f")
    made.add("g")
    assert rows(made) == ["ab", "cd", "ef", "g"]
    made.remove("g")
    made.remove("a")
    assert rows(made) == ["b", "cd", "ef"]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        (Direction.LEFT, ["ab", "dc", "e"]),
        (Direction.RIGHT, ["ab", "cd", "e"]),
        (Direction.UP, ["adb", "c", "e"]),
        (Direction.DOWN, ["ab", "c", "ed"]),
    ],
)
def test_a_plot_moves_by_one_place(direction, expected):
    made = places("ab", "cd", "e")
    made.move("d", direction)
    assert rows(made) == expected


def test_beyond_the_last_row_is_a_row_of_its_own():
    made = places("ab")
    made.move("a", Direction.DOWN)
    assert rows(made) == ["b", "a"]
    assert not made.can_move("a", Direction.DOWN)
    made.move("b", Direction.UP)
    assert rows(made) == ["b", "a"]
    made = places("ab")
    made.move("b", Direction.UP)
    assert rows(made) == ["b", "a"]


def test_a_plot_is_put_beside_another_or_between_rows():
    made = places("ab", "cd")
    made.put_beside("a", "d", behind=True)
    assert rows(made) == ["b", "cda"]
    made.put_between("d", "b", below=False)
    assert rows(made) == ["d", "b", "ca"]
    made.put_between("a", "c", below=True)
    assert rows(made) == ["d", "b", "c", "a"]
    made.put_between("a", "a", below=True)
    made.put_beside("a", "a", behind=False)
    assert rows(made) == ["d", "b", "c", "a"]


def test_nothing_is_ever_lost():
    chance = random.Random(0)
    made = Places("abcdefg")
    for _ in range(2000):
        one, two = chance.choice("abcdefg"), chance.choice("abcdefg")
        match chance.randrange(3):
            case 0:
                made.move(one, chance.choice(list(Direction)))
            case 1:
                made.put_beside(one, two, behind=chance.random() < 0.5)
            case _:
                made.put_between(one, two, below=chance.random() < 0.5)
        assert sorted(made.items()) == list("abcdefg")
        assert all(made.rows)
