"""An experiment, or a few side by side, as a short text of letters and digits, and back.

`DESCENSO:1:…`: the format, and a whole number in base 36. Its bytes are the format once more, the deflated JSON of what
differs from the defaults (further runs: from the first), and a CRC-32 of all that is before it. Capitals and digits are
what a QR code packs most densely, survive any chat, and stay whole on a command line.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.session import strict_json
from engine.sharing.compact import applied, difference, written
from engine.sharing.mark import MARK
from engine.sharing.words import words

FORMAT = 1
"""Version of the text. What is written means the same forever: another default of a field, other words, raise it."""
SHORT = 300
"""Characters that make a code which is read across a room."""
LONGEST = 1800
"""Characters that still make a code which is read off a screen (version 25, 117 modules)."""
MOST_BYTES = 32 * 1024
"""Of the JSON in a text; the largest example has 8 KB."""
MOST_RUNS = 64
MOST_LINES = 64

Runs = Sequence[tuple[str, Experiment]]

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECK = 4
_TEXT = re.compile(rf"{re.escape(MARK)}([0-9]+):([0-9A-Z\s]*)", re.IGNORECASE | re.ASCII)


def encode(runs: Runs) -> str:
    """The text of experiments side by side, each with a name or none.

    Raises InputError where one names a file on this machine, or where they are too much for a text.
    """
    for _, experiment in runs:
        if path := next(paths.files(experiment), ""):
            raise InputError(
                path,
                "a file of yours cannot be in a short text; share the session file instead, with the data in it "
                "(File › Keep the Data in the Session)",
            )
    document = _document(runs)
    data = written(document).encode(errors="replace")
    if len(data) <= MOST_BYTES and len(runs) <= MOST_RUNS:
        packed = _signed(bytes([FORMAT]) + _deflated(data))
        if len(packed) <= LONGEST and len(text := f"{MARK}{FORMAT}:{_number(packed)}") <= LONGEST:
            return text
    raise InputError(
        _largest(document), "is too much for a short text; share the session file instead (File › Save)"
    )


def decode(text: str) -> tuple[tuple[str, Experiment], ...]:
    """The experiments in a text, which may stand among other words, in lower case, or be broken into lines.

    Raises InputError: one sentence that says what is wrong with it, and what to do.
    """
    found = _TEXT.search(text)
    if found is None:
        raise InputError("", "there is no shared experiment here; its text begins with DESCENSO:1:")
    if len(found[1]) > 4 or int(found[1]) > FORMAT:
        raise InputError("", "the shared text is of a newer format than this Descenso reads; update it")
    # It may be broken into lines, and followed by other words.
    pieces = found[2].split()[:MOST_LINES]
    candidates = ("".join(pieces[: count + 1]) for count in range(len(pieces)))
    payload = next((data for digits in candidates if (data := _checked(digits)) is not None), None)
    if payload is None:
        raise InputError(
            "", "the shared text is not complete or has a typing error; copy all of it once more"
        )
    try:
        document = strict_json.parse(_inflated(payload))
    except (ValueError, zlib.error) as error:
        raise InputError("", f"the shared text holds no experiment ({error})") from None
    try:
        return _runs(document)
    except InputError as error:
        raise InputError(
            error.path, f"{error.problem}. The shared text may come from a newer Descenso"
        ) from None


def _document(runs: Runs) -> Any:
    first = runs[0][1]
    items: list[Any] = []
    for name, experiment in runs:
        changes = difference(first if items else Experiment(), experiment)
        items.append([name, changes] if name else changes)
    return items[0] if len(items) == 1 and isinstance(items[0], Mapping) else items


def _runs(document: Any) -> tuple[tuple[str, Experiment], ...]:
    items = document if isinstance(document, list) else [document]
    if not 1 <= len(items) <= MOST_RUNS:
        raise InputError("", f"must be 1 to {MOST_RUNS} runs, not {len(items)}")
    runs = list[tuple[str, Experiment]]()
    for item in items:
        named = isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)
        name, changes = item if named else ("", item)
        experiment = applied(runs[0][1] if runs else Experiment(), changes)
        if path := next(paths.files(experiment), ""):
            raise InputError(path, "names a file, which a shared text may not")
        runs.append((name, experiment))
    return tuple(runs)


def _largest(document: Any) -> str:
    """Path of the smallest part that takes more than half of the room."""
    path, part, room = "", document, len(written(document)) / 2
    while isinstance(part, Mapping) and part:
        name, item = max(part.items(), key=lambda pair: len(written(pair[1])))
        if len(written(item)) < room:
            break
        path, part = f"{path}.{name}" if path else str(name), item
    return path


def _deflated(data: bytes) -> bytes:
    """As short as deflate can; which strategy does best on so little differs."""
    found = []
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_FIXED):
        packer = zlib.compressobj(
            9, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy, words(FORMAT)
        )
        found.append(packer.compress(data) + packer.flush())
    return min(found, key=len)


def _inflated(payload: bytes) -> bytes:
    """Bounded, whatever the payload is made to become."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, words(FORMAT))
    data = unpacker.decompress(payload, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES // 1024} KiB")
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("a part is missing")
    return data


def _signed(data: bytes) -> bytes:
    return data + zlib.crc32(data).to_bytes(_CHECK)


def _checked(digits: str) -> bytes | None:
    """The deflated JSON; None where the checksum says that these are not the digits that were written."""
    if not 1 <= len(digits) <= LONGEST:
        return None
    number = int(digits, 36)
    data = number.to_bytes((number.bit_length() + 7) // 8)
    body = data[:-_CHECK]
    return body[1:] if body[:1] == bytes([FORMAT]) and _signed(body) == data else None


def _number(data: bytes) -> str:
    """In base 36; the first byte is not zero."""
    number, digits = int.from_bytes(data), ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
