"""Write `matrix_optimizers.npz`: trajectories that the optimizers of whole parameter arrays are held to.

Run it where PyTorch and optax are installed: `python -m tests.golden.make_matrix_optimizers`. The tests read the
archive alone. Every optimizer is fed one recorded sequence of 1,000 gradients, in float64, whatever the parameters
(but see `PULLED` of `matrix_optimizer_cases`). The references are PyTorch (Adafactor), optax (LARS, LAMB,
Schedule-Free, Prodigy, Muon without look-ahead), and plain transcriptions of the papers' algorithms in NumPy, array by
array, where there is no such program or it means something else: PyTorch's Muon computes in bfloat16, optax's LARS has
another divisor with decay, and its Muon another look-ahead.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.golden.matrix_optimizer_cases import LAYOUT, OURS
from tests.golden.matrix_optimizer_references import TRANSCRIBED, apart, joined, prodigy_plain, transcribed

ARCHIVE = Path(__file__).with_name("matrix_optimizers.npz")
STEPS = 1000
KEPT_EVERY = 50


def recorded_gradients() -> np.ndarray:
    """(steps, 43): rows and columns of very different sizes, with a turning drift and a drop of scale in mid-run.

    The drift turns round and round: methods with steps in proportion to what they have come so far would else run away.
    The first gradient has rows of zeros, so that the eigenvectors without curvature are unique too.
    """
    generator = np.random.default_rng(20240)
    turning = np.cos(2.0 * np.pi * np.arange(STEPS) / 100.0)[:, None, None]
    pieces = []
    for block in LAYOUT.blocks:
        shape = block.matrix_shape or (1, block.size)
        scales = np.outer(2.0 ** -np.arange(shape[0]), 3.0 ** -np.arange(shape[1]))
        drift = generator.normal(size=shape)
        values = scales * (drift * turning + generator.normal(size=(STEPS, *shape)))
        if shape[0] > shape[1]:
            values[0, shape[1] :] = 0.0
        pieces.append(values.reshape(STEPS, block.size))
    sequence = np.concatenate(pieces, axis=1)
    sequence[STEPS // 2 :, ::3] *= 0.1
    # Single precision halves the archive; both sides read the same values.
    return sequence.astype(np.float32)


def start() -> np.ndarray:
    """The starting parameters (43,)."""
    return np.random.default_rng(7).normal(size=LAYOUT.size)


def _torch(optimizer: str, gradients: np.ndarray, **arguments: Any) -> list[np.ndarray]:
    torch: Any = importlib.import_module("torch")  # the tests, which import this module, do without
    points = [torch.from_numpy(array).requires_grad_() for array in apart(start())]
    method, path = getattr(torch.optim, optimizer)(points, **arguments), []
    for gradient in gradients:
        for point, own in zip(points, apart(gradient), strict=True):
            point.grad = torch.from_numpy(own)
        method.step()
        path.append(joined([point.detach().numpy() for point in points]))
    return path


def _optax(method: Any, gradients: np.ndarray, evaluated: Any = None, pull: float = 0.0) -> list[np.ndarray]:
    jax: Any = importlib.import_module("jax")
    points = [jax.numpy.asarray(array) for array in apart(start())]
    state, update, path = method.init(points), jax.jit(method.update), []
    for gradient in gradients:
        own = [slope + pull * point for slope, point in zip(apart(gradient), points, strict=True)]
        change, state = update(own, state, points)
        points = [point + move for point, move in zip(points, change, strict=True)]
        path.append(joined(points if evaluated is None else evaluated(state, points)))
    return path


def main() -> None:
    jax: Any = importlib.import_module("jax")
    jax.config.update(name="jax_enable_x64", val=True)
    optax: Any = importlib.import_module("optax")
    torch: Any = importlib.import_module("torch")
    contrib: Any = importlib.import_module("optax.contrib")
    recorded = recorded_gradients()
    gradients = recorded.astype(np.float64)
    weights = [block.penalized for block in LAYOUT.blocks]
    # optax.lamb itself, but with ratio and decay on weights alone.
    lamb = optax.chain(
        optax.scale_by_adam(b2=0.99, eps=1e-6),
        optax.add_decayed_weights(0.05, mask=weights),
        optax.masked(optax.scale_by_trust_ratio(), weights),
        optax.scale_by_learning_rate(0.002),
    )
    average = contrib.schedule_free_eval_params
    sgd = contrib.schedule_free_sgd(learning_rate=0.01, b1=0.9)
    adamw = contrib.schedule_free_adamw(learning_rate=0.01, b1=0.8, b2=0.99, eps=1e-6)
    prodigy = contrib.prodigy(betas=(0.9, 0.99), estim_lr0=0.01, estim_lr_coef=0.5)
    hidden = [
        contrib.MuonDimensionNumbers() if block.hidden and block.matrix_shape else None
        for block in LAYOUT.blocks
    ]
    muon = contrib.muon(
        learning_rate=0.02,
        adam_learning_rate=0.002,
        adam_b2=0.95,
        eps=1e-30,
        nesterov=False,
        ns_steps=3,
        consistent_rms=0.2,
        muon_weight_dimension_numbers=hidden,
    )
    lars = optax.lars(0.05, trust_coefficient=0.02, momentum=0.9, trust_ratio_mask=weights)
    paths = {
        "adafactor": _torch("Adafactor", gradients, lr=0.05, eps=(1e-15, 1e-3), d=1.0),
        "lars": _optax(lars, gradients),
        "lamb": _optax(lamb, gradients),
        "schedule_free_sgd": _optax(sgd, gradients),
        "schedule_free_sgd.evaluated": _optax(sgd, gradients, average),
        "schedule_free_adamw": _optax(adamw, gradients),
        "schedule_free_adamw.evaluated": _optax(adamw, gradients, average),
        "muon_plain": _optax(muon, gradients),
        "prodigy": _optax(prodigy, gradients, pull=1.0),
        "prodigy_plain": prodigy_plain(gradients, start(), OURS["prodigy_plain"]),
    } | {name: transcribed(name, gradients, start()) for name in TRANSCRIBED}
    libraries = {"torch": torch, "jax": jax, "optax": optax, "numpy": np}
    versions = json.dumps({name: library.__version__ for name, library in libraries.items()})
    arrays: dict[str, Any] = {
        name: np.stack(path)[KEPT_EVERY - 1 :: KEPT_EVERY] for name, path in paths.items()
    }
    np.savez_compressed(ARCHIVE, versions=np.array(versions), gradients=recorded, start=start(), **arrays)


if __name__ == "__main__":
    main()
