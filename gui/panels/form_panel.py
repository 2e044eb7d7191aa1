"""A card with a generated form: what the small panels of the left column share."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.tasks import Task
from gui.context import Context
from gui.forms.form import Form
from gui.forms.words import engine_text
from gui.panels.base import Panel


class FormPanel(Panel):
    """A form for a few paths of the experiment.

    Class attributes:
        paths: dotted paths, in the order of the lines.
        surface_paths: those that make sense on a surface as well.
    """

    paths: ClassVar[tuple[str, ...]] = ()
    surface_paths: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.form = self._make_form()
        self.body.addWidget(self.form)
        context.document.changed.connect(self._refresh)
        context.runs.state_changed.connect(self._refresh_remarks)
        self._refresh_remarks()

    def remark(self, experiment: Experiment) -> str:
        """What stands at the right of the title."""
        return ""

    def adapted(self, path: str, experiment: Experiment) -> Experiment:
        """The experiment after an edit at `path`, with what has to change along with it."""
        return experiment

    def suits(self, experiment: Experiment, task: Task | None) -> bool:
        return bool(self._paths(experiment))

    def _paths(self, experiment: Experiment) -> tuple[str, ...]:
        """The lines for the problem at hand."""
        return self.surface_paths if experiment.surface.is_surface else self.paths

    def _make_form(self) -> Form:
        experiment = self.context.document.experiment
        self._shown = self._paths(experiment)
        form = Form(experiment, only=self._shown)
        form.edited.connect(self._edit)
        form.scrubbed.connect(self._scrub)
        return form

    def _edit(self, path: str, value: Any) -> None:
        document = self.context.document
        try:
            document.edit(path, value, adapt=partial(self.adapted, path))
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
        experiment = self.context.document.experiment
        if self._paths(experiment) != self._shown:
            old, self.form = self.form, self._make_form()
            self.body.replaceWidget(old, self.form)
            old.hide()
            old.deleteLater()
        self.form.show_value(experiment)
        self._refresh_remarks()

    def _refresh_remarks(self) -> None:
        self.set_subtitle(self.remark(self.context.document.experiment))
        self.form.clear_errors()
        for problem in self.context.controller.problems:
            if any(problem.path == path or problem.path.startswith(f"{path}.") for path in self._shown):
                self.form.set_error(problem.path, engine_text(problem.problem))
