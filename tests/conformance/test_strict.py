"""The stand-in for a device refuses what a device would punish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.backend import NumpyBackend
from tests.support.strict import FUNCTIONS, StrictArray, StrictBackend

HOST = np.arange(6.0).reshape(2, 3)


@pytest.fixture
def backend() -> StrictBackend:
    return StrictBackend()


@pytest.mark.parametrize(
    "misuse",
    [
        lambda xp, a: np.exp(a),
        lambda xp, a: np.mean(a),
        lambda xp, a: np.asarray(a),
        lambda xp, a: np.concatenate([a, a]),
        lambda xp, a: a + HOST,
        lambda xp, a: HOST * a,
        lambda xp, a: xp.add(a, HOST),
        lambda xp, a: xp.add(a, a, out=HOST),
        lambda xp, a: xp.stack([a, HOST]),
        lambda xp, a: a.__setitem__(0, HOST[0]),
        lambda xp, a: a.__iadd__(HOST),
        lambda xp, a: float(a[0, 0]),
        lambda xp, a: int(a[0, 0]),
        lambda xp, a: bool(a[0, 0] > 0.0),
        lambda xp, a: list(a),
        lambda xp, a: a.item(),
        lambda xp, a: a.tolist(),
        lambda xp, a: a[a > 2.0],
        lambda xp, a: a.__setitem__(a > 2.0, 0.0),
        lambda xp, a: a[[0, 1]],
        lambda xp, a: range(a[0, 0]),
        lambda xp, a: xp.exp(a, where=a > 0.0),
        lambda xp, a: xp.sum(a, initial=1.0),
        lambda xp, a: xp.where(a > 2.0),
    ],
)
def test_misuse_is_refused(backend: StrictBackend, misuse: Callable[[Any, Any], Any]) -> None:
    with pytest.raises(TypeError):
        misuse(backend.xp, backend.to_device(HOST))


def test_functions_that_only_numpy_has_are_missing(backend: StrictBackend) -> None:
    for name in ("nditer", "asarray", "array", "frompyfunc", "save"):
        assert not hasattr(backend.xp, name)
    assert all(hasattr(np, name) for name in FUNCTIONS)


def test_results_are_numpys_and_stay_on_the_device(backend: StrictBackend) -> None:
    xp: Any = backend.xp
    a: Any = backend.to_device(HOST)
    results = {
        "sum": (xp.sum(a, axis=1), HOST.sum(axis=1)),
        "scalar": (a.sum(), HOST.sum()),
        "operators": ((2.0 - a / 4.0) ** 2 @ xp.transpose(a), (2.0 - HOST / 4.0) ** 2 @ HOST.T),
        "index": (a[:, None, 1:], HOST[:, None, 1:]),
        "rows": (a[xp.argsort(a[:, 0])], HOST),
        "where": (xp.where(a > 2.0, a, 0.0), np.where(HOST > 2.0, HOST, 0.0)),
    }
    for name, (found, wanted) in results.items():
        assert isinstance(found, StrictArray), name
        assert np.array_equal(found.held, wanted), name
    view = a[0]
    view += np.float64(10.0)
    xp.multiply(view, 2.0, out=view)
    assert np.array_equal(backend.to_host(a)[0], (HOST[0] + 10.0) * 2.0)
    assert np.array_equal(HOST[0], [0.0, 1.0, 2.0]), "the host's array is another one"


def test_transfers_are_counted_and_go_one_way_each(backend: StrictBackend) -> None:
    a = backend.to_device(HOST)
    backend.to_host(a)
    backend.to_host(a)
    assert backend.traffic == (1, 2, 2)
    with pytest.raises(TypeError):
        backend.to_device(a)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        backend.to_host(HOST)


def test_a_fetched_array_is_the_one_of_then_and_only_taking_it_early_waits(backend: StrictBackend) -> None:
    a: Any = backend.to_device(HOST)
    early, late = backend.fetch(a), backend.fetch(a)
    a += 1.0
    assert backend.waits == 0
    assert not early.ready
    assert np.array_equal(early.get(), HOST)
    assert backend.waits == 1
    backend.late = False
    assert late.ready
    assert np.array_equal(late.get(), HOST)
    assert backend.waits == 1


def test_on_the_host_a_fetched_array_is_a_copy_that_is_there() -> None:
    array = HOST.copy()
    pending = NumpyBackend().fetch(array)
    array += 1.0
    assert pending.ready
    assert np.array_equal(pending.get(), HOST)
