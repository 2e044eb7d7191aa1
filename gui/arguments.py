"""The command line of the window. Standard library only: it is read before anything else is loaded."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Never

THEMES = ("light", "dark")
LANGUAGES = ("en", "es")
SCREENSHOT_STEPS = 300
USUAL = "digits"
"""What is open where nothing was named."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Never:
        self.exit(2, f"{self.prog}: {message}\n")


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})[xX×](\d{2,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(
            f"must be WIDTHxHEIGHT in pixels, for instance 1600x960, not {text!r}"
        )
    return int(match[1]), int(match[2])


def _steps(text: str) -> int:
    if not text.isdecimal() or int(text) > 10**9:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 10^9, not {text!r}")
    return int(text)


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"must be the name of a .png file, not {text!r}")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {str(path.parent)!r}")
    return path


def parse(argv: Sequence[str], prog: str = "python3 -m gui") -> argparse.Namespace:
    """The options. Exits with code 2 and one line where something is wrong with them."""
    parser = _Parser(prog=prog, description="Open the window of Descenso.")
    parser.add_argument(
        "target",
        nargs="?",
        metavar="EXAMPLE|FILE",
        help="what to open; by default there is a page to choose from",
    )
    parser.add_argument("--play", action="store_true", help="begin to train at once")
    parser.add_argument("--steps", type=_steps, metavar="N", help="train so many steps, then pause")
    parser.add_argument("--screenshot", type=_picture, metavar="FILE.png", help="train, save a picture, exit")
    parser.add_argument("--size", type=_size, metavar="WxH", help="size of the window in pixels")
    parser.add_argument("--theme", choices=THEMES, help="by default what suits the system")
    parser.add_argument("--language", choices=LANGUAGES, help="by default the one chosen in the View menu")
    options = parser.parse_args(argv)
    options.welcome = not (options.target or options.play or options.screenshot)
    options.target = options.target or USUAL
    return options
