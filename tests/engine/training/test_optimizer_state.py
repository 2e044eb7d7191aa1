"""An optimizer may keep arrays of any shape: they are frozen, saved and resumed like those of the parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.arrays import Shape
from engine.backend import Backend, NumpyBackend
from engine.coefficients import Coefficients
from engine.errors import FileError, InputError
from engine.experiment import Experiment
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters
from engine.recording.run import RunRecord
from engine.session.session import Session, load, save
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.strict import StrictBackend

MEMORY = 3
BACKENDS = pytest.mark.parametrize("backend", [NumpyBackend(), StrictBackend()], ids=["host", "device"])


@pytest.fixture(autouse=True)
def historian(forget_new_kinds: None) -> None:
    """An optimizer with a scalar, a history of gradients and an array like the parameters."""

    class Historian(
        Optimizer, kind="historian", title="Historian", reference="a test", formula="none", rank=99
    ):
        """Goes along the mean of its latest gradients, divided by a scalar that grows with each update."""

        def state_shapes(self, layout: Layout) -> dict[str, Shape]:
            return {"count": (), "history": (MEMORY, layout.size)} | like_parameters(layout, "velocity")

        def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
            return {"step_size": -learning_rate}

        def apply(self, c: Coefficients, arrays: Arrays) -> None:
            count, history, velocity = (arrays.state[name] for name in ("count", "history", "velocity"))
            count += 1.0
            for row in range(MEMORY - 1, 0, -1):
                history[:, row] = history[:, row - 1]
            history[:, 0] = arrays.gradient
            velocity *= 0.5
            velocity += history.mean(axis=1)
            arrays.xp.multiply(velocity, c["step_size"], out=arrays.update)
            arrays.update[...] /= count[:, None]


def experiment(**changes: Any) -> Experiment:
    return small(optimizer={"kind": "historian", "learning_rate": 0.1}, loss="mean_squared_error", **changes)


@BACKENDS
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_run_goes_on_from_a_file_with_the_same_bits(tmp_path: Path, backend: Backend, dtype: str) -> None:
    start = experiment(lanes=[{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.2}])
    whole, half = Trainer(start, backend, dtype), Trainer(start, backend, dtype)
    whole.advance(60)
    half.advance(23)
    kept, size = half.checkpoint(), half.plan.layout.size
    assert {name: array.shape for name, array in kept.arrays.items()} == {
        "parameters": (2, size),
        "optimizer.count": (2,),
        "optimizer.history": (2, MEMORY, size),
        "optimizer.velocity": (2, size),
        "feedback.schedule.factor": (2,),
        "feedback.schedule.best": (2,),
        "feedback.schedule.wait": (2,),
    }
    assert kept.arrays["optimizer.count"].tolist() == [23.0, 23.0]
    path = tmp_path / "a.descenso"
    save(path, Session(start, (RunRecord(start, dtype=dtype, checkpoint=kept),)))
    opened = load(path).runs[0].checkpoint
    assert opened is not None
    assert opened.digest() == kept.digest()
    again = Trainer(start, backend, dtype, checkpoint=opened)
    again.advance(37)
    assert again.checkpoint().digest() == whole.checkpoint().digest()


@BACKENDS
def test_a_stopped_lane_keeps_all_of_its_state(backend: Backend) -> None:
    start = experiment(
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3}, {"seed": 4, "optimizer.learning_rate": 60.0}],
    )
    trainer = Trainer(start, backend)
    trainer.advance(100)
    (divergence,) = trainer.divergences
    assert divergence.lane == 1
    assert divergence.step > 0
    for lane, steps in enumerate((100, divergence.step)):
        alone = Trainer(start.lane(lane), backend)
        alone.advance(steps)
        for name, array in trainer.checkpoint().arrays.items():
            np.testing.assert_array_equal(array[lane], alone.checkpoint().arrays[name][0], err_msg=name)
            assert np.isfinite(array).all()


@pytest.mark.parametrize(("name", "shape"), [("count", (1, 1)), ("history", (1, 5))])
def test_another_shape_is_refused(tmp_path: Path, name: str, shape: Shape) -> None:
    trainer = Trainer(experiment())
    checkpoint = trainer.checkpoint()
    checkpoint.arrays[f"optimizer.{name}"] = np.zeros(shape, np.float32)
    with pytest.raises(InputError, match=rf"^checkpoint\.optimizer\.{name}"):
        Trainer(experiment(), checkpoint=checkpoint)
    path = tmp_path / "a.descenso"
    save(path, Session(experiment(), (RunRecord(experiment(), checkpoint=checkpoint),)))
    with pytest.raises(FileError, match=rf"optimizer\.{name}"):
        load(path)


def test_a_history_counts_when_memory_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.training import memory

    topology, start = Trainer(experiment()).plan, experiment()
    plain = small(optimizer="sgd", loss="mean_squared_error")
    needed = [memory.needed_bytes(topology, item, np.dtype("float32"), 10) for item in (plain, start)]
    held = 1 + memory.STATE_COPIES
    assert needed[1] - needed[0] == held * 4 * (1 + MEMORY * topology.layout.size)
