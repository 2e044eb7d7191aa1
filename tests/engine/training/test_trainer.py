"""The trainer: rows, resuming, lanes, live changes, penalties and divergence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.block import Block
from engine.training.trainer import Trainer
from tests.engine.training.experiments import learning_of, small
from tests.support.kernels import PATHS
from tests.support.kinds import every_optimizer


def train(experiment: Experiment, steps: int, **options: Any) -> tuple[Trainer, Block]:
    trainer = Trainer(experiment, **options)
    return trainer, trainer.advance(steps)


@PATHS
def test_there_is_one_row_per_state_and_evaluations_where_they_are_due(path: str) -> None:
    _, block = train(small(), 12, path=path)
    assert block.steps.tolist() == list(range(13))
    evaluated = np.flatnonzero(np.isfinite(block.columns["test_loss"][:, 0]))
    assert evaluated.tolist() == [0, 5, 10]
    assert np.isfinite(block.columns["batch_loss"]).all()
    assert np.isnan(block.columns["update_ratio"][0, 0])


def test_with_the_whole_training_part_as_batch_both_losses_of_a_row_agree() -> None:
    _, block = train(small(batch_size=1000, evaluate_every=1), 6, dtype="float64")
    np.testing.assert_allclose(block.columns["batch_loss"], block.columns["train_loss"], rtol=1e-13)


@PATHS
def test_update_ratio_and_gradient_norm_are_those_of_the_parameters(path: str) -> None:
    trainer = Trainer(small(optimizer={"kind": "sgd", "learning_rate": 0.5}), dtype="float64", path=path)
    trainer.start()
    before = trainer.parameters.copy()
    gradient = trainer.descent.gradient.copy()
    block = trainer.advance(1)
    step = trainer.parameters - before
    np.testing.assert_allclose(step, -0.5 * gradient, rtol=1e-12, atol=1e-16)
    np.testing.assert_allclose(
        block.columns["update_ratio"][0, 0], np.linalg.norm(step) / np.linalg.norm(before)
    )
    whole = np.linalg.norm(trainer.descent.gradient)
    np.testing.assert_allclose(block.columns["gradient_norm"][0, 0], whole)
    parts = [block.columns[f"gradient_norm.{index}"][0, 0] for index in (0, 1)]
    np.testing.assert_allclose(np.hypot(*parts), whole)


@PATHS
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_grouping_steps_into_calls_changes_no_bit(dtype: str, path: str) -> None:
    whole, block = train(small(), 40, dtype=dtype, path=path)
    pieces = Trainer(small(), dtype=dtype, path=path)
    rows = [pieces.advance(count) for count in (1, 2, 17, 20)]
    assert pieces.checkpoint().digest() == whole.checkpoint().digest()
    joined = Block.join(rows)
    for name, column in block.columns.items():
        np.testing.assert_array_equal(joined.columns[name], column)


@pytest.mark.parametrize("kind", registry.kinds("optimizers"))
@pytest.mark.parametrize("dtype", ["float32", pytest.param("float64", marks=pytest.mark.slow)])
def test_continuing_from_a_checkpoint_gives_the_same_bits(kind: str, dtype: str) -> None:
    experiment = small(
        optimizer={"kind": kind, "learning_rate": 0.01},
        network__layers=["dense", {"kind": "dropout", "rate": 0.2}, "output"],
        schedule={"kind": "cosine", "warmup_steps": 10},
        regularization={
            "l2_penalty": 1e-3,
            "weight_decay": 1e-2,
            "clipping": {"kind": "norm", "threshold": 0.5},
        },
    )
    whole, _ = train(experiment, 40, dtype=dtype)
    half, _ = train(experiment, 17, dtype=dtype)
    other, block = train(experiment, 23, dtype=dtype, checkpoint=half.checkpoint())
    assert block.steps[0] == 18
    assert other.checkpoint().digest() == whole.checkpoint().digest()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@every_optimizer()
def test_each_lane_equals_its_single_run(kind: str, dtype: str) -> None:
    overrides = [
        {"seed": 1},
        {"seed": 2, "optimizer.learning_rate": 0.03},
        {"seed": 1, "optimizer.learning_rate": 1e-3, "regularization.l2_penalty": 0.01},
        {"seed": 5, "regularization.weight_decay": 0.1},
        {"seed": 5, "regularization.clipping.threshold": 0.2},
    ]
    base = {
        "optimizer": {"kind": kind, "learning_rate": 0.01},
        "network__layers": [{"kind": "dense", "units": 9}, {"kind": "dropout", "rate": 0.3}, "output"],
        "regularization__clipping": {"kind": "norm", "threshold": 2.0},
    }
    experiment = small(**base, lanes=overrides)
    together, block = train(experiment, 30, dtype=dtype)
    for lane in range(len(overrides)):
        alone, single = train(experiment.lane(lane), 30, dtype=dtype)
        np.testing.assert_array_equal(together.parameters[lane], alone.parameters[0])
        for name, column in single.columns.items():  # fewer rows where it diverged
            own = block.columns[name][:, lane]
            np.testing.assert_array_equal(own[: len(column)], column[:, 0], err_msg=name)
            assert np.isnan(own[len(column) :]).all()


@PATHS
def test_the_penalty_belongs_to_the_objective_and_its_gradient(path: str) -> None:
    penalty = 0.3
    plain, free = (
        Trainer(small(batch_size=1000, regularization__l2_penalty=value), dtype="float64", path=path)
        for value in (penalty, 0)
    )
    row, bare = plain.start(), free.start()
    weights = [learning_of(plain).views(plain.parameters)[index]["weight"] for index in range(2)]
    expected = 0.5 * penalty * sum(np.sum(weight**2) for weight in weights)
    np.testing.assert_allclose(row.columns["train_objective"] - row.columns["train_loss"], expected)
    np.testing.assert_array_equal(row.columns["train_loss"], bare.columns["train_loss"])
    for index in range(2):
        slots, others = (learning_of(one).views(one.descent.gradient)[index] for one in (plain, free))
        np.testing.assert_allclose(slots["weight"], others["weight"] + penalty * weights[index], rtol=1e-12)
        np.testing.assert_array_equal(slots["bias"], others["bias"])


@PATHS
def test_weight_decay_is_decoupled_from_the_optimizer(path: str) -> None:
    rate, decay = 0.01, 0.2
    decayed, free = (
        Trainer(
            small(optimizer__learning_rate=rate, regularization__weight_decay=value),
            dtype="float64",
            path=path,
        )
        for value in (decay, 0.0)
    )
    start = decayed.parameters.copy()
    decayed.advance(1)
    free.advance(1)
    expected = np.zeros_like(start)
    for span in decayed.plan.layout.penalized:
        expected[:, span] = -rate * decay * start[:, span]
    np.testing.assert_allclose(decayed.parameters - free.parameters, expected, atol=1e-15)


def test_the_gradient_is_that_of_the_batch_loss() -> None:
    trainer = Trainer(small(regularization__l2_penalty=0.1), dtype="float64")
    trainer.start()
    gradient, flat, learning = trainer.descent.gradient.copy(), trainer.parameters, trainer.learning
    assert learning is not None
    direction = np.random.default_rng(0).normal(size=flat.shape)
    start, step = flat.copy(), 1e-6
    values = []
    for sign in (1, -1):
        flat[...] = start + sign * step * direction
        outputs = learning.model.forward(learning.views(flat), learning.inputs)
        loss = trainer.experiment.loss.value(np, outputs, learning.targets)
        values.append((loss + trainer.descent.penalties.value(flat))[0])
    np.testing.assert_allclose((values[0] - values[1]) / (2 * step), np.sum(gradient * direction), rtol=1e-6)


def test_hessian_products_are_differences_of_gradients() -> None:
    trainer = Trainer(small(), dtype="float64")
    trainer.start()
    oracle, point = trainer.descent.oracle, trainer.parameters.copy()
    direction, product, slot = (np.empty_like(point) for _ in range(3))
    direction[...] = np.random.default_rng(1).normal(size=point.shape)
    oracle.gradient(point, slot)
    oracle.hessian_product(direction, product)
    sides = []
    for sign in (1, -1):
        oracle.gradient(point + sign * 1e-5 * direction, slot)
        sides.append(slot.copy())
    difference = (sides[0] - sides[1]) / 2e-5
    assert np.linalg.norm(product - difference) <= 1e-7 * np.linalg.norm(difference)
    assert oracle.calls.tolist() == [4]


@PATHS
def test_a_live_change_acts_from_its_step_on(path: str) -> None:
    changed, _ = train(small(optimizer={"kind": "sgd", "learning_rate": 0.1}), 10, path=path)
    changed.change(small(optimizer={"kind": "sgd", "learning_rate": 0.2}))
    block = changed.advance(5)
    np.testing.assert_allclose(block.columns["learning_rate"], 0.2)
    plain, _ = train(small(optimizer={"kind": "sgd", "learning_rate": 0.1}), 10, path=path)
    continued, _ = train(
        small(optimizer={"kind": "sgd", "learning_rate": 0.2}), 5, path=path, checkpoint=plain.checkpoint()
    )
    assert continued.checkpoint().digest() == changed.checkpoint().digest()


def test_a_structural_change_is_refused_with_its_path() -> None:
    trainer, _ = train(small(), 3)
    before = trainer.checkpoint().digest()
    with pytest.raises(InputError, match=r"network\.layers\.0\.units"):
        trainer.change(small(network__layers=[{"kind": "dense", "units": 8, "activation": "tanh"}, "output"]))
    assert trainer.checkpoint().digest() == before


@PATHS
def test_a_diverging_lane_stops_with_its_last_finite_state_and_the_others_go_on(path: str) -> None:
    experiment = small(
        optimizer={"kind": "sgd", "learning_rate": 0.1},
        loss="mean_squared_error",
        network__layers=[{"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 1}, {"seed": 1, "optimizer.learning_rate": 1e6}],
    )
    trainer, block = train(experiment, 60, path=path)
    (divergence,) = trainer.divergences
    assert divergence.lane == 1
    assert 0 < divergence.step < 60
    assert f"step {divergence.step}" in str(divergence)
    assert divergence.layer in (0, 1) or divergence.what == "loss"
    assert np.isfinite(trainer.parameters).all()
    alone, _ = train(experiment.lane(0), 60, path=path)
    np.testing.assert_array_equal(trainer.parameters[0], alone.parameters[0])
    stopped, single = train(experiment.lane(1), 60, path=path)
    assert stopped.finished
    assert stopped.step == divergence.step == single.steps[-1]
    np.testing.assert_array_equal(trainer.parameters[1], stopped.parameters[0])
    after = block.steps > divergence.step
    assert np.isnan(block.columns["batch_loss"][after, 1]).all()


def test_a_network_too_large_for_memory_is_refused_before_it_is_made() -> None:
    layers = [{"kind": "dense", "units": 1_000_000}, {"kind": "dense", "units": 1_000_000}, "output"]
    with pytest.raises(InputError, match=r"network\.layers: needs about .* GiB"):
        Trainer(small(network__layers=layers))


def test_a_broken_data_set_names_its_field() -> None:
    with pytest.raises(InputError, match=r"^data\.inputs: is empty"):
        Trainer(small(data__inputs=[]))


def test_a_checkpoint_of_another_network_is_refused() -> None:
    checkpoint = Trainer(small()).checkpoint()
    wider = small(network__layers=[{"kind": "dense", "units": 8, "activation": "tanh"}, "output"])
    with pytest.raises(InputError, match=r"checkpoint\.parameters"):
        Trainer(wider, checkpoint=checkpoint)


@pytest.mark.parametrize("path", ["data.noise", "batch_size", "network.layers.0.units"])
def test_fields_that_shape_the_run_may_not_differ_between_lanes(path: str) -> None:
    with pytest.raises(InputError, match=r"^lanes\.0\." + path.replace(".", r"\.")):
        small(lanes=[{path: 1}])
