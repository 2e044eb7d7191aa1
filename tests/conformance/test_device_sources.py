"""NVIDIA's compiler accepts all device kernels; skipped where it is missing (`pip install nvidia-cuda-nvrtc-cu12`)."""

from __future__ import annotations

import re

import numpy as np
import pytest

from engine.kernels.device import activations
from engine.kernels.device.fused import DeviceKernels
from engine.kernels.device.sources import FOLDER, source
from tests.conformance.test_device_kernels import OPTIMIZERS
from tests.support.kinds import kinds_of, make
from tests.support.nvrtc import Collector, library, to_ptx

REALS = ("float", "double")
RAW = sorted(file.stem for file in FOLDER.glob("*.cu"))

needs_nvrtc = pytest.mark.skipif(library() is None, reason="NVRTC is not installed")


def collected() -> dict[str, str]:
    collector = Collector()
    kernels = DeviceKernels(np, collector)
    for kind in activations.RECIPES:
        kernels.bend(make("activations", kind))
    for optimizer in OPTIMIZERS:
        kernels.update(make("optimizers", optimizer))
    return collector.elementwise_texts


@needs_nvrtc
@pytest.mark.parametrize("real", REALS)
@pytest.mark.parametrize("name", RAW)
def test_raw_kernels_compile(name: str, real: str) -> None:
    (entry,) = re.findall(r'extern "C" __global__ void (\w+)', source(name))
    ptx = to_ptx(source(name), f"-DREAL={real}", "-std=c++17", "--gpu-architecture=compute_75")
    assert f".entry {entry}" in ptx
    assert real == "double" or ".f64" not in ptx, "single precision computes in double somewhere"


@needs_nvrtc
@pytest.mark.parametrize("real", REALS)
def test_elementwise_kernels_compile(real: str) -> None:
    texts = collected()
    text = f"typedef {real} T;\n" + "".join(texts.values())
    ptx = to_ptx(text, "-std=c++17", "--gpu-architecture=compute_75")
    bodies = dict(re.findall(r"\.entry (\w+)\((.*?)\n}\n", ptx, re.DOTALL))
    assert bodies.keys() == texts.keys()
    # CUDA's own sine of a large number takes its remainder in double precision.
    wide = {
        name for name, body in bodies.items() if ".f64" in body and not re.search(r"sin\(|cos\(", texts[name])
    }
    assert real == "double" or not wide, "single precision computes in double somewhere"


def test_recipes_belong_to_kinds() -> None:
    assert set(activations.RECIPES) <= set(kinds_of("activations"))
