"""What the examples promise, as figures: each is measured on trained runs, for whatever seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine import examples
from engine.arrays import HostArray
from engine.experiment import Experiment
from engine.recording.block import Block
from engine.training.trainer import Trainer

Figures = dict[str, float]


@dataclass(frozen=True)
class Run:
    """One of the runs of an example, after its whole length."""

    trainer: Trainer
    block: Block

    def all(self, column: str) -> HostArray:
        """A column as recorded, (steps, lanes)."""
        return self.block.columns[column]

    def evaluated(self, column: str) -> HostArray:
        """A column at the steps that were evaluated."""
        values = self.all(column)
        return values[~np.isnan(values).all(axis=1)]

    def at(self, column: str, step: int) -> float:
        """A column of the first lane after so many steps."""
        return float(self.all(column)[step, 0])

    def late(self, column: str) -> float:
        """The mean over the last five evaluations, of the first lane."""
        return float(self.evaluated(column)[-5:, 0].mean())

    def now(self, column: str) -> float:
        """A figure of the parameters as they are: early stopping has gone back to the best ones."""
        return float(self.trainer.evaluate().columns[column][0, 0])


def train(name: str, shift: int = 0, path: str = "reference") -> list[Run]:
    """All runs of an example, with `shift` added to each of their seeds."""
    runs = []
    for _, experiment in examples.load(name).experiments:
        trainer = Trainer(_shifted(experiment, shift), path=path)
        with np.errstate(all="ignore"):  # some are meant to diverge
            runs.append(Run(trainer, trainer.advance(experiment.steps)))
    return runs


def _shifted(experiment: Experiment, shift: int) -> Experiment:
    lanes = tuple(
        tuple((path, value + shift if path == "seed" else value) for path, value in lane)
        for lane in experiment.lanes
    )
    return experiment.replace(seed=experiment.seed + shift, lanes=lanes)


def _decades(larger: float, smaller: float) -> float:
    return float(np.log10(larger / smaller))


def _noise(run: Run) -> float:
    """How much J changes from one batch to the next, in the second half."""
    return float(np.diff(run.all("batch_loss")[150:, 0]).std())


def _ends(run: Run) -> tuple[HostArray, HostArray]:
    """J on the training part at first and over the last five evaluations, of all lanes."""
    values = run.evaluated("train_loss")
    return values[0], values[-5:]


def _solved(run: Run) -> int:
    return int((run.all("batch_loss")[-1] < 0.1).sum())


def digits(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    middle, end = run.trainer.experiment.steps // 2, run.trainer.experiment.steps
    return {
        "decades J falls in the second half": _decades(run.at("train_loss", middle), run.late("train_loss")),
        "P gained in it": run.late("test_measure") - run.at("test_measure", middle),
        "P at the end": run.at("test_measure", end),
    }


def spirals(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    return {"P after 100 steps": run.at("test_measure", 100), "P at the end": run.late("test_measure")}


def painted(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    return {"P at the end": run.at("test_measure", run.trainer.experiment.steps)}


def optimizers(runs: Sequence[Run]) -> Figures:
    sgd, adagrad, _, adam = (run.late("train_loss") for run in runs)
    return {
        "decades from SGD to Adagrad": _decades(sgd, adagrad),
        "decades from SGD to Adam": _decades(sgd, adam),
    }


def learning_rates(runs: Sequence[Run]) -> Figures:
    small, right, large = runs
    return {
        "J with the small rate": small.late("train_loss"),
        "decades J falls with the right one": _decades(right.at("train_loss", 0), right.late("train_loss")),
        "J leaps above 10 with the large one": float(large.all("batch_loss").max() > 10.0),
        "J with it at the end": large.late("train_loss"),
    }


def schedule(runs: Sequence[Run]) -> Figures:
    constant, cosine = (run.evaluated("train_loss")[-20:] for run in runs)
    return {"decades from constant to cosine": _decades(constant.mean(), cosine.mean())}


def batch_sizes(runs: Sequence[Run]) -> Figures:
    _, sixteen, _, many = runs
    return {
        "J of 16 to J of 256": sixteen.late("train_loss") / many.late("train_loss"),
        "noise of 16 to noise of 256": _noise(sixteen) / _noise(many),
    }


def rastrigin(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    path = np.stack([run.all("parameter.0"), run.all("parameter.1")])
    moved = np.abs(path[:, -1] - path[:, 0]).max(axis=0)
    return {
        "starts that stay in their dent": float((moved < 0.75).sum()),
        "starts that find the lowest": float((run.all("batch_loss")[-1] < 0.01).sum()),
    }


def vanishing(runs: Sequence[Run]) -> Figures:
    plain, residual = runs
    return {
        "first layer's gradient, plain": plain.at("gradient_norm.0", 0),
        "first layer's gradient, residual": residual.at("gradient_norm.0", 0),
        "P, plain": plain.late("test_measure"),
        "P, residual": residual.late("test_measure"),
    }


def exploding(runs: Sequence[Run]) -> Figures:
    free, clipped = runs
    return {
        "decades of the first gradient": float(np.log10(free.at("gradient_norm", 0))),
        "steps before numbers overflow": float(free.trainer.step),
        "P, clipped": clipped.late("test_measure"),
    }


def initialization(runs: Sequence[Run]) -> Figures:
    zeros, large = runs[:2]
    first, glorot = (float(part.mean()) for part in _ends(runs[2]))
    he = float(_ends(runs[3])[1].mean())
    return {
        "J from zeros": zeros.late("train_loss"),
        "steps before numbers overflow, too large": float(large.trainer.step),
        "decades J falls from Glorot's": _decades(first, glorot),
        "decades from Glorot's to He's": _decades(glorot, he),
    }


def normalization(runs: Sequence[Run]) -> Figures:
    without, with_it = runs
    return {
        "P without": without.late("test_measure"),
        "P with, after 100 steps": with_it.at("test_measure", 100),
    }


def label_noise(runs: Sequence[Run]) -> Figures:
    end, early = runs
    return {
        "J at the end": end.late("train_loss"),
        "test error at the end": end.late("test_measure"),
        "test error, stopped early": early.now("test_measure"),
    }


def zero_error(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    train_error, test_error, loss = (
        run.evaluated(name) for name in ("train_measure", "test_measure", "train_loss")
    )
    first, lanes = (train_error == 0.0).argmax(axis=0), np.arange(run.trainer.lanes)
    return {
        "training error at the end": float(train_error[-1].max()),
        "decades J falls from then on": _decades(loss[first, lanes].mean(), loss[-1].mean()),
        "test error kept from then on": float(test_error[-1].mean() / test_error[first, lanes].mean()),
    }


def xor(runs: Sequence[Run]) -> Figures:
    two, three, four = runs
    return {
        "solved of 40, two units": float(_solved(two)),
        "solved of 40, three units": float(_solved(three)),
        "solved of 40, four units": float(_solved(four)),
    }


def adding_gru(runs: Sequence[Run]) -> Figures:
    gated, plain = runs
    return {
        "error of the GRU": gated.late("test_measure"),
        "error of the plain recurrence": plain.late("test_measure"),
    }


def fashion(runs: Sequence[Run]) -> Figures:
    (run,) = runs
    return {
        "P on the test part": run.late("test_measure"),
        "how far that on the training part is ahead": run.late("train_measure") - run.late("test_measure"),
    }


EFFECTS: dict[str, Callable[[Sequence[Run]], Figures]] = {
    effect.__name__: effect
    for effect in (
        digits, spirals, painted, optimizers, learning_rates, schedule, batch_sizes, rastrigin, vanishing,
        exploding, initialization, normalization, label_noise, zero_error, xor, adding_gru, fashion,
    )
}  # fmt: skip
"""By the name of the example."""
