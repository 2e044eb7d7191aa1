"""A noisy function of one variable, for regression."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import SyntheticDataset, noise
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task

FUNCTIONS: dict[str, Callable[[HostArray], HostArray]] = {
    "sine": lambda x: np.sin(2.0 * np.pi * x),
    "cubic": lambda x: 4.0 * x**3 - 3.0 * x,
    "step": lambda x: np.where(x < 0.0, -1.0, 1.0),
    "sinc": lambda x: np.sinc(4.0 * x),
    "chirp": lambda x: np.sin(3.0 * np.pi * (x + 1.0) ** 2 / 2.0),
    "absolute": np.abs,
}


class NoisyFunction(
    SyntheticDataset,
    kind="noisy_function",
    title="Noisy function",
    reference="synthetic: x uniform in [−1, 1], normal noise on y",
    formula="y = f(x) + ε, ε ~ N(0, σ²)",
    rank=60,
):
    """Points around the graph of a function; the network is to find the function again."""

    function: str = fields.choice(
        "sine",
        title="Function",
        symbol="f",
        options={
            "sine": "Sine: sin 2πx",
            "cubic": "Cubic: 4x³ − 3x",
            "step": "Step: sign x",
            "sinc": "Sinc: sin 4πx / 4πx",
            "chirp": "Chirp: sin 3π(x + 1)²/2",
            "absolute": "Kink: |x|",
        },
        help="What is hidden under the noise.",
    )
    noise: float = noise(0.1, symbol="σ", help="Standard deviation of y about the function, in every part.")

    def task(self) -> Task:
        return Task((1,), values=1, view="curve")

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        x = stream.uniform((self.samples, 1), -1.0, 1.0)
        return Examples(x, FUNCTIONS[self.function](x) + stream.normal(x.shape, self.noise))
