"""Use cases on scans (nulmeting, tussenmeting, eindmeting): ask, put aside, finish, compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.scan_compare import HIGHEST, LOWEST, Compared, compare, theme_means
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.scan import Scan, ScanAnswer, answer_id
from app.reference.trajectories import Questions
from app.services.changes import Changes
from app.services.companies.family import of_company, shown
from app.services.records import write
from app.services.scans.lists import ScanRow, filled_of, rows_of
from app.services.scans.question_sets import set_numbered, set_on, sets_in
from app.services.standing import may_edit, require_standing, standing_enterprise
from app.services.trajectories.case_edits import add_or_show, cleaned
from app.services.trajectories.use_cases import Made
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question; both None: not answered yet."""

    value: int | None
    unknown: bool
    remark: str


@dataclass(frozen=True, slots=True)
class ScanView:
    """One whole scan: what it asks, and what was answered, by code."""

    row: ScanRow
    root: UUID  # the case that it belongs to
    questions: Questions
    answers: Mapping[str, Answered]
    place: str  # code of the question where it was put aside
    means: Mapping[str, Decimal | None]  # by theme
    may_edit: bool  # who works here; else they read it

    @property
    def is_complete(self) -> bool:
        """Whether each question has an answer, «weet niet» too."""
        return self.row.done == self.row.of


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scans of a company side by side."""

    before: ScanRow
    after: ScanRow
    compared: Compared


def start_scan(
    store: Store, enterprise_id: UUID, moment: str, trajectory_id: UUID | None = None
) -> Made:
    """
    Begin a scan with the questions of today; one that is not finished of that moment goes on.

    Raises:
        UserError: `enterprise.in_bin` (name, enterprise_id).
    """
    with store.write() as session:
        home = session.get(Enterprise, shown(session, enterprise_id))
        company = standing_enterprise(session, enterprise_id if home is None else home.id)
        query = select(Scan.id).where(
            of_company(Scan.enterprise_id, company.id),
            col(Scan.moment) == moment,
            col(Scan.completed_on).is_(None),
            ~col(Scan.deleted),
        )
        if (begun := session.exec(query).first()) is not None:
            return Made(begun, Changes())
        today = clock.today()
        scan = Scan(
            id=new_id(),
            root=company.root,
            enterprise_id=company.id,
            trajectory_id=trajectory_id,
            set_number=set_on(sets_in(session), today).number,
            moment=moment,
            started_on=today,
            person_id=store.actor,
        )
        session.add(scan)
        return Made(scan.id, Changes.of(session))


def answer(
    store: Store,
    scan_id: UUID,
    question: str,
    value: int | None,
    *,
    unknown: bool = False,
    remark: str | None = None,
) -> Changes:
    """
    Keep the answer to a question, and that the scan is there now.

    Args:
        value: 1 to 5; None with `unknown` is «weet niet», without it no answer (yet).
        remark: None leaves it as it is.

    Raises:
        UserError: `scan.value` (lowest, highest); `scan.finished`; `text.too_long`,
            `enterprise.in_bin`.
    """
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise UserError("scan.value", lowest=LOWEST, highest=HIGHEST)
    texts = {} if remark is None else cleaned("scan_answer", {"remark": remark})
    with store.write() as session:
        scan = _open(session, scan_id)
        one = answer_id(scan_id, question)
        found = session.get(ScanAnswer, one)
        kept = "" if found is None else found.remark
        add_or_show(
            session,
            ScanAnswer(
                id=one,
                root=scan.root,
                scan_id=scan_id,
                question=question,
                value=None if unknown else value,
                unknown=unknown,
                **{"remark": kept, **texts},
            ),
        )
        write(scan, {"place": question})
        return Changes.of(session)


def put_aside(store: Store, scan_id: UUID, question: str) -> Changes:
    """Keep where a scan stopped, to go on there."""
    with store.write() as session:
        write(_open(session, scan_id), {"place": question})
        return Changes.of(session)


def finish_scan(store: Store, scan_id: UUID, day: date | None = None) -> Changes:
    """
    Finish a scan, today unless another day is given.

    Raises:
        UserError: `scan.incomplete` (done, of): a question has no answer; `scan.finished`;
            `scan.before` (started_on); `enterprise.in_bin`.
    """
    with store.write() as session:
        scan = _open(session, scan_id)
        filled = filled_of(session, [scan])[scan.id]
        if not filled.is_complete:
            raise UserError("scan.incomplete", done=filled.done, of=len(filled.asked))
        on = day or clock.today()
        if on < scan.started_on:
            raise UserError("scan.before", started_on=scan.started_on)
        write(scan, {"completed_on": on})
        return Changes.of(session)


def reopen_scan(store: Store, scan_id: UUID) -> Changes:
    """Let a finished scan be changed again."""
    with store.write() as session:
        scan = session.get_one(Scan, scan_id)
        require_standing(session, scan)
        write(scan, {"completed_on": None})
        return Changes.of(session)


def scan_view(store: Store, scan_id: UUID) -> ScanView | None:
    """Return one scan, None when it is not (or no longer) here."""
    with store.read() as session:
        return scan_in(session, scan_id)


def scan_in(session: Session, scan_id: UUID) -> ScanView | None:
    """Return what `scan_view` does, within a reading that goes on."""
    scan = session.get(Scan, scan_id)
    if scan is None or scan.deleted:
        return None
    questions = set_numbered(sets_in(session), scan.set_number)
    answers = {
        one.question: Answered(one.value, one.unknown, one.remark)
        for one in _answers(session, scan_id)
    }
    (row,) = rows_of(session, [scan])
    return ScanView(
        row=row,
        root=scan.root,
        questions=questions,
        answers=answers,
        place=scan.place,
        may_edit=may_edit(session, scan),
        means=theme_means(filled_of(session, [scan])[scan_id]),
    )


def compare_scans(store: Store, before: UUID, after: UUID) -> Comparison:
    """Compare two scans: only equal questions, theme by theme, in words."""
    with store.read() as session:
        return compare_in(session, before, after)


def compare_in(session: Session, before: UUID, after: UUID) -> Comparison:
    """Return what `compare_scans` does, within a reading that goes on."""
    scans = [session.get_one(Scan, one) for one in (before, after)]
    filled = filled_of(session, scans)
    rows = {row.id: row for row in rows_of(session, scans)}
    return Comparison(rows[before], rows[after], compare(filled[before], filled[after]))


def _open(session: Session, scan_id: UUID) -> Scan:
    scan = session.get_one(Scan, scan_id)
    require_standing(session, scan)
    if scan.completed_on is not None:
        raise UserError("scan.finished")
    return scan


def _answers(session: Session, scan_id: UUID) -> list[ScanAnswer]:
    query = select(ScanAnswer).where(col(ScanAnswer.scan_id) == scan_id, ~col(ScanAnswer.deleted))
    return list(session.exec(query))
