"""A shared text is short, comes back as the same experiment, notices typing errors, and does no harm."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import examples, paths, registry
from engine.errors import InputError
from engine.experiment import Experiment
from engine.sharing import text as sharing
from engine.sharing.text import FORMAT, SHORT, decode, encode
from engine.sharing.words import words
from tests.golden.make_shared_defaults import FILE
from tests.support.kinds import instances

WORDS_1 = 0xC3C2A0EE
"""CRC-32 of the words of format 1."""


def _forged(document: Any, version: int = 1) -> str:
    """A text with the right checksum around anything, written by other means than those of the engine."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, words(1))
    body = bytes([version]) + packer.compress(data) + packer.flush()
    number = int.from_bytes(body + zlib.crc32(body).to_bytes(4, "big"), "big")
    digits = ""
    while number:
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 36] + digits
        number //= 36
    return f"DESCENSO:{version}:{digits}"


def _text_or_reason(runs: sharing.Runs) -> str | InputError:
    """The text; or why there is none, which has to say what to do."""
    try:
        return encode(runs)
    except InputError as error:
        reason = error
    assert "share the session file instead" in reason.problem
    return reason


def _one(experiment: Experiment) -> tuple[tuple[str, Experiment], ...]:
    return (("", experiment),)


@pytest.mark.parametrize("name", examples.names())
def test_every_example_is_short_and_comes_back_with_all_its_runs(name: str) -> None:
    runs = examples.load(name).experiments
    text = encode(runs)
    assert len(text) <= SHORT
    assert text.isascii()
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:"), "what a QR code packs densely"
    assert decode(text) == runs


@given(experiment=instances(Experiment))
@settings(max_examples=40, deadline=None)
def test_any_experiment_comes_back_or_is_refused_for_its_file_or_its_size(experiment: Experiment) -> None:
    text = _text_or_reason(_one(experiment))
    if isinstance(text, InputError):
        paths.get(experiment, text.path)  # it exists
        return
    assert decode(text) == _one(experiment)


@given(
    first=instances(Experiment, calm=True), second=instances(Experiment, calm=True), name=st.text(max_size=9)
)
@settings(max_examples=20, deadline=None)
def test_runs_side_by_side_come_back(first: Experiment, second: Experiment, name: str) -> None:
    runs = ((name, first), ("", second), ("third", first))
    text = _text_or_reason(runs)
    if isinstance(text, InputError):
        return
    assert [experiment for _, experiment in decode(text)] == [first, second, first]
    assert decode(text)[0][0] == name.encode(errors="replace").decode()


def test_lanes_of_unlike_overrides_come_back() -> None:
    lanes = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.5}, {}]
    experiment = Experiment.from_json({"lanes": lanes})
    assert decode(encode(_one(experiment))) == _one(experiment)


@pytest.mark.parametrize(
    "changed",
    [
        str.lower,
        lambda text: f"  {text}\n",
        lambda text: "\r\n".join(text[start : start + 40] for start in range(0, len(text), 40)),
        lambda text: f"Look at this: {text} , or so",
        lambda text: f"Look at this: {text} it is nice",
        lambda text: f"{text[:50]}\n{text[50:]} it is nice",
        lambda text: f"<{text}>.",
    ],
)
def test_a_text_survives_being_passed_on(changed: Any) -> None:
    runs = examples.load("vanishing").experiments
    assert decode(changed(encode(runs))) == runs


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_typing_error_is_noticed(data: st.DataObject) -> None:
    text = encode(examples.load("optimizers").experiments)
    start = len("DESCENSO:1:")
    place = data.draw(st.integers(start + 1, len(text) - 1))  # a zero in front changes no number
    letter = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    wrong = data.draw(
        st.sampled_from(
            [
                text[:place] + letter + text[place + 1 :],
                text[:place] + text[place + 1 :],
                text[:place] + letter + text[place:],
                text[: place - 1] + text[place : place + 1] + text[place - 1] + text[place + 1 :],
                text[:place],
            ]
        )
    )
    if wrong == text or wrong.startswith("DESCENSO:10"):
        return
    with pytest.raises(InputError, match=r"typing error|no shared experiment"):
        decode(wrong)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "its text begins with DESCENSO:1:"),
        ("digits", "its text begins with DESCENSO:1:"),
        ("DESCENSO:1:", "copy all of it once more"),
        ("DESCENSO:1:0", "copy all of it once more"),
        ("DESCENSO:1:" + "Z" * 10**6, "copy all of it once more"),
        ("DESCENSO:1:" + "Z " * 10**5, "copy all of it once more"),
        ("DESCENSO:1:" + "ZZZZZ " * 100, "copy all of it once more"),
        ("DESCENSO:2:ABC", "newer format than this Descenso reads; update it"),
        (f"DESCENSO:{'9' * 5000}:ABC", "newer format than this Descenso reads; update it"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        ({"optimizer": "sgdd"}, "optimizer.kind", "did you mean 'sgd'.*newer Descenso"),
        ({"optimizer": {"pace": 1}}, "optimizer.pace", "is not a field here.*newer Descenso"),
        ({"network": {"layers": ["dense", {"kind": 3}]}}, "network.layers.1.kind", "must be text"),
        ({"network": {"layers": [{"units": 3}]}}, "network.layers.0.kind", "must be text"),
        ({"network": {"layers": {"7": {"units": 3}}}}, "network.layers.7", "is not one of the 4"),
        ({"network": {"layers": 5}}, "network.layers", "must be a list"),
        ({"network": [1]}, "network", "must be an object"),
        ({"optimizer": {"learning_rate": -1}}, "optimizer.learning_rate", "must be greater than 0"),
        ({"lanes": {"seed": [7] * 1025}}, "lanes", "may be 1024 at most"),
        ({"lanes": {"seed": [1, 2], "batch_size": [1]}}, "lanes", "as many numbers"),
        ({"lanes": {"seed": 3}}, "lanes", "as many numbers"),
        ({"data": {"kind": "file", "path": "//host/share/a.csv"}}, "data.path", "names a file"),
        (
            {"data": {"kind": "file", "format": {"kind": "idx", "labels": "/etc/passwd"}}},
            "data.format.labels",
            "names a file",
        ),
        ({"initializer": {"kind": "saved", "file": "/etc/passwd"}}, "initializer.file", "names a file"),
        ([{}] * 65, "", "1 to 64 runs"),
        ([], "", "1 to 64 runs"),
        ([["a", {}, 3]], "", "must be an object"),
        ("digits", "", "must be an object"),
        (None, "", "must be an object"),
    ],
)
def test_whatever_a_text_holds_is_checked_as_a_file_is(document: Any, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(_forged(document))
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"seed":' + b" " * 10**6 + b"1}", "more than 32 KiB"),
        (b"[" * 5000 + b"]" * 5000, "64 levels deep"),
        (b'{"seed":NaN}', "NaN"),
        (b'{"seed":1,"seed":2}', "twice"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_hostile_contents_are_refused_within_bounds(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(_forged(data))


@given(body=st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_with_the_right_checksum_are_refused_or_an_experiment(body: bytes) -> None:
    signed = b"\x01" + body
    number = int.from_bytes(signed + zlib.crc32(signed).to_bytes(4, "big"), "big")
    digits = ""
    while number:
        digits, number = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + digits, number // 36
    try:
        runs = decode(f"descenso:1:{digits}")
    except InputError:
        return
    assert all(isinstance(experiment, Experiment) for _, experiment in runs)


def test_a_file_of_mine_and_many_painted_points_are_refused_with_what_to_do() -> None:
    own = Experiment.from_json({"data": {"kind": "file", "path": "mine.csv"}})
    with pytest.raises(InputError, match="share the session file instead") as caught:
        encode(_one(own))
    assert caught.value.path == "data.path"
    points = [[round(0.618034 * n % 1, 3), round(0.414214 * n % 1, 3), n % 2] for n in range(600)]
    painted = Experiment.from_json({"data": {"kind": "painted", "points": points}})
    with pytest.raises(
        InputError, match=r"too much for a short text; share the session file instead"
    ) as caught:
        encode(_one(painted))
    assert caught.value.path == "data.points"


def test_the_words_of_a_format_never_change() -> None:
    assert zlib.crc32(words(1)) == WORDS_1, "texts that are out there need them as they were"


def test_what_texts_leave_out_means_the_same_as_ever() -> None:
    """See `tests/golden/make_shared_defaults.py` for what to do where this fails."""
    assert FORMAT == 1
    known = json.loads(FILE.read_text(encoding="utf-8"))
    assert Experiment.from_json(known.pop("experiment")) == Experiment()
    for name, value in known.items():
        family, _, kind = name.partition(".")
        assert registry.decode(family, value) == registry.find(family, kind)(), name


def test_a_text_that_is_out_there_is_still_read() -> None:
    assert decode("DESCENSO:1:MBKWCFWGOGGPZ2CGOAWPGJQKJQZIDQTRP1RTRL7UDMHXESBHE2TS989M8M7") == (
        examples.load("zero_error").experiments
    )


def test_a_longer_text_than_fits_is_never_made() -> None:
    lengths = []
    for count in range(0, 400, 20):
        points = [[round(0.618034 * n % 1, 3), round(0.414214 * n % 1, 3), n % 2] for n in range(count)]
        try:
            lengths.append(
                len(encode(_one(Experiment.from_json({"data": {"kind": "painted", "points": points}}))))
            )
        except InputError:
            break
    assert SHORT < max(lengths) <= sharing.LONGEST
