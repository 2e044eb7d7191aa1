"""Paths into an experiment: get, put, differences, what is live."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import paths
from engine.activations.tanh import Tanh
from engine.errors import InputError
from engine.experiment import Experiment, Network
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import Sgd
from tests.support.kinds import instances

EXPERIMENT = Experiment()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("seed", 1),
        ("optimizer", Adam()),
        ("optimizer.kind", "adam"),
        ("optimizer.beta1", 0.9),
        ("network.layers.1.units", 64),
        ("network.layers.1.activation.kind", "relu"),
        ("network.layers.0.kind", "flatten"),
        ("regularization.clipping.kind", "none"),
    ],
)
def test_get(path: str, value: Any) -> None:
    assert paths.get(EXPERIMENT, path) == value


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("seed", 7),
        ("optimizer.learning_rate", 0.25),
        ("optimizer", {"kind": "sgd", "momentum": 0.5}),
        ("optimizer", "sgd"),
        ("optimizer.kind", "rmsprop"),
        ("network.layers.1.units", 5),
        ("network.layers.2", {"kind": "dropout", "rate": 0.25}),
        ("network.layers.2.activation", "tanh"),
        ("network.layers", ["flatten", "output"]),
        ("regularization.clipping.kind", "norm"),
        ("schedule", {"kind": "cosine", "floor": 0.5}),
    ],
)
def test_put_changes_what_stands_there_and_nothing_else(path: str, new: Any) -> None:
    changed = paths.put(EXPERIMENT, path, new)
    found = paths.get(changed, path)
    text = found.to_json() if hasattr(found, "to_json") else found
    if isinstance(new, dict):
        assert new.items() <= text.items()
    elif path == "network.layers":
        assert [layer.kind for layer in found] == new
    else:
        assert new in (text, getattr(found, "kind", None))
    where = list(paths.differences(EXPERIMENT, changed))
    short = path.removesuffix(".kind")
    assert where == [short] or all(item.startswith(f"{short}.") for item in where)
    assert Experiment() == EXPERIMENT, "the original is untouched"


def test_put_takes_values_as_well_as_json() -> None:
    assert paths.put(EXPERIMENT, "optimizer", Sgd()).optimizer == Sgd()
    assert paths.put(EXPERIMENT, "network.layers.2", Dropout()).network.layers[2] == Dropout()
    layers = (Dense(units=3), Dense(units=2))
    assert paths.put(EXPERIMENT, "network.layers", layers).network.layers == layers
    assert paths.put(EXPERIMENT, "network.layers.1.activation", Tanh()).network.layers[1].activation == Tanh()


@pytest.mark.parametrize(
    ("path", "new", "where"),
    [
        ("sed", 1, "sed"),
        ("seed.low", 1, "seed.low"),
        ("optimizer.rate", 1, "optimizer.rate"),
        ("optimizer.learning_rate", -1, "optimizer.learning_rate"),
        ("optimizer.learning_rate", "fast", "optimizer.learning_rate"),
        ("optimizer.kind", "adm", "optimizer.kind"),
        ("optimizer.kind", 3, "optimizer.kind"),
        ("optimizer", {"kind": "adam", "beta1": 1.0}, "optimizer.beta1"),
        ("network.layers.9.units", 5, "network.layers.9"),
        ("network.layers.x", "dense", "network.layers.x"),
        ("network.layers.-1", "dense", "network.layers.-1"),
        ("network.layers.1.units", 0, "network.layers.1.units"),
        ("network.layers.1.activation.alpha", 1.0, "network.layers.1.activation.alpha"),
        ("network.layers.1", {"kind": "dense", "units": []}, "network.layers.1.units"),
        ("network.depth", 5, "network.depth"),
        ("kind", "x", "kind"),
        ("", 1, ""),
    ],
)
def test_put_refuses_with_the_whole_path(path: str, new: Any, where: str) -> None:
    with pytest.raises(InputError) as caught:
        paths.put(EXPERIMENT, path, new)
    assert caught.value.path == where
    assert caught.value.problem


@pytest.mark.parametrize(
    "path", ["", "sed", "seed.x", "optimizer.rate", "network.layers.9", "network.layers.1.x", "kind"]
)
def test_get_refuses_with_the_whole_path(path: str) -> None:
    with pytest.raises(InputError) as caught:
        paths.get(EXPERIMENT, path)
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("path", "live"),
    [
        ("optimizer.learning_rate", True),
        ("optimizer.beta1", True),
        ("optimizer.kind", False),
        ("optimizer", False),
        ("schedule", True),
        ("schedule.kind", True),
        ("schedule.warmup_steps", True),
        ("regularization.l2_penalty", True),
        ("regularization.clipping", True),
        ("evaluate_every", True),
        ("seed", False),
        ("batch_size", False),
        ("network.layers.1.units", False),
        ("data", False),
    ],
)
def test_what_is_live(path: str, live: bool) -> None:
    assert paths.is_live(EXPERIMENT, path) is live


def test_differences_go_as_deep_as_kinds_and_lengths_agree() -> None:
    layers = EXPERIMENT.network.layers
    deeper = (layers[0], Dense(units=65), layers[2].replace(activation=Tanh()), layers[3])
    changed = EXPERIMENT.replace(seed=2, optimizer=Adam(beta1=0.5), network=Network(layers=deeper))
    assert list(paths.differences(EXPERIMENT, changed)) == [
        "seed",
        "network.layers.1.units",
        "network.layers.2.activation",
        "optimizer.beta1",
    ]
    shorter = EXPERIMENT.replace(optimizer=Sgd(), network=Network(layers=layers[1:]))
    assert list(paths.differences(EXPERIMENT, shorter)) == ["network.layers", "optimizer"]
    assert list(paths.differences(EXPERIMENT, Experiment())) == []


@settings(max_examples=60)
@given(old=instances(Experiment), new=instances(Experiment))
def test_putting_all_differences_turns_one_experiment_into_another(old: Experiment, new: Experiment) -> None:
    """Undo, `--set` and the log of live changes rest on this."""
    assert Experiment.from_document(json.loads(json.dumps(old.to_document()))) == old
    changed = old
    for path in list(paths.differences(old, new)):
        changed = paths.put(changed, path, paths.get(new, path))
    assert changed == new


@settings(max_examples=40)
@given(experiment=instances(Experiment), data=st.data())
def test_a_put_of_what_is_there_changes_nothing(experiment: Experiment, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(_all_paths(experiment))))
    assert paths.put(experiment, path, paths.get(experiment, path)) == experiment


def _all_paths(value: Any, prefix: str = "") -> Any:
    for field in value.fields:
        inner, path = getattr(value, field.name), prefix + field.name
        yield path
        if hasattr(inner, "fields"):
            yield from _all_paths(inner, f"{path}.")
        elif field.type_name == "parts":
            for index, item in enumerate(inner):
                yield f"{path}.{index}"
                yield from _all_paths(item, f"{path}.{index}.")
