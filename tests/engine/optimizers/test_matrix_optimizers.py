"""Optimizers that see whole parameter arrays: against references over 1,000 updates, and against their formulas."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np
import pytest

from engine.backend import NumpyBackend
from engine.coefficients import CoefficientTable
from engine.layout import Block, Layout
from engine.optimizers.adafactor import Adafactor
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, Optimizer
from engine.optimizers.lamb import Lamb
from engine.optimizers.lars import Lars
from engine.optimizers.muon import Muon
from engine.optimizers.newton_schulz import orthogonalize
from engine.optimizers.prodigy import Prodigy
from engine.optimizers.schedule_free import ScheduleFreeAdamW, ScheduleFreeSgd
from engine.optimizers.sgd import Sgd
from engine.optimizers.shampoo import Shampoo
from engine.optimizers.soap import Soap
from tests.golden.make_matrix_optimizers import ARCHIVE, KEPT_EVERY, STEPS
from tests.golden.matrix_optimizer_cases import LAYOUT, OURS, PULLED
from tests.support.arrays import gap, same_bits
from tests.support.descent import descend
from tests.support.kinds import make
from tests.support.strict import StrictBackend

FACTORIZING = {"soap", "shampoo"}


@pytest.fixture(scope="module")
def golden() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE, allow_pickle=False) as archive:
        return dict(archive)


def _slopes(case: str, gradients: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """What an optimizer meets, update by update: the recorded gradients (steps, 43), pulled where the script pulls."""
    times, pull = count(), float(case in PULLED)
    return lambda theta: gradients[next(times)] + pull * theta


def _course(case: str, golden: dict[str, np.ndarray], steps: int, dtype: Any = np.float64) -> np.ndarray:
    """The path (steps + 1, 43) of one golden case."""
    slopes = _slopes(case, golden["gradients"].astype(np.float64))
    start, optimizer = golden["start"][None], make("optimizers", OURS[case])
    return descend([optimizer], slopes, start=start, steps=steps, dtype=dtype, layout=LAYOUT)[:, 0]


@pytest.mark.parametrize("case", OURS)
def test_one_recorded_gradient_sequence(case: str, golden: dict[str, np.ndarray]) -> None:
    kept, wanted = _course(case, golden, STEPS)[KEPT_EVERY::KEPT_EVERY], golden[case]
    assert kept.shape == wanted.shape
    tolerance = 1e-7 if OURS[case]["kind"] in FACTORIZING else 1e-10
    for block in LAYOUT.blocks:
        for one, other in zip(kept[:, block.span], wanted[:, block.span], strict=True):
            assert gap(one, other) <= tolerance, block.name


@pytest.mark.parametrize("case", OURS)
def test_single_precision_follows_double(case: str, golden: dict[str, np.ndarray]) -> None:
    single, double = (_course(case, golden, 100, dtype) for dtype in (np.float32, np.float64))
    assert gap(single, double) <= 1e-5


def _mates(kind: str, lanes: int = 5) -> list[Optimizer]:
    """Optimizers that differ in every number that may differ."""
    first = next(make("optimizers", own) for own in OURS.values() if own["kind"] == kind)
    found = [first]
    for lane in range(1, lanes):
        changed: dict[str, Any] = {}
        for field in type(first).fields:
            value = getattr(first, field.name)
            if field.lane and field.type_name == "integer":
                changed[field.name] = value + lane
            elif field.lane and field.type_name == "real":
                changed[field.name] = value * (1.0 - 0.1 * lane) or 0.01 * lane
        found.append(first.replace(**changed))
    return found


@pytest.mark.parametrize("differ", [True, False])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", sorted({own["kind"] for own in OURS.values()}))
def test_a_lane_and_a_device_give_the_bits_of_a_single_run(kind: str, dtype: Any, differ: bool) -> None:
    """On matrices, with one lane at zero and one whose gradient vanishes for a while."""
    optimizers = _mates(kind) if differ else _mates(kind)[:1] * 5
    generator = np.random.default_rng(4)
    gradients = generator.normal(size=(25, 5, LAYOUT.size)) * np.logspace(-3, 1, LAYOUT.size)
    gradients[:4, 2] = 0.0
    start = generator.normal(size=(5, LAYOUT.size))
    start[3] = 0.0
    together = descend(optimizers, gradients, start=start, dtype=dtype, layout=LAYOUT)
    assert np.isfinite(together).all()
    for lane, optimizer in enumerate(optimizers):
        own = slice(lane, lane + 1)
        alone = descend([optimizer], gradients[:, own], start=start[own], dtype=dtype, layout=LAYOUT)
        assert same_bits(alone, together[:, own])
    device = StrictBackend()
    assert same_bits(
        descend(optimizers, gradients, start=start, dtype=dtype, layout=LAYOUT, backend=device), together
    )


class Course:
    """One lane driven by hand, so that its state can be looked at."""

    def __init__(self, optimizer: Optimizer, start: np.ndarray, layout: Layout) -> None:
        self.optimizer, self.layout, self.step = optimizer, layout, 0
        self.parameters = start[None].copy()
        self.state = {name: np.zeros((1, *shape)) for name, shape in optimizer.state_shapes(layout).items()}
        optimizer.start(np, self.parameters, self.state, layout)

    @property
    def evaluated(self) -> np.ndarray:
        """The point that is evaluated, (P,)."""
        point = self.optimizer.evaluation_point(self.state)
        return self.parameters[0] if point is None else point[0]

    def move(self, gradient: np.ndarray, rate: float | None = None) -> np.ndarray:
        """Make an update and return it, (P,)."""
        rate = self.optimizer.learning_rate if rate is None else rate
        scalars = [[self.optimizer.coefficients(self.step, rate)]]
        c = CoefficientTable(scalars, NumpyBackend(), np.dtype(float))[0]
        update, parameters = np.zeros_like(self.parameters), self.parameters
        scratch: dict[str, np.ndarray] = {}

        def working(name: str) -> np.ndarray:
            return scratch.setdefault(name, np.full_like(update, np.nan))

        self.optimizer.apply(
            c, Arrays(np, gradient[None].copy(), parameters, update, self.state, working, self.layout)
        )
        self.parameters, self.step = parameters + update, self.step + 1
        return update[0]


def _noise(steps: int, seed: int = 0, layout: Layout = LAYOUT) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(steps, layout.size))


@pytest.mark.parametrize("case", ["schedule_free_sgd", "schedule_free_adamw"])
def test_schedule_free_evaluates_the_mean(case: str, golden: dict[str, np.ndarray]) -> None:
    course = Course(make("optimizers", OURS[case]), golden["start"], LAYOUT)
    for step, gradient in enumerate(golden["gradients"].astype(np.float64), start=1):
        course.move(gradient)
        if step % KEPT_EVERY == 0:
            assert gap(course.evaluated, golden[f"{case}.evaluated"][step // KEPT_EVERY - 1]) <= 1e-10


def test_schedule_free_sgd_without_interpolation_is_polyaks_average_of_sgd() -> None:
    start, gradients = _noise(1, 5)[0], _noise(60)
    plain = descend([Sgd(learning_rate=0.1)], gradients[:, None], start=start)[1:, 0]
    course = Course(ScheduleFreeSgd(learning_rate=0.1, beta=0.0), start, LAYOUT)
    for step, gradient in enumerate(gradients, start=1):
        course.move(gradient)
        assert gap(course.parameters[0], plain[step - 1]) <= 1e-13
        assert gap(course.evaluated, plain[:step].mean(axis=0)) <= 1e-13


@pytest.mark.parametrize("kind", [ScheduleFreeSgd, ScheduleFreeAdamW])
def test_schedule_free_weights_each_point_by_the_square_of_its_rate(kind: type[Optimizer]) -> None:
    course, rates = Course(kind(), _noise(1, 5)[0], LAYOUT), [0.0, 0.1, 0.2, 0.4, 0.1, 0.0, 0.3]
    points = []
    for rate, gradient in zip(rates, _noise(len(rates)), strict=True):
        course.move(gradient, rate)
        points.append(course.state["z"][0].copy())
    wanted = np.average(points, axis=0, weights=np.square(rates))
    assert gap(course.state["x"][0], wanted) <= 1e-13
    assert gap(course.evaluated, wanted) <= 1e-13
    assert gap(course.parameters[0], 0.1 * points[-1] + 0.9 * wanted) <= 1e-13


def test_schedule_free_passes_what_else_moves_the_parameters_on_to_z() -> None:
    """With weight decay beside it, z makes the steps of the objective with the decay in it."""
    course, decay, rate = Course(ScheduleFreeSgd(learning_rate=0.1), _noise(1, 5)[0], LAYOUT), 0.3, 0.1
    before = course.state["z"][0].copy()
    gradients, place = _noise(2), course.parameters[0].copy()
    course.move(gradients[0])
    course.parameters -= rate * decay * place
    course.move(gradients[1])
    wanted = before - rate * (gradients[0] + decay * place) - rate * gradients[1]
    assert gap(course.state["z"][0], wanted) <= 1e-13


MATRIX = Layout((Block("weight", 0, (6, 4)),))


def test_newton_schulz_brings_singular_values_near_one() -> None:
    """Those that are not tiny end where the quintic's attractor lies; the singular vectors stay."""
    generator = np.random.default_rng(1)
    left, right = (np.linalg.qr(generator.normal(size=(size, 8)))[0] for size in (20, 8))
    values = np.linspace(0.05, 1.0, 8)
    matrix = (left * values) @ right.T
    for tall in (matrix, 1e6 * matrix, matrix.T):
        found = orthogonalize(np, tall[None], 5.0)[0]
        singular = np.linalg.svd(found, compute_uv=False)
        assert singular.min() >= 0.68
        assert singular.max() <= 1.13
    diagonal = left.T @ orthogonalize(np, matrix[None], 5.0)[0] @ right
    assert np.abs(diagonal - np.diag(np.diag(diagonal))).max() <= 1e-12
    assert (np.diag(diagonal) > 0.0).all()


def test_newton_schulz_is_its_polynomial_of_the_singular_values() -> None:
    values = np.array([0.9, 0.3, 0.01])
    found = np.diag(orthogonalize(np, np.diag(values)[None], 2.0)[0])
    wanted = values / np.linalg.norm(values)
    for _ in range(2):
        wanted = 3.4445 * wanted - 4.7750 * wanted**3 + 2.0315 * wanted**5
    assert gap(found, wanted) <= 1e-14


@pytest.mark.parametrize("nesterov", [True, False])
def test_muon_does_not_feel_the_scale_of_gradients(nesterov: bool) -> None:
    gradients = _noise(30, layout=MATRIX)[:, None]
    plain, scaled, odd = (
        descend([Muon(nesterov=nesterov)], factor * gradients, layout=MATRIX)
        for factor in (1.0, 2.0**-30, 1e7)
    )
    assert same_bits(plain, scaled)
    assert gap(odd, plain) <= 1e-13


def test_muons_scale_grows_with_outputs_over_inputs() -> None:
    """A layer with more outputs than inputs: inputs are the rows here, the columns in Jordan's program."""
    for shape, aspect in (((2, 8), 2.0), ((8, 2), 1.0)):
        layout = Layout((Block("weight", 0, shape),))
        gradients = _noise(1, layout=layout)[:, None]
        steps = {
            scaling: np.diff(descend([Muon(scaling=scaling)], gradients, layout=layout, start=0.0), axis=0)
            for scaling in ("none", "aspect", "size")
        }
        assert gap(steps["aspect"], aspect * steps["none"]) <= 1e-14
        assert gap(steps["size"], 0.2 * np.sqrt(8.0) * steps["none"]) <= 1e-14


def test_muon_moves_all_but_hidden_matrices_as_adam() -> None:
    gradients, start = _noise(40)[:, None], _noise(1, 5)[0]
    muon = descend([Muon(learning_rate=0.02, ratio=0.25)], gradients, layout=LAYOUT, start=start)[:, 0]
    adam = descend([Adam(learning_rate=0.005, beta2=0.95, epsilon=1e-10)], gradients, start=start)[:, 0]
    assert gap(muon[:, 24:], adam[:, 24:]) <= 1e-13
    assert gap(muon[:, :24], adam[:, :24]) > 0.01


def test_soap_with_bases_that_stay_the_identity_is_adam() -> None:
    """No side is small enough; the first gradient only starts the preconditioners."""
    gradients = _noise(40)[:, None]
    settings: dict[str, Any] = {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.97}
    soap = descend([Soap(largest=1, **settings)], gradients, layout=LAYOUT)
    adam = descend([Adam(**settings)], gradients[1:])
    assert same_bits(soap[0], soap[1])
    assert gap(soap[1:], adam) <= 1e-13


def test_soap_does_not_feel_a_rotation_of_the_columns() -> None:
    """The basis turns with the gradients, so the path in turned coordinates is the turned path."""
    gradients = (_noise(30, layout=MATRIX) * np.logspace(0, -2, 24)).reshape(30, 6, 4)
    turn = np.linalg.qr(_noise(4, layout=Layout.single(4)))[0]
    soap = Soap(learning_rate=0.01, precondition_every=3, largest=4)
    path, turned = (
        descend([soap], slopes.reshape(30, 1, 24), layout=MATRIX, start=0.0).reshape(-1, 6, 4)
        for slopes in (gradients, gradients @ turn)
    )
    assert gap(turned, path @ turn) <= 1e-9


@pytest.mark.parametrize("kind", [Soap, Shampoo])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_lane_that_is_lost_takes_no_other_with_it(kind: type[Optimizer], value: float) -> None:
    gradients = np.repeat(_noise(25)[:, None], 2, axis=1)
    gradients[5, 0, 3] = value
    with np.errstate(all="ignore"):
        both = descend([kind(), kind()], gradients, layout=LAYOUT)
    alone = descend([kind()], gradients[:, 1:], layout=LAYOUT)
    assert same_bits(both[:, 1:], alone)
    assert not np.isfinite(both[-1, 0]).all()


def test_shampoo_on_one_gradient_orthogonalizes_it() -> None:
    """(GGᵀ)^(−1/4) G (GᵀG)^(−1/4) = UVᵀ, when there is but one G."""
    gradient = _noise(1, layout=MATRIX)
    path = descend([Shampoo(learning_rate=0.5, epsilon=0.0)], gradient[:, None], layout=MATRIX, start=0.0)
    left, _, right = np.linalg.svd(gradient.reshape(6, 4), full_matrices=False)
    assert gap(path[1, 0].reshape(6, 4), -0.5 * left @ right) <= 1e-9


def test_shampoos_diagonal_step_is_adagrads() -> None:
    gradients = _noise(20)
    shampoo = descend([Shampoo(largest=1, epsilon=0.25)], gradients[:, None], layout=LAYOUT, start=0.0)[1:, 0]
    wanted = np.cumsum(-0.1 * gradients / np.sqrt(0.25 + np.cumsum(gradients**2, axis=0)), axis=0)
    assert gap(shampoo, wanted) <= 1e-13


def test_prodigys_distance_never_falls_and_finds_the_scale() -> None:
    """On ∥θ − c∥₁ with the start at 0 it rises from 1e-6 to the order of the distance, and stays."""
    target = _noise(1, 3)[0] * 10.0
    course, distances = Course(Prodigy(), np.zeros(LAYOUT.size), LAYOUT), []
    for _ in range(400):
        course.move(np.sign(course.parameters[0] - target))
        distances.append(course.state["distance"][0])
    assert (np.diff(distances) >= 0.0).all()
    assert distances[0] >= 1e-6
    assert 0.1 <= distances[-1] <= np.abs(target).max()


def test_lambs_step_is_as_long_as_the_rate_times_the_array() -> None:
    course = Course(Lamb(learning_rate=0.03, weight_decay=0.1), _noise(1, 5)[0], LAYOUT)
    for gradient in _noise(20):
        before = course.parameters[0].copy()
        update = course.move(gradient)
        for block in LAYOUT.blocks:
            if block.penalized:
                length = np.linalg.norm(before[block.span])
                assert np.linalg.norm(update[block.span]) == pytest.approx(0.03 * length, rel=1e-12)


def test_lars_first_step_is_a_share_of_the_array_whatever_the_gradients_scale() -> None:
    start, gradient = _noise(1, 5)[0], _noise(1)[0]
    for factor in (1e-6, 1.0, 1e6):
        update = Course(Lars(learning_rate=0.5, trust=0.02), start, LAYOUT).move(factor * gradient)
        for block in LAYOUT.blocks:
            own = update[block.span]
            if block.penalized:
                length = np.linalg.norm(start[block.span])
                assert np.linalg.norm(own) == pytest.approx(0.5 * 0.02 * length, rel=1e-12)
            else:
                assert own == pytest.approx(-0.5 * factor * gradient[block.span], rel=1e-12)


@pytest.mark.parametrize("kind", [Lars, Lamb])
def test_weights_at_zero_can_leave_it(kind: type[Optimizer]) -> None:
    update = Course(kind(), np.zeros(LAYOUT.size), LAYOUT).move(_noise(1)[0])
    assert (update != 0.0).all()


@pytest.mark.parametrize("kind", [Lars, Lamb])
def test_what_penalties_leave_alone_has_no_trust_ratio(kind: type[Lars | Lamb]) -> None:
    """A matrix of gains moves as the same numbers in a vector do."""
    start, gradients = _noise(1, 5)[0, :24], _noise(10, layout=MATRIX)[:, None]
    paths = [
        descend([kind(weight_decay=0.1)], gradients, start=start, layout=Layout((block,)))
        for block in (
            Block("gain", 0, (6, 4), penalized=False),
            Block("gain", 0, (24,)),
            Block("weight", 0, (6, 4)),
        )
    ]
    assert same_bits(paths[0], paths[1])
    assert gap(paths[2], paths[1]) > 0.01


def test_adafactor_has_adams_squares_where_they_are_a_product() -> None:
    """g² of rank one at each step, with one fixed profile of the columns: V is exactly the mean of g²."""
    generator = np.random.default_rng(2)
    columns, signs = generator.uniform(0.5, 2.0, size=4), generator.choice([-1.0, 1.0], size=(50, 6, 4))
    gradients = signs * generator.uniform(0.1, 3.0, size=(50, 6, 1)) * columns
    adafactor = Adafactor(learning_rate=0.01, relative=False, clip=1e6)
    path = descend([adafactor], gradients.reshape(50, 1, 24), layout=MATRIX, start=0.0)
    mean, place = np.zeros((6, 4)), np.zeros((6, 4))
    for step, gradient in enumerate(gradients, start=1):
        decay = 1.0 - step**-0.8
        mean = decay * mean + (1.0 - decay) * gradient**2
        place = place - 0.01 * gradient / np.sqrt(mean)
        assert gap(path[step, 0].reshape(6, 4), place) <= 1e-12


def test_adafactors_relative_steps_and_clipping_bound_an_update() -> None:
    course = Course(Adafactor(learning_rate=0.05, clip=0.5, floor=0.01), _noise(1, 5)[0], LAYOUT)
    spikes = np.where(np.arange(600) % 7, 1.0, 50.0)[:, None]
    for step, gradient in enumerate(_noise(600) * spikes, start=1):
        before = course.parameters[0].copy()
        update = course.move(gradient)
        for block in LAYOUT.blocks:
            size, moved = (np.sqrt(np.mean(flat[block.span] ** 2)) for flat in (before, update))
            largest = max(size, 0.01) * min(0.05, step**-0.5) * 0.5
            assert moved <= largest * (1.0 + 1e-12)
            if step == 1:
                assert moved == pytest.approx(largest, rel=1e-12)
