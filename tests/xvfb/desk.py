"""The open window as a story uses it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from engine import paths
from engine.experiment import Experiment
from gui.app import Program
from gui.forms.form import Form
from gui.network.layer_card import LayerCard
from gui.runs.controller import RunController
from gui.widgets.action_button import ActionButton
from tests.xvfb.hand import Hand, named, wait_until

Story = Callable[["Desk"], None]


class Desk:
    """The open window, a hand, and what one can see."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.hand = Hand()
        self.window = program.window
        self.document = program.context.document

    @property
    def controller(self) -> RunController:
        """The selected run."""
        return self.program.context.controller

    @property
    def experiment(self) -> Experiment:
        return self.document.experiment

    def button(self, name: str) -> ActionButton:
        """A button of the header."""
        return named(self.window, ActionButton, name)

    def input(self, path: str) -> QWidget:
        """The visible input of an experiment's field; waits until there is one."""
        wait_until(lambda: self._find_input(path) is not None, f"there is a field for {path}")
        found = self._find_input(path)
        assert found is not None
        return found

    def _find_input(self, path: str) -> QWidget | None:
        for form in self.window.findChildren(Form):
            with contextlib.suppress(KeyError):
                editor: Any = form.editor(path)
                if editor.input.isVisible():
                    return editor.input
        return None

    def cards(self) -> list[LayerCard]:
        """The layers' cards, from input to output."""
        return sorted(self.window.findChildren(LayerCard), key=lambda card: card.x())

    def enter(self, path: str, text: str) -> None:
        """Replace a number by typing, and wait until the experiment has it."""
        self.hand.reach(self.input(path))
        self.hand.press("ctrl+a")
        self.hand.type(text)
        self.hand.press("Return")
        wait_until(lambda: paths.get(self.experiment, path) == float(text), f"{path} is {text}")

    def pick(self, path: str, title: str) -> None:
        """Choose an entry of a field's list."""
        before = self.experiment
        self.hand.reach(self.input(path))
        self.hand.choose(title)
        wait_until(lambda: self.experiment != before, f"{path} changed to {title}")

    def save_as(self, file: Path) -> None:
        """Save the session by keys."""
        self.hand.press("ctrl+shift+s")
        self.answer_file_dialog(file)
        wait_until(lambda: file.exists() and self.document.file == file, f"{file.name} is saved")

    def answer_file_dialog(self, file: Path) -> None:
        """Type a file's name into the dialog that opens."""
        wait_until(
            lambda: _file_dialog() is not None and _file_dialog() is QApplication.activeWindow(),
            "a file dialog is open",
        )
        self.hand.press("ctrl+a")
        self.hand.type(str(file))
        self.hand.press("Return")
        wait_until(lambda: _file_dialog() is None, "the file dialog is closed")

    def look(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        QGuiApplication.primaryScreen().grabWindow(0).save(str(self.folder / f"{name}.png"))

    def ready(self) -> None:
        wait_until(lambda: self.controller.state == "paused", "the run is ready")


def _file_dialog() -> QFileDialog | None:
    boxes = (
        box for box in QApplication.topLevelWidgets() if isinstance(box, QFileDialog) and box.isVisible()
    )
    return next(boxes, None)
