"""How many units of a layer pass no gradient now, as its card tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.arrays import HostArray
from gui import formatting

ALARMING = 0.5
"""From this share on the figure stands out."""


@dataclass(frozen=True)
class Closed:
    """A share of dead units, or of saturated values where the activation is flat on both sides."""

    share: float
    saturated: bool

    @property
    def figure(self) -> str:
        """The share alone: ``12 %``."""
        return formatting.percent(self.share, 0)

    @property
    def words(self) -> str:
        """With what it is a share of: ``12 % dead``."""
        if self.saturated:
            return QCoreApplication.translate("network", "{share} saturated").format(share=self.figure)
        return QCoreApplication.translate("network", "{share} dead").format(share=self.figure)

    @property
    def sentence(self) -> str:
        """What that means."""
        if self.saturated:
            text = QCoreApplication.translate(
                "network", "{share} of its values are saturated: hardly any gradient passes there."
            )
        else:
            text = QCoreApplication.translate(
                "network",
                "{share} of its units are dead: closed on every sample, so that nothing changes them.",
            )
        return text.format(share=self.figure)


def closed_units(arrays: Mapping[str, HostArray]) -> list[Closed | None]:
    """The shares of all layers, from a reading of the probe; of a layer with both sorts the larger one."""
    pairs = zip(arrays["dead"].tolist(), arrays["saturated"].tolist(), strict=True)
    return [_larger(dead, saturated) for dead, saturated in pairs]


def _larger(dead: float, saturated: float) -> Closed | None:
    if max(dead, saturated) < 0:  # there is nothing that could be closed
        return None
    return Closed(max(dead, saturated), saturated > dead)
