"""What the declaration of every kind of every family must give: forms, files, checks and help come from it."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import registry
from engine.errors import InputError
from engine.fields import Integer, Number, Real
from engine.values import Part
from tests.support.kinds import every_kind, instances

MISTAKES: dict[str, list[Any]] = {
    "real": [math.nan, math.inf, -math.inf, "0.5", True, None, [0.5], 10**400],
    "integer": [math.nan, math.inf, 1.5, "3", False, None, [3]],
    "toggle": [0, 1, "true", None],
    "choice": ["no such word", 1, None, True],
    "subset": ["x1", ["no such word"], [1], None, 3],
    "text": [1, None, True, ["a"], "two\nlines", "x" * 5000],
    "file": [1, None, True, ["a"], "two\nlines", "x" * 5000],
    "table": [1, None, "1, 2", [1], [["a", 2]], [[]], [[math.nan] * 9]],
    "part": [1, None, "no such kind", {"kind": 3}, {}, {"kind": "no such kind"}, []],
    "parts": [1, None, "no such kind", {}, [1], ["no such kind"], [{"kind": 3}], [[]]],
}


def _outside(field: Number) -> list[Any]:
    """Finite values just beyond the bounds."""
    step = 1 if isinstance(field, Integer) else 0
    outside: list[float] = []
    if field.low is not None:
        outside.append(field.low - step if step else math.nextafter(field.low, -math.inf))
    if field.high is not None:
        outside.append(field.high + step if step else math.nextafter(field.high, math.inf))
    outside += [bound for bound in (field.above, field.below) if bound is not None]
    return [int(value) for value in outside] if step else outside


def _refusal(kind: type[Part], name: str, value: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        kind.from_json({name: value})
    return caught.value


@every_kind()
@settings(max_examples=15)
@given(data=st.data())
def test_any_instance_survives_json(kind: type[Part], data: st.DataObject) -> None:
    part = data.draw(instances(kind))
    text = json.dumps(part.to_json(), allow_nan=False)
    again = registry.decode(kind.family, json.loads(text))
    assert again == part
    assert type(again) is kind
    assert hash(again) == hash(part)
    assert json.dumps(again.to_json()) == text


@every_kind()
def test_its_name_alone_stands_for_its_defaults(kind: type[Part]) -> None:
    assert (
        registry.decode(kind.family, kind.kind) == kind() == registry.decode(kind.family, {"kind": kind.kind})
    )


@every_kind()
def test_it_explains_itself(kind: type[Part]) -> None:
    assert kind.title
    assert kind.reference
    assert kind.formula
    assert "\n" not in kind.formula
    assert kind.summary().endswith((".", ";", ":")) or len(kind.summary()) > 20
    for field in kind.fields:
        assert field.title, field.name
        assert field.help.endswith("."), field.name
        assert field.help[0].isupper(), field.name


@every_kind()
def test_its_description_is_json_and_holds_what_a_form_needs(kind: type[Part]) -> None:
    described = json.loads(json.dumps([field.describe() for field in kind.fields], allow_nan=False))
    assert [entry["name"] for entry in described] == [field.name for field in kind.fields]
    for entry in described:
        assert {"type", "default", "symbol", "help", "title", "unit", "live", "lane"} <= set(entry)
        if entry["type"] in {"real", "integer"}:
            assert {"low", "high", "above", "below", "scale", "slider"} <= set(entry)


@every_kind()
def test_sliders_lie_within_the_bounds_and_hold_the_default(kind: type[Part]) -> None:
    for field in kind.fields:
        if not isinstance(field, Number):
            continue
        assert field.scale in {"linear", "log"}
        assert (field.low is None) or (field.above is None)
        assert (field.high is None) or (field.below is None)
        if field.slider:
            low, high = field.slider
            assert low < high
            for end in field.slider:
                field.check(int(end) if isinstance(field, Integer) else end)
            if field.default != 0:
                assert low <= field.default <= high, field.name
            assert field.scale == "linear" or low > 0 or isinstance(field, Integer)


@every_kind()
def test_wrong_types_and_values_out_of_bounds_are_refused_by_name(kind: type[Part]) -> None:
    for field in kind.fields:
        wrong = [*MISTAKES.get(field.type_name, [None])]
        if isinstance(field, Number):
            wrong += _outside(field)
        for value in wrong:
            error = _refusal(kind, field.name, value)
            assert error.path.split(".")[0] == field.name, value
            assert error.problem
            assert str(error).startswith(f"{field.name}")


@every_kind()
def test_bounds_that_belong_to_the_range_are_accepted(kind: type[Part]) -> None:
    for field in kind.fields:
        if isinstance(field, Number):
            for bound in (field.low, field.high):
                if bound is not None:
                    value = int(bound) if isinstance(field, Integer) else bound
                    assert getattr(kind.from_json({field.name: value}), field.name) == value


@every_kind()
def test_a_whole_number_is_as_good_as_a_real_one_and_keeps_the_type(kind: type[Part]) -> None:
    for field in kind.fields:
        value = getattr(kind(), field.name)
        if isinstance(field, Real):
            assert type(value) is float
        if isinstance(field, Integer):
            again = getattr(kind.from_json({field.name: float(value)}), field.name)
            assert type(again) is int


@every_kind()
def test_unknown_fields_are_refused_by_name(kind: type[Part]) -> None:
    error = _refusal(kind, "no_such_field", 1)
    assert error.path == "no_such_field"
    for field in kind.fields:
        assert field.name in error.problem


@every_kind()
def test_instances_cannot_be_changed_in_place(kind: type[Part]) -> None:
    for field in kind.fields:
        with pytest.raises(AttributeError):
            setattr(kind(), field.name, getattr(kind(), field.name))


@pytest.mark.parametrize("family", registry.families())
def test_lists_are_in_order(family: str) -> None:
    kinds = list(registry.kinds(family).values())
    assert kinds, "a family without kinds"
    assert kinds == sorted(kinds, key=lambda kind: (kind.rank, kind.title))
    assert len({kind.title for kind in kinds}) == len(kinds)
    assert all(kind.family == family and registry.find(family, kind.kind) is kind for kind in kinds)


def test_every_field_type_has_its_mistakes() -> None:
    kinds = [kind for family in registry.families() for kind in registry.kinds(family).values()]
    assert {field.type_name for kind in kinds for field in kind.fields} <= set(MISTAKES)
