"""Which keys do what."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from gui.preferences.ini import ini
from gui.shortcuts.bindings import Bindings

DECLARED = {"open": ("Ctrl+O",), "save": ("Ctrl+S", "Save"), "step": (".",)}


def key(text: str) -> QKeySequence:
    return QKeySequence(text)


def made() -> Bindings:
    bindings = Bindings()
    for name, keys in DECLARED.items():
        bindings.add(name, QAction(name, bindings), [key(text) for text in keys])
    return bindings


def shown(bindings: Bindings) -> dict[str, str]:
    return {name: action.shortcut().toString() for name, action in bindings.actions.items()}


def test_a_key_is_changed_and_kept(qapp: QApplication) -> None:
    bindings = made()
    bindings.bind("open", [key("Ctrl+K")])
    assert shown(bindings)["open"] == shown(made())["open"] == "Ctrl+K"
    assert [bindings.is_changed(name) for name in DECLARED] == [True, False, False]
    bindings.reset("open")
    assert shown(bindings)["open"] == shown(made())["open"] == "Ctrl+O"
    assert not ini().allKeys()


def test_a_key_of_another_action_changes_hands(qapp: QApplication) -> None:
    bindings = made()
    assert bindings.owner(key("Ctrl+S"), "open") == "save"
    bindings.bind("open", [key("Ctrl+S")])
    assert shown(bindings) == shown(made()) == {"open": "Ctrl+S", "save": "Save", "step": "."}
    bindings.bind("step", [key("Ctrl+S")])
    assert shown(bindings) == shown(made()) == {"open": "", "save": "Save", "step": "Ctrl+S"}
    bindings.reset("save")  # it wants its key back
    assert shown(bindings)["save"] == "Ctrl+S"
    assert bindings.owner(key("Ctrl+S")) == "save"
    bindings.reset()
    assert shown(bindings) == shown(made()) == {"open": "Ctrl+O", "save": "Ctrl+S", "step": "."}


def test_no_key_at_all_is_kept_too(qapp: QApplication) -> None:
    made().bind("step", [])
    assert shown(made())["step"] == ""


def test_keys_that_are_unreadable_or_of_nobody_do_no_harm(qapp: QApplication) -> None:
    for name, text in {"open": "???", "gone": "Ctrl+S", "step": ""}.items():
        ini().setValue(f"shortcuts/{name}", text)
    assert set(shown(made())) == set(DECLARED)
