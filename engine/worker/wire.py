"""Messages as binary frames: a JSON header, then the raw bytes of the arrays. Never pickle.

A frame is the header's length (4 bytes, little-endian), the header, and the arrays one after another, each at a
multiple of 8 bytes. The header holds the message's class name, its fields, and type and shape of each array; where
a field holds an array the header has the array's number. Which fields hold arrays the message's annotations say.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.arrays import HostArray
from engine.worker.messages import Message

DTYPES = ("<f4", "<f8", "<i4", "<i8", "|u1", "|b1")
ALIGNMENT = 8
_PLAIN: Mapping[Any, tuple[type, ...]] = {str: (str,), int: (int,), float: (int, float), bool: (bool,)}


class WireError(ValueError):
    """Bytes that are no message, or a message that cannot be sent."""


MESSAGES: Mapping[str, type[Message]] = {kind.__name__: kind for kind in Message.__subclasses__()}


_HINTS: Mapping[str, Mapping[str, Any]] = {
    name: typing.get_type_hints(kind) for name, kind in MESSAGES.items()
}


def encode(message: Message) -> bytes:
    """The frame of a message. Raises WireError when a field holds something else than it declares."""
    arrays: list[HostArray] = []
    hints = _HINTS[type(message).__name__]
    content = {
        item.name: _encoded(getattr(message, item.name), hints[item.name], arrays)
        for item in dataclasses.fields(message)
    }
    header = {
        "message": type(message).__name__,
        "fields": content,
        "arrays": [[array.dtype.str, array.shape] for array in arrays],
    }
    try:
        text = json.dumps(header, separators=(",", ":")).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise WireError(f"{type(message).__name__} holds something that is not JSON: {error}") from None
    pieces: list[bytes | memoryview] = [len(text).to_bytes(4, "little"), text, _padding(4 + len(text))]
    for array in arrays:
        pieces += [array.reshape(-1).view(np.uint8).data, _padding(array.nbytes)]
    return b"".join(pieces)


def decode(frame: bytes) -> Message:
    """The message of a frame; its arrays are read-only views of the frame. Raises WireError."""
    length = int.from_bytes(frame[:4], "little")
    if len(frame) < 4 or 4 + length > len(frame):
        raise WireError("a frame is cut short")
    try:
        header = json.loads(frame[4 : 4 + length])
    except (ValueError, RecursionError) as error:
        raise WireError(f"a frame's header is not JSON: {error}") from None
    if not isinstance(header, dict) or set(header) != {"message", "fields", "arrays"}:
        raise WireError("a frame's header lacks its parts")
    kind = MESSAGES.get(header["message"]) if isinstance(header["message"], str) else None
    if kind is None:
        raise WireError(f"{header['message']!r} is no message")
    hints = _HINTS[kind.__name__]
    content = header["fields"]
    if not isinstance(content, dict) or set(content) != set(hints):
        raise WireError(f"{kind.__name__} has other fields")
    arrays = _arrays(header["arrays"], frame, 4 + length + len(_padding(4 + length)))
    unused = set(range(len(arrays)))
    message = kind(**{name: _decoded(content[name], hints[name], arrays, unused) for name in hints})
    if unused:
        raise WireError(f"{kind.__name__} carries arrays that no field holds")
    return message


def _padding(length: int) -> bytes:
    return bytes(-length % ALIGNMENT)


def _arrays(specs: Any, frame: bytes, start: int) -> list[HostArray]:
    """The arrays at the end of a frame, which they must fill exactly."""
    arrays: list[HostArray] = []
    if not isinstance(specs, list):
        raise WireError("a frame's arrays are not listed")
    for spec in specs:
        if not (isinstance(spec, list) and len(spec) == 2 and spec[0] in DTYPES and _is_shape(spec[1])):
            raise WireError(f"{spec!r} is no array")
        dtype, count = np.dtype(spec[0]), math.prod(spec[1])
        end = start + count * dtype.itemsize
        if end > len(frame):
            raise WireError("a frame is cut short")
        arrays.append(np.frombuffer(frame, dtype, count, start).reshape(spec[1]))
        start = end + len(_padding(end - start))
    if start != len(frame):
        raise WireError("a frame has not the length that its arrays give")
    return arrays


def _is_shape(shape: Any) -> bool:
    return isinstance(shape, list) and all(type(extent) is int and extent >= 0 for extent in shape)


def _encoded(value: Any, hint: Any, arrays: list[HostArray]) -> Any:
    """What the header says for a field: JSON, with numbers in the place of arrays."""
    if value is None and _is_optional(hint):
        return None
    if _is_array(hint):
        array = np.ascontiguousarray(value).reshape(np.shape(value))
        if array.dtype.str not in DTYPES:
            raise WireError(f"arrays of {array.dtype} are not sent")
        arrays.append(array)
        return len(arrays) - 1
    if typing.get_origin(hint) is Mapping and _is_array(typing.get_args(hint)[1]):
        return {name: _encoded(array, HostArray, arrays) for name, array in value.items()}
    return dict(value) if isinstance(value, Mapping) else value


def _decoded(value: Any, hint: Any, arrays: list[HostArray], unused: set[int]) -> Any:
    """The value of a field, checked against its annotation."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any or (value is None and _is_optional(hint)):
        return value
    if _is_array(hint):
        if type(value) is not int or value not in unused:
            raise WireError(f"{value!r} is not the number of an array")
        unused.remove(value)
        return arrays[value]
    if hint in _PLAIN:
        if not isinstance(value, _PLAIN[hint]) or (hint is not bool and isinstance(value, bool)):
            raise WireError(f"{value!r} is not {hint.__name__}")
        try:
            return hint(value)
        except OverflowError:
            raise WireError(f"{value!r} is too large") from None
    if origin is Mapping and isinstance(value, dict):
        return {name: _decoded(item, arguments[1], arrays, unused) for name, item in value.items()}
    if origin is tuple and isinstance(value, list):
        inner = [arguments[0]] * len(value) if arguments[-1] is ... else arguments
        if len(inner) != len(value):
            raise WireError(f"{value!r} has not {len(inner)} items")
        return tuple(_decoded(item, part, arrays, unused) for item, part in zip(value, inner, strict=True))
    raise WireError(f"{value!r} does not fit {hint}")


def _is_optional(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType) and type(None) in typing.get_args(hint)


def _is_array(hint: Any) -> bool:
    parts = typing.get_args(hint) if _is_optional(hint) else (hint,)
    return any(typing.get_origin(part) is np.ndarray for part in parts)
