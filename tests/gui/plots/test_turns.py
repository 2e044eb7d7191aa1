"""Plots are refreshed in turn, as many as there is time for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.plots.turns import Turns

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    """Plots that take a while each, and a clock that only they advance."""

    def __init__(self, costs: list[float], idle: frozenset[int] = frozenset()) -> None:
        self.time = 0.0
        self.told: list[int] = []
        self.plots = [Plot(self, number, cost, grows=number not in idle) for number, cost in enumerate(costs)]
        self.turns = Turns(lambda: self.plots, budget=10.0, now=lambda: self.time)

    def tick(self) -> list[int]:
        """Who was refreshed, with all events in between."""
        before = len(self.told)
        self.turns.tick()
        for _ in range(3 * len(self.plots)):
            QApplication.processEvents()
        return self.told[before:]


class Plot:
    def __init__(self, desk: Desk, number: int, cost: float, *, grows: bool = True) -> None:
        self.desk, self.number, self.cost, self.grows = desk, number, cost, grows

    def refresh(self) -> bool:
        if self.grows:
            self.desk.time += self.cost
            self.desk.told.append(self.number)
        return self.grows


def test_half_of_the_plots_have_their_turn_at_every_tick():
    desk = Desk([1.0] * 6)
    assert [desk.tick() for _ in range(3)] == [[0, 1, 2], [3, 4, 5], [0, 1, 2]]


def test_no_plot_is_begun_when_the_time_is_over():
    desk = Desk([6.0] * 6)
    assert [desk.tick() for _ in range(3)] == [[0, 1], [2, 3], [4, 5]]
    slow = Desk([100.0] * 3)
    assert [slow.tick() for _ in range(4)] == [[0], [1], [2], [0]]


def test_plots_without_news_take_no_turn():
    desk = Desk([1.0] * 6, idle=frozenset({0, 1, 2}))
    assert desk.tick() == [3, 4, 5]


@settings(max_examples=40)
@given(st.lists(st.floats(0.1, 30.0), min_size=1, max_size=8), st.integers(20, 40))
def test_all_have_their_turn_equally_often(costs, ticks):
    desk = Desk(costs)
    for _ in range(ticks):
        begun = desk.time
        done = desk.tick()
        assert 1 <= len(done) <= -(-len(costs) // 2)
        # All but the last one fit into the budget.
        assert sum(costs[number] for number in done[:-1]) < 10.0
        assert desk.time >= begun
    counts = Counter(desk.told)
    assert max(counts.values()) - min(counts[number] for number in range(len(costs))) <= 1
    assert all((two - one) % len(costs) == 1 % len(costs) for one, two in pairwise(desk.told))


def test_other_events_come_between_two_plots():
    desk, seen = Desk([1.0] * 4), list[int]()
    refresh = desk.plots[0].refresh

    def refresh_and_ask() -> bool:
        QTimer.singleShot(0, lambda: seen.append(len(desk.told)))
        return refresh()

    desk.plots[0].refresh = refresh_and_ask  # type: ignore[method-assign]
    QTimer.singleShot(0, lambda: seen.append(len(desk.told)))
    desk.tick()
    assert seen == [0, 1]


def test_plots_come_and_go():
    desk = Desk([6.0] * 4)
    assert desk.tick() == [0, 1]
    del desk.plots[2]
    desk.plots.append(Plot(desk, 9, 6.0))
    assert desk.tick() == [9, 3]
    desk.turns.tick()
    desk.plots = []
    QApplication.processEvents()
    assert desk.told[4:] == []
    desk.plots = [Plot(desk, number, 1.0) for number in (10, 11, 12)]
    desk.turns.tick()
    desk.turns.stop()
    QApplication.processEvents()
    assert desk.told[4:] == []


def test_one_plot_has_its_turn_however_long_other_events_have_taken():
    desk = Desk([1.0] * 4)
    desk.turns.tick()
    desk.time += 100.0
    for _ in range(12):
        QApplication.processEvents()
    assert desk.told == [0]
