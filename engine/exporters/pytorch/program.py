"""The script as a whole."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from engine.exporters.pytorch import augmentations, schedules
from engine.exporters.pytorch.descent import Descent
from engine.exporters.pytorch.layers.network import network
from engine.exporters.pytorch.losses import LOSSES, Criterion
from engine.exporters.pytorch.modules import Module, Source
from engine.exporters.pytorch.random_numbers import BATCH, ORDER, PHILOX, WORDS
from engine.exporters.pytorch.reproduction import Reproduction
from engine.exporters.pytorch.script import WIDTH, Script, Section, Setting, literal
from engine.random import Purpose
from engine.version import VERSION

EVALUATE = '''@torch.no_grad()
def evaluate(part):
    """The loss on a whole part of the data, a thousand samples at a time."""
    network.eval()
    inputs, targets = array(f"{part}_inputs").split(1000), array(f"{part}_targets").split(1000)
    total = sum(len(y) * criterion(network(x), y).item() for x, y in zip(inputs, targets))
    network.train()
    return total / sum(map(len, targets))'''


@dataclass(frozen=True)
class Program:
    """A script, and what the arrays beside it have to be.

    Attributes:
        parameters: by their names in the script, where they come from.
        classes: whether targets are numbers of classes.
        vocabulary: where inputs are numbers of tokens, how many there are; else 0.
        parts: of the data, that it evaluates.
    """

    text: str
    parameters: dict[str, Source]
    classes: bool
    vocabulary: int
    parts: tuple[str, ...]


def program(run: Reproduction) -> Program:
    """Write the script. Raises InputError, with the path of a field, for what cannot be had in one."""
    script = Script(run)
    start = run.start
    prepared = augmentations.calls(script)
    built = network(script)
    parameters = dict(built.parameters)
    script.padded = next((name for name, source in parameters.items() if source.padded), "")
    script.flattened = next((name for name, source in parameters.items() if source.flattened), "")
    criterion = LOSSES.writer("loss", start.loss)(start.loss, script)
    descent = Descent(script, parameters)
    sections = {
        "Data": _data(script),
        "Network": _network(script, built),
        "Loss": _loss(script, criterion),
        "Hyperparameters": _settings(script, descent),
        "Optimizer": descent.text(),
        "Batches, by the run's own random numbers": _random(script),
        "What is drawn for a batch": "\n\n\n".join(script.definitions(Section.BATCHES)),
        "Training": _training(descent, prepared),
        "Result": _result(descent),
    }
    body = "\n\n\n".join(_section(title, text) for title, text in sections.items() if text)
    parts = tuple(dict.fromkeys(("train", "test", descent.watched or "train")))
    text = f"{_heading(run)}\n\n{_imports(script)}\n\n{_constants(script, descent)}\n\n\n{body}\n"
    return Program(text, parameters, criterion.classes, script.vocabulary, parts)


def _section(title: str, text: str) -> str:
    """A section as a cell, which notebooks and editors run by itself."""
    space = "\n\n\n" if text.startswith(("def ", "class ", "@")) else "\n\n"
    return f"# %% {title}{space}{text}"


def _heading(run: Reproduction) -> str:
    start = run.start
    layers = " → ".join(node.layer.title for node in run.plan.nodes)
    network = textwrap.fill(f"{layers}; {start.loss.title.lower()}.", WIDTH - 10)
    end = f"\n\n{textwrap.fill(run.end, WIDTH - 10)}" if run.end else ""
    lane = f" (lane {run.lane + 1} of {run.lanes})" if run.lanes > 1 else ""
    return f'''"""{start.data.title}, learned by {start.optimizer.title} in {run.steps} updates{lane}.

{network}

Descenso {VERSION} wrote this script from a run. It makes the same updates again, with the same network, the
same start and the same batches, so that the losses agree step by step{_precision(run)}.{end}

It needs NumPy 2 and PyTorch 2, and beside it the file of the same name that ends in .npz, which has the
data and the starting weights.

    python SCRIPT.py               trains and prints losses
    python SCRIPT.py losses.csv    also writes the loss of every step into a file
"""'''


def _precision(run: Reproduction) -> str:
    if run.dtype == "float64":
        return ", up to rounding"
    return ",\nuntil the roundings of float32 have grown"


def _imports(script: Script) -> str:
    standard = {"import sys", "from functools import lru_cache", "from pathlib import Path"}
    standard |= {"from types import SimpleNamespace"}
    others = {"import numpy as np", "import torch", "from torch import nn"}
    for line in script.imports:
        (others if "torch" in line else standard).add(line)

    def order(line: str) -> tuple[bool, str]:
        return line.startswith("from"), line.split()[1] + line

    # Each library's plain import, then what is taken from it, as formatters have it.
    own = sorted(others, key=lambda line: (line.split()[1].partition(".")[0], *order(line)))
    return "\n".join(sorted(standard, key=order)) + "\n\n" + "\n".join(own)


def _constants(script: Script, descent: Descent) -> str:
    run = script.run
    start = run.start
    lines = [
        f"torch.set_default_dtype(torch.{run.dtype})",
        "",
        f"SEED = {start.seed}",
        f"STEPS = {run.steps}  # updates",
    ]
    if "HORIZON" in descent.product or schedules.RISING in descent.product:
        lines.append(f"HORIZON = {start.steps}  # updates that the schedule of the learning rate refers to")
    return "\n".join(lines)


def _data(script: Script) -> str:
    batch = script.run.start.batch_size
    return f'''ARRAYS = np.load(Path(__file__).with_suffix(".npz"))


def array(name):
    """An array from the file beside this one; real numbers in the precision chosen above."""
    values = torch.from_numpy(ARRAYS[name])
    return values.to(torch.get_default_dtype()) if values.is_floating_point() else values


{_shapes(script)}
train_inputs, train_targets = array("train_inputs"), array("train_targets")
SAMPLES = len(train_inputs)
BATCH_SIZE = min({batch}, SAMPLES)'''


def _shapes(script: Script) -> str:
    shape = script.run.plan.task.input_shape
    words = {
        1: f"{shape[0]} numbers a sample",
        2: f"sequences of {shape[0]} steps with {shape[-1]} features",
        3: f"images of {shape[-1]} × {' × '.join(map(str, shape[:2]))}: channels, height, width",
    }
    what = words.get(len(shape), "")
    if script.vocabulary:
        what = f"sequences of {shape[0]} numbers of tokens"
    return f"# {what[:1].upper()}{what[1:]}, encoded as the run saw them."


def _random(script: Script) -> str:
    purposes = [f"SHUFFLE = {int(Purpose.SHUFFLE)}"]
    extra = script.definitions(Section.RANDOM)
    if extra:
        purposes.append(f"DRAWS = {int(Purpose.LAYER)}")
    texts = [text.strip("\n") for text in (PHILOX, WORDS, ORDER, BATCH)] + extra
    return "\n".join(purposes) + "  # kinds of random numbers, which never meet\n\n\n" + "\n\n\n".join(texts)


def _network(script: Script, built: Module) -> str:
    definitions = "".join(f"{text}\n\n\n" for text in script.definitions(Section.NETWORK))
    initializer = script.run.start.initializer
    trained = (
        "        if parameter.requires_grad:\n            parameter.copy_("
        if script.frozen
        else "        parameter.copy_("
    )
    return f"""{definitions}network = {built.source}

# The start. Weights: {initializer.title}, {initializer.formula}; the run drew them, and the file has them.
with torch.no_grad():
    for name, parameter in network.named_parameters():
{trained}array(f"start.{{name}}"))"""


def _loss(script: Script, criterion: Criterion) -> str:
    definitions = "".join(f"{text}\n\n\n" for text in script.definitions(Section.LOSS))
    loss = script.run.start.loss
    return f"{definitions}criterion = {criterion.source}  # {loss.formula}"


def _settings(script: Script, descent: Descent) -> str:
    definitions = "".join(f"{text}\n\n\n" for text in script.definitions(Section.SETTINGS))
    lines = [_entry(item) for item in descent.phases[0]]
    text = definitions + "settings = SimpleNamespace(\n" + "".join(lines) + ")"
    changes = descent.changes()
    if changes:
        rows = "".join(
            f"    {step}: dict({', '.join(f'{item.name}={item.source}' for item in items)}),\n"
            for step, items in changes.items()
        )
        text += (
            f"\n\n# What was changed while the run went on, after so many updates.\nCHANGES = {{\n{rows}}}"
        )
    return text


def _entry(item: Setting) -> str:
    line = f"    {item.name}={item.source},"
    note = f"  # {item.note}" if item.note else ""
    return (line + note if len(line + note) <= WIDTH else line) + "\n"


def _training(descent: Descent, prepared: list[str]) -> str:
    objective = "criterion(network(x), y)" + (" + penalty()" if descent.penalized else "")
    definitions = f"{EVALUATE}\n\n\n" if descent.watched else ""
    if any(item.before for item in descent.around):
        definitions += f'def objective(x, y):\n    """J, which is minimized."""\n    return {objective}\n\n\n'
    lines = ["rows = batch(step)", "x, y = train_inputs[rows], train_targets[rows]", *prepared]
    lines += ["loss = criterion(network(x), y)", "losses.append(loss.item())", ""]
    if descent.changes():
        lines.insert(0, "vars(settings).update(CHANGES.get(step, {}))")
    if descent.watched:
        looking = (
            f"if step % settings.evaluate_every == 0 and {literal(f'{descent.watched}_inputs')} in ARRAYS:"
        )
        lines = [looking, f"    look(evaluate({literal(descent.watched)}))", *lines]
    whole = "(loss + penalty())" if descent.penalized else "loss"
    lines += ["optimizer.zero_grad()", f"{whole}.backward()", *descent.after_gradient(), ""]
    lines += ["if step % max(1, STEPS // 20) == 0:", '    print(f"{step:8d}  {losses[-1]:.10g}")']
    body = "".join(f"    {line}\n" if line else "\n" for line in lines)
    return (
        f"{definitions}losses = []  # on the batch of each update, before it\n"
        'print("    step  loss of the batch")\n'
        f"for step in range(STEPS):\n{body}".rstrip("\n")
    )


def _result(descent: Descent) -> str:
    average = descent.average()
    averaged = (
        f"""

with torch.no_grad():
    for name, p in parameters.items():
        p.copy_({average}[name])
report("averaged parameters, ")"""
        if average
        else ""
    )
    at_end = descent.at_end()
    evaluate = "" if descent.watched else f"{EVALUATE}\n\n\n"
    return f'''{evaluate}def report(title=""):
    """Prints the losses on whole parts of the data."""
    for part in ("train", "test"):
        if f"{{part}}_inputs" in ARRAYS:
            print(f"{{title}}{{part}}: loss {{evaluate(part)!r}}")


{at_end + chr(10) if at_end else ""}report(){averaged}

# How far it is from what the run itself recorded.
recorded = zip(ARRAYS["recorded_steps"], ARRAYS["recorded_losses"])
differences = [abs(losses[step] - loss) / loss for step, loss in recorded if step < STEPS and loss > 0]
if differences:
    print(f"largest relative difference from the run's own losses: {{max(differences):.1e}}")

if len(sys.argv) > 1:
    rows = "".join(f"{{step}},{{loss!r}}\\n" for step, loss in enumerate(losses))
    Path(sys.argv[1]).write_text("step,batch_loss\\n" + rows)'''
