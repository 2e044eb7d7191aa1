"""The editor of the path of a file."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.forms.words import engine_text
from gui.widgets.file_field import FileField


@edits(fields.FilePath)
class FilePathEditor(RowEditor):
    """A line with a button that opens a dialog; files can be dropped on it."""

    field: fields.FilePath
    input: FileField

    def make_input(self) -> FileField:
        patterns = {engine_text(title): wildcards for title, wildcards in self.field.patterns.items()}
        box = FileField(patterns=patterns, folder=self.field.folder, longest=self.field.longest)
        box.edited.connect(self.announce)
        return box

    def show_value(self, value: str) -> None:
        self.input.set_value(value)
