"""Thousands of files with something wrong in them: refused in one sentence, or opened as exactly what they say."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine import registry
from engine.errors import FileError
from engine.session.session import Session, load, save
from tests.engine.session import forge
from tests.engine.session.mutants import Mutants
from tests.support.audit import nothing_executed

SERIES = re.compile(r"(.*/(?:series|buckets))/values\.([0-9]+)\.(.*)")
STEPS = re.compile(r".*/(?:series|buckets)/steps\..*")
PARTS, PART = 20, 5000
LONGEST = 1.0
"""Seconds of the processor."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session; another one lies beside it. All has been imported that reading imports."""
    for family in registry.families():
        registry.kinds(family)
    file = tmp_path_factory.mktemp("whole") / "whole.descenso"
    save(file, forge.branched())
    save(file.with_name("other.descenso"), forge.session())
    load(file)
    return file


def said(session: Session, scratch: Path) -> dict[str, str]:
    """All that a session says: its document, and the hashes of its arrays."""
    save(scratch, session, durable=False, compress=False)
    return {"session.json": dict(forge.entries(scratch))["session.json"].decode()} | hashes(scratch)


def hashes(file: Path) -> dict[str, str]:
    """The hash of every array in a file. Series go by their columns, with their steps: their numbers mean nothing."""
    entries = {name: hashlib.sha256(data).hexdigest() for name, data in forge.entries(file)}
    found = {}
    for name, content in entries.items():
        if series := SERIES.fullmatch(name):
            folder, number, column = series.groups()
            found[f"{folder}/{column}"] = content + entries.get(f"{folder}/steps.{number}.npy", "")
        elif name.endswith((".npy", ".png")) and not STEPS.fullmatch(name):
            found[name] = content
    return found


def opened_or_why(file: Path) -> Session | str:
    """What is in a file, or the sentence with which it is refused."""
    try:
        return load(file)
    except FileError as error:
        return str(error)


def examine(whole: Path, folder: Path, seed: int, count: int) -> Counter[str]:
    """Open so many mutants. Returns how many were refused and how many opened, by kind."""
    file, scratch = folder / "mutant.descenso", folder / "scratch.descenso"
    mutants = Mutants(whole, whole.with_name("other.descenso"), scratch, seed)
    unchanged, found = said(load(whole), scratch), Counter[str]()
    listed = {file.name, scratch.name}
    for number in range(count):
        mutant = mutants.draw()
        file.write_bytes(mutant.content)
        what = f"{mutant.kind}, number {number} of seed {seed}"
        begun = time.process_time()
        with nothing_executed():
            opened = opened_or_why(file)
        found["longest"] = max(found["longest"], round(1000 * (time.process_time() - begun)))
        if isinstance(opened, str):
            assert "\n" not in opened, what
            assert len(opened) < 1500 + len(str(file)), what
            found[f"{mutant.kind}: refused"] += 1
            continue
        found[f"{mutant.kind}: opened"] += 1
        assert not mutant.seen, what
        told = said(opened, scratch)
        if mutant.same:
            assert told == unchanged, what
        else:  # all hashes were made anew: it is what it says
            arrays = hashes(file)
            assert {name: told.get(name) for name in arrays} == arrays, what
            document = json.loads(dict(forge.entries(file))["session.json"])
            lost = unsaid(document, json.loads(told["session.json"]))
            assert lost == [], what
    assert {item.name for item in folder.iterdir()} == listed
    return found


def unsaid(given: Any, told: Any, path: str = "") -> list[str]:
    """Where a document says something that has not come back.

    An experiment's defaults may be left out of it, a kind may be its name alone, and a choice of several words may name
    them in any order.
    """
    given = {"kind": given} if isinstance(given, str) and isinstance(told, dict) else given
    if isinstance(given, dict) and isinstance(told, dict):
        places = [(key, value, told.get(key, ...)) for key, value in given.items()]
    elif isinstance(given, list) and isinstance(told, list) and len(given) == len(told):
        places = [(str(number), *pair) for number, pair in enumerate(zip(given, told, strict=True))]
    else:
        chosen = (
            isinstance(given, list)
            and isinstance(told, list)
            and all(isinstance(item, str) for item in given)
        )
        same = set(given) == set(told) if chosen and told else given == told
        return [] if same else [f"{path}: {given!r} became {told!r}"]
    return [line for key, one, other in places for line in unsaid(one, other, f"{path}.{key}")]


def test_mutants_are_refused_or_what_they_say(whole: Path, tmp_path: Path) -> None:
    found = examine(whole, tmp_path, 1, 300)
    opened = sum(count for kind, count in found.items() if kind.endswith("opened"))
    assert 10 < opened < 150


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_mutants(whole: Path, tmp_path: Path, part: int) -> None:
    found = examine(whole, tmp_path, 1000 + part, PART)
    assert found["longest"] < 1000 * LONGEST
    logging.getLogger(__name__).info("%s", dict(sorted(found.items())))
