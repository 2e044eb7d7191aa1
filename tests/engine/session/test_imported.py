"""Files of data in a session: laid out where they are not, let alone where they are, and never outside."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cli.main import main
from engine.errors import FileError
from engine.recording.run import RunRecord
from engine.session import imported, imports, session
from engine.session.imported import Imported
from engine.session.session import Session, load, save, with_data
from engine.timeline.branching import branch
from engine.training.trainer import Trainer
from tests.engine.importers import files as made
from tests.engine.session import forge
from tests.engine.training.experiments import small

CONTENT = "x,y,class\n" + "".join(f"{n / 7:.3f},{n % 5},{'ab'[n % 2]}\n" for n in range(40))


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "here" / "Blumen & mehr (2).csv"
    file.parent.mkdir()
    file.write_text(CONTENT)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where data are laid out; nothing is there yet."""
    return tmp_path / "own" / "data"


def record_of(path: Path, steps: int = 6, **fields: Any) -> RunRecord:
    """A run on the data that lie there."""
    data = {"kind": "file", "path": str(path)} | fields
    layers = [{"kind": "flatten"}, {"kind": "output"}]
    return forge.recorded(small(data=data, network__layers=layers), steps)


def write(file: Path, record: RunRecord) -> Path:
    """A session of that run, with its data."""
    whole, problems = with_data(Session(record.start, (record,)))
    assert problems == ()
    save(file, whole)
    return file


def path_in(opened: Session) -> Path:
    (path,) = {run.start.data.path for run in opened.runs} | {opened.experiment.data.path}  # type: ignore[attr-defined]
    return Path(path)


def bits(record: RunRecord, steps: int = 20) -> str:
    """What becomes of a run when it goes on, from the beginning."""
    trainer = Trainer(record.start)
    trainer.advance(steps)
    return trainer.checkpoint().digest()


def test_a_run_goes_on_with_the_same_bits_where_the_file_is_not(
    tmp_path: Path, csv: Path, folder: Path
) -> None:
    record = record_of(csv)
    file, before = write(tmp_path / "a.descenso", record), bits(record)
    csv.unlink()
    opened = load(file, folder)
    place = path_in(opened)
    assert place.is_relative_to(folder)
    assert place.name == csv.name
    assert place.read_text() == CONTENT
    assert opened.moved == {str(csv): str(place)}
    assert bits(opened.runs[0]) == before
    assert opened.runs[0].checkpoint is not None
    assert record.checkpoint is not None
    assert opened.runs[0].checkpoint.digest() == record.checkpoint.digest()


def test_a_file_that_is_as_it_was_is_used(tmp_path: Path, csv: Path, folder: Path) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    opened = load(file, folder)
    assert (path_in(opened), opened.moved) == (csv, {})
    assert not folder.exists()
    csv.write_text(CONTENT.replace("0.143", "0.144"))
    assert path_in(load(file, folder)).is_relative_to(folder)
    assert "0.144" in csv.read_text(), "a person's own file is never touched"


def test_what_was_laid_out_is_used_again_and_mended(tmp_path: Path, csv: Path, folder: Path) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    csv.unlink()
    place = path_in(load(file, folder))
    stamp = place.stat()
    assert path_in(load(file, folder)) == place
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (stamp.st_ino, stamp.st_mtime_ns)
    place.write_text(CONTENT.replace("a", "b"))
    assert path_in(load(file, folder)).read_text() == CONTENT
    assert len(list(folder.iterdir())) == 1, "nothing else is left there"


def test_another_session_does_not_take_its_place(tmp_path: Path, csv: Path, folder: Path) -> None:
    places = []
    for number, content in enumerate((CONTENT, CONTENT.replace("0.143", "0.150"))):
        csv.write_text(content)
        file = write(tmp_path / f"{number}.descenso", record_of(csv))
        csv.unlink()
        places.append((path_in(load(file, folder)), content))
    assert [place.read_text() for place, _ in places] == [content for _, content in places]


def test_saved_again_it_is_the_same_file(tmp_path: Path, csv: Path, folder: Path) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    save(tmp_path / "b.descenso", load(file, folder))
    assert (tmp_path / "b.descenso").read_bytes() == file.read_bytes()
    csv.unlink()
    opened = load(file, folder)
    save(tmp_path / "c.descenso", opened)
    shutil.rmtree(folder)
    again = load(tmp_path / "c.descenso", folder)
    assert path_in(again).read_text() == CONTENT
    assert again == replace(opened, runs=again.runs)


def test_all_that_names_the_file_leads_to_it(tmp_path: Path, csv: Path, folder: Path) -> None:
    first = record_of(csv)
    second = branch(first, 3, first.start)
    layout = {
        "runs": {"entries": [{"experiment": first.start.to_document()}]},
        "data": "words",
        "note": str(csv),
    }
    whole, _ = with_data(Session(small(), (first, second), layout, str(csv)))
    assert whole.data is not None
    assert [item.path for item in whole.data] == [str(csv)]
    save(tmp_path / "a.descenso", whole)
    csv.unlink()
    opened = load(tmp_path / "a.descenso", folder)
    place = opened.moved[str(csv)]
    origin = opened.runs[1].origin
    assert origin is not None
    experiments = [opened.runs[0].start, opened.runs[1].start, origin.record.start]
    assert [experiment.data.to_json()["path"] for experiment in experiments] == [place] * 3
    entry = opened.layout["runs"]["entries"][0]
    assert entry == {"experiment": opened.runs[0].start.to_document()}
    assert (opened.layout["note"], opened.notes) == (str(csv), str(csv)), "words stay as they are"


def test_a_folder_of_pictures_is_had_whole(tmp_path: Path, folder: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="the extra data is not installed")
    pictures = tmp_path / "Bilder"
    for number in range(8):
        for color, name in (((250, 0, number), "röt"), ((0, number, 250), "blau (neu)")):
            file = pictures / name / f"{number} x.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            image.new("RGB", (6, 5), color).save(file)
    (pictures / "blau (neu)" / "notes.txt").write_text("no picture")
    record = record_of(pictures)
    file, before = write(tmp_path / "a.descenso", record), bits(record)
    assert load(file, folder).moved == {}
    extra = pictures / "röt" / "extra.png"
    shutil.copy(pictures / "röt" / "0 x.png", extra)
    place = path_in(load(file, folder))
    assert place.is_relative_to(folder), "a folder that has grown is another one"
    assert sum(path.is_file() for path in place.rglob("*")) == 16
    extra.unlink()
    assert load(file, folder).moved == {}
    shutil.rmtree(pictures)
    opened = load(file, folder)
    assert path_in(opened) == place
    assert bits(opened.runs[0]) == before


@pytest.mark.parametrize("told", [False, True])
def test_labels_come_with_their_images(tmp_path: Path, folder: Path, told: bool) -> None:
    home = tmp_path / "idx"
    home.mkdir()
    images, labels = home / "train-images-idx3-ubyte", home / "train-labels-idx1-ubyte"
    if told:
        labels = home / "elsewhere.idx"
    values = np.random.default_rng(0).integers(0, 255, (30, 4, 4)).astype(np.uint8)
    images.write_bytes(made.idx(values))
    labels.write_bytes(made.idx((np.arange(30) % 3).astype(np.uint8)))
    format_ = {"kind": "idx", "labels": str(labels)} if told else {"kind": "automatic"}
    record = record_of(images, format=format_)
    file, before = write(tmp_path / "a.descenso", record), bits(record)
    shutil.rmtree(home)
    assert bits(load(file, folder).runs[0]) == before


def test_the_command_line_goes_on_and_makes_it_again(
    tmp_path: Path, csv: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(session, "caches", lambda: tmp_path / "cache")
    source, file, again = (tmp_path / name for name in ("a.json", "a.descenso", "b.descenso"))
    source.write_text(json.dumps(record_of(csv).start.to_document()))
    quick = ["--steps", "4", "--quiet", "--backend", "numpy", "--save"]
    assert main(["run", str(source), *quick, str(file)]) == 0
    assert load(file).data is None
    assert main(["run", str(source), *quick, str(file), "--keep-data"]) == 0
    assert capsys.readouterr().err == ""
    csv.unlink()
    assert main(["run", str(file), *quick, str(again)]) == 0
    words = f"{csv} is not here as it was; the copy in the session is used, as {tmp_path / 'cache'}"
    assert f"descenso run: {words}" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "cache")
    for name in (file, again):
        assert main(["replay", str(name), "--quiet"]) == 0
    assert f"descenso replay: {words}" in capsys.readouterr().err
    assert main(["export", str(again), "--to", str(tmp_path / "a.csv"), "--quiet"]) == 0
    kept = load(again).data
    assert kept is not None
    assert kept[0].files == {csv.name: CONTENT.encode()}


def test_the_command_line_tells_what_cannot_be_kept(
    tmp_path: Path, csv: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(imported, "LARGEST", 100)
    source = tmp_path / "a.json"
    source.write_text(json.dumps(record_of(csv).start.to_document()))
    assert main(["run", str(source), "--keep-data"]) == 2
    assert "give --save as well" in capsys.readouterr().err
    save_to = ["--save", str(tmp_path / "a.descenso"), "--keep-data"]
    assert main(["run", str(source), "--steps", "1", "--quiet", *save_to]) == 0
    assert f"descenso run: not in the session: {csv.name} has" in capsys.readouterr().err


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("./:ab\\", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(imports.FIELDS), inner),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with its data, which are gone."""
    home = tmp_path_factory.mktemp("kept")
    file = home / "a.csv"
    file.write_text(CONTENT)
    write(home / "kept.descenso", record_of(file))
    file.unlink()
    return home / "kept.descenso"


@given(JUNK, st.sampled_from(["", *imports.FIELDS]))
def test_whatever_is_said_of_files_nothing_comes_to_be_elsewhere(kept: Path, junk: Any, field: str) -> None:
    bad, own = kept.with_name("bad.descenso"), kept.with_name("own")

    def change(document: Any) -> None:
        if field:
            document["data"][0][field] = junk
        else:
            document["data"] = junk

    forge.write(bad, forge.in_document(forge.entries(kept), change))
    with suppress(FileError):
        load(bad, own)
    assert {path.name for path in kept.parent.iterdir()} <= {kept.name, bad.name, own.name}
    shutil.rmtree(own, ignore_errors=True)


def test_a_path_of_another_system_is_one(tmp_path: Path, csv: Path, folder: Path) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    csv.unlink()
    there = "C:\\\\Users\\\\teacher\\\\Blumen & mehr (2).csv"

    def change(content: bytes) -> bytes:
        return content.replace(json.dumps(str(csv))[1:-1].encode(), there.encode())

    forge.write(tmp_path / "b.descenso", forge.replaced(forge.entries(file), "session.json", change))
    opened = load(tmp_path / "b.descenso", folder)
    assert list(opened.moved) == [there.replace("\\\\", "\\")]
    assert path_in(opened).read_text() == CONTENT


def test_what_cannot_be_kept_is_told(tmp_path: Path, csv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = record_of(csv)
    monkeypatch.setattr(imported, "LARGEST", 100)
    whole, problems = with_data(Session(record.start, (record,)))
    assert whole.data == ()
    assert len(problems) == 1
    assert problems[0].startswith(f"{csv.name} has ")
    monkeypatch.undo()
    csv.unlink()
    whole, problems = with_data(Session(record.start, (record,)))
    assert whole.data == ()
    assert problems == (f"there is no {csv}; choose the file again if it was moved",)


def test_a_session_that_keeps_nothing_has_no_word_of_data(tmp_path: Path, csv: Path) -> None:
    record = record_of(csv)
    save(tmp_path / "a.descenso", Session(record.start, (record,)))
    assert load(tmp_path / "a.descenso").data is None
    save(tmp_path / "b.descenso", with_data(Session(small()))[0])
    assert load(tmp_path / "b.descenso").data == ()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, csv: Path) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    csv.unlink()
    (tmp_path / "blocked").write_text("a file")
    with pytest.raises(FileError, match=r"cannot be laid out in .*blocked"):
        load(file, tmp_path / "blocked")


@pytest.mark.parametrize(
    "name",
    ["../up.csv", "/root.csv", "a/../b", "a//b", "..", ".", "", "c:x", "a\\b.csv", "nul.c", "a\0b", "a ", "x" * 201],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, csv: Path, folder: Path, name: str) -> None:
    file, bad = write(tmp_path / "a.descenso", record_of(csv)), tmp_path / "bad.descenso"
    csv.unlink()
    known = {path for path in tmp_path.rglob("*") if path != bad}
    for fields in ({"name": name, "files": [name]}, {"folder": True, "files": [name]}):

        def change(document: Any, fields: dict[str, Any] = fields) -> None:
            document["data"][0] |= fields

        shown = entry_of(name)
        content = forge.in_document(forge.entries(file), change)
        forge.write(bad, [(shown if key.startswith("data/") else key, data) for key, data in content])
        with pytest.raises(FileError, match=r"data\.0: has a file|is no name for an entry"):
            load(bad, folder)
    assert {path for path in tmp_path.rglob("*") if path != bad} == known


def entry_of(name: str) -> str:
    return imports._entry(0, 0, name)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data[0]["files"].append("b.csv"), "data/0/1-b.csv is missing"),
        (lambda data: data.clear(), "belongs to no data"),
        (lambda data: data[0].update(folder=1), "data.0.folder: must be true or false"),
        (lambda data: data[0].update(folder=True), "has not the files|has a file"),
        (lambda data: data[0].update(name="b.csv"), "has not the files"),
        (lambda data: data[0].update(files=[]), "has not the files|belongs to no data"),
        (lambda data: data[0].update(more=1), "data.0.more: is unknown here"),
        (lambda data: data[0].pop("path"), "data.0.path: is missing"),
        (lambda data: data[0].update(path=3), "data.0.path: must be text"),
    ],
)
def test_what_is_said_of_files_must_be_so(
    tmp_path: Path, csv: Path, folder: Path, change: Any, words: str
) -> None:
    file, bad = write(tmp_path / "a.descenso", record_of(csv)), tmp_path / "bad.descenso"
    csv.unlink()
    forge.write(bad, forge.in_document(forge.entries(file), lambda document: change(document["data"])))
    with pytest.raises(FileError, match=words):
        load(bad, folder)
    assert not folder.exists()


def test_more_than_a_session_holds_is_refused_unread(
    tmp_path: Path, csv: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "a.descenso", record_of(csv))
    monkeypatch.setattr(imports, "LARGEST", 100)
    with pytest.raises(FileError, match="holds more than"):
        load(file, folder)


def test_a_file_without_a_declaration_belongs_to_nobody(tmp_path: Path, folder: Path) -> None:
    save(tmp_path / "a.descenso", Session(small()))
    content = [*forge.entries(tmp_path / "a.descenso"), ("data/0/0-a.csv", b"x")]
    forge.write(tmp_path / "b.descenso", content)
    with pytest.raises(FileError, match=r"data/0/0-a\.csv belongs to no data"):
        load(tmp_path / "b.descenso", folder)


@given(st.text(max_size=30), st.booleans())
def test_whatever_is_taken_for_a_name_stays_inside(name: str, folder: bool) -> None:
    item = Imported("p", "home" if folder else name, folder, {name: b""})
    if not item.problem():
        home = Path("/own/home")
        inside = (home / name).resolve()
        assert inside.is_relative_to(home)
        assert inside != home
        assert not set(name) & set('\0\\:*?"<>|')


@given(st.dictionaries(st.text("abc/", min_size=1), st.binary(max_size=4), max_size=3), st.data())
def test_other_files_have_another_hash(files: dict[str, bytes], data: st.DataObject) -> None:
    others = data.draw(st.dictionaries(st.text("abc/", min_size=1), st.binary(max_size=4), max_size=3))
    one, other = (Imported("p", "n", folder=True, files=found) for found in (files, others))
    assert (one.digest() == other.digest()) == (files == others)


@given(st.text(st.characters(blacklist_characters="/\0"), min_size=1, max_size=300))
def test_a_name_is_made_one_that_every_system_takes(name: str) -> None:
    made_one = imported._portable(name)
    assert Imported("p", made_one, folder=False, files={made_one: b""}).problem() == ""
    assert imported._portable(made_one) == made_one
    assert imported._portable(f"{name}.csv").endswith(".csv")
