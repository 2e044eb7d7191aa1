"""Writes `sessions/VERSION.descenso` in the present format: to be run once for each new one, and kept from then on.

python -m tests.golden.make_session
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine import paths
from engine.session.archive import FORMAT
from engine.session.session import Session, save
from engine.timeline.branching import branch
from engine.worker.course import Course
from tests.engine.session import forge
from tests.engine.timeline.journeys import Run, course
from tests.engine.training.experiments import small

FOLDER = Path(__file__).parent / "sessions"
CHANGED, END, LEFT = 30, 60, 20


def main() -> None:
    """A run with a live change, and a branch of it, with states, a layout, notes and a picture."""
    run = Run(course(small()), every=20, recording=True)
    record = run.course.record
    run.train(CHANGED)
    run.course.change("optimizer.learning_rate", 0.02)
    run.train(END - CHANGED)
    run.visit(LEFT)
    other = branch(record, LEFT, paths.put(run.course.trainer.experiment, "batch_size", 16))
    other.checkpoint = run.course.checkpoint()
    further = Course(other, "numpy", "reference")
    block = further.advance(END - LEFT)
    other.series.append_block(block.steps, block.columns)
    further.keep_checkpoint()
    run.visit(END)
    whole = replace(record, checkpoint=run.course.checkpoint(), history=tuple(run.past.history()))
    session = Session(record.experiment, (whole, other), {"note": "kept"}, "Some *notes*", forge.picture())
    save(FOLDER / f"{FORMAT[0]}.{FORMAT[1]}.descenso", session)


if __name__ == "__main__":
    main()
