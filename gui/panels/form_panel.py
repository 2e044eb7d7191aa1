"""A card with a generated form: what the small panels of the left column share."""

from __future__ import annotations

from typing import Any, ClassVar

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from gui.context import Context
from gui.forms.form import Form
from gui.forms.words import engine_text
from gui.panels.base import Panel


class FormPanel(Panel):
    """A form for a few paths of the experiment.

    Class attributes:
        paths: dotted paths, in the order of the lines.
    """

    paths: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.form = Form(context.document.experiment, only=self.paths)
        self.form.edited.connect(self._edit)
        self.form.scrubbed.connect(self._scrub)
        self.body.addWidget(self.form)
        context.document.changed.connect(self._refresh)
        context.controller.state_changed.connect(self._refresh_remarks)
        self._refresh_remarks()

    def remark(self, experiment: Experiment) -> str:
        """What stands at the right of the title."""
        return ""

    def _edit(self, path: str, value: Any) -> None:
        document = self.context.document
        try:
            document.edit(path, value)
        except InputError as error:
            self.form.show_value(document.experiment)
            self.form.set_error(error.path, engine_text(error.problem))
        document.finish_edit()

    def _scrub(self, path: str, value: Any) -> None:
        """Let the run feel a live field while it is dragged; others wait for the end."""
        document = self.context.document
        if paths.is_live(document.experiment, path):
            try:
                document.edit(path, value)
            except InputError:
                return

    def _refresh(self) -> None:
        self.form.show_value(self.context.document.experiment)
        self._refresh_remarks()

    def _refresh_remarks(self) -> None:
        self.set_subtitle(self.remark(self.context.document.experiment))
        self.form.clear_errors()
        for problem in self.context.controller.problems:
            if any(problem.path == path or problem.path.startswith(f"{path}.") for path in self.paths):
                self.form.set_error(problem.path, engine_text(problem.problem))
