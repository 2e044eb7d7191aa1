"""Methods with a line search or with curvature: against SciPy's line search, closed forms and linear algebra."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.layout import Layout
from engine.optimizers.line_search import Wolfe
from tests.golden.make_second_order import (
    ARCHIVE,
    CONDITIONS,
    FUNCTIONS,
    MATRIX,
    MEMORY,
    METHODS,
    SIZE,
    STARTS,
    STEPS,
    quadratic,
    quadratic_gradient,
    rosenbrock,
    rosenbrock_gradient,
)
from tests.support.kinds import kinds_of, make
from tests.support.oracle import Function, ask
from tests.support.strict import StrictBackend

QUADRATIC = Function(quadratic, quadratic_gradient, lambda x: MATRIX)


def rosenbrock_hessian(x: np.ndarray) -> np.ndarray:
    hessian = np.diag(np.r_[1200.0 * x[:-1] ** 2 - 400.0 * x[1:] + 2.0, 0.0])
    hessian += np.diag(np.r_[0.0, np.full(len(x) - 1, 200.0)])
    hessian += np.diag(-400.0 * x[:-1], 1) + np.diag(-400.0 * x[:-1], -1)
    return hessian


def rosenbrock_gauss_newton(x: np.ndarray) -> np.ndarray:
    """2 JᵀJ of the residuals 10 (xᵢ₊₁ − xᵢ²) and 1 − xᵢ."""
    size = len(x)
    bend = np.zeros((size - 1, size))
    bend[range(size - 1), range(size - 1)] = -20.0 * x[:-1]
    bend[range(size - 1), range(1, size)] = 10.0
    jacobian = np.vstack([bend, -np.eye(size)[:-1]])
    return 2.0 * jacobian.T @ jacobian


ROSENBROCK = Function(rosenbrock, rosenbrock_gradient, rosenbrock_hessian, rosenbrock_gauss_newton)
# x² − y² + ¼y⁴: a saddle at the origin between minima at y = ±√2.
SADDLE = Function(
    lambda x: float(x[0] ** 2 - x[1] ** 2 + 0.25 * x[1] ** 4),
    lambda x: np.array([2.0 * x[0], -2.0 * x[1] + x[1] ** 3]),
    lambda x: np.diag([2.0, -2.0 + 3.0 * x[1] ** 2]),
)
NEAR = np.array([0.5, 0.8, 0.3, 0.6])
ASKING = [name for name, kind in kinds_of("optimizers").items() if kind.asks]


@pytest.fixture(scope="module")
def golden() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE, allow_pickle=False) as archive:
        return dict(archive)


def one(kind: str, function: Function, start: Any, steps: int, **fields: Any) -> np.ndarray:
    found = ask([make("optimizers", {"kind": kind} | fields)], function, np.asarray(start)[None], steps)
    return found.points[:, 0]


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("method", METHODS)
def test_iterates_are_those_around_scipys_line_search(
    method: str, name: str, golden: dict[str, np.ndarray]
) -> None:
    c1, c2 = CONDITIONS[method]
    fields = {"sufficient": c1, "curvature": c2} | ({"memory": MEMORY} if method == "lbfgs" else {})
    function = ROSENBROCK if name == "rosenbrock" else QUADRATIC
    path = one(method, function, STARTS[name], STEPS, **fields)
    wanted = golden[f"{method}.{name}"]
    assert path.shape == wanted.shape
    if (method, name) == ("conjugate_gradient", "quadratic"):
        # It has arrived after so many steps; then rounding decides which interpolation a search tries.
        path, wanted = path[: SIZE + 1], wanted[: SIZE + 1]
    np.testing.assert_allclose(path, wanted, rtol=1e-7, atol=1e-7 * np.abs(wanted[0]).max())
    assert FUNCTIONS[name][0](path[-1]) < 0.05 * FUNCTIONS[name][0](path[0])


@pytest.mark.parametrize("beta", ["polak_ribiere", "fletcher_reeves", "hestenes_stiefel", "dai_yuan"])
def test_with_exact_search_conjugate_gradients_end_a_quadratic_in_as_many_steps_as_it_has_axes(
    beta: str,
) -> None:
    """The iterates are those of linear conjugate gradients (Nocedal & Wright, algorithm 5.2)."""
    path = one(
        "conjugate_gradient",
        QUADRATIC,
        STARTS["quadratic"],
        SIZE,
        beta=beta,
        curvature=1e-9,
        sufficient=1e-12,
    )
    x, residual = STARTS["quadratic"], -quadratic_gradient(STARTS["quadratic"])
    direction, exact = residual, [x]
    for _ in range(SIZE):
        length = residual @ residual / (direction @ MATRIX @ direction)
        x = x + length * direction
        new = residual - length * MATRIX @ direction
        direction = new + (new @ new) / (residual @ residual) * direction
        residual = new
        exact.append(x)
    np.testing.assert_allclose(path, exact, atol=1e-6)
    assert np.linalg.norm(path[-1]) < 1e-6


def test_newton_ends_a_quadratic_in_one_step_and_stops_at_a_saddle() -> None:
    assert np.linalg.norm(one("newton", QUADRATIC, STARTS["quadratic"], 1)[-1]) < 1e-13
    path = one("newton", SADDLE, [1.0, 0.3], 12)
    np.testing.assert_allclose(path[-1], 0.0, atol=1e-12)


def test_saddle_free_newton_leaves_the_saddle() -> None:
    path = one("saddle_free_newton", SADDLE, [1.0, 1e-3], 40)
    np.testing.assert_allclose(path[-1], [0.0, np.sqrt(2.0)], atol=1e-9)
    assert SADDLE.value(path[-1]) == pytest.approx(-1.0)


@settings(max_examples=20)
@given(
    damping=st.floats(0.0, 10.0),
    rate=st.floats(0.1, 1.5),
    start=st.lists(st.floats(-2, 2), min_size=3, max_size=3),
)
def test_a_newton_step_solves_with_the_damped_hessian(
    damping: float, rate: float, start: list[float]
) -> None:
    x = np.array(start)
    hessian = rosenbrock_hessian(x)
    gradient = rosenbrock_gradient(x)
    eigenvalues, vectors = np.linalg.eigh(hessian)
    for kind, own in (("newton", eigenvalues), ("saddle_free_newton", np.abs(eigenvalues))):
        if np.abs(own + damping).min() < 1e-6 * np.abs(own).max():
            continue
        step = one(kind, ROSENBROCK, x, 1, damping=damping, learning_rate=rate)[1] - x
        exact = -rate * vectors @ ((vectors.T @ gradient) / (own + damping))
        np.testing.assert_allclose(step, exact, rtol=1e-6, atol=1e-9 * max(1.0, np.abs(exact).max()))


def test_levenberg_marquardt_solves_with_the_damped_gauss_newton_matrix_and_never_rises() -> None:
    x = NEAR  # not the other start: it lies in the basin of a local minimum
    path = one("levenberg_marquardt", ROSENBROCK, x, 60, damping=0.5, tolerance=1e-12, iterations=200)
    system = rosenbrock_gauss_newton(x) + 0.5 * np.eye(len(x))
    exact = x - np.linalg.solve(system, rosenbrock_gradient(x))
    if rosenbrock(exact) <= rosenbrock(x):
        np.testing.assert_allclose(path[1], exact, rtol=1e-7)
    values = [rosenbrock(point) for point in path]
    assert (np.diff(values) <= 0.0).all()
    np.testing.assert_allclose(path[-1], 1.0, atol=1e-7)


def test_the_hessian_free_method_finds_the_minimum() -> None:
    path = one("hessian_free", ROSENBROCK, NEAR, 150, tolerance=1e-8)
    np.testing.assert_allclose(path[-1], 1.0, atol=1e-5)


def test_exact_coordinate_descent_is_gauss_seidel_on_a_quadratic() -> None:
    path = one("coordinate_descent", QUADRATIC, STARTS["quadratic"], 3 * SIZE)
    x = STARTS["quadratic"].copy()
    for step in range(3 * SIZE):
        axis = step % SIZE
        x[axis] = -(MATRIX[axis] @ x - MATRIX[axis, axis] * x[axis]) / MATRIX[axis, axis]
        np.testing.assert_allclose(path[step + 1], x, atol=1e-12)


def test_greedy_coordinate_descent_moves_the_component_with_the_largest_gradient() -> None:
    path = one(
        "coordinate_descent",
        QUADRATIC,
        STARTS["quadratic"],
        5,
        order="greedy",
        exact=False,
        learning_rate=0.01,
    )
    for before, after in pairwise(path):
        gradient = quadratic_gradient(before)
        axis = np.argmax(np.abs(gradient))
        expected = before.copy()
        expected[axis] -= 0.01 * gradient[axis]
        np.testing.assert_allclose(after, expected, rtol=1e-14)


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_lanes_and_a_device_give_the_bits_of_single_runs(kind: str, dtype: Any) -> None:
    """Points and counts of calls; the lanes end their searches at different times."""
    starts = np.random.default_rng(5).normal(size=(5, 4))
    rates = [1.0, 0.5, 1.0, 0.1, 0.9]
    optimizers = [make("optimizers", {"kind": kind, "learning_rate": rate}) for rate in rates]
    together = ask(optimizers, ROSENBROCK, starts, 12, dtype=dtype)
    for lane, optimizer in enumerate(optimizers):
        alone = ask([optimizer], ROSENBROCK, starts[lane : lane + 1], 12, dtype=dtype)
        np.testing.assert_array_equal(alone.points[:, 0], together.points[:, lane])
        np.testing.assert_array_equal(alone.calls[:, 0], together.calls[:, lane])
    device = ask(optimizers, ROSENBROCK, starts, 12, dtype=dtype, backend=StrictBackend())
    np.testing.assert_array_equal(device.points, together.points)


@pytest.mark.parametrize("kind", ASKING)
def test_at_a_stationary_point_nothing_moves(kind: str) -> None:
    path = one(kind, QUADRATIC, np.zeros(SIZE), 3)
    np.testing.assert_array_equal(path, 0.0)


@settings(max_examples=60)
@given(
    low=st.floats(0.05, 20.0),
    wiggle=st.floats(0.0, 0.9),
    first=st.floats(1e-3, 50.0),
    c2=st.floats(0.1, 0.9),
)
def test_a_step_that_was_found_meets_both_conditions(
    low: float, wiggle: float, first: float, c2: float
) -> None:
    def value(at: float) -> tuple[float, float]:
        return (
            (at - low) ** 2 + wiggle * np.sin(3.0 * at),
            2.0 * (at - low) + 3.0 * wiggle * np.cos(3.0 * at),
        )

    start, slope = value(0.0)
    search = Wolfe(1e-4, c2).search(start, slope, first)
    if slope >= 0.0:
        with pytest.raises(StopIteration) as end:
            next(search)
        assert end.value.value == 0.0
        return
    at, calls, length = next(search), 0, 0.0
    while True:
        try:
            at = search.send(value(at))
            calls += 1
        except StopIteration as end:
            length = end.value
            break
    reached, there = value(length)
    assert reached <= start + 1e-4 * length * slope + 1e-12
    if calls < 9:  # else it may have given up with mere decrease
        assert abs(there) <= -c2 * slope + 1e-12 or length == 0.0


def test_a_search_steps_back_from_values_that_are_not_finite() -> None:
    search = Wolfe().search(1.0, -1.0, 8.0)
    at = next(search)
    for _ in range(30):
        answer = (np.inf, np.nan) if at > 1.0 else ((at - 0.5) ** 2 + 0.75, 2.0 * (at - 0.5))
        try:
            at = search.send(answer)
        except StopIteration as end:
            found = end.value
            break
    else:
        raise AssertionError("the search does not end")
    assert 0.0 < found <= 1.0


@pytest.mark.parametrize("kind", ["bfgs", "newton", "saddle_free_newton"])
def test_too_many_parameters_are_refused_in_words(kind: str) -> None:
    with pytest.raises(InputError, match="are too many"):
        make("optimizers", kind).check(Layout.single(100_000))
