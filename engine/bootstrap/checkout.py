"""A working copy and the environment `.venv` in it: is it ready, and if not, make or mend it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .requirements import distribution, installed_versions, is_met

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import IO, Any

WINDOW = ("pyside6-essentials", "pyqtgraph")  # what the engine alone can do without
SPEED_ONLY = ("numba",)  # what everything can do without, if slowly: some machines have no build of it
UNREACHABLE = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")
VERSION = "{}.{}".format(*sys.version_info)
PROBE = "import pip, sys; print('{}.{}'.format(*sys.version_info))"


class Checkout:
    """The requirements that a working copy declares, and its `.venv`.

    Those that bring speed alone are installed where that can be, and never missed.

    A stamp in `.venv` says what its packages follow from; one without a key, that a start was cut short.
    An environment without a stamp was made by hand, and is used as it is when it has what is needed.
    """

    def __init__(self, root: Path, extras: Sequence[str] = ()) -> None:
        import tomllib

        project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        self._name: str = project["name"]
        self._dependencies: list[str] = project["dependencies"]
        self._optional: dict[str, list[str]] = project.get("optional-dependencies", {})
        self._constraints = root / "constraints.txt"
        self._lock = root / ".venv.lock"
        self.venv = root / ".venv"
        self._stamp = self.venv / "descenso.json"
        if os.name == "nt":
            self.python = self.venv / "Scripts" / "python.exe"
            self.packages = self.venv / "Lib" / "site-packages"
        else:
            self.python = self.venv / "bin" / "python"
            self.packages = self.venv / "lib" / f"python{VERSION}" / "site-packages"
        self._wanted = self.requirements(extras)
        self._extras = set(extras)

    def requirements(self, extras: Iterable[str]) -> list[str]:
        """The dependencies and those of `extras`, in order; an extra may name another one of the project."""
        found = dict.fromkeys(self._dependencies)
        pending = list(extras)
        for extra in pending:
            if extra not in self._optional:
                raise SystemExit(f"There is no extra {extra!r}, only {', '.join(sorted(self._optional))}.")
            for requirement in self._optional[extra]:
                if requirement.startswith(f"{self._name}["):
                    pending += requirement[len(self._name) + 1 : -1].split(",")
                else:
                    found[requirement] = None
        return list(found)

    def unmet(self, paths: Sequence[str], window: bool = True) -> list[str]:
        """The wanted requirements that nothing importable on `paths` meets; `window` includes Qt's."""
        versions = installed_versions(paths)
        left_out = SPEED_ONLY if window else SPEED_ONLY + WINDOW
        wanted = [name for name in self._wanted if distribution(name) not in left_out]
        return [requirement for requirement in wanted if not is_met(requirement, versions, paths)]

    def is_ready(self) -> bool:
        """Whether `.venv` can run the command as it is."""
        return self.python.exists() and not self.is_outdated() and not self.unmet([str(self.packages)])

    def is_outdated(self) -> bool:
        """Whether the stamp in `.venv` is there and says that something else was asked for."""
        stamp = self._read_stamp()
        return stamp is not None and not self._covers(stamp)

    def build(self) -> None:
        """Make, complete or mend `.venv`; of several starts at once, one works and the others wait for it.

        Raises SystemExit: what went wrong, with the end of the installer's output.
        """
        import subprocess
        import time

        from .shell import locked, say
        from .system import ensure_venv_module

        seen = self._read_stamp()
        try:
            with locked(self._lock, "Another start is preparing .venv; waiting for it…") as lock:
                if self._read_stamp() != seen and self.is_ready():
                    return
                anew = not self._can_be_completed()
                if anew:
                    ensure_venv_module()
                started = time.monotonic()
                say("Preparing the environment in .venv (once, about a minute)…")
                self._install(lock, anew)
                say(f"Ready after {time.monotonic() - started:.0f} s.")
        except KeyboardInterrupt:
            say("Interrupted; the next start begins anew.")
            raise SystemExit(130) from None
        except OSError as error:
            raise SystemExit(f"The environment cannot be made: {error}") from None
        except subprocess.CalledProcessError as error:
            raise SystemExit(self._explain(error.output)) from None

    def _install(self, lock: IO[str], anew: bool) -> None:
        import shutil

        from .shell import run

        stamp = self._read_stamp() or {}
        kept = {name for name in stamp.get("extras", []) if name in self._optional}
        extras = sorted(self._extras | kept)
        if anew:
            shutil.rmtree(self.venv, ignore_errors=True)
            self.venv.mkdir()
            self._write_stamp(None, extras)
            run([getattr(sys, "_base_executable", "") or sys.executable, "-m", "venv", str(self.venv)], lock)
        self._write_stamp(None, extras)
        pip = [str(self.python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        options = ["--only-binary=:all:", "--retries=2", f"--constraint={self._constraints}"]
        self._install_packages([*pip, *options], extras, lock)
        if lacking := self.unmet([str(self.packages)]):
            raise SystemExit(f"pip reported success, yet {self.packages} lacks {', '.join(lacking)}.")
        self._write_stamp(self._key(), extras)

    def _install_packages(self, pip: Sequence[str], extras: Sequence[str], lock: IO[str]) -> None:
        """Install everything; where what brings only speed cannot be had, the rest."""
        import subprocess

        from .shell import run, say

        wanted = self.requirements(extras)
        try:
            run([*pip, *wanted], lock)
        except subprocess.CalledProcessError as error:
            named = [
                name
                for name in (*SPEED_ONLY, "llvmlite")
                if f"no matching distribution found for {name}" in error.output.lower()
            ]
            rest = [requirement for requirement in wanted if distribution(requirement) not in SPEED_ONLY]
            if not named or len(rest) == len(wanted):
                raise
            say(f"There is no {named[0]} for this machine; training will be slower without it.")
            run([*pip, *rest], lock)

    def _can_be_completed(self) -> bool:
        """Whether pip may add what is missing: not where its records are those of a damaged environment."""
        import subprocess

        stamp = self._read_stamp()
        damaged = stamp is not None and (stamp.get("key") is None or self._covers(stamp))
        if damaged or not self.python.exists():
            return False
        probe = subprocess.run([str(self.python), "-c", PROBE], check=False, capture_output=True, text=True)
        fits = probe.returncode == 0 and probe.stdout.strip() == VERSION
        if not fits and stamp is None:
            raise SystemExit(
                f"{self.venv} was made by hand and is no Python {VERSION} with pip."
                " Remove it, and the next start makes a fitting one."
            )
        return fits

    def _key(self) -> str:
        """A hash of what the packages follow from, besides the extras."""
        import hashlib
        import json

        constraints = self._constraints.read_text("utf-8")
        sources = [self._dependencies, self._optional, constraints, VERSION, sys.platform]
        return hashlib.sha256(json.dumps(sources).encode()).hexdigest()

    def _covers(self, stamp: dict[str, Any]) -> bool:
        return stamp.get("key") == self._key() and {*self._wanted} <= {*self.requirements(stamp["extras"])}

    def _read_stamp(self) -> dict[str, Any] | None:
        import json

        try:
            stamp = json.loads(self._stamp.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except ValueError:
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, key: str | None, extras: list[str]) -> None:
        import json
        import time

        # The time tells a mended environment from the damaged one that had the same key.
        text = json.dumps({"key": key, "extras": extras, "written": time.time_ns()})
        draft = self._stamp.with_suffix(".draft")
        draft.write_text(text + "\n", "utf-8")
        draft.replace(self._stamp)

    def _explain(self, output: str) -> str:
        import contextlib

        from .shell import tail

        log = self.venv / "descenso.log"
        with contextlib.suppress(OSError):  # the disk may be what is full
            log.write_text(output, "utf-8")
        if any(sign in output for sign in UNREACHABLE):
            hint = "connect to the network and start again."
            return f"The package index cannot be reached: {hint} (What pip said: {log})"
        return f"The environment could not be prepared ({log}):\n{tail(output)}"
