"""Keeps the translations up to date: `python -m tests.tools.translations [LANGUAGE]`.

Collects the texts of the window and the fixed texts of the engine into `assets/translations/descenso_LANGUAGE.ts` (all
that there are, or a new one for a language such as `fr`), keeps what is translated there already, and compiles it.
Exits with 1 while something is wrong with it, and says what.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import PySide6

from engine import examples, presets, registry
from engine.datasets.base import Dataset
from engine.experiment import Experiment
from engine.fields import Choice, Field, GroupField, Subset, Table
from engine.losses.base import Loss
from gui.preferences.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "assets" / "translations" / "descenso_es.ts"
COMPILED = SOURCE.with_suffix(".qm")
ENGINE = "engine"
"""The context of the engine's texts, as in `gui.forms.words`."""
LENGTHS = "\x9c"
FORMS = 2
"""Of a Spanish noun: one, and many."""
_ARGUMENTS = {"InputError": 1, "fail": 0, "ParameterSpec": 0, "Remark": 0, "_problem": 2}
"""Calls in the engine one of whose arguments is shown, and which one."""
_ELSEWHERE = {"backend", "bootstrap", "cli", "session"}
"""Parts of the engine whose problems come with a file's name, or to the command line."""
_PLACEHOLDER = re.compile(r"\{\w*\}|%L?n")
_KEY = re.compile(r"&\w")


@dataclass(frozen=True)
class Message:
    """One text of a .ts file.

    Attributes:
        translations: one, or one for each plural form.
        plural: whether a number decides between them.
        finished: whether a person has let it pass.
    """

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    plural: bool
    finished: bool

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """What it is the translation of."""
        return self.context, self.source, self.comment, self.plural

    def faults(self) -> Iterator[str]:
        """What is wrong with it, in words."""
        name = f"{self.context}: {self.source!r}"
        if not self.finished or not all(self.translations):
            yield f"{name} is not translated"
            return
        if self.plural and len(self.translations) != FORMS:
            yield f"{name} has {len(self.translations)} plural forms, not {FORMS}"
        for text in (text for one in self.translations for text in one.split(LENGTHS)):
            if _placeholders(text) != _placeholders(self.source):
                yield f"{name} has other placeholders than {text!r}"
            if len(_KEY.findall(text)) != len(_KEY.findall(self.source)):
                yield f"{name} has another number of keys than {text!r}"


def messages(file: Path) -> list[Message]:
    """The messages of a .ts file."""
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for item in context.iter("message"):
            translation = item.find("translation")
            assert translation is not None
            forms = list(translation.iter("numerusform")) or [translation]
            found.append(
                Message(
                    context.findtext("name", ""),
                    item.findtext("source", ""),
                    item.findtext("comment", ""),
                    tuple(_text(form) for form in forms),
                    item.get("numerus") == "yes",
                    translation.get("type") is None,
                )
            )
    return found


def update(file: Path) -> None:
    """Bring a .ts file up to date with the sources. Texts that are gone are dropped, new ones are unfinished."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Path(folder) / "engine_texts.py"
        lines = (
            f"translate({ENGINE!r}, {json.dumps(text, ensure_ascii=False)})\n" for text in engine_texts()
        )
        engine.write_text("".join(lines), encoding="utf-8")
        language = file.stem.rpartition("_")[2]
        options = "-silent -no-obsolete -locations none -extensions py -source-language en -target-language "
        options += language
        guesses = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
        _run("lupdate", *options.split(), *guesses, str(ROOT / "gui"), str(engine), "-ts", str(file))


def compile_to(file: Path, compiled: Path) -> None:
    """Make the .qm file of a .ts file."""
    _run("lrelease", "-silent", str(file), "-qm", str(compiled))


def engine_texts() -> list[str]:
    """Every fixed text of the engine that the window may show, each once."""
    texts = [
        *_kind_texts(),
        *_field_texts(Experiment.fields),
        *_field_texts(Settings.fields),
        *_example_texts(),
        *_preset_texts(),
        *_literals(),
    ]
    return [text for text in dict.fromkeys(texts) if text]


def _kind_texts() -> Iterator[str]:
    for family in registry.families():
        for kind in registry.kinds(family).values():
            yield from (kind.title, kind.summary(), kind.formula, kind.reference)
            yield from _field_texts(kind.fields)
            if issubclass(kind, Loss):
                yield kind.link
            if issubclass(kind, Dataset) and not kind.needs_file:
                yield from (name for name in kind().task().classes if not name.isdecimal())


def _field_texts(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        yield from (field.title, field.help, field.unit)
        if isinstance(field, Choice | Subset):
            yield from field.options.values()
        if isinstance(field, GroupField):
            yield from _field_texts(field.value_type.fields)
        if isinstance(field, Table):
            yield from _field_texts(field.columns)


def _example_texts() -> Iterator[str]:
    yield from examples.TOPICS.values()
    for name in examples.names():
        example = examples.load(name)
        yield from (example.title, example.description, *(run for run, _ in example.experiments))


def _preset_texts() -> Iterator[str]:
    for preset in presets.presets():
        yield from (preset.title, preset.description)


def _literals() -> Iterator[str]:
    """Problems without values inside, and names of parameters, as they stand in the engine's files."""
    folder = ROOT / "engine"
    files = (file for file in folder.rglob("*.py") if file.relative_to(folder).parts[0] not in _ELSEWHERE)
    for file in sorted(files):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield from _constant(node.args[_ARGUMENTS[name] :][:1] if name in _ARGUMENTS else [])
            elif isinstance(node, ast.FunctionDef) and node.name.endswith("_problem"):
                returned = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return))
                yield from _constant(value for value in returned if value is not None)


def _constant(values: Iterable[ast.expr]) -> Iterator[str]:
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _text(element: ElementTree.Element) -> str:
    lengths = [variant.text or "" for variant in element.iter("lengthvariant")]
    return LENGTHS.join(lengths) or element.text or ""


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _run(tool: str, *arguments: str) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(PySide6.__path__[0]) / f"{tool}{suffix}"
    subprocess.run([str(program), *arguments], check=True, capture_output=True, text=True)


def main(languages: list[str]) -> int:
    """Update, compile, and tell what is left to do, for these languages or all that there are."""
    files = [SOURCE.with_name(f"descenso_{language}.ts") for language in languages]
    wrong = 0
    for file in files or sorted(SOURCE.parent.glob("descenso_*.ts")):
        update(file)
        compile_to(file, file.with_suffix(".qm"))
        found = messages(file)
        faults = [fault for message in found for fault in message.faults()]
        sys.stdout.write("\n".join((*faults, f"{file.name}: {len(found)} texts, {len(faults)} faults\n")))
        wrong += bool(faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
