"""A contender's process, from the outside."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
START_LIMIT = 300.0
"""Seconds that a contender may take to start, or for one answer beyond the training asked for: some compile."""

UNSET = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
"""They make libraries run otherwise than users have it."""


class ContenderError(Exception):
    """A contender does not take part; the text says why."""


def environment(**more: str) -> dict[str, str]:
    """The environment of all contenders."""
    kept = {name: text for name, text in os.environ.items() if name not in UNSET}
    path = os.pathsep.join([str(ROOT), *filter(None, [kept.get("PYTHONPATH")])])
    return kept | {"PYTHONPATH": path, "JAX_PLATFORMS": "cpu", "CUDA_VISIBLE_DEVICES": ""} | more


class Process:
    """One contender. Use it as a context: it ends with it, whatever happens.

    Args:
        command: what to start; the folder of the work and further words are part of it.
        errors: a file that takes what it prints.

    Raises:
        ContenderError: it does not suit the work, or does not start; so do both requests when it fails.
    """

    def __init__(self, command: Sequence[str], errors: Path, more: Mapping[str, str] | None = None) -> None:
        self._errors = errors
        self._lines: queue.Queue[str] = queue.Queue()
        with errors.open("wb") as sink:
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=sink,
                    text=True,
                    env=environment(**(more or {})),
                )
            except OSError as error:
                raise ContenderError(f"it cannot be started: {error}") from None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self._answer(START_LIMIT)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prove(self, steps: int) -> dict[str, Any]:
        """Its losses of the first so many steps, and facts about it."""
        return self._ask({"prove": steps}, START_LIMIT)

    def run(self, seconds: float) -> dict[str, Any]:
        """`steps`, `seconds` and facts of a training of about so long."""
        return self._ask({"run": seconds}, START_LIMIT + 2 * seconds)

    def close(self) -> None:
        """End it and wait until it is gone."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def _ask(self, request: dict[str, Any], limit: float) -> dict[str, Any]:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError:
            raise ContenderError(self._last_words()) from None
        return self._answer(limit)

    def _answer(self, limit: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=limit)
        except queue.Empty:
            raise ContenderError(f"it gave no answer in {limit:.0f} s") from None
        if not line:
            raise ContenderError(self._last_words())
        answer: dict[str, Any] = json.loads(line)
        if "unsuitable" in answer:
            raise ContenderError(answer["unsuitable"])
        return answer

    def _last_words(self) -> str:
        """The last line that it printed."""
        lines = self._errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return f"it ended: {lines[-1].strip()}" if lines else "it ended without a word"
