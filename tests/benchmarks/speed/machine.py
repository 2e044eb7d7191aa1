"""On what the figures were measured."""

from __future__ import annotations

import datetime
import importlib.util
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from engine import threads
from engine.version import VERSION
from tests.benchmarks.speed.figures import short
from tests.benchmarks.speed.process import UNSET, environment

PEERS = ("torch", "jax", "scikit-learn", "numpy")
VERSIONS = f"""
import json, platform
from importlib import metadata
found = {{"python": platform.python_version()}}
for name in {PEERS!r}:
    try:
        found[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
"""


def peer_versions(python: str) -> dict[str, str]:
    """Versions of the peers that an interpreter has. Raises OSError when there is no such interpreter."""
    done = subprocess.run([python, "-c", VERSIONS], check=True, capture_output=True, text=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def peaks() -> dict[str, float]:
    """The machine's peaks, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.speed.peaks"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def header(measured: Mapping[str, float], peers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and text of everything worth knowing."""
    numba = metadata.version("numba") if importlib.util.find_spec("numba") else "none"
    products = ", ".join(
        f"{short(value)} GFLOP/s on {name.removeprefix('sgemm.')} thread(s)"
        for name, value in measured.items()
        if name.startswith("sgemm.")
    )
    own = f"Descenso {VERSION}, Python {platform.python_version()}, NumPy {np.__version__}, Numba {numba}"
    lines = [
        ("date", f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"),
        ("processor", f"{processor()}, {threads.cap()} processors usable"),
        ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("SIMD", ", ".join(simd())),
        ("program", own),
        ("BLAS", threads.blas_description()),
        ("sgemm peak", products),
        ("memory copy", f"{short(measured['copy'])} GB/s, read and written"),
    ]
    if peers:
        lines.append(("peers", ", ".join(f"{name} {version}" for name, version in peers.items())))
    found = [f"{name}={os.environ[name]}" for name in UNSET if name in os.environ]
    if found:
        lines.append(("unset", f"{', '.join(found)} (for all contenders)"))
    return lines


def processor() -> str:
    """The processor's name."""
    known = Path("/proc/cpuinfo")
    if known.exists():
        for line in known.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def simd() -> list[str]:
    """Vector instructions that NumPy finds here."""
    found: Any = np.show_config(mode="dicts")
    extensions = found.get("SIMD Extensions", {})
    return [*extensions.get("baseline", []), *extensions.get("found", [])]
