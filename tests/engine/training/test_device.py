"""The trainer on a device: the same bits as on the host, and no transfer inside a block of steps."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.kinds import every_optimizer
from tests.support.strict import StrictBackend

LANES = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.02}]


def both(steps: int, **changes: Any) -> tuple[Trainer, Trainer]:
    experiment = small(**changes)
    host, device = Trainer(experiment), Trainer(experiment, StrictBackend())
    ours, theirs = host.advance(steps), device.advance(steps)
    np.testing.assert_array_equal(ours.steps, theirs.steps)
    for name, column in ours.columns.items():
        np.testing.assert_array_equal(theirs.columns[name], column, err_msg=name)
    return host, device


@every_optimizer()
def test_every_optimizer_trains_on_the_device_as_on_the_host(kind: str) -> None:
    host, device = both(
        25,
        optimizer={"kind": kind, "learning_rate": 0.01},
        network__layers=["dense", {"kind": "dropout", "rate": 0.2}, "output"],
        regularization={
            "l2_penalty": 1e-3,
            "weight_decay": 0.1,
            "clipping": {"kind": "norm", "threshold": 0.5},
        },
        lanes=LANES,
    )
    assert host.checkpoint().digest() == device.checkpoint().digest()


def test_steps_make_no_transfer() -> None:
    backend = StrictBackend()
    trainer = Trainer(small(evaluate_every=1000, lanes=LANES), backend)
    trainer.advance(3)
    counts = []
    for steps in (10, 200):
        before = backend.sent + backend.fetched
        trainer.advance(steps)
        counts.append(backend.sent + backend.fetched - before)
    assert counts[0] == counts[1], "transfers grow with the steps of a block"


def test_a_divergence_on_the_device_is_found_at_its_step() -> None:
    host, device = both(
        60,
        optimizer={"kind": "sgd", "learning_rate": 0.1},
        loss="mean_squared_error",
        network__layers=[{"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 1}, {"seed": 1, "optimizer.learning_rate": 1e6}],
    )
    assert device.divergences == host.divergences != ()
    assert host.checkpoint().digest() == device.checkpoint().digest()


def test_a_continued_device_run_has_the_same_bits() -> None:
    host = Trainer(small())
    host.advance(50)
    first = Trainer(small(), StrictBackend())
    first.advance(20)
    second = Trainer(small(), StrictBackend(), checkpoint=first.checkpoint())
    second.advance(30)
    assert second.checkpoint().digest() == host.checkpoint().digest()
