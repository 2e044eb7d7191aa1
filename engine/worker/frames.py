"""Frames: what the worker sends of a run's rows, and what the window records of it."""

from __future__ import annotations

from engine.recording.buckets import Buckets
from engine.recording.store import SeriesStore
from engine.worker.messages import Frame
from engine.worker.outflow import Part


def frame_of(run: str, part: Part, step: int) -> Frame:
    """The message for what has gathered of a run that has made `step` updates."""
    buckets, rows = part
    if buckets is None:
        return Frame(run, rows.steps, rows.columns, step)
    return Frame(run, rows.steps, rows.columns, step, buckets.size, buckets.steps, buckets.columns)


def record(frame: Frame, store: SeriesStore) -> None:
    """Append what a frame brings. Raises ValueError where it does not fit."""
    if frame.bucket_steps is not None:
        store.append_buckets(Buckets(frame.bucket_size, frame.bucket_steps, frame.buckets))
    if frame.steps is not None and len(frame.steps):
        store.append_block(frame.steps, frame.columns)
