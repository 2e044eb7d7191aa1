"""Windows that close in the middle of a sweep leave nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.app import Program
from tests.gui.support import Bench


@pytest.mark.parametrize("name", ["race", "heat_map"])
def test_the_window_closes_while_it_computes(make_program: Callable[..., Program], name: str) -> None:
    program = make_program()
    program.window.commands[name].trigger()
    sweeps = program.window.commands.sweeps
    dialog = sweeps.race or sweeps.heat_map
    assert dialog is not None
    dialog.length.set_value(10**6)
    if sweeps.race is not None:
        sweeps.race.tuned_button.setChecked(True)
    dialog.start()
    Bench(program.context.document, program.context.runs).until(lambda: program.context.runs.busy)
    program.close()
    assert not program.window.isVisible()
    assert not program.context.clock.running


def test_every_part_that_takes_the_focus_has_a_name(program: Program) -> None:
    for name in ("race", "heat_map"):
        program.window.commands[name].trigger()
    sweeps = program.window.commands.sweeps
    for dialog in (sweeps.race, sweeps.heat_map):
        assert dialog is not None
        parts = [part for part in dialog.findChildren(QWidget) if part.window() is dialog]
        for part in parts:
            if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                text = "" if isinstance(part, QLineEdit) else getattr(part, "text", lambda: "")()
                assert part.accessibleName() or text, part
        dialog.close()
