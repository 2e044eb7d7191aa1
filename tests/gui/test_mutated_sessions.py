"""Sessions with anything in them, also in what the window keeps there: refused with a reason, or opened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from engine.session.session import load, save
from gui.app import Program
from gui.session_reading import Opened, Refused, try_to_read
from tests.engine.session import forge
from tests.engine.session.mutants import Mutants
from tests.gui.support import FilesBench, finish_work


@pytest.fixture(scope="module")
def whole(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with a layout as the window writes it, and a branch."""
    file = tmp_path_factory.mktemp("whole") / "whole.descenso"
    bench = FilesBench.of(qapp)
    bench.train(20)
    bench.controller.visit(10)
    bench.until(lambda: bench.controller.step == 10 and not bench.controller.on_the_way)
    bench.document.edit("optimizer.learning_rate", 0.02)
    bench.runs.branch()
    bench.until(lambda: len(bench.runs) == 2 and bench.controller.state == "paused")
    bench.train(5)
    bench.save(file)
    bench.runs.close()
    bench.files.close()
    save(file.with_name("other.descenso"), forge.session())
    assert load(file).layout["runs"]
    return file


@pytest.mark.parametrize("count", [60, pytest.param(5000, marks=pytest.mark.slow)])
def test_a_mutant_is_opened_or_refused(whole: Path, tmp_path: Path, count: int) -> None:
    mutants = Mutants(whole, whole.with_name("other.descenso"), tmp_path / "made", count)
    file, opened = tmp_path / "mutant.descenso", 0
    for number in range(count):
        mutant = mutants.draw()
        file.write_bytes(mutant.content)
        found = try_to_read(file, tmp_path)
        if isinstance(found, Refused):
            assert (found.problem, found.fault) != ("", found.fault), f"{mutant.kind}, number {number}"
        opened += isinstance(found, Opened)
    assert opened > count / 50


def put_everywhere(layout: dict[str, Any], value: object) -> None:
    """Say this of everything in a layout."""
    for name in layout:
        layout[name] = value


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"entries": [[]]},
        {"entries": [{"name": 5}], "selected": -1},
        {"selected": 10**400},
        10**400,
        "x",
        0,
    ],
    ids=str,
)
def test_what_a_layout_says_wrongly_is_passed_over(
    whole: Path, files: FilesBench, tmp_path: Path, value: object
) -> None:
    entries, file = forge.entries(whole), tmp_path / "changed.descenso"
    forge.write(file, forge.in_document(entries, lambda held: put_everywhere(held["layout"], value)))
    assert files.open(file)
    finish_work(files.context)
    files.until(lambda: files.controller.state == "paused")
    assert [controller.head for _, controller in files.runs] == [20, 15]


def test_a_window_is_laid_out_as_far_as_that_makes_sense(
    make_program: Callable[..., Program], whole: Path, tmp_path: Path
) -> None:
    program = make_program()
    mutants = Mutants(whole, whole, tmp_path / "made", 5)
    said = json.dumps(dict(program.files.saver.layout_of()))
    for _ in range(150):
        layout = json.loads(said)
        mutants.edit(layout)
        program.files.laid_out.emit(layout)
        program.context.clock.tick.emit()
    assert program.window.isVisible()
