"""`bench`: that it compares only what is the same work, and counts and divides rightly; never how fast anything is."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.cli import bench
from engine.cli.main import main
from tests.benchmarks.speed import proof, report
from tests.benchmarks.speed.compare import Comparison, Outcome, compare
from tests.benchmarks.speed.contenders.naive import Network
from tests.benchmarks.speed.export import export
from tests.benchmarks.speed.figures import Spread, ratios, short
from tests.benchmarks.speed.process import ContenderError, Process, environment
from tests.benchmarks.speed.roster import REFERENCE, Entry
from tests.benchmarks.speed.work import Work, operations
from tests.benchmarks.speed.workloads import NETWORKS, chosen, find, names

Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def tiny() -> Work:
    return export(*find("S:4"))


def train_naively(work: Work) -> np.ndarray:
    """The losses of plain NumPy, (steps, lanes)."""
    x = work.inputs.reshape(len(work.inputs), -1)
    networks = [Network(work, lane) for lane in range(work.plan.lanes)]
    rows = work.rows[: work.plan.proof]
    return np.array(
        [
            [net.train(x[own], work.targets[own]) for net, own in zip(networks, places, strict=True)]
            for places in rows
        ]
    )


def with_method(work: Work, **changes: float) -> Work:
    """The same work with another optimizer, except for the engine, which has its own words for it."""
    plan = dataclasses.replace(work.plan, optimizer=work.plan.optimizer | changes)
    return dataclasses.replace(work, plan=plan)


def test_workloads_are_chosen_by_name_and_by_group_and_each_once() -> None:
    assert chosen([]) == [workload.name for workload in NETWORKS]
    assert chosen(["s", "M:16", "networks"]) == ["S", "M:16", "M", "L", "D", "C", "GRU", "RES"]
    assert chosen(["all"]) == names()
    assert chosen(["live"]) == ["live:spirals", "live:digits"]
    assert all(find(name)[1] > 1 for name in chosen(["lanes"]))
    assert find("S:16") == (NETWORKS[0], 16)
    with pytest.raises(ValueError, match="no workload 'Q'"):
        chosen(["S", "Q"])


@pytest.mark.parametrize("name", ["S", "S:4", "M", "D"])
def test_plain_numpy_makes_the_same_steps_from_what_is_exported(name: str) -> None:
    work = export(*find(name))
    verdict = proof.judge(train_naively(work), work.reference, work.plan.tolerance)
    assert verdict.holds, verdict


def test_a_work_is_read_as_it_was_written(tiny: Work, tmp_path: Path) -> None:
    tiny.save(tmp_path)
    read = Work.load(tmp_path)
    assert read.plan == tiny.plan
    assert read.parameters.keys() == tiny.parameters.keys()
    for name, array in tiny.parameters.items():
        assert np.array_equal(read.parameters[name], array)
    for name in ("inputs", "targets", "rows", "reference", "still"):
        assert np.array_equal(getattr(read, name), getattr(tiny, name))
    assert np.array_equal(read.lane(2).reference[:, 0], tiny.reference[:, 2])


@pytest.mark.parametrize("changes", [{"learning_rate": 0.031}, {"momentum": 0.1}, {"learning_rate": 0.0}])
def test_other_work_is_told_from_the_same(tiny: Work, changes: dict[str, float]) -> None:
    losses = train_naively(with_method(tiny, **changes))
    assert not proof.judge(losses, tiny.reference, tiny.plan.tolerance).holds


def test_the_proof_refuses_wrong_shapes_and_figures_that_are_not_finite(tiny: Work) -> None:
    tolerance = tiny.plan.tolerance
    assert proof.judge(tiny.reference, tiny.reference, tolerance).holds
    assert not proof.judge(tiny.reference[:, :1], tiny.reference, tolerance).holds
    assert not proof.judge(np.full_like(tiny.reference, np.nan), tiny.reference, tolerance).holds
    assert proof.telling(tiny.still, tiny.reference, tolerance)
    assert not proof.telling(tiny.reference, tiny.reference, tolerance)


def test_contenders_run_in_turns_and_those_who_do_other_work_are_refused(tiny: Work, tmp_path: Path) -> None:
    naive = Entry("NumPy, naive", "naive")
    found = compare(tiny, tmp_path, [REFERENCE, naive], 2, 0.01, lambda _: None)
    assert [outcome.name for outcome in found.outcomes] == [REFERENCE.name, naive.name]
    assert not found.refused
    for outcome in found.outcomes:
        assert len(outcome.micro) == 2
        assert outcome.difference < tiny.plan.tolerance
    wrong = compare(
        with_method(tiny, learning_rate=0.031), tmp_path, [REFERENCE, naive], 1, 0.01, lambda _: None
    )
    assert [outcome.name for outcome in wrong.outcomes] == [REFERENCE.name]
    assert "does something else" in wrong.refused[naive.name]


def test_a_proof_that_could_not_fail_is_no_proof(tiny: Work, tmp_path: Path) -> None:
    frozen = dataclasses.replace(tiny, still=tiny.reference)
    with pytest.raises(ValueError, match="stands still"):
        compare(frozen, tmp_path, [], 1, 0.01, lambda _: None)


@pytest.mark.parametrize("code", ["raise SystemExit('no luck')", "import no_such_module"])
def test_a_contender_that_fails_says_why(code: str, tmp_path: Path) -> None:
    with pytest.raises(ContenderError, match=r"no luck|no_such_module"):
        Process([sys.executable, "-c", code], tmp_path / "errors.txt")
    with pytest.raises(ContenderError, match="cannot be started"):
        Process([str(tmp_path / "nothing")], tmp_path / "errors.txt")


def test_contenders_have_the_kernels_that_users_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert not {"OPENBLAS_CORETYPE", "OMP_NUM_THREADS"} & environment().keys()


def test_operations_of_the_matrix_products_are_counted() -> None:
    middle = export(*find("M")).plan
    products = 64 * 128 + 128 * 128 + 128 * 10
    assert operations(middle.layers, 64, 1) == 2 * 64 * (3 * products - 64 * 128)
    assert operations(middle.layers, 64, 16) == 16 * operations(middle.layers, 64, 1)


def test_ratios_are_taken_within_rounds() -> None:
    noisy, other = [1.0, 4.0, 2.0], [3.0, 12.0, 5.0]
    assert ratios(other, noisy) == Spread(3.0, 2.5, 3.0)
    assert Spread.of([5.0, 1.0, 2.0]) == Spread(2.0, 1.0, 5.0)
    assert Spread(2.0, 1.0, 5.0).text() == "2.00 (1.00–5.00)"
    assert Spread.of([3.0]).text() == "3.00"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.012345, "0.0123"), (1.05, "1.05"), (99.96, "100"), (12345.0, "12,300"), (0.9996, "1.00")],
)
def test_numbers_have_three_digits(value: float, text: str) -> None:
    assert short(value) == text


def test_the_table_compares_with_ours() -> None:
    ours = Outcome("Descenso, accelerated", 1e-7, [10.0, 20.0], {"threads": "1"})
    peer = Outcome("Peer", 1e-6, [40.0, 60.0], {"threads": "all", "setting": "fused"})
    found = Comparison(
        "M", "a network", 1, 300_000, "losses agree", [ours, peer], {"Absent": "it is not here"}
    )
    peaks = {"sgemm.1": 100.0, "sgemm.2": 150.0, "copy": 10.0}
    rows = report.rows(found, peaks)
    assert rows[0][:5] == ("Descenso, accelerated", "15.0 (10.0–20.0)", "", "20.0", "20 %")
    assert rows[1][:5] == ("Peer (fused)", "50.0 (40.0–60.0)", "3.50 (3.00–4.00)", "6.00", "4 %")
    assert "Absent: it is not here" in report.terminal(found, peaks)
    table = [line for line in report.markdown([], [found], [], peaks).splitlines() if line]
    assert len(table) == 4
    assert len({line.count("|") for line in table}) == 1
    assert report.document([], [found], [], peaks)["workloads"][0]["outcomes"][1]["micro"] == [40.0, 60.0]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["Q"], "no workload 'Q'; there are: networks"),
        (["S", "--rounds", "0"], "at least one round"),
        (["S", "--peers-python", "/no/such/python"], "cannot be used"),
        (["--speed"], "--speed"),
    ],
)
def test_wrong_arguments_are_one_line(words: list[str], problem: str, capsys: Output) -> None:
    assert main(["bench", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("descenso bench: ")
    assert problem in said
    assert said.count("\n") == 1


def test_an_installed_program_says_where_the_benchmark_is(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(bench, "MODULE", "tests.benchmarks.nowhere.main")
    assert main(["bench", "S"]) == 2
    assert "get the source code" in capsys.readouterr().err
