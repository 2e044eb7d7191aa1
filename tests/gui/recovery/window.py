"""A window of its own that says what happens in it: `python -m tests.gui.recovery.window INTERVAL [--recover] FILE …`.

Copies are made every INTERVAL seconds. It tells the time and the steps made so far, and when a copy is complete; with
`--recover` it takes up what is offered, tells what became of it, and ends.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.start import Start

TICK = 20
"""Milliseconds between two words about the steps."""


def main() -> int:
    """Run the window; what else is given is for `gui.arguments`."""
    from PySide6.QtCore import QTimer

    from gui import arguments, start
    from gui.recovery import autosave

    interval, *given = sys.argv[1:]
    autosave.INTERVAL, autosave.SHARE = float(interval), 1.0
    recover = "--recover" in given
    options = arguments.parse([argument for argument in given if argument != "--recover"])
    offer, watching = start.Start._offer, list[Recovering | Telling]()

    def watched(begun: Start) -> None:
        offer(begun)
        watching.append(Recovering(begun) if recover else Telling(begun))
        timer = QTimer(begun.window, interval=TICK)
        timer.timeout.connect(watching[0].tick)
        timer.start()

    start.Start._offer = watched  # type: ignore[method-assign, assignment]
    return start.run(options, blind=False)


def say(**words: object) -> None:
    """One line for whoever has started this."""
    sys.stdout.write(f"{json.dumps(words)}\n")
    sys.stdout.flush()


class Telling:
    """Tells how far the run is and what is kept of it."""

    def __init__(self, begun: Start) -> None:
        assert begun.program is not None
        self._runs = begun.program.context.runs
        begun.program.files.saver.copied.connect(lambda _, problem: say(copied=True, problem=problem))

    def tick(self) -> None:
        """Say where the run is."""
        say(time=time.time(), head=self._runs.controller.head)


class Recovering:
    """Takes up the first copy that is offered."""

    def __init__(self, begun: Start) -> None:
        assert begun.program is not None
        self._begun, self._context = begun, begun.program.context
        self._taken = False

    def tick(self) -> None:
        """See whether there is something to do."""
        controller = self._context.runs.controller
        if not self._taken:
            offered = [item for item in self._context.notices.messages if item.key.startswith("recover-")]
            say(offered=[item.text for item in offered])
            self._taken = True
            dict(offered[0].actions)["Recover"]()
        elif controller.state == "paused" and controller.head > 0 and controller.digest:
            say(
                step=controller.step,
                digest=controller.digest,
                modified=self._context.document.modified,
                rows=len(controller.record.series.series("batch_loss")),
            )
            self._begun._app.exit(0)


if __name__ == "__main__":
    raise SystemExit(main())
