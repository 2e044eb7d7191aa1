"""Offers to show what the last crash has left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.notices import NoticeCenter
from gui.widgets.notice import Severity

translate = QCoreApplication.translate


def offer_report(notices: NoticeCenter, report: str, file: Path) -> None:
    """One notice, with the report to look at and to copy."""
    notices.show(
        Severity.WARNING,
        translate("Crash", "Descenso ended unexpectedly the last time."),
        details=report,
        advice=translate("Crash", "What was saved is safe. The details are also in {file}.").format(
            file=file
        ),
        key="crash",
    )
