"""The scans of a company that the dossier of a trajectory tells of."""

from typing import NamedTuple

from sqlmodel import Session as Reading
from sqlmodel import col, or_, select

from app.models.scan import Scan
from app.reports.document import Origin
from app.reports.scan_report import ScanReport
from app.reports.values import Company
from app.services.companies.family import of_company
from app.services.evidence.dossier_evidence import EvidenceReading
from app.services.evidence.scan_values import ScanPaper, scan_values_in


class ScansTold(NamedTuple):
    """The scan at the beginning, those between, and the one at the end beside the first."""

    baseline: ScanReport | None
    between: tuple[ScanReport, ...]
    end: ScanReport | None


def scans_told(
    session: Reading, evidence: EvidenceReading, origin: Origin, company: Company
) -> ScansTold:
    """Return the finished scans; of more of one moment the one that is evidence, else the last."""
    made = ScanPaper(origin, company)
    query = select(Scan).where(
        of_company(Scan.enterprise_id, evidence.company_id),
        or_(col(Scan.trajectory_id) == evidence.trajectory_id, col(Scan.trajectory_id).is_(None)),
        col(Scan.completed_on).is_not(None),
        ~col(Scan.deleted),
    )
    scans = sorted(
        session.exec(query),
        key=lambda one: (evidence.shows(one.id), one.trajectory_id is not None, _day(one), one.id),
    )
    last = {one.moment: one for one in scans}
    baseline, end = last.get("baseline"), last.get("end")
    between = sorted((one for one in scans if one.moment == "mid"), key=_day)
    before = None if baseline is None else baseline.id
    return ScansTold(
        baseline=None if baseline is None else scan_values_in(session, made, baseline.id),
        between=tuple(scan_values_in(session, made, one.id, before) for one in between),
        end=None if end is None else scan_values_in(session, made, end.id, before),
    )


def _day(one: Scan) -> str:
    return "" if one.completed_on is None else one.completed_on.isoformat()
