"""What the tour shows: five places of the window, and what to do there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Step:
    """One place.

    Attributes:
        target: the object name of a widget; the whole window where it cannot be seen.
    """

    target: str
    title: str
    text: str


def steps() -> tuple[Step, ...]:
    """In the order in which one learns."""
    return (
        Step(
            "transport",
            translate("Tour", "Train"),
            translate(
                "Tour",
                "Play trains and pauses, as the Space key does. One step and one epoch go slowly; the "
                "slider sets the pace.",
            ),
        ),
        Step(
            "plots",
            translate("Tour", "Watch"),
            translate(
                "Tour",
                "J is what is minimized, P what you care about. Zoom with the wheel, drag to move, and "
                "double-click to follow again.",
            ),
        ),
        Step(
            "optimizer",
            translate("Tour", "Change one thing"),
            translate(
                "Tour",
                "Every field may be changed. Those with a dot act at once, also while it trains: try the "
                "learning rate.",
            ),
        ),
        Step(
            "network",
            translate("Tour", "Build"),
            translate(
                "Tour",
                "Click a layer to change it, + to insert one, and drag to move it. Everything can be undone.",
            ),
        ),
        Step(
            "menus",
            translate("Tour", "Find everything"),
            translate(
                "Tour",
                "File > Examples has experiments to start from. Ctrl+Shift+P finds every command by a few "
                "letters.",
            ),
        ),
    )
