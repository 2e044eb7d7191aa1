"""Shapes, parameter counts, and where a network breaks."""

from __future__ import annotations

import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.topology import inspect, plan
from tests.engine.training.experiments import network_of, small


def test_default_network_has_the_parameters_of_its_formula() -> None:
    topology = network_of(Experiment())
    assert topology.size == 64 * 64 + 64 + 64 * 64 + 64 + 64 * 10 + 10
    assert [node.output_shape for node in topology.nodes] == [(64,), (64,), (64,), (10,)]
    assert [node.offset for node in topology.nodes] == [0, 0, 4160, 8320]


def test_weights_are_penalized_and_biases_are_not() -> None:
    topology = plan(small())
    sizes = [span.stop - span.start for span in topology.layout.penalized]
    assert sizes == [2 * 7, 7 * 2]


def test_an_image_into_a_dense_layer_is_refused_at_that_layer() -> None:
    experiment = Experiment.from_document({"network": {"layers": ["dense", "output"]}})
    inspection = inspect(experiment)
    assert "Flatten" in inspection.stations[0].problem
    assert inspection.stations[1].shape is None
    assert [error.path for error in inspection.problems] == ["network.layers.0"]
    with pytest.raises(InputError, match=r"network\.layers\.0"):
        plan(experiment)


def test_a_last_layer_of_the_wrong_width_is_shown_there() -> None:
    inspection = inspect(small(network__layers=[{"kind": "dense", "units": 3}]))
    assert "2 values" in inspection.stations[0].problem
    assert inspection.problems[0].path == "network.layers.0"


def test_a_loss_that_does_not_suit_the_data_is_shown_at_the_output() -> None:
    inspection = inspect(Experiment.from_document({"loss": "binary_cross_entropy"}))
    assert inspection.problems[0].path == "loss"
    assert "two classes" in inspection.stations[-1].problem


def test_a_measure_of_probabilities_does_not_suit_a_loss_that_makes_scores() -> None:
    (problem,) = inspect(small(loss="multi_class_hinge", measure="log_loss")).problems
    assert problem.path == "measure"
    assert "needs class probabilities" in problem.problem
    assert inspect(small(loss="multi_class_hinge", measure="auc")).problems == ()
    assert inspect(small(loss="focal", measure="log_loss")).problems == ()


def test_a_measure_that_does_not_suit_the_data_keeps_it_from_training() -> None:
    inspection = inspect(small(measure="r_squared"))
    assert [error.path for error in inspection.problems] == ["measure"]
    assert inspection.topology is None


@pytest.mark.parametrize("layers", [[], ["flatten"]])
def test_a_network_without_parameters_is_refused(layers: list[str]) -> None:
    problem = inspect(small(network__layers=layers)).problems[0]
    assert problem.path.startswith("network.layers")


def test_binary_cross_entropy_makes_the_output_one_unit_wide() -> None:
    assert network_of(small(loss="binary_cross_entropy")).outputs == 1
