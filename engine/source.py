"""What a person means by EXPERIMENT: an example's name, a `.json` or `.descenso` file, or a shared text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine import examples
from engine.errors import FileError, InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session import strict_json
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
        runs: of an example or a shared text, the name of each run and its experiment.
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


def resolve(text: str) -> Source:
    """Find and read it. Raises FileError, or InputError for an unknown example or a shared text that is damaged."""
    if is_shared(text):
        runs = decode(text)
        return Source("Shared", runs[0][1], runs=runs)
    path = Path(text)
    if path.suffix.lower() == SESSION:
        return _session(path)
    if path.suffix.lower() == EXPERIMENT:
        return Source(path.stem, read_experiment(path))
    if text not in examples.names() and path.exists():
        raise FileError(f"{text} ends neither in {EXPERIMENT} (an experiment) nor in {SESSION} (a session)")
    example = examples.load(text)
    return Source(example.title, example.experiment, runs=example.experiments, sentence=example.description)


def _session(path: Path) -> Source:
    session = load(path)
    experiment = session.runs[-1].experiment if session.runs else session.experiment
    return Source(path.stem, experiment, session)


def read_experiment(path: Path) -> Experiment:
    """The experiment in a JSON file: its document, or an object with the document in `experiment`.

    Raises FileError: one sentence with the file and, where a field is wrong, its path.
    """
    try:
        if path.stat().st_size > strict_json.MOST_BYTES:
            raise ValueError(f"is larger than {strict_json.MOST_BYTES // 2**20} MiB")
        document = strict_json.parse(path.read_bytes())
        if isinstance(document, dict) and isinstance(document.get("experiment"), dict):
            document = document["experiment"]
        return Experiment.from_document(document)
    except OSError as error:
        raise FileError(
            f"{path} cannot be opened: {error.strerror or error}; check its name and place"
        ) from error
    except InputError as error:
        raise FileError(f"{path}: {error}") from error
    except ValueError as error:
        raise FileError(f"{path} {error}") from error
