"""Write `losses.npz`: PyTorch's losses and scikit-learn's measures, which ours are held to.

Run it where both are installed: `python -m tests.golden.make_losses`. The tests read the archive alone.
All in float64. A case of `losses` is a loss of ours as JSON; entries are `CASE/outputs` (B, K), `CASE/targets` (class
numbers or values), `CASE/value` and `CASE/gradient`. Where `soft` is true `CASE/weights` (B, classes) are the targets,
rows of shares. A case of `metrics` is a measure of ours; entries are `CASE/predictions`, `CASE/targets`, `CASE/value`.
"""

from __future__ import annotations

import functools
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("losses.npz")
BATCH, CLASSES = 12, 5
SAMPLES = 60


class Maker:
    """Collects cases; `torch` and `sklearn` (its metrics) are the modules."""

    def __init__(self, torch: Any, sklearn: Any) -> None:
        self.torch, self.sklearn = torch, sklearn
        self.nn = torch.nn.functional
        self.generator = np.random.default_rng(0)
        self.losses: dict[str, Any] = {}
        self.metrics: dict[str, Any] = {}
        self.arrays: dict[str, np.ndarray] = {}

    def loss(
        self,
        name: str,
        loss: dict[str, Any],
        theirs: Callable[[Any, Any], Any],
        targets: np.ndarray,
        width: int,
    ) -> None:
        """Differentiate their loss at random outputs; `targets` of type float and width `CLASSES` are shares."""
        outputs = self.generator.normal(size=(BATCH, width), scale=2.0)
        leaf = self.torch.tensor(outputs, dtype=self.torch.float64, requires_grad=True)
        value = theirs(leaf, self.torch.tensor(targets))
        value.backward()
        soft = bool(name.endswith(" soft"))
        self.losses[name] = {"loss": loss, "soft": soft}
        self.arrays |= {
            f"{name}/outputs": outputs,
            f"{name}/{'weights' if soft else 'targets'}": targets,
            f"{name}/value": value.detach().numpy(),
            f"{name}/gradient": leaf.grad.numpy(),
        }

    def labels(self, classes: int = CLASSES, count: int = BATCH) -> np.ndarray:
        return self.generator.integers(classes, size=count)

    def all_losses(self) -> None:
        nn, torch = self.nn, self.torch
        for smoothing in (0.0, 0.1, 0.4):
            self.loss(
                f"softmax {smoothing}",
                {"kind": "softmax_cross_entropy", "label_smoothing": smoothing},
                functools.partial(nn.cross_entropy, label_smoothing=smoothing),
                self.labels(),
                CLASSES,
            )
        shares = self.generator.dirichlet(np.ones(CLASSES), size=BATCH)
        self.loss("softmax soft", {"kind": "softmax_cross_entropy"}, nn.cross_entropy, shares, CLASSES)
        self.loss(
            "binary",
            {"kind": "binary_cross_entropy"},
            lambda z, y: nn.binary_cross_entropy_with_logits(z[:, 0], y.double()),
            self.labels(2),
            1,
        )
        pairs = self.generator.dirichlet(np.ones(2), size=BATCH)
        self.loss(
            "binary soft",
            {"kind": "binary_cross_entropy"},
            lambda z, y: nn.binary_cross_entropy_with_logits(z[:, 0], y[:, 1]),
            pairs,
            1,
        )

        def focal(z: Any, y: Any, gamma: float) -> Any:
            logarithm = nn.log_softmax(z, dim=1).gather(1, y[:, None])[:, 0]
            return (-((1 - logarithm.exp()) ** gamma) * logarithm).mean()

        for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):
            self.loss(
                f"focal {gamma}",
                {"kind": "focal", "gamma": gamma},
                functools.partial(focal, gamma=gamma),
                self.labels(),
                CLASSES,
            )

        def hinge(z: Any, y: Any) -> Any:
            true = nn.one_hot(y, CLASSES).bool()
            rivals = z.masked_fill(true, -torch.inf).max(dim=1).values
            return torch.relu(1.0 + rivals - z[true]).mean()

        self.loss("hinge", {"kind": "multi_class_hinge"}, hinge, self.labels(), CLASSES)
        values = self.generator.normal(size=(BATCH, 3), scale=2.0)
        self.loss("squared", {"kind": "mean_squared_error"}, nn.mse_loss, values, 3)
        self.loss("absolute", {"kind": "mean_absolute_error"}, nn.l1_loss, values, 3)
        for delta in (0.3, 1.0, 2.5):
            self.loss(
                f"huber {delta}",
                {"kind": "huber", "delta": delta},
                functools.partial(nn.huber_loss, delta=delta),
                values,
                3,
            )

        def pinball(z: Any, y: Any, level: float) -> Any:
            return torch.maximum(level * (y - z), (level - 1.0) * (y - z)).mean()

        for level in (0.1, 0.5, 0.9):
            self.loss(
                f"quantile {level}",
                {"kind": "quantile", "level": level},
                functools.partial(pinball, level=level),
                values,
                3,
            )

    def metric(
        self, name: str, metric: dict[str, Any], value: Any, predictions: np.ndarray, targets: np.ndarray
    ) -> None:
        self.metrics[name] = metric
        self.arrays |= {
            f"{name}/predictions": predictions,
            f"{name}/targets": targets,
            f"{name}/value": np.array(float(value)),
        }

    def of_classes(self, words: str, predictions: np.ndarray, targets: np.ndarray) -> None:
        """All measures of classes at some predictions, whose rows are probabilities."""
        theirs, labels = self.sklearn, np.arange(predictions.shape[1])
        winners = predictions.argmax(axis=1)
        cases: list[tuple[dict[str, Any], Any]] = [
            ({"kind": "accuracy"}, theirs.accuracy_score(targets, winners)),
            ({"kind": "error_rate"}, theirs.zero_one_loss(targets, winners)),
            ({"kind": "balanced_accuracy"}, theirs.balanced_accuracy_score(targets, winners)),
            ({"kind": "log_loss"}, theirs.log_loss(targets, predictions, labels=labels)),
        ]
        cases += [
            ({"kind": "f1", "average": average}, theirs.f1_score(targets, winners, average=average))
            for average in ("macro", "weighted")
        ]
        if len(labels) == 2:
            cases.append(({"kind": "auc"}, theirs.roc_auc_score(targets, predictions[:, 1])))
        else:
            area = theirs.roc_auc_score(targets, predictions, multi_class="ovr", average="macro")
            cases.append(({"kind": "auc"}, area))
            for k in range(1, len(labels)):
                top = theirs.top_k_accuracy_score(targets, predictions, k=k, labels=labels)
                cases.append(({"kind": "top_k_accuracy", "k": k}, top))
        for metric, value in cases:
            options = " ".join(str(option) for option in list(metric.values())[1:])
            self.metric(
                f"{metric['kind']} {options} {words}".replace("  ", " "), metric, value, predictions, targets
            )

    def all_metrics(self) -> None:
        for classes in (2, CLASSES):
            targets = np.concatenate([np.arange(classes), self.labels(classes, SAMPLES - classes) // 2])
            logits = self.generator.normal(size=(SAMPLES, classes)) + 1.5 * np.eye(classes)[targets]
            shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
            self.of_classes(f"of {classes}", shares, targets)
            # Sixteenths are exact: many are equal. A multinomial's counts sum to the whole.
            counts = np.array([self.generator.multinomial(16, row) for row in shares])
            if classes == 2:
                tied = np.clip(counts, 1, 15) / 16.0
                self.metric(
                    "auc tied",
                    {"kind": "auc"},
                    self.sklearn.roc_auc_score(targets, tied[:, 1]),
                    tied,
                    targets,
                )
            else:
                tied = counts / 16.0
                area = self.sklearn.roc_auc_score(targets, tied, multi_class="ovr", average="macro")
                self.metric("auc tied ovr", {"kind": "auc"}, area, tied, targets)
        true = self.generator.normal(size=(SAMPLES, 2))
        found = true + self.generator.normal(size=(SAMPLES, 2))
        self.metric(
            "mae", {"kind": "mean_absolute_error"}, self.sklearn.mean_absolute_error(true, found), found, true
        )
        self.metric(
            "mse", {"kind": "mean_squared_error"}, self.sklearn.mean_squared_error(true, found), found, true
        )


def main() -> None:
    torch, sklearn = importlib.import_module("torch"), importlib.import_module("sklearn")
    maker = Maker(torch, importlib.import_module("sklearn.metrics"))
    maker.all_losses()
    maker.all_metrics()
    about = {
        "torch": torch.__version__,
        "sklearn": sklearn.__version__,
        "numpy": np.__version__,
        "losses": maker.losses,
        "metrics": maker.metrics,
    }
    np.savez_compressed(ARCHIVE, about=json.dumps(about), **maker.arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
