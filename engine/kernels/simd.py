"""Vectors of numbers as a type that kernels compute with.

A vector holds WIDTH numbers of one precision, whatever registers the processor has: LLVM cuts it into as many as it
takes. So sums over a vector's places come in one order everywhere. Arrays are one-dimensional and contiguous.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.extending import models, overload, register_model

from engine.kernels.compiler import inline, intrinsic

WIDTH = 16
"""Numbers in a vector."""

I32 = ir.IntType(32)
I64 = ir.IntType(64)


class Vector(types.Type):
    """WIDTH numbers of a scalar type."""

    def __init__(self, scalar: types.Float) -> None:
        self.scalar = scalar
        super().__init__(name=f"vector({scalar})")


@register_model(Vector)
class VectorModel(models.PrimitiveModel):
    """A vector is an LLVM vector."""

    def __init__(self, manager: Any, kind: Vector) -> None:
        super().__init__(manager, kind, ir.VectorType(manager.lookup(kind.scalar).get_value_type(), WIDTH))


class Table(types.Type):
    """Vectors in a row, to be read by their number."""

    def __init__(self, scalar: types.Float) -> None:
        self.scalar = scalar
        super().__init__(name=f"table({scalar})")


@register_model(Table)
class TableModel(models.PrimitiveModel):
    """A table is the address of its first number."""

    def __init__(self, manager: Any, kind: Table) -> None:
        super().__init__(manager, kind, manager.lookup(kind.scalar).get_value_type().as_pointer())


# What intrinsics write in LLVM's language


def data_pointer(context: Any, builder: Any, kind: Any, array: Any) -> Any:
    """The address of an array's first number; an array may be given by that alone."""
    if isinstance(kind, types.CPointer):
        return array
    return cgutils.create_struct_proxy(kind)(context, builder, array).data


def vector_at(builder: Any, pointer: Any, kind: Any) -> Any:
    """An address as that of a vector."""
    return builder.bitcast(pointer, kind.as_pointer())


def splat(builder: Any, value: Any, width: int = WIDTH) -> Any:
    """A vector of equal numbers."""
    kind = ir.VectorType(value.type, width)
    unknown = ir.Constant(kind, ir.Undefined)
    first = builder.insert_element(unknown, value, ir.Constant(I32, 0))
    return builder.shuffle_vector(first, unknown, ir.Constant(ir.VectorType(I32, width), [0] * width))


def _suffix(kind: Any) -> str:
    letter = "f" if not isinstance(kind.element, ir.IntType) else "i"
    bits = 32 if isinstance(kind.element, ir.FloatType) else getattr(kind.element, "width", 64)
    return f"v{kind.count}{letter}{bits}"


def call_intrinsic(builder: Any, name: str, *arguments: Any) -> Any:
    """LLVM's intrinsic of a name on vectors of one kind."""
    kind = arguments[0].type
    function = cgutils.get_or_insert_function(
        builder.module, ir.FunctionType(kind, [a.type for a in arguments]), f"{name}.{_suffix(kind)}"
    )
    return builder.call(function, arguments)


def multiply_add(builder: Any, x: Any, y: Any, z: Any) -> Any:
    """x·y + z, rounded once where the processor can."""
    return call_intrinsic(builder, "llvm.fmuladd", x, y, z)


def first_places(builder: Any, count: Any, width: int = WIDTH) -> Any:
    """The mask of the first `count` places."""
    places = ir.Constant(ir.VectorType(I32, width), list(range(width)))
    return builder.icmp_signed("<", places, splat(builder, builder.trunc(count, I32), width))


def masked_load(builder: Any, pointer: Any, mask: Any, kind: Any, size: int) -> Any:
    """The places of a mask from memory, zeros elsewhere."""
    function = cgutils.get_or_insert_function(
        builder.module,
        ir.FunctionType(kind, [pointer.type, I32, mask.type, kind]),
        f"llvm.masked.load.{_suffix(kind)}.p0",
    )
    return builder.call(function, [pointer, ir.Constant(I32, size), mask, ir.Constant(kind, None)])


def masked_store(builder: Any, value: Any, pointer: Any, mask: Any, size: int) -> None:
    """Write the places of a mask."""
    function = cgutils.get_or_insert_function(
        builder.module,
        ir.FunctionType(ir.VoidType(), [value.type, pointer.type, I32, mask.type]),
        f"llvm.masked.store.{_suffix(value.type)}.p0",
    )
    builder.call(function, [value, pointer, ir.Constant(I32, size), mask])


def _cast(context: Any, builder: Any, value: Any, kind: Any, wanted: Vector) -> Any:
    """A vector as it is, a scalar in all places."""
    if isinstance(kind, Vector):
        return value
    return splat(builder, context.cast(builder, value, kind, wanted.scalar))


# Memory


@intrinsic
def _load(typing: Any, array: Any, index: Any) -> Any:
    """The vector that begins at a place."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind = context.get_value_type(signature.return_type)
        pointer = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        return builder.load(vector_at(builder, pointer, kind), align=array.dtype.bitwidth // 8)

    return Vector(array.dtype)(array, types.intp), generate


@intrinsic
def _load_part(typing: Any, array: Any, index: Any, count: Any) -> Any:
    """The first `count` numbers, then zeros."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind = context.get_value_type(signature.return_type)
        pointer = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        mask = first_places(builder, arguments[2])
        return masked_load(builder, vector_at(builder, pointer, kind), mask, kind, array.dtype.bitwidth // 8)

    return Vector(array.dtype)(array, types.intp, types.intp), generate


@intrinsic
def _store(typing: Any, array: Any, index: Any, vector: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        pointer = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        pointer = vector_at(builder, pointer, arguments[2].type)
        builder.store(arguments[2], pointer, align=array.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(array, types.intp, vector), generate


@intrinsic
def _store_part(typing: Any, array: Any, index: Any, vector: Any, count: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        pointer = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        pointer = vector_at(builder, pointer, arguments[2].type)
        mask = first_places(builder, arguments[3])
        masked_store(builder, arguments[2], pointer, mask, array.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(array, types.intp, vector, types.intp), generate


@inline
def load(array: Any, index: int, count: int) -> Any:
    """The `count` ≤ WIDTH numbers from a place on; zeros fill the vector up."""
    if count == WIDTH:
        return _load(array, index)
    return _load_part(array, index, count)


@inline
def store(array: Any, index: int, vector: Any, count: int) -> None:
    """Write the first `count` ≤ WIDTH numbers of a vector."""
    if count == WIDTH:
        _store(array, index, vector)
    else:
        _store_part(array, index, vector, count)


@intrinsic
def table(typing: Any, array: Any) -> Any:
    """The table of the vectors that an array holds."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return data_pointer(context, builder, array, arguments[0])

    return Table(array.dtype)(array), generate


@intrinsic
def _entry(typing: Any, rows: Any, number: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind = context.get_value_type(signature.return_type)
        place = builder.mul(arguments[1], ir.Constant(I64, WIDTH))
        pointer = vector_at(builder, builder.gep(arguments[0], [place]), kind)
        return builder.load(pointer, align=rows.scalar.bitwidth // 8)

    return Vector(rows.scalar)(rows, types.intp), generate


@overload(operator.getitem, strict=False)
def _choose_entry(rows: Any, number: Any) -> Any:
    if not isinstance(rows, Table):
        return None
    return lambda rows, number: _entry(rows, number)


@intrinsic
def full(typing: Any, array: Any, value: Any) -> Any:
    """A vector of equal numbers, in an array's precision."""
    kind = Vector(array.dtype)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _cast(context, builder, arguments[1], signature.args[1], kind)

    return kind(array, value), generate


# Arithmetic


def _vector_of(*kinds: Any) -> Any:
    return next((kind for kind in kinds if isinstance(kind, Vector)), None)


def _arithmetic(operation: Any, instruction: str) -> None:
    @intrinsic
    def compute(typing: Any, left: Any, right: Any) -> Any:
        kind = _vector_of(left, right)

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            values = [
                _cast(context, builder, value, given, kind)
                for value, given in zip(arguments, signature.args, strict=True)
            ]
            return getattr(builder, instruction)(*values)

        return kind(left, right), generate

    @overload(operation, strict=False)
    def choose(left: Any, right: Any) -> Any:
        if _vector_of(left, right) is None:
            return None
        return lambda left, right: compute(left, right)


_arithmetic(operator.add, "fadd")
_arithmetic(operator.sub, "fsub")
_arithmetic(operator.mul, "fmul")
_arithmetic(operator.truediv, "fdiv")


@intrinsic
def fused(typing: Any, x: Any, y: Any, z: Any) -> Any:
    """x·y + z, rounded once where the processor can; scalars stand for vectors of equal numbers."""
    kind = _vector_of(x, y, z)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        values = [
            _cast(context, builder, value, given, kind)
            for value, given in zip(arguments, signature.args, strict=True)
        ]
        return multiply_add(builder, *values)

    return kind(x, y, z), generate


def _unary(name: str) -> Any:
    @intrinsic
    def compute(typing: Any, x: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return call_intrinsic(builder, name, arguments[0])

        return x(x), generate

    return compute


root = _unary("llvm.sqrt")
absolute = _unary("llvm.fabs")
floor = _unary("llvm.floor")
plain_sine, plain_cosine = _unary("llvm.sin"), _unary("llvm.cos")


@intrinsic
def larger(typing: Any, a: Any, b: Any) -> Any:
    """The larger of two vectors, place by place; what is not a number is the largest."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        left, right = arguments
        more = builder.fcmp_ordered("<", left, right)
        return builder.select(builder.or_(more, builder.fcmp_unordered("uno", right, right)), right, left)

    return a(a, b), generate


@intrinsic
def where_equal(typing: Any, left: Any, right: Any, a: Any) -> Any:
    """a where left = right, 0 elsewhere."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        other = _cast(context, builder, arguments[1], signature.args[1], left)
        zero = ir.Constant(arguments[2].type, None)
        return builder.select(builder.fcmp_ordered("==", arguments[0], other), arguments[2], zero)

    return a(left, right, a), generate


def polynomial(coefficients: Sequence[float]) -> Any:
    """A function that computes a polynomial by Horner's scheme; the constant comes first."""

    @intrinsic
    def compute(typing: Any, x: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            kind = arguments[0].type
            value, *others = (
                splat(builder, ir.Constant(kind.element, number)) for number in reversed(coefficients)
            )
            for other in others:
                value = multiply_add(builder, value, arguments[0], other)
            return value

        return x(x), generate

    return compute


@intrinsic
def where_less(typing: Any, left: Any, right: Any, a: Any, b: Any) -> Any:
    """a where left < right, b elsewhere (and where either is not a number)."""
    kind = _vector_of(left, right, a, b)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        left, right, a, b = (
            _cast(context, builder, value, given, kind)
            for value, given in zip(arguments, signature.args, strict=True)
        )
        return builder.select(builder.fcmp_ordered("<", left, right), a, b)

    return kind(left, right, a, b), generate


@intrinsic
def keep(typing: Any, x: Any, count: Any, filler: Any) -> Any:
    """The first `count` places of x, `filler` in the others."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        rest = _cast(context, builder, arguments[2], signature.args[2], x)
        return builder.select(first_places(builder, arguments[1]), arguments[0], rest)

    return x(x, types.intp, filler), generate


@intrinsic
def power_of_two(typing: Any, x: Any) -> Any:
    """2ⁿ for a vector that holds n + 1.5·2ᵐ, m: digits of its precision's fraction, n within the normal range."""
    bits = x.scalar.bitwidth
    digits, bias = (23, 127) if bits == 32 else (52, 1023)
    magic = 0x4B400000 if bits == 32 else 0x4338000000000000

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        integers = ir.VectorType(ir.IntType(bits), WIDTH)
        value = builder.bitcast(arguments[0], integers)
        constant = ir.Constant(integers, [(bias - magic) % (1 << bits)] * WIDTH)
        shifted = builder.shl(builder.add(value, constant), ir.Constant(integers, [digits] * WIDTH))
        return builder.bitcast(shifted, context.get_value_type(x))

    return x(x), generate


@intrinsic
def precision(typing: Any, x: Any) -> Any:
    """Bits of a vector's or an array's numbers, known when a kernel is compiled."""
    bits = (x.scalar if isinstance(x, Vector) else x.dtype).bitwidth
    return types.intp(x), lambda *_: ir.Constant(I64, bits)


def _folded(name: str, combine: Any) -> Any:
    """A reduction over the places, pairing those 8, 4, 2 and 1 apart."""

    @intrinsic
    def compute(typing: Any, x: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            value = arguments[0]
            width = WIDTH
            while width > 1:
                width //= 2
                low = ir.Constant(ir.VectorType(I32, width), list(range(width)))
                high = ir.Constant(ir.VectorType(I32, width), list(range(width, 2 * width)))
                value = combine(
                    builder,
                    builder.shuffle_vector(value, value, low),
                    builder.shuffle_vector(value, value, high),
                )
            return builder.extract_element(value, ir.Constant(I32, 0))

        return x.scalar(x), generate

    return compute


def _larger(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", a, b), a, b)


total = _folded("total", lambda builder, a, b: builder.fadd(a, b))
"""The sum of a vector's numbers, in one order."""

largest = _folded("largest", _larger)
"""The largest of a vector's numbers."""
