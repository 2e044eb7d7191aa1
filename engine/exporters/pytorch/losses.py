"""Losses as PyTorch's criteria, or written out where PyTorch has another definition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.augmentations.mixup import Mixup
from engine.exporters.pytorch.script import Script, Section, literal
from engine.exporters.pytorch.table import Table
from engine.losses.binary_cross_entropy import BinaryCrossEntropy
from engine.losses.focal import Focal
from engine.losses.hinge import MultiClassHinge
from engine.losses.mean_squared_error import MeanSquaredErrorLoss
from engine.losses.residual import Huber, MeanAbsoluteErrorLoss, Quantile
from engine.losses.softmax_cross_entropy import SoftmaxCrossEntropy


class Criterion(NamedTuple):
    """The loss as source.

    Attributes:
        classes: whether it takes numbers of classes; otherwise what our loss compares with, one row for each sample.
    """

    source: str
    classes: bool = False


FOCAL = '''
class FocalLoss(nn.Module):
    """−(1 − p)^γ log p for the probability p of the true class (Lin et al. 2017)."""

    def __init__(self, gamma):
        super().__init__()
        self.gamma = gamma

    def forward(self, outputs, targets):
        logarithms = F.log_softmax(outputs, dim=1)
        rest = -torch.expm1(logarithms)  # 1 − p
        return -(targets * rest**self.gamma * logarithms).sum(dim=1).mean()
'''

HINGE = '''
class MultiClassHinge(nn.Module):
    """max(0, 1 + the strongest rival's score − the true class's) (Crammer & Singer 2001)."""

    def forward(self, outputs, targets):
        raised = 1 - targets + outputs
        return (raised.max(dim=1).values - (targets * outputs).sum(dim=1)).mean()
'''

QUANTILE = '''
class QuantileLoss(nn.Module):
    """τ(y − f) where the target lies above the prediction, (1 − τ)(f − y) else (Koenker & Bassett 1978)."""

    def __init__(self, level):
        super().__init__()
        self.level = level

    def forward(self, outputs, targets):
        residuals = outputs - targets
        return ((1 - self.level) * F.relu(residuals) + self.level * F.relu(-residuals)).mean()
'''


def _softmax(loss: SoftmaxCrossEntropy, script: Script) -> Criterion:
    if any(isinstance(augmentation, Mixup) for augmentation in script.run.start.augmentations):
        return Criterion("nn.CrossEntropyLoss()")  # blended targets are rows of probabilities
    smoothing = loss.label_smoothing
    source = f"nn.CrossEntropyLoss(label_smoothing={literal(smoothing)})" if smoothing else ""
    return Criterion(source or "nn.CrossEntropyLoss()", classes=True)


def _focal(loss: Focal, script: Script) -> Criterion:
    if loss.gamma == 0.0:
        return Criterion("nn.CrossEntropyLoss()")
    script.need(Section.LOSS, FOCAL)
    script.imports.add("from torch.nn import functional as F")
    return Criterion(f"FocalLoss({literal(loss.gamma)})")


def _hinge(_: MultiClassHinge, script: Script) -> Criterion:
    script.need(Section.LOSS, HINGE)
    return Criterion("MultiClassHinge()")


def _quantile(loss: Quantile, script: Script) -> Criterion:
    script.need(Section.LOSS, QUANTILE)
    script.imports.add("from torch.nn import functional as F")
    return Criterion(f"QuantileLoss({literal(loss.level)})")


LOSSES: Table[Callable[[Any, Script], Criterion]] = Table(
    {
        BinaryCrossEntropy: lambda *_: Criterion("nn.BCEWithLogitsLoss()"),
        Focal: _focal,
        Huber: lambda loss, _: Criterion(f"nn.HuberLoss(delta={literal(loss.delta)})"),
        MeanAbsoluteErrorLoss: lambda *_: Criterion("nn.L1Loss()"),
        MeanSquaredErrorLoss: lambda *_: Criterion("nn.MSELoss()"),
        MultiClassHinge: _hinge,
        Quantile: _quantile,
        SoftmaxCrossEntropy: _softmax,
    }
)
