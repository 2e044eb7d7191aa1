"""Dead and saturated units, on networks whose answer is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.experiment import Experiment
from engine.layers.base import Views
from engine.probes.closed_units import NONE, ClosedUnits, closed, flat_sides
from engine.training.trainer import Trainer
from engine.worker.watching import _Witness
from tests.engine.training.experiments import small


def activation(kind: str) -> Activation:
    made = registry.decode("activations", kind)
    assert isinstance(made, Activation)
    return made


def reading(trainer: Trainer) -> dict[str, HostArray]:
    return ClosedUnits().read(_Witness(trainer))


def arrays_of(trainer: Trainer, layer: int) -> Views:
    """The parameters that a layer works with."""
    assert trainer.learning is not None
    return trainer.learning.views(trainer.descent.evaluation_point())[layer]


def trainer_of(*layers: Any, **changes: Any) -> Trainer:
    document = small().to_document() | {"network": {"layers": list(layers)}} | changes
    return Trainer(Experiment.from_document(document))


@pytest.mark.parametrize(
    ("kinds", "sides"),
    [
        ("relu elu gelu silu softplus", 1),
        ("tanh sigmoid softsign hard_tanh", 2),
        ("identity leaky_relu sine", 0),
    ],
)
def test_the_flat_sides_of_an_activation(kinds: str, sides: int) -> None:
    assert {flat_sides(activation(kind)) for kind in kinds.split()} == {sides}


def test_a_value_is_closed_where_a_twentieth_of_the_slope_is_left() -> None:
    # tanh' = 1 / cosh² is a twentieth at arcosh √20 = 2.178.
    assert closed(activation("tanh"), np.array([-2.2, -2.1, 0.0, 2.1, 2.2])).tolist() == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_units_whose_bias_is_far_below_zero_are_dead() -> None:
    trainer = trainer_of({"kind": "dense", "units": 4}, "dropout", "output")
    assert reading(trainer)["dead"][0] < 1.0
    arrays_of(trainer, 0)["bias"][:, :3] = -1e3
    arrays_of(trainer, 0)["bias"][:, 3] = 1e3
    found = reading(trainer)
    assert found["dead"][0] == 0.75
    assert (found["dead"][1:] == NONE).all(), "neither dropout nor a linear output can be dead"
    assert (found["saturated"] == NONE).all()


def test_saturation_is_that_of_values_also_inside_a_block() -> None:
    inner = [{"kind": "dense", "units": 2, "activation": "sigmoid"}, {"kind": "activation"}]
    trainer = trainer_of({"kind": "dense", "units": 2}, {"kind": "residual", "layers": inner}, "output")
    bias = arrays_of(trainer, 1)["0.bias"]
    bias[:, 0], bias[:, 1] = 1e3, 0.0
    found = reading(trainer)
    assert found["saturated"][1] == pytest.approx(0.5, abs=0.02)
    assert found["dead"][1] == 0.0, "a sigmoid is positive: the ReLU behind it is open"


def test_channels_are_the_units_of_a_convolution() -> None:
    layers = ({"kind": "convolution", "filters": 3}, "flatten", "output")
    trainer = trainer_of(*layers, data="digits", loss="softmax_cross_entropy", measure="accuracy")
    arrays_of(trainer, 0)["bias"][:, 1] = -1e3
    assert reading(trainer)["dead"][0] == pytest.approx(1 / 3)


def test_a_recurrent_layer_is_looked_at_in_all_its_steps() -> None:
    layers = ({"kind": "recurrent", "units": 2}, "output")
    trainer = trainer_of(*layers, data="adding", loss="mean_squared_error", measure="mean_squared_error")
    assert reading(trainer)["saturated"][0] < 0.5
    arrays_of(trainer, 0)["bias"][:, 0] = 1e3
    assert reading(trainer)["saturated"][0] >= 0.5
