"""Functions that are compiled by themselves, when they are first wanted, and that kernels call by their number.

What is compiled into a kernel is optimized anew in each that holds it; what stands behind an address is not. So a kind
costs no time until somebody trains with it.
"""

from __future__ import annotations

import ctypes
from types import FunctionType
from typing import Any, cast

import numba
from llvmlite import binding, ir
from numba.core import cgutils, types

from engine.arrays import Dtype
from engine.kernels.compiler import OPTIONS, Function, intrinsic
from engine.kernels.simd import I64, data_pointer

ROOM = 256
"""Most functions of a set."""

PRECISIONS = (32, 64)


def stand_in(*_: Any) -> Any:
    """What a template has in the place of a function that `Units.define` puts there."""
    raise NotImplementedError


class Units:
    """A set of functions with the same arguments.

    Args:
        name: of the set.
        arguments: a letter for each: a for an array in the precision at hand, d for one of float64, t for one of
            int64, i for an integer, x for a float64.
        results: how many values of float64 a function gives, at the places of an array that is its last argument.
    """

    def __init__(self, name: str, arguments: str, results: int = 0) -> None:
        self.name, self.arguments, self.results = name, arguments, results
        self._functions: dict[int, Function] = {}
        self._compiled: dict[tuple[int, int], Any] = {}
        self._addresses = (ctypes.c_int64 * (ROOM * len(PRECISIONS)))()
        binding.add_symbol(self._symbol, ctypes.addressof(self._addresses))
        self.call = self._caller()

    @property
    def _symbol(self) -> str:
        return f"descenso_{self.name}"

    @property
    def codes(self) -> tuple[int, ...]:
        """The numbers of all functions."""
        return tuple(self._functions)

    def define(self, code: int, template: Function, **globals_: Any) -> None:
        """The function of a number; a copy of the template, with names that stand for something else in it."""
        own = FunctionType(template.__code__, template.__globals__ | globals_, template.__name__)
        own.__qualname__ = f"{self.name}_{code}"
        own.__module__ = template.__module__
        self._functions[code] = own

    def require(self, code: int, dtype: Dtype) -> int:
        """Have the function of a number ready in a precision, before any kernel calls it; returns its address."""
        bits = dtype.itemsize * 8
        if (code, bits) in self._compiled:
            return int(self._compiled[code, bits].address)
        array = types.CPointer(types.float32 if bits == 32 else types.float64)
        kinds: dict[str, Any] = {
            "a": array,
            "d": types.CPointer(types.float64),
            "t": types.CPointer(types.int64),
        }
        kinds |= {"i": types.int64, "x": types.float64}
        arguments = [kinds[letter] for letter in self.arguments + "d" * (self.results > 0)]
        compiled = numba.cfunc(types.void(*arguments), cache=True, **OPTIONS)(self._functions[code])
        self._compiled[code, bits] = compiled
        assert compiled.address is not None
        self._addresses[code * len(PRECISIONS) + PRECISIONS.index(bits)] = compiled.address
        return compiled.address

    def _caller(self) -> Any:
        """The function with which kernels call: the number, then the arguments."""
        letters, results = self.arguments, self.results

        @intrinsic
        def call(typing: Any, code: Any, *given: Any) -> Any:
            given = tuple(cast("Any", given[0])) if isinstance(given[0], types.BaseTuple) else given
            kinds = {"a": None, "d": None, "t": None, "i": types.int64, "x": types.float64}
            wanted = [kinds[letter] or kind for letter, kind in zip(letters, given, strict=True)]
            bits = next(
                kind.dtype.bitwidth for letter, kind in zip(letters, given, strict=True) if letter == "a"
            )

            def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
                number, packed = values
                values = cgutils.unpack_tuple(builder, packed, len(letters))
                sent = [
                    data_pointer(context, builder, kind, value) if letter in "adt" else value
                    for letter, kind, value in zip(letters, wanted, values, strict=True)
                ]
                room = _room(builder, results)
                if results:
                    sent.append(builder.gep(room, [ir.Constant(I64, 0), ir.Constant(I64, 0)]))
                function = ir.FunctionType(ir.VoidType(), [value.type for value in sent])
                place = builder.add(
                    builder.mul(number, ir.Constant(I64, len(PRECISIONS))),
                    ir.Constant(I64, PRECISIONS.index(bits)),
                )
                table = self._table(builder)
                address = builder.load(builder.gep(table, [ir.Constant(I64, 0), place]))
                builder.call(builder.inttoptr(address, function.as_pointer()), sent)
                if not results:
                    return context.get_dummy_value()
                found = [
                    builder.load(builder.gep(room, [ir.Constant(I64, 0), ir.Constant(I64, index)]))
                    for index in range(results)
                ]
                return context.make_tuple(builder, signature.return_type, found)

            given_back = types.UniTuple(types.float64, results) if results else types.void
            return given_back(types.int64, types.BaseTuple.from_types(wanted)), generate

        return call

    def _table(self, builder: Any) -> Any:
        module = builder.module
        if self._symbol in module.globals:
            return module.globals[self._symbol]
        return ir.GlobalVariable(module, ir.ArrayType(I64, ROOM * len(PRECISIONS)), self._symbol)


def _room(builder: Any, count: int) -> Any:
    """Room for numbers of float64 on the stack of the function at hand."""
    with builder.goto_entry_block():
        return builder.alloca(ir.ArrayType(ir.DoubleType(), count))
