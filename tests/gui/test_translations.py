"""The Spanish of the window: complete, compiled, and fitting."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine import examples
from engine.experiment import Experiment
from engine.worker.client import InProcessClient
from gui.app import Program, make_context
from gui.forms.row import RowEditor
from gui.forms.words import caption, caption_lengths
from gui.language import install_language
from gui.panels.network import NetworkPanel
from gui.widgets.card import Card
from gui.widgets.choice_field import ChoiceField, ChoiceItem
from gui.widgets.elided_label import LENGTHS, ElidedLabel
from tests.gui.support import Bench
from tests.tools.translations import COMPILED, FORMS, SOURCE, Message, compile_to, messages, update

NAMES = {"NumPy", "English", "Español", "log"}
"""Words that are the same in all languages."""
TEXTS = ("text", "title", "detail", "accessibleName", "accessibleDescription", "toolTip", "windowTitle")
GOOD = Message(
    "Panel", "&Keep {count} of {total}", "", ("&Guardar {count} de {total}",), plural=False, finished=True
)
PLURAL = Message("Panel", "%n step(s)", "", ("%n paso", "%n pasos"), plural=True, finished=True)


def test_every_text_of_the_sources_is_translated(tmp_path: Path) -> None:
    fresh = tmp_path / SOURCE.name
    shutil.copy(SOURCE, fresh)
    update(fresh)
    sources, translated = ({message.key for message in messages(file)} for file in (fresh, SOURCE))
    hint = "run python -m tests.tools.translations, and translate what is new"
    assert sorted(sources ^ translated) == [], hint
    assert [fault for message in messages(SOURCE) for fault in message.faults()] == []


@pytest.mark.parametrize(
    ("message", "word"),
    [
        (replace(GOOD, finished=False), "not translated"),
        (replace(GOOD, translations=("",)), "not translated"),
        (replace(GOOD, translations=("&Guardar {count}",)), "placeholders"),
        (replace(GOOD, translations=("&Guardar {count} de {all}",)), "placeholders"),
        (replace(GOOD, translations=(f"{GOOD.translations[0]}{LENGTHS}&Guardar",)), "placeholders"),
        (replace(GOOD, translations=("Guardar {count} de {total}",)), "keys"),
        (replace(PLURAL, translations=("un paso", "%n pasos")), "placeholders"),
        (replace(PLURAL, translations=("%n pasos",)), "plural forms"),
    ],
)
def test_a_wrong_translation_is_found(message: Message, word: str) -> None:
    assert word in " ".join(message.faults())


def test_a_right_translation_is_none_of_them() -> None:
    assert [*GOOD.faults(), *PLURAL.faults()] == []


def test_the_compiled_file_is_up_to_date(qapp: QApplication, tmp_path: Path) -> None:
    fresh = tmp_path / COMPILED.name
    compile_to(SOURCE, fresh)
    for file in (COMPILED, fresh):
        translator = QTranslator()
        assert translator.load(str(file))
        for message in messages(SOURCE):
            numbers = range(1, FORMS + 1) if message.plural else (-1,)
            loaded = tuple(
                translator.translate(message.context, message.source, message.comment, n) for n in numbers
            )
            assert loaded == message.translations


def test_a_caption_is_shown_in_the_longest_length_that_fits(qtbot: QtBot) -> None:
    label = ElidedLabel(LENGTHS.join(("Tasa de aprendizaje η", "Tasa aprend. η", "Tasa η")))
    qtbot.addWidget(label)
    label.setIndent(0)
    for text in ("Tasa de aprendizaje η", "Tasa aprend. η", "Tasa η"):
        label.resize(label.fontMetrics().horizontalAdvance(text) + 2, 20)
        assert label.shown_text() == text
    label.resize(12, 20)
    assert label.shown_text() not in label.text().split(LENGTHS)


def test_a_unit_is_left_out_before_a_title_is_shortened(spanish: None) -> None:
    field = Experiment.field("evaluate_every")
    assert caption(field) == "Evaluar cada (pasos)"
    assert caption_lengths(field).split(LENGTHS)[:2] == ["Evaluar cada (pasos)", "Evaluar cada"]


def test_a_list_names_its_items_in_full_and_the_chosen_one_as_it_fits(qtbot: QtBot) -> None:
    lengths = LENGTHS.join(("Error cuadrático medio", "ECM"))
    choice = ChoiceField([ChoiceItem("mse", lengths)])
    qtbot.addWidget(choice)
    combo = choice.editor
    assert isinstance(combo, QComboBox)
    assert combo.itemText(0) == "Error cuadrático medio"
    choice.setFixedSize(90, 30)
    narrow = choice.grab().toImage()
    choice.set_items([ChoiceItem("mse", "ECM")])
    assert choice.grab().toImage() == narrow
    choice.set_items([ChoiceItem("mse", "Error")])
    assert choice.grab().toImage() != narrow


def visible_texts(root: QWidget) -> Iterator[str]:
    """Everything that can be read or heard in a window, line by line."""
    for text in _whole_texts(root):
        for line in re.split(r"<br>|\n|\t", text):
            yield html.unescape(re.sub(r"</?\w+>", "", line))


def _whole_texts(root: QWidget) -> Iterator[str]:
    objects: list[QObject] = [root, *root.findChildren(QWidget), *root.findChildren(QAction)]
    for item in objects:
        for name in TEXTS:
            text = getattr(item, name, str)()
            # A label that holds several lengths shows one of them.
            yield from text.split(LENGTHS) if isinstance(text, str) else ()
        if isinstance(item, QComboBox):
            for index in range(item.count()):
                yield item.itemText(index)
                yield item.itemData(index, Qt.ItemDataRole.ToolTipRole) or ""


class Bracketing(QTranslator):
    """Says of each text that it has seen it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        return f"⟦{source}⟧"


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """The language of the window while a test runs."""
    installed = install_language(qapp, "es")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    """While a test runs, every text that was translated stands in brackets."""
    translator = Bracketing()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def small_program(qapp: QApplication) -> Iterator[Program]:
    """A program with a small window, in the language that was installed before."""
    program = Program(make_context(qapp, InProcessClient, "light"))
    program.window.resize(1280, 720)
    program.window.show()
    yield program
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def visit(program: Program, name: str) -> None:
    """Open an example, train a little, open a layer's form, and change something."""
    program.files.open_target(name)
    document, controller = program.context.document, program.context.controller
    bench = Bench(document, program.context.runs)
    bench.until(lambda: controller.state == "paused")
    bench.train(2)
    open_layer(program)
    document.edit("batch_size", 7)
    document.finish_edit()


def open_layer(program: Program) -> None:
    """Open the form of the layer before the last."""
    network = program.window.panels["network"]
    assert isinstance(network, NetworkPanel)
    position = len(network.strip.cards()) - 2
    network.inspector.open(position, network.strip.card(position))


def test_every_word_of_the_window_comes_through_the_translator(
    bracketed: None, small_program: Program
) -> None:
    program = small_program
    for name in ("digits", "function"):
        visit(program, name)
        for text in visible_texts(program.window):
            rest = re.sub(r"\b([0-9a-f]{8})+\b", "", text)  # a hash
            while (inside := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
                rest = inside
            assert set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", rest)) <= NAMES, text


def test_the_window_shows_no_english(spanish: None, small_program: Program) -> None:
    program, known = small_program, messages(SOURCE)
    translations = {text for message in known for one in message.translations for text in one.split(LENGTHS)}
    english = {message.source for message in known} - translations
    patterns = [_pattern(source) for source in english if "{" in source]
    for name in ("digits", "function", "spirals"):
        visit(program, name)
        for text in set(visible_texts(program.window)):
            assert text not in english
            # A translation may look like it by chance: “Bag of tricks, … (…)” is a title.
            found = [pattern for pattern in patterns if pattern.fullmatch(text)]
            assert text in translations or not found, text
    assert program.window.transport.play_button.text() == "Entrenar"
    assert program.context.document.undo_stack.undoText() == "Cambiar tamaño de lote"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile("[^{}]+".join(re.escape(part) for part in re.split(r"\{\w+\}", source)))


def test_captions_and_titles_fit_into_a_small_window(
    qapp: QApplication, spanish: None, small_program: Program
) -> None:
    program = small_program
    program.context.clock.stop()  # nothing is trained, whatever comes
    for name in list(examples.names())[::3]:
        program.files.open_target(name)
        open_layer(program)
        qapp.processEvents()
        rows = [row for row in program.window.findChildren(RowEditor) if row.caption.isVisible()]
        assert rows
        for row in rows:
            assert row.caption.shown_text() in row.caption.text().split(LENGTHS), row.caption.text()
        for card in program.window.findChildren(Card):
            title = card.findChild(QLabel)
            assert title is None or not title.isVisible() or title.width() >= title.sizeHint().width(), (
                card.title()
            )
