"""Choose the subcommand, and turn what goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from engine.backend.faults import device_fault
from engine.cli import bench as bench_command
from engine.cli import export as export_command
from engine.cli import list as list_command
from engine.cli import replay as replay_command
from engine.cli import run as run_command
from engine.cli import share as share_command
from engine.cli import show as show_command
from engine.cli.parser import Parser, UsageError
from engine.errors import DescensoError
from engine.version import VERSION

COMMANDS = (
    *(run_command, replay_command, list_command, show_command),
    *(export_command, share_command, bench_command),
)
"""Each module has `add`, which declares the arguments, and `main`, which takes them and returns the exit code."""

WRONG_INPUT, INTERRUPTED = 2, 130


def main(argv: Sequence[str]) -> int:
    """Run a command.

    Returns:
        0; 1 when a replay differs; 2 for a wrong argument or file, named in one line on the standard error; 3 when a
        run diverged; 4 when a replay cannot be compared here; 130 when it was interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter shows another one
            stream.reconfigure(errors="replace")
    parser = Parser(prog="descenso", description="Train and inspect experiments without a window.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")
    for command in COMMANDS:
        command.add(commands)
    try:
        arguments = parser.parse_args(argv)
        if arguments.command is None:
            parser.print_help()
            return 0
        code: int = arguments.main(arguments)
        sys.stdout.flush()
        return code
    except (UsageError, DescensoError) as error:
        return _refuse(argv, str(error))
    except KeyboardInterrupt:
        sys.stderr.write("descenso: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if fault := device_fault(error):
            return _refuse(argv, str(fault))
        if isinstance(error, MemoryError):
            return _refuse(
                argv, "there is not enough memory; make the network, the batch or the data smaller"
            )
        raise


def _refuse(argv: Sequence[str], problem: str) -> int:
    name = next((argument for argument in argv if not argument.startswith("-")), "")
    sys.stderr.write(f"descenso {name}".rstrip() + f": {' '.join(problem.split())}\n")
    return WRONG_INPUT
