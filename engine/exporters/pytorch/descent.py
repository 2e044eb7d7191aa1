"""The optimizer's section of the script, and what the loop does after a gradient."""

from __future__ import annotations

from dataclasses import replace

from engine.clippings.adaptive import AdaptiveClipping
from engine.errors import InputError
from engine.exporters.pytorch import clippings, regularization, schedules, wrappers
from engine.exporters.pytorch.groups import Groups
from engine.exporters.pytorch.methods.method import Handed, Method
from engine.exporters.pytorch.methods.table import OPTIMIZERS
from engine.exporters.pytorch.modules import Source
from engine.exporters.pytorch.script import Script, Section, Setting, call, listed, names_used, setting
from engine.optimizers.adam import Adam

OWN_DECAY, DECOUPLED = "settings.weight_decay", "settings.decoupled_decay"


class Descent:
    """How parameters move.

    Args:
        parameters: by their names in the script, where they come from.

    Attributes:
        product: what the learning rate is multiplied by, as source; empty for 1.
        watched: the part of the data whose loss the schedule listens to; empty where it does not.
        penalized: whether anything is added to the loss.
    """

    def __init__(self, script: Script, parameters: dict[str, Source]) -> None:
        self.script = script
        self.arrays = Groups(parameters, script.run.plan.layout)
        self.regularized = regularization.used(script)
        self.watched = schedules.watched(script)
        self.product = schedules.factor(script)
        self.method = self._method()
        if self.watched and self.method.at_end:
            raise InputError("schedule", "would listen to an average, which the script takes at its end only")
        for module in self.method.modules:
            script.imports.add(f"import {module}")
        script.need(Section.METHOD, *self.method.definitions)
        self.penalized = regularization.define_penalty(script)
        self.clips = clippings.ever(script)
        self.around = wrappers.around(script)
        script.need(Section.METHOD, *(item.text for item in self.around))
        self._define_lengths()
        self.phases = [self._settings(number) for number in range(len(script.run.phases))]

    # The method

    def _method(self) -> Method:
        """The optimizer with its decay. Raises InputError for a field that it cannot change any more."""
        phases = self.script.run.phases
        first = phases[0].experiment.optimizer
        method = OPTIMIZERS.writer("optimizer", first)(first, self.script)
        for name in method.fixed:
            if len({getattr(phase.experiment.optimizer, name) for phase in phases}) > 1:
                raise InputError(
                    f"optimizer.{name}",
                    "was changed while the run went on, but PyTorch's optimizer has taken the first value up",
                )
        decays = [OWN_DECAY] if method.function == "torch.optim.AdamW" else []
        if "weight_decay" in self.regularized and (type(first) is Adam or decays):
            decays.append(DECOUPLED)
        if not decays:
            return method
        return replace(
            method,
            function="torch.optim.AdamW",
            decay=" + ".join(decays),
            handed=Handed.WEIGHTS,
            first_option="",
        )

    @property
    def decays_apart(self) -> bool:
        """Whether the regularization's decay is not the method's own affair."""
        return "weight_decay" in self.regularized and DECOUPLED not in self.method.decay

    def _settings(self, number: int) -> list[Setting]:
        """All that a phase sets, in the order of the script."""
        experiment = self.script.run.phases[number].experiment
        optimizer = experiment.optimizer
        source = " ".join([*self.method.options.values(), self.method.decay])
        own = [
            setting(optimizer, name, least=self.method.least.get(name))
            for name in names_used(source)
            if f"settings.{name}" != DECOUPLED
        ]
        found = [setting(optimizer, "learning_rate"), *own]
        found += schedules.settings_of(experiment.schedule, self.script, self.product)
        if self.watched:
            found.append(setting(experiment, "evaluate_every"))
        found += regularization.settings_of(self.script, number)
        if self.clips:
            found += clippings.settings_of(experiment.regularization.clipping, self.script)
        for wrapper, around in zip(experiment.wrappers, self.around, strict=True):
            found += wrappers.settings_of(wrapper, around.text)
        return found

    def changes(self) -> dict[int, list[Setting]]:
        """What is set anew after so many updates."""
        found: dict[int, list[Setting]] = {}
        present = {item.name: item.source for item in self.phases[0]}
        for phase, settings in zip(self.script.run.phases[1:], self.phases[1:], strict=True):
            new = [item for item in settings if present.get(item.name) != item.source]
            present |= {item.name: item.source for item in new}
            if new:
                found[phase.step] = new
        return found

    def _define_lengths(self) -> None:
        if self.adaptive and self.arrays.flattened:
            what = self.arrays.flattened[0]
            raise InputError(
                "regularization.clipping",
                f"works on units, and {what} is no vector in PyTorch, as it is here",
            )
        if self.adaptive or "max_norm" in self.regularized:
            regularization.define_lengths(self.script, self.arrays.units_last)
        if "max_norm" in self.regularized:
            self.script.need(Section.METHOD, regularization.BOUND)

    @property
    def adaptive(self) -> bool:
        """Whether units are clipped by themselves."""
        phases = self.script.run.phases
        return any(type(phase.experiment.regularization.clipping) is AdaptiveClipping for phase in phases)

    # The text

    def text(self) -> str:
        """The section: parameters, what is defined, and the optimizer itself."""
        trained = " if p.requires_grad" if self.script.frozen else ""
        lines = [f"parameters = {{name: p for name, p in network.named_parameters(){trained}}}"]
        if self._needs_weights:
            lines += self.arrays.weights()
        if self.adaptive:
            lines.append(f"LAST_LAYER = {listed(self.arrays.last_layer)}")
        definitions = "".join(f"\n\n\n{text}" for text in self.script.definitions(Section.METHOD))
        return "\n".join(lines) + definitions + ("\n\n\n" if definitions else "\n") + self._made()

    @property
    def _needs_weights(self) -> bool:
        return bool(self.regularized) or self.method.handed is Handed.WEIGHTS

    def _made(self) -> str:
        """The call that makes the optimizer."""
        method = self.method
        options = ["lr=settings.learning_rate"]
        options += [f"{name}={source}" for name, source in method.options.items()]
        if method.handed is Handed.ALL:
            return "optimizer = " + call(method.function, ["parameters.values()", *options], "optimizer = ")
        lines, first = [], "weights"
        if method.handed is Handed.HIDDEN:
            first = "hidden"
            lines = [
                f"HIDDEN = {listed(self.arrays.hidden)}",
                "hidden = {name: parameters[name] for name in HIDDEN}",
            ]
        lines.append(f"others = {{name: p for name, p in parameters.items() if name not in {first}}}")
        option, values = f'"{method.first_option}"', ("True", "False")
        if method.decay:
            option, values = '"weight_decay"', (method.decay, "0.0")
        groups = [
            f'{{"params": {name}.values(), {option}: {value}}}'
            for name, value in zip((first, "others"), values, strict=True)
            if name != "hidden" or self.arrays.hidden
        ]
        groups_source = "[\n" + "".join(f"    {group},\n" for group in groups) + "]"
        return "\n".join([*lines, "optimizer = " + call(method.function, [groups_source, *options])])

    def after_gradient(self) -> list[str]:
        """The lines of the loop between the gradient and the next step."""
        lines = [item.before for item in self.around if item.before]
        if self.clips:
            lines.append("settings.clip()")
        lines += self._told()
        lines += self._stepped()
        bound = ["bound_weights()"] if "max_norm" in self.regularized else []
        after = [item.after for item in reversed(self.around) if item.after]
        return [*lines, *bound, *after, *(bound if self.around else [])]

    def _told(self) -> list[str]:
        """What the optimizer is told before each update, where anything changes."""
        changing = [
            f"{name}={source}" for name, source in self.method.options.items() if self._changing(source)
        ]
        lines = []
        moves = bool(self.product) or self._changing("settings.learning_rate")
        if moves or self.decays_apart:
            lines.append("rate = settings.learning_rate" + (f" * {self.product}" if self.product else ""))
        if moves or changing:
            lines.append("for group in optimizer.param_groups:")
        if moves:
            lines.append('    group["lr"] = rate')
        if changing:
            lines.append(f"    group.update({', '.join(changing)})")
        if self.method.decay and self._changing(self.method.decay):
            lines.append(f'optimizer.param_groups[0]["weight_decay"] = {self.method.decay}')
        return lines

    def _stepped(self) -> list[str]:
        """The update and the decay, which is a share of the weights as they were before it."""
        if not self.decays_apart:
            return ["optimizer.step()"]
        if not self.method.reads:
            return [
                "with torch.no_grad():",
                "    for w in weights.values():",
                f"        w *= 1 - rate * {DECOUPLED}",
                "optimizer.step()",
            ]
        return [
            "before = {name: w.detach().clone() for name, w in weights.items()}",
            "optimizer.step()",
            "with torch.no_grad():",
            "    for name, w in weights.items():",
            f"        w -= rate * {DECOUPLED} * before[name]",
        ]

    def _changing(self, source: str) -> bool:
        """Whether a live change touches what this source reads."""
        changed = {item.name for items in self.changes().values() for item in items}
        return bool(changed & set(names_used(source)))

    def at_end(self) -> str:
        """What makes the parameters those that are evaluated, where they are not."""
        return self.method.at_end.strip("\n")

    def average(self) -> str:
        """The name of the averaged parameters that are evaluated beside, from the outermost wrapper that has such."""
        return next((item.average for item in self.around if item.average), "")
