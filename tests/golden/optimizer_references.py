"""What our optimizers are compared with: PyTorch's, optax's, and plain transcriptions of papers for the others.

A reference is made from a starting point and its arguments, and takes gradients: each gives the next point at which
a gradient is wanted. Everything is float64. The transcriptions follow the papers' own sequences and know nothing of
our reparametrizations.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np

Step = Callable[[np.ndarray], np.ndarray]


def reference(name: str, start: np.ndarray, arguments: dict[str, Any]) -> Step:
    """`torch.NAME`, `optax.NAME`, `optax.contrib.NAME` or `paper.NAME`."""
    library, _, own = name.partition(".")
    return {"torch": _torch, "optax": _optax, "paper": _paper}[library](own, start, arguments)


def _torch(name: str, start: np.ndarray, arguments: dict[str, Any]) -> Step:
    torch: Any = importlib.import_module("torch")
    torch.set_default_dtype(torch.float64)  # of NAdam's product of momenta
    point = torch.from_numpy(start.copy()).requires_grad_()
    optimizer = getattr(torch.optim, name)([point], **arguments)

    def step(gradient: np.ndarray) -> np.ndarray:
        point.grad = torch.from_numpy(gradient.copy())
        optimizer.step()
        return np.array(point.detach().numpy())

    return step


def _optax(name: str, start: np.ndarray, arguments: dict[str, Any]) -> Step:
    jax: Any = importlib.import_module("jax")
    jax.config.update("jax_enable_x64", val=True)
    home: Any = importlib.import_module("optax")
    for part in name.split("."):
        home = getattr(home, part)
    if "warmup" in arguments:
        arguments = ademamix_schedulers(jax.numpy, **arguments)
    optimizer = home(**arguments)
    advance = jax.jit(optimizer.update)
    point, state = start.copy(), optimizer.init(jax.numpy.asarray(start))

    def step(gradient: np.ndarray) -> np.ndarray:
        nonlocal point, state
        update, state = advance(jax.numpy.asarray(gradient), state, jax.numpy.asarray(point))
        assert update.dtype == np.float64
        point = point + np.asarray(update)
        return point

    return step


def ademamix_schedulers(xp: Any, warmup: int, **arguments: Any) -> dict[str, Any]:
    """The paper's appendix: α and β₃ after `count` updates, as it writes them."""
    alpha, last, first = arguments["alpha"], arguments["b3"], arguments["b1"]

    def slow_weight(count: Any) -> Any:
        return xp.minimum((xp.asarray(count, dtype="float64") + 1.0) * alpha / warmup, alpha)

    def slow_decay(count: Any) -> Any:
        share = (xp.asarray(count, dtype="float64") + 1.0) / warmup
        below = (1.0 - share) * np.log(last) + share * np.log(first)
        grown = xp.exp(np.log(first) * np.log(last) / xp.where(share < 1.0, below, 1.0))
        return xp.where(share < 1.0, xp.minimum(grown, last), last)

    return arguments | {"alpha": slow_weight, "b3": slow_decay}


def _paper(name: str, start: np.ndarray, arguments: dict[str, Any]) -> Step:
    sequence = PAPERS[name](start.copy(), **arguments)
    next(sequence)
    return sequence.send


def heavy_ball(theta: np.ndarray, rate: float, momentum: float) -> Any:
    """Polyak 1964: three points in a row."""
    before = theta
    while True:
        gradient = yield theta
        theta, before = theta - rate * gradient + momentum * (theta - before), theta


def nesterov(y: np.ndarray, rate: float, momentum: float | None = None) -> Any:
    """Nesterov 1983: gradients are taken at y; a constant momentum takes the place of the growing one."""
    x, a = y, 1.0
    while True:
        gradient = yield y
        x_next = y - rate * gradient
        a_next = 0.5 * (1.0 + np.sqrt(4.0 * a * a + 1.0))
        share = (a - 1.0) / a_next if momentum is None else momentum
        y, x, a = x_next + share * (x_next - x), x_next, a_next


def rmsprop_nesterov(theta: np.ndarray, rate: float, rho: float, momentum: float, epsilon: float) -> Any:
    """Goodfellow et al. 2016, algorithm 8.6: gradients are taken at the interim point; ε stands outside of the root."""
    velocity, square = np.zeros_like(theta), np.zeros_like(theta)
    while True:
        gradient = yield theta + momentum * velocity
        square = rho * square + (1.0 - rho) * gradient**2
        velocity = momentum * velocity - rate * gradient / (np.sqrt(square) + epsilon)
        theta = theta + velocity


def qhm(theta: np.ndarray, rate: float, beta: float, nu: float) -> Any:
    """Ma & Yarats 2019, equations 3 and 4."""
    mean = np.zeros_like(theta)
    while True:
        gradient = yield theta
        mean = beta * mean + (1.0 - beta) * gradient
        theta = theta - rate * ((1.0 - nu) * gradient + nu * mean)


def qh_adam(
    theta: np.ndarray, rate: float, betas: tuple[float, float], nus: tuple[float, float], epsilon: float
) -> Any:
    """Ma & Yarats 2019, section 4."""
    mean, square, count = np.zeros_like(theta), np.zeros_like(theta), 0
    while True:
        gradient = yield theta
        count += 1
        mean = betas[0] * mean + (1.0 - betas[0]) * gradient
        square = betas[1] * square + (1.0 - betas[1]) * gradient**2
        mean_hat, square_hat = mean / (1.0 - betas[0] ** count), square / (1.0 - betas[1] ** count)
        above = (1.0 - nus[0]) * gradient + nus[0] * mean_hat
        theta = theta - rate * above / (np.sqrt((1.0 - nus[1]) * gradient**2 + nus[1] * square_hat) + epsilon)


def adan(theta: np.ndarray, rate: float, betas: tuple[float, float, float], epsilon: float) -> Any:
    """Xie et al. 2022, algorithm 1 with corrected means; its βs are one less these.

    optax 0.2.8 weighs the change by 1 less the decay, where the paper and its program have the decay itself.
    """
    b1, b2, b3 = (1.0 - beta for beta in betas)
    m, v, n = (np.zeros_like(theta) for _ in range(3))
    before, count = None, 0
    while True:
        gradient = yield theta
        count += 1
        change = np.zeros_like(gradient) if before is None else gradient - before
        before = gradient
        m = (1.0 - b1) * m + b1 * gradient
        v = (1.0 - b2) * v + b2 * change
        n = (1.0 - b3) * n + b3 * (gradient + (1.0 - b2) * change) ** 2
        m_hat, v_hat, n_hat = (
            mean / (1.0 - beta**count) for mean, beta in zip((m, v, n), betas, strict=True)
        )
        theta = theta - rate / (np.sqrt(n_hat) + epsilon) * (m_hat + (1.0 - b2) * v_hat)


def signum(theta: np.ndarray, rate: float, beta: float) -> Any:
    """Bernstein et al. 2018, algorithm 2."""
    momentum = np.zeros_like(theta)
    while True:
        gradient = yield theta
        momentum = beta * momentum + (1.0 - beta) * gradient
        theta = theta - rate * np.sign(momentum)


PAPERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (heavy_ball, nesterov, rmsprop_nesterov, qhm, qh_adam, adan, signum)
}
