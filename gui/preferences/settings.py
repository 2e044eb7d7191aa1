"""Everything that a person may choose for the program, declared once: file, checks and dialog are derived."""

from __future__ import annotations

from engine import fields
from engine.values import Value
from gui.language import LANGUAGES, SYSTEM
from gui.theme.fonts import BASE_PIXELS, LARGEST, SMALLEST

FOLLOW = "system"
"""The theme of a system that says which it has."""
AS_THE_LANGUAGE = "language"
ALL = 0
"""Threads: as many as there are processors."""


class Settings(Value):
    """The choices of one person on one machine."""

    theme: str = fields.choice(
        FOLLOW,
        title="Theme",
        help="The colors of the window. Projector has the strongest contrast.",
        options={FOLLOW: "Like the system", "light": "Light", "dark": "Dark", "projector": "Projector"},
    )
    font_size: int = fields.integer(
        BASE_PIXELS,
        title="Text size",
        unit="pixels",
        help="Size of the window's text; symbols and plots grow with it.",
        low=SMALLEST,
        high=LARGEST,
    )
    language: str = fields.choice(
        SYSTEM,
        title="Language",
        help="What the window speaks.",
        options={SYSTEM: "Like the system"} | LANGUAGES,
    )
    decimal_mark: str = fields.choice(
        "point",
        title="Numbers",
        help="How numbers are shown. Both marks can be typed at any time; files always have a point.",
        options={
            "point": "With a point: 0.25",
            "comma": "With a comma: 0,25",
            AS_THE_LANGUAGE: "As usual in the language",
        },
    )
    backend: str = fields.choice(
        "auto",
        title="Compute on",
        help="Where new runs are computed. “Whatever is faster” measures both where there is a GPU.",
        options={"auto": "Whatever is faster", "numpy": "Processor", "cupy": "GPU"},
    )
    autosave: bool = fields.toggle(
        True,
        title="Keep a copy",
        help="Every minute and at each pause, of what is not saved; after a crash it is offered at the next start.",
    )
    history_memory: int = fields.integer(
        256,
        title="Memory for the timeline",
        unit="MiB",
        help="States of all runs that are kept so that their steps can be shown again soon; older ones go to the disk.",
        low=16,
        high=65_536,
    )
    threads: int = fields.integer(
        ALL,
        title="Threads",
        help="Most threads of a run; 0 is as many as there are processors. Valid from the next start on.",
        low=ALL,
        high=256,
    )
