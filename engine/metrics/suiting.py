"""Which measures suit which losses: J and P are chosen apart, but not every pair makes sense."""

from __future__ import annotations

from engine.errors import InputError
from engine.losses.base import Loss
from engine.metrics.base import Metric
from engine.tasks import Task


def check_measure(measure: Metric, loss: Loss, task: Task) -> None:
    """Raises InputError in words if the measure does not suit the task, or what the loss makes of the outputs."""
    measure.check(task)
    if measure.needs_probabilities and loss.link == "linear":
        raise InputError(
            "",
            "this measure needs class probabilities, but the loss makes scores of the outputs; "
            "choose a loss with a softmax or a sigmoid, or another measure",
        )
