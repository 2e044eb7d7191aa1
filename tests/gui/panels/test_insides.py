"""How plots are arranged is kept by sessions and layouts, and survives another language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from gui.app import Program
from gui.docks.arrangement import from_json
from gui.panels.plots import PlotsPanel
from gui.plots.definition import plot_definitions
from tests.gui.support import Bench, finish_work, small_experiment

pytestmark = pytest.mark.usefixtures("own_choices")


@pytest.fixture
def program(make_program: Callable[..., Program]) -> Program:
    """A window with the usual plots."""
    program = make_program()
    bench(program).until(lambda: not program.context.runs.busy)
    return program


def bench(program: Program) -> Bench:
    return Bench(program.context.document, program.context.runs)


def names(program: Program) -> list[str]:
    panel = program.window.panels["plots"]
    assert isinstance(panel, PlotsPanel)
    return [card.definition.name for card in panel.desk.cards()]


def add_series(program: Program) -> None:
    panel = program.window.panels["plots"]
    assert isinstance(panel, PlotsPanel)
    panel.desk.remove(panel.desk.cards()[0])
    panel.desk.add(plot_definitions()["series"])
    QTest.qWait(0)


def test_the_usual_arrangement_is_not_kept(program: Program) -> None:
    assert program.window.docks.arrangement().inside == {}
    assert program.window.docks.is_standard()


def test_a_session_brings_its_plots(program: Program, tmp_path: Path) -> None:
    usual = names(program)
    add_series(program)
    own = names(program)
    assert own != usual
    file = tmp_path / "plots.descenso"
    program.files.saver.save(file)
    bench(program).until(lambda: not program.files.saver.busy)
    program.window.docks.reset()
    assert names(program) == usual
    program.files.open_experiment(small_experiment(seed=4))
    assert names(program) == usual, "a file that says nothing of plots leaves them"
    program.files.open_file(file)
    finish_work(program.context)
    bench(program).until(lambda: not program.context.runs.busy)
    assert names(program) == own


def test_a_layout_brings_its_plots(program: Program) -> None:
    usual = names(program)
    add_series(program)
    own, kept = names(program), from_json(program.window.docks.arrangement().to_json())
    program.window.docks.reset()
    assert names(program) == usual
    program.window.docks.apply(kept)
    assert names(program) == own


def test_another_language_leaves_them(program: Program) -> None:
    add_series(program)
    own = names(program)
    program.window.speak_anew()
    assert names(program) == own
