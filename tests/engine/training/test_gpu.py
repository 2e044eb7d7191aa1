"""The trainer on a CUDA device, where there is one: figures agree with the processor's."""

from __future__ import annotations

import numpy as np
import pytest

from engine import registry
from engine.backend import resolve
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small


@pytest.mark.gpu
@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-9), ("float32", 1e-3)])
@pytest.mark.parametrize("kind", registry.kinds("optimizers"))
def test_fifty_steps_agree_with_the_processor(kind: str, dtype: str, tolerance: float) -> None:
    experiment = small(
        optimizer={"kind": kind, "learning_rate": 0.01},
        network__layers=[{"kind": "dense", "activation": "tanh"}, {"kind": "dropout", "rate": 0.2}, "output"],
        lanes=[{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.02}],
    )
    host, device = Trainer(experiment, dtype=dtype), Trainer(experiment, resolve("cupy"), dtype)
    ours, theirs = host.advance(50), device.advance(50)
    for name in ("batch_loss", "gradient_norm", "train_loss", "test_loss"):
        np.testing.assert_allclose(theirs.columns[name], ours.columns[name], rtol=tolerance, err_msg=name)
