"""What every surface must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.backend import NumpyBackend
from engine.errors import InputError
from engine.experiment import Experiment
from engine.random import Draw
from engine.surfaces.base import Moment, Surface
from engine.training.trainer import Trainer
from tests.support.arrays import directional, gap, same_bits
from tests.support.kinds import instances, kinds_of
from tests.support.strict import StrictBackend

KINDS = {name: kind for name, kind in kinds_of("surfaces").items() if kind.is_surface}
every_surface = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
few = settings(max_examples=15)
LANES = 5
STEPS = 100


def _surfaces(kind: Any) -> st.SearchStrategy[Any]:
    """Instances with few parameters."""
    fields = {field.name: field for field in kind.fields}
    small = {name: fields[name] for name in ("dimensions", "hidden") if name in fields}
    return st.fixed_dictionaries(
        {name: st.integers(int(field.low), 5) for name, field in small.items()}
    ).flatmap(lambda fixed: instances(kind, calm=True, **fixed))


def _points(surface: Surface, seed: int, lanes: int = LANES) -> np.ndarray:
    """Points in the window, (lanes, d); further coordinates are drawn as the second one is."""
    across, along = surface.window()
    uniform = np.random.default_rng(seed).uniform(size=(lanes, surface.dimension()))
    low, high = np.array([along] * surface.dimension()).T
    low[0], high[0] = across
    return low + (high - low) * uniform


def _directions(points: np.ndarray, seed: int) -> np.ndarray:
    return np.random.default_rng([seed, 1]).normal(size=points.shape)


def _moment(step: int = STEPS, *, drawn: bool = False, xp: Any = np, lanes: slice = slice(None)) -> Moment:
    seeds: Any = (np.arange(7, 7 + LANES, dtype=np.uint64) ** 2)[lanes]
    if xp is not np:
        seeds = StrictBackend().to_device(seeds)
    return Moment(Draw(xp, seeds, step) if drawn else None, step, STEPS)


def _gradient(surface: Surface, points: Any, moment: Moment, xp: Any = np) -> tuple[Any, Any]:
    out = xp.full_like(points, 9.0)
    return surface.gradient(xp, points, moment, out), out


def _product(surface: Surface, points: Any, directions: Any, moment: Moment, xp: Any = np) -> Any:
    out = xp.full_like(points, 9.0)
    assert surface.hessian_product(xp, points, directions, moment, out) is out
    return out


def _hessian(surface: Surface, point: np.ndarray) -> np.ndarray:
    units = np.eye(len(point))
    return _product(surface, np.repeat(point[None], len(point), axis=0), units, _moment())


@every_surface
@few
@given(data=st.data(), seed=st.integers(0, 10**6), step=st.integers(0, STEPS), drawn=st.booleans())
def test_gradient_and_hessian_are_those_of_central_differences(
    kind: type[Surface], data: st.DataObject, seed: int, step: int, drawn: bool
) -> None:
    surface = data.draw(_surfaces(kind))
    points, moment = _points(surface, seed), _moment(step, drawn=drawn)
    directions = _directions(points, seed)
    value, gradient = _gradient(surface, points, moment)
    assert value.shape == (LANES,)
    assert (
        same_bits(value, surface.value(np, points, moment))
        or gap(value, surface.value(np, points, moment)) < 1e-14
    )
    numeric = directional(lambda moved: surface.value(np, moved, moment), points, directions)
    # Differences resolve no more than the rounding of J itself.
    tolerance = 1e-6 + 1e-9 * float(np.abs(value).max()) / max(1e-3, float(np.abs(numeric).max()))
    assert gap((gradient * directions).sum(axis=1), numeric) <= tolerance
    numeric = directional(lambda moved: _gradient(surface, moved, moment)[1], points, directions)
    tolerance = 1e-6 + 1e-9 * float(np.abs(gradient).max()) / max(1e-3, float(np.abs(numeric).max()))
    assert gap(_product(surface, points, directions, moment), numeric) <= tolerance


@every_surface
@few
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_the_hessian_is_symmetric(kind: type[Surface], data: st.DataObject, seed: int) -> None:
    surface = data.draw(_surfaces(kind))
    for point in _points(surface, seed, lanes=2):
        hessian = _hessian(surface, point)
        assert gap(hessian, hessian.T) <= 1e-12


@every_surface
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data(), seed=st.integers(0, 10**6), step=st.integers(0, STEPS), drawn=st.booleans())
def test_a_lane_and_a_device_give_the_same_bits(
    kind: type[Surface], dtype: Any, data: st.DataObject, seed: int, step: int, drawn: bool
) -> None:
    surface = data.draw(_surfaces(kind))
    points = _points(surface, seed).astype(dtype)
    directions = _directions(points, seed).astype(dtype)

    def everything(xp: Any, points: Any, directions: Any, moment: Moment) -> dict[str, Any]:
        value, gradient = _gradient(surface, points, moment, xp)
        projected = points.copy() * 3.0
        surface.project(xp, projected)
        return {
            "value": surface.value(xp, points, moment),
            "value with gradient": value,
            "gradient": gradient,
            "Hessian product": _product(surface, points, directions, moment, xp),
            "projected": projected,
        }

    found = everything(np, points, directions, _moment(step, drawn=drawn))
    for lane in range(LANES):
        own = slice(lane, lane + 1)
        single = everything(
            np, points[own].copy(), directions[own].copy(), _moment(step, drawn=drawn, lanes=own)
        )
        for name, array in single.items():
            assert same_bits(array, found[name][own]), name
    backend = StrictBackend()
    moment = _moment(step, drawn=drawn, xp=backend.xp)
    device = everything(backend.xp, backend.to_device(points), backend.to_device(directions), moment)
    assert backend.fetched == 0
    for name, array in device.items():
        assert same_bits(array.held, found[name]), name
        assert array.dtype == dtype, name


@every_surface
@few
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_nothing_lies_below_the_minimum_where_the_gradient_vanishes(
    kind: type[Surface], data: st.DataObject, seed: int
) -> None:
    surface = data.draw(_surfaces(kind))
    minimizers, least = surface.minimum()
    assert (minimizers is None) == (least is None)
    if minimizers is None or least is None:
        return
    assert minimizers.shape == (len(minimizers), surface.dimension())
    value, gradient = _gradient(surface, minimizers, _moment())
    scale = 1.0 + abs(least)
    np.testing.assert_allclose(value, least, rtol=0, atol=1e-9 * scale)
    # Where J is confined, it may end on the edge: a step downhill then leads back.
    lower = minimizers - gradient
    surface.project(np, lower)
    for point, moved in zip(minimizers, lower, strict=True):
        hessian = _hessian(surface, point)
        stiffness = 1.0 + float(np.abs(hessian).max())
        np.testing.assert_allclose(moved, point, rtol=0, atol=1e-12 * stiffness)
        assert np.linalg.eigvalsh(hessian).min() >= -1e-10 * stiffness
    anywhere = surface.value(np, _points(surface, seed, lanes=200), _moment())
    assert (anywhere >= least - 1e-9 * scale).all()


@every_surface
@few
@given(data=st.data())
def test_the_gradient_vanishes_at_critical_points(kind: type[Surface], data: st.DataObject) -> None:
    surface = data.draw(_surfaces(kind))
    points = surface.critical_points()
    if points is None:
        return
    assert points.shape == (len(points), surface.dimension())
    for point in points:
        stiffness = 1.0 + float(np.abs(_hessian(surface, point)).max())
        _, gradient = _gradient(surface, point[None], _moment())
        np.testing.assert_allclose(gradient, 0.0, rtol=0, atol=1e-12 * stiffness)


@every_surface
@few
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_starts_are_drawn_about_the_nominal_one(kind: type[Surface], data: st.DataObject, seed: int) -> None:
    surface = data.draw(_surfaces(kind))
    exact = surface.replace(spread=0.0).start(seed)
    assert exact.dtype == np.float64
    assert exact.shape == (surface.dimension(),)
    assert same_bits(exact, surface.replace(spread=0.0).start(seed + 1))
    assert same_bits(surface.start(seed), surface.start(seed))
    moved = surface.replace(spread=0.01).start(seed)
    assert 0.0 < np.abs(moved - exact).max() < 0.1 or surface.project.__func__ is not Surface.project
    again = surface.start(seed).copy()
    surface.project(np, again[None])
    assert same_bits(again, surface.start(seed))


@every_surface
def test_drawing_knows_its_axes_and_region(kind: type[Surface]) -> None:
    surface = kind()
    names = surface.names()
    assert len(set(names)) == len(names) == surface.dimension()
    assert all(low < high for low, high in surface.window())
    surface.check()


@every_surface
def test_only_starting_points_differ_between_lanes(kind: type[Surface]) -> None:
    """Lanes share the function; `start` alone is asked of each."""
    for field in kind.fields:
        assert field.lane == field.name.startswith(("start_", "spread")), field.name


@every_surface
@few
@given(data=st.data(), seed=st.integers(0, 10**6), step=st.integers(0, STEPS))
def test_what_is_not_noisy_gives_updates_what_evaluations_see(
    kind: type[Surface], data: st.DataObject, seed: int, step: int
) -> None:
    if kind.noisy:
        return
    surface = data.draw(_surfaces(kind))
    points = _points(surface, seed)
    seen = surface.value(np, points, _moment(step))
    assert same_bits(seen, surface.value(np, points, _moment(step, drawn=True)))


@every_surface
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_descent_from_several_starts_equals_the_single_ones(kind: type[Surface], dtype: str) -> None:
    document = {
        "surface": {"kind": kind.kind, "spread": 0.1},
        "optimizer": "adam",
        "steps": 40,
        "evaluate_every": 10,
    }
    lanes = [{"seed": 3}, {"seed": 8}]
    together = Trainer(Experiment.from_document(document | {"lanes": lanes}), NumpyBackend(), dtype=dtype)
    block = together.advance(40)
    assert np.isfinite(block.columns["batch_loss"]).all()
    for lane, own in enumerate(lanes):
        single = Trainer(Experiment.from_document(document | own), NumpyBackend(), dtype=dtype)
        alone = single.advance(40)
        assert same_bits(single.parameters[0], together.parameters[lane])
        for name in ("batch_loss", "train_loss", "gradient_norm"):
            assert same_bits(alone.columns[name][:, 0], block.columns[name][:, lane]), name


def test_learning_from_data_is_no_surface() -> None:
    none = kinds_of("surfaces")["none"]()
    points = np.zeros((1, 1))
    for refused in (
        lambda: none.value(np, points, _moment()),
        lambda: none.gradient(np, points, _moment(), points),
        lambda: none.hessian_product(np, points, points, _moment(), points),
        lambda: none.start(1),
    ):
        with pytest.raises(NotImplementedError):
            refused()


def test_kinds_refuse_too_few_dimensions() -> None:
    with pytest.raises(InputError, match="dimensions"):
        kinds_of("surfaces")["rosenbrock"](dimensions=1)
