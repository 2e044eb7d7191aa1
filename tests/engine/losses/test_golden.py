"""Losses against PyTorch's, in float64: value and gradient."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.tasks import Task
from tests.support.arrays import gap
from tests.support.kinds import kinds_of, make

ARCHIVE = Path(__file__).parents[2] / "golden" / "losses.npz"


@functools.cache
def _archive() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE) as archive:
        return dict(archive)


def _cases() -> dict[str, Any]:
    return dict(json.loads(str(_archive()["about"]))["losses"])


def _task(targets: np.ndarray, width: int) -> Task:
    if targets.ndim == 2:
        return Task((2,), values=width)
    return Task((2,), tuple("abcde"[: max(2, width)]))


@pytest.mark.parametrize("case", _cases())
def test_losses_are_those_of_pytorch(case: str) -> None:
    about, archive = _cases()[case], _archive()
    loss, outputs = make("losses", about["loss"]), archive[f"{case}/outputs"][None]
    if about["soft"]:
        shares = archive[f"{case}/weights"]
        task = Task((2,), tuple("abcde"[: shares.shape[1]]))
        # A blend of the encoded classes, as mixup makes them.
        targets = shares @ loss.encode(np.arange(shares.shape[1]), task)
    else:
        targets = archive[f"{case}/targets"]
        targets = loss.encode(targets, _task(targets, outputs.shape[2]))
    slot = np.empty_like(outputs)
    value = loss.value_and_gradient(np, outputs, targets[None], slot)
    assert gap(value[0], archive[f"{case}/value"]) <= 1e-13
    assert gap(loss.value(np, outputs, targets[None])[0], archive[f"{case}/value"]) <= 1e-13
    assert gap(slot[0], archive[f"{case}/gradient"]) <= 1e-13


def test_every_loss_is_here() -> None:
    assert {about["loss"]["kind"] for about in _cases().values()} == set(kinds_of("losses"))
