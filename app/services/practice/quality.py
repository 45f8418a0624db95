"""The quality work of the practice environment: what came in, what is tried, who met, what came."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.demand import FAILURE, VALUE
from app.domain.practice import Dice
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.models.monitoring import MonitoringCell, MonitoringDelivery, cell_id
from app.models.partnership import Person
from app.models.quality import (
    CaseReview,
    CoordinationMeeting,
    Improvement,
    IncomingQuestion,
)
from app.models.results import PartnerKey, SharedStanding
from app.reference.loader import reference
from app.reference.practice_results import practice_results
from app.services.results.shared import shared_record
from app.services.results.use_case import results
from app.services.results.view import ResultWish
from app.storage.store import Store

_WEEKS: Final = 26  # of questions that came in
_A_WEEK: Final = (1, 4)  # least and most
_WORKDAYS: Final = 5
_OPEN_DAYS: Final = 6  # what came in since is not handled yet
_TEXTS: Final = ("insight", "cause", "attempt", "measure", "effect", "decision")


def quality_works(store: Store, day: date) -> list[Callable[[], None]]:
    """Return what stores the questions, the quality work and a delivery, when there is none."""
    with store.read() as session:
        has_questions = session.exec(select(IncomingQuestion.id)).first() is not None
        has_work = session.exec(select(Improvement.id)).first() is not None
        is_shared = session.exec(select(SharedStanding.id)).first() is not None
    works: list[Callable[[], None]] = []
    if not has_questions:
        works.append(partial(_ask, store, day))
    if not has_work:
        works.append(partial(_work, store, day))
    if not is_shared:  # last: it tells how all of it stands
        works.append(partial(_share, store, day))
    return works


def _share(store: Store, day: date) -> None:
    """Let the made-up colleague share the figures of the whole, as a promotor does."""
    told = results(store, reference(), day, ResultWish())
    if told is not None:
        with store.write() as session:
            others = [one for one in _people(session) if one.id != store.actor]
            root, by = others[0].root, others[0].id
            session.add(shared_record(told, root, by, "Voor het overleg, verzonnen"))


def _ask(store: Store, day: date) -> None:
    """Let questions come in, some each week, up to the day itself."""
    told, dice = practice_results().questions, Dice("vragen")
    monday = day - timedelta(days=day.weekday())
    with store.write() as session:
        people = _people(session)
        partners = session.exec(select(PartnerKey.partner_id).distinct()).all()
        companies = _companies(session)
        for back in range(_WEEKS, -1, -1):
            week = monday - timedelta(weeks=back)
            for _ in range(dice.number(*_A_WEEK)):
                on = week + timedelta(days=dice.number(0, _WORKDAYS - 1))
                question = dice.pick(told)
                if on <= day:
                    session.add(
                        IncomingQuestion(
                            root=people[0].root,
                            partner_id=dice.pick(sorted(partners)) if partners else None,
                            person_id=dice.pick(people).id,
                            **_question(dice, question, on, day),
                            **dice.pick(companies),
                        )
                    )


def _companies(session: Session) -> list[dict[str, Any]]:
    """Return who may ask: the companies by name, with the region that they lie in."""
    query = select(Enterprise.id, Enterprise.name, EnterpriseKey.municipality_nis).join(
        EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id)
    )
    places, found = reference().municipalities, []
    for one, name, nis in session.exec(query.order_by(col(Enterprise.name))):
        place = places.get(nis or "")
        region = None if place is None else place.reference_region
        code = None if region is None else region.code
        found.append({"enterprise_id": one, "company": name, "region": code})
    return found


def _question(dice: Dice, told: tuple[str, ...], on: date, day: date) -> dict[str, Any]:
    text, kind, channel, theme, sector, failure, handling = told
    handled, visited = on + timedelta(days=dice.number(1, 9)), None
    if kind == "coaching":
        visited = on + timedelta(days=dice.number(6, 30))
    is_open = handled > day or (day - on).days < _OPEN_DAYS
    return {
        "received_on": on,
        "channel": channel,
        "text": text,
        "kind": kind,
        "sector": sector or None,
        "themes": (theme,) if theme else (),
        "demand": FAILURE if failure else VALUE,
        "failure": failure,
        "handling": "open" if is_open else handling,
        "handled_on": None if is_open else handled,
        "first_visit_on": None if is_open or visited is None or visited > day else visited,
    }


def _work(store: Store, day: date) -> None:
    """Store improvements, cases, meetings and what came back about people at work."""
    told = practice_results()
    with store.write() as session:
        people = _people(session)
        root, mine = people[0].root, store.actor
        for number, row in enumerate(told.improvements):
            session.add(_improvement(row, root, people[number % len(people)], day))
        for row in told.reviews:
            session.add(_review(row, root, mine, day))
        for row in told.meetings:
            _meeting(session, row, root, mine, day)
        _delivery(session, told.monitoring, day)


def _improvement(row: Mapping[str, Any], root: UUID, owner: Person, day: date) -> Improvement:
    noted = day - timedelta(days=row["days"])
    is_decided = bool(row.get("decision"))
    return Improvement(
        root=root,
        title=row["title"],
        status=row["status"],
        theme=row["theme"] or None,
        tag=row["tag"],
        partner_id=owner.partner_id,
        owner_id=owner.id,
        noted_on=noted,
        due_on=None if is_decided else day + timedelta(days=14),
        decided_on=day - timedelta(days=row["days"] // 2) if is_decided else None,
        **{name: row.get(name, "") for name in _TEXTS},
    )


def _review(row: Mapping[str, Any], root: UUID, person: UUID, day: date) -> CaseReview:
    return CaseReview(
        root=root,
        title=row["title"],
        situation=row["situation"],
        question=row["question"],
        tried=row["tried"],
        said=row.get("said", ""),
        taken=row.get("taken", ""),
        themes=tuple(row["themes"]),
        sector=row["sector"],
        size=row["size"],
        status=row["status"],
        discussed_on=day - timedelta(days=row["days"]) if row["status"] == "discussed" else None,
        person_id=person,
    )


def _meeting(session: Session, row: Mapping[str, Any], root: UUID, person: UUID, day: date) -> None:
    held, one = day - timedelta(days=row["days"]), new_id()
    names = ("title", "place", "present", "agenda", "report", "decisions")
    texts = {name: row[name] for name in names}
    session.add(CoordinationMeeting(id=one, root=root, held_on=held, person_id=person, **texts))
    session.flush()
    session.add(
        Action(
            root=root,
            coordination_id=one,
            text=row["action"],
            coach_id=person,
            due_on=day + timedelta(days=4),
        )
    )


def _delivery(session: Session, told: Mapping[str, Any], day: date) -> None:
    """Store numbers of people of the first half of this year, or of the last one."""
    year = day.year if day > date(day.year, 6, 30) else day.year - 1
    one = new_id()
    session.add(
        MonitoringDelivery(
            id=one,
            root=one,
            source=told["source"],
            first=date(year, 1, 1),
            last=date(year, 6, 30),
            received_on=min(day, date(year, 9, 15)),
            file_name="oefenlevering.csv",
        )
    )
    session.flush()
    for kind, cluster, contract, *numbers in told["cells"]:
        later = [None if number < 0 else number for number in numbers[1:]]
        session.add(
            MonitoringCell(
                id=cell_id(one, kind, cluster, contract),
                root=one,
                delivery_id=one,
                cluster_kind=kind,
                cluster=cluster,
                contract=contract,
                started=numbers[0],
                after_3=later[0],
                after_6=later[1],
                after_12=later[2],
            )
        )


def _people(session: Session) -> list[Person]:
    return list(session.exec(select(Person).order_by(col(Person.id))))
