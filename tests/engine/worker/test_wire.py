"""Frames: what is sent arrives, and what is not a message is refused."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import typing
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.worker import messages, wire
from engine.worker.messages import Message
from engine.worker.wire import WireError, decode, encode

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ARRAYS = st.sampled_from(wire.DTYPES).flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5))
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(-(2**70), 2**70),
    float: st.floats(),
    bool: st.booleans(),
    Any: JSON,
}


def strategy(hint: Any) -> st.SearchStrategy[Any]:
    """Values that an annotation allows; an independent reading of it."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is np.ndarray:
        return ARRAYS
    if origin is Mapping:
        return st.dictionaries(st.text(max_size=5), strategy(arguments[1]), max_size=3)
    if origin is tuple and arguments[-1] is ...:
        return st.lists(strategy(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(strategy, arguments))
    return st.one_of(*(st.none() if part is type(None) else strategy(part) for part in arguments))


MESSAGES = st.sampled_from(list(wire.MESSAGES.values())).flatmap(
    lambda kind: st.builds(
        kind, **{name: strategy(hint) for name, hint in typing.get_type_hints(kind).items()}
    )
)


def same(left: Any, right: Any) -> bool:
    """Equality that looks into arrays and takes NaN for itself."""
    if isinstance(left, np.ndarray):
        return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()
    if isinstance(left, dict):
        return set(left) == set(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and (left == right or left != left)


@given(MESSAGES)
def test_every_message_arrives_as_it_was_sent(message: Message) -> None:
    arrived = decode(encode(message))
    assert type(arrived) is type(message)
    for item in dataclasses.fields(message):
        assert same(getattr(message, item.name), getattr(arrived, item.name)), item.name


def test_all_messages_are_known() -> None:
    declared = {name for name, value in vars(messages).items() if isinstance(value, type)}
    assert {"Message", *wire.MESSAGES} == {
        name for name in declared if issubclass(vars(messages)[name], messages.Message)
    }


def test_not_a_number_and_infinity_pass_in_arrays_and_values() -> None:
    columns = {"loss": np.array([[np.nan], [np.inf], [-np.inf]])}
    arrived = decode(encode(messages.Frame("a", np.arange(3), columns, 2)))
    assert isinstance(arrived, messages.Frame)
    np.testing.assert_array_equal(arrived.columns["loss"], columns["loss"])
    change = decode(encode(messages.ChangeLive("a", "optimizer.learning_rate", float("nan"))))
    assert isinstance(change, messages.ChangeLive)
    assert np.isnan(change.value)


@pytest.mark.parametrize(
    "message",
    [
        messages.ChangeLive("a", "x", {1, 2}),
        messages.ChangeLive("a", "x", np.float32(1)),
        messages.Frame("a", np.array([1 + 2j])),
        messages.Frame("a", np.array([object()])),
        messages.Frame("a", np.array(["text"])),
    ],
)
def test_what_is_neither_json_nor_numbers_is_not_sent(message: Message) -> None:
    with pytest.raises(WireError):
        encode(message)


@given(MESSAGES, st.data())
def test_a_frame_of_another_length_is_refused(message: Message, data: st.DataObject) -> None:
    frame = encode(message)
    with pytest.raises(WireError):
        decode(frame[: data.draw(st.integers(0, len(frame) - 1))])
    with pytest.raises(WireError):
        decode(frame + bytes(data.draw(st.integers(1, 20))))


@given(MESSAGES, st.data())
def test_a_damaged_frame_is_refused_or_still_a_message(message: Message, data: st.DataObject) -> None:
    frame = bytearray(encode(message))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(WireError):
        assert isinstance(decode(bytes(frame)), Message)


def framed(header: Any, content: bytes = b"") -> bytes:
    text = json.dumps(header).encode()
    text += b" " * (-(4 + len(text)) % 8)
    return len(text).to_bytes(4, "little") + text + content


PLAY = {"message": "Play", "fields": {"run": "a", "until": 5}, "arrays": []}


@pytest.mark.parametrize(
    ("header", "content", "problem"),
    [
        (PLAY | {"message": "Explode"}, b"", "'Explode' is no message"),
        (PLAY | {"message": "Message"}, b"", "no message"),
        (PLAY | {"message": ["Play"]}, b"", "no message"),
        (PLAY | {"fields": {"run": "a"}}, b"", "other fields"),
        (PLAY | {"fields": {"run": "a", "until": 5, "then": 1}}, b"", "other fields"),
        (PLAY | {"fields": {"run": "a", "until": 5.5}}, b"", "not int"),
        (PLAY | {"fields": {"run": "a", "until": True}}, b"", "not int"),
        (PLAY | {"fields": {"run": 1, "until": 1}}, b"", "not str"),
        (PLAY | {"arrays": [["<f8", [1]]]}, bytes(8), "no field holds"),
        (PLAY | {"arrays": [["|O", [1]]]}, bytes(8), "no array"),
        (PLAY | {"arrays": [["<f8", [-1]]]}, bytes(8), "no array"),
        (PLAY | {"arrays": [["<f8", [10**30]]]}, bytes(8), "cut short"),
        (PLAY | {"arrays": [["<f8", [2]]]}, bytes(8), "cut short"),
        (PLAY | {"arrays": [["<f8", [1]]]}, bytes(16), "length"),
        ([], b"", "lacks its parts"),
        (PLAY | {"more": 1}, b"", "lacks its parts"),
    ],
)
def test_wrong_headers_are_named(header: Any, content: bytes, problem: str) -> None:
    with pytest.raises(WireError, match=problem):
        decode(framed(header, content))


def test_an_array_has_one_place() -> None:
    fields = {"run": "a", "probe": "p", "step": 1, "arrays": {"x": 0, "y": 0}}
    frame = framed({"message": "Reading", "fields": fields, "arrays": [["<f8", [1]]]}, bytes(8))
    with pytest.raises(WireError, match="number of an array"):
        decode(frame)


def test_deep_json_is_refused() -> None:
    text = ('{"message":"ChangeLive","fields":{"run":"","path":"","value":' + "[" * 10**5).encode()
    with pytest.raises(WireError):
        decode(len(text).to_bytes(4, "little") + text)
