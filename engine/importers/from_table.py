"""From a table to a task: inputs side by side, categories as one-hot columns, rows without a target left out."""

from __future__ import annotations

import dataclasses
import difflib

import numpy as np

from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers import columns as kinds
from engine.importers import limits
from engine.importers.columns import ENORMOUS, Finding
from engine.importers.options import Options
from engine.importers.prepared import Prepared
from engine.importers.remarks import Remark
from engine.importers.report import ColumnPreview, Preview
from engine.importers.table import Table
from engine.importers.targets import Target, of_column, rare_classes
from engine.progress import tell
from engine.tasks import Task

_SHOWN = 10
_BLOCK = 2**20
"""Numbers that are put side by side at a time."""


def prepare_table(table: Table, start: Preview, options: Options) -> Prepared:
    """The task of a table, and the report on it."""
    findings = []
    for place, column in enumerate(table.columns):
        tell(0.7 * place / len(table.columns))
        findings.append(kinds.find(column))
    start = dataclasses.replace(start, first_rows=table.first_rows, remarks=table.remarks)
    try:
        target = findings[_named(table, options.target, "target") if options.target else -1]
        left_out = {_named(table, name, "leave_out") for name in options.leave_out}
    except InputError as error:
        reports = tuple(_report(finding, "input", finding.reason, 0) for finding in findings)
        return _problem(dataclasses.replace(start, columns=reports), error.path, error.problem)
    inputs, reasons = _choose_inputs(findings, target, left_out)
    widths = {finding.name: _width(finding) for finding in inputs}
    reports = tuple(
        _report(
            finding,
            "target" if finding is target else "input" if finding.name in widths else "dropped",
            reasons.get(finding.name, ""),
            widths.get(finding.name, 0),
        )
        for finding in findings
    )
    targets = of_column(target, options.task)
    start = dataclasses.replace(start, columns=reports, target=target.name)
    if targets.problem:
        return _problem(start, targets.problem_path, targets.problem)
    if not inputs:
        return _problem(start, "leave_out", "no column is left as an input; see why they were dropped")
    limits.require_room(table.rows * sum(widths.values()), start.path)
    return _finish(start, inputs, targets, findings)


def _finish(start: Preview, inputs: list[Finding], targets: Target, findings: list[Finding]) -> Prepared:
    used = ~targets.missing
    raw = _side_by_side(inputs, used)
    enormous = [
        name for name, values in _numbers(inputs) if np.abs(values[np.isfinite(values)]).max() > ENORMOUS
    ]
    if enormous:
        problem = (
            f"{enormous[0]!r} holds numbers beyond 1e30; leave the column out, or divide it by a power of ten"
        )
        return _problem(start, "leave_out", problem)
    values = targets.values[used]
    counts = np.bincount(values, minlength=len(targets.classes)).tolist() if targets.classes else []
    classes = tuple(zip(targets.classes, counts, strict=True))
    numeric = all(finding.type == "number" for finding in inputs)
    view = ""
    if numeric and len(inputs) == 2 and classes:
        view = "plane"
    elif numeric and len(inputs) == 1 and not classes:
        view = "curve"
    task = Task((raw.shape[1],), targets.classes, 0 if classes else values.shape[1], view)
    remarks = (*start.remarks, *_remarks(inputs, targets, findings), *rare_classes(classes))
    report = dataclasses.replace(
        start,
        rows_used=int(used.sum()),
        task="classes" if classes else "values",
        classes=classes,
        input_shape=task.input_shape,
        remarks=remarks,
    )
    return Prepared(report, task, raw, values)


def _named(table: Table, name: str, path: str) -> int:
    """The position of a column by its name, in any case. Raises InputError with names that come close."""
    names = [column.name for column in table.columns]
    if name in names:
        return names.index(name)
    lowered = [own.casefold() for own in names]
    if lowered.count(name.casefold()) == 1:
        return lowered.index(name.casefold())
    close = difflib.get_close_matches(name, names, n=1)
    known = ", ".join(names[:20]) + (", …" if len(names) > 20 else "")
    hint = f"did you mean {close[0]!r}?" if close else f"there are: {known}"
    raise InputError(path, f"there is no column {name!r}; {hint}")


def _choose_inputs(
    findings: list[Finding], target: Finding, left_out: set[int]
) -> tuple[list[Finding], dict[str, str]]:
    """The inputs, and why the others are none."""
    reasons = {
        finding.name: finding.reason for finding in findings if finding.reason and finding is not target
    }
    reasons |= {findings[position].name: kinds.LEFT_OUT.text for position in left_out}
    inputs = [finding for finding in findings if finding is not target and finding.name not in reasons]
    if not inputs:
        # A column that looks like a key is better than nothing: x = 1, 2, 3 … is a fair input.
        inputs = [finding for finding in findings if reasons.get(finding.name) == kinds.KEY.text]
        reasons = {name: reason for name, reason in reasons.items() if reason != kinds.KEY.text}
    first = findings[0]
    if len(inputs) > 1 and first in inputs and first.type == "number" and kinds.counts_rows(first.column):
        inputs.remove(first)
        reasons[first.name] = kinds.KEY.text
    return inputs, reasons


def _width(finding: Finding) -> int:
    return 1 if finding.type == "number" else finding.distinct + bool(finding.missing.any())


def _side_by_side(inputs: list[Finding], used: HostArray) -> HostArray:
    """Float64 (N, width): the numbers, NaN where one is missing; or one column per category and one for none."""
    rows = np.flatnonzero(used)
    starts = np.cumsum([0, *(_width(finding) for finding in inputs)])
    codes = [None if finding.type == "number" else finding.categories()[1] for finding in inputs]
    raw = np.zeros((len(rows), starts[-1]))
    # Some rows at a time: it may be given up in between.
    height = max(_BLOCK // raw.shape[1], 1)
    for top in range(0, len(rows), height):
        tell(0.7 + 0.3 * top / len(rows))
        taken, block = rows[top : top + height], raw[top : top + height]
        for finding, own, start, end in zip(inputs, codes, starts, starts[1:], strict=False):
            if own is None:
                block[:, start] = finding.column.numbers[taken]
            else:
                # −1, nothing, is the last one.
                block[np.arange(len(block)), np.where(own[taken] < 0, end - 1, start + own[taken])] = 1.0
    return raw


def _numbers(inputs: list[Finding]) -> list[tuple[str, HostArray]]:
    return [(finding.name, finding.column.numbers) for finding in inputs if finding.type == "number"]


def _report(finding: Finding, role: str, reason: str, features: int) -> ColumnPreview:
    tell()
    values = finding.column.numbers[~finding.missing] if finding.type == "number" else np.empty(0)
    return ColumnPreview(
        name=finding.name,
        type=finding.type,
        role="dropped" if role == "input" and reason else role,
        reason=reason,
        missing=int(finding.missing.sum()),
        distinct=finding.distinct,
        more=finding.column.crowded,
        features=features,
        examples=finding.examples(),
        low=float(values.min()) if len(values) else None,
        high=float(values.max()) if len(values) else None,
    )


def _remarks(inputs: list[Finding], targets: Target, findings: list[Finding]) -> list[Remark]:
    remarks = []
    if dropped := int(targets.missing.sum()):
        remarks.append(Remark("{count} rows without a target are left out.", {"count": dropped}))
    filled = [finding.name for finding in inputs if finding.type == "number" and finding.missing.any()]
    if filled:
        remarks.append(
            Remark("Missing numbers get the median of the training part: {names}.", {"names": _list(filled)})
        )
    own = [finding.name for finding in inputs if finding.type == "category" and finding.missing.any()]
    if own:
        remarks.append(
            Remark("Missing categories are a category of their own: {names}.", {"names": _list(own)})
        )
    mixed = [finding.name for finding in inputs if finding.mixes]
    if mixed:
        remarks.append(
            Remark(
                "Numbers and words are mixed, so each different value is a category: {names}.",
                {"names": _list(mixed)},
            )
        )
    for finding in findings:
        if len(rows := finding.misfits()):
            assert finding.column.codes is not None
            code = int(finding.column.codes[rows[0]])
            remarks.append(
                Remark(
                    "{count} cells of {name} are no numbers and count as missing, first {cell} in data row {row}.",
                    {
                        "count": len(rows),
                        "name": finding.name,
                        "cell": repr(finding.column.words[code]) if code >= 0 else "…",
                        "row": int(rows[0]) + 1,
                    },
                )
            )
    return remarks


def _list(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f", … ({len(names)})" if len(names) > _SHOWN else "")


def _problem(report: Preview, path: str, problem: str) -> Prepared:
    return Prepared(dataclasses.replace(report, problem=problem, problem_path=path))
