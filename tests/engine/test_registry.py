"""The open registry: suggestions, discovery, and what a change of kind keeps."""

from __future__ import annotations

from typing import Any

import pytest

from engine import fields, registry
from engine.activations.elu import Elu
from engine.activations.relu import Relu
from engine.arrays import Shape
from engine.errors import InputError
from engine.layout import Layout
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, Optimizer
from engine.optimizers.rmsprop import RmsProp
from engine.optimizers.sgd import Sgd


def test_families_are_the_folders_with_a_base() -> None:
    expected = {
        "activations",
        "clippings",
        "datasets",
        "initializers",
        "layers",
        "losses",
        "metrics",
        "optimizers",
    }
    assert expected | {"schedules"} <= set(registry.families())


@pytest.mark.parametrize(
    ("family", "name", "words"),
    [
        ("optimizers", "adm", "did you mean 'adam'?"),
        ("activations", "sigmod", "did you mean 'sigmoid'?"),
        ("losses", "zzz", "there are: softmax_cross_entropy, "),
    ],
)
def test_an_unknown_kind_is_refused_with_a_suggestion(family: str, name: str, words: str) -> None:
    for data in (name, {"kind": name}):
        with pytest.raises(InputError) as caught:
            registry.decode(family, data)
        assert caught.value.path == "kind"
        assert repr(name) in caught.value.problem
        assert words in caught.value.problem


@pytest.mark.parametrize(("data", "path"), [(3, ""), ({}, "kind"), ({"kind": 3}, "kind"), (None, "")])
def test_what_is_no_kind_at_all_is_refused(data: Any, path: str) -> None:
    with pytest.raises(InputError) as caught:
        registry.decode("optimizers", data)
    assert caught.value.path == path


def test_a_change_of_kind_keeps_what_was_changed_and_still_fits() -> None:
    momentum = registry.change_kind(Sgd(learning_rate=0.3, momentum=0.7, nesterov=True), "rmsprop")
    assert momentum == RmsProp(learning_rate=0.3, momentum=0.7, nesterov=True)
    assert registry.change_kind(RmsProp(epsilon=1e-5), "adam") == Adam(epsilon=1e-5)
    assert registry.change_kind(Elu(alpha=0.5), "relu") == Relu()


def test_a_change_of_kind_leaves_the_new_kinds_own_defaults() -> None:
    """SGD's default rate was not chosen by anybody; it must not become Adam's."""
    assert registry.change_kind(Sgd(), "adam") == Adam()
    assert registry.change_kind(Adam(), "sgd") == Sgd(learning_rate=0.1)


@pytest.mark.usefixtures("forget_new_kinds")
def test_one_class_adds_a_kind_everywhere() -> None:
    class SignDescent(
        Optimizer, kind="sign_test", title="Sign", reference="a test", formula="−η sign g", rank=15
    ):
        """Steps of one length."""

        reach: float = fields.real(2.0, title="Reach", low=0.0)

        def state_shapes(self, layout: Layout) -> dict[str, Shape]:
            return {}

        def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
            return {"step_size": -learning_rate}

        def apply(self, c: Any, arrays: Arrays) -> None:
            arrays.xp.sign(arrays.gradient, out=arrays.update)

    names = list(registry.kinds("optimizers"))
    assert names.index("sgd") < names.index("sign_test") < names.index("adagrad")
    found = registry.decode("optimizers", {"kind": "sign_test", "reach": 3})
    assert found == SignDescent(reach=3.0)
    assert [field.name for field in SignDescent.fields] == ["reach", "learning_rate"], (
        "its own fields come first"
    )
    with pytest.raises(ValueError, match="two optimizers are called 'sign_test'"):
        type("Again", (Optimizer,), {"__doc__": "Again."}, kind="sign_test")
