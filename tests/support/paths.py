"""A second path that needs no compiler. It computes other bits than the reference path, so that a mix-up shows."""

from __future__ import annotations

import pytest

from engine.clippings.norm import ClipByNorm
from engine.training.stepping import ACCELERATED, ReferenceStepper, Stepper
from engine.training.trainer import Trainer


class OtherStepper(ReferenceStepper):
    """The reference path with slightly longer gradients."""

    name = ACCELERATED

    def measure(self, step: int, row: int) -> None:
        super().measure(step, row)
        self.descent.gradient *= 1.0 + 2.0**-10


def stand_in_for_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the accelerated path be that one; it knows no clipping by norm."""

    def accelerated(trainer: Trainer) -> Stepper | None:
        if trainer.learning is None:
            trainer.detour = "a surface"
            return None
        if isinstance(trainer.experiment.regularization.clipping, ClipByNorm):
            trainer.detour = "a clipping"
            return None
        if isinstance(trainer._stepper, OtherStepper):
            return trainer._stepper
        reference = trainer._reference
        return OtherStepper(
            reference.objective, reference.descent, reference.parameters, reference.recorder, reference.guard
        )

    monkeypatch.setattr(Trainer, "_accelerated", accelerated)
