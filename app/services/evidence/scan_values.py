"""Gathers a scan, and what it is compared with, as the values of its PDF."""

from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from app.core.progress import Progress
from app.domain.scan_compare import Compared
from app.models.scan import Scan
from app.reference.loader import Reference
from app.reference.trajectories import scan_scale, scan_themes
from app.reports import scan_report as paper
from app.reports.document import Origin
from app.reports.radar import Axis
from app.reports.values import Company
from app.services.evidence.papers import origin_of
from app.services.evidence.session_values import Gatherer
from app.services.scans.lists import ScanRow
from app.services.scans.use_cases import Answered, ScanView, compare_in, scan_in
from app.storage.store import Store

MOMENTS = {"baseline": "Nulmeting", "mid": "Tussenmeting", "end": "Eindmeting"}
MOST = 6  # of the largest differences


def scan_report(
    store: Store,
    reference: Reference,
    scan_id: UUID,
    before: UUID | None = None,
    progress: Progress | None = None,
) -> bytes:
    """
    Return the result of a scan as a PDF, beside an earlier one when that is given.

    Raises:
        Cancelled: When `progress` asks to stop.
        LookupError: The scan is not here any more.
    """
    return paper.scan_report(scan_values(store, reference, scan_id, before), progress)


def scan_values(
    store: Store, reference: Reference, scan_id: UUID, before: UUID | None = None
) -> paper.ScanReport:
    """Return what the PDF of a scan tells; raises as `scan_report`."""
    with store.read() as session:
        scan = session.get(Scan, scan_id)
        if scan is None:
            raise LookupError(scan_id)
        company = Gatherer(session, reference, scan.enterprise_id).company()
        made = ScanPaper(origin_of(store, session), company)
        return scan_values_in(session, made, scan_id, before)


class ScanPaper(NamedTuple):
    """Who makes the paper of a scan, and of which company it is."""

    origin: Origin
    company: Company


def scan_values_in(
    session: Session, made: ScanPaper, scan_id: UUID, before: UUID | None = None
) -> paper.ScanReport:
    """Return what `scan_values` does, within a reading that goes on."""
    view = scan_in(session, scan_id)
    if view is None:
        raise LookupError(scan_id)
    found = None if before is None else compare_in(session, before, scan_id)
    compared = None if found is None else found.compared
    return paper.ScanReport(
        origin=made.origin,
        company=made.company,
        name=view.questions.name,
        after=_measured(view.row),
        before=None if found is None else _measured(found.before),
        themes=_alone(view) if compared is None else _themes(compared),
        mean=_mean(view, compared),
        change=None if compared is None else compared.change,
        equal=view.row.of if compared is None else compared.equal,
        of=view.row.of,
        largest=() if compared is None else _largest(compared),
        answers=tuple(
            paper.AnswerLine(
                _theme(one.theme),
                one.text,
                _answer(view.answers.get(one.code)),
                view.answers[one.code].remark if one.code in view.answers else "",
            )
            for one in view.questions.questions
        ),
    )


def _measured(row: ScanRow) -> paper.Measured:
    moment = MOMENTS.get(row.moment, row.moment)
    return paper.Measured(moment, row.completed_on or row.started_on, row.set_number, row.person)


def _alone(view: ScanView) -> tuple[paper.ThemeLine, ...]:
    return tuple(paper.ThemeLine(Axis(_theme(code), mean)) for code, mean in view.means.items())


def _themes(compared: Compared) -> tuple[paper.ThemeLine, ...]:
    return tuple(
        paper.ThemeLine(Axis(_theme(one.theme), one.after, one.before), one.change)
        for one in compared.themes
    )


def _mean(view: ScanView, compared: Compared | None) -> Axis:
    if compared is None:
        return Axis("Gemiddeld", view.row.mean)
    return Axis("Gemiddeld", compared.after, compared.before)


def _largest(compared: Compared) -> tuple[paper.QuestionLine, ...]:
    scale = scan_scale()
    return tuple(
        paper.QuestionLine(
            _theme(one.asked.theme),
            one.asked.text,
            scale[one.before],
            scale[one.after],
            one.change,
        )
        for one in compared.largest(MOST)
    )


def _answer(answer: Answered | None) -> str:
    if answer is None:
        return ""
    if answer.unknown:
        return "Weet niet"
    return "" if answer.value is None else scan_scale()[answer.value]


def _theme(code: str) -> str:
    return scan_themes().get(code, code)
