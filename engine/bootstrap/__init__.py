"""Prepare what a checkout needs, so that `python3 -m gui` starts on a machine that has only Python.

`prepare` is the first call of every entry module. Where the packages are importable it only looks (none is
imported) and returns; else it makes `.venv` in the checkout, installs into it what `constraints.txt` pins,
and runs the same command again inside. It is inert outside a checkout, and in a process that is not one of
the checkout's commands.

Standard library only, and Python 3.8 syntax: an old Python gets a sentence instead of a syntax error.
`DESCENSO_BOOTSTRAP=0` switches it off.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SUPPORTED = ((3, 11), (3, 13))
SWITCH = "DESCENSO_BOOTSTRAP"
COMMANDS = ("engine", "gui", "tests")


def prepare(extras: Sequence[str] = (), display: bool = False) -> None:
    """Return with the project's packages importable, or run the command again where they are, or exit.

    `extras` names optional dependencies of `pyproject.toml`. `display` says that Qt will be used: then its
    packages are demanded, and on Linux the system libraries that it loads.

    Raises SystemExit with a clear message where the machine lacks what cannot be installed from here.
    """
    root = Path(__file__).resolve().parents[2]
    switch = os.environ.get(SWITCH)
    if switch == "0" or not _is_command_of(root):
        return
    inside = Path(sys.prefix).resolve() == (root / ".venv").resolve()
    if inside and switch == "again":  # the start that ran this one has just looked
        del os.environ[SWITCH]
        return
    _check_python()
    from .checkout import Checkout

    checkout = Checkout(root, extras)
    if display:
        from .system import ensure_libraries

        ensure_libraries()
    if not checkout.unmet(sys.path, window=display) and not (inside and checkout.is_outdated()):
        return
    if switch == "again":
        raise SystemExit(
            f"{checkout.python} does not see its packages; remove {checkout.venv} and start again."
        )
    if inside or not checkout.is_ready():
        checkout.build()
    _run_again(checkout.python)


def _is_command_of(root: Path) -> bool:
    """Whether this process was started as `python -m` one of the checkout's commands.

    A spawned worker imports the entry module again but was not, and neither was an installed `descenso`.
    """
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    if spec is None or not spec.origin or spec.name.partition(".")[0] not in COMMANDS:
        return False
    declared = all((root / name).is_file() for name in ("pyproject.toml", "constraints.txt"))
    return declared and root in Path(spec.origin).resolve().parents


def _check_python() -> None:
    low, high = SUPPORTED
    if low <= sys.version_info[:2] <= high:
        return
    span = "Descenso needs Python {}.{} to {}.{}; this is {}.{}.".format(*low, *high, *sys.version_info)
    names = (f"python{low[0]}.{minor}" for minor in range(high[1], low[1] - 1, -1))
    found = next(filter(_runs, names), None)
    raise SystemExit(span + (f" Use {found} instead of python3: it is installed here." if found else ""))


def _runs(program: str) -> bool:
    import shutil
    import subprocess

    path = shutil.which(program)  # which may be a wrapper for something that is not there
    return path is not None and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0


def _run_again(python: Path) -> None:
    """Replace this process by the same command under `python`; on Windows, which cannot, wait for a child."""
    command = [str(python), *sys.orig_argv[1:]]
    os.environ[SWITCH] = "again"
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    with subprocess.Popen(command) as child:
        while child.returncode is None:
            try:
                child.wait()
            except KeyboardInterrupt:  # the child got it too, and decides
                continue
    raise SystemExit(child.returncode)
