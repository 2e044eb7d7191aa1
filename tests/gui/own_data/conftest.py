"""A person's own files, and a program that opens them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.own_data.preview_dialog import PreviewDialog
from gui.panels.data import DataPanel
from tests.gui.support import FilesBench

FLOWERS = """Nr;Länge <i>;Breite;Art
1;1,5;0,2;Rose & Co
2;4,7;1,4;<b>Tulpe</b>
3;;0,4;Rose & Co
"""


@pytest.fixture
def flowers(tmp_path: Path) -> Path:
    """Forty rows with decimal commas, semicolons, a gap, and markup in names."""
    rows = [f"{n};{1 + n % 2 * 3 + n / 100:.2f};{n % 7 / 10:.1f};".replace(".", ",") for n in range(4, 41)]
    classes = ("Rose & Co", "<b>Tulpe</b>")
    lines = [row + classes[number % 2] for number, row in enumerate(rows)]
    file = tmp_path / "Blumen & <b>mehr.csv"
    file.write_text(FLOWERS + "\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def values(tmp_path: Path) -> Path:
    """Thirty rows of numbers."""
    file = tmp_path / "values.csv"
    file.write_text("x,y\n" + "\n".join(f"{n / 7:.3f},{n / 3:.3f}" for n in range(30)), encoding="utf-8")
    return file


@pytest.fixture
def panel(qtbot, files: FilesBench) -> DataPanel:
    """The card of the data, on show."""
    panel = DataPanel(files.context)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()
    return panel


def settle(files: FilesBench) -> None:
    """Wait until nothing is being read and the run is ready."""
    files.until(lambda: not files.context.data.busy and files.controller.state in ("paused", "none"))


def opened(files: FilesBench, panel: DataPanel, file: Path) -> PreviewDialog:
    """Open a file and wait for its preview."""
    files.context.data.open_file(file)
    files.until(lambda: panel.preview is not None and panel.preview.shown_preview() is not None)
    settle(files)
    assert panel.preview is not None
    return panel.preview
