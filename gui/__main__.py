"""`python3 -m gui`: opens the window, or takes a picture of it where there is no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window and return its exit code; `argv` is without the program."""
    from gui import arguments
    from gui.display import has_display

    options = arguments.parse(sys.argv[1:] if argv is None else argv)
    blind = not has_display()
    if options.screenshot or blind:
        # Qt would abort before Python could catch it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui import start

    return start.run(options, blind=blind and not options.screenshot)


if __name__ == "__main__":
    from engine.bootstrap import prepare

    prepare(display=True)
    raise SystemExit(main())
