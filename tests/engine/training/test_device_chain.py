"""The kernel of tiny networks against the trainer's reference path; compiled for the processor, where g++ is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.experiment import Experiment
from engine.kernels.device.chain import Chain, ChainArrays, needed_bytes, obstacle
from engine.kernels.device.orders import Orders
from engine.random import permutations
from engine.training.topology import plan
from engine.training.trainer import Trainer
from tests.engine.training.experiments import learning_of, network_of, small
from tests.support.cuda import CudaError, KernelBackend, compiler_problem
from tests.support.strict import StrictBackend

pytestmark = pytest.mark.skipif(bool(compiler_problem()), reason=compiler_problem() or "it can be compiled")

STEPS = 25
LANES = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.03}, {"seed": 7}]


def dense(units: int, activation: str, **more: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation} | more


CASES: dict[str, dict[str, Any]] = {
    "adam, softmax": {"network__layers": [dense(7, "tanh"), dense(5, "relu"), "output"]},
    "momentum, one output": {
        "optimizer": {"kind": "sgd", "momentum": 0.9, "learning_rate": 0.05},
        "loss": "binary_cross_entropy",
        "network__layers": [dense(8, "sigmoid"), dense(8, "tanh", bias=False), "output"],
    },
    "look-ahead, penalty, decay": {
        "optimizer": {"kind": "sgd", "momentum": 0.8, "nesterov": True, "learning_rate": 0.05},
        "loss": "mean_squared_error",
        "regularization__l2_penalty": 0.01,
        "regularization__weight_decay": 0.02,
        "schedule": "cosine",
    },
    "adamw, one layer": {
        "optimizer": {"kind": "adamw", "weight_decay": 0.1, "learning_rate": 0.02},
        "network__layers": ["output"],
    },
    "whole batch": {"batch_size": 10**6, "network__layers": [dense(3, "tanh"), "output"]},
    "images": {
        "data": {"kind": "digits"},
        "network__layers": ["flatten", dense(4, "relu"), "output"],
        "batch_size": 5,
    },
}


def case(name: str) -> Experiment:
    changes: dict[str, Any] = {"evaluate_every": 1000, "lanes": LANES} | CASES[name]
    return small(**changes)


class Run:
    """A trainer at its start on the processor, and the kernel's arrays with the same content."""

    def __init__(self, experiment: Experiment, dtype: str = "float64", *, backwards: bool = False) -> None:
        self.trainer = trainer = Trainer(experiment, dtype=dtype)
        trainer.start()
        self.backend = KernelBackend()
        self.backend.compiler.reversed = backwards
        send = self.backend.to_device
        learning = learning_of(trainer)
        training = learning.data.train
        inputs = learning.data.encoder(training.raw).astype(dtype)
        targets = experiment.loss.encode(training.targets, learning.data.task).astype(dtype)
        seeds = np.array([lane.seed for lane in experiment.lane_experiments()], dtype=np.uint64)
        self.chain = Chain(
            experiment, trainer.plan, self.backend, np.dtype(dtype), send(inputs), send(targets), send(seeds)
        )
        descent = trainer.descent
        state = {
            name.removeprefix("optimizer."): send(array)
            for name, array in descent.state.items()
            if name.startswith("optimizer.")
        }
        rows = np.full((STEPS, 3 + len(trainer.plan.groups), trainer.lanes), -1.0, dtype)
        self.arrays = ChainArrays(
            send(trainer.parameters), send(descent.gradient), send(descent.update), state, send(rows)
        )
        self.made = 0

    def steps(self, count: int, active: list[bool] | None = None) -> None:
        """The next steps; what they record begins at row 0."""
        lanes = self.trainer.experiment.lane_experiments()
        rates = np.array(
            [
                [lane.optimizer.learning_rate * lane.schedule.factor(step, lane.steps) for lane in lanes]
                for step in range(self.made, self.made + count)
            ]
        )
        mask = np.array(active or [True] * self.trainer.lanes)
        self.chain.run(lanes, rates, self.made, mask, self.arrays)
        self.made += count

    def found(self) -> dict[str, np.ndarray]:
        """All that the kernel has written."""
        host, arrays = self.backend.to_host, self.arrays
        state = {name: host(array) for name, array in arrays.state.items()}
        return state | {
            name: host(getattr(arrays, name)) for name in ("parameters", "gradient", "update", "rows")
        }


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-11), ("float32", 1e-4)])
def test_it_makes_the_reference_paths_steps(name: str, dtype: str, tolerance: float) -> None:
    run = Run(case(name), dtype)
    run.steps(STEPS)
    found = run.found()
    block = run.trainer.advance(STEPS)
    descent = run.trainer.descent
    wanted = {"parameters": run.trainer.parameters, "gradient": descent.gradient, "update": descent.update}
    wanted |= {key.removeprefix("optimizer."): array for key, array in descent.state.items()}
    for key in found.keys() - {"rows"}:
        scale = np.abs(wanted[key]).max()
        np.testing.assert_allclose(
            found[key], wanted[key], rtol=tolerance, atol=tolerance * scale, err_msg=key
        )
    rows = found["rows"]
    columns = {"batch_loss": rows[:, 0], "update_ratio": np.sqrt(rows[:, 1] / rows[:, 2])}
    for number, group in enumerate(run.trainer.plan.groups):
        columns[f"gradient_norm.{group.index}"] = np.sqrt(rows[:, 3 + number])
    for column, values in columns.items():
        np.testing.assert_allclose(values, block.columns[column], rtol=tolerance, err_msg=column)


@pytest.mark.parametrize("name", CASES)
def test_neither_the_order_of_threads_nor_of_calls_matters(name: str) -> None:
    runs = Run(case(name)), Run(case(name), backwards=True), Run(case(name))
    runs[2].chain._threads = 64
    runs[0].steps(STEPS)
    runs[1].steps(STEPS)
    for count in (4, 1, STEPS - 5):
        runs[2].steps(count)
    results = [run.found() for run in runs]
    for key, array in results[0].items():
        np.testing.assert_array_equal(results[1][key], array, err_msg=key)
        if key != "rows":
            np.testing.assert_array_equal(results[2][key], array, err_msg=key)


def test_a_broken_lane_stops_and_the_others_go_on() -> None:
    experiment = case("look-ahead, penalty, decay")
    run, whole = Run(experiment), Run(experiment)
    run.arrays.parameters[1, 3] = 1e300
    run.steps(STEPS)
    whole.steps(STEPS)
    rows, sound = run.found()["rows"], whole.found()["rows"]
    assert not np.isfinite(rows[0, :, 1]).all()
    assert np.isnan(rows[1:, :, 1]).all()
    np.testing.assert_array_equal(rows[:, :, ::2], sound[:, :, ::2])


def test_lanes_that_have_stopped_are_left_alone() -> None:
    run = Run(case("adam, softmax"))
    before = run.found()
    run.steps(3, active=[True, False, True])
    after = run.found()
    for key, array in after.items():
        same = [np.array_equal(array[lane], before[key][lane]) for lane in range(3)]
        assert key == "rows" or same == [False, True, False], key
    assert (after["rows"][:, :, 1] == -1.0).all()


def test_it_measures_the_gradient_that_it_steps_with() -> None:
    run = Run(case("look-ahead, penalty, decay"))
    run.steps(4)
    stepped = run.found()
    run.arrays.gradient.fill(np.nan)
    row = run.arrays.rows[:1]
    row.fill(-1.0)
    lanes = run.trainer.experiment.lane_experiments()
    run.chain.measure(lanes, 4, replace(run.arrays, rows=row))
    measured = run.found()
    for key in measured.keys() - {"rows"}:
        np.testing.assert_array_equal(measured[key], stepped[key], err_msg=key)
    rows = measured["rows"]
    assert (rows[0, 1:3] == -1.0).all(), "no update was made"
    np.testing.assert_array_equal(rows[0, [0, 3, 4]], stepped["rows"][3, [0, 3, 4]])


def test_a_call_makes_two_transfers_and_no_wait() -> None:
    run = Run(case("adam, softmax"))
    before = run.backend.traffic
    run.steps(STEPS)
    sent, fetched, waits = (new - old for new, old in zip(run.backend.traffic, before, strict=True))
    assert (sent, fetched, waits) == (2, 0, 0)


@pytest.mark.parametrize("count", [1, 2, 7, 120])
def test_orders_are_those_of_the_reference(count: int) -> None:
    backend = KernelBackend()
    seeds = np.array([1, 2**32 - 1], dtype=np.uint64)
    first = 2**32 - 1
    found = backend.to_host(
        Orders(backend.xp, backend.compiler, backend.to_device(seeds), count).of(first, 3)
    )
    for number in range(3):
        np.testing.assert_array_equal(found[number], permutations(np, seeds, first + number, count))


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        ("optimizer", {"kind": "rmsprop"}, "RMSprop"),
        ("loss", "focal", "loss"),
        ("wrappers", ["lookahead"], "Lookahead"),
        ("regularization.clipping", {"kind": "norm"}, "clipped"),
        ("regularization.max_norm", 1.0, "maximal norm"),
        ("lanes", [{"regularization.l1_penalty": 0.1}, {}], "L1"),
        ("network.layers", [dense(7, "gelu"), "output"], "dense layers"),
        ("network.layers", [dense(7, "tanh", parametrization="ntk"), "output"], "dense layers"),
        ("network.layers", [dense(7, "tanh"), "dropout", "output"], "dense layers"),
        (
            "network.layers",
            [dense(400, "tanh"), dense(400, "tanh"), "output"],
            "49,152 that a block can hold",
        ),
    ],
)
def test_what_it_does_not_know_takes_the_other_path(path: str, value: Any, word: str) -> None:
    experiment, single = case("adam, softmax"), np.dtype("float32")
    backend = KernelBackend()
    assert not obstacle(experiment, plan(experiment), backend, single, 90)
    other = paths.put(experiment, path, value)
    assert word in obstacle(other, plan(other), backend, single, 90)
    assert obstacle(experiment, plan(experiment), StrictBackend(), single, 90) == "the backend strict"


def test_it_asks_for_exactly_the_shared_memory_that_it_uses() -> None:
    experiment = case("adam, softmax")
    run = Run(experiment)
    needed = needed_bytes(network_of(experiment).nodes, experiment, 8, np.dtype("float64"))
    assert run.chain._bytes == needed
    run.chain._bytes -= 1
    with pytest.raises(CudaError, match="beyond its shared memory"):
        run.steps(1)
