"""Texts of files are never markup."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from engine.datasets.file import OwnFile
from engine.tasks import Task
from gui.forms.words import class_names
from gui.widgets.plain import plain_label, plain_tip


@pytest.mark.parametrize("text", ["plain", "a < b & c", "<b>bold</b>\nnext &amp; line", "<img src=x>"])
def test_a_tip_reads_as_it_was_written(text: str) -> None:
    document = QTextDocument()
    tip = plain_tip(text)
    if tip.startswith("<qt>"):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    assert document.toPlainText() == text


def test_a_label_has_no_mnemonics() -> None:
    assert plain_label("Open a&b.csv") == "Open a&&b.csv"


def test_classes_of_a_file_are_not_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.forms.words.engine_text", lambda text: text.upper())
    task = Task((2,), ("none", "off"))
    assert class_names(OwnFile(), task) == ("none", "off")
