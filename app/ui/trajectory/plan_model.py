"""What the tab of the action plan knows and does; every edit can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.strokes import Strokes
from app.domain.trajectory import STRUCTURAL
from app.services.retention.bin import throw_away
from app.services.sessions.signatures import Signer
from app.services.trajectories.plan_paper import plan_report
from app.services.trajectories.plan_signers import plan_signers
from app.services.trajectories.plans import (
    PlanForm,
    PlanView,
    edit_plan,
    plans_of,
    sign_plan,
    write_plan,
)
from app.ui.case_words import code_text
from app.ui.desk import Desk, DocumentRequest, Step
from app.ui.session.signatures import Given
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.work.job import Job


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs which version, for which company, and what they were shown."""

    plan: PlanView
    signer: Signer
    member_id: UUID | None


class PlanModel(QObject):
    """Reads the versions each time that the trajectory is another; then `changed` comes."""

    changed = Signal()

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.trajectory = desk, model
        self.plans: tuple[PlanView, ...] | None = None  # the last first; None: not read yet
        self.signers: Mapping[UUID, tuple[Signer, ...]] = {}
        self._serial = 0
        model.changed.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read the versions, and who may sign them."""
        if (view := self.trajectory.view) is None:
            return
        self._serial += 1
        store, serial = self._desk.store, self._serial
        job = self._desk.runner.start(
            lambda _progress: (
                serial,
                plans_of(store, view.id),
                plan_signers(store, view.running),
            ),
            database=False,
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    def write(self, began: PlanView | None, form: PlanForm) -> str:
        """
        Keep a form: as the version itself while it is the last and nobody signed it, else anew.

        Args:
            began: The version that the form began with, as it stood then.

        Returns:
            The sentence that says why not; empty when it was done.
        """
        store, last = self._desk.store, next(iter(self.plans or ()), None)
        is_last = began is not None and last is not None and last.id == began.id
        if began is not None and is_last and not (last and last.signatures):
            words = self.tr("Actieplan versie {number} gewijzigd").format(number=began.number)
            return self.trajectory.do(words, partial(edit_plan, store, began.id, form, began.form))
        words = self.tr("Actieplan versie {number} geschreven")
        words = words.format(number=1 if last is None else last.number + 1)
        trajectory = self.trajectory.id
        return self.trajectory.do(words, lambda: write_plan(store, trajectory, form).changes)

    def throw_away(self, plan: PlanView) -> str:
        """Put a version in the bin."""
        words = self.tr("Actieplan versie {number} naar de prullenbak").format(number=plan.number)
        store = self._desk.store
        return self.trajectory.do(words, partial(throw_away, store, "plan_version", plan.id))

    def sign(self, signing: Signing, ink: Strokes) -> Job:
        """Begin to keep a signature; listen to `failed`, and `succeeded` for a `Step`."""
        store, plan = self._desk.store, signing.plan
        words = self.tr("Handtekening van {name} bewaard").format(name=signing.signer.name)
        return self._desk.runner.start(
            lambda _progress: Step(
                words,
                sign_plan(
                    store,
                    plan.id,
                    signing.signer,
                    ink,
                    member_id=signing.member_id,
                    seen=plan.text_hash,
                ),
            )
        )

    def take_signature(self, given: Given) -> str:
        """Put a signature in the bin."""
        words = self.tr("Handtekening van {name} naar de prullenbak").format(name=given.name)
        store = self._desk.store
        return self.trajectory.do(words, partial(throw_away, store, "signature", given.id))

    def print(self, plan: PlanView) -> None:
        """Ask for the plan on paper."""
        view = self.trajectory.view
        if view is None:
            return
        store, reference = self._desk.store, self._desk.reference
        words = {code: code_text("structural", code) for code in STRUCTURAL}
        title = self.tr("Actieplan {title}, versie {number}")
        title = title.format(title=view.title, number=plan.number)
        make = partial(plan_report, store, reference, plan.id, words)
        self._desk.document_requested.emit(DocumentRequest(title, f"{title}.pdf", make))

    @Slot(object)
    def _on_read(
        self, read: tuple[int, tuple[PlanView, ...], Mapping[UUID, tuple[Signer, ...]]]
    ) -> None:
        serial, plans, signers = read
        if serial == self._serial:  # else a newer one is on its way
            self.plans, self.signers = plans, signers
            self.changed.emit()
