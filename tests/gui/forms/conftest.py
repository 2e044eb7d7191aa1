"""What the tests of forms share: an owner that answers edits, and fingers."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from engine import fields, paths, registry
from engine.values import Part, Value
from gui.formatting import exact
from gui.forms.form import Form
from gui.painting.paint_field import PaintField
from gui.theme.palette import LIGHT
from gui.theme.style import apply_theme
from gui.widgets.choice_popup import ChoicePopup


class Owner:
    """Holds a value, shows it in a form and puts into it what the form announces."""

    def __init__(self, qtbot, value: Value, prefix: str = "", **options: Any) -> None:
        self.qtbot = qtbot
        self.value = value
        self.prefix = prefix
        self.log: list[tuple[str, Any]] = []
        self.form = Form(value, prefix, **options)
        self.form.edited.connect(self._on_edited)
        qtbot.addWidget(self.form)
        self.form.resize(300, 900)
        self.form.show()
        qtbot.waitExposed(self.form)
        self.form.activateWindow()

    def _on_edited(self, path: str, new: Any) -> None:
        self.log.append((path, new))
        assert path.startswith(self.prefix)
        self.value = paths.put(self.value, path.removeprefix(self.prefix).lstrip("."), new)
        self.form.show_value(self.value)

    def get(self, path: str) -> Any:
        return paths.get(self.value, path.removeprefix(self.prefix).lstrip("."))

    def change(self, editor) -> Any:
        """Change what an editor shows, with keys and clicks; return the value that is now expected."""
        return getattr(self, f"_change_{editor.field.type_name}")(editor)

    def type_number(self, editor, text: str) -> None:
        line = editor.input.editor
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def _change_real(self, editor) -> float:
        new = other_number(editor.field, self.get(editor.path))
        self.type_number(editor, exact(new).replace(".", ","))
        return new

    def _change_integer(self, editor) -> int:
        new = int(other_number(editor.field, self.get(editor.path)))
        self.type_number(editor, str(new))
        return new

    def _change_toggle(self, editor) -> bool:
        old = self.get(editor.path)
        box = editor.input.editor
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        return not old

    def _change_choice(self, editor) -> str:
        words = list(editor.field.options)
        return words[self.turn(editor, words.index(self.get(editor.path)), len(words))]

    def _change_part(self, editor) -> Part:
        old = self.get(editor.path)
        kinds = list(registry.kinds(editor.field.family).values())
        new = kinds[self.turn(editor, kinds.index(type(old)), len(kinds))]
        return registry.change_kind(old, new.kind)

    def _change_subset(self, editor) -> tuple[str, ...]:
        old = self.get(editor.path)
        word = next(option for option in editor.field.options if option not in old)
        self.qtbot.mouseClick(editor.input.chip(word), Qt.MouseButton.LeftButton)
        return tuple(option for option in editor.field.options if option in (*old, word))

    def _change_text(self, editor) -> str:
        return self.type_text(editor, "something else")

    def _change_file(self, editor) -> str:
        return self.type_text(editor, "somewhere/else.csv")

    def type_text(self, editor, text: str) -> str:
        line = editor.input.line
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        return text

    def _change_table(self, editor) -> tuple[tuple[float, ...], ...]:
        """Remove the last row; of the fewest rows, change the last number. Of painted points remove all."""
        old = self.get(editor.path)
        if isinstance(editor.input, PaintField):
            self.qtbot.mouseClick(editor.input.clear_button, Qt.MouseButton.LeftButton)
            return ()
        if len(old) > editor.field.fewest:
            self.qtbot.mouseClick(editor.input.remove_button, Qt.MouseButton.LeftButton)
            return old[:-1]
        if not old:
            self.qtbot.mouseClick(editor.input.add_button, Qt.MouseButton.LeftButton)
            return (tuple(column.first() for column in editor.input.columns),)
        new = other_number(editor.field.columns[-1], old[-1][-1])
        table = editor.input.table
        table.setVisible(True)
        cell = table.model().index(len(old) - 1, len(old[-1]) - 1)
        place = table.visualRect(cell).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        line = table.findChild(QLineEdit)
        line.selectAll()
        self.qtbot.keyClicks(line, exact(new))
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.get(editor.path) != old)
        return (*old[:-1], (*old[-1][:-1], new))

    def _change_parts(self, editor) -> tuple[Part, ...]:
        """Add a part of the second kind."""
        old = self.get(editor.path)
        self.qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
        popup = editor.findChild(ChoicePopup)
        self.qtbot.keyClick(popup, Qt.Key.Key_Down)
        self.qtbot.keyClick(popup, Qt.Key.Key_Return)
        kinds = list(registry.kinds(editor.field.family).values())
        return (*old, kinds[min(1, len(kinds) - 1)]())

    def turn(self, editor, index: int, count: int) -> int:
        """Go one item down in a list (up from the last one)."""
        combo = editor.input.editor
        combo.setFocus()
        down = index + 1 < count
        self.qtbot.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        return index + 1 if down else index - 1


def other_number(field: fields.Number, old: float) -> float:
    """A number within the bounds that is not the old one."""
    candidates = [0.37, 0.62, 3, 40, 1, 0, 2.5, 1000]
    if isinstance(field, fields.Integer):
        candidates = [7, 3, 40, 1, 0, 1000]
    for candidate in candidates:
        try:
            if field.check(candidate) != old:
                return candidate
        except ValueError:
            continue
    raise AssertionError(f"no other number fits {field}")


@pytest.fixture
def owner(qapp, qtbot):
    apply_theme(qapp, LIGHT)
    return lambda value, prefix="", **options: Owner(qtbot, value, prefix, **options)
