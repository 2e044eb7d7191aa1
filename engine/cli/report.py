"""The final table of a run."""

from __future__ import annotations

import math
from collections.abc import Mapping

from engine.arrays import HostArray
from engine.metrics.base import Metric
from engine.tasks import SPLITS
from engine.worker.course import Course

SHOWN_COORDINATES = 6


def table(title: str, course: Course, made: int, seconds: float) -> str:
    """Loss and measure on each split, the gap between train and test, and how the run was made.

    Args:
        made: steps of this call.
    """
    trainer = course.trainer
    # A lane that has stopped is shown as it was then: its state is kept.
    figures = trainer.evaluate().columns
    lines = [title]
    for lane in range(trainer.lanes):
        lines += ["", *_lane_lines(course, lane, {name: column[0] for name, column in figures.items()})]
    rate = f", {made / seconds:,.0f} steps/s" if made and seconds > 0 else ""
    ground = course.ground
    threads = f"{ground['threads']} thread{'' if ground['threads'] == '1' else 's'}"
    facts = [
        ("steps", f"{course.step:,} ({made:,} in {seconds:.2f} s{rate})"),
        (
            "parameters",
            f"{trainer.plan.layout.size:,}" + (f" in each of {trainer.lanes} lanes" * (trainer.lanes > 1)),
        ),
        ("executor", f"{ground['device']}, {ground['dtype']}, {threads}, {ground['blas']}"),
        ("path", _path(course)),
        *(
            [("kernels", f"{ground['kernels']}, Numba {ground['numba']}, {ground['processor']}")]
            if "kernels" in ground
            else []
        ),
        *([("trial", f"{ground['trial']} a step")] if "trial" in ground else []),
        ("digest", trainer.checkpoint().digest()),
    ]
    return "\n".join([*lines, "", *(f"{name:<18}  {value}" for name, value in facts)])


def _path(course: Course) -> str:
    """Which path the run took, from which step on, and why it is not that of compiled kernels."""
    switches = [f"{switch.path} from step {switch.step:,}" for switch in course.record.switches]
    reason = course.route.reason
    return ", ".join([course.route.paths[0], *switches]) + (f" ({reason})" if reason else "")


def _lane_lines(course: Course, lane: int, figures: Mapping[str, HostArray]) -> list[str]:
    trainer = course.trainer
    value = {name: float(column[lane]) for name, column in figures.items()}
    lines = _surface_lines(course, lane, value) if trainer.learning is None else _splits(course, value)
    if trainer.lanes > 1:
        overrides = ", ".join(f"{path} {number}" for path, number in trainer.experiment.lanes[lane])
        lines[0] = f"{f'lane {lane}':<18}{lines[0][18:]}  {overrides}".rstrip()
    return lines + [str(item) for item in trainer.divergences if item.lane == lane]


def _surface_lines(course: Course, lane: int, value: Mapping[str, float]) -> list[str]:
    point = course.trainer.backend.to_host(course.trainer.descent.evaluation_point())[lane]
    shown = ", ".join(f"{number:.6g}" for number in point[:SHOWN_COORDINATES])
    shown += ", …" if len(point) > SHOWN_COORDINATES else ""
    return [f"{'':<18}", f"{'J':<18}  {_number(value['train_loss']):>12}", f"{'θ':<18}  ({shown})"]


def _splits(course: Course, value: Mapping[str, float]) -> list[str]:
    trainer = course.trainer
    measure = trainer.experiment.measure
    lines = [f"{'':<18}  {'loss':>12}  {measure.title.lower():>12}"]
    for kind in ("", "average_"):
        for split in SPLITS:
            if f"{kind}{split}_loss" in value:
                loss, result = value[f"{kind}{split}_loss"], value[f"{kind}{split}_measure"]
                interval = _interval(measure, result, trainer.samples()["test"]) if split == "test" else ""
                title = f"{split} (average)" if kind else split
                lines.append(f"{title:<18}  {_number(loss):>12}  {_shown(measure, result):>12}{interval}")
    gaps = value["test_loss"] - value["train_loss"], value["test_measure"] - value["train_measure"]
    worse = -gaps[1] if measure.higher_is_better else gaps[1]
    lines.append(f"{'generalization gap':<18}  {_number(gaps[0]):>12}  {_shown(measure, worse):>12}")
    return lines


def _interval(measure: Metric, value: float, count: int) -> str:
    interval = measure.interval(value, count) if math.isfinite(value) else None
    if interval is None:
        return ""
    low, high = (_shown(measure, bound) for bound in interval)
    return f"  95 % interval {low} to {high} ({count} samples)"


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.6g}"


def _shown(measure: Metric, value: float) -> str:
    return f"{100 * value:.2f} %" if measure.percent and math.isfinite(value) else _number(value)
