"""`export` writes a run of a session for another program, in the format that the file's name says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.cli.main import main
from engine.cli.progress import Portions
from engine.progress import tell
from engine.recording.run import RunRecord
from engine.session.session import Session, save
from tests.engine.session import forge
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

Output = pytest.CaptureFixture[str]


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Two runs: of 23 steps, and of 7."""
    path = tmp_path / "runs.descenso"
    save(path, Session(small(), (forge.recorded(small(), 23), forge.recorded(small(seed=5), 7))))
    return path


def refusal(capsys: Output, *arguments: str) -> str:
    """The one line with which arguments are refused."""
    assert main(["export", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("descenso export: ")
    assert output.err.count("\n") == 1
    return output.err


def steps(path: Path) -> list[int]:
    return [int(line.split(",")[1]) for line in path.read_text().splitlines()[1:]]


def test_the_last_run_is_written_unless_another_one_is_named(
    session: Path, tmp_path: Path, capsys: Output
) -> None:
    target = tmp_path / "rows.csv"
    assert main(["export", str(session), "--to", str(target)]) == 0
    assert steps(target) == list(range(8))
    said = capsys.readouterr().out
    assert said == f"{target}: Recorded rows (CSV), run 2 (seed 5) of runs.descenso, step 7\n"
    assert main(["export", str(session), "--to", str(target), "--run", "1", "--quiet"]) == 0
    assert steps(target) == list(range(24))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("kind", kinds_of("exporters"))
def test_the_end_of_the_name_says_the_format(session: Path, tmp_path: Path, kind: str) -> None:
    exporter = kinds_of("exporters")[kind]
    by_name, by_format = tmp_path / f"a{exporter.suffix.upper()}", tmp_path / "b.file"
    assert main(["export", str(session), "--to", str(by_name), "--quiet"]) == 0
    assert main(["export", str(session), "--to", str(by_format), "--format", kind, "--quiet"]) == 0
    assert by_name.read_bytes() == by_format.read_bytes()
    assert by_name.stat().st_size > 100


def test_a_run_is_found_by_its_name(tmp_path: Path, capsys: Output) -> None:
    """As the window calls it, or by what differs where it does not."""
    session, target = tmp_path / "runs.descenso", tmp_path / "rows.csv"
    runs = tuple(forge.recorded(small(seed=seed), seed) for seed in (3, 4, 5))
    entries = [{"name": "", "run": 2}, {"name": "other"}, {"name": "wide", "run": 0}]
    broken: list[dict[str, Any]] = [{"runs": {"entries": [{"run": 9, "name": "x"}, 3]}}, {"runs": 1}]
    for layout in ({"runs": {"entries": entries}}, *broken):
        save(session, Session(small(), runs, layout))
        assert main(["export", str(session), "--to", str(target), "--run", "seed 5", "--quiet"]) == 0
        assert steps(target)[-1] == 5
    assert "there are 1: seed 3; 2: seed 4" in refusal(
        capsys, str(session), "--to", str(target), "--run", "wide"
    )
    save(session, Session(small(), runs, {"runs": {"entries": entries}}))
    assert main(["export", str(session), "--to", str(target), "--run", "wide", "--quiet"]) == 0
    assert steps(target)[-1] == 3


def test_fields_of_the_format_can_be_set(session: Path, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    options = ["--run", "1", "--set", "evaluations_only=true"]
    assert main(["export", str(session), "--to", str(target), *options]) == 0
    assert steps(target) == [0, 5, 10, 15, 20]


def test_what_is_wrong_is_said_in_one_line(session: Path, tmp_path: Path, capsys: Output) -> None:
    to = ["--to", str(tmp_path / "rows.csv")]
    assert "must end in .descenso" in refusal(capsys, "digits", *to)
    assert "nowhere.descenso cannot be" in refusal(capsys, str(tmp_path / "nowhere.descenso"), *to)
    assert "--to" in refusal(capsys, str(session))
    known = refusal(capsys, str(session), "--to", "rows.xyz")
    assert all(kind.suffix in known for kind in kinds_of("exporters").values())
    assert "did you mean 'parquet'" in refusal(capsys, str(session), *to, "--format", "parkett")
    for wrong in ("3", "0", "-1", "first", "9" * 30):
        said = refusal(capsys, str(session), *to, f"--run={wrong}")
        assert f"there is no run {wrong!r} in" in said
        assert "there are 1: seed 1; 2: seed 5" in said
    assert "no_such" in refusal(capsys, str(session), *to, "--set", "no_such=1")
    assert "evaluations_only" in refusal(capsys, str(session), *to, "--set", "evaluations_only=2")
    assert "cannot be written" in refusal(capsys, str(session), "--to", str(tmp_path / "nowhere" / "a.csv"))
    assert "the session itself" in refusal(capsys, str(session), "--to", str(session), "--format", "csv")
    assert [file.name for file in tmp_path.iterdir()] == ["runs.descenso"]


def test_a_session_without_what_is_wanted(tmp_path: Path, capsys: Output) -> None:
    session, to = tmp_path / "a.descenso", ["--to", str(tmp_path / "b.onnx")]
    save(session, Session(small()))
    assert "holds no run yet" in refusal(capsys, str(session), *to)
    save(session, Session(small(), (RunRecord(small()),)))
    assert "run 1: cannot be had as onnx: it has no saved state" in refusal(capsys, str(session), *to)


def test_a_library_that_is_missing_is_named(
    session: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library, suffix in (
        ("pyarrow", ".parquet"),
        ("onnx.helper", ".onnx"),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        said = refusal(capsys, str(session), "--to", str(tmp_path / f"a{suffix}"))
        assert library.partition(".")[0] in said
        assert 'pip install "descenso[export]"' in said


def test_ctrl_c_leaves_no_file(
    session: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.exporters.text_table.lines", interrupt)
    assert main(["export", str(session), "--to", str(tmp_path / "a.csv")]) == 130
    assert capsys.readouterr().err.endswith("descenso: interrupted\n")
    assert [file.name for file in tmp_path.iterdir()] == ["runs.descenso"]


def test_the_bar_shows_what_the_work_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []

    class Bar:
        n = 0.0

        def __init__(self, **_: object) -> None:
            pass

        def update(self, more: float) -> None:
            self.n += more
            seen.append(self.n)

        def close(self) -> None:
            seen.append(-1.0)

    monkeypatch.setattr("tqdm.tqdm", Bar)
    monkeypatch.setattr(Portions, "PERIOD", 0.001)
    with Portions(quiet=False):
        for share in (0.25, 0.5):
            tell(share)
            while not seen or seen[-1] != share:
                np.arange(10)  # the other thread has its turn
    assert seen[-1] == -1.0
    assert [share for share in dict.fromkeys(seen) if share > 0.0] == [0.25, 0.5]
