"""Fields: the words of their refusals, and the kinds of fields that no single kind shows."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine import fields
from engine.errors import InputError
from engine.experiment import Experiment
from engine.values import Value


class Inner(Value):
    """A group."""

    rate: float = fields.real(0.5, title="Rate", above=0.0, high=1.0)


class Sample(Value):
    """One of each."""

    amount: float = fields.real(1.0, low=0.0, below=2.0)
    count: int = fields.integer(3, low=1, high=5)
    switch: bool = fields.toggle(False)
    word: str = fields.choice("a", options={"a": "Ah", "b": "Be"})
    words: tuple[str, ...] = fields.subset(("b",), options={"a": "Ah", "b": "Be", "c": "Ce"})
    inner: Inner = fields.group(Inner)
    activation: Any = fields.part("activations", {"kind": "elu", "alpha": 2.0})
    layers: tuple[Any, ...] = fields.parts("layers", ("flatten", {"kind": "dense", "units": 3}))


def _refusal(data: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        Sample.from_json(data)
    return caught.value


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("amount", -0.5, "must be at least 0, not -0.5"),
        ("amount", 2.0, "must be less than 2, not 2.0"),
        ("amount", math.nan, "must be a finite number, not nan"),
        ("amount", -math.inf, "must be a finite number, not -inf"),
        ("amount", "0,5", "must be a number, not text"),
        ("amount", True, "must be a number, not true or false"),
        ("amount", None, "must be a number, not nothing"),
        ("amount", 10**400, "is too large for a floating-point number"),
        ("count", 6, "must be at most 5, not 6"),
        ("count", 2.5, "must be a whole number, not 2.5"),
        ("count", math.nan, "must be a whole number, not nan"),
        ("count", [1], "must be a whole number, not a list"),
        ("switch", 1, "must be true or false, not 1"),
        ("word", "c", "must be one of a, b, not text"),
        ("words", ["a", "z"], "may hold a, b, c, not text"),
        ("words", "a", "must be a list, not text"),
        ("inner", 3, "must be an object, not 3"),
        ("activation", 3, "must be an object with a kind, not 3"),
        ("activation", {"alpha": 1.0}, "is missing"),
        ("layers", "dense", "must be a list, not text"),
    ],
)
def test_refusals_say_what_is_wrong(name: str, value: Any, problem: str) -> None:
    error = _refusal({name: value})
    assert error.path.split(".")[0] == name
    assert error.problem.startswith(problem)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"inner": {"rate": 0.0}}, "inner.rate"),
        ({"inner": {"pace": 1.0}}, "inner.pace"),
        ({"activation": {"kind": "elu", "alpha": -1.0}}, "activation.alpha"),
        ({"activation": "rellu"}, "activation.kind"),
        ({"layers": ["flatten", {"kind": "dense", "units": 0}]}, "layers.1.units"),
        (
            {"layers": [{"kind": "dense", "activation": {"kind": "elu", "alpha": "x"}}]},
            "layers.0.activation.alpha",
        ),
        ({"layers": [7]}, "layers.0"),
        ([], ""),
    ],
)
def test_refusals_name_the_whole_path(data: Any, path: str) -> None:
    assert _refusal(data).path == path


def test_constructing_checks_like_reading() -> None:
    with pytest.raises(InputError, match=r"^count: must be at least 1"):
        Sample(count=0)
    with pytest.raises(InputError, match=r"^activation: must be one of activations"):
        Sample(activation="relu")
    with pytest.raises(InputError, match=r"^layers\.0: must be one of layers"):
        Sample(layers=(Sample().activation,))


def test_values_come_in_their_canonical_form() -> None:
    sample = Sample.from_json({"amount": 1, "count": 2.0, "words": ["c", "a", "c"]})
    assert (type(sample.amount), sample.amount) == (float, 1.0)
    assert (type(sample.count), sample.count) == (int, 2)
    assert sample.words == ("a", "c"), "in the order of the options, each once"


def test_json_holds_every_field() -> None:
    document = Sample().to_json()
    assert document == {
        "amount": 1.0,
        "count": 3,
        "switch": False,
        "word": "a",
        "words": ["b"],
        "inner": {"rate": 0.5},
        "activation": {"kind": "elu", "alpha": 2.0},
        "layers": [
            {"kind": "flatten"},
            {"kind": "dense", "units": 3, "activation": {"kind": "relu"}, "bias": True}
            | {"parametrization": "standard"},
        ],
    }
    assert Sample.from_json(document) == Sample()


def test_lanes_are_objects_of_numbers() -> None:
    lanes = [{"seed": 3}, {"seed": 4, "optimizer.learning_rate": 0.5}]
    experiment = Experiment.from_json({"lanes": lanes})
    assert experiment.to_json()["lanes"] == lanes
    for wrong, path in (
        ([3], "lanes.0"),
        ([{}, {"seed": "x"}], "lanes.1"),
        ({}, "lanes"),
        ([{"seed": True}], "lanes.0"),
    ):
        with pytest.raises(InputError) as caught:
            Experiment.from_json({"lanes": wrong})
        assert caught.value.path.startswith(path)
