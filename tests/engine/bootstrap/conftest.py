"""A fake checkout, and the installer replaced by a stub."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import bootstrap
from engine.bootstrap import shell
from tests.engine.bootstrap.fakes import PROJECT, REPORT, Installer


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with this bootstrap, whose command reports where it runs."""
    root = tmp_path / "checkout"
    shutil.copytree(
        Path(bootstrap.__file__).parent, root / "engine" / "bootstrap", ignore=lambda *_: ["__pycache__"]
    )
    (root / "engine" / "__init__.py").touch()
    (root / "engine" / "__main__.py").write_text(REPORT.format(extras=(), display=False))
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "constraints.txt").write_text("alpha-package==1.2.1\n")
    return root


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch) -> Installer:
    stub = Installer()
    monkeypatch.setattr(shell, "run", stub)
    return stub
