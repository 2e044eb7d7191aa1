"""Levenberg–Marquardt and the Hessian-free method: Gauss–Newton products and conjugate gradients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, step_size
from engine.optimizers.stages import SCALING
from engine.products import dots


class GaussNewtonMethod(Optimizer):
    """Minimizes the damped quadratic model m(d) = gᵀd + ½dᵀ(G + λI)d by conjugate gradients, from d = 0.

    λ follows how well the model without damping foretold the change of J: up where less than a quarter of it came,
    down where more than three quarters did (Martens 2010, section 4.1).
    """

    asks: ClassVar[bool] = True
    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False
    growth: ClassVar[float]
    refuses: ClassVar[bool]
    """Whether a step that raises J is not taken."""

    learning_rate: float = step_size(1.0)
    damping: float = fields.real(
        1.0,
        title="Damping",
        symbol="λ₀",
        above=0.0,
        scale="log",
        slider=(1e-6, 1e3),
        help="Where λ starts; it adapts itself.",
    )
    iterations: int = fields.integer(
        50,
        title="Inner iterations",
        unit="steps",
        low=1,
        high=10_000,
        scale="log",
        slider=(1, 500),
        live=True,
        help="Most conjugate-gradient steps of an update; each costs one product.",
    )
    tolerance: float = fields.real(
        1e-4,
        title="Inner tolerance",
        low=0.0,
        below=1.0,
        scale="log",
        slider=(1e-12, 0.1),
        live=True,
        help="The inner iteration ends when the residual has shrunk to this share.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return {"damping": ()}

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["damping"][...] = self.damping

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"step_size": learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, oracle, gradient = arrays.xp, arrays.oracle, arrays.gradient
        assert oracle is not None
        damping = arrays.state["damping"]
        step, residual = self._solve(arrays, damping[:, None])
        # Gd = −g − λd − r, so that the model needs no further product.
        curved = xp.negative(gradient + damping[:, None] * step + residual)
        rate = c["step_size"] if isinstance(c["step_size"], float) else c["step_size"][:, 0]
        foretold = rate * (dots(xp, gradient, step) + 0.5 * rate * dots(xp, step, curved))
        arrays.note(SCALING, step, -1.0)
        update = xp.multiply(step, c["step_size"], out=arrays.update)
        before = oracle.value(arrays.parameters)
        after = oracle.value(xp.add(arrays.parameters, update, out=arrays.scratch("point")))
        change = after - before
        falls = foretold < 0.0
        ratio = xp.where(falls, change / xp.where(falls, foretold, -1.0), 0.5)
        better = xp.logical_and(xp.isfinite(after), ratio > 0.75)
        worse = xp.logical_not(xp.logical_and(xp.isfinite(after), ratio >= 0.25))
        damping *= xp.where(worse, self.growth, xp.where(better, 1.0 / self.growth, 1.0))
        xp.clip(damping, 1e-20, 1e20, out=damping)
        if self.refuses:
            taken = xp.logical_and(xp.isfinite(after), change <= 0.0)
            update[...] = xp.where(taken[:, None], update, 0.0)

    def _solve(self, arrays: Arrays, damping: Array) -> tuple[Array, Array]:
        """d and the residual −g − (G + λI)d, all lanes in lock step; a lane that is done changes no more."""
        xp, oracle = arrays.xp, arrays.oracle
        assert oracle is not None
        step, residual, search = (arrays.scratch(name) for name in ("step", "residual", "search"))
        product = arrays.scratch("product")
        step[...] = 0.0
        xp.negative(arrays.gradient, out=residual)
        search[...] = residual
        square = dots(xp, residual, residual)
        enough = square * self.tolerance**2
        for _ in range(min(self.iterations, 2 * step.shape[1])):
            open_lanes = xp.logical_and(square > enough, xp.isfinite(square))
            active = oracle.to_host(open_lanes)
            if not active.any():
                break
            oracle.gauss_newton_product(search, product, active)
            product += damping * search
            curvature = dots(xp, search, product)
            usable = xp.logical_and(open_lanes, curvature > 0.0)
            length = xp.where(usable, square / xp.where(usable, curvature, 1.0), 0.0)[:, None]
            step += length * search
            residual -= length * product
            new = dots(xp, residual, residual)
            keep = xp.where(usable, new / xp.where(usable, square, 1.0), 1.0)[:, None]
            search[...] = xp.where(usable[:, None], residual + keep * search, search)
            # Negative curvature, which only rounding can show here, ends the lane's iteration.
            square = xp.where(usable, new, 0.0)
        return step, residual


class LevenbergMarquardt(
    GaussNewtonMethod,
    kind="levenberg_marquardt",
    title="Levenberg–Marquardt",
    reference="Marquardt 1963, An algorithm for least-squares estimation of nonlinear parameters; Nocedal & Wright "
    "2006, Numerical Optimization, 2nd ed., section 10.3",
    formula="(G + λI) d = −g, θ ← θ + ηd where J falls",
    rank=250,
):
    """Between Gauss–Newton and the gradient: a step that raises J is refused and λ grows tenfold."""

    growth: ClassVar[float] = 10.0
    refuses: ClassVar[bool] = True

    damping: float = fields.real(
        1e-2,
        title="Damping",
        symbol="λ₀",
        above=0.0,
        scale="log",
        slider=(1e-6, 1e3),
        help="Where λ starts; it adapts itself.",
    )
    tolerance: float = fields.real(
        1e-8,
        title="Inner tolerance",
        low=0.0,
        below=1.0,
        scale="log",
        slider=(1e-12, 0.1),
        live=True,
        help="The inner iteration ends when the residual has shrunk to this share.",
    )


class HessianFree(
    GaussNewtonMethod,
    kind="hessian_free",
    title="Hessian-free",
    reference="Martens 2010, Deep learning via Hessian-free optimization; Schraudolph 2002, Fast curvature "
    "matrix-vector products",
    formula="(G + λI) d ≈ −g by conjugate gradients, θ ← θ + ηd, λ ← 3/2 λ or 2/3 λ",
    rank=260,
):
    """Second-order steps for networks of any size: only products with the Gauss–Newton matrix are ever formed."""

    growth: ClassVar[float] = 1.5
    refuses: ClassVar[bool] = False
