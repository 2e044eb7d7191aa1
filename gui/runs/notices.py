"""Tells the person about the run: stale, refused, diverged, lost, and why it is where it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.document import Document
from gui.formatting import number
from gui.forms.places import problem_text
from gui.notices import Action, NoticeCenter
from gui.runs.controller import RunController
from gui.runs.runs import Runs
from gui.widgets.notice import Severity


class RunNotices(QObject):
    """Follows the selected run; each matter has one notice, which goes when the matter does."""

    def __init__(
        self,
        document: Document,
        runs: Runs,
        notices: NoticeCenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runs = runs
        self._notices = notices
        self._shown: dict[str, str] = {}
        runs.state_changed.connect(self._refresh)
        runs.failed.connect(self._on_failed)

    @property
    def _controller(self) -> RunController:
        return self._runs.controller

    def _refresh(self) -> None:
        controller, reason = self._controller, self._controller.reason
        self._keep("stale", self._stale_text() if controller.stale else "")
        self._keep("diverged", reason if controller.state == "diverged" and not controller.stale else "")
        self._keep("finished", reason if controller.state == "finished" and not controller.stale else "")
        self._keep("refused", self._refusal_text(controller))
        self._keep("lost", reason or self.tr("It ended.") if controller.state == "lost" else "")
        self._keep("broken", reason if controller.state == "broken" else "")
        self._keep("trial", self._trial_text())

    @staticmethod
    def _refusal_text(controller: RunController) -> str:
        refusal = controller.refusal
        return problem_text(refusal, controller.subject.experiment) if refusal else ""

    def _trial_text(self) -> str:
        executor = self._controller.opened.executor if self._controller.opened else {}
        if "trial" not in executor:
            return ""
        if executor.get("backend") == "numpy":
            return self.tr("The processor is faster for this network than the GPU.")
        return self.tr("The GPU is faster for this network than the processor.")

    def _stale_text(self) -> str:
        if self._document.inspection.problems:
            return self.tr("The experiment has changed, and cannot run as it stands.")
        if self._controller.branching:
            step = number(self._controller.step)
            return self.tr("The experiment has changed. Play branches off at step {step}.").format(step=step)
        return self.tr("The experiment has changed. Play starts a new run.")

    def _keep(self, key: str, text: str) -> None:
        if self._shown.get(key, "") == text:
            return
        self._shown[key] = text
        if text:
            getattr(self, f"_show_{key}")(text)
        else:
            self._notices.withdraw(key)

    def _show_stale(self, text: str) -> None:
        undo = (self.tr("Undo"), self._document.undo_stack.undo)
        restart = (self.tr("Restart"), self._controller.restart)
        possible = not self._document.inspection.problems
        self._notices.show(Severity.INFO, text, actions=(restart, undo) if possible else (undo,), key="stale")

    def _show_diverged(self, text: str) -> None:
        self._notices.show(
            Severity.WARNING,
            self.tr("The run {problem}.").format(problem=text),
            advice=self.tr(
                "Its last finite state is kept. A smaller learning rate or a clipped gradient may help; "
                "a change starts a new run."
            ),
            actions=((self.tr("Restart"), self._controller.restart),),
            key="diverged",
        )

    def _show_finished(self, text: str) -> None:
        self._notices.show(
            Severity.INFO,
            self.tr("The run {problem}.").format(problem=text),
            actions=((self.tr("Restart"), self._controller.restart),),
            key="finished",
        )

    def _show_trial(self, text: str) -> None:
        opened = self._controller.opened
        measured = opened.executor["trial"] if opened else ""
        advice = self.tr("A step takes, in a short trial: {times}.").format(times=measured)
        self._notices.show(Severity.INFO, text, advice=advice, key="trial")

    def _show_refused(self, text: str) -> None:
        undo = (self.tr("Undo"), self._document.undo_stack.undo)
        self._notices.show(
            Severity.ERROR,
            self.tr("This experiment cannot run: {problem}.").format(problem=text.rstrip(".")),
            details=self._controller.refusal_details,
            advice=self.tr("Change it, or take the last change back."),
            actions=(*self._ways_on(), undo),
            key="refused",
        )

    def _ways_on(self) -> tuple[Action, ...]:
        """What can be done where a device has failed; nothing where it has not."""
        fault, batch = self._controller.fault, self._document.experiment.batch_size
        if fault is None:
            return ()
        processor = (self.tr("Use the processor"), self._controller.use_processor)
        halve = (self.tr("Halve the batch"), self._halve_batch)
        return (halve, processor) if fault.cause == "memory" and batch > 1 else (processor,)

    def _halve_batch(self) -> None:
        self._document.edit(
            "batch_size", self._document.experiment.batch_size // 2, self.tr("Halve the batch")
        )
        self._document.finish_edit()
        self._controller.restart()

    def _show_fault(self, key: str, text: str, again: Action) -> None:
        fault = self._controller.fault
        self._notices.show(
            Severity.ERROR,
            text,
            advice=self.tr("Nothing in this window is lost: the run goes on from its last checkpoint."),
            details=f"{fault.problem}\n\n{fault.details}" if fault else "",
            actions=(*self._ways_on(), again),
            key=key,
        )

    def _show_lost(self, text: str) -> None:
        if self._controller.fault is not None:
            again = (self.tr("Try the GPU again"), self._runs.recover)
            self._show_fault("lost", self.tr("The GPU has failed."), again)
            return
        self._notices.show(
            Severity.ERROR,
            self.tr("The process that trains has ended unexpectedly."),
            advice=self.tr("Nothing in this window is lost: the run goes on from its last checkpoint."),
            details=text,
            actions=((self.tr("Restart from the last checkpoint"), self._runs.recover),),
            key="lost",
        )

    def _show_broken(self, text: str) -> None:
        if self._controller.fault is not None:
            again = (self.tr("Restart from the last checkpoint"), self._runs.recover)
            self._show_fault("broken", self.tr("The GPU has not enough memory for this run."), again)
            return
        self._notices.show(
            Severity.ERROR,
            text,
            advice=self.tr("Nothing in this window is lost: the run goes on from its last checkpoint."),
            actions=((self.tr("Restart from the last checkpoint"), self._runs.recover),),
            key="broken",
        )

    def _on_failed(self, problem: str, details: str) -> None:
        self._notices.show(Severity.ERROR, problem, details)
