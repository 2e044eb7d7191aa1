"""Session files with something wrong in them, or with something that a person may have changed on purpose."""

from __future__ import annotations

import json
import pickle
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from tests.engine.session import forge
from tests.engine.session.forge import Entries

JUNK: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 1, 2, 7, 1.5, -0.0, 1e300, 2**31, 2**63, 10**400),
    *("", "x", "../x", "/dev/zero", "kind", "fresh", "float64", "x" * 3000, "\u0000", "é\ud83d\ude00"),
    *([], {}, [[]], [0], {"": 0}, {"kind": "adam"}, {"kind": "file", "path": "/dev/zero"}),
)


class Mutant(NamedTuple):
    """A file that is not the one it was made of.

    Attributes:
        seen: nothing but a refusal will do; else it may be opened, as what it says.
        same: where it is opened, nothing of what it says has changed.
    """

    kind: str
    content: bytes
    seen: bool = False
    same: bool = False


class Mutants:
    """Draws them.

    Args:
        file: a session that is whole.
        other: one that parts come from.
        scratch: a file to write to.
    """

    def __init__(self, file: Path, other: Path, scratch: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._content, self._other = file.read_bytes(), other.read_bytes()
        self._entries, self._others = forge.entries(file), forge.entries(other)
        self._scratch = scratch

    def draw(self) -> Mutant:
        """One of any kind; it may turn out to be the very file."""
        return self._random.choice(
            (self._raw, self._under_seal, self._of_entries, self._of_text, self._of_array)
        )()

    def _span(self, length: int, most: int = 200) -> slice:
        start = self._random.randrange(length)
        return slice(start, min(length, start + self._random.randint(1, most)))

    def _raw(self) -> Mutant:
        """Something happened to the bytes."""
        draw, content = self._random, bytearray(self._content)
        kind = draw.choice(
            ("bit", "bits", "cut", "head cut", "gone", "zeros", "again", "grown", "spliced", "moved")
        )
        span, size = self._span(len(content), draw.choice((1, 30, 5000))), len(content)
        if kind in ("bit", "bits"):
            for _ in range(1 if kind == "bit" else draw.randint(2, 40)):
                content[draw.randrange(size)] ^= 1 << draw.randrange(8)
        elif kind == "cut":
            del content[span.start :]
        elif kind == "head cut":
            del content[: span.start]
        elif kind == "gone":
            del content[span]
        elif kind == "zeros":
            content[span] = bytes(span.stop - span.start)
        elif kind == "again":
            content[span.stop : span.stop] = content[span]
        elif kind == "grown":
            content += draw.randbytes(draw.randint(1, 300))
        elif kind == "spliced":
            cut = draw.randrange(len(self._other))
            content = bytearray(self._content[: span.start] + self._other[cut:])
        else:
            piece = bytes(content[span])
            del content[span]
            place = draw.randrange(len(content) + 1)
            content[place:place] = piece
        return Mutant(kind, bytes(content), seen=bytes(content) != self._content, same=True)

    def _under_seal(self) -> Mutant:
        """The same, and the seal of the whole made anew: the hashes of the entries see it, or it is no content."""
        mutant = self._raw()
        while len(mutant.content) < 64:
            mutant = self._raw()
        return Mutant(f"{mutant.kind}, sealed", forge.seal(mutant.content), same=True)

    def _of_entries(self) -> Mutant:
        """Entries that were lost, doubled, swapped, renamed, moved or taken from another session."""
        draw, entries = self._random, list(self._entries)
        kind = draw.choice(("lost", "double", "swapped", "renamed", "shuffled", "foreign", "pickled"))
        place, second = (draw.randrange(len(entries)) for _ in range(2))
        (name, data), (other, more) = entries[place], entries[second]
        if kind == "lost":
            del entries[place]
        elif kind == "double":
            entries.insert(second, (name, draw.choice((data, b"", more))))
        elif kind == "swapped":
            entries[place], entries[second] = (name, more), (other, data)
        elif kind == "renamed":
            ends = (
                "x",
                "../x",
                "/x",
                "x/../../y",
                "x\\y",
                "",
                " ",
                "é",
                "x.npy",
                other,
                name.replace("0", "1"),
            )
            entries[place] = (draw.choice(ends), data)
        elif kind == "shuffled":
            entries.insert(second, entries.pop(place))
        elif kind == "foreign":
            entries[place] = (name, draw.choice(self._others)[1])
        else:
            entries[place] = (name, pickle.dumps(Bomb()))
        declared = draw.random() < 0.7
        return self._written(f"entry {kind}", entries, declared=declared)

    def _of_text(self) -> Mutant:
        """Another document or manifest, with all hashes made anew."""
        draw = self._random
        name = draw.choice(("session.json",) * 4 + ("manifest.json",))
        if draw.random() < 0.2:
            entries = forge.replaced(self._entries, name, self._scratched)
            return self._written(f"{name} scratched", entries, declared=name == "session.json")
        document = json.loads(dict(self._entries)[name])
        for _ in range(draw.choice((1, 1, 1, 2, 5))):
            self.edit(document)
        text = json.dumps(document).encode()
        entries = [(key, text if key == name else data) for key, data in self._entries]
        return self._written(f"{name} edited", entries, declared=name == "session.json")

    def _of_array(self) -> Mutant:
        """Other numbers or another header in an array, with all hashes made anew."""
        draw = self._random
        names = [name for name, _ in self._entries if name.endswith((".npy", ".png"))]
        entries = forge.replaced(self._entries, draw.choice(names), self._scratched)
        return self._written("array", entries, declared=True)

    def _scratched(self, data: bytes) -> bytes:
        draw, content = self._random, bytearray(data)
        if draw.random() < 0.2:
            return data[: draw.randrange(len(data))]
        place = draw.randrange(min(len(content), draw.choice((128, 10**9))))
        content[place] = draw.randrange(256)
        return bytes(content)

    def edit(self, document: Any) -> None:
        """Change a value somewhere in a document, take it out, or put one in."""
        draw = self._random
        places = list(_places(document))
        holder, key = draw.choice(places)
        kind = draw.choice(("junk", "junk", "moved", "number", "lost", "more"))
        if kind == "junk":
            holder[key] = deepcopy(draw.choice(JUNK))
        elif kind == "moved":
            source, name = draw.choice(places)
            holder[key] = deepcopy(source[name])
        elif kind == "number" and isinstance(holder[key], int | float):
            holder[key] += draw.choice((-1, 1, 0.5, 1000))
        elif kind == "lost":
            del holder[key]
        elif isinstance(holder, list):
            holder.insert(draw.randint(0, len(holder)), deepcopy(holder[key]))
        else:
            holder[f"{key}x"] = deepcopy(holder[key])

    def _written(self, kind: str, entries: Entries, *, declared: bool) -> Mutant:
        declared = declared and "manifest.json" in dict(entries)
        try:
            forge.write(self._scratch, entries, declare=declared)
        except ValueError:  # a manifest that is none any more
            forge.write(self._scratch, entries, declare=False)
            declared = False
        return Mutant(kind, self._scratch.read_bytes(), same=not declared)


class Bomb:
    """Unpickling it would run code."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return exec, ("raise SystemExit",)


def _places(value: Any) -> Any:
    """Each place in a document: what holds it, and under which name."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in list(items):
        yield value, key
        yield from _places(item)
