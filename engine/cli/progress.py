"""A progress bar where there is a terminal, and Ctrl+C as a wish that is followed between two steps."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any, Self

import numpy as np

from engine.progress import Watch, watched
from engine.recording.block import Block


class Interruption:
    """Inside the block a first Ctrl+C sets `requested`; a second one ends at once, as it would without."""

    def __init__(self) -> None:
        self.requested = False
        self._previous: Any = None
        self._possible = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._possible:
            self._previous = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._possible:
            signal.signal(signal.SIGINT, self._previous)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.requested = True
        signal.signal(signal.SIGINT, self._previous)


class Progress:
    """Steps made of `total`, the latest batch loss and the path, on the standard error if that is a terminal."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        from tqdm import tqdm

        # None lets tqdm look whether there is a terminal.
        self._bar = tqdm(total=total, unit="step", disable=True if quiet else None, dynamic_ncols=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def update(self, steps: int, block: Block, path: str) -> None:
        """Note that `steps` more were made on a path, which gave these rows."""
        if len(block):
            loss = np.fmin.reduce(block.columns["batch_loss"][-1])
            self._bar.set_postfix_str(f"loss {loss:.4g}, {path}", refresh=False)
        self._bar.update(steps)


class Portions:
    """How much of the work inside is done, as that tells it; on the standard error if that is a terminal."""

    PERIOD = 0.1
    """Seconds between two looks."""

    def __init__(self, *, quiet: bool) -> None:
        from tqdm import tqdm

        layout = "{l_bar}{bar}| {elapsed}"
        self._bar = tqdm(total=1.0, bar_format=layout, disable=True if quiet else None, dynamic_ncols=True)
        self._watch, self._over = Watch(), threading.Event()
        self._telling = watched(self._watch)
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._telling.__enter__()
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._telling.__exit__(None, None, None)
        self._over.set()
        self._looking.join()
        self._bar.close()

    def _look(self) -> None:
        while not self._over.wait(self.PERIOD):
            self._bar.update(self._watch.share - self._bar.n)
