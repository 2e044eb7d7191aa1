"""The installed command `descenso`: the window by default, the engine's command line by its subcommands.

Both are imported by name and only when chosen, so that `descenso run` never loads Qt and the engine stays
without a static import of the window.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from engine.version import VERSION

COMMANDS = ("run", "list", "show", "export", "share", "bench")
HELP = """\
usage: descenso [EXAMPLE|FILE] [options]      open the window
       descenso {run,list,show,export,share,bench} …  the command line, without a window
       descenso --version                     say which version this is

`descenso COMMAND --help` explains a command. The window's options:
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window or a command of the engine, and return its exit code; `argv` is without the program."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--version"]:
        print(VERSION)
        return 0
    if arguments[:1] in (["-h"], ["--help"]):
        print(HELP)
    module = "engine.__main__" if arguments[:1] and arguments[0] in COMMANDS else "gui.__main__"
    code: int = importlib.import_module(module).main(arguments)
    return code
