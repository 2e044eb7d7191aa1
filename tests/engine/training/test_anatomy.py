"""The next update taken apart: it ends in the bits that come, its stages have their formulas, J does as foretold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.layers.affine import UnitsOperation
from engine.optimizers.base import Optimizer
from engine.optimizers.stages import MOMENTUM, SCALING, STEP, TRUST
from engine.training import tracing
from engine.training.anatomy import DIFFERENCES, EXACT, Anatomy, dissect
from engine.training.stepping import ACCELERATED
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.engine.training.test_surfaces import on
from tests.support.kinds import kinds_of
from tests.support.strict import StrictBackend

EVERYTHING: dict[str, Any] = {
    "batch_size": 32,
    "regularization": {
        "l2_penalty": 0.01,
        "l1_penalty": 0.001,
        "weight_decay": 0.1,
        "max_norm": 1.5,
        "clipping": {"kind": "norm", "threshold": 0.05},
    },
}
PLAIN: dict[str, Any] = {"batch_size": 32}


def experiment_of(**changes: Any) -> Experiment:
    return Experiment.from_document(small().to_document() | changes)


def trainer_of(steps: int, dtype: str = "float64", **changes: Any) -> Trainer:
    trainer = Trainer(experiment_of(**changes), dtype=dtype)
    trainer.advance(steps)
    return trainer


def anatomy_of(trainer: Trainer) -> Anatomy:
    found = dissect(trainer)
    assert found is not None
    return found


def motions(anatomy: Anatomy) -> dict[str, np.ndarray]:
    """By kind; the last of those that come twice."""
    return {stage.kind: stage.motion for stage in anatomy.stages}


# The update


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("kind", kinds_of("optimizers"))
@pytest.mark.parametrize("around", [PLAIN, EVERYTHING], ids=["plain", "everything"])
def test_the_last_stage_is_the_update_that_comes_to_the_bit(
    kind: str, around: dict[str, Any], dtype: str
) -> None:
    trainer = trainer_of(4, dtype, optimizer=kind, **around)
    for _ in range(2):
        before, anatomy = trainer.parameters[0].copy(), anatomy_of(trainer)
        trainer.advance(1)
        assert (anatomy.update == trainer.descent.update[0]).all()
        assert (before + anatomy.update == trainer.parameters[0]).all()


@pytest.mark.parametrize("outer", kinds_of("wrappers"))
@pytest.mark.parametrize("inner", kinds_of("wrappers"))
def test_it_is_inside_of_wrappers_too(outer: str, inner: str) -> None:
    trainer = trainer_of(3, wrappers=[outer, inner], **EVERYTHING)
    for _ in range(3):
        anatomy = anatomy_of(trainer)
        trainer.advance(1)
        assert (anatomy.update == trainer.descent.update[0]).all()


@pytest.mark.parametrize("kind", kinds_of("clippings"))
def test_it_is_whatever_clips(kind: str) -> None:
    trainer = trainer_of(3, "float32", regularization={"clipping": kind})
    anatomy = anatomy_of(trainer)
    trainer.advance(1)
    assert (anatomy.update == trainer.descent.update[0]).all()
    assert (tracing.CLIPPING in motions(anatomy)) == (kind != "none")


@pytest.mark.parametrize("kind", [name for name, kind in kinds_of("surfaces").items() if kind.is_surface])
def test_it_is_on_every_surface(kind: str) -> None:
    trainer = Trainer(on(kind, optimizer={"kind": "sgd", "learning_rate": 1e-7, "momentum": 0.5}))
    trainer.advance(3)
    anatomy = anatomy_of(trainer)
    trainer.advance(1)
    assert (anatomy.update == trainer.descent.update[0]).all()


@pytest.mark.parametrize("kind", ["sgd", "adam", "adamw", "nadam", "lion"])
def test_on_compiled_kernels_it_is_theirs_to_rounding(kind: str) -> None:
    trainer = Trainer(experiment_of(optimizer=kind), path=ACCELERATED)
    trainer.advance(5)
    anatomy, before = anatomy_of(trainer), trainer.parameters.copy()
    trainer.advance(1)
    assert before[0] + anatomy.update == pytest.approx(trainer.parameters[0], rel=3e-7, abs=3e-7)


def test_a_device_gives_the_same_stages() -> None:
    experiment = experiment_of(optimizer="muon", wrappers=["sam", "lookahead"], **EVERYTHING)
    host, device = Trainer(experiment), Trainer(experiment, StrictBackend())
    for one, other in zip(anatomy_of(host).stages, anatomy_of(device).stages, strict=True):
        assert (one.kind, one.number) == (other.kind, other.number)
        assert (one.motion == other.motion).all()


def test_it_is_lane_0_that_is_taken_apart() -> None:
    lanes = [{"optimizer.learning_rate": 0.03}, {"optimizer.learning_rate": 0.3}]
    trainer = Trainer(experiment_of(lanes=lanes), dtype="float64")
    trainer.advance(3)
    together = anatomy_of(trainer)
    alone = Trainer(trainer.experiment.lane(0), dtype="float64")
    alone.advance(3)
    single = anatomy_of(alone)
    assert together.rate == 0.03
    for one, other in zip(together.stages, single.stages, strict=True):
        assert (one.motion == other.motion).all()
    assert (together.value, together.end, together.bend) == (single.value, single.end, single.bend)


def test_in_the_past_of_a_run_it_is_what_it_was() -> None:
    trainer = trainer_of(3, optimizer="adam")
    checkpoint, then = trainer.checkpoint(), anatomy_of(trainer)
    trainer.advance(5)
    trainer.return_to(checkpoint, trainer.experiment)
    again = anatomy_of(trainer)
    assert (again.update == then.update).all()
    assert (again.value, again.slope, again.bend, again.end) == (
        then.value,
        then.slope,
        then.bend,
        then.end,
    )


def test_a_run_that_has_stopped_has_no_update_to_come() -> None:
    trainer = trainer_of(20, "float32", optimizer={"kind": "sgd", "learning_rate": 1e30})
    assert trainer.finished
    assert dissect(trainer) is None


# Its stages


@pytest.mark.parametrize("kind", kinds_of("optimizers"))
def test_every_kind_says_all_that_it_does(kind: str) -> None:
    """What stands before the rate leads, times it, to the step; nothing is left unsaid."""
    trainer = trainer_of(5, optimizer=kind, **PLAIN)
    anatomy = anatomy_of(trainer)
    kinds = [stage.kind for stage in anatomy.stages]
    assert tracing.METHOD not in kinds
    if kind == "sgd" or not kinds_of("optimizers")[kind].linear_in_rate:
        return
    place = kinds.index(STEP) if STEP in kinds else len(kinds) - 1
    before, step = anatomy.stages[place - 1].motion, anatomy.stages[place].motion
    assert anatomy.rate * before == pytest.approx(step, rel=1e-12, abs=1e-300)


def gradients(experiment: Experiment, steps: int) -> tuple[list[np.ndarray], Anatomy, Trainer]:
    """The gradients of J of the first updates, the last of which is taken apart."""
    trainer, found = Trainer(experiment, dtype="float64"), []
    trainer.start()
    for _ in range(steps):
        found.append(trainer.gradient()[0])
        trainer.advance(1)
    found.append(trainer.gradient()[0])
    return found, anatomy_of(trainer), trainer


def mean(values: list[np.ndarray], decay: float) -> np.ndarray:
    """Exponential, corrected for its start at zero."""
    weights = decay ** np.arange(len(values))[::-1]
    return np.tensordot(weights / weights.sum(), np.array(values), 1)


@pytest.mark.parametrize("nesterov", [False, True])
def test_momentum_of_sgd_is_a_decayed_sum(nesterov: bool) -> None:
    optimizer = {"kind": "sgd", "learning_rate": 0.05, "momentum": 0.8, "nesterov": nesterov}
    history, anatomy, _ = gradients(experiment_of(optimizer=optimizer), 6)
    velocity = sum(0.8**age * gradient for age, gradient in enumerate(reversed(history)))
    wanted = history[-1] + 0.8 * velocity if nesterov else velocity
    assert motions(anatomy)[MOMENTUM] == pytest.approx(-wanted, rel=1e-10)
    assert motions(anatomy)[tracing.GRADIENT] == pytest.approx(-history[-1])


@pytest.mark.parametrize("kind", ["adam", "adamw"])
def test_adam_has_its_mean_its_scale_and_its_decay(kind: str) -> None:
    optimizer = {"kind": kind, "learning_rate": 0.02, "beta1": 0.7, "beta2": 0.9, "epsilon": 1e-8}
    if kind == "adamw":
        optimizer["weight_decay"] = 0.5
    history, anatomy, trainer = gradients(experiment_of(optimizer=optimizer), 5)
    found, average = motions(anatomy), mean(history, 0.7)
    scaled = average / (np.sqrt(mean([g * g for g in history], 0.9)) + 1e-8)
    assert found[MOMENTUM] == pytest.approx(-average, rel=1e-10)
    assert found[SCALING] == pytest.approx(-scaled, rel=1e-10)
    if kind == "adamw":
        decay = found["decay"] - found[STEP]
        wanted = np.zeros_like(decay)
        for span in trainer.plan.layout.penalized:
            wanted[span] = -0.02 * 0.5 * trainer.parameters[0, span]
        assert decay == pytest.approx(wanted, abs=1e-15)


def test_rmsprop_scales_before_it_remembers() -> None:
    optimizer = {"kind": "rmsprop", "rho": 0.5, "momentum": 0.6, "epsilon": 1e-8}
    history, anatomy, _ = gradients(experiment_of(optimizer=optimizer), 4)
    square, velocity, scaled = (np.zeros_like(history[0]) for _ in range(3))
    for gradient in history:
        square = 0.5 * square + 0.5 * gradient**2
        scaled = gradient / (np.sqrt(square) + 1e-8)
        velocity = 0.6 * velocity + scaled
    kinds = [stage.kind for stage in anatomy.stages]
    assert kinds == [tracing.GRADIENT, SCALING, MOMENTUM, tracing.UPDATE]
    assert motions(anatomy)[SCALING] == pytest.approx(-scaled, rel=1e-10)
    assert motions(anatomy)[MOMENTUM] == pytest.approx(-velocity, rel=1e-10)


def test_muon_turns_hidden_matrices_alone_into_orthogonal_ones() -> None:
    layers = [{"kind": "dense", "units": 6, "activation": "tanh"}] * 2 + ["output"]
    optimizer = {"kind": "muon", "iterations": 12, "scaling": "none"}
    trainer = trainer_of(3, network={"layers": layers}, optimizer=optimizer)
    found = motions(anatomy_of(trainer))
    for block in trainer.plan.layout.blocks:
        if block.hidden and block.matrix_shape is not None:
            turned = block.matrix_of(found[SCALING][None])[0]
            values = np.linalg.svd(turned, compute_uv=False)
            assert values.min() > 0.4
            assert values.max() < 1.3
        else:  # Adam's step at a tenth of the rate
            assert np.abs(found[SCALING][block.span]).max() < 0.5
        assert (found[MOMENTUM][block.span] != found[SCALING][block.span]).any()


def test_lamb_gives_each_weight_the_length_of_its_array() -> None:
    trainer = trainer_of(4, optimizer={"kind": "lamb", "weight_decay": 0.1})
    anatomy = anatomy_of(trainer)
    found = motions(anatomy)
    for block in trainer.plan.layout.blocks:
        length = np.linalg.norm(found[TRUST][block.span])
        if block.penalized:
            assert length == pytest.approx(np.linalg.norm(trainer.parameters[0, block.span]))
            decay = found["decay"][block.span] - found[SCALING][block.span]
            assert decay == pytest.approx(-0.1 * trainer.parameters[0, block.span])
        else:
            assert (found[TRUST][block.span] == found[SCALING][block.span]).all()


def test_clipping_penalties_and_decay_have_their_formulas() -> None:
    regularization = {
        "l2_penalty": 0.3,
        "weight_decay": 0.2,
        "clipping": {"kind": "norm", "threshold": 0.01},
    }
    optimizer = {"kind": "sgd", "learning_rate": 0.1}
    trainer = trainer_of(3, optimizer=optimizer, regularization=regularization)
    anatomy = anatomy_of(trainer)
    found, theta = motions(anatomy), trainer.parameters[0]
    weights = np.zeros_like(theta)
    for span in trainer.plan.layout.penalized:
        weights[span] = theta[span]
    assert found[tracing.PENALTIES] - found[tracing.GRADIENT] == pytest.approx(-0.3 * weights)
    assert -found[tracing.PENALTIES] == pytest.approx(anatomy.gradient)
    assert np.linalg.norm(found[tracing.CLIPPING]) == pytest.approx(0.01)
    assert found[STEP] == pytest.approx(0.1 * found[tracing.CLIPPING])
    assert found[tracing.WEIGHT_DECAY] - found[STEP] == pytest.approx(-0.1 * 0.2 * weights)


def test_sam_shows_the_gradient_of_the_worst_point_and_lookahead_its_return() -> None:
    wrappers = [{"kind": "lookahead", "every": 2}, {"kind": "sam", "rho": 0.5}, "polyak"]
    trainer = trainer_of(4, optimizer={"kind": "sgd", "learning_rate": 0.1}, wrappers=wrappers)
    calm = anatomy_of(trainer)
    assert [(stage.kind, stage.number) for stage in calm.stages] == [
        (tracing.GRADIENT, -1),
        (tracing.BEFORE, 1),
        (tracing.UPDATE, -1),
    ]
    gradient, theta = calm.gradient, trainer.parameters
    point = theta + 0.5 * (gradient / np.linalg.norm(gradient))
    trainer.objective.prepare(trainer.step)
    worst = np.empty_like(theta)
    trainer.objective.gradient(point, worst)
    assert -motions(calm)[tracing.BEFORE] == pytest.approx(worst[0])
    trainer = trainer_of(5, optimizer={"kind": "sgd", "learning_rate": 0.1}, wrappers=wrappers)
    returning = anatomy_of(trainer)
    assert [stage.number for stage in returning.stages if stage.kind == tracing.AFTER] == [0]
    fast = trainer.parameters[0] + motions(returning)[STEP]
    slow = trainer.state["wrappers.0.slow"][0]
    assert trainer.parameters[0] + returning.update == pytest.approx(slow + 0.5 * (fast - slow))


def test_a_method_that_says_nothing_has_one_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    kind: type[Optimizer] = kinds_of("optimizers")["adadelta"]
    spoken = kind.apply

    def silent(self: Optimizer, c: Any, arrays: Any) -> None:
        quiet = {name: getattr(arrays, name) for name in vars(arrays) if name != "note"}
        spoken(self, c, type(arrays)(**quiet))

    monkeypatch.setattr(kind, "apply", silent)
    anatomy = anatomy_of(trainer_of(3, optimizer="adadelta"))
    assert [stage.kind for stage in anatomy.stages] == [tracing.GRADIENT, tracing.UPDATE]


def test_where_the_rate_is_zero_what_it_multiplied_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = {"kind": "warmup_stable_decay"}
    trainer = trainer_of(0, optimizer="adam", schedule=schedule)
    monkeypatch.setattr(trainer.descent, "_factors", np.zeros(1))
    found = motions(anatomy_of(trainer))
    assert np.isnan(found[SCALING]).all()
    assert (found[tracing.UPDATE] == 0.0).all()


# What it does to J


def objective(trainer: Trainer, point: np.ndarray) -> float:
    """J of the update's batch, penalties included, float64."""
    trainer.objective.prepare(trainer.step)
    flat = np.tile(point, (trainer.lanes, 1))
    return float((trainer.objective.value(flat) + trainer.descent.penalties.value(flat))[0])


NETWORKS: list[list[Any]] = [
    [{"kind": "dense", "units": 6, "activation": "tanh"}, "output"],
    [{"kind": "dense", "units": 6, "activation": "gelu"}, "dropout", "output"],
    [{"kind": "dense", "units": 6, "activation": "tanh"}, "batch_normalization", "output"],
]


@pytest.mark.parametrize("layers", NETWORKS)
def test_slope_and_bend_are_derivatives_of_j_along_the_update(layers: list[Any]) -> None:
    regularization = {"l2_penalty": 0.02, "weight_decay": 0.1}
    trainer = trainer_of(6, network={"layers": layers}, regularization=regularization)
    anatomy = anatomy_of(trainer)
    theta, u = anatomy.parameters, anatomy.update
    h = 1e-3 / np.linalg.norm(u)
    middle, ahead, behind = (objective(trainer, theta + share * u) for share in (0.0, h, -h))
    assert anatomy.value == pytest.approx(middle, rel=1e-12)
    assert anatomy.slope == pytest.approx((ahead - behind) / (2 * h), rel=1e-5)
    assert anatomy.bend == pytest.approx((ahead - 2 * middle + behind) / h**2, rel=1e-3)
    assert anatomy.source == EXACT
    assert anatomy.end == pytest.approx(objective(trainer, theta + u), rel=1e-12)
    shares = [anatomy.gradient[group.span] @ u[group.span] for group in anatomy.groups]
    assert sum(shares) == pytest.approx(anatomy.slope, rel=1e-12)


@pytest.mark.parametrize("kind", ["sgd", "adam", "newton", "bfgs"])
def test_on_a_quadratic_the_second_order_is_all_there_is(kind: str) -> None:
    surface = {"kind": "quadratic", "condition": 50.0, "rotated": True}
    trainer = Trainer(on(surface, optimizer={"kind": kind, "learning_rate": 0.3}), dtype="float64")
    trainer.advance(0 if kind == "newton" else 4)
    anatomy = anatomy_of(trainer)
    actual = anatomy.end - anatomy.value
    assert actual == pytest.approx(anatomy.slope + 0.5 * anatomy.bend, rel=1e-10, abs=1e-15)
    assert anatomy.whole == pytest.approx((anatomy.value, anatomy.end))


def test_the_third_order_is_what_is_missing() -> None:
    """With half of the rate the error of the second order falls eightfold."""
    errors = []
    for rate in (0.02, 0.01):
        trainer = trainer_of(5, optimizer={"kind": "sgd", "learning_rate": 0.1}, batch_size=32)
        optimizer = trainer.experiment.optimizer.replace(learning_rate=rate)
        trainer.change(trainer.experiment.replace(optimizer=optimizer))
        anatomy = anatomy_of(trainer)
        errors.append(anatomy.end - anatomy.value - anatomy.slope - 0.5 * anatomy.bend)
    assert errors[0] / errors[1] == pytest.approx(8.0, rel=0.05)


def test_the_whole_training_part_is_that_of_an_evaluation() -> None:
    trainer = trainer_of(5, regularization={"l2_penalty": 0.05})
    anatomy = anatomy_of(trainer)
    before = trainer.evaluate().columns["train_objective"][0, 0]
    trainer.advance(1)
    after = trainer.evaluate().columns["train_objective"][0, 0]
    assert anatomy.whole == pytest.approx((before, after), rel=1e-12)


def test_without_a_product_there_are_central_differences(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = trainer_of(5)
    exact = anatomy_of(trainer)

    def missing(*args: Any) -> None:
        raise NotImplementedError

    monkeypatch.setattr(UnitsOperation, "backward_jvp", missing)
    differences = anatomy_of(trainer)
    assert (exact.source, differences.source) == (EXACT, DIFFERENCES)
    assert differences.bend == pytest.approx(exact.bend, rel=1e-4)
    assert (differences.value, differences.end) == (exact.value, exact.end)
