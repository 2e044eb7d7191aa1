"""Whatever is done in the builder, in any order: nothing fails, and undoing all of it restores the network."""

from __future__ import annotations

import random

import pytest

from engine import presets
from gui.network.selection import Selection

ACTIONS = (
    *("cut", "copy", "paste", "duplicate", "left", "right", "wrap", "unwrap", "remove", "everything"),
    *("previous", "following", "first", "last", "cancel"),
    *("extend_previous", "extend_following", "extend_first", "extend_last"),
)
KINDS = ("dense", "dropout", "flatten", "convolution", "residual", "output", "gru")
MOST_LAYERS = 24


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_can_all_be_undone(builder, seed) -> None:
    editor, document, draw = builder.panel.editor, builder.document, random.Random(seed)
    before = document.experiment
    for _ in range(150):
        choice = draw.random()
        if choice < 0.7:
            action = getattr(editor.actions, draw.choice(ACTIONS))
            if action.isEnabled():
                action.trigger()
        elif choice < 0.8:
            editor.insert(draw.randint(0, len(builder.layers)), draw.choice(KINDS))
        elif choice < 0.9:
            for position in draw.sample(range(len(builder.layers)), k=min(3, len(builder.layers))):
                editor.choose(editor.selection.toggled(position))
        elif choice < 0.95:
            document.undo_stack.undo()
        else:
            made = draw.choice(presets.suitable(document.experiment))[1]
            document.replace(made, "Start from a preset")
        while len(builder.layers) > MOST_LAYERS:
            editor.choose(Selection.block(0, 8))
            editor.remove()
        count = len(builder.layers)
        assert len(builder.panel.strip.cards()) == count
        assert all(position < count for position in editor.selection.layers)
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.experiment == before
