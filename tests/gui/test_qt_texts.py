"""Qt's own dialogs speak the language of the window throughout, with our texts where its translations have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QMimeDatabase, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.language import install_language, locale_for
from gui.qt_texts import QT_TEXTS

TEXTS = ("text", "toolTip", "accessibleName", "windowTitle", "informativeText")
BUTTONS = (
    "Ok Open Save SaveAll Cancel Close Discard Apply Reset RestoreDefaults Help Yes YesToAll No NoToAll Abort"
)
SAME = {"&No"}
"""Words that are the same in both languages."""


class Ours(QTranslator):
    """Has our own translations of Qt's texts, whatever they are by now."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        # An empty text would be a translation; nothing lets others answer.
        return f"⟦{source}⟧" if source in QT_TEXTS.get(context, ()) else None  # type: ignore[return-value]


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Begins to speak Spanish."""
    installed: list[QTranslator] = []

    def begin() -> None:
        installed.extend((*install_language(qapp, "es"), Ours()))
        qapp.installTranslator(installed[-1])

    yield begin
    for translator in installed:
        qapp.removeTranslator(translator)
    install_language(qapp, "en")


def file_dialog(folder: Path) -> QFileDialog:
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    return dialog


def saving(folder: Path) -> QFileDialog:
    dialog = file_dialog(folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def message_box(_: Path) -> QMessageBox:
    box = QMessageBox()
    for name in BUTTONS.split():
        box.addButton(QMessageBox.StandardButton[name])
    box.setDetailedText("…")
    return box


def input_dialog(_: Path) -> QInputDialog:
    return QInputDialog()


def texts(dialog: QDialog) -> list[str]:
    """All that can be read in a dialog, in the order of its parts."""
    found = []
    for item in (dialog, *dialog.findChildren(QWidget), *dialog.findChildren(QAction)):
        found += [str(getattr(item, name, str)()) for name in TEXTS]
    for tree in dialog.findChildren(QTreeView):
        model, root = tree.model(), tree.rootIndex()
        for column in range(model.columnCount()):
            found.append(str(model.headerData(column, Qt.Orientation.Horizontal)))
        found.append(str(model.index(0, 2, root).data()))
    for line in dialog.findChildren(QLineEdit):
        menu: QMenu = line.createStandardContextMenu()
        found += [action.text().partition("\t")[0] for action in menu.actions()]
    return found


@pytest.mark.parametrize("make", [file_dialog, saving, message_box, input_dialog])
def test_no_text_of_qts_own_dialogs_stays_english(
    qtbot: QtBot, tmp_path: Path, spanish: Callable[[], None], make: Callable[[Path], QDialog]
) -> None:
    (tmp_path / "1").mkdir()

    def read() -> list[str]:
        dialog = make(tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        for tree in dialog.findChildren(QTreeView):
            qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)  # noqa: B023
        return texts(dialog)

    english = read()
    spanish()
    same = {
        one for one, other in zip(english, read(), strict=True) if one == other and any(map(str.isalpha, one))
    }
    assert {text for text in same if str(tmp_path) not in text} <= SAME
    assert len(english) > 10


def test_every_text_of_ours_is_one_that_qt_looks_up(qapp: QApplication) -> None:
    """Qt's German has most of them, in these contexts or in those where they were before."""
    german = install_language(qapp, "de")
    known = {"QAbstractFileIconProvider": {"Alias", "File Folder"}}  # of other systems
    for context, sources in QT_TEXTS.items():
        for source in set(sources) - known.get(context, set()):
            assert QCoreApplication.translate(context, str(source)) != source, (context, source)
    for translator in german:
        qapp.removeTranslator(translator)


def test_kinds_of_files_are_named_in_the_language(qapp: QApplication) -> None:
    kind = QMimeDatabase().mimeTypeForName("text/csv")
    install_language(qapp, "es")
    assert QLocale().language() is QLocale.Language.Spanish
    told = kind.comment()
    install_language(qapp, "en")
    assert QLocale().language() is locale_for("en").language()
    assert told


def test_keys_are_called_as_they_are_labeled(spanish: Callable[[], None]) -> None:
    keys = QKeySequence("Ctrl+Shift+S")
    spanish()
    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "⟦Ctrl⟧+⟦Shift⟧+S"
    assert keys.toString() == "Ctrl+Shift+S"
