"""The probe of the update that comes: its figures layer by layer, when it is read, and that it leaves no trace."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.optimizers.stages import MOMENTUM
from engine.probes.update_anatomy import UpdateAnatomy
from engine.training.anatomy import dissect
from engine.training.stepping import ACCELERATED, REFERENCE
from engine.training.tracing import CLIPPING, GRADIENT, KINDS, UPDATE, WEIGHT_DECAY
from engine.training.trainer import Trainer
from engine.worker.messages import ChangeLive, Credit, Pause, Play, Reading, SetPace, Visit, Watch
from engine.worker.watching import _Witness
from tests.engine.probes.test_layers import DIGITS, trainer_of
from tests.engine.training.experiments import small
from tests.engine.training.test_surfaces import on
from tests.engine.worker.drive import RUN, Bench, Clock, trained
from tests.support.kinds import kinds_of

PLENTY = Credit(RUN, 10**6)
LOOK = Watch(RUN, ("update_anatomy",), 1000.0)


def reading(trainer: Trainer) -> dict[str, np.ndarray]:
    return UpdateAnatomy().read(_Witness(trainer))


def test_figures_are_lengths_cosines_and_shares_of_each_layer() -> None:
    regularization = {"weight_decay": 0.1, "clipping": {"kind": "norm", "threshold": 0.05}}
    optimizer = {"kind": "sgd", "learning_rate": 0.1, "momentum": 0.9}
    trainer = trainer_of(6, optimizer=optimizer, regularization=regularization)
    found, anatomy = reading(trainer), dissect(trainer)
    assert anatomy is not None
    kinds = [KINDS[number] for number in found["stages"]]
    assert kinds == [GRADIENT, CLIPPING, MOMENTUM, "step", WEIGHT_DECAY, UPDATE]
    spans = [slice(None), *(group.span for group in trainer.plan.groups)]
    vectors = [stage.motion.astype(float) for stage in anatomy.stages]
    vectors[4] = vectors[4] - vectors[3]  # decay is shown by what it adds
    for row, vector in enumerate(vectors):
        for column, span in enumerate(spans):
            own, downhill = vector[span], -anatomy.gradient[span]
            length = np.linalg.norm(own)
            cosine = own @ downhill / (length * np.linalg.norm(downhill))
            assert found["norms"][row, column] == pytest.approx(length)
            assert found["cosines"][row, column] == pytest.approx(cosine)
    assert found["norms"][1, 0] == pytest.approx(0.05)
    assert found["cosines"][:2] == pytest.approx(1.0)
    assert found["shares"][1:].sum() == pytest.approx(found["shares"][0])
    assert found["shares"][0] == found["changes"][0] == anatomy.slope
    assert found["changes"][1] == anatomy.slope + 0.5 * anatomy.bend
    assert found["changes"][2] == anatomy.end - anatomy.value
    assert found["parameters"] == pytest.approx([np.linalg.norm(trainer.parameters[0, s]) for s in spans])
    assert found["layers"].tolist() == [0, 1]
    assert (float(found["rate"]), float(found["objective"])) == (0.1, anatomy.value)
    # Single precision leaves a change of J this much to be wrong by.
    exact = Trainer(trainer.experiment, dtype="float64", checkpoint=trainer.checkpoint())
    actual = reading(exact)["changes"]
    assert found["changes"] == pytest.approx(actual, rel=1e-4, abs=4 * float(found["resolution"]))


def test_layers_without_parameters_are_left_out() -> None:
    found = reading(trainer_of(3, **DIGITS))
    assert found["layers"].tolist() == [1, 2]
    assert found["norms"].shape == (len(found["stages"]), 3)


def test_vectors_of_zero_have_no_direction_and_tiny_ones_have() -> None:
    still = reading(trainer_of(3, optimizer="adopt", regularization={"clipping": "norm"}))
    assert np.isfinite(still["cosines"]).all()
    first = reading(trainer_of(0, optimizer="adopt"))  # its first update only measures
    assert (first["norms"][-1] == 0.0).all()
    assert np.isnan(first["cosines"][-1]).all()
    assert first["changes"].tolist() == [0.0, 0.0, 0.0]
    surface = Trainer(on({"kind": "quadratic", "curvature": 1e-250}), dtype="float64")
    tiny = reading(surface)
    assert tiny["cosines"] == pytest.approx(np.ones_like(tiny["cosines"]))


def test_a_surface_has_one_row_for_all_its_parameters() -> None:
    trainer = Trainer(on("rosenbrock"))
    trainer.advance(2)
    found = reading(trainer)
    assert UpdateAnatomy().suits_surface(trainer.experiment.surface)
    assert found["layers"].tolist() == [0]
    assert (found["norms"][:, 0] == found["norms"][:, 1]).all()
    assert float(found["whole"]) == pytest.approx(float(found["changes"][2]))


def test_where_no_update_comes_there_is_nothing() -> None:
    stopped = trainer_of(20, optimizer={"kind": "sgd", "learning_rate": 1e30})
    assert stopped.finished
    found = reading(stopped)
    assert list(found) == ["layers"]
    assert not len(found["layers"])


# It leaves no trace


def run(experiment: Experiment, path: str, *, looked: bool) -> str:
    trainer = Trainer(experiment, path=path)
    trainer.start()
    for count in (1, 4, 2, 9):
        if looked:
            reading(trainer)
            reading(trainer)
        trainer.advance(count)
    return trainer.checkpoint().digest()


REGULARIZED = {"l2_penalty": 0.01, "clipping": {"kind": "adaptive"}, "max_norm": 2.0}


@pytest.mark.parametrize("kind", kinds_of("optimizers"))
def test_it_changes_no_bit(kind: str) -> None:
    experiment = Experiment.from_document(
        small().to_document() | {"optimizer": kind, "regularization": REGULARIZED}
    )
    assert run(experiment, REFERENCE, looked=True) == run(experiment, REFERENCE, looked=False)


@pytest.mark.parametrize("path", [REFERENCE, ACCELERATED])
@pytest.mark.parametrize("wrappers", [[], ["sam", "lookahead"], ["moving_average"]])
def test_nor_with_statistics_masks_and_wrappers(path: str, wrappers: list[str]) -> None:
    layers = [{"kind": "dense", "units": 5}, "batch_normalization", "dropout", "output"]
    changes: dict[str, Any] = {"network": {"layers": layers}, "wrappers": wrappers}
    experiment = Experiment.from_document(small().to_document() | changes)
    assert run(experiment, path, looked=True) == run(experiment, path, looked=False)


def test_a_flawed_block_is_made_again_from_where_it_was() -> None:
    experiment = small(optimizer__kind="sgd", optimizer__learning_rate=40.0, network__layers=["output"])
    assert run(experiment, REFERENCE, looked=True) == run(experiment, REFERENCE, looked=False)


# When it is read


def test_it_is_read_at_rest_alone_and_again_when_the_update_to_come_is_another() -> None:
    bench = Bench(Clock(1e-3))
    bench.open()
    bench.send(PLENTY, LOOK)
    assert [reading.step for reading in bench.said(Reading)] == [0]
    bench.send(SetPace(RUN, 5.0), Play(RUN))
    for _ in range(20):
        bench.clock.now += 1.0
        bench.send()
    assert bench.step() > 0
    assert len(bench.said(Reading)) == 1, "not in training"
    bench.send(Pause(RUN))
    bench.work(lambda: len(bench.said(Reading)) == 2)
    step = bench.step()
    assert bench.said(Reading)[-1].step == step
    bench.send(ChangeLive(RUN, "optimizer.learning_rate", 0.5))
    bench.work(lambda: len(bench.said(Reading)) == 3)
    assert float(bench.said(Reading)[-1].arrays["rate"]) == 0.5
    assert bench.send() == []
    bench.send(Visit(RUN, 3))
    bench.work(lambda: bench.said(Reading)[-1].step == 3)
    found, wanted = bench.said(Reading)[-1].arrays, reading(trained(small(), 3))
    assert found["changes"] == pytest.approx(wanted["changes"], rel=1e-3, abs=1e-6)
