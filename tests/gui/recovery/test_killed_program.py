"""The whole program is killed while it trains; started again, it offers what it had, and hardly anything is lost."""

from __future__ import annotations

import json
import logging
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from engine.training.trainer import Trainer
from gui.recovery import autosave
from tests.gui.support import small_experiment

ROOT = Path(__file__).parents[3]
COPIES = 2
"""That are waited for before the end."""
SLACK = 3.0
"""Seconds that writing a copy may take while others use the machine."""


class Window:
    """A program with data and settings of its own."""

    def __init__(self, folder: Path, interval: float, *arguments: str) -> None:
        scratch = folder / "scratch"
        scratch.mkdir(exist_ok=True)
        variables = {
            "PYTHONPATH": str(ROOT),
            "DESCENSO_BOOTSTRAP": "0",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "TMPDIR": str(scratch),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.recovery.window", str(interval), *arguments],
            env=os.environ | variables,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def word(self) -> dict[str, Any]:
        """The next thing that it says."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        said: dict[str, Any] = json.loads(line)
        return said

    def kill(self) -> None:
        """End it as a crash does; its worker follows by itself."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.communicate()
        gone, alive = psutil.wait_procs(children, timeout=20)
        assert len(gone) == len(children), alive


@pytest.mark.skipif(os.name == "nt", reason="the folders of other systems")
@pytest.mark.parametrize(
    "interval", [0.3, pytest.param(autosave.INTERVAL, marks=pytest.mark.slow, id="the usual interval")]
)
def test_a_killed_program_has_lost_no_more_than_an_interval(tmp_path: Path, interval: float) -> None:
    assert autosave.INTERVAL <= 60.0
    experiment = tmp_path / "small.json"
    experiment.write_text(json.dumps(small_experiment(steps=10**6).to_document()))
    window, heads, copies = Window(tmp_path, interval, str(experiment), "--play"), [(0.0, 0)], list[int]()
    try:
        end = float("inf")
        while time.time() < end:
            said = window.word()
            if "copied" not in said:
                heads.append((said["time"], said["head"]))
                continue
            assert said["problem"] == ""
            copies.append(heads[-1][1])
            if len(copies) == COPIES:
                end = time.time() + random.uniform(0.0, 0.95 * interval)
    finally:
        window.kill()
    ended, head = heads[-1]

    window = Window(tmp_path, interval, "--recover", str(experiment))
    try:
        offered, found = window.word(), window.word()
        output, errors = window.process.communicate(timeout=60)
    finally:
        window.process.kill()
    assert offered["offered"] == ["“small” was not saved when Descenso ended unexpectedly."]
    assert (window.process.returncode, output, errors) == (0, "", "")
    # The last copy was begun when the one before it was complete.
    assert copies[-2] <= found["step"]
    assert found["modified"]
    assert found["rows"] == found["step"] + 1
    lost = ended - max((moment for moment, made in heads if made <= found["step"]), default=0.0)
    logging.getLogger(__name__).info("%d of %d steps, %.1f s lost", head - found["step"], head, lost)
    if interval >= 1:  # shorter ones are as long as the writing takes
        assert lost <= interval + SLACK
    alone = Trainer(small_experiment(steps=10**6))
    alone.advance(found["step"])
    assert alone.checkpoint().digest() == found["digest"]
    assert not list((tmp_path / "Descenso").rglob("*.descenso"))  # what was taken up and left so is nobody's
    assert not list((tmp_path / "scratch").glob("descenso-*"))  # of neither
