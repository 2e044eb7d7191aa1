"""Fake checkouts: tiny packages, quick environments, and an installer that only pretends."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

from engine.bootstrap.checkout import Checkout

PROJECT = """
[project]
name = "fake"
dependencies = ["alpha-package>=1.2,<3,!=2.0.0", "PySide6-Essentials>=6"]
[project.optional-dependencies]
test = ["pytest-qt>=1"]
dev = ["fake[test]", "import-linter"]
"""


VERSIONS = {
    "alpha_package": "1.2.1",
    "PySide6_Essentials": "6.11.3",
    "pytest_qt": "4.5.0",
    "import_linter": "2",
    "numba": "0.68.1",
}


MODULES = {
    "PySide6_Essentials": "PySide6",
    "pytest_qt": "pytestqt",
    "import_linter": "importlinter",
    "pillow": "PIL",
}


REPORT = """
from engine.bootstrap import prepare
prepare({extras!r}, display={display!r})
import json, sys
heavy = ["alpha_package", "ctypes", "email", "importlib.metadata", "subprocess"]
print(json.dumps([sys.prefix, sys.argv[1:], [name for name in heavy if name in sys.modules]]))
"""


def add_package(folder: Path, name: str, version: str | None = None) -> None:
    """An importable package with the metadata folder that pip leaves."""
    (folder / f"{name}-{version or VERSIONS[name]}.dist-info").mkdir(parents=True)
    (folder / f"{MODULES.get(name, name)}.py").touch()


def write_wheel(folder: Path, name: str) -> None:
    """The smallest archive that pip installs."""
    info = f"{name}-{VERSIONS[name]}.dist-info"
    files = {
        f"{MODULES.get(name, name)}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {VERSIONS[name]}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{VERSIONS[name]}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)


BASE: str = sys._base_executable  # type: ignore[attr-defined]


def start(
    root: Path, *arguments: str, interpreter: str = BASE, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the fake checkout's command under an interpreter that sees no packages but its own and PYTHONPATH's."""
    ours = ("PYTHON", "PIP_", "DESCENSO_")
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    command = [interpreter, *arguments] if "-m" in arguments else [interpreter, "-m", "engine", *arguments]
    environment = {**inherited, "PIP_CONFIG_FILE": os.devnull, "PYTHONNOUSERSITE": "1", **variables}
    return subprocess.run(command, check=False, cwd=root, env=environment, capture_output=True, text=True)


def make_environment(folder: Path, *packages: str) -> Path:
    """A genuine environment, quickly: without pip. Returns the folder of its packages."""
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(folder)
    site = Checkout(folder.parent).packages
    for name in packages:
        add_package(site, name)
    return site


class Installer:
    """Stands for `shell.run`: makes environments with a stub of pip, and notes what was installed."""

    def __init__(self) -> None:
        self.made = 0
        self.installed: list[list[str]] = []
        self.failure: BaseException | None = None
        self.lacking: tuple[str, BaseException] | None = None
        """A package that there is not, and what comes of asking for it."""

    def __call__(self, command: Sequence[str], *_: object, **__: object) -> None:
        if command[1:3] == ["-m", "venv"]:
            self.made += 1
            (make_environment(Path(command[3])) / "pip.py").touch()
            return
        assert command[1:4] == ["-m", "pip", "install"]
        if self.failure:
            raise self.failure
        site = Checkout(Path(command[0]).parents[2]).packages
        requested = [word for word in command[4:] if not word.startswith("-")]
        if self.lacking and any(word.startswith(self.lacking[0]) for word in requested):
            raise self.lacking[1]
        self.installed.append(requested)
        for requirement in requested:
            name = next(name for name in VERSIONS if requirement.startswith(name.replace("_", "-")))
            if not (site / f"{name}-{VERSIONS[name]}.dist-info").exists():
                add_package(site, name)
