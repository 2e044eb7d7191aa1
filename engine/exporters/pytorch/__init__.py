"""A run as a PyTorch script that makes the same updates again."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine import fields
from engine.errors import FileError, InputError
from engine.exporters.base import Exporter
from engine.progress import tell
from engine.recording.run import RunRecord
from engine.session.atomic import check_writable, replacing

if TYPE_CHECKING:
    from engine.exporters.pytorch.program import Program
    from engine.exporters.pytorch.reproduction import Reproduction

LOADED = 0.5
"""Part of the time that data and start may take; the rest goes into writing them."""


class PyTorch(
    Exporter,
    kind="pytorch",
    title="PyTorch script",
    reference="PyTorch 2: Ansel et al. 2024, PyTorch 2: faster machine learning through dynamic Python bytecode "
    "transformation and graph compilation",
    formula="NAME.py and NAME.npz: the same network, start, batches and updates",
    rank=50,
):
    """A commented Python program that trains the same network again and has the same losses, step by step.

    Data and start lie beside it in a file of the same name that ends in .npz. What PyTorch defines otherwise is written
    out in the script; live changes come at their steps; what a script cannot do is refused. Several lanes are several
    scripts.
    """

    suffix: ClassVar[str] = ".py"

    lane: int = fields.integer(
        1, title="Lane", low=1, high=10**6, slider=(1, 20), help="Which lane of the run, counted from 1."
    )

    def obstacle(self, record: RunRecord) -> str:
        try:
            self.program(record)
        except InputError as error:
            return str(error)
        return ""

    def write(self, record: RunRecord, path: Path) -> None:
        from engine.exporters.pytorch import arrays

        run, program = self.program(record)
        beside = path.with_suffix(".npz")
        check_writable(path)
        _require_ours(beside, arrays.MARK)
        content = arrays.arrays(run, program, record)
        tell(LOADED)
        with replacing(path) as script, replacing(beside) as file:
            arrays.write(file, content)
            script.write(program.text.encode())
        tell(1.0)

    def program(self, record: RunRecord) -> tuple[Reproduction, Program]:
        """What is to be reproduced, and the script. Raises InputError with the path of what a script cannot do."""
        # Its tables know every kind of layer and optimizer; a list of formats need not read them.
        from engine.exporters.pytorch.program import program
        from engine.exporters.pytorch.reproduction import reproduction

        run = reproduction(record, self.lane - 1)
        return run, program(run)


def _require_ours(path: Path, mark: str) -> None:
    """Raises FileError where a file stands in the way that no script brought with it."""
    if not path.exists():
        return
    try:
        with np.load(path) as content:
            if mark in content.files:
                return
    except (OSError, ValueError, zipfile.BadZipFile):
        pass
    raise FileError(
        f"{path} already exists and belongs to no script, but the data of this one would be written there; "
        "choose another name"
    )
