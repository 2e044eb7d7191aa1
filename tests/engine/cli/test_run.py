"""`run`: what it trains, writes and says, and how it ends."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import side_by_side, threads
from engine.cli import run as run_command
from engine.cli.main import main
from engine.cli.metrics import MetricsFile
from engine.cli.training import Training
from engine.experiment import Experiment
from engine.kernels.warming import readiness
from engine.recording.run import PathSwitch
from engine.recording.table import cell
from engine.session.session import Session, load, save
from engine.source import resolve
from engine.training.trainer import Trainer
from engine.worker import executor
from engine.worker.course import Course
from tests.engine.kernels.warming.fakes import SetKernels
from tests.engine.session import forge
from tests.engine.training.experiments import small
from tests.support.paths import stand_in_for_kernels

HEADER = (
    "lane,step,epoch,learning_rate,batch_loss,gradient_norm,train_loss,validation_loss,test_loss,"
    "train_measure,validation_measure,test_measure"
)

Output = pytest.CaptureFixture[str]


@pytest.fixture
def experiment(tmp_path: Path) -> str:
    """A small experiment in a file, as `show` prints it."""
    path = tmp_path / "small.json"
    path.write_text(json.dumps(small(evaluate_every=7).to_document()))
    return str(path)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def refusal(capsys: Output, *arguments: str) -> str:
    """The one line with which arguments are refused, after checking that it is one and that nothing ran."""
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.endswith("\n")
    assert output.err.count("\n") == 1
    return output.err


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_file_of_metrics_holds_every_row_exactly(experiment: str, tmp_path: Path, dtype: str) -> None:
    path = tmp_path / "metrics.csv"
    assert (
        main(["run", experiment, "--steps", "25", "--metrics", str(path), "--dtype", dtype, "--quiet"]) == 0
    )
    text = path.read_text()
    assert text.splitlines()[0].startswith(
        HEADER + ",update_ratio,train_objective,test_objective,gradient_norm.0"
    )
    table = rows(path)
    assert [row["step"] for row in table] == [str(step) for step in range(26)]
    assert {row["lane"] for row in table} == {"0"}

    trainer = Trainer(small(evaluate_every=7), dtype=dtype)
    block, last = trainer.advance(25), trainer.evaluate()
    for name, column in block.columns.items():
        expected = column[:, 0].copy()
        if name in last.columns:
            expected[-1] = last.columns[name][0, 0]
        written = [float(row[name]) if row[name] else np.nan for row in table]
        np.testing.assert_array_equal(written, expected, err_msg=name)
    assert [row["step"] for row in table if row["test_loss"]] == ["0", "7", "14", "21", "25"]
    assert [float(row["epoch"]) for row in table] == [trainer.objective.epoch(step) for step in range(26)]


def test_a_figure_is_written_as_the_shortest_text_that_reads_back_equal() -> None:
    for value in (0.1, 1.0, 1e-300, float(np.float32(0.1)), 2 / 3, float("inf")):
        assert float(cell(value)) == value
        digits = len(re.sub(r"e.*|\D", "", cell(value)).strip("0"))
        assert digits < 2 or float(f"{value:.{digits - 1}g}") != value
    assert cell(float("nan")) == ""


def test_each_lane_has_its_rows_and_a_stopped_one_no_more(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "m.csv"
    lanes = 'lanes=[{"seed": 1}, {"optimizer.learning_rate": 1e38}, {"seed": 3}]'
    arguments = [
        "moons",
        "--set",
        "optimizer.kind=sgd",
        "--set",
        lanes,
        "--steps",
        "6",
        "--metrics",
        str(path),
    ]
    assert main(["run", *arguments]) == 0
    table = rows(path)
    assert [(row["step"], row["lane"]) for row in table][:5] == [
        ("0", "0"),
        ("0", "1"),
        ("0", "2"),
        ("1", "0"),
        ("1", "2"),
    ]
    assert len(table) == 7 + 1 + 7
    output = capsys.readouterr()
    assert "lane 1 diverged at step 0" in output.err
    assert "lane 2" in output.out
    assert "in each of 3 lanes" in output.out


def test_the_table_says_what_was_reached(experiment: str, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "m.csv"
    assert main(["run", experiment, "--steps", "40", "--metrics", str(path)]) == 0
    output = capsys.readouterr()
    assert output.err == "", "no progress bar without a terminal"
    last = rows(path)[-1]
    trainer = Trainer(small(evaluate_every=7))
    trainer.advance(40)
    interval = trainer.experiment.measure.interval(float(last["test_measure"]), len(trainer.data.test))
    assert interval is not None
    for split in ("train", "validation", "test"):
        (line,) = [line for line in output.out.splitlines() if line.startswith(f"{split} ")]
        assert f"{float(last[f'{split}_loss']):.6g}" in line
        assert f"{100 * float(last[f'{split}_measure']):.2f} %" in line
        assert ("95 % interval" in line) == (split == "test")
    assert f"{100 * interval[0]:.2f} % to {100 * interval[1]:.2f} %" in output.out
    gap = float(last["test_loss"]) - float(last["train_loss"])
    assert re.search(rf"generalization gap +{re.escape(f'{gap:.6g}')} ", output.out)
    assert re.search(r"steps +40 \(40 in [\d.]+ s, [\d,]+ steps/s\)", output.out)
    assert re.search(rf"parameters +{trainer.plan.layout.size}\n", output.out)
    assert re.search(r"executor +NumPy, float32, \d+ thread", output.out)
    assert re.search(r"path +reference\n", output.out)
    assert f"digest              {trainer.checkpoint().digest()}" in output.out


def test_quiet_says_nothing(experiment: str, capsys: Output) -> None:
    assert main(["run", experiment, "--steps", "3", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_no_steps_give_row_zero(tmp_path: Path, capsys: Output) -> None:
    assert main(["run", "digits", "--steps", "0", "--metrics", str(tmp_path / "m.csv")]) == 0
    (row,) = rows(tmp_path / "m.csv")
    assert (row["step"], row["update_ratio"]) == ("0", "")
    assert row["test_measure"]
    assert "(0 in" in capsys.readouterr().out


def test_steps_come_from_the_experiment_and_never_change_the_horizon(experiment: str, tmp_path: Path) -> None:
    schedule = ["--set", 'schedule={"kind":"cosine"}', "--set", "steps=20", "--quiet"]
    for steps, name in (((), "whole"), (("--steps", "10"), "half")):
        path = str(tmp_path / f"{name}.csv")
        assert main(["run", experiment, *schedule, *steps, "--metrics", path]) == 0
    whole, half = rows(tmp_path / "whole.csv"), rows(tmp_path / "half.csv")
    assert len(whole) == 21
    assert [row["learning_rate"] for row in half] == [row["learning_rate"] for row in whole[:11]]


def test_settings_change_the_experiment(experiment: str, tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    settings = [
        "optimizer.learning_rate=0.02",
        'optimizer={"kind":"adagrad","learning_rate":0.05}',
        "network.layers.0.activation.kind=relu",
        "measure=error_rate",
        "seed=7",
    ]
    options = [word for setting in settings for word in ("--set", setting)]
    assert main(["run", experiment, *options, "--steps", "1", "--save", str(path), "--quiet"]) == 0
    saved = load(path).runs[0].start
    wanted = small(evaluate_every=7, seed=7, measure="error_rate", network__layers__0__activation="relu")
    assert saved == wanted.replace(optimizer=saved.optimizer)
    assert saved.optimizer.to_json()["kind"] == "adagrad"
    assert saved.optimizer.learning_rate == 0.05


def test_a_saved_session_goes_on_with_the_same_bits(experiment: str, tmp_path: Path, capsys: Output) -> None:
    first, second, whole = (tmp_path / f"{name}.descenso" for name in "abc")
    metrics = [str(tmp_path / f"{name}.csv") for name in "abc"]
    assert main(["run", experiment, "--steps", "13", "--save", str(first), "--metrics", metrics[0]]) == 0
    assert main(["run", str(first), "--steps", "27", "--save", str(second), "--metrics", metrics[1]]) == 0
    assert main(["run", experiment, "--steps", "40", "--save", str(whole), "--metrics", metrics[2]]) == 0
    digests = re.findall(r"digest +(\w+)", capsys.readouterr().out)
    assert digests[1] == digests[2] != digests[0]
    begun, rest, all_rows = (rows(Path(name)) for name in metrics)
    assert [int(row["step"]) for row in rest] == list(range(14, 41))
    assert begun[:13] + rest == [*all_rows[:13], *all_rows[14:]]
    (run,), (expected,) = load(second).runs, load(whole).runs
    assert run.checkpoint is not None
    assert run.checkpoint.digest() == digests[2]
    np.testing.assert_array_equal(
        run.series.series("batch_loss").values, expected.series.series("batch_loss").values
    )


def test_a_session_goes_on_up_to_its_horizon_and_then_as_far_again(experiment: str, tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    options = ["--quiet", "--save", str(path)]
    reached = []
    assert main(["run", experiment, "--set", "steps=10", "--steps", "4", *options]) == 0
    for _ in range(3):
        assert main(["run", str(path), *options]) == 0
        checkpoint = load(path).runs[0].checkpoint
        assert checkpoint is not None
        reached.append(checkpoint.step)
    assert reached == [10, 20, 30]


def test_a_session_takes_live_settings_and_keeps_the_rest(tmp_path: Path, capsys: Output) -> None:
    source, target = tmp_path / "a.descenso", tmp_path / "b.descenso"
    other, run = forge.recorded(small(seed=5), 3), forge.recorded(small(), 11)
    save(source, Session(small(), (other, run), {"docks": 1}, "notes"))
    assert "seed: cannot change" in refusal(capsys, "run", str(source), "--set", "seed=2")
    setting = "optimizer.learning_rate=0.5"
    assert main(["run", str(source), "--set", setting, "--steps", "5", "--quiet", "--save", str(target)]) == 0
    saved = load(target)
    assert (saved.layout, saved.notes) == ({"docks": 1}, "notes")
    assert saved.runs[0].start == other.start
    (change,) = saved.runs[1].changes
    assert (change.step, change.path, change.value) == (11, "optimizer.learning_rate", 0.5)
    assert saved.experiment == saved.runs[1].experiment == small(optimizer__learning_rate=0.5)
    trainer = Trainer(small(), checkpoint=run.checkpoint)
    trainer.change(small(optimizer__learning_rate=0.5))
    trainer.advance(5)
    assert saved.runs[1].checkpoint is not None
    assert saved.runs[1].checkpoint.digest() == trainer.checkpoint().digest()
    edited = Session(small(seed=77), (run,))
    save(source, edited)
    assert main(["run", str(source), "--set", setting, "--steps", "1", "--quiet", "--save", str(target)]) == 0
    assert load(target).experiment == edited.experiment, "what was being edited apart from the run stays"


def test_a_session_without_runs_begins_one(tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    save(path, Session(small(), notes="mine"))
    assert main(["run", str(path), "--steps", "4", "--set", "seed=3", "--quiet", "--save", str(path)]) == 0
    saved = load(path)
    assert (saved.notes, saved.experiment) == ("mine", small(seed=3))
    assert saved.runs[0].checkpoint is not None
    assert saved.runs[0].checkpoint.step == 4


def test_other_ground_and_another_precision_are_said(tmp_path: Path, capsys: Output) -> None:
    path, record = tmp_path / "a.descenso", forge.recorded(small(), 3)
    record.executor = Course(forge.recorded(small(), 0)).ground | {"threads": "64"}
    save(path, Session(small(), (record,)))
    assert main(["run", str(path), "--steps", "1", "--quiet"]) == 0
    assert "threads 64 → " in capsys.readouterr().err
    assert "--dtype: this run is computed in float32" in refusal(
        capsys, "run", str(path), "--dtype", "float64"
    )


def test_a_diverged_run_ends_with_three_names_step_and_layer_and_writes_its_files(
    experiment: str, tmp_path: Path, capsys: Output
) -> None:
    path, metrics = tmp_path / "a.descenso", tmp_path / "m.csv"
    options = ["--set", 'optimizer={"kind":"sgd","learning_rate":1e38}']
    assert main(["run", experiment, *options, "--save", str(path), "--metrics", str(metrics)]) == 3
    output = capsys.readouterr()
    assert re.fullmatch(
        r"descenso run: diverged at step 0: the update of network\.layers\.[01] \(Dense\) is not finite\n",
        output.err,
    )
    assert output.err.partition(": ")[2].strip() in output.out
    assert [row["step"] for row in rows(metrics)] == ["0"]
    assert load(path).runs[0].checkpoint is not None
    assert main(["run", str(path), "--quiet"]) == 3
    assert "diverged at step 0" in capsys.readouterr().err


def test_the_last_step_of_every_lane_is_evaluated_wherever_it_stops(tmp_path: Path, capsys: Output) -> None:
    lanes = [{"optimizer.learning_rate": rate} for rate in (0.1, 30.0, 3.0)]
    layers = [{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"]
    start = small(
        loss="mean_squared_error", optimizer="sgd", network__layers=layers, evaluate_every=1000, lanes=lanes
    )
    path, metrics = tmp_path / "small.json", tmp_path / "m.csv"
    path.write_text(json.dumps(start.to_document()))
    assert main(["run", str(path), "--steps", "90", "--metrics", str(metrics)]) == 0, "a lane goes on"
    output, table = capsys.readouterr(), rows(metrics)
    assert 1 <= output.err.count("diverged") < len(lanes)
    for lane in range(len(lanes)):
        *others, last = (row for row in table if row["lane"] == str(lane))
        evaluated = [row["step"] for row in others if row["test_loss"]]
        assert evaluated == ["0"]
        assert last["test_loss"], f"lane {lane} stopped at step {last['step']}"
        assert last["batch_loss"]
        shown = float(last["test_loss"])
        assert f"{shown:.6g}" in output.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["digit"], "no example 'digit'; did you mean 'digits'?"),
        (["none.json"], "none.json cannot be opened: No such file"),
        (["none.descenso"], "none.descenso cannot be opened: No such file"),
        ([], "arguments are required: EXPERIMENT"),
        (["digits", "--steps", "-3"], "--steps: must be a whole number"),
        (["digits", "--steps", "many"], "--steps: must be a whole number"),
        (["digits", "--steps", "9" * 5000], "--steps: must be a whole number"),
        (["digits", "--speed", "3"], "unrecognized arguments: --speed"),
        (["digits", "--backend", "abacus"], "--backend: invalid choice"),
        (["digits", "--dtype", "float16"], "--dtype: invalid choice"),
        (["digits", "--save", "a.zip"], "--save: 'a.zip' must end in .descenso"),
        (["digits", "--set", "seed"], "--set: needs PATH=VALUE"),
        (["digits", "--set", "=3"], "--set: needs PATH=VALUE"),
        (["digits", "--set", "seed=1.5"], "seed: must be a whole number"),
        (["digits", "--set", "sead=1"], "sead: is not a field here"),
        (
            ["digits", "--set", "optimizer.learning_rate=-1"],
            "optimizer.learning_rate: must be greater than 0",
        ),
        (
            ["digits", "--set", "optimizer.learning_rate=NaN"],
            "optimizer.learning_rate: must be a finite number",
        ),
        (
            ["digits", "--set", "optimizer.learning_rate=fast"],
            "optimizer.learning_rate: must be a number, not text",
        ),
        (
            ["digits", "--set", "optimizer=adamx"],
            "optimizer.kind: 'adamx' is unknown in optimizers; did you mean",
        ),
        (["digits", "--set", "network.layers.9.units=3"], "network.layers.9: must be the number of an item"),
        (["digits", "--set", "network.layers.1.units=[[1"], "network.layers.1.units: must be a whole number"),
        (["digits", "--set", "seed=" + "[" * 100000], "seed: is nested too deeply"),
        (["digits", "--set", "lanes=[[1,2]]"], "lanes.0: must be an object"),
        (["digits", "--set", 'network.layers=["output"]'], "network.layers.0: a dense layer needs a vector"),
        (["digits", "--set", "data=noisy_function"], "loss: "),
        (
            ["moons", "--set", "network.layers.0.units=1000000", "--set", "batch_size=1000000000"],
            "batch_size: ",
        ),
        (
            [
                "moons",
                "--set",
                'network.layers=[{"kind":"dense","units":1000000},{"kind":"dense","units":1000000},"output"]',
            ],
            "network.layers: needs about",
        ),
    ],
)
def test_what_is_wrong_is_one_line_that_names_it(capsys: Output, arguments: list[str], words: str) -> None:
    line = refusal(capsys, "run", *arguments)
    assert line.startswith("descenso run: ")
    assert words in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not JSON"),
        ("[1, 2]", "an experiment is a JSON object"),
        ('{"seed": NaN}', "holds NaN"),
        ('{"seed": 1, "seed": 2}', "'seed' twice"),
        ('{"optimizer": {"kind": "adam", "speed": 1}}', "optimizer.speed: is not a field here"),
        (
            '{"network": {"layers": ["flatten", {"kind": "dense", "units": 0}]}}',
            "network.layers.1.units: must be at",
        ),
        ('{"format": 99}', "format: 99 is newer"),
        ("[" * 10000, "nested"),
    ],
)
def test_a_broken_experiment_file_is_one_line_with_the_path(
    tmp_path: Path, capsys: Output, text: str, words: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text)
    line = refusal(capsys, "run", str(path))
    assert "broken.json" in line
    assert words in line


def test_other_files_and_damaged_sessions_are_refused(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "words.md").touch()
    assert "ends neither in .json" in refusal(capsys, "run", str(tmp_path / "words.md"))
    (tmp_path / "my data.csv").touch()
    line = refusal(capsys, "run", str(tmp_path / "my data.csv"))
    assert f"python3 -m gui '{tmp_path / 'my data.csv'}'" in line
    (tmp_path / "a.descenso").write_bytes(b"nothing")
    assert "not a Descenso session" in refusal(capsys, "run", str(tmp_path / "a.descenso"))


def test_an_example_file_is_an_experiment_too(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"title": "Own", "description": "", "experiment": small().to_document()}))
    assert resolve(str(path)).experiment == small()


def test_what_cannot_be_written_is_refused_before_training(
    experiment: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trainer, "advance", lambda *_: pytest.fail("it trained"))
    folder = tmp_path / "folder.descenso"
    folder.mkdir()
    for option in ("--metrics", "--save"):
        for path in (tmp_path / "no" / "where.descenso", folder):
            line = refusal(capsys, "run", experiment, option, str(path))
            assert str(path) in line
            assert "cannot be written" in line
    before = Path(experiment).read_bytes()
    for other in (experiment, str(tmp_path / "a.descenso")):
        options = ["--metrics", other, "--save", str(tmp_path / "a.descenso")]
        assert "--metrics" in refusal(capsys, "run", experiment, *options)
    assert Path(experiment).read_bytes() == before
    kept = tmp_path / "kept.csv"
    kept.write_text("old")
    refusal(capsys, "run", experiment, "--set", "seed=x", "--metrics", str(kept))
    assert kept.read_text() == "old", "a refused command leaves the old file"


def several(folder: Path) -> tuple[str, list[Experiment]]:
    """A file of three runs, one of which has no name, and what they train."""
    base = small(evaluate_every=5)
    runs = [("Slow, at first", base)]
    runs += [("", base.replace(optimizer=base.optimizer.replace(learning_rate=rate))) for rate in (0.5, 0.05)]
    path = folder / "several.json"
    document = {"experiment": base.to_document(), "runs": side_by_side.encode(runs)}
    path.write_text(json.dumps(document))
    return str(path), [experiment for _, experiment in runs]


def test_several_runs_are_trained_one_after_the_other(tmp_path: Path, capsys: Output) -> None:
    file, experiments = several(tmp_path)
    path, saved = tmp_path / "m.csv", tmp_path / "a.descenso"
    assert main(["run", file, "--steps", "12", "--metrics", str(path), "--save", str(saved)]) == 0
    names = ["Slow, at first", "learning_rate 0.5", "learning_rate 0.05"]
    output = capsys.readouterr().out
    places = [output.index(f"several: {name}") for name in names]
    assert places == sorted(places)
    table = rows(path)
    assert [row["run"] for row in table] == [name for name in names for _ in range(13)]
    session = load(saved)
    assert [record.start for record in session.runs] == experiments
    for number, experiment in enumerate(experiments):
        trainer = Trainer(experiment)
        block = trainer.advance(12)
        losses = [float(row["batch_loss"]) for row in table[13 * number : 13 * number + 13]]
        np.testing.assert_array_equal(losses, block.columns["batch_loss"][:, 0])
        checkpoint = session.runs[number].checkpoint
        assert checkpoint is not None
        assert checkpoint.digest() == trainer.checkpoint().digest()


def test_settings_reach_each_of_several_runs(tmp_path: Path) -> None:
    file, _ = several(tmp_path)
    saved = tmp_path / "a.descenso"
    options = ["--set", "seed=7", "--steps", "1", "--save", str(saved), "--quiet"]
    assert main(["run", file, *options]) == 0
    assert [record.start.seed for record in load(saved).runs] == [7, 7, 7]


def test_several_runs_have_failed_when_all_of_them_have(tmp_path: Path, capsys: Output) -> None:
    file, _ = several(tmp_path)
    rates = {"optimizer.learning_rate": 1e30}
    document = json.loads(Path(file).read_text())
    document["runs"][1]["changes"] = rates
    Path(file).write_text(json.dumps(document))
    assert main(["run", file, "--steps", "30", "--quiet"]) == 0
    assert "descenso run: learning_rate 1e+30: " in capsys.readouterr().err
    for run in document["runs"]:
        run["changes"] = rates
    Path(file).write_text(json.dumps(document))
    assert main(["run", file, "--steps", "30", "--quiet"]) == 3


def test_ctrl_c_ends_all_of_several_runs(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, file = Training._record, several(tmp_path)[0]
    interrupted: list[int] = []

    def record(self: Training, block: Any) -> None:
        real(self, block)
        if self.course.step > 5 and not interrupted:
            interrupted.append(self.course.step)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Training, "_record", record)
    monkeypatch.setattr("engine.cli.training.SLICE", 1e-9)
    saved = tmp_path / "a.descenso"
    assert main(["run", file, "--steps", "1000", "--save", str(saved), "--quiet"]) == 130
    first, *others = [record.checkpoint for record in load(saved).runs]
    assert first is not None
    assert 5 < first.step < 1000
    assert [other.step for other in others if other is not None] == [0, 0]


@pytest.mark.parametrize("name", ["batch_sizes", "cliff"])
def test_what_show_says_of_several_runs_is_taken_again(tmp_path: Path, capsys: Output, name: str) -> None:
    assert main(["show", name]) == 0
    path = tmp_path / "again.json"
    path.write_text(capsys.readouterr().out)
    assert resolve(str(path)).runs == resolve(name).runs


def test_a_disk_that_fills_up_does_not_end_the_training(
    experiment: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = MetricsFile.write

    class Full:
        def writelines(self, _: Any) -> None:
            raise OSError(28, "No space left on device")

        def close(self) -> None: ...

    def write(self: MetricsFile, block: Any) -> None:
        self._file.close()
        self._file = Full()  # type: ignore[assignment]
        real(self, block)

    monkeypatch.setattr(MetricsFile, "write", write)
    path = tmp_path / "a.descenso"
    options = ["--metrics", str(tmp_path / "m.csv"), "--save", str(path), "--quiet"]
    assert "m.csv cannot be written: No space left" in refusal(
        capsys, "run", experiment, "--steps", "9", *options
    )
    checkpoint = load(path).runs[0].checkpoint
    assert checkpoint is not None
    assert checkpoint.step == 9


def test_ctrl_c_ends_between_two_steps_and_saves(
    experiment: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Training._record
    interrupted: list[int] = []

    def record(self: Training, block: Any) -> None:
        real(self, block)
        if 20 < self.course.step < 1000 and not interrupted:
            interrupted.append(self.course.step)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Training, "_record", record)
    path, metrics = tmp_path / "a.descenso", tmp_path / "m.csv"
    handler = signal.getsignal(signal.SIGINT)
    options = ["--steps", "1000000", "--save", str(path), "--metrics", str(metrics)]
    monkeypatch.setattr("engine.cli.training.SLICE", 1e-9)
    assert main(["run", experiment, *options]) == 130
    assert signal.getsignal(signal.SIGINT) is handler
    checkpoint = load(path).runs[0].checkpoint
    assert checkpoint is not None
    output = capsys.readouterr()
    assert output.err == f"descenso run: interrupted at step {checkpoint.step}; the session is in {path}\n"
    last = rows(metrics)[-1]
    assert (last["step"], bool(last["test_loss"])) == (str(checkpoint.step), True)


def test_ctrl_c_while_data_are_loaded(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.source.resolve", interrupt)
    assert main(["run", "moons"]) == 130
    assert capsys.readouterr().err == "descenso: interrupted\n"


def test_memory_that_does_not_suffice_is_said(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object) -> Any:
        raise MemoryError

    monkeypatch.setattr(Trainer, "advance", exhaust)
    assert "not enough memory" in refusal(capsys, "run", "moons")


def terminal_output(command: list[str]) -> tuple[int, str]:
    """Run a command on a pseudo-terminal of its own; return its exit code and what it wrote there."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminal can be had here: {error}")
    pytest.importorskip("termios").tcsetwinsize(theirs, (30, 90))
    environment = os.environ | {"DESCENSO_BOOTSTRAP": "0"}
    streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    with subprocess.Popen(command, env=environment, close_fds=True, **streams) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # what Linux says when the other side has closed
                break
            if not piece:
                break
            written += piece
    os.close(ours)
    return process.returncode, written.decode()


def test_a_terminal_gets_a_progress_bar(experiment: str) -> None:
    code, written = terminal_output([sys.executable, "-m", "engine", "run", experiment, "--steps", "30"])
    assert code == 0, written
    assert "100%" in written
    assert "30/30" in written
    assert "generalization gap" in written


def test_path_and_threads_are_chosen_and_said(
    experiment: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(threads.VARIABLE, "7")  # so that what the command sets is taken back
    stand_in_for_kernels(monkeypatch)
    known = {"kernels": "0123", "numba": "1.2", "processor": "zen with FMA"}
    monkeypatch.setattr(executor, "kernel_facts", lambda: known)
    kernels = SetKernels("missing")
    for module in (run_command, readiness):
        monkeypatch.setattr(module, "kernels", kernels)
    path = tmp_path / "a.descenso"
    options = ["--path", "accelerated", "--threads", "1", "--save", str(path)]
    assert main(["run", experiment, "--steps", "4", *options]) == 0
    output = capsys.readouterr()
    assert output.err == "descenso run: compiling the kernels, once (about a minute)\n"
    assert re.search(r"path +accelerated\nkernels +0123, Numba 1.2, zen with FMA\n", output.out)
    assert threads.cap() == 1
    assert main(["run", str(path), "--steps", "3", "--path", "reference", "--save", str(path)]) == 0
    output = capsys.readouterr()
    assert "path accelerated → reference" in output.err
    assert re.search(r"path +accelerated, reference from step 4\n", output.out)
    assert load(path).runs[0].switches == [PathSwitch(4, "reference")]


def test_why_kernels_cannot_be_taken_is_said(
    experiment: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "kernels", SetKernels("absent"))
    assert main(["run", experiment, "--steps", "2", "--path", "accelerated"]) == 0
    assert re.search(r"path +reference \(kernels are absent\)\n", capsys.readouterr().out)


@pytest.mark.parametrize("arguments", [("--path", "scenic"), ("--threads", "0"), ("--threads", "two")])
def test_a_wrong_path_or_number_of_threads_is_refused(
    experiment: str, capsys: Output, arguments: tuple[str, ...]
) -> None:
    assert arguments[0] in refusal(capsys, "run", experiment, *arguments)
