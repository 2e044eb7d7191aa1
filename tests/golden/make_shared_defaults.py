"""Writes what texts of format 1 leave out: `python -m tests.golden.make_shared_defaults`.

Texts are out there. A kind that is new is added here; a default that has changed is not: then raise `FORMAT` in
`engine/sharing/text.py`, and let texts of the old format have the old default.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine import registry
from engine.experiment import Experiment

FILE = Path(__file__).with_name("shared_defaults.json")
ELSEWHERE = ("exporters", "probes")
"""Families that no experiment has in it."""


def defaults() -> dict[str, Any]:
    """Every value with its default fields, as JSON, by family and kind."""
    found: dict[str, Any] = {"experiment": Experiment().to_json()}
    for family in registry.families():
        if family in ELSEWHERE:
            continue
        for name, kind in registry.kinds(family).items():
            found[f"{family}.{name}"] = kind().to_json()
    return dict(sorted(found.items()))


def main() -> None:
    lines = (f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in defaults().items())
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
