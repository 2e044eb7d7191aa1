"""Loss, measure and layers follow another data set, and stay where they can."""

from __future__ import annotations

from typing import Any

import pytest

from engine.experiment import Experiment
from engine.training.topology import inspect
from gui.suiting import suited

DENSE: list[Any] = [{"kind": "dense", "units": 4}, "output"]


def experiment(data: str, loss: str, measure: str, layers: list[Any] = DENSE) -> Experiment:
    return Experiment.from_document(
        {"data": data, "loss": loss, "measure": measure, "network": {"layers": layers}}
    )


@pytest.mark.parametrize(
    ("data", "before", "after"),
    [
        # Values where there were classes, and the reverse.
        ("noisy_function", ("softmax_cross_entropy", "accuracy"), ("mean_squared_error", "r_squared")),
        ("spirals", ("mean_squared_error", "r_squared"), ("softmax_cross_entropy", "accuracy")),
        # More than two classes.
        ("digits", ("binary_cross_entropy", "error_rate"), ("softmax_cross_entropy", "error_rate")),
        # A loss of values for classes is odd, but it was chosen and it fits.
        ("spirals", ("mean_squared_error", "accuracy"), ("mean_squared_error", "accuracy")),
        ("spirals", ("binary_cross_entropy", "accuracy"), ("binary_cross_entropy", "accuracy")),
    ],
)
def test_loss_and_measure_follow(data: str, before: tuple[str, str], after: tuple[str, str]) -> None:
    layers = ["flatten", *DENSE] if data == "digits" else DENSE
    made = suited(experiment(data, *before, layers))
    assert (made.loss.kind, made.measure.kind) == after
    assert inspect(made).plan is not None


def test_what_fits_is_left_as_it_is() -> None:
    fitting = experiment("spirals", "softmax_cross_entropy", "accuracy")
    assert suited(fitting) == fitting
    assert suited(fitting) is fitting


def test_a_layer_that_only_shapes_is_put_before_images() -> None:
    made = suited(experiment("digits", "softmax_cross_entropy", "accuracy"))
    assert [layer.kind for layer in made.network.layers] == ["flatten", "dense", "output"]


def test_what_cannot_be_mended_keeps_its_layers() -> None:
    layers = [{"kind": "convolution"}, "flatten", "output"]
    broken = experiment("spirals", "softmax_cross_entropy", "accuracy", layers)
    assert inspect(broken).problems
    assert suited(broken).network == broken.network


def test_data_without_a_task_change_nothing() -> None:
    nothing = experiment("file", "mean_squared_error", "r_squared")
    assert suited(nothing) == nothing
