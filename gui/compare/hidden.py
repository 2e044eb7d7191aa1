"""The columns of the table that a person has hidden, kept from one start of the program to the next."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet

from gui.preferences.ini import ini

_KEY = "hidden_columns"


def stored() -> set[str]:
    """Names of the columns; none where nothing has been kept that can be read."""
    try:
        names = json.loads(str(ini().value(_KEY, "[]")))
    except ValueError:
        return set()
    return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()


def keep(names: AbstractSet[str]) -> None:
    """Remember them; where there are none, nothing."""
    settings = ini()
    if names:
        settings.setValue(_KEY, json.dumps(sorted(names)))
    else:
        settings.remove(_KEY)
    settings.sync()
