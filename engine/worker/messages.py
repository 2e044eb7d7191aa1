"""What the window and the worker say to each other. Typed values; arrays travel beside the text, never pickled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.arrays import HostArray


@dataclass(frozen=True)
class Message:
    """Base of all messages; `run` names the run meant, empty for the worker as a whole."""

    run: str = ""


# Commands: from the window to the worker.


@dataclass(frozen=True)
class Open(Message):
    """Prepare a run; answered by `Opened` and its first `Frame`, or by `Refused`.

    Attributes:
        experiment: the starting experiment as a document (`Experiment.to_document`).
        changes: live changes so far, as (step, path, JSON value).
        switches: switches of the path so far, as (step, path).
        past: of a branch, the runs that it comes from, as a session has them (`engine.session.pasts`).
        path: ``reference``, ``accelerated`` or ``auto``, which follows the switches and then takes what is there.
        executor: that of the run so far, of which the worker keeps what it can; empty for a new run.
        checkpoint: a file to continue from, written by `SaveCheckpoint`; empty to start at step 0.
        scratch: where the worker may keep checkpoints of this run while it trains; empty for nowhere.
    """

    experiment: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[tuple[int, str, Any], ...] = ()
    backend: str = "auto"
    dtype: str = "float32"
    executor: Mapping[str, str] = field(default_factory=dict)
    checkpoint: str = ""
    scratch: str = ""
    switches: tuple[tuple[int, str], ...] = ()
    path: str = "auto"
    past: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Play(Message):
    """Train until the given step, or without end when it is negative; a pause evaluates the state reached."""

    until: int = -1


@dataclass(frozen=True)
class Pause(Message):
    """Stop after the current step."""


@dataclass(frozen=True)
class SetPace(Message):
    """At most so many steps a second; 0 for as fast as it goes."""

    steps_per_second: float = 0.0


@dataclass(frozen=True)
class ChangeLive(Message):
    """Change a live field (JSON value) from the current step on; answered by `Changed` or `Refused`."""

    path: str = ""
    value: Any = None


@dataclass(frozen=True)
class Watch(Message):
    """Which probes to read, and how many times a second at most."""

    probes: tuple[str, ...] = ()
    rate: float = 5.0


@dataclass(frozen=True)
class Visit(Message):
    """Go to the moment after `step` updates, as far as the run has come; what watches it sees that moment.

    `Moment` tells how it gets on. `Play` then goes on from there: up to the latest step nothing new comes of it.
    """

    step: int = 0


@dataclass(frozen=True)
class SetMemory(Message):
    """To the worker as a whole: bytes that the states of all runs may take in memory."""

    budget: int = 0


@dataclass(frozen=True)
class SaveCheckpoint(Message):
    """Write a state to a file; answered by `Saved` or `NotSaved`.

    Attributes:
        moment: the state at the moment that is visited rather than the latest one; once it is there, if it is on its
            way.
        history: with earlier states beside it, for a session.
    """

    path: str = ""
    moment: bool = False
    history: bool = False


@dataclass(frozen=True)
class Close(Message):
    """Forget a run."""


@dataclass(frozen=True)
class Credit(Message):
    """Permission to send so many more frames; unread rows gather in the worker meanwhile."""

    frames: int = 1


@dataclass(frozen=True)
class Quit(Message):
    """End the worker."""


# Events: from the worker to the window.


@dataclass(frozen=True)
class Opened(Message):
    """A run is ready at `step`.

    Attributes:
        executor: backend, device, dtype, threads and library versions, in words by name.
        layers: for each layer with parameters (index in network.layers, title).
        samples: sizes of the splits by name.
        batch_size: samples per step, after clipping to the training part.
        path: the path that updates take now.
        reason: why they do not take compiled kernels, where they could be expected to.
        digest: SHA-256 of its state, hexadecimal.
    """

    step: int = 0
    executor: Mapping[str, str] = field(default_factory=dict)
    parameters: int = 0
    layers: tuple[tuple[int, str], ...] = ()
    samples: Mapping[str, int] = field(default_factory=dict)
    batch_size: int = 0
    path: str = "reference"
    reason: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Refused(Message):
    """A command that could not be followed; nothing has changed. `path` names the field, `problem` says why."""

    path: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Frame(Message):
    """Rows recorded since the last frame: buckets where they are too many, and behind these single ones.

    Attributes:
        steps: int64 (T,).
        columns: float64 (T, lanes) by name; NaN where there is no value.
        step: updates made so far.
        bucket_size: rows in a bucket, a power of two.
        bucket_steps: int64 (2, B), the first and the last step of each bucket; None where there are none.
        buckets: float64 (5, B, lanes) by name: minimum, maximum, first, last, mean.
    """

    steps: HostArray | None = None
    columns: Mapping[str, HostArray] = field(default_factory=dict)
    step: int = 0
    bucket_size: int = 0
    bucket_steps: HostArray | None = None
    buckets: Mapping[str, HostArray] = field(default_factory=dict)


@dataclass(frozen=True)
class State(Message):
    """What a run does now; `reason` in words where there is one.

    Attributes:
        state: ``paused``, ``running``, ``diverged``, ``finished`` (early stopping ended all lanes), or ``broken``: a
            failure has left it between two steps, and only its last checkpoint can go on.
        diverged: the lanes that have met a value which is not finite.
    """

    state: str = "paused"
    step: int = 0
    reason: str = ""
    layer: int = -1
    diverged: tuple[int, ...] = ()


@dataclass(frozen=True)
class Moment(Message):
    """Where a run is in its own past.

    Attributes:
        step: updates made at the moment that is shown.
        first, head: the earliest step that can be visited, and the latest.
        digest: SHA-256 of the state, hexadecimal; empty while it is on its way.
        on_the_way: whether it is going to a step that was asked for.
    """

    step: int = 0
    first: int = 0
    head: int = 0
    digest: str = ""
    on_the_way: bool = False


@dataclass(frozen=True)
class Changed(Message):
    """A live change took effect after `step` updates."""

    step: int = 0
    path: str = ""
    value: Any = None


@dataclass(frozen=True)
class Switched(Message):
    """From `step` updates on they are made on another path; `executor` is what is known of the run's ground since."""

    step: int = 0
    path: str = "reference"
    reason: str = ""
    executor: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading(Message):
    """What a probe found; the latest one replaces earlier ones that were not read.

    Attributes:
        step: the updates that the state it looked at had made; of a probe that reads the latest evaluation, those
            made then.
    """

    probe: str = ""
    step: int = 0
    arrays: Mapping[str, HostArray] = field(default_factory=dict)


@dataclass(frozen=True)
class Saved(Message):
    """The state after `step` updates is in the file `path`."""

    path: str = ""
    step: int = 0


@dataclass(frozen=True)
class NotSaved(Message):
    """The state was not written to the file `path`; `problem` says why.

    Attributes:
        refused: whether it was the system that refused, so that another place may do.
    """

    path: str = ""
    problem: str = ""
    refused: bool = False


@dataclass(frozen=True)
class Failed(Message):
    """Something unforeseen: a sentence for the person, and details to copy.

    Attributes:
        cause: what has failed, where it is a device: ``memory``, it has too little; ``device``, it is lost to this
            process.
    """

    problem: str = ""
    details: str = ""
    cause: str = ""


@dataclass(frozen=True)
class Lost(Message):
    """The worker process has ended without being asked to; made by the client."""

    reason: str = ""
