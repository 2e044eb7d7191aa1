"""The menus that arrange the window: one for each panel, and those of the View menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from gui.docks import layouts
from gui.docks.arrangement import AREAS
from gui.docks.docks import Docks
from gui.widgets.plain import plain_label

translate = QCoreApplication.translate


def panel_menu(docks: Docks, name: str, parent: QWidget) -> QMenu:
    """Where one panel can go."""
    menu = QMenu(docks.panels[name].title(), parent)
    fill_panel_menu(menu, docks, name)
    return menu


def fill_panel_menu(menu: QMenu, docks: Docks, name: str) -> None:
    """Put in what can be done with a panel now."""
    menu.clear()
    if name in docks.names():
        area, place = docks.area_of(name), docks.place_of(name)
        titles = {
            "left": translate("Docks", "Move to the Left"),
            "middle": translate("Docks", "Move to the Middle"),
            "right": translate("Docks", "Move to the Right"),
        }
        for other in AREAS:
            if other != area or docks.is_floating(name):
                _add(menu, titles[other], partial(_append, docks, name, other))
        menu.addSeparator()
        up = _add(menu, translate("Docks", "Move Up"), lambda: docks.move(name, area, place - 1))
        down = _add(menu, translate("Docks", "Move Down"), lambda: docks.move(name, area, place + 2))
        up.setEnabled(place > 0)
        down.setEnabled(place < docks.length(area) - 1)
        menu.addSeparator()
        if docks.is_floating(name):
            _add(menu, translate("Docks", "Put Back"), lambda: docks.dock(name))
        else:
            _add(menu, translate("Docks", "Window of Its Own"), lambda: docks.float_out(name))
    if docks.is_hidden(name):
        _add(menu, translate("Docks", "Show"), lambda: docks.set_hidden(name, hidden=False))
    else:
        _add(menu, translate("Docks", "Hide"), lambda: docks.set_hidden(name, hidden=True))


def fill_panels_menu(menu: QMenu, docks: Docks) -> None:
    """All panels, to show and to hide; below them, one menu for each to move it."""
    menu.clear()
    for name, panel in docks.panels.items():
        action = menu.addAction(plain_label(panel.title()))
        action.setCheckable(True)
        action.setChecked(not docks.is_hidden(name))
        action.triggered.connect(lambda shown, name=name: docks.set_hidden(name, hidden=not shown))
    menu.addSeparator()
    arrange = menu.addMenu(translate("Docks", "Move"))
    for name in docks.names():
        inner = arrange.addMenu(plain_label(docks.panels[name].title()))
        inner.aboutToShow.connect(lambda inner=inner, name=name: fill_panel_menu(inner, docks, name))


def fill_layouts_menu(menu: QMenu, docks: Docks, window: QWidget) -> None:
    """The arrangements that have names, the standard one, and what makes and deletes them."""
    menu.clear()
    _add(menu, translate("Docks", "Standard Layout"), docks.reset)
    for name in layouts.names():
        _add(menu, plain_label(name), partial(_choose, docks, name))
    menu.addSeparator()
    _add(menu, translate("Docks", "Save Layout…"), lambda: ask_for_name(docks, window))
    if layouts.names():
        remove = menu.addMenu(translate("Docks", "Delete Layout"))
        for name in layouts.names():
            _add(remove, plain_label(name), partial(layouts.delete, name))


def ask_for_name(docks: Docks, window: QWidget) -> QInputDialog:
    """Have the present arrangement named, and keep it."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(translate("Docks", "Save Layout"))
    dialog.setLabelText(translate("Docks", "Name of this arrangement of the window:"))
    dialog.setTextValue(translate("Docks", "My layout"))

    def keep(text: str) -> None:
        if name := text.strip():
            layouts.save(name, docks.arrangement())

    dialog.textValueSelected.connect(keep)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _append(docks: Docks, name: str, area: str) -> None:
    docks.move(name, area, docks.length(area))


def _choose(docks: Docks, name: str) -> None:
    arrangement = layouts.load(name)
    if arrangement is not None:
        docks.apply(arrangement)


def _add(menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: slot())
    return action
