"""Layers on the clipboard: JSON under a type of its own, and as text for everything else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData

from engine import registry
from engine.errors import InputError
from engine.experiment import Network
from engine.layers.base import Layer
from engine.session import strict_json
from gui.forms.places import problem_text

MIME = "application/x-descenso-layers+json"
MOST_LAYERS = 1000


def pack(layers: Sequence[Layer]) -> QMimeData:
    """What goes to the clipboard or along with a drag."""
    text = json.dumps({"layers": [layer.to_json() for layer in layers]}, indent=2, ensure_ascii=False)
    data = QMimeData()
    data.setData(MIME, text.encode())
    data.setText(text)
    return data


def unpack(data: QMimeData | None) -> tuple[Layer, ...]:
    """The layers of a clipboard or a drag, whoever wrote them. Raises ValueError: what is wrong, in words.

    A list of layers, one layer alone, the name of a kind, and a whole network do as well.
    """
    if data is None or not (data.hasFormat(MIME) or data.hasText()):
        raise ValueError(QCoreApplication.translate("network", "The clipboard holds no layers."))
    raw = bytes(data.data(MIME).data()) if data.hasFormat(MIME) else data.text().encode()
    try:
        return _layers(strict_json.parse(raw))
    except InputError as error:
        why = problem_text(error, Network)
    except ValueError as error:
        why = str(error)
    text = QCoreApplication.translate("network", "The clipboard holds no layers: {why}.")
    raise ValueError(text.format(why=why.removesuffix(".")))


def _layers(value: Any) -> tuple[Layer, ...]:
    if isinstance(value, dict) and "network" in value:
        value = value["network"]
    if isinstance(value, dict) and "layers" in value and "kind" not in value:
        value = value["layers"]
    items = value if isinstance(value, list) else [value]
    if not 0 < len(items) <= MOST_LAYERS:
        raise InputError("", f"there are {len(items)} of them, and 1 to {MOST_LAYERS} can be pasted")
    return tuple(_layer(index, item) for index, item in enumerate(items))


def _layer(index: int, item: Any) -> Layer:
    try:
        layer = registry.decode("layers", item)
    except InputError as error:
        raise error.under(f"layers.{index}") from None
    assert isinstance(layer, Layer)
    return layer
