"""`share` prints a text that every command takes in the place of an experiment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import examples
from engine.cli.main import main
from engine.session.session import Session, save
from engine.sharing.text import decode, encode
from engine.source import resolve
from tests.engine.session import forge


def _said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(argv) == 0
    return capsys.readouterr().out


def test_what_is_shared_is_taken_by_show_run_and_share(capsys: pytest.CaptureFixture[str]) -> None:
    text = _said(capsys, "share", "optimizers").strip()
    assert decode(text) == examples.load("optimizers").experiments
    assert _said(capsys, "share", text.lower()).strip() == text
    shown = json.loads(_said(capsys, "show", text))
    assert shown == json.loads(_said(capsys, "show", "optimizers"))
    assert "accuracy" in _said(capsys, "run", text, "--steps", "2").lower()


def test_a_source_has_all_the_runs_of_a_text() -> None:
    runs = examples.load("xor").experiments
    found = resolve(encode(runs))
    assert (found.experiment, found.runs) == (runs[0][1], runs)


def test_the_runs_of_a_session_are_shared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = forge.session()
    save(tmp_path / "a.descenso", session)
    text = _said(capsys, "share", str(tmp_path / "a.descenso"))
    assert [experiment for _, experiment in decode(text)] == [run.experiment for run in session.runs]
    save(tmp_path / "b.descenso", Session(examples.load("moons").experiment))
    text = _said(capsys, "share", str(tmp_path / "b.descenso"))
    assert decode(text) == (("", examples.load("moons").experiment),)


def test_a_code_is_written_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _said(capsys, "share", "digits", "--qr", str(tmp_path / "a.svg"))
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("show", "DESCENSO:1:ABC"), "descenso show: the shared text is not complete or has a typing error"),
        (("run", "descenso:7:ABC"), "descenso run: the shared text is of a newer format"),
        (("show", "DESCENSO:1:" + "A" * 5000), "typing error"),
        (("share", "digits", "--qr", "a.gif"), "must end in .svg or .png"),
        (("share", "digits", "--qr", "/nowhere/a.svg"), "/nowhere/a.svg cannot be written"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    argv: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1
