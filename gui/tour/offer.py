"""Offers the tour at the first start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.notices import NoticeCenter
from gui.preferences.ini import ini, word
from gui.widgets.notice import Severity

_KEY = "tour_offered"
translate = QCoreApplication.translate


def offer_tour(notices: NoticeCenter, start: Callable[[], object]) -> None:
    """One notice, once on this machine."""
    if word(_KEY):
        return
    settings = ini()
    settings.setValue(_KEY, "yes")
    settings.sync()

    def accept() -> None:
        notices.withdraw("tour")
        start()

    notices.show(
        Severity.INFO,
        translate("Tour", "New here? A tour of five steps shows what is where."),
        actions=((translate("Tour", "Take the tour"), accept),),
        advice=translate("Tour", "It waits in the Help menu, too."),
        key="tour",
    )
