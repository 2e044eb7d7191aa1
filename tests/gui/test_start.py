"""`python -m gui` as a person runs it: pictures, no display, bad arguments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.gui.support import small_experiment

ROOT = Path(__file__).resolve().parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Command:
    """A `python -m gui` that has been started."""

    def __init__(self, folder: Path, *arguments: str, **variables: str) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
        environment |= {"PYTHONPATH": str(ROOT), "DESCENSO_BOOTSTRAP": "0"}
        environment |= variables
        environment |= {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "gui", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait(self) -> tuple[int, str, str]:
        """Exit code, output, errors."""
        output, errors = self.process.communicate(timeout=60)
        return self.process.returncode, output, errors


@pytest.fixture(scope="module")
def experiment_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("experiment") / "small.json"
    file.write_text(json.dumps(small_experiment().to_document()))
    return file


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Experiments that cannot run, or not for long."""
    folder = tmp_path_factory.mktemp("bad")
    changes: dict[str, dict[str, Any]] = {
        "impossible": {"network": {"layers": [{"kind": "dense", "units": 3}]}},
        "diverging": {
            "data": {"kind": "noisy_function"},
            "loss": "mean_squared_error",
            "measure": "mean_squared_error",
            "optimizer": {"kind": "sgd", "learning_rate": 1e30},
        },
    }
    for name, change in changes.items():
        (folder / f"{name}.json").write_text(json.dumps(small_experiment(**change).to_document()))
    return {name: folder / f"{name}.json" for name in changes}


@pytest.fixture(scope="module")
def commands(
    tmp_path_factory: pytest.TempPathFactory, experiment_file: Path, bad_files: dict[str, Path]
) -> Iterator[dict[str, tuple[Command, Path]]]:
    """All of them at once: most of their time is the start."""
    lines = {
        "picture": (str(experiment_file), "--screenshot", "shot.png", "--steps", "30", "--size", "1000x700"),
        "blind": (str(experiment_file),),
        "unknown": ("digts",),
        **{name: (str(file),) for name, file in bad_files.items()},
    }
    folders = {name: tmp_path_factory.mktemp(name) for name in lines}
    variables = {"blind": {"DISPLAY": ":76543"}}  # nobody is there
    started = {
        name: (Command(folders[name], *line, **variables.get(name, {})), folders[name])
        for name, line in lines.items()
    }
    yield started
    for command, _ in started.values():
        command.process.kill()
        command.process.communicate()


def test_a_screenshot_needs_no_display(commands: dict[str, tuple[Command, Path]]) -> None:
    command, folder = commands["picture"]
    code, _, errors = command.wait()
    assert (code, errors) == (0, "")
    picture = QImage(str(folder / "shot.png"))
    assert (picture.width(), picture.height()) == (1000, 700)
    colors = {picture.pixelColor(x, y).name() for x in range(300, 700, 3) for y in range(200, 600, 3)}
    assert len(colors) > 10  # curves


def test_without_a_display_it_trains_and_says_how_to_go_on(commands: dict[str, tuple[Command, Path]]) -> None:
    command, folder = commands["blind"]
    code, output, errors = command.wait()
    assert code == 0
    assert "no display" in output
    assert "python3 -m engine" in output
    assert "60 steps" in output
    assert "60/60" in errors
    assert not QImage(str(folder / "descenso.png")).isNull()


@pytest.mark.parametrize(
    ("name", "expected", "words"),
    [("impossible", 2, "network.layers.0: "), ("diverging", 3, "diverged at step ")],
)
def test_without_a_display_what_cannot_run_is_said_and_no_success(
    commands: dict[str, tuple[Command, Path]], name: str, expected: int, words: str
) -> None:
    code, output, errors = commands[name][0].wait()
    assert code == expected
    assert f"descenso: {words}" in errors
    assert "steps: ." not in output


def test_an_unknown_example_is_one_line_and_two(commands: dict[str, tuple[Command, Path]]) -> None:
    code, output, errors = commands["unknown"][0].wait()
    assert (code, output, errors.count("\n")) == (2, "", 1)
    assert "digits" in errors
