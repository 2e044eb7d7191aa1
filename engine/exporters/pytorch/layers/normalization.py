"""Normalizations; PyTorch has ours, but for a gain without a shift and the reverse."""

from __future__ import annotations

import math

from engine.errors import InputError
from engine.exporters.pytorch.layers.images import ALONG_TIME
from engine.exporters.pytorch.modules import Module, Place, Source, channels_first
from engine.exporters.pytorch.script import Script, Section, literal
from engine.layers.batch_normalization import BatchNormalization
from engine.layers.group_normalization import GroupNormalization
from engine.layers.layer_normalization import LayerNormalization, RmsNormalization

WITHOUT = '''
def without(name, layer):
    """A layer one of whose arrays is left as PyTorch makes it: a gain of 1, or a shift of 0."""
    layer.get_parameter(name).requires_grad_(False)
    return layer
'''


def _affine(
    function: str, arguments: list[str], switch: str, script: Script, *, gain: bool, shift: bool
) -> Module:
    """The layer with both arrays, with none, or with one of them frozen."""
    if not (gain or shift):
        return Module(f"{function}({', '.join([*arguments, f'{switch}=False'])})")
    source = f"{function}({', '.join(arguments)})"
    parameters = {
        name: Source(own)
        for name, own, there in (("weight", "gain", gain), ("bias", "shift", shift))
        if there
    }
    if gain and shift:
        return Module(source, parameters)
    script.need(Section.NETWORK, WITHOUT)
    script.frozen = True
    return Module(f'without("{"bias" if gain else "weight"}", {source})', parameters)


def batch_normalization(layer: BatchNormalization, place: Place, script: Script) -> list[Module]:
    if len(place.shape) > 3:
        raise InputError(place.path, "PyTorch has no batch normalization for samples of four axes")
    _require_several(place, script, 1)
    script.batch_statistics = True
    arguments = [str(place.channels), f"eps={literal(layer.epsilon)}", f"momentum={literal(layer.momentum)}"]
    function = f"nn.BatchNorm{2 if place.image else 1}d"
    module = _affine(function, arguments, "affine", script, gain=layer.gain, shift=layer.shift)
    return _along_time(module, place, script)


def group_normalization(layer: GroupNormalization, place: Place, script: Script) -> list[Module]:
    if len(place.shape) > 3:
        raise InputError(
            place.path, "PyTorch has channels first, but samples of four axes are left as they are"
        )
    _require_several(place, script, place.channels // layer.groups)
    arguments = [str(layer.groups), str(place.channels), f"eps={literal(layer.epsilon)}"]
    module = _affine("nn.GroupNorm", arguments, "affine", script, gain=layer.gain, shift=layer.shift)
    return _along_time(module, place, script)


def _require_several(place: Place, script: Script, together: int) -> None:
    """Raises InputError where statistics are of a single value, which PyTorch refuses to take."""
    if script.run.start.batch_size * math.prod(place.shape[:-1]) * together < 2:
        raise InputError(place.path, "PyTorch normalizes no single value; make the batch larger")


def _along_time(module: Module, place: Place, script: Script) -> list[Module]:
    if not place.sequence:
        return [module]
    script.need(Section.NETWORK, ALONG_TIME)
    return [module.within("AlongTime", "layer.")]


def _together(place: Place) -> str:
    """What is normalized together, in PyTorch's order."""
    if not place.image:
        return str(place.channels) if len(place.shape) < 3 else str(place.shape)
    height, width, channels = place.shape
    return f"({channels}, {height}, {width})"


def _arranged(module: Module, place: Place) -> list[Module]:
    """Gains and shifts of images are as the images are."""
    if not place.image:
        return [module]

    def as_image(source: Source) -> Source:
        return Source(source.name, channels_first)

    return [Module(module.source, {name: as_image(source) for name, source in module.parameters.items()})]


def layer_normalization(layer: LayerNormalization, place: Place, script: Script) -> list[Module]:
    arguments = [_together(place), f"eps={literal(layer.epsilon)}"]
    gain, shift = layer.gain, layer.shift
    module = _affine("nn.LayerNorm", arguments, "elementwise_affine", script, gain=gain, shift=shift)
    return _arranged(module, place)


def rms_normalization(layer: RmsNormalization, place: Place, _: Script) -> list[Module]:
    gain = "" if layer.gain else ", elementwise_affine=False"
    source = f"nn.RMSNorm({_together(place)}, eps={literal(layer.epsilon)}{gain})"
    return _arranged(Module(source, {"weight": Source("gain")} if layer.gain else {}), place)
