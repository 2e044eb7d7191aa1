"""Every registered kind gets a form in which each of its fields can be changed by hand."""

from __future__ import annotations

import pytest

from engine import registry
from gui.forms.editor import editor_class
from gui.forms.fold import reveal
from gui.forms.words import caption

KINDS = [kind for family in registry.families() for kind in registry.kinds(family).values()]


def lines(editors):
    for editor in editors:
        inner = editor.inner()
        yield from lines(inner) if inner else [editor]


def every(editors):
    for editor in editors:
        yield editor
        yield from every(editor.inner())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.family}.{kind.kind}")
def test_each_field_can_be_changed(owner, kind):
    host = owner(kind(), f"somewhere.{kind.family}")
    for field in kind.fields:
        path = f"somewhere.{kind.family}.{field.name}"
        before = host.value
        editor = host.form.editor(path)
        reveal(editor)
        expected = host.change(editor)
        assert getattr(host.value, field.name) == expected, field.name
        assert getattr(host.value, field.name) != getattr(before, field.name)
        # Nothing else changed, and what is decoded from the file's form is the same.
        assert host.value == before.replace(**{field.name: expected})
        assert type(host.value).from_json({field.name: field.encode(expected)}) == kind(
            **{field.name: expected}
        )
    assert len(host.log) == len(kind.fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.family}.{kind.kind}")
def test_each_line_is_named_and_explained(owner, kind):
    host = owner(kind(), kind.family)
    for editor in lines(host.form.editors()):
        assert editor_class(editor.field) is not None
        assert editor.field.title, "a field without a title"
        assert editor.caption.text().startswith(editor.field.title)
        assert editor.input.accessibleName() == editor.caption.accessibleName() == caption(editor.field)
        assert editor.input.editor.accessibleName() or editor.field.type_name == "subset"
        assert editor.caption.toolTip() == editor.input.toolTip()
        assert "<b>" in editor.caption.toolTip()


@pytest.mark.parametrize("family", registry.families())
def test_each_kind_can_be_chosen(owner, family):
    kinds = list(registry.kinds(family).values())
    host = owner(kinds[0](), family, title="Kind")
    for index in range(1, len(kinds)):
        chooser = host.form.editor(family)
        host.turn(chooser, index - 1, len(kinds))
        assert type(host.value) is kinds[index]
        shown = [editor.path for editor in every(host.form.editors())]
        assert set(shown) >= {f"{family}.{field.name}" for field in kinds[index].fields}
    assert host.log == [(f"{family}.kind", kind.kind) for kind in kinds[1:]]
