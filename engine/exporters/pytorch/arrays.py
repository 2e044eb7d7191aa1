"""What lies beside a script: data and starting weights as it wants them, and what the run recorded."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np

from engine.arrays import HostArray
from engine.backend import NumpyBackend
from engine.errors import InputError
from engine.exporters.pytorch.modules import channels_first
from engine.exporters.pytorch.program import Program
from engine.exporters.pytorch.reproduction import Reproduction
from engine.recording.run import RunRecord
from engine.recording.series import Series
from engine.tasks import Data
from engine.training.trainer import Trainer

MARK = "descenso_script"
"""An entry that tells a file of ours from another one of the same name."""


def arrays(run: Reproduction, program: Program, record: RunRecord) -> dict[str, HostArray]:
    """All arrays by name. Raises InputError where the data or the start cannot be had."""
    trainer = Trainer(run.start, NumpyBackend(), "float64")
    found: dict[str, HostArray] = {MARK: np.array(1)}
    for part in program.parts:
        if len(trainer.data.split(part)):
            found |= _part(trainer.data, part, run, program)
    flat = np.asarray(trainer.parameters)[0]
    blocks = {block.name: block for block in run.plan.layout.blocks}
    for name, source in program.parameters.items():
        block = blocks[source.name]
        array = flat[block.span].reshape(block.shape)
        if source.flattened and not array.all():
            raise InputError(
                "initializer", f"leaves units in {block.name} at zero, which PyTorch cannot normalize"
            )
        found[f"start.{name}"] = stored(source.convert(array), run)
    recorded = record.series.get(("batch_loss", run.lane)) or Series()
    return found | {"recorded_steps": recorded.steps, "recorded_losses": recorded.values}


def _part(data: Data, part: str, run: Reproduction, program: Program) -> dict[str, HostArray]:
    examples = data.split(part)
    inputs = data.encoder(examples.raw)
    if program.vocabulary:
        inputs = np.clip(np.rint(inputs), 0, program.vocabulary - 1).astype(np.int64)
    elif inputs.ndim == 4:
        inputs = channels_first(inputs)
    targets = examples.targets if program.classes else run.start.loss.encode(examples.targets, data.task)
    return {f"{part}_inputs": stored(inputs, run), f"{part}_targets": stored(targets, run)}


def stored(values: HostArray, run: Reproduction) -> HostArray:
    """Real numbers in the precision of the run, which is all that it saw of them; others as they are."""
    return np.ascontiguousarray(values, dtype=run.dtype if values.dtype.kind == "f" else None)


def write(file: BinaryIO, content: dict[str, HostArray]) -> None:
    """Write them as NumPy does."""
    np.savez_compressed(file, **content)  # type: ignore[arg-type]
