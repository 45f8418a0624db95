"""What the tab of criteria knows and does beside the trajectory; every edit can be undone."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.services.changes import Changes
from app.services.counting.counts import decide, propose, withdraw
from app.services.counting.criteria_board import CriteriaBoard, criteria_board
from app.services.evidence.attaching import Attached, attach_evidence
from app.services.evidence.pieces import (
    EvidenceView,
    Offer,
    add_evidence,
    add_remark,
    offers,
)
from app.services.files.attachments import PlaceOf
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui.desk import Desk, Notice, Step
from app.ui.evidence_words import subject_words
from app.ui.pasting import Give
from app.ui.trajectory.criteria_table import Spot
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.work.job import Job


class CriteriaModel(QObject):
    """
    Reads what stands beside the trajectory each time that it is another.

    `changed` comes when that was read, `offered` when what may be evidence for a cell was.
    """

    changed = Signal()
    offered = Signal(object, object)  # Spot, tuple of Offer

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.trajectory = desk, model
        self.board = CriteriaBoard()
        self._asked: Spot | None = None
        self._serial = 0
        model.changed.connect(self.read)
        desk.bus.changed.connect(self._on_changes)

    @property
    def view(self) -> TrajectoryView | None:
        """The trajectory; None as long as it was not read."""
        return self.trajectory.view

    @property
    def is_promotor(self) -> bool:
        """Whether who works here may speak of the evidence in every trajectory."""
        return self._desk.me.role == "promotor"

    @property
    def may_decide(self) -> bool:
        """Whether who works here may confirm what somebody else proposed; who only reads not."""
        is_ours = self.trajectory.may_edit or self.is_promotor
        return is_ours and self._desk.me.role != "auditor"

    @property
    def me(self) -> UUID:
        """Who works here."""
        return self._desk.me.person_id

    def member(self, member_id: UUID) -> MemberView | None:
        """Return a company of the trajectory; None when it was taken out."""
        members = () if self.view is None else self.view.members
        return next((one for one in members if one.id == member_id), None)

    @Slot()
    def read(self) -> None:
        """Read what stands beside the trajectory, and what may be evidence for the cell shown."""
        if (view := self.view) is None:
            return
        self._serial += 1
        store, reference, serial = self._desk.store, self._desk.reference, self._serial
        job = self._desk.runner.start(
            lambda _progress: (serial, criteria_board(store, reference, view)), database=False
        )
        job.succeeded.connect(self._on_board)
        job.failed.connect(self._desk.failed)
        if self._asked is not None:
            self.ask_offers(self._asked)

    def ask_offers(self, spot: Spot) -> None:
        """Read what in the files may be evidence for a cell."""
        self._asked = spot
        store = self._desk.store
        job = self._desk.runner.start(
            lambda _progress: (spot, offers(store, spot.member_id, spot.criterion)),
            database=False,
        )
        job.succeeded.connect(self._on_offers)
        job.failed.connect(self._desk.failed)

    def add(self, spot: Spot, chosen: Sequence[Offer]) -> str:
        """Let records be evidence; return the sentence that says why not."""
        names = ", ".join(subject_words(one.kind, one.label, one.sort) for one in chosen)
        return self.trajectory.do(
            self.tr("Bewijs toegevoegd: {names}").format(names=names),
            partial(add_evidence, self._desk.store, spot.member_id, spot.criterion, chosen),
        )

    def take_off(self, one: EvidenceView) -> str:
        """Let a record be evidence no longer; the record itself stays."""
        name = subject_words(one.kind, one.label, one.sort)
        return self.trajectory.do(
            self.tr("Bewijs weggehaald: {name}").format(name=name),
            partial(put_away, self._desk.store, "criterion_evidence", one.id),
        )

    def attach(self, spot: Spot, give: Give, place: PlaceOf = "ask") -> Job:
        """Begin to put files in the file of the company, as evidence; listen to `failed`."""
        if place == "ask" and self._desk.settings.strips_place:
            place = "strip"
        store = self._desk.store
        job = self._desk.runner.start(
            lambda progress: attach_evidence(
                store, spot.member_id, spot.criterion, give(), progress, place=place
            ),
            database=False,  # a slow stick keeps nobody waiting for a list
        )
        job.succeeded.connect(self._on_attached)
        return job

    def remark(self, spot: Spot, text: str) -> str:
        """Say something on the evidence for a criterion."""
        return self.trajectory.do(
            self.tr("Opmerking bewaard"),
            partial(add_remark, self._desk.store, spot.member_id, spot.criterion, text),
        )

    def propose(self, member: MemberView, reason: str) -> str:
        """Propose that a company counts."""
        return self.trajectory.do(
            self.tr("Voorgesteld dat {name} meetelt").format(name=member.name),
            partial(propose, self._desk.store, member.id, reason),
        )

    def decide(self, member: MemberView, proposal_id: UUID, decision: str, reason: str) -> str:
        """Decide on the proposal of somebody else."""
        words = {
            "counts": self.tr("{name} telt mee"),
            "not": self.tr("{name} telt niet mee"),
        }[decision]
        return self.trajectory.do(
            words.format(name=member.name),
            partial(decide, self._desk.store, proposal_id, decision, reason),
        )

    def withdraw(self, member: MemberView, proposal_id: UUID) -> str:
        """Take back one's own proposal."""
        return self.trajectory.do(
            self.tr("Voorstel voor {name} teruggenomen").format(name=member.name),
            partial(withdraw, self._desk.store, proposal_id),
        )

    @Slot(object)
    def _on_board(self, read: tuple[int, CriteriaBoard]) -> None:
        serial, board = read
        if serial == self._serial:  # else a newer one is on its way
            self.board = board
            self.changed.emit()

    @Slot(object)
    def _on_offers(self, read: tuple[Spot, tuple[Offer, ...]]) -> None:
        spot, found = read
        if spot == self._asked:
            self.offered.emit(spot, found)

    @Slot(object)
    def _on_attached(self, attached: Attached) -> None:
        for name in attached.placeless[:1]:
            words = self.tr("Plaats verwijderd uit {name}").format(name=name)
            self._desk.noticed.emit(Notice(words))
        names = ", ".join(attached.names)
        words = self.tr("Bewijs toegevoegd: {names}").format(names=names)
        self.trajectory.did(Step(words, attached.changes))

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        """Read again when something in the files of the companies changed: it may be evidence."""
        if not isinstance(changes, Changes) or self.view is None:
            return
        companies = {one.enterprise_id for one in self.view.members}
        if companies & changes.roots and self.view.id not in changes.roots:
            self.trajectory.begin()
