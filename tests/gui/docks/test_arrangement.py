"""Arrangements as values."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.docks import layouts
from gui.docks.arrangement import AREAS, Arrangement, from_json, standard
from gui.preferences.ini import ini

HOMES = {"data": "left", "optimizer": "left", "network": "middle", "plots": "middle", "belief": "right"}
SOME = Arrangement(
    {"left": ("belief", "data"), "middle": ("plots",), "right": ("network",)},
    frozenset({"plots", "gone"}),
    {"data": (1, 2, 300, 400), "gone": (0, 0, 1, 1)},
    (300, 600, 300),
    {"middle": (500,), "right": (1, 2)},
)


def test_it_is_the_same_after_it_was_kept() -> None:
    assert from_json(json.loads(json.dumps(SOME.to_json()))) == SOME


def test_new_panels_come_home_and_unknown_ones_are_left_out() -> None:
    fitted = SOME.fitted(HOMES)
    assert fitted.areas == {
        "left": ("belief", "data", "optimizer"),
        "middle": ("plots",),
        "right": ("network",),
    }
    assert fitted.hidden == {"plots"}
    assert set(fitted.floating) == {"data"}
    assert standard(HOMES).areas == {
        "left": ("data", "optimizer"),
        "middle": ("network", "plots"),
        "right": ("belief",),
    }


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["areas", "hidden", "floating", "widths", "heights", *AREAS, *HOMES]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_anything_is_an_arrangement_or_is_refused(data: Any) -> None:
    try:
        found = from_json(data)
    except ValueError:
        return
    fitted = found.fitted(HOMES)
    assert sorted(name for names in fitted.areas.values() for name in names) == sorted(HOMES)


@pytest.mark.parametrize("stored", ["[", "7", '{"mine": 3}', '{"mine": {"areas": {"left": 1}}}'])
def test_damaged_layouts_are_none(stored: str) -> None:
    ini().setValue("layouts", stored)
    assert layouts.load("mine") is None
    layouts.save("mine", SOME)
    assert layouts.load("mine") == SOME
    layouts.delete("mine")
    assert layouts.names() == []
