"""The probes that look into the layers, held to plain NumPy formulas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.probes.base import Probe
from engine.probes.decision_map import DecisionMap
from engine.probes.first_weights import FirstWeights
from engine.probes.layer_health import LayerHealth
from engine.probes.unit_maps import UnitMaps
from engine.probes.weight_histograms import BINS, LOWEST, PER_DECADE, WeightHistograms, by_decade, evenly
from engine.training.stepping import ACCELERATED, REFERENCE
from engine.training.trainer import Trainer
from engine.worker.watching import _Witness
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

DIGITS: dict[str, Any] = {
    "data": "digits",
    "network": {"layers": ["flatten", {"kind": "dense", "units": 6}, "output"]},
}


def trainer_of(steps: int = 7, path: str = REFERENCE, **changes: Any) -> Trainer:
    trainer = Trainer(Experiment.from_document(small().to_document() | changes), path=path)
    trainer.advance(steps)
    return trainer


def reading(probe: Probe, trainer: Trainer) -> dict[str, np.ndarray]:
    assert trainer.learning is not None
    assert probe.suits(trainer.data.task)
    return probe.read(_Witness(trainer))


def arrays_of(trainer: Trainer, layer: int) -> dict[str, np.ndarray]:
    assert trainer.learning is not None
    views = trainer.learning.views(trainer.parameters)[layer]
    return {name: np.asarray(array[0]) for name, array in views.items()}


def test_first_weights_of_a_plane_are_a_table_with_a_row_for_each_input() -> None:
    trainer = trainer_of()
    found = reading(FirstWeights(), trainer)
    assert (found["table"] == arrays_of(trainer, 0)["weight"]).all()
    assert (int(found["layer"]), int(found["inputs"]), int(found["units"])) == (0, 2, 7)
    cut = reading(FirstWeights(most=3, inputs=1), trainer)
    assert cut["table"].shape == (1, 3)
    assert int(cut["units"]) == 7


def test_first_weights_of_images_are_pictures() -> None:
    trainer = trainer_of(**DIGITS)
    found = reading(FirstWeights(most=5), trainer)
    weight = arrays_of(trainer, 1)["weight"]
    assert int(found["layer"]) == 1
    assert found["images"].shape == (5, 8, 8)
    for unit in range(5):
        assert (found["images"][unit] == weight[:, unit].reshape(8, 8)).all()


def test_first_weights_of_a_convolution_are_its_kernels() -> None:
    layers = [{"kind": "convolution", "filters": 3, "kernel_size": 3}, "flatten", "output"]
    trainer = trainer_of(2, data="digits", network={"layers": layers})
    found = reading(FirstWeights(), trainer)
    weight = arrays_of(trainer, 0)["weight"]
    assert found["images"].shape == (3, 3, 3)
    assert found["images"][1] == pytest.approx(weight[:, :, 0, 1])


def test_maps_are_what_the_units_compute() -> None:
    layers = [
        {"kind": "dense", "units": 3, "activation": "tanh"},
        "dropout",
        {"kind": "dense", "units": 70},
        "output",
    ]
    trainer = trainer_of(network={"layers": layers})
    found = reading(UnitMaps(resolution=40), trainer)  # 1,600 points take more than one pass
    assert found["units"].tolist() == [3, 0, 70, 2]
    assert found["layers"].tolist() == [0] * 3 + [2] * 64 + [3] * 2
    assert found["numbers"].tolist() == [*range(3), *range(64), *range(2)]
    left, right, bottom, top = found["extent"]
    assert found["extent"].tolist() == reading(DecisionMap(), trainer)["extent"].tolist()
    grid = np.stack(np.meshgrid(np.linspace(left, right, 40), np.linspace(bottom, top, 40)), axis=-1)
    signal = trainer.data.encoder(grid.reshape(-1, 2))
    first, second, last = (arrays_of(trainer, layer) for layer in (0, 2, 3))
    one = np.tanh(signal @ first["weight"] + first["bias"])
    two = np.maximum(one @ second["weight"] + second["bias"], 0.0)
    three = two @ last["weight"] + last["bias"]
    for start, values in ((0, one), (3, two), (67, three)):
        for unit in (0, 1):
            wanted = values[:, unit].reshape(40, 40)
            assert found["values"][start + unit] == pytest.approx(wanted, abs=1e-5)


def test_a_deep_network_has_fewer_maps_of_each_layer() -> None:
    layers = [{"kind": "dense", "units": 20}] * 9 + ["output"]
    found = reading(UnitMaps(maps=50), trainer_of(0, network={"layers": layers}))
    assert len(found["values"]) == 9 * 5 + 2


def test_histograms_count_every_parameter_once() -> None:
    trainer = trainer_of()
    found = reading(WeightHistograms(), trainer)
    for layer in (0, 1):
        values = np.concatenate([array.ravel() for array in arrays_of(trainer, layer).values()])
        reach = float(np.abs(values).max())
        assert found["weights_range"][layer] == pytest.approx(reach)
        wanted, _ = np.histogram(values.astype(np.float64), BINS, (-reach, reach))
        assert np.abs(np.cumsum(found["weights"][layer]) - np.cumsum(wanted)).max() <= 1, "on an edge"
        assert found["weights"][layer].sum() == found["weights_decades"][layer].sum() == values.size
        gradient = trainer.descent.gradient[0, trainer.plan.groups[layer].span]
        assert found["gradients_range"][layer] == pytest.approx(np.abs(gradient).max())


def test_bins_hold_what_is_in_them() -> None:
    assert evenly(np.array([-2.0, 0.0, 0.01, 2.0]), 2.0)[[0, BINS // 2, -1]].tolist() == [1, 2, 1]
    assert evenly(np.zeros(3), 0.0)[BINS // 2] == 3
    decades = by_decade(np.array([1.5, -1.5, 0.0, 1e-30, 1e30]))
    assert decades[round(-LOWEST * PER_DECADE)] == 2
    assert (decades[0], decades[-1], decades.sum()) == (1, 1, 4)


@pytest.mark.parametrize("path", [REFERENCE, ACCELERATED])
def test_update_ratios_are_those_of_the_update_that_comes(path: str) -> None:
    trainer = trainer_of(path=path, regularization={"l2_penalty": 0.01})
    found = reading(LayerHealth(), trainer)
    before = trainer.parameters.copy()
    gradient = trainer.gradient()
    trainer.advance(1)
    for group in trainer.plan.groups:
        change = (trainer.parameters - before)[0, group.span]
        assert found["update"][group.index] == pytest.approx(np.linalg.norm(change), rel=1e-5)
        assert found["parameters"][group.index] == pytest.approx(np.linalg.norm(before[0, group.span]))
        assert found["gradient"][group.index] == pytest.approx(np.linalg.norm(gradient[0, group.span]))


def test_a_layer_without_parameters_has_no_lengths() -> None:
    found = reading(LayerHealth(), trainer_of(**DIGITS))
    assert np.isnan([found[name][0] for name in ("parameters", "gradient", "update")]).all()
    assert (found["dead"][0], found["saturated"][0]) == (-1.0, -1.0)
    assert 0.0 <= found["dead"][1] <= 1.0


def run(experiment: Experiment, path: str, *, looked: bool) -> str:
    trainer = Trainer(experiment, path=path)
    trainer.start()
    for count in (1, 4, 2, 9):
        if looked:
            for probe in (LayerHealth(), WeightHistograms(), LayerHealth()):
                probe.read(_Witness(trainer))
        trainer.advance(count)
    return trainer.checkpoint().digest()


@pytest.mark.parametrize("kind", kinds_of("optimizers"))
def test_to_look_at_the_next_update_changes_no_bit(kind: str) -> None:
    experiment = Experiment.from_document(small().to_document() | {"optimizer": kind})
    assert run(experiment, REFERENCE, looked=True) == run(experiment, REFERENCE, looked=False)


@pytest.mark.parametrize("kind", kinds_of("wrappers"))
def test_nor_does_it_inside_of_a_wrapper(kind: str) -> None:
    experiment = Experiment.from_document(small().to_document() | {"wrappers": [kind]})
    assert run(experiment, REFERENCE, looked=True) == run(experiment, REFERENCE, looked=False)


@pytest.mark.parametrize("path", [REFERENCE, ACCELERATED])
@pytest.mark.parametrize(
    "layers",
    [
        [{"kind": "dense", "units": 5, "activation": "tanh"}, "output"],
        [{"kind": "dense", "units": 5}, "batch_normalization", "dropout", "output"],
    ],
)
def test_nor_does_it_with_running_statistics_and_random_masks(path: str, layers: list[Any]) -> None:
    experiment = Experiment.from_document(small().to_document() | {"network": {"layers": layers}})
    assert run(experiment, path, looked=True) == run(experiment, path, looked=False)


@pytest.mark.parametrize("path", [REFERENCE, ACCELERATED])
def test_a_run_that_has_stopped_can_be_looked_at(path: str) -> None:
    trainer = trainer_of(20, path, optimizer={"kind": "sgd", "learning_rate": 1e30})
    assert trainer.finished
    before = trainer.checkpoint().digest()
    for probe in (LayerHealth(), WeightHistograms(), UnitMaps(), FirstWeights()):
        assert reading(probe, trainer)
    assert trainer.checkpoint().digest() == before
