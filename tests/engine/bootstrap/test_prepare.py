"""What `prepare` decides, in processes of their own."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine import bootstrap
from engine.bootstrap.checkout import Checkout
from tests.engine.bootstrap.fakes import REPORT, add_package, make_environment, start, write_wheel


def test_with_the_packages_importable_nothing_happens(root: Path, tmp_path: Path) -> None:
    add_package(tmp_path / "site", "alpha_package")
    done = start(root, "--steps", "3", PYTHONPATH=str(tmp_path / "site"))
    prefix, arguments, loaded = json.loads(done.stdout)
    assert (prefix, arguments) == (sys.base_prefix, ["--steps", "3"])
    assert not done.stderr
    assert not loaded, "looking must stay cheap"
    assert not list(root.glob(".venv*"))


@pytest.mark.parametrize("version", ["1.1.9", "2.0.0", "3.0"])
def test_a_version_that_is_not_allowed_counts_as_missing(root: Path, tmp_path: Path, version: str) -> None:
    add_package(tmp_path / "site", "alpha_package", version)
    (root / ".venv").touch()  # no environment can be made here
    done = start(root, PYTHONPATH=str(tmp_path / "site"))
    assert done.returncode == 1
    assert "cannot be made" in done.stderr


def test_the_window_needs_more_than_the_engine(root: Path, tmp_path: Path) -> None:
    add_package(tmp_path / "site", "alpha_package")
    (root / "engine" / "__main__.py").write_text(REPORT.format(extras=(), display=True))
    (root / ".venv").touch()
    wrapped = "def ensure_libraries(): pass\n"
    (root / "engine" / "bootstrap" / "system.py").write_text(wrapped)
    assert start(root, PYTHONPATH=str(tmp_path / "site")).returncode == 1
    add_package(tmp_path / "site", "PySide6_Essentials")
    assert start(root, PYTHONPATH=str(tmp_path / "site")).returncode == 0


def test_an_environment_made_by_hand_is_used_as_it_is(root: Path) -> None:
    make_environment(root / ".venv", "alpha_package", "PySide6_Essentials")
    done = start(root, "-X", "dev", "-m", "engine", "a b", "--steps=3")
    prefix, arguments, _ = json.loads(done.stdout)
    assert Path(prefix) == root / ".venv"
    assert arguments == ["a b", "--steps=3"]
    assert not done.stderr


def test_inside_the_environment_only_an_outdated_stamp_matters(root: Path) -> None:
    make_environment(root / ".venv", "alpha_package", "PySide6_Essentials")
    python = str(Checkout(root).python)
    assert start(root, interpreter=python).stderr == ""
    (root / ".venv" / "descenso.json").write_text('{"key": "old", "extras": []}')
    (root / ".venv.lock").mkdir()  # no environment can be made here
    assert "cannot be made" in start(root, interpreter=python).stderr
    assert start(root, interpreter=python, DESCENSO_BOOTSTRAP="again").stderr == "", (
        "the first start has looked"
    )


def test_the_switch_and_other_starts_leave_it_inert(root: Path) -> None:
    (root / ".venv").touch()
    assert start(root).returncode == 1
    assert start(root, DESCENSO_BOOTSTRAP="0").returncode == 0
    (root / "other.py").write_text("import engine.__main__")
    assert start(root, "-m", "other").returncode == 0
    (root / "pyproject.toml").unlink()
    assert start(root).returncode == 0


def test_an_environment_that_does_not_help_is_not_started_for_ever(root: Path) -> None:
    make_environment(root / ".venv", "alpha_package", "PySide6_Essentials")
    done = start(root, "-S", "-m", "engine")
    assert done.returncode == 1
    assert "does not see its packages" in done.stderr


@pytest.mark.slow
def test_two_starts_at_once_make_one_environment(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("ensurepip")
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name in ("alpha_package", "PySide6_Essentials"):
        write_wheel(wheels, name)
    done: list[subprocess.CompletedProcess[str]] = []
    variables = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    starts = [threading.Thread(target=lambda: done.append(start(root, **variables))) for _ in range(2)]
    for thread in starts:
        thread.start()
    for thread in starts:
        thread.join()
    assert [json.loads(each.stdout)[0] for each in done] == [str(root / ".venv")] * 2
    said = [each.stderr for each in done]
    assert sum("Preparing the environment" in text for text in said) == 1
    assert start(root).stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="the wrappers are shell scripts")
@pytest.mark.parametrize(("version", "speaks"), [((3, 10, 9), True), ((3, 14, 0), True), ((3, 12, 1), False)])
def test_an_unsuited_python_gets_a_sentence(
    version: tuple[int, int, int], speaks: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    for name, code in (("python3.12", 0), ("python3.13", 127)):  # the latter is a wrapper of nothing
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    expected = pytest.raises(SystemExit, match=r"needs Python 3\.11 to 3\.13; .* Use python3\.12")
    with expected if speaks else contextlib.nullcontext():
        bootstrap._check_python()


@pytest.mark.parametrize(
    "path", sorted(Path(bootstrap.__file__).parent.glob("*.py")), ids=lambda path: path.stem
)
def test_an_old_python_can_read_it(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    names = {name.partition(".")[0] for name in imported | {node.module or "" for node in froms}}
    assert names <= sys.stdlib_module_names
