"""What `pyproject.toml`, `constraints.txt` and the shipped files promise to each other."""

from __future__ import annotations

import re
import sysconfig
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from engine.bootstrap import SUPPORTED
from engine.bootstrap.checkout import WINDOW, Checkout
from engine.bootstrap.requirements import allows, distribution
from engine.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LINES = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PINS = dict(line.split("==") for line in LINES if line and not line.startswith("#"))


def closure(requirements: Iterable[str]) -> dict[str, Requirement]:
    """All that the requirements draw in on this machine, by the metadata of what is installed."""
    found: dict[str, Requirement] = {}
    pending = [Requirement(text) for text in requirements]
    for requirement in pending:
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found[name] = requirement
        for text in metadata.requires(name) or []:
            drawn = Requirement(text)
            if drawn.marker is None or any(
                drawn.marker.evaluate({"extra": extra}) for extra in {"", *requirement.extras}
            ):
                pending.append(drawn)
    return found


def test_every_package_of_the_tests_is_pinned() -> None:
    missing = closure(Checkout(ROOT).requirements(["test"])).keys() - PINS.keys()
    assert not missing


def test_every_package_of_the_developers_is_pinned() -> None:
    pytest.importorskip("importlinter", reason="the extra dev is not installed")
    assert closure(Checkout(ROOT).requirements(["dev"])).keys() == PINS.keys()


def test_pins_are_exact_normalized_and_allowed() -> None:
    for name, version in PINS.items():
        assert name == canonicalize_name(name)
        assert re.fullmatch(r"\d+(\.\d+)+", version)
    for text in Checkout(ROOT).requirements(["dev"]):
        requirement = Requirement(text)
        assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)]), text


def test_the_bootstrap_reads_the_declared_specifiers_as_pip_does() -> None:
    versions = [
        "1.26.4",
        "2.1",
        "2.4.6",
        "6.10.2",
        "6.10.3",
        "6.11.0",
        "6.11.1",
        "6.11.3",
        "6.12.0",
        "0.14.0",
    ]
    for text in Checkout(ROOT).requirements(["dev"]):
        assert distribution(text) == canonicalize_name(Requirement(text).name)
        for version in versions:
            assert allows(text, version) == Requirement(text).specifier.contains(version), (text, version)


def test_the_window_is_part_of_the_dependencies() -> None:
    assert {*WINDOW} < {distribution(text) for text in PROJECT["dependencies"]}


def test_the_program_and_the_package_have_one_version() -> None:
    assert PROJECT["version"] == VERSION


def test_supported_versions_of_python_are_those_declared() -> None:
    declared = SpecifierSet(PROJECT["requires-python"])
    accepted = [(3, minor) for minor in range(30) if declared.contains(f"3.{minor}.5")]
    assert (accepted[0], accepted[-1]) == SUPPORTED


def test_no_file_of_the_ground_carries_an_address_of_a_registry() -> None:
    for name in ("pyproject.toml", "constraints.txt", ".ci/run"):
        assert not re.search(r"https?://", (ROOT / name).read_text("utf-8")), name


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("digits8", {"x": (1797, 64), "y": (1797,)}),
        (
            "fashion_4k_1k",
            {"x_train": (4000, 28, 28), "y_train": (4000,), "x_test": (1000, 28, 28), "y_test": (1000,)},
        ),
        (
            "mnist_10k_2k",
            {"x_train": (10000, 28, 28), "y_train": (10000,), "x_test": (2000, 28, 28), "y_test": (2000,)},
        ),
    ],
)
def test_data_sets_are_what_their_notice_says(name: str, shapes: dict[str, tuple[int, ...]]) -> None:
    with np.load(ROOT / "assets" / "datasets" / f"{name}.npz", allow_pickle=False) as arrays:
        assert {key: arrays[key].shape for key in arrays} == shapes
        assert {arrays[key].dtype for key in arrays} == {np.dtype(np.uint8)}
        assert set(np.unique(arrays["y" if "y" in arrays else "y_test"])) == set(range(10))
    assert f"`{name}.npz`" in (ROOT / "assets" / "datasets" / "LICENSES.md").read_text("utf-8")


def test_every_font_has_its_license() -> None:
    fonts = ROOT / "assets" / "fonts"
    families = {font.name.partition("-")[0] for font in [*fonts.glob("*.otf"), *fonts.glob("*.ttf")]}
    assert (
        families
        == {text.stem.removeprefix("OFL-") for text in fonts.glob("OFL-*.txt")}
        == {"Inter", "JetBrainsMono"}
    )


def test_the_bootstrap_finds_all_that_the_tests_have() -> None:
    """Some distributions have modules of another name; one that is there must not count as missing."""
    assert Checkout(ROOT, ["test"]).unmet([sysconfig.get_path("purelib")]) == []
