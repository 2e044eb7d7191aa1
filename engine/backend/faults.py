"""What a device does when it fails, as errors for the person at the screen."""

from __future__ import annotations

from engine.errors import DeviceError, DeviceLostError, DeviceMemoryError

MEMORY = "OutOfMemoryError"
"""CuPy's error when its pool can grow no more."""

FAILURES = (
    "CUDARuntimeError",
    "CUDADriverError",
    "CUBLASError",
    "CUSOLVERError",
    "CURANDError",
    "CUFFTError",
)
"""Errors of NVIDIA's libraries, of which most leave the process without a device."""

OUT_OF_MEMORY = ("cudaErrorMemoryAllocation", "CUDA_ERROR_OUT_OF_MEMORY", "ALLOC_FAILED")
"""Words by which they say that memory is all that is missing."""


def device_fault(error: BaseException) -> DeviceError | None:
    """The failure of a device that an error stands for, or None.

    CuPy's classes are told by their names, so that nothing is imported where there is no device.
    """
    if isinstance(error, DeviceError):
        return error
    names = {kind.__name__ for kind in type(error).__mro__ if kind.__module__.startswith("cupy")}
    if MEMORY in names or (
        names.intersection(FAILURES) and any(word in str(error) for word in OUT_OF_MEMORY)
    ):
        return DeviceMemoryError(
            "The GPU has not enough memory for this run. Take a smaller batch, or train on the processor."
        )
    if names.intersection(FAILURES):
        return DeviceLostError(
            f"The GPU has failed ({error}). Begin again from the last checkpoint, on the processor or on the GPU."
        )
    return None
