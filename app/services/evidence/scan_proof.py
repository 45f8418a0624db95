"""Use case: let a finished scan be evidence in the trajectories that still ask for it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.domain.criteria import State, serves
from app.models.scan import Scan
from app.models.trajectory import Trajectory
from app.services.changes import Changes
from app.services.companies.family import shown
from app.services.counting.counts import progress_of
from app.services.evidence.of_company import taking_of
from app.services.evidence.pieces import Offer, put_evidence
from app.services.standing import may_edit
from app.storage.store import Store

KIND = "scan"


@dataclass(frozen=True, slots=True)
class ScanProof:
    """What a scan would prove: a criterion of a company in a trajectory that runs."""

    member_id: UUID
    title: str  # of the trajectory
    criterion: str  # code
    name: str


def scan_proofs(store: Store, scan_id: UUID) -> tuple[ScanProof, ...]:
    """Return what a finished scan may prove and nothing proves yet, where who works may say so."""
    with store.read() as session:
        scan = session.get(Scan, scan_id)
        return () if scan is None else _proofs(session, scan)


def prove_with_scan(store: Store, scan_id: UUID) -> Changes:
    """
    Let a scan be evidence for all that `scan_proofs` gives, as one action.

    Raises:
        UserError: `scan.proved` when nothing asks for it any more.
    """
    with store.write() as session:
        scan = session.get_one(Scan, scan_id)
        found = _proofs(session, scan)
        if not found or scan.completed_on is None:
            raise UserError("scan.proved")
        offer = Offer(KIND, scan.id, scan.moment, scan.completed_on, scan.moment)
        for one in found:
            put_evidence(session, store.actor, one.member_id, one.criterion, [offer])
        return Changes.of(session)


def _proofs(session: Session, scan: Scan) -> tuple[ScanProof, ...]:
    if scan.deleted or scan.completed_on is None:
        return ()
    company = shown(session, scan.enterprise_id)
    taking = [
        one
        for one in taking_of(session, company)
        if one.runs and may_edit(session, session.get_one(Trajectory, one.trajectory_id))
    ]
    progress = progress_of(session, [one.member_id for one in taking])
    return tuple(
        ScanProof(one.member_id, one.title, line.criterion.code, line.criterion.name)
        for one in taking
        for line in progress[one.member_id].lines
        if line.state is not State.MET and serves(line.criterion, KIND, scan.moment)
    )
