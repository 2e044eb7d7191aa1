"""The stages that one update goes through, as they are noted on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from engine.arrays import Array, HostArray
from engine.backend import Backend
from engine.layout import Block
from engine.optimizers.stages import DECAY, MOMENTUM, SCALING, STEP, TRUST

GRADIENT, PENALTIES, CLIPPING = "gradient", "penalties", "clipping"
METHOD = "method"
"""What the method's update is when all is said; seen only where it left a stage of it unsaid."""
WEIGHT_DECAY, CONSTRAINT, UPDATE = "weight_decay", "constraint", "update"
BEFORE, AFTER = "wrapper_before", "wrapper_after"
"""What a wrapper makes of the gradient, and of the update."""

KINDS = (
    GRADIENT, PENALTIES, BEFORE, CLIPPING, MOMENTUM, SCALING, TRUST, DECAY, STEP, METHOD, WEIGHT_DECAY, CONSTRAINT,
    AFTER, UPDATE,
)  # fmt: skip
TERMS = (PENALTIES, DECAY, WEIGHT_DECAY)
"""Stages that add something of their own to what was there."""
EVENTS = (BEFORE, AFTER, CONSTRAINT, METHOD, WEIGHT_DECAY)
"""Stages that are passed over where they change nothing."""


@dataclass(frozen=True)
class Stage:
    """Where a stage leads, in lane 0.

    Attributes:
        kind: one of `KINDS`.
        motion: (parameters,), the way that θ would go: of what is in the sense of a gradient the negative.
        number: of the wrapper, from the outermost; −1 for none.
    """

    kind: str
    motion: HostArray
    number: int = -1


@dataclass
class _Noted:
    kind: str
    number: int
    parts: dict[int, tuple[slice, HostArray]] = field(default_factory=dict)


class Trace:
    """Keeps what is noted of lane 0.

    Args:
        rate: the η of the update, schedule included.
    """

    def __init__(self, backend: Backend, rate: float) -> None:
        self._backend, self._rate = backend, rate
        self._noted: list[_Noted] = []
        self._stepped = False

    def note(
        self,
        stage: str,
        vector: Array,
        factor: float | Array = 1.0,
        *,
        rated: bool = False,
        block: Block | None = None,
        number: int = -1,
    ) -> None:
        """See `engine.optimizers.stages.Note`; `number` is that of a wrapper."""
        # What was stepped before is in the sense of an update, and so is the step itself.
        self._stepped = self._stepped or stage in (STEP, METHOD)
        own = vector[:1] * (factor if isinstance(factor, float) else factor[:1])
        if rated:
            own = own / -self._rate if self._rate else own * float("nan")
        host = self._backend.to_host(own)[0]
        start, span = (0, slice(None)) if block is None else (block.start, block.span)
        parts = self._place(stage, number, block).parts
        parts[start] = span, np.array(host if self._stepped else -host)

    def _place(self, kind: str, number: int, block: Block | None) -> _Noted:
        """A stage that is told array by array is one; anything else that comes again is another."""
        if block is not None:
            for noted in self._noted:
                if noted.kind == kind and block.start not in noted.parts:
                    return noted
        self._noted.append(_Noted(kind, number))
        return self._noted[-1]

    def stages(self) -> tuple[Stage, ...]:
        """From the gradient to the update; of arrays that a stage left out it has what was there before."""
        found: list[Stage] = []
        for noted in self._noted:
            whole = noted.parts.get(0, (slice(0), np.empty(0)))[1]
            motion = found[-1].motion.copy() if found else np.empty_like(whole)
            for span, part in noted.parts.values():
                motion[span] = part
            kind = noted.kind
            if kind == METHOD and not any(stage.kind == STEP for stage in found):
                kind = STEP
            unchanged = bool(found) and np.array_equal(motion, found[-1].motion, equal_nan=True)
            if not (kind in EVENTS and unchanged):
                found.append(Stage(kind, motion, noted.number))
        last = found.pop() if found[-1].kind == STEP else found[-1]
        return (*found, Stage(UPDATE, last.motion))
