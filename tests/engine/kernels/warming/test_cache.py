"""Marks of what is compiled, the folder that keeps it, and the process that fills it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from engine.kernels.warming import __main__ as warm
from engine.kernels.warming import cache
from engine.kernels.warming.cache import MOST_ATTEMPTS, Marks
from engine.kernels.warming.lock import acquire, held


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    return cache.folder()


def test_a_mark_is_for_a_stage_a_precision_and_a_processor(place: Path) -> None:
    marks = Marks()
    marks.add("chain", "float32", "zen")
    assert marks.has("chain", "float32")
    assert marks.has("chain", "float32", "zen")
    assert not marks.has("chain", "float32", "lake")
    assert not marks.has("chain", "float64")
    assert not marks.has("bundles", "float32")
    assert Marks(place).has("chain", "float32", "zen"), "another process sees it"


def test_a_touched_source_or_another_place_is_other_code(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "chain.py").write_text("a = 1\n")
    monkeypatch.setattr(cache, "SOURCES", sources)
    digest = cache.digest()
    marks = Marks(place)
    marks.add("chain", "float32", "zen")
    assert Marks(place).has("chain", "float32")
    os.utime(sources / "chain.py", (1.0, 1.0))
    assert cache.digest() == digest
    assert not Marks(place).has("chain", "float32"), "Numba looks at the time too"
    (sources / "chain.py").write_text("a = 2\n")
    assert cache.digest() != digest


def test_a_folder_that_cannot_be_made_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert cache.folder() == tmp_path / "descenso-kernels" / cache.digest()


def test_old_versions_go_and_nothing_else(place: Path) -> None:
    base = place.parent
    for age, name in enumerate(("a" * 16, "b" * 16, "c" * 16, "kernels_0123", "d" * 15)):
        (base / name).mkdir()
        os.utime(base / name, (1e9 - age, 1e9 - age))
    (base / ("e" * 16)).touch()
    (base / ("f" * 16)).mkdir()
    Marks(base / ("c" * 16)).use()
    os.utime(base / ("f" * 16), (time.time() + 10.0,) * 2)  # the latest but for this version's
    Marks().remove_old()
    kept = {"f" * 16, "c" * 16, "kernels_0123", "d" * 15, "e" * 16}
    assert {path.name for path in base.iterdir()} == {place.name} | kept


def test_a_lock_is_for_one_and_free_when_it_is_left(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text("left behind by one that died")
    with path.open("a") as second:
        with held(path):
            assert not acquire(second)
        assert acquire(second)
    with held(path):
        pass


@pytest.fixture
def compiled(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the process compiles; an exception in it is raised instead."""
    done: list[object] = []

    def compile_(marks: Marks, precisions: list[str]) -> None:
        done.extend(precisions)
        if errors := [item for item in done if isinstance(item, Exception)]:
            raise errors[0]

    monkeypatch.setattr(warm, "_compile", compile_)
    return done


def test_the_process_compiles_what_is_asked_for(place: Path, compiled: list[object]) -> None:
    assert warm.main(["float64"]) == 0
    assert warm.main([]) == 0
    assert compiled == ["float64", "float32", "float64"]
    assert Marks().failure == ""


def test_an_exception_is_noted_and_the_next_process_does_not_try(place: Path, compiled: list[object]) -> None:
    compiled.append(TypeError("no such type"))
    with pytest.raises(TypeError):
        warm.main([])
    assert Marks().failure == "TypeError: no such type"
    assert warm.main([]) == 1


def test_what_may_pass_is_tried_again_but_not_for_ever(place: Path, compiled: list[object]) -> None:
    compiled.append(MemoryError())
    for _ in range(MOST_ATTEMPTS):
        assert Marks().failure == ""
        with pytest.raises(MemoryError):
            warm.main([])
    assert Marks().failure == "compiling ended without a word"
