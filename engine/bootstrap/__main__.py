"""`python3 -m engine.bootstrap [EXTRA]… [--display]`: prepare; print the interpreter to use."""

from __future__ import annotations

import sys

from . import prepare

if __name__ == "__main__":
    arguments = sys.argv[1:]
    prepare([name for name in arguments if name != "--display"], display="--display" in arguments)
    print(sys.executable)
