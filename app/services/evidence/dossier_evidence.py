"""What the dossier of a trajectory tells of the evidence of one company."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.domain.matching import fold
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.partnership import Partner, Person
from app.models.referral import FundingCheck, Referral
from app.reports import trajectory_values as told
from app.reports import values as plain
from app.reports.case_words import SUBJECTS, code_text
from app.reports.trajectory_state import AGREEMENT
from app.services.companies.family import of_company
from app.services.evidence.pieces import EvidenceView
from app.services.files.here import files_here
from app.services.record_names import names_of
from app.services.referrals.instruments import entry_of, rows_in
from app.services.trajectories.views import MemberView, TrajectoryView

CLOSING: Final = ("eindverslag", "afsluitverslag")  # how the name of the signed report begins


class EvidenceReading:
    """Reads files, referrals and criteria of a company, inside one reading of the store."""

    def __init__(
        self, session: Session, view: TrajectoryView, member: MemberView, company_id: UUID
    ) -> None:
        self.session, self.company_id = session, company_id
        self.trajectory_id = view.id
        self._view, self._member = view, member
        self._given = {one.subject_id for one in member.evidence if one.is_standing}
        others = {
            piece.subject_id
            for each in view.members
            if each.id != member.id
            for piece in each.evidence
        }
        foreign = others - self._given  # in a joint trajectory: of another company
        self._files = {one.id: one for one in self._read_files() if one.id not in foreign}
        self._here = files_here(session, (one.sha256 for one in self._files.values()))
        self._people = names_of(
            session, Person, {one.added_by for one in self._files.values() if one.added_by}
        )

    def shows(self, record_id: UUID) -> bool:
        """Tell whether a record is evidence for a criterion."""
        return record_id in self._given

    def criteria(self) -> tuple[told.CriterionLine, ...]:
        """Return the checklist with the evidence for each line."""
        hints = {one.code: one.hint for one in self._view.checklist.criteria}
        return tuple(
            told.CriterionLine(
                code=one.criterion.code,
                name=one.criterion.name,
                hint=hints.get(one.criterion.code, ""),
                have=one.have,
                needed=one.criterion.needed,
                is_required=one.criterion.required,
                met_on=one.met_on,
                last_on=one.last_on,
                pieces=tuple(
                    self._piece(each)
                    for each in self._member.evidence
                    if each.criterion == one.criterion.code
                ),
            )
            for one in self._member.standing.progress.lines
        )

    def notes(self) -> tuple[told.CriterionNote, ...]:
        """Return what was said on the evidence, the first first."""
        names = {one.code: one.name for one in self._view.checklist.criteria}
        return tuple(
            told.CriterionNote(
                names.get(one.criterion, one.criterion),
                one.text,
                self._view.names.get(one.person_id, "–"),
                one.written_on,
            )
            for one in reversed(self._member.remarks)
        )

    def deliverables(self) -> tuple[told.Delivered, ...]:
        """Return the files that show the change, the first added first."""
        names = {one.code: one.name for one in self._view.checklist.criteria}
        return tuple(
            told.Delivered(
                self._file(one),
                tuple(
                    names.get(each.criterion, each.criterion)
                    for each in self._member.evidence
                    if each.subject_id == one.id and each.is_standing
                ),
            )
            for one in self._files.values()
            if not self._is_elsewhere(one)
        )

    def closing(self) -> tuple[plain.Attachment, ...]:
        """
        Return the signed closing report: the files that are called so.

        One that was put in a joint trajectory is of the company that it is evidence for.
        """
        return tuple(self._file(one) for one in self._files.values() if self._is_closing(one))

    def referrals(self) -> tuple[told.Referred, ...]:
        """Return the referrals of the company for this trajectory or for none, the first first."""
        query = select(Referral).where(
            of_company(Referral.company_id, self.company_id),
            or_(
                col(Referral.trajectory_id) == self.trajectory_id,
                col(Referral.trajectory_id).is_(None),
            ),
            ~col(Referral.deleted),
        )
        rows = self.session.exec(query.order_by(col(Referral.made_on), col(Referral.id))).all()
        partners = names_of(
            self.session, Partner, {one.to_partner_id for one in rows if one.to_partner_id}
        )
        return tuple(self._referred(one, partners) for one in rows)

    def funding(self) -> tuple[told.FundingAnswer, ...]:
        """Return what was answered on double financing, the first first."""
        query = (
            select(FundingCheck)
            .where(
                of_company(FundingCheck.enterprise_id, self.company_id), ~col(FundingCheck.deleted)
            )
            .order_by(col(FundingCheck.asked_on), col(FundingCheck.id))
        )
        rows = self.session.exec(query).all()
        people = names_of(self.session, Person, {one.person_id for one in rows})
        return tuple(
            told.FundingAnswer(
                asked_on=one.asked_on,
                support=code_text("support", one.support),
                answer=code_text("funding_answer", one.answer),
                person=people.get(one.person_id, "–"),
                reason=one.override_reason,
            )
            for one in rows
        )

    def _read_files(self) -> Iterable[Attachment]:
        """Return files of the trajectory, of its sessions, and what is evidence."""
        sessions = select(col(CoachingSession.id)).where(
            col(CoachingSession.trajectory_id) == self.trajectory_id,
            of_company(CoachingSession.enterprise_id, self.company_id),
            ~col(CoachingSession.deleted),
        )
        query = select(Attachment).where(
            or_(
                col(Attachment.trajectory_id) == self.trajectory_id,
                col(Attachment.session_id).in_(sessions),
                col(Attachment.id).in_(self._given),
            ),
            ~col(Attachment.deleted),
        )
        return self.session.exec(query.order_by(col(Attachment.added_at), col(Attachment.id))).all()

    def _is_elsewhere(self, one: Attachment) -> bool:
        """Tell whether a file stands in another part: the agreement, the closing report."""
        serves = {each.criterion for each in self._member.evidence if each.subject_id == one.id}
        return serves == {AGREEMENT} or self._is_closing(one)

    def _is_closing(self, one: Attachment) -> bool:
        is_named = fold(one.file_name).startswith(CLOSING)
        is_of_all = one.trajectory_id is not None and len(self._view.members) > 1
        return is_named and (not is_of_all or one.id in self._given)

    def _file(self, one: Attachment) -> plain.Attachment:
        by = "" if one.added_by is None else self._people.get(one.added_by, "")
        added_on = clock.local(one.added_at).date()
        is_here = one.sha256 in self._here
        return plain.Attachment(one.file_name, one.size, added_on, by, one.sha256, is_here)

    def _piece(self, one: EvidenceView) -> told.Piece:
        file = self._files.get(one.subject_id)
        return told.Piece(
            kind=SUBJECTS.get(one.kind, one.kind),
            label=_label(one),
            dated=one.dated,
            added_by=self._view.names.get(one.added_by, "–"),
            remark=one.remark,
            sha256="" if file is None else file.sha256,
            is_standing=one.is_standing,
        )

    def _referred(self, one: Referral, partners: dict[UUID, str]) -> told.Referred:
        entry = entry_of(rows_in(self.session), one.instrument, one.instrument_from)
        partner = partners.get(one.to_partner_id, "") if one.to_partner_id else ""
        whom = (None if entry is None else entry.name, one.receiver or partner)
        outcome = code_text("outcome", one.outcome) if one.outcome else ""
        return told.Referred(
            made_on=one.made_on,
            direction=code_text("direction", one.direction),
            to=", ".join(filter(None, whom)) or "–",
            reason=one.reason,
            state=code_text("referral_status", one.status),
            state_on=one.status_on,
            outcome=outcome,
            outcome_reason=one.outcome_reason,
            starters=one.starters,
            check=one.check_text,
        )


def _label(one: EvidenceView) -> str:
    """Return what a piece of evidence is called, by the kind of its record."""
    if one.kind == "scan":
        return code_text("moment", one.sort or one.label)
    if one.kind == "plan_version":
        return f"Actieplan versie {one.label}"
    if one.kind == "signature":
        return f"Handtekening van {one.label}"
    return one.label
