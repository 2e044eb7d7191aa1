"""The titles of the menus: they stand in the window before there is anything in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def menu_titles() -> dict[str, str]:
    """By the names that `gui.actions` puts its actions under."""
    return {
        "file": translate("Actions", "&File"),
        "edit": translate("Actions", "&Edit"),
        "run": translate("Actions", "&Run"),
        "view": translate("Actions", "&View"),
        "help": translate("Actions", "&Help"),
    }
