"""`list` and `show`, and the command line as a program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine import examples, registry
from engine.cli.main import main
from engine.experiment import Experiment
from engine.session.session import Session, save
from engine.training.topology import inspect
from tests.engine.session import forge
from tests.engine.training.experiments import small

Output = pytest.CaptureFixture[str]
FAMILIES = {
    "optimizers",
    "layers",
    "activations",
    "losses",
    "metrics",
    "initializers",
    "schedules",
    "datasets",
    "examples",
}


def test_every_registered_kind_is_listed_as_json(capsys: Output) -> None:
    assert main(["list", "--json"]) == 0
    catalog = json.loads(capsys.readouterr().out)
    assert catalog.keys() >= FAMILIES
    assert catalog.keys() == {*registry.families(), "examples"}
    for family, entries in catalog.items():
        assert all(entry.keys() == {"name", "title", "reference", "fields"} for entry in entries)
        names = [entry["name"] for entry in entries]
        assert names == list(examples.names() if family == "examples" else registry.kinds(family))
    adam = next(entry for entry in catalog["optimizers"] if entry["name"] == "adam")
    rate = next(field for field in adam["fields"] if field["name"] == "learning_rate")
    assert rate["type"] == "real"
    assert rate["symbol"] == "η"
    assert (rate["default"], rate["above"], rate["low"], rate["high"]) == (0.001, 0.0, None, None)
    assert rate["help"]


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_one_family_is_listed_in_words(capsys: Output, family: str) -> None:
    assert main(["list", family]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == family
    names = examples.names() if family == "examples" else registry.kinds(family)
    assert [line.split()[0] for line in lines[1:]] == list(names)


def test_an_unknown_family_is_refused(capsys: Output) -> None:
    assert main(["list", "optimizer"]) == 2
    assert "did you mean 'optimizers'?" in capsys.readouterr().err
    assert main(["list", "zzz"]) == 2
    assert "there are: activations, " in capsys.readouterr().err


@pytest.mark.parametrize("name", examples.names())
def test_an_example_is_shown_as_it_would_be_run(capsys: Output, tmp_path: Path, name: str) -> None:
    assert main(["show", name]) == 0
    text = capsys.readouterr().out
    document, runs = json.loads(text), examples.load(name).experiments
    assert Experiment.from_document(document["experiment"] if len(runs) > 1 else document) == runs[0][1]
    (tmp_path / "shown.json").write_text(text)
    assert main(["show", str(tmp_path / "shown.json")]) == 0
    assert capsys.readouterr().out == text
    assert inspect(examples.load(name).experiment).problems == ()
    assert examples.load(name).title
    assert examples.load(name).description


def test_what_is_shown_runs(capsys: Output, tmp_path: Path) -> None:
    assert main(["show", "xor"]) == 0
    path = tmp_path / "xor.json"
    path.write_text(capsys.readouterr().out)
    digests = []
    for experiment in ("xor", str(path)):
        assert main(["run", experiment, "--steps", "5"]) == 0
        digests.append(capsys.readouterr().out.split()[-1])
    assert digests[0] == digests[1]


def test_of_a_session_the_experiment_of_its_last_run_is_shown(capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    save(path, Session(small(seed=9), (forge.recorded(small(seed=2), 1), forge.recorded(small(seed=3), 1))))
    assert main(["show", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["seed"] == 3
    save(path, Session(small(seed=9)))
    assert main(["show", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["seed"] == 9


def test_without_a_command_there_is_help(capsys: Output) -> None:
    assert main([]) == 0
    assert "train an experiment" in capsys.readouterr().out
    assert main(["train"]) == 2
    assert "invalid choice: 'train'" in capsys.readouterr().err


def engine(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


def test_as_a_program_it_returns_its_codes_and_loads_no_window(tmp_path: Path) -> None:
    done = engine("run", "moons", "--steps", "3", "--metrics", str(tmp_path / "m.csv"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "generalization gap" in done.stdout
    refused = engine("run", "moons", "--set", "optimizer.learning_rate=0")
    assert refused.returncode == 2
    assert refused.stderr == "descenso run: optimizer.learning_rate: must be greater than 0, not 0.0\n"
    code = (
        "import sys; from engine.__main__ import main; assert main(['run', 'moons', '--steps', '2']) == 0\n"
        "window = {'gui', 'PySide6', 'shiboken6', 'pyqtgraph'} & {*sys.modules}; assert not window, window"
    )
    checked = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m engine list --json | head -c 10"
    done = subprocess.run(command, shell=True, check=False, capture_output=True, text=True)
    assert done.stderr == ""
