"""Report «Uren en kost per traject»: hours, what they cost, and what a counted company cost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.counting import Status
from app.domain.languages import Said
from app.domain.matching import fold
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row, Value
from app.domain.trajectory import RUNNING
from app.models.trajectory import Trajectory, TrajectorySession
from app.reference.loader import Reference
from app.services.reports import looks, words
from app.services.reports.ground import Ground
from app.services.reports.kinds import (
    COACH,
    PARTNER,
    PERIOD,
    REGION,
    SECTOR,
    ReportFilters,
    ReportKind,
)
from app.services.reports.scoping import in_days
from app.services.results.cases import Case, hex_of
from app.services.results.targets import TermsView, all_terms_in
from app.storage.store import Store

TITLE: Final = Said(
    "Uren en kost per traject", "Heures et coût par trajet", "Hours and cost per trajectory"
)
_ABOUT: Final = Said(
    "Hoeveel uren een traject vroeg, wat ze kosten, en wat een onderneming kost die meetelt.",
    "Combien d’heures un trajet a demandées, leur coût, et le coût d’une entreprise comptée.",
    "How many hours a trajectory took, what they cost, and the cost of a company that counts.",
)
_TOLD: Final = (
    Said(
        "Uren: van de sessies van de periode die aan het traject dienden. Een sessie met meer "
        "ondernemingen samen telt één keer. Zonder voorbereiding, verplaatsing en bijeenkomsten.",
        "Heures\u00a0: des séances de la période au service du trajet. Une séance avec plusieurs "
        "entreprises compte une fois. Sans préparation, déplacements ni rencontres.",
        "Hours: of the sessions of the period that served the trajectory. A session with more "
        "companies together counts once. Without preparation, travel and meetings.",
    ),
    Said(
        "Telt mee: ondernemingen van het traject waarvan de teldatum tot en met de laatste dag "
        "van de periode valt, elk één keer.",
        "Comptées\u00a0: entreprises du trajet dont la date de comptage tombe au plus tard le "
        "dernier jour de la période, chacune une fois.",
        "Counted: companies of the trajectory with a count date up to the last day of the period, "
        "each once.",
    ),
    Said(
        "Bruto: wat zonder begeleiding ook gebeurd zou zijn, is niet afgetrokken. Geen cijfer per "
        "coach.",
        "Brut\u00a0: ce qui serait arrivé sans accompagnement n’est pas déduit. Aucun chiffre par "
        "coach.",
        "Gross: what would have happened without guidance is not taken off. No figure per coach.",
    ),
)
_RATE: Final = Said(
    "Kost: uren maal het uurtarief dat op de dag van de sessie gold ({rates}). Elk bedrag is één "
    "keer afgerond, op de cent. Gold er op een dag geen tarief, dan blijft het bedrag leeg.",
    "Coût\u00a0: heures fois le tarif horaire en vigueur le jour de la séance ({rates}). Chaque "
    "montant est arrondi une fois, au cent. Sans tarif un jour donné, le montant reste vide.",
    "Cost: hours times the hourly rate in force on the day of the session ({rates}). Each amount "
    "is rounded once, to the cent. Where no rate held on a day, the amount stays empty.",
)
_SINCE: Final = Said("{rate} vanaf {day}", "{rate} dès le {day}", "{rate} from {day}")
_NO_RATE: Final = Said(
    "Er is geen uurtarief: de promotor vult het in bij Instellingen, Financiering. Zonder tarief "
    "is er geen kost.",
    "Il n’y a pas de tarif horaire\u00a0: le promoteur le saisit dans les réglages, Financement. "
    "Sans tarif, pas de coût.",
    "There is no hourly rate: the promoter fills it in under settings, Financing. Without a rate "
    "there is no cost.",
)
_LABEL: Final = Said("bruto", "brut", "gross")
_BY_PARTNER: Final = Said("Per partner", "Par partenaire", "By partner")
_BY_TRAJECTORY: Final = Said("Per traject", "Par trajet", "By trajectory")
_TRAJECTORY: Final = Said("Traject", "Trajet", "Trajectory")
_TRAJECTORIES: Final = Said("Trajecten", "Trajets", "Trajectories")
_STATE: Final = Said("Stand", "État", "Status")
_SESSIONS: Final = Said("Sessies", "Séances", "Sessions")
_HOURS: Final = Said("Uren", "Heures", "Hours")
_COST: Final = Said("Kost", "Coût", "Cost")
_COUNTED: Final = Said("Telt mee", "Comptées", "Counted")
_EACH: Final = Said("Uren per traject", "Heures par trajet", "Hours per trajectory")
_COST_EACH: Final = Said(
    "Kost per getelde onderneming", "Coût par entreprise comptée", "Cost per counted company"
)
_NONE_COUNTED: Final = Said(
    "Tot en met de laatste dag telt nog geen onderneming mee: er is geen kost per getelde "
    "onderneming.",
    "Jusqu’au dernier jour inclus, aucune entreprise n’est comptée : il n’y a pas de coût par "
    "entreprise comptée.",
    "Up to the last day no company counts yet: there is no cost per counted company.",
)
_CENT: Final = Decimal("0.01")


@dataclass(slots=True)
class _Sum:
    """Sessions, minutes and their exact cost; None: a rate is missing for some of it."""

    sessions: int = 0
    minutes: int = 0
    cost: Fraction | None = field(default_factory=Fraction)
    trajectories: int = 0
    counted: int = 0

    def add(self, other: "_Sum") -> None:
        """Add another sum."""
        self.sessions += other.sessions
        self.minutes += other.minutes
        self.trajectories += other.trajectories
        self.counted += other.counted
        self.cost = None if self.cost is None or other.cost is None else self.cost + other.cost


@dataclass(frozen=True, slots=True)
class _Line:
    """A trajectory with what it took."""

    title: str
    partner: str
    status: str
    companies: int
    its: _Sum


def costs(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return what trajectories took in the period."""
    language = filters.language
    with store.read() as session:
        ground = Ground(session, reference, filters)
        terms = all_terms_in(session)[::-1]  # the oldest first
        partners = ground.partner_names()
        lines = list(_lines(ground, terms, partners))
    has_money = filters.role != COACH
    columns = _Columns(ground, has_rate=any(one.hour_rate is not None for one in terms))
    told = [one.to(language) for one in _TOLD]
    if has_money:
        told.insert(1, _rates(terms, filters))
        if lines and not _total(lines).counted:
            told.insert(2, _NONE_COUNTED.to(language))
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(told),
        tables=(
            columns.by_partner(lines, has_money=has_money),
            columns.by_trajectory(lines, has_money=has_money),
        ),
        language=language,
        label=_LABEL.to(language),
        smallest=ground.smallest,
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Makes the tables; only who sees money has its columns."""

    ground: Ground
    has_rate: bool

    def by_partner(self, lines: Sequence[_Line], *, has_money: bool) -> ReportTable:
        """Return a row for each partner."""
        language = self.ground.language
        sums: dict[str, _Sum] = defaultdict(_Sum)
        for one in lines:
            sums[one.partner].add(one.its)
        columns = [
            ReportColumn(words.PARTNER.to(language), width=28),
            ReportColumn(_TRAJECTORIES.to(language), Kind.COUNT, 10),
            ReportColumn(_SESSIONS.to(language), Kind.COUNT, 9),
            ReportColumn(_HOURS.to(language), Kind.HOURS, 11),
            ReportColumn(_EACH.to(language), Kind.HOURS, 17),
            ReportColumn(_COUNTED.to(language), Kind.COUNT, 10),
        ]
        if has_money:
            columns.append(ReportColumn(_COST.to(language), Kind.MONEY, 16))
            columns.append(ReportColumn(_COST_EACH.to(language), Kind.MONEY, 28))

        def row(name: str, its: _Sum) -> Row:
            each = (2 * its.minutes + its.trajectories) // (2 * its.trajectories or 1)
            values: list[Value] = [name, its.trajectories, its.sessions, its.minutes, each]
            values.append(its.counted)
            return (*values, *self._money(its)) if has_money else tuple(values)

        unknown = words.UNKNOWN.to(language)
        rows = tuple(row(name or unknown, sums[name]) for name in sorted(sums, key=_last_if_empty))
        total = row(words.TOTAL.to(language), _total(lines)) if lines else None
        title = _BY_PARTNER.to(language)
        chart = looks.bars(title, columns, rows, (1, 5), language)
        return ReportTable(title, tuple(columns), rows, total, chart=chart)

    def by_trajectory(self, lines: Sequence[_Line], *, has_money: bool) -> ReportTable:
        """Return a row for each trajectory, what took most hours first."""
        language = self.ground.language
        columns = [
            ReportColumn(_TRAJECTORY.to(language), width=32),
            ReportColumn(words.PARTNER.to(language), width=18),
            ReportColumn(_STATE.to(language), width=11),
            ReportColumn(words.COMPANIES.to(language), Kind.COUNT, 14),
            ReportColumn(_SESSIONS.to(language), Kind.COUNT, 9),
            ReportColumn(_HOURS.to(language), Kind.HOURS, 10),
            ReportColumn(_COUNTED.to(language), Kind.COUNT, 10),
        ]
        if has_money:
            columns.append(ReportColumn(_COST.to(language), Kind.MONEY, 14))
            columns.append(ReportColumn(_COST_EACH.to(language), Kind.MONEY, 28))

        def row(one: _Line) -> Row:
            its = one.its
            state = words.trajectory_status(one.status, language)
            values: list[Value] = [one.title, one.partner, state, one.companies]
            values += [its.sessions, its.minutes, its.counted]
            return (*values, *self._money(its)) if has_money else tuple(values)

        ordered = sorted(lines, key=lambda one: (-one.its.minutes, fold(one.title)))
        whole = _total(lines)
        total: Row = (words.TOTAL.to(language), "", "", sum(one.companies for one in lines))
        total = (*total, whole.sessions, whole.minutes, whole.counted)
        total = (*total, *self._money(whole)) if has_money else total
        title = _BY_TRAJECTORY.to(language)
        rows = tuple(row(one) for one in ordered)
        return ReportTable(title, tuple(columns), rows, total if rows else None)

    def _money(self, its: _Sum) -> tuple[Value, Value]:
        if its.cost is None or not self.has_rate:
            return None, None
        return cents(its.cost), cents(its.cost / its.counted) if its.counted else None


def cents(exact: Fraction) -> Decimal:
    """Return an exact amount in EUR rounded to the cent, the half up."""
    hundredths = exact * 100
    whole = (2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator)
    return Decimal(whole).scaleb(-2).quantize(_CENT, ROUND_HALF_UP)


def _total(lines: Iterable[_Line]) -> _Sum:
    found = _Sum()
    for one in lines:
        found.add(one.its)
    return found


def _last_if_empty(name: str) -> tuple[bool, str]:
    return not name, fold(name)


def _rates(terms: Sequence[TermsView], filters: ReportFilters) -> str:
    """Return at which rates hours were reckoned."""
    language = filters.language
    known = [one for one in terms if one.hour_rate is not None]
    if not known:
        return _NO_RATE.to(language)
    told = ", ".join(
        _SINCE.to(
            language,
            rate=words.money(one.hour_rate or Decimal(0), language),
            day=words.day(one.terms.valid_from, language),
        )
        for one in known
        if one.terms.valid_from <= filters.last
    )
    return _RATE.to(language, rates=told) if told else _NO_RATE.to(language)


def _lines(
    ground: Ground, terms: Sequence[TermsView], partners: Mapping[str, str]
) -> Iterable[_Line]:
    """Return the trajectories that ran or took hours in the period."""
    taking: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Case] = {}
    runs = set()
    for one in ground.cases():
        taking[one.trajectory].add(one.company)
        first.setdefault(one.trajectory, one)
        if one.is_taking_part or one.ended_on >= ground.filters.first:
            runs.add(one.trajectory)
        since = one.since if one.standing is Status.COUNTS else None
        if since is not None and since <= ground.filters.last:
            counted[one.trajectory].add(one.company)
    spent = _spent(ground, terms)
    statuses = _statuses(ground)
    for trajectory, case in first.items():
        its = spent.get(trajectory)
        if its is None and trajectory not in runs:
            continue
        its = its or _Sum()
        its.trajectories, its.counted = 1, len(counted[trajectory])
        yield _Line(
            title=case.title,
            partner=partners.get(case.partner, ""),
            status=statuses.get(trajectory, RUNNING),
            companies=len(taking[trajectory]),
            its=its,
        )


class Totals(NamedTuple):
    """What all trajectories of a period took together; no cost: a rate is missing."""

    trajectories: int
    minutes: int
    counted: int
    cost: Fraction | None


def totals(ground: Ground) -> Totals:
    """Return the sums of this report, for others that tell them too."""
    terms = all_terms_in(ground.session)[::-1]
    whole = _total(_lines(ground, terms, {}))
    has_rate = any(one.hour_rate is not None for one in terms)
    cost = whole.cost if has_rate else None
    return Totals(whole.trajectories, whole.minutes, whole.counted, cost)


def _statuses(ground: Ground) -> dict[str, str]:
    query = select(hex_of(Trajectory.id), col(Trajectory.status)).where(~col(Trajectory.deleted))
    return {row[0]: row[1] for row in ground.rows(query)}


def _spent(ground: Ground, terms: Sequence[TermsView]) -> dict[str, _Sum]:
    """Return what each trajectory took, each stretch of days at its own rate."""
    found: dict[str, _Sum] = {}
    for stretch, rate in _stretches(ground.filters, terms):
        query = (
            select(
                hex_of(TrajectorySession.trajectory_id),
                func.count(),
                func.sum(col(TrajectorySession.minutes)),
            )
            .where(~col(TrajectorySession.deleted), *in_days(TrajectorySession.starts_at, stretch))
            .group_by(col(TrajectorySession.trajectory_id))
        )
        for trajectory, number, minutes in ground.rows(query):
            cost = None if rate is None else Fraction(rate) * minutes / 60
            found.setdefault(trajectory, _Sum()).add(_Sum(number, minutes, cost))
    return found


def _stretches(
    filters: ReportFilters, terms: Sequence[TermsView]
) -> Iterable[tuple[ReportFilters, Decimal | None]]:
    """
    Return the stretches of a period in which one rate holds, with that rate.

    Before the first terms there is none.
    """
    begins: list[tuple[date, Decimal | None]] = [(date.min, None)]
    begins += [(one.terms.valid_from, one.hour_rate) for one in terms]
    for at, (begin, rate) in enumerate(begins):
        end = begins[at + 1][0] - timedelta(days=1) if at + 1 < len(begins) else filters.last
        first, last = max(filters.first, begin), min(filters.last, end)
        if first <= last:
            yield _on(filters, first, last), rate


def _on(filters: ReportFilters, first: date, last: date) -> ReportFilters:
    """Return the same filters for other days."""
    return ReportFilters(first, last, role=filters.role, today=filters.today)


KIND: Final = ReportKind(
    "costs", TITLE, _ABOUT, costs, filters=frozenset({PERIOD, PARTNER, REGION, SECTOR})
)
