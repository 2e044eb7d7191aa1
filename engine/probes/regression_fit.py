"""Predicted against true values, and the fitted curve where the input is one number."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.tasks import Task


class RegressionFit(
    Probe,
    kind="regression_fit",
    title="Fit",
    reference="predictions of the latest evaluation on the test part",
    formula="f(x) against y",
):
    """What the network predicts on the test part.

    Arrays: ``true`` and ``predicted`` float32 (N,) of the first value; where the input is a single number x also
    ``x`` float32 (N,) of the test part, ``train_x`` and ``train_y``, and the curve ``curve_x``, ``curve_y``.
    """

    resolution: int = fields.integer(200, title="Resolution", low=8, high=2000, help="Points of the curve.")

    def suits(self, task: Task) -> bool:
        return not task.classes

    def read(self, subject: Subject) -> dict[str, HostArray]:
        test, train = subject.data.test, subject.data.train
        arrays = {"true": test.targets[:, 0], "predicted": subject.latest_predictions("test")[:, 0]}
        if subject.data.task.view == "curve":
            low, high = train.raw.min(), train.raw.max()
            margin = 0.05 * (high - low)
            curve = np.linspace(low - margin, high + margin, self.resolution)
            arrays |= {
                "x": test.raw[:, 0],
                "train_x": train.raw[:, 0],
                "train_y": train.targets[:, 0],
                "curve_x": curve,
                "curve_y": subject.predict(curve[:, None])[:, 0],
            }
        return {name: array.astype(np.float32) for name, array in arrays.items()}
