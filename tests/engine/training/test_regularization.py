"""L1, maximal norms, augmentation in training passes, and data-dependent starts."""

from __future__ import annotations

import numpy as np
import pytest

from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.strict import StrictBackend


def test_l1_belongs_to_the_objective_and_its_sign_to_the_gradient() -> None:
    penalty = 0.03
    plain, free = (
        Trainer(small(batch_size=1000, regularization__l1_penalty=value), dtype="float64")
        for value in (penalty, 0)
    )
    row = plain.start()
    free.start()
    expected_value, expected = 0.0, free.descent.gradient.copy()
    for span in plain.plan.layout.penalized:
        weights = plain.parameters[:, span]
        expected_value += penalty * np.abs(weights).sum()
        expected[:, span] += penalty * np.sign(weights)
    np.testing.assert_allclose(plain.descent.gradient, expected, rtol=1e-12)
    objective = row.columns["train_objective"] - row.columns["train_loss"]
    np.testing.assert_allclose(objective, expected_value)


def test_no_unit_is_longer_than_the_maximal_norm() -> None:
    bounds = [0.4, 0.7, 0.0]
    lanes = [{"seed": 1, "regularization.max_norm": bound} for bound in bounds]
    experiment = small(optimizer={"kind": "sgd", "learning_rate": 0.5}, lanes=lanes)
    trainer = Trainer(experiment, dtype="float64")
    free = Trainer(small(optimizer={"kind": "sgd", "learning_rate": 0.5}), dtype="float64")
    block, alone = trainer.advance(30), free.advance(30)
    np.testing.assert_array_equal(block.columns["update_ratio"][:, 2], alone.columns["update_ratio"][:, 0])
    views = trainer.learning.views(trainer.parameters)  # type: ignore[union-attr]
    for lane, bound in enumerate(bounds[:2]):
        for index in (0, 1):
            norms = np.linalg.norm(views[index]["weight"][lane], axis=0)
            assert (norms <= bound * (1 + 1e-12)).all()
            assert index == 1 or np.isclose(norms, bound).any(), "some unit is at its bound"
    np.testing.assert_array_equal(trainer.parameters[2], free.parameters[0])
    device = Trainer(experiment, StrictBackend(), "float64")
    device.advance(30)
    assert device.checkpoint().digest() == trainer.checkpoint().digest()


def test_augmentation_changes_training_passes_and_nothing_else() -> None:
    noise = [{"kind": "input_noise", "deviation": 0.5}]
    plain, noisy = Trainer(small()), Trainer(small(augmentations=noise))
    first, second = plain.start(), noisy.start()
    assert first.columns["batch_loss"][0, 0] != second.columns["batch_loss"][0, 0]
    assert first.columns["train_loss"][0, 0] == second.columns["train_loss"][0, 0]
    whole = Trainer(small(augmentations=noise))
    whole.advance(40)
    noisy.advance(17)
    again = Trainer(small(augmentations=noise), checkpoint=noisy.checkpoint())
    again.advance(23)
    assert again.checkpoint().digest() == whole.checkpoint().digest()


@pytest.mark.parametrize("backend", [None, StrictBackend()])
def test_lsuv_gives_every_layer_the_wanted_variance_on_the_first_batch(backend: StrictBackend | None) -> None:
    layers = [{"kind": "dense", "units": 20, "activation": "tanh"}] * 4 + ["output"]
    experiment = small(
        network__layers=layers,
        initializer={"kind": "lsuv", "variance": 0.5, "tolerance": 1e-3},
        batch_size=48,
        lanes=[{"seed": 1}, {"seed": 2}],
    )
    trainer = Trainer(experiment, backend, "float64")
    trainer.start()
    learning = trainer.learning
    assert learning is not None
    learning.model.forward(learning.views(trainer.parameters), learning.inputs)
    for operation in learning.model.operations:
        outputs = trainer.backend.to_host(operation.linear_outputs())
        np.testing.assert_allclose(outputs.reshape(2, -1).var(axis=1), 0.5, atol=1e-3)
    for lane in range(2):
        alone = Trainer(experiment.lane(lane), backend, "float64")
        np.testing.assert_array_equal(
            alone.checkpoint().arrays["parameters"][0], trainer.checkpoint().arrays["parameters"][lane]
        )
