"""Settings are kept, followed, and never an obstacle."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.errors import InputError
from engine.threads import VARIABLE
from gui.application import chosen_text_size, chosen_theme
from gui.preferences import chosen
from gui.preferences.ini import ini
from gui.preferences.settings import Settings
from gui.preferences.store import SettingsStore
from gui.theme.fonts import BASE_PIXELS


def test_what_is_chosen_is_kept_and_told() -> None:
    store, told = SettingsStore(), list[tuple[Settings, list[str]]]()
    store.changed.connect(lambda value, names: told.append((value, names)))
    store.change(theme="dark", font_size=16)
    store.change(theme="dark")
    assert [names for _, names in told] == [["theme", "font_size"]]
    assert SettingsStore().value == store.value == Settings(theme="dark", font_size=16)
    assert (chosen_theme(), chosen_text_size()) == ("dark", 16)
    store.reset()
    assert SettingsStore().value == Settings()
    assert not ini().allKeys()
    assert (chosen_theme(), chosen_text_size()) == ("", BASE_PIXELS)


@pytest.mark.parametrize("change", [{"theme": "mauve"}, {"font_size": 99}, {"threads": -1}])
def test_what_cannot_be_is_refused_whole(change: dict[str, object]) -> None:
    store = SettingsStore()
    with pytest.raises(InputError):
        store.change(backend="numpy", **change)
    assert store.value == SettingsStore().value == Settings()


def test_values_that_make_no_sense_give_way_to_defaults() -> None:
    file = ini()
    for name, value in {"theme": "mauve", "font_size": "[", "threads": "2", "backend": "numpy"}.items():
        file.setValue(name, value)
    file.sync()
    store = SettingsStore()
    assert store.value == Settings(threads=2, backend="numpy")
    assert store.damage == ("theme", "font_size")
    assert (chosen_theme(), chosen_text_size()) == ("", BASE_PIXELS)
    store.change(theme="light")
    assert SettingsStore().damage == ("font_size",)


def test_a_file_of_rubbish_gives_defaults(folder: Path) -> None:
    (folder / "Descenso").mkdir()
    (folder / "Descenso" / "Descenso.ini").write_bytes(b"\x00\xff[[[\n=\n]]]garbage\nfont_size=\xfe\xff")
    assert SettingsStore().value == Settings()
    assert chosen_text_size() == BASE_PIXELS


def test_threads_and_backend_reach_who_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen.THREADS == VARIABLE
    monkeypatch.delenv(VARIABLE, raising=False)
    chosen.limit_threads()
    assert VARIABLE not in os.environ
    SettingsStore().change(threads=3, backend="numpy")
    chosen.limit_threads()
    assert os.environ.pop(VARIABLE) == "3"
    assert chosen.chosen_backend() == "numpy"
    monkeypatch.setenv(VARIABLE, "1")
    chosen.limit_threads()
    assert os.environ[VARIABLE] == "1"
