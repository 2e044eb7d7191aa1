"""A stand-in for a device: arrays that refuse to mix with the host's, and a backend that counts transfers.

It computes with NumPy, so its results are NumPy's bit for bit; what it adds is refusal. A `StrictArray` takes part
only in operations with arrays of its own kind and with scalars; NumPy's functions, conversions to Python numbers,
truth values and iteration raise. The namespace holds only functions, and keywords, that CuPy has as well.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from engine.backend import Backend, Pending

UFUNC = frozenset({"out", "dtype"})
REDUCTION = frozenset({"axis", "dtype", "out", "keepdims"})
NEW = frozenset({"dtype"})

UFUNCS = (
    "abs absolute add arctan arctan2 bitwise_and bitwise_or bitwise_xor cbrt ceil copysign cos cosh divide equal exp "
    "exp2 expm1 floor floor_divide fmax fmin greater greater_equal hypot invert isfinite isinf isnan left_shift less "
    "less_equal log log10 log1p log2 logaddexp logical_and logical_not logical_or logical_xor maximum minimum mod "
    "multiply negative not_equal power reciprocal remainder right_shift rint sign sin sinh sqrt square subtract tan "
    "tanh true_divide trunc"
)

FUNCTIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(UFUNCS.split(), UFUNC),
    **dict.fromkeys(("sum", "prod", "mean"), REDUCTION),
    **dict.fromkeys(("max", "min", "amax", "amin"), REDUCTION - {"dtype"}),
    **dict.fromkeys(("all", "any"), REDUCTION - {"dtype"}),
    **dict.fromkeys(("std", "var"), REDUCTION | {"ddof"}),
    **dict.fromkeys(("argmax", "argmin"), frozenset({"axis", "out", "keepdims"})),
    **dict.fromkeys(("empty", "zeros", "ones"), NEW),
    **dict.fromkeys(("empty_like", "zeros_like", "ones_like"), NEW),
    **dict.fromkeys(("full", "full_like", "arange", "eye"), NEW),
    **dict.fromkeys(("stack", "concatenate"), frozenset({"axis", "out"})),
    "argsort": frozenset({"axis", "kind"}),
    "broadcast_arrays": frozenset(),
    "broadcast_to": frozenset(),
    "clip": frozenset({"out"}),
    "cumsum": frozenset({"axis", "dtype", "out"}),
    "diff": frozenset({"axis"}),
    "einsum": frozenset({"dtype", "optimize"}),
    "expand_dims": frozenset({"axis"}),
    "linspace": NEW,
    "matmul": frozenset({"out"}),
    "moveaxis": frozenset(),
    "ravel": frozenset(),
    "repeat": frozenset({"axis"}),
    "reshape": frozenset(),
    "sort": frozenset({"axis", "kind"}),
    "squeeze": frozenset({"axis"}),
    "swapaxes": frozenset(),
    "take": frozenset({"axis", "out"}),
    "take_along_axis": frozenset({"axis"}),
    "tensordot": frozenset({"axes"}),
    "tile": frozenset(),
    "transpose": frozenset({"axes"}),
    "tril": frozenset(),
    "triu": frozenset(),
    "where": frozenset(),
}
"""What CuPy 14 has of NumPy's functions, as far as an engine wants them, each with the keywords that both accept."""

LINALG: dict[str, frozenset[str]] = {
    "eigh": frozenset(),
    "qr": frozenset({"mode"}),
    "solve": frozenset(),
}
"""What both have in `linalg`, on stacks of matrices."""

CONSTANTS = {
    *("bool_", "float32", "float64", "int32", "int64", "uint8", "uint32", "uint64"),
    *("e", "inf", "nan", "newaxis", "pi"),
}


class HostMixingError(TypeError):
    """A device array met the host without a transfer."""


def _refuse(what: str) -> Callable[..., Any]:
    def refusal(*_: Any, **__: Any) -> Any:
        raise HostMixingError(f"{what} would wait for the device or copy from it")

    return refusal


def _unwrap(value: Any) -> Any:
    """NumPy's view of an argument. Raises HostMixingError for an array of the host."""
    if isinstance(value, StrictArray):
        return value.held
    if isinstance(value, np.ndarray):
        raise HostMixingError("an array of the host was given to the device; send it with Backend.to_device")
    if isinstance(value, tuple | list):
        return type(value)(_unwrap(item) for item in value)
    return value


def _wrap(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return StrictArray(np.asarray(value))
    return tuple(_wrap(item) for item in value) if isinstance(value, tuple) else value


def _index(key: Any) -> Any:
    """An index that a device takes without waiting: no masks, whose result's size only the data tell."""
    for item in key if isinstance(key, tuple) else (key,):
        if isinstance(item, list) or (isinstance(item, StrictArray) and item.dtype == np.bool_):
            raise HostMixingError("an index by mask or list waits for the device; use where")
    return _unwrap(key)


class StrictArray:
    """An array "on the device"; `held` is what it holds, for the backend alone."""

    __slots__ = ("held",)
    __hash__ = None  # type: ignore[assignment]
    # NumPy then leaves operators to us, and its functions raise.
    __array_ufunc__ = None

    def __init__(self, held: np.ndarray) -> None:
        self.held = held

    shape = property(lambda self: self.held.shape)
    dtype = property(lambda self: self.held.dtype)
    ndim = property(lambda self: self.held.ndim)
    size = property(lambda self: self.held.size)
    nbytes = property(lambda self: self.held.nbytes)
    itemsize = property(lambda self: self.held.itemsize)
    T = property(lambda self: StrictArray(self.held.T))

    def __len__(self) -> int:
        return len(self.held)

    def __repr__(self) -> str:
        return f"StrictArray(shape={self.shape}, dtype={self.dtype})"

    def __getitem__(self, key: Any) -> StrictArray:
        return StrictArray(np.asarray(self.held[_index(key)]))

    def __setitem__(self, key: Any, value: Any) -> None:
        self.held[_index(key)] = _unwrap(value)

    __array__ = _refuse("conversion to NumPy")
    __array_function__ = _refuse("a NumPy function")
    __bool__ = _refuse("a truth value")
    __float__ = _refuse("float()")
    __int__ = _refuse("int()")
    __index__ = _refuse("use as an index")
    __complex__ = _refuse("complex()")
    item = _refuse("item()")
    tolist = _refuse("tolist()")

    def __iter__(self) -> Iterator[StrictArray]:
        raise HostMixingError("iteration launches one small operation per element; use whole arrays")


def _method(name: str) -> Callable[..., Any]:
    def method(self: StrictArray, *args: Any, **keywords: Any) -> Any:
        return _wrap(
            getattr(self.held, name)(*_unwrap(args), **{key: _unwrap(item) for key, item in keywords.items()})
        )

    return method


METHODS = (
    *(
        "all",
        "any",
        "argmax",
        "argmin",
        "astype",
        "copy",
        "max",
        "mean",
        "min",
        "ravel",
        "reshape",
        "squeeze",
    ),
    *("std", "sum", "take", "transpose", "var", "__neg__", "__pos__", "__abs__", "__invert__"),
)
OPERATORS = (
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "matmul",
    "and",
    "or",
    "xor",
    "lshift",
    "rshift",
)

for _name in METHODS:
    setattr(StrictArray, _name, _method(_name))


def _fill(self: StrictArray, value: Any) -> None:
    self.held.fill(_unwrap(value))


StrictArray.fill = _fill  # type: ignore[attr-defined]


def _operator(
    function: Callable[..., Any], *, swapped: bool = False, in_place: bool = False
) -> Callable[..., Any]:
    def binary(self: StrictArray, other: Any) -> Any:
        if getattr(other, "__array_ufunc__", 0) is None and not isinstance(other, StrictArray):
            if in_place:
                raise TypeError("only a device array can be put into one in place")
            return NotImplemented  # as NumPy and CuPy do
        left, right = self.held, _unwrap(other)
        if in_place:
            function(left, right)
            return self
        return _wrap(function(right, left) if swapped else function(left, right))

    return binary


for _name in OPERATORS:
    _function = getattr(operator, f"{_name}_" if _name in ("and", "or") else _name)
    setattr(StrictArray, f"__{_name}__", _operator(_function))
    setattr(StrictArray, f"__r{_name}__", _operator(_function, swapped=True))
    setattr(StrictArray, f"__i{_name}__", _operator(getattr(operator, f"i{_name}"), in_place=True))
for _name in ("lt", "le", "eq", "ne", "gt", "ge"):
    setattr(StrictArray, f"__{_name}__", _operator(getattr(operator, _name)))


def _where(condition: Any, chosen: Any, other: Any) -> Any:
    """With one argument it would wait to count the places that it returns."""
    return np.where(condition, chosen, other)


class StrictNamespace:
    """NumPy's names as far as CuPy has them, on `StrictArray`."""

    def __init__(self, module: Any = np, functions: Mapping[str, frozenset[str]] = FUNCTIONS) -> None:
        self._module, self._functions = module, functions
        if module is np:
            self.linalg = StrictNamespace(np.linalg, LINALG)

    def __getattr__(self, name: str) -> Any:
        if name in CONSTANTS and self._module is np:
            return getattr(np, name)
        if name not in self._functions:
            raise AttributeError(f"{name} is not among the functions that NumPy and CuPy share")
        return self._function(name)

    def _function(self, name: str) -> Callable[..., Any]:
        function = getattr(self._module, name)
        if name == "where":
            function = _where

        def call(*args: Any, **keywords: Any) -> Any:
            if refused := set(keywords) - self._functions[name]:
                raise TypeError(f"{name}({', '.join(sorted(refused))}=…) is not for every namespace")
            out = keywords.get("out")
            result = function(*_unwrap(args), **{key: _unwrap(item) for key, item in keywords.items()})
            return out if out is not None else _wrap(result)

        return call


class StrictBackend(Backend):
    """A device of `StrictArray`s.

    Attributes:
        sent, fetched: how many arrays went to the device and came from it.
        waits: how often the host stood still until the device had done all that was asked of it before.
        late: whether what is fetched has not come yet when it is asked for, as on a device that is busy.
    """

    name = "strict"
    on_host = False

    def __init__(self) -> None:
        self.xp = StrictNamespace()
        self.sent = self.fetched = self.waits = 0
        self.late = True

    @property
    def traffic(self) -> tuple[int, int, int]:
        """All that a hot step must not do: arrays sent and fetched, waits."""
        return self.sent, self.fetched, self.waits

    def to_device(self, array: np.ndarray) -> StrictArray:
        if isinstance(array, StrictArray):
            raise HostMixingError("the array is on the device already")
        self.sent += 1
        return StrictArray(array.copy())

    def to_host(self, array: Any) -> np.ndarray:
        self.waits += 1
        return self._copy(array)

    def fetch(self, array: Any) -> Pending:
        return OnTheWay(self, self._copy(array))

    def _copy(self, array: Any) -> np.ndarray:
        if not isinstance(array, StrictArray):
            raise HostMixingError("the array is on the host already")
        self.fetched += 1
        return array.held.copy()

    def take(self, source: Any, rows: Any, out: Any) -> Any:
        return self.xp.take(source, rows, axis=0, out=out)

    def describe(self) -> str:
        return "a strict stand-in"


class OnTheWay(Pending):
    """What was fetched; whoever takes it before the device has come so far waits."""

    def __init__(self, backend: StrictBackend, array: np.ndarray) -> None:
        self._backend, self._array = backend, array

    @property
    def ready(self) -> bool:
        return not self._backend.late

    def get(self) -> np.ndarray:
        self._backend.waits += not self.ready
        return self._array
