"""Why updates are not made by compiled kernels, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.kernels.warming.readiness import ABSENT, COMPILING, LOADING
from engine.worker.route import NO_KERNELS
from gui.forms.words import engine_text

translate = QCoreApplication.translate


def detour_text(reason: str) -> str:
    """The engine's reason in words; what it says of a failure stays English."""
    known = {
        COMPILING: translate("Detour", "they are being compiled"),
        LOADING: translate("Detour", "they are being loaded"),
        ABSENT: translate("Detour", "Numba is not installed"),
    }
    if reason in known:
        return known[reason]
    if not reason.startswith(NO_KERNELS):
        return reason
    part = _part(reason.removeprefix(NO_KERNELS))
    return translate("Detour", "there are none for {part}").format(part=part)


def _part(text: str) -> str:
    """`the layer GRU`: its family and its title."""
    whole = {
        "a surface": translate("Detour", "a surface"),
        "a maximal norm": translate("Detour", "a maximal norm"),
    }
    families = {
        "the activation ": translate("Detour", "the activation {title}"),
        "the augmentation ": translate("Detour", "the augmentation {title}"),
        "the clipping ": translate("Detour", "the clipping {title}"),
        "the layer ": translate("Detour", "the layer {title}"),
        "the loss ": translate("Detour", "the loss {title}"),
        "the method ": translate("Detour", "the method {title}"),
    }
    for family, words in families.items():
        if text.startswith(family):
            return words.format(title=engine_text(text.removeprefix(family)))
    return whole.get(text, text)
