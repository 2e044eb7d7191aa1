"""The system libraries that Qt needs, and Debian's separate `venv`, on machines that only pretend."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder

import pytest

from engine.bootstrap import shell, system
from engine.bootstrap.checkout import VERSION


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """A Debian that lacks `machine["absent"]` until apt-get runs, and notes what it ran."""
    state: dict[str, set[str]] = {"absent": set(), "ran": set()}

    def run(command: Sequence[str], **_: object) -> None:
        state["ran"].add(" ".join(command))
        if "install" in command:
            state["absent"].clear()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shell, "run", run)
    monkeypatch.setattr(system, "loads", lambda library: library not in state["absent"])
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return state


def test_nothing_is_installed_where_nothing_is_missing(machine: dict[str, set[str]]) -> None:
    system.ensure_libraries()
    assert not machine["ran"]


def test_root_on_debian_gets_the_libraries_installed(
    machine: dict[str, set[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    machine["absent"] = {"libEGL.so.1", "libGL.so.1"}
    system.ensure_libraries()
    assert any(line.startswith("apt-get install -y") and "libgl1 libegl1" in line for line in machine["ran"])
    assert "apt-get update" in machine["ran"]
    assert "Installing libgl1 libegl1" in capsys.readouterr().err


def test_others_get_the_exact_line(machine: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    machine["absent"] = {"libEGL.so.1"}
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y --no-install-recommends libegl1$"):
        system.ensure_libraries()
    assert not machine["ran"]


def test_a_display_asks_for_the_libraries_of_x11(
    machine: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine["absent"] = {"libxcb-cursor.so.0"}
    monkeypatch.setenv("DISPLAY", ":1")
    system.ensure_libraries()
    assert not machine["ran"], "the offscreen platform was asked for"
    monkeypatch.delenv("QT_QPA_PLATFORM")
    system.ensure_libraries()
    assert any("libxcb-cursor0" in line for line in machine["ran"])


def test_debian_without_venv_gets_it(machine: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PathFinder, "find_spec", lambda name: None if name == "ensurepip" else object())
    system.ensure_venv_module()
    package = f"python{VERSION}-venv"
    assert any(package in line for line in machine["ran"])
    monkeypatch.setattr(shutil, "which", lambda name: None)
    machine["absent"] = {"libEGL.so.1"}
    with pytest.raises(SystemExit, match=f" libegl1 {package}$"):
        system.ensure_libraries()
    with pytest.raises(SystemExit, match=f"lacks the module(.|\n)*sudo apt-get install .* {package}$"):
        system.ensure_venv_module()


@pytest.mark.skipif(sys.platform != "linux", reason="the dynamic linker of Linux is asked")
def test_libraries_are_looked_for_in_earnest() -> None:
    assert system.loads("libc.so.6")
    assert not system.loads("libdescenso-has-none.so.1")
