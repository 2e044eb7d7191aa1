"""The real window on a real X display, used by real clicks: ``python -m tests.xvfb.run [--all | STORY…]``.

Needs a display with a window manager and xdotool. Prints one line per story; the exit code is the number of
stories that failed. A failing story leaves a picture of the window in the temporary folder that it names.
"""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.app import Program, make_context, start_worker
from gui.application import make_application
from tests.xvfb.desk import Desk, Story
from tests.xvfb.hand import wait_until
from tests.xvfb.stories import FURTHER, STORIES

ALL = "--all"


def main(names: list[str]) -> int:
    """Tell the stories called so, or the usual ones; with `--all` every one."""
    settings = tempfile.TemporaryDirectory(prefix="descenso-settings-")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings.name)
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    usual = STORIES if names == [] else (*STORIES, *FURTHER)
    chosen = [story for story in usual if names in ([], [ALL]) or story.__name__ in names]
    failed = [story for story in chosen if not _tell(app, story)]
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed")
    return len(failed)


def _tell(app: QApplication, story: Story) -> bool:
    folder = Path(tempfile.mkdtemp(prefix="descenso-story-"))
    begun = time.monotonic()
    program = Program(make_context(app, start_worker, "light"))
    window = program.window
    window.resize(1440, 860)
    window.show()
    try:
        wait_until(window.isActiveWindow, "the window is active")
        program.files.open_target("digits")
        story(Desk(program, folder))
    except Exception:  # noqa: BLE001 - the other stories are told all the same
        traceback.print_exc()
        window.grab().save(str(folder / f"{story.__name__}.png"))
        print(f"FAILED {story.__name__}; see {folder}")
        return False
    finally:
        program.close()
    print(f"passed {story.__name__} ({time.monotonic() - begun:.1f} s)")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
