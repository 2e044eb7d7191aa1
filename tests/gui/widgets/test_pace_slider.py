"""The pace: from one step a second to no limit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.pace_slider import PACES, PaceSlider


@pytest.fixture
def pace(qtbot: QtBot) -> PaceSlider:
    slider = PaceSlider()
    qtbot.addWidget(slider)
    return slider


def caption(pace: PaceSlider) -> str:
    label = pace.findChild(QLabel)
    assert label is not None
    return label.text()


def test_it_begins_without_a_limit(pace: PaceSlider) -> None:
    assert pace.pace() == 0.0
    assert caption(pace) == "full speed"


def test_the_ends_are_one_step_a_second_and_no_limit(qtbot: QtBot, pace: PaceSlider) -> None:
    with qtbot.waitSignal(pace.chosen) as chosen:
        qtbot.keyClick(pace.slider, Qt.Key.Key_Home)
    assert chosen.args == [1.0]
    assert caption(pace) == "1 step/s"
    qtbot.keyClick(pace.slider, Qt.Key.Key_Right)
    assert caption(pace) == "2 steps/s"
    with qtbot.waitSignal(pace.chosen) as chosen:
        qtbot.keyClick(pace.slider, Qt.Key.Key_End)
    assert chosen.args == [0.0]


def test_paces_grow_evenly() -> None:
    limited = PACES[:-1]
    assert PACES[-1] == 0
    ratios = [after / before for before, after in pairwise(limited)]
    assert min(ratios) > 1.0
    assert max(ratios) < 3.0


@pytest.mark.parametrize(("asked", "shown"), [(0.0, 0.0), (1.0, 1.0), (4.2, 5.0), (1e9, 1000.0)])
def test_a_pace_is_shown_without_a_signal(pace: PaceSlider, asked: float, shown: float) -> None:
    heard: list[float] = []
    pace.chosen.connect(heard.append)
    pace.set_pace(asked)
    assert pace.pace() == shown
    assert not heard
