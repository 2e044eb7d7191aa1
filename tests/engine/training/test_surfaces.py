"""Pure optimization: surfaces in training, with lanes as starting points, resumed and saved like networks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session.session import Session, load, save
from engine.training.topology import inspect, plan
from engine.training.trainer import Trainer
from tests.support.kinds import kinds_of
from tests.support.strict import StrictBackend

SURFACES = [name for name, kind in kinds_of("surfaces").items() if kind.is_surface]


def on(surface: Any, **changes: Any) -> Experiment:
    document = {
        "surface": surface,
        "optimizer": {"kind": "sgd", "learning_rate": 1e-3},
        "steps": 100,
        "evaluate_every": 5,
    }
    experiment = Experiment.from_document(document)
    for path, value in changes.items():
        experiment = paths.put(experiment, path.replace("__", "."), value)
    return experiment


@pytest.mark.parametrize("kind", SURFACES)
@pytest.mark.parametrize("backend", ["host", "device"])
def test_every_surface_trains_lane_by_lane_and_resumes_exactly(kind: str, backend: str) -> None:
    lanes = [{"seed": 1}, {"seed": 2, "surface.spread": 0.3}, {"seed": 3, "surface.spread": 0.1}]
    experiment = on(kind, lanes=lanes, optimizer={"kind": "adam", "learning_rate": 0.01})

    def new(**options: Any) -> Trainer:
        return Trainer(experiment, StrictBackend() if backend == "device" else None, **options)

    whole, half = new(), new()
    block = whole.advance(40)
    half.advance(17)
    again = new(checkpoint=half.checkpoint())
    again.advance(23)
    assert again.checkpoint().digest() == whole.checkpoint().digest()
    assert len({tuple(point) for point in whole.checkpoint().arrays["parameters"]}) == 3
    for lane in range(3):
        alone = Trainer(experiment.lane(lane))
        single = alone.advance(40)
        np.testing.assert_array_equal(
            alone.checkpoint().arrays["parameters"][0], whole.checkpoint().arrays["parameters"][lane]
        )
        np.testing.assert_array_equal(
            single.columns["batch_loss"][:, 0], block.columns["batch_loss"][:, lane]
        )
    recorded = block.columns["parameter.0"]
    np.testing.assert_array_equal(recorded[-1], whole.checkpoint().arrays["parameters"][:, 0])


@pytest.mark.parametrize("kind", [name for name, kind in kinds_of("optimizers").items()])
def test_the_same_optimizers_descend_a_bowl(kind: str) -> None:
    """With the defaults of each but for the rate, which has to suit the bowl."""
    optimizer = kinds_of("optimizers")[kind]()
    chosen = {"kind": kind} | (
        {"warmup": 100} if "warmup" in {field.name for field in optimizer.fields} else {}
    )
    experiment = on({"kind": "quadratic", "condition": 4.0}, optimizer=chosen, steps=2000)
    if optimizer.learning_rate < 0.05:
        experiment = paths.put(experiment, "optimizer.learning_rate", 0.05)
    trainer = Trainer(experiment, dtype="float64")
    block = trainer.advance(2000)
    losses = block.columns["train_loss"][np.isfinite(block.columns["train_loss"][:, 0]), 0]
    assert losses[-1] < 0.05 * losses[0]


def test_the_path_on_a_bowl_is_that_of_the_closed_form() -> None:
    """θₜ − c = (I − ηA)ᵗ (θ₀ − c): the gradient of a run is the surface's own."""
    rate, steps = 0.05, 60
    experiment = on(
        {"kind": "quadratic", "condition": 10.0}, optimizer={"kind": "sgd", "learning_rate": rate}
    )
    trainer = Trainer(experiment, dtype="float64")
    block = trainer.advance(steps)
    surface = experiment.surface
    start = surface.start(1)
    from engine.surfaces.base import Moment

    hessian = np.stack(
        [
            surface.hessian_product(np, start[None], unit[None], Moment(None, 0, 1), np.empty((1, 2)))[0]
            for unit in np.eye(2)
        ]
    )
    points, _ = surface.minimum()
    assert points is not None
    center = np.atleast_2d(points)[0]
    expected = center + np.linalg.matrix_power(np.eye(2) - rate * hessian, steps) @ (start - center)
    np.testing.assert_allclose(trainer.parameters[0], expected, rtol=1e-12)
    np.testing.assert_allclose(block.columns["parameter.1"][-1, 0], expected[1])


def test_a_surface_that_overflows_stops_its_lane_where_it_was_finite() -> None:
    experiment = on(
        "cliff",
        optimizer={"kind": "sgd", "learning_rate": 1e-3},
        lanes=[{"seed": 1}, {"seed": 1, "optimizer.learning_rate": 1e-12}],
    )
    trainer = Trainer(experiment)
    trainer.advance(30)
    (ending,) = trainer.divergences
    assert ending.lane == 0
    assert ending.failed
    assert np.isfinite(trainer.parameters).all()
    clipped = Trainer(
        paths.put(
            paths.put(experiment, "lanes", []), "regularization.clipping", {"kind": "norm", "threshold": 1.0}
        )
    )
    clipped.advance(1000)
    assert not clipped.divergences


def test_a_session_with_a_surface_goes_on_from_its_file(tmp_path: Path) -> None:
    experiment = on("himmelblau", wrappers=[{"kind": "polyak"}], lanes=[{"seed": 1}, {"seed": 2}])
    whole, half = Trainer(experiment), Trainer(experiment)
    whole.advance(30)
    half.advance(12)
    path = tmp_path / "s.descenso"
    save(path, Session(experiment, (RunRecord(experiment, checkpoint=half.checkpoint()),)))
    again = Trainer(experiment, checkpoint=load(path).runs[0].checkpoint)
    again.advance(18)
    assert again.checkpoint().digest() == whole.checkpoint().digest()


def test_a_surface_needs_neither_data_nor_a_network_that_fits() -> None:
    experiment = on("rosenbrock", network__layers=[], data__kind="file")
    inspection = inspect(experiment)
    assert inspection.problems == ()
    assert inspection.topology is None
    assert plan(experiment).layout.size == experiment.surface.dimension()


def test_steps_on_a_surface_make_no_transfer() -> None:
    backend = StrictBackend()
    trainer = Trainer(on("rosenbrock", evaluate_every=1000, optimizer="adam"), backend)
    trainer.advance(3)
    counts = []
    for steps in (10, 200):
        before = backend.sent + backend.fetched
        trainer.advance(steps)
        counts.append(backend.sent + backend.fetched - before)
    assert counts[0] == counts[1]


def test_a_resumed_surface_is_evaluated_where_it_stands() -> None:
    experiment = on("continuation")
    half = Trainer(experiment)
    half.advance(20)
    again = Trainer(experiment, checkpoint=half.checkpoint())
    np.testing.assert_array_equal(
        again.evaluate().columns["train_loss"], half.evaluate().columns["train_loss"]
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("kind", ["bfgs", "lbfgs", "conjugate_gradient", "newton", "levenberg_marquardt"])
def test_a_method_that_has_arrived_stays_there(kind: str, dtype: str) -> None:
    """Curvature made up of rounding must not blow up what a method remembers."""
    rates = [
        {"seed": seed, "optimizer.learning_rate": rate} for seed in (1, 2, 3) for rate in (1.0, 0.3, 0.1)
    ]
    lanes = [lane | {"surface.spread": 0.5} for lane in rates]
    trainer = Trainer(on("quadratic", optimizer={"kind": kind}, lanes=lanes), dtype=dtype)
    trainer.advance(120)
    assert trainer.divergences == ()
    assert (trainer.evaluate().columns["train_loss"] < 1e-3).all()


@pytest.mark.parametrize("kind", ["levenberg_marquardt", "hessian_free"])
@pytest.mark.parametrize("rate", [1.0, 0.3, 0.05])
def test_short_steps_are_judged_by_what_they_promise(kind: str, rate: float) -> None:
    """On a quadratic the model is exact whatever the rate, so that the damping falls."""
    trainer = Trainer(on("quadratic", optimizer={"kind": kind, "learning_rate": rate}), dtype="float64")
    trainer.advance(1)
    first = float(trainer.state["optimizer.damping"][0])
    trainer.advance(9)
    assert float(trainer.state["optimizer.damping"][0]) < first


@pytest.mark.parametrize("kind", ["bfgs", "lbfgs"])
def test_clipping_shortens_trials_but_does_not_falsify_curvature(kind: str) -> None:
    experiment = on("rosenbrock", optimizer={"kind": kind})
    experiment = paths.put(experiment, "regularization.clipping", {"kind": "norm", "threshold": 0.01})
    trainer = Trainer(experiment, dtype="float64")
    trainer.advance(200)
    assert trainer.evaluate().columns["train_loss"][0, 0] < 1e-6
