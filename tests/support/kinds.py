"""Drawing instances of any kind from the declarations of its fields."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import strategies as st

from engine import registry
from engine.fields import (
    Choice,
    Field,
    GroupField,
    Integer,
    LaneList,
    Number,
    PartField,
    PartList,
    Real,
    Subset,
    Table,
    Text,
    Toggle,
)
from engine.values import Part, Value

COSTLY = {"newton", "saddle_free_newton"}
"""Methods that ask for whole Hessians: a hundred of their steps take seconds."""


def every_optimizer() -> pytest.MarkDecorator:
    """Every method, for long runs; those that are costly are slow."""
    return pytest.mark.parametrize(
        "kind",
        [
            pytest.param(kind, marks=pytest.mark.slow) if kind in COSTLY else kind
            for kind in registry.kinds("optimizers")
        ],
    )


def every_kind(*families: str) -> pytest.MarkDecorator:
    """Parametrize a test over all registered kinds of some families (of all, when none is named) as `kind`."""
    chosen = families or registry.families()
    cases = [(family, name, kind) for family in chosen for name, kind in registry.kinds(family).items()]
    return pytest.mark.parametrize(
        "kind", [pytest.param(kind, id=f"{family}.{name}") for family, name, kind in cases]
    )


def every_kind_in_training() -> pytest.MarkDecorator:
    """The same over what an experiment holds or watches; exporters only write down what came of it."""
    return every_kind(*(family for family in registry.families() if family != "exporters"))


def kinds_of(family: str) -> dict[str, Any]:
    """The kinds of a family by name, without their common type."""
    return dict(registry.kinds(family))


def make(family: str, data: Any) -> Any:
    """A part of any kind from its JSON, without its type."""
    return registry.decode(family, data)


def instances(kind: type[Value], *, calm: bool = False, **fixed: Any) -> st.SearchStrategy[Any]:
    """Instances of a kind; `calm` keeps numbers within their sliders' ranges, `fixed` fields are given."""
    drawn = {field.name: values_of(field, calm=calm) for field in kind.fields if field.name not in fixed}
    return st.builds(kind, **drawn, **{name: st.just(value) for name, value in fixed.items()})


def values_of(field: Field, *, calm: bool = False) -> st.SearchStrategy[Any]:
    """Values that a field accepts."""
    if isinstance(field, Number):
        return _numbers(field, calm=calm)
    if isinstance(field, Toggle):
        return st.booleans()
    if isinstance(field, Choice):
        return st.sampled_from(list(field.options))
    if isinstance(field, Subset):
        return st.lists(st.sampled_from(list(field.options)), unique=True).map(tuple)
    if isinstance(field, Text):
        signs = st.characters(exclude_categories=("C", "Z"))
        return st.text(signs, max_size=min(20, field.longest))
    if isinstance(field, Table):
        return _rows(field, calm=calm)
    if isinstance(field, GroupField):
        return instances(field.value_type, calm=calm)
    if isinstance(field, PartField):
        return _parts(field.family, calm=calm)
    if isinstance(field, PartList):
        return st.lists(_parts(field.family, calm=calm), max_size=3).map(tuple)
    if isinstance(field, LaneList):
        return st.just(())
    raise NotImplementedError(f"no strategy for {type(field).__name__}; add one")


def _parts(family: str, *, calm: bool) -> st.SearchStrategy[Part]:
    return st.sampled_from(list(registry.kinds(family).values())).flatmap(
        lambda kind: instances(kind, calm=calm)
    )


def _rows(field: Table, *, calm: bool) -> st.SearchStrategy[Any]:
    row = st.tuples(*(_numbers(column, calm=calm) for column in field.columns))
    most = max(field.fewest, min(field.most, 5))
    if not field.increasing:
        return st.lists(row, min_size=field.fewest, max_size=most).map(tuple)
    rows = st.lists(row, min_size=field.fewest, max_size=most, unique_by=lambda numbers: numbers[0])
    return rows.map(lambda found: tuple(sorted(found)))


def _numbers(field: Number, *, calm: bool) -> st.SearchStrategy[Any]:
    low = max([-math.inf] + [bound for bound in (field.low, field.above) if bound is not None])
    high = min([math.inf] + [bound for bound in (field.high, field.below) if bound is not None])
    if calm and field.slider:
        low, high = max(low, field.slider[0]), min(high, field.slider[1])
    if isinstance(field, Integer):
        return st.integers(
            None if low == -math.inf else math.ceil(low) + (low == field.above),
            None if high == math.inf else math.floor(high) - (high == field.below),
        )
    assert isinstance(field, Real)
    return st.floats(
        None if low == -math.inf else low,
        None if high == math.inf else high,
        exclude_min=low == field.above,
        exclude_max=high == field.below,
        allow_nan=False,
        allow_infinity=False,
    )
