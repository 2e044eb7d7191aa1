"""`list [KIND] [--json]`: every registered kind, and the examples."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from typing import Any

from engine import examples, registry
from engine.errors import InputError

EXAMPLES = "examples"


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "list",
        help="what there is to choose from",
        description="List the kinds of a family (optimizers, layers, …), or of all families.",
    )
    parser.add_argument(
        "family", nargs="?", metavar="KIND", help="a family, for instance optimizers, or examples"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, with the fields of each kind")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Print them."""
    known = (*registry.families(), EXAMPLES)
    if arguments.family is not None and arguments.family not in known:
        close = difflib.get_close_matches(arguments.family, known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
        raise InputError("KIND", f"there is no {arguments.family!r}; {hint}")
    chosen = known if arguments.family is None else (arguments.family,)
    catalog = {family: _entries(family) for family in chosen}
    sys.stdout.write(json.dumps(catalog, indent=2, allow_nan=False) if arguments.json else _table(catalog))
    sys.stdout.write("\n")
    return 0


def _entries(family: str) -> list[dict[str, Any]]:
    if family == EXAMPLES:
        loaded = (examples.load(name) for name in examples.names())
        return [
            {"name": item.name, "title": item.title, "reference": item.description, "fields": []}
            for item in loaded
        ]
    return [
        {
            "name": name,
            "title": kind.title,
            "reference": kind.reference,
            "fields": [field.describe() for field in kind.fields],
        }
        for name, kind in registry.kinds(family).items()
    ]


def _table(catalog: dict[str, list[dict[str, Any]]]) -> str:
    entries = [entry for family in catalog.values() for entry in family]
    name_width, title_width = (max(len(entry[key]) for entry in entries) for key in ("name", "title"))
    lines: list[str] = []
    for family, kinds in catalog.items():
        lines += ["", family] if lines else [family]
        lines += [
            f"  {kind['name']:{name_width}}  {kind['title']:{title_width}}  {kind['reference']}"
            for kind in kinds
        ]
    return "\n".join(lines)
