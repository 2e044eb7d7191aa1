"""Environments made, completed and mended, with a stub for the installer."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from engine.bootstrap.checkout import Checkout
from tests.engine.bootstrap.fakes import Installer, add_package, make_environment


def test_build_makes_what_is_ready_then(
    root: Path, installer: Installer, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = Checkout(root)
    assert not checkout.is_ready()
    checkout.build()
    assert checkout.is_ready()
    assert (installer.made, len(installer.installed)) == (1, 1)
    assert (
        "Preparing the environment in .venv (once, about a minute)…\nReady after" in capsys.readouterr().err
    )


def test_extras_add_up(root: Path, installer: Installer) -> None:
    Checkout(root, ["test"]).build()
    assert Checkout(root).is_ready()
    assert Checkout(root, ["test"]).is_ready()
    assert not Checkout(root, ["dev"]).is_ready()
    Checkout(root, ["dev"]).build()
    assert Checkout(root, ["test"]).is_ready(), "dev contains test"
    assert installer.made == 1, "the environment was completed, not made anew"
    assert {*installer.installed[-1][2:]} == {"pytest-qt>=1", "import-linter"}


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml"])
def test_a_changed_declaration_completes_the_environment(root: Path, installer: Installer, name: str) -> None:
    Checkout(root, ["test"]).build()
    text = (root / name).read_text()
    (root / name).write_text(text.replace("1.2", "1.1").replace("[project.opt", "[tool]\n[project.opt"))
    assert not Checkout(root).is_ready()
    Checkout(root).build()
    assert Checkout(root, ["test"]).is_ready(), "the extras of before are kept"
    assert (installer.made, len(installer.installed)) == (1, 2)


def test_a_change_of_the_tools_settings_asks_for_nothing(root: Path, installer: Installer) -> None:
    Checkout(root).build()
    with (root / "pyproject.toml").open("a") as file:
        file.write("[tool.ruff]\nline-length = 110\n")
    assert Checkout(root).is_ready()


@pytest.mark.parametrize("damage", ["alpha_package.py", "alpha_package-1.2.1.dist-info"])
def test_a_damaged_environment_is_made_anew(root: Path, installer: Installer, damage: str) -> None:
    Checkout(root).build()
    path = Checkout(root).packages / damage
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not Checkout(root).is_ready()
    Checkout(root).build()
    assert Checkout(root).is_ready()
    assert installer.made == 2


@pytest.mark.parametrize("half_made", ["", "bin", "pyvenv.cfg"])
def test_a_half_made_environment_is_made_anew(root: Path, installer: Installer, half_made: str) -> None:
    (root / ".venv" / half_made).mkdir(parents=True)
    Checkout(root).build()
    assert Checkout(root).is_ready()


def test_an_interrupted_start_is_begun_anew(root: Path, installer: Installer) -> None:
    installer.failure = KeyboardInterrupt()
    with pytest.raises(SystemExit) as stopped:
        Checkout(root).build()
    assert stopped.value.code == 130
    add_package(Checkout(root).packages, "alpha_package")
    add_package(Checkout(root).packages, "PySide6_Essentials")
    assert not Checkout(root).is_ready(), "what an interrupted pip left is not trusted"
    installer.failure = None
    Checkout(root).build()
    assert Checkout(root).is_ready()
    assert installer.made == 2


@pytest.mark.parametrize("stamp", ["", "[]", '{"key": 1}', '{"key": "old", "extras": ["gone"]}'])
def test_a_stamp_that_says_nothing_is_not_believed(root: Path, installer: Installer, stamp: str) -> None:
    Checkout(root).build()
    (root / ".venv" / "descenso.json").write_text(stamp)
    assert not Checkout(root).is_ready()
    Checkout(root).build()
    assert Checkout(root).is_ready()


def test_a_failing_installer_shows_its_last_words_and_keeps_them(root: Path, installer: Installer) -> None:
    words = "\n".join(f"line {number}" for number in range(100))
    installer.failure = subprocess.CalledProcessError(1, ["pip"], output=words)
    with pytest.raises(SystemExit, match="could not be prepared") as stopped:
        Checkout(root).build()
    log = root / ".venv" / "descenso.log"
    assert log.read_text() == words
    assert str(log) in str(stopped.value)
    assert "line 99" in str(stopped.value)
    assert "line 80" not in str(stopped.value)


def test_without_a_network_the_message_says_so(root: Path, installer: Installer) -> None:
    words = "Failed to establish a new connection: NewConnectionError(...)"
    installer.failure = subprocess.CalledProcessError(1, ["pip"], output=words)
    with pytest.raises(SystemExit, match="connect to the network and start again"):
        Checkout(root).build()


WITH_NUMBA = ("dependencies = [", 'dependencies = ["numba>=0.61", ')


@pytest.mark.parametrize("missing", ["numba>=0.61", "llvmlite<0.51,>=0.50"])
def test_where_there_is_no_numba_the_rest_is_installed(
    root: Path, installer: Installer, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "pyproject.toml").write_text((root / "pyproject.toml").read_text().replace(*WITH_NUMBA))
    words = f"ERROR: No matching distribution found for {missing}"
    installer.lacking = ("numba", subprocess.CalledProcessError(1, ["pip"], output=words))
    Checkout(root).build()
    assert "training will be slower" in capsys.readouterr().err
    assert Checkout(root).is_ready()
    assert [any("numba" in word for word in words) for words in installer.installed] == [False]


def test_numba_is_asked_for_once_and_never_missed(root: Path, installer: Installer) -> None:
    Checkout(root).build()
    (root / "pyproject.toml").write_text((root / "pyproject.toml").read_text().replace(*WITH_NUMBA))
    checkout = Checkout(root)
    assert checkout.unmet([str(checkout.packages)]) == [], "an environment made by hand may lack it"
    assert not checkout.is_ready(), "one of ours gets it"
    checkout.build()
    assert "numba>=0.61" in installer.installed[-1]
    assert Checkout(root).is_ready()


def test_an_environment_made_by_hand_is_completed_or_left_alone(root: Path, installer: Installer) -> None:
    site = make_environment(root / ".venv", "alpha_package")
    with pytest.raises(SystemExit, match="made by hand"):
        Checkout(root).build()
    assert (site / "alpha_package.py").exists()
    (site / "pip.py").touch()
    Checkout(root).build()
    assert Checkout(root).is_ready()
    assert installer.made == 0


def test_an_unknown_extra_is_named(root: Path) -> None:
    with pytest.raises(SystemExit, match="no extra 'tset', only dev, test"):
        Checkout(root, ["tset"])
