"""What the command palette offers: the actions of the window, and the examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from engine import examples
from gui.forms.words import engine_text
from gui.menu_titles import menu_titles

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Command:
    """One line of the palette.

    Attributes:
        words: what finds it beside its title: its English name.
        detail: stands at the right: its keys, or where it comes from.
    """

    title: str
    words: str
    detail: str
    run: Callable[[], object]


def title_of(action: QAction, menu: str) -> str:
    """`File: Save As`: an action's menu and its text, without marks for keys."""
    text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
    head = menu_titles().get(menu, "").replace("&", "")
    return f"{head}: {text}" if head else text


def action_commands(actions: Mapping[str, QAction], menus: Mapping[str, str]) -> list[Command]:
    """Every action that can be done now; `menus` names the menu of each."""
    found = []
    for name, action in actions.items():
        if action.isEnabled():
            menu = menus.get(name, "")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            found.append(Command(title_of(action, menu), f"{menu} {name}", keys, action.trigger))
    return found


def example_commands(open_example: Callable[[str], object]) -> list[Command]:
    """One for each example."""
    kind = translate("CommandPalette", "Example")
    titles = {name: examples.load(name).title for name in examples.names()}
    return [
        Command(f"{kind}: {engine_text(title)}", f"example {name} {title}", "", partial(open_example, name))
        for name, title in titles.items()
    ]
