"""
How far each of the ten parts of a dossier is, in the order in which an auditor reads them.

Source: DOMAIN, section 4 (audit file per company). What is not yet due is planned, not missing.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.reports.company_values import Part
from app.reports.marks import State
from app.reports.trajectory_values import (
    CompanyDossier,
    CriterionLine,
    HeldSession,
    TrajectoryDossier,
)
from app.reports.values import Session
from app.reports.words import counted, first_upper, in_words

AGREEMENT: Final = "agreement"  # codes of the checklist: part 3, and what other parts tell
TOLD_ELSEWHERE: Final = frozenset({AGREEMENT, "baseline", "plan", "reports", "end"})
NOT_HERE: Final = "Het dossier van deze onderneming staat niet op deze laptop"
NO_DE_MINIMIS: Final = "De-minimisverklaring staat uit in dit project"
_DECIDED: Final = frozenset({"counts", "elsewhere", "refused"})


def parts_of(values: TrajectoryDossier, company: CompanyDossier) -> tuple[Part, ...]:
    """
    Return the ten parts of one company.

    - **Intake without a scan.** Part 4 is partly there, and names the «nulmeting».
    - **A plan that nobody signed.** Part 5 is partly there, and says so.
    - **No referral, nothing asked.** Part 8 is not needed.
    - **Running.** Part 9 without any of its pieces, and part 10, are planned; once it is closed
      they are missing. A look back whose day has passed is late.
    """
    return (
        _identity(company),
        _size(company),
        _agreement(company),
        _intake(company),
        _plan(values),
        _sessions(company),
        _deliverables(company),
        _referrals(company),
        _closing(values, company),
        _look_backs(values, company),
    )


def is_confirmed(session: Session) -> bool:
    """Tell whether the company confirmed the report as it stands now."""
    signed = any(not one.is_before_change for one in session.signatures)
    return session.is_completed and (session.confirmation is not None or signed)


def criterion_line(company: CompanyDossier, code: str) -> CriterionLine | None:
    """Return a line of the checklist, None when this version does not have it."""
    return next((one for one in company.criteria if one.code == code), None)


def _identity(company: CompanyDossier) -> Part:
    name = "Identiteit van onderneming en vestiging"
    if company.file is None:
        return Part(name, State.PARTLY if company.company.number else State.MISSING, NOT_HERE)
    places = company.file.establishments
    lacks = [] if company.company.number else ["Ondernemingsnummer"]
    lacks += [] if any(one.address for one in places) else ["Adres"]
    state = State.MISSING if len(lacks) == 2 else State.PARTLY if lacks else State.COMPLETE
    return Part(name, state, _lacking(lacks), items=len(places) or None)


def _size(company: CompanyDossier) -> Part:
    name = "Kmo-verklaring"
    if company.file is None:
        return Part(name, State.MISSING, NOT_HERE)
    years = sorted(company.file.years, key=lambda one: one.year)
    if not years:
        return Part(name, State.MISSING, "Er zijn nog geen jaarcijfers")
    last = years[-1]
    lacks = [] if last.size_class else ["Grootteklasse"]
    lacks += [] if company.file.group else ["Deel van een groep"]
    state = State.PARTLY if lacks else State.COMPLETE
    remark = _lacking(lacks) if lacks else NO_DE_MINIMIS
    return Part(name, state, remark, date(last.year, 12, 31), len(years))


def _agreement(company: CompanyDossier) -> Part:
    name = "Ondertekend akkoord"
    line = criterion_line(company, AGREEMENT)
    if line is None:
        return Part(name, State.NONE, "De criterialijst van dit traject vraagt het niet")
    state = State.COMPLETE if line.met_on else State.PARTLY if line.have else State.MISSING
    return Part(name, state, "", line.last_on, line.have or None)


def _intake(company: CompanyDossier) -> Part:
    intake = None if company.file is None else company.file.intake
    lacks = [] if intake else ["Intake"]
    lacks += [] if company.baseline else ["Nulmeting"]
    days = [intake.held_on] if intake else []
    days += [company.baseline.after.on] if company.baseline else []
    state = State.MISSING if not days else State.PARTLY if lacks else State.COMPLETE
    remark = NOT_HERE if company.file is None else _lacking(lacks)
    return Part("Intake en nulmeting", state, remark, max(days, default=None), len(days) or None)


def _plan(values: TrajectoryDossier) -> Part:
    structural = [one for one in values.goals if one.structural]
    name = "Actieplan"
    if structural:
        name += f", {counted(len(structural), 'structureel doel', 'structurele doelen')}"
    plan = values.plans[0] if values.plans else None
    measured = any(one.indicator and one.start and one.planned for one in structural)
    signed = plan is not None and any(not one.is_before_change for one in plan.signatures)
    lacks = [] if structural else ["Structureel doel"]
    lacks += [] if measured else ["Indicator met begin- en streefwaarde"]
    lacks += [] if plan is not None else ["Acties"]
    lacks += [] if signed else ["Handtekening"]
    if plan is None and not values.goals:
        return Part(name, State.MISSING)
    state = State.PARTLY if lacks else State.COMPLETE
    on = None if plan is None else plan.written_on
    return Part(name, state, _lacking(lacks), on, len(values.plans) or None)


def _sessions(company: CompanyDossier) -> Part:
    held = company.sessions
    if not held:
        return Part("Sessies", State.MISSING)
    here = [one.session for one in held if one.session is not None]
    confirmed = sum(map(is_confirmed, here))
    words = f"{in_words(confirmed)} van {in_words(len(here))} bevestigd"
    name = f"Sessies, {words}" if here else "Sessies"
    state = State.COMPLETE if confirmed == len(here) else State.PARTLY
    return Part(name, state, _elsewhere(held), held[-1].starts_at, len(held))


def _elsewhere(held: Sequence[HeldSession]) -> str:
    number = sum(one.session is None for one in held)
    if not number:
        return ""
    return f"{first_upper(counted(number, 'verslag staat', 'verslagen staan'))} bij een ander"


def _deliverables(company: CompanyDossier) -> Part:
    files = company.deliverables
    lacks = [
        f"{one.name} ({one.have} van {one.needed})"
        for one in company.criteria
        if one.is_required and one.met_on is None and one.code not in TOLD_ELSEWHERE
    ]
    state = State.MISSING if not files else State.PARTLY if lacks else State.COMPLETE
    days = [one.file.added_on for one in files]
    remark = _lacking(lacks)
    return Part("Opgeleverde stukken", state, remark, max(days, default=None), len(files) or None)


def _referrals(company: CompanyDossier) -> Part:
    name = "Doorverwijzingen en dubbelfinanciering"
    days = [one.state_on or one.made_on for one in company.referrals]
    days += [one.asked_on for one in company.funding]
    if not days:
        return Part(name, State.NONE, "Geen doorverwijzing en geen vraag over dubbele financiering")
    checked = company.funding or all(one.check for one in company.referrals)
    state = State.COMPLETE if checked else State.PARTLY
    remark = "" if checked else _lacking(["Controle op dubbelfinanciering"])
    return Part(name, state, remark, max(days), len(days))


def _closing(values: TrajectoryDossier, company: CompanyDossier) -> Part:
    name = "Eindmeting, afsluitverslag en telbeslissing"
    lacks = [] if company.end else ["Eindmeting"]
    lacks += [] if company.closing else ["Ondertekend eindverslag"]
    lacks += [] if company.count.status in _DECIDED else ["Telbeslissing"]
    days = [company.end.after.on] if company.end else []
    days += [one.added_on for one in company.closing]
    days += [decided.on for one in company.count.proposals for decided in one.decisions]
    items = 3 - len(lacks)
    state = State.PARTLY if items else _not_begun(values)
    if not lacks:
        state = State.COMPLETE
    remark = "" if state is State.PLANNED else _lacking(lacks)
    return Part(name, state, remark, max(days, default=None), items or None)


def _look_backs(values: TrajectoryDossier, company: CompanyDossier) -> Part:
    name, backs = "Opvolging na 6 en 12 maanden", company.look_backs
    if not backs:
        return Part(name, _not_begun(values))
    waiting = [one.due_on for one in backs if one.done_on is None]
    done = [one.done_on for one in backs if one.done_on is not None]
    if not waiting:
        return Part(name, State.COMPLETE, "", max(done), len(done))
    if min(waiting) < values.origin.made_at.date():
        return Part(name, State.LATE, "", min(waiting), len(done) or None)
    state = State.PARTLY if done else State.PLANNED
    return Part(name, state, "", min(waiting), len(done) or None)


def _not_begun(values: TrajectoryDossier) -> State:
    return State.PLANNED if values.closed_on is None else State.MISSING


def _lacking(names: Sequence[str]) -> str:
    """Return what is missing: «Ontbreekt: handtekening, acties»."""
    return f"Ontbreekt: {', '.join(one[:1].lower() + one[1:] for one in names)}" if names else ""
