"""The installed command goes to the window or to the engine's command line, and never to both."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from engine import launcher
from engine.version import VERSION


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Both entry modules replaced by recorders, whose exit code tells them apart."""
    seen: list[tuple[str, list[str]]] = []
    for code, name in enumerate(("engine.__main__", "gui.__main__"), start=10):
        module = ModuleType(name)

        def record(argv: list[str], name: str = name, code: int = code) -> int:
            seen.append((name, argv))
            return code

        module.main = record  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, name, module)
    return seen


@pytest.mark.parametrize("command", launcher.COMMANDS)
def test_a_subcommand_goes_to_the_engine(command: str, calls: list[tuple[str, list[str]]]) -> None:
    assert launcher.main([command, "digits", "--quiet"]) == 10
    assert calls == [("engine.__main__", [command, "digits", "--quiet"])]


@pytest.mark.parametrize("arguments", [[], ["digits"], ["--theme", "dark"], ["digits", "run"]])
def test_everything_else_goes_to_the_window(arguments: list[str], calls: list[tuple[str, list[str]]]) -> None:
    assert launcher.main(arguments) == 11
    assert calls == [("gui.__main__", arguments)]


def test_arguments_come_from_the_command_line(
    calls: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["descenso", "list", "--json"])
    assert launcher.main() == 10
    assert calls == [("engine.__main__", ["list", "--json"])]


def test_help_names_the_commands_too(
    calls: list[tuple[str, list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    launcher.main(["--help"])
    assert "{" + ",".join(launcher.COMMANDS) + "}" in capsys.readouterr().out
    assert calls == [("gui.__main__", ["--help"])]


def test_the_version_is_told_without_loading_either(
    calls: list[tuple[str, list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert launcher.main(["--version"]) == 0
    assert capsys.readouterr().out == f"{VERSION}\n"
    assert calls == []


@pytest.mark.parametrize("command", launcher.COMMANDS)
def test_the_engine_knows_the_command_and_loads_no_window(command: str) -> None:
    code = (
        "import sys; from engine.launcher import main\n"
        f"try: main([{command!r}, '--help'])\n"
        "except SystemExit as error: assert not error.code, error.code\n"
        "window = {'gui', 'PySide6', 'shiboken6', 'pyqtgraph'} & {*sys.modules}\n"
        "assert not window, window"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert command in done.stdout
