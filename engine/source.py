"""What a person means by EXPERIMENT: an example's name, a `.json` or `.descenso` file, or a shared text."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from engine import examples, side_by_side
from engine.errors import FileError, InputError
from engine.experiment import Experiment
from engine.importers.suffixes import takes
from engine.recording.run import RunRecord
from engine.session import strict_json
from engine.session.json_reader import Json
from engine.session.session import Session, load
from engine.sharing.mark import is_shared
from engine.sharing.text import decode

SESSION, EXPERIMENT = ".descenso", ".json"
MEANT = "an example's name, a .json or a .descenso file, or a shared text"
"""For the help of commands."""


@dataclass(frozen=True)
class Source:
    """What was found.

    Attributes:
        title: for people.
        experiment: the one to train; of a session with runs, the one in force in its last run.
        session: the whole file, where it is one.
        sentence: of an example, what to look at.
        runs: of what is not a session, the name of each run and its experiment; none where there is but one.
    """

    title: str
    experiment: Experiment
    session: Session | None = None
    runs: tuple[tuple[str, Experiment], ...] = ()
    sentence: str = ""

    @property
    def run(self) -> RunRecord | None:
        """The run of a session that goes on: its last one."""
        return self.session.runs[-1] if self.session and self.session.runs else None


def resolve(text: str, folder: Path | None = None) -> Source:
    """Find and read it.

    Args:
        folder: for files of data that a session holds, see `engine.session.session.load`.

    Raises FileError, or InputError for an unknown example or a shared text that is damaged.
    """
    if is_shared(text):
        runs = decode(text)
        return Source("Shared", runs[0][1], runs=runs)
    path = Path(text)
    if path.suffix.lower() == SESSION:
        return _session(path, folder)
    if path.suffix.lower() == EXPERIMENT:
        return _experiment(path)
    if text not in examples.names() and path.exists():
        if takes(path):
            raise FileError(
                f"{text} holds data, not an experiment; open it in the window (python3 -m gui {shlex.quote(text)}), "
                "and save what you train on it"
            )
        raise FileError(f"{text} ends neither in {EXPERIMENT} (an experiment) nor in {SESSION} (a session)")
    example = examples.load(text)
    return Source(example.title, example.experiment, runs=example.experiments, sentence=example.description)


def _session(path: Path, folder: Path | None) -> Source:
    session = load(path, folder)
    experiment = session.runs[-1].experiment if session.runs else session.experiment
    return Source(path.stem, experiment, session)


def _experiment(path: Path) -> Source:
    """The experiment in a JSON file: its document, or an object with the document in `experiment`.

    Such an object may have `runs`: names, and changes that make as many experiments of it. Raises FileError: one
    sentence with the file and, where a field is wrong, its path.
    """
    try:
        if path.stat().st_size > strict_json.MOST_BYTES:
            raise ValueError(f"is larger than {strict_json.MOST_BYTES // 2**20} MiB")
        document = strict_json.parse(path.read_bytes())
        if not isinstance(document, dict) or not isinstance(document.get("experiment"), dict):
            return Source(path.stem, Experiment.from_document(document))
        base = Experiment.from_document(document["experiment"])
        runs = tuple(side_by_side.decode(base, Json(document.get("runs", []), "runs")))
        return Source(path.stem, runs[0][1] if runs else base, runs=runs)
    except OSError as error:
        raise FileError(
            f"{path} cannot be opened: {error.strerror or error}; check its name and place"
        ) from error
    except InputError as error:
        raise FileError(f"{path}: {error}") from error
    except ValueError as error:
        raise FileError(f"{path} {error}") from error
