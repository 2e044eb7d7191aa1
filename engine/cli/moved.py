"""Says which data are read from elsewhere than a session's experiments were."""

from __future__ import annotations

import sys

from engine.session.session import Session


def tell_moved(command: str, session: Session | None) -> None:
    """One line for each file or folder, on the standard error."""
    for path, place in session.moved.items() if session else ():
        sys.stderr.write(
            f"descenso {command}: {path} is not here as it was; the copy in the session is used, as {place}\n"
        )
