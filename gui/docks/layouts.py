"""The arrangements that a person has given names, and the one in which the window was left."""

from __future__ import annotations

import json
from typing import Any

from gui.docks.arrangement import Arrangement, from_json
from gui.preferences.ini import ini

LEFT = "arrangement"
"""Where the last one is kept; nothing is there as long as it is the standard one."""
_NAMED = "layouts"


def names() -> list[str]:
    """Of the layouts, in their order."""
    return sorted(_stored(_NAMED), key=str.casefold)


def load(name: str) -> Arrangement | None:
    """A layout; None if there is none of that name that can be read."""
    return _read(_stored(_NAMED).get(name))


def save(name: str, arrangement: Arrangement) -> None:
    """Keep a layout; one of the same name is replaced."""
    _write(_NAMED, _stored(_NAMED) | {name: arrangement.to_json()})


def delete(name: str) -> None:
    """Forget a layout."""
    _write(_NAMED, {other: data for other, data in _stored(_NAMED).items() if other != name})


def last() -> Arrangement | None:
    """How the window was left; None for the standard arrangement."""
    return _read(_stored(LEFT) or None)


def keep_last(arrangement: Arrangement | None) -> None:
    """Remember how the window is left."""
    _write(LEFT, arrangement.to_json() if arrangement is not None else {})


def _read(data: Any) -> Arrangement | None:
    try:
        return None if data is None else from_json(data)
    except ValueError:
        return None


def _stored(key: str) -> dict[str, Any]:
    try:
        data = json.loads(str(ini().value(key, "{}")))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _write(key: str, data: dict[str, Any]) -> None:
    settings = ini()
    if data:
        settings.setValue(key, json.dumps(data))
    else:
        settings.remove(key)
    settings.sync()
