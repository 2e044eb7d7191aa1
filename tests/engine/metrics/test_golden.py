"""Measures against scikit-learn's, in float64."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.kinds import make

ARCHIVE = Path(__file__).parents[2] / "golden" / "losses.npz"


@functools.cache
def _archive() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE) as archive:
        return dict(archive)


def _cases() -> dict[str, Any]:
    return dict(json.loads(str(_archive()["about"]))["metrics"])


@pytest.mark.parametrize("case", _cases())
def test_measures_are_those_of_scikit_learn(case: str) -> None:
    metric, archive = make("metrics", _cases()[case]), _archive()
    predictions, targets = archive[f"{case}/predictions"], archive[f"{case}/targets"]
    # A second lane, in which all is turned around, must not matter.
    found = metric.value(np, np.stack([predictions, predictions[:, ::-1]]), targets)
    assert found[0] == pytest.approx(float(archive[f"{case}/value"]), rel=1e-13)


def test_the_case_of_ties_has_ties() -> None:
    predictions = _archive()["auc tied/predictions"]
    assert len(np.unique(predictions)) < len(predictions) / 3
