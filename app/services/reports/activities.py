"""Report «Activiteiten»: sessions, hours, meetings and referrals per month and quarter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Integer, cast, func, literal, select, union_all
from sqlmodel import col

from app.core import clock
from app.domain.languages import Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row, Value
from app.models.coaching import CoachingSession
from app.models.network import Invitee, Meeting, Network
from app.reference.loader import Reference
from app.services.reports import looks, words
from app.services.reports.ground import Ground, as_text
from app.services.reports.kinds import ReportFilters, ReportKind
from app.services.reports.periods import Month, months_in, quarter_name
from app.services.reports.referral_grid import referral_grid
from app.services.reports.referral_months import ReferralMonths
from app.services.reports.scoping import has_code, in_days
from app.storage.store import Store

TITLE: Final = Said("Activiteiten", "Activités", "Activities")
_ABOUT: Final = Said(
    "Sessies, uren, bijeenkomsten en doorverwijzingen, per maand en per kwartaal.",
    "Séances, heures, rencontres et orientations, par mois et par trimestre.",
    "Sessions, hours, meetings and referrals, per month and per quarter.",
)
_TOLD: Final = (
    Said(
        "Sessies: alle die in de periode begonnen, ook die nog niet zijn afgerond. Uren: van het "
        "begin tot het einde van de sessie, zonder voorbereiding en verplaatsing.",
        "Séances\u00a0: toutes celles qui ont commencé dans la période, même non clôturées. "
        "Heures\u00a0: du début à la fin de la séance, sans préparation ni déplacement.",
        "Sessions: all that began in the period, also those not finished yet. Hours: from the "
        "begin to the end of the session, without preparation and travel.",
    ),
    Said(
        "Bijeenkomsten van netwerken in de periode; deelnemers: wie als aanwezig genoteerd is, "
        "ook wie twee keer kwam. Een bijeenkomst heeft geen sector.",
        "Rencontres des réseaux dans la période\u00a0; participants\u00a0: personnes notées "
        "présentes, aussi celles venues deux fois. Une rencontre n’a pas de secteur.",
        "Meetings of networks in the period; attendees: who is noted as present, also who came "
        "twice. A meeting has no sector.",
    ),
    Said(
        "Doorverwijzingen: op de dag waarop ze gemaakt zijn, in alle richtingen. Ze staan er "
        "alleen voor hele maanden: uit het verschil van twee perioden zou een klein aantal volgen.",
        "Orientations\u00a0: au jour de leur création, dans toutes les directions. Seulement pour "
        "des mois entiers\u00a0: la différence de deux périodes révélerait un petit nombre.",
        "Referrals: on the day that they were made, in all directions. Only for whole months: the "
        "difference of two periods would tell a small number.",
    ),
)
_BY_MONTH: Final = Said("Per maand", "Par mois", "By month")
_BY_QUARTER: Final = Said("Per kwartaal", "Par trimestre", "By quarter")
_BY_KIND: Final = Said("Per soort", "Par type", "By kind")
_MONTH: Final = Said("Maand", "Mois", "Month")
_QUARTER: Final = Said("Kwartaal", "Trimestre", "Quarter")
_KIND: Final = Said("Soort", "Type", "Kind")
_SESSIONS: Final = Said("Sessies", "Séances", "Sessions")
_HOURS: Final = Said("Uren", "Heures", "Hours")
_MEAN: Final = Said("Gemiddelde duur", "Durée moyenne", "Mean duration")
_MEETINGS: Final = Said("Bijeenkomsten", "Rencontres", "Meetings")
_GUESTS: Final = Said("Deelnemers", "Participants", "Attendees")
_REFERRALS: Final = Said("Doorverwijzingen", "Orientations", "Referrals")


def activities(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return what was done in the period."""
    with store.read() as session:
        ground = Ground(session, reference, filters)
        months = months_in(filters.first, min(filters.last, filters.today))
        found = _Found(ground, months)
    language = filters.language
    told = (*_TOLD, words.WHOLE_ONLY) if filters.parts_people else _TOLD
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in told),
        tables=(found.by_month(), found.by_quarter(), found.by_kind()),
        language=language,
        smallest=ground.smallest,
    )


class _Found:
    """All numbers by month, read once."""

    def __init__(self, ground: Ground, months: tuple[Month, ...]) -> None:
        self._language, self._months = ground.language, months
        self._sessions, self._minutes = _sessions(ground, months)
        kinds = {kind for _, kind in self._sessions}
        self._kinds = [one for one in words.SESSION_KINDS if one in kinds]
        self._kinds += sorted(kinds - set(self._kinds))
        self._meetings, self._guests = _meetings(ground, months)
        self._referrals: ReferralMonths | None = None
        if not ground.filters.parts_people:
            self._referrals = ReferralMonths(referral_grid(ground), ground.filters.today)

    def by_month(self) -> ReportTable:
        """Return a row for each month."""
        language = self._language
        names = [one.name(language) for one in self._months]
        rows = [self._row(name, [at]) for at, name in enumerate(names)]
        return self._table(_BY_MONTH, _MONTH, rows)

    def by_quarter(self) -> ReportTable:
        """Return a row for each quarter."""
        rows = [
            self._row(quarter_name(quarter, self._language), some)
            for quarter, some in _quarters(self._months).items()
        ]
        return self._table(_BY_QUARTER, _QUARTER, rows)

    def by_kind(self) -> ReportTable:
        """Return a row for each kind of session."""
        language = self._language
        rows: list[Row] = []
        for kind in self._kinds:
            number = sum(n for (_, one), n in self._sessions.items() if one == kind)
            minutes = sum(n for (_, one), n in self._minutes.items() if one == kind)
            rows.append((words.kind_name(kind, language), number, minutes, _mean(minutes, number)))
        number, minutes = sum(self._sessions.values()), sum(self._minutes.values())
        columns = (
            ReportColumn(_KIND.to(language), width=24),
            ReportColumn(_SESSIONS.to(language), Kind.COUNT),
            ReportColumn(_HOURS.to(language), Kind.HOURS),
            ReportColumn(_MEAN.to(language), Kind.HOURS, 18),
        )
        title = _BY_KIND.to(language)
        return ReportTable(
            title,
            columns,
            tuple(rows),
            (words.TOTAL.to(language), number, minutes, _mean(minutes, number)),
            chart=looks.bars(title, columns, rows, (1,), language),
        )

    def _row(self, name: str, months: Sequence[int]) -> Row:
        counts = [sum(self._sessions[at, kind] for at in months) for kind in self._kinds]
        minutes = sum(self._minutes[at, kind] for at in months for kind in self._kinds)
        meetings, guests = (
            sum(found[at] for at in months) for found in (self._meetings, self._guests)
        )
        people: Row = ()
        if self._referrals is not None:
            people = (self._referrals.shown([self._months[at] for at in months]),)
        return (name, *counts, sum(counts), minutes, meetings, guests, *people)

    def _table(self, title: Said, first: Said, rows: Sequence[Row]) -> ReportTable:
        language = self._language
        columns = [
            ReportColumn(first.to(language), width=18),
            *(ReportColumn(words.kind_name(one, language), Kind.COUNT, 11) for one in self._kinds),
            ReportColumn(_SESSIONS.to(language), Kind.COUNT, 9),
            ReportColumn(_HOURS.to(language), Kind.HOURS, 10),
            ReportColumn(_MEETINGS.to(language), Kind.COUNT, 13),
            ReportColumn(_GUESTS.to(language), Kind.COUNT, 11),
        ]
        if self._referrals is not None:
            columns.append(ReportColumn(_REFERRALS.to(language), Kind.COUNT, 16))
        every = list(range(len(self._months)))
        total = self._row(words.TOTAL.to(language), every)
        kinds = tuple(range(1, 1 + min(len(self._kinds), 5)))
        name = title.to(language)
        chart = looks.bars(name, columns, rows, kinds, language, is_stacked=True)
        return ReportTable(name, tuple(columns), tuple(rows), total if rows else None, chart=chart)


def _mean(minutes: int, number: int) -> Value:
    return (2 * minutes + number) // (2 * number) if number else None


def _quarters(months: Sequence[Month]) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for at, month in enumerate(months):
        found.setdefault(month.quarter, []).append(at)
    return found


def _sessions(
    ground: Ground, months: Sequence[Month]
) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]]:
    """Return sessions and minutes by month and kind: a small query for each month, sent as one."""
    sessions, minutes = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    if not months:
        return sessions, minutes
    at = CoachingSession
    ends, begins = (func.unixepoch(as_text(each)) for each in (at.ends_at, at.starts_at))
    seconds = func.sum(cast(ends - begins, Integer))
    parts = []
    for number, month in enumerate(months):
        query = select(literal(number), col(at.kind), func.count(), seconds).where(
            ~col(at.deleted), *_in(at.starts_at, month, ground), ground.of_firms(at.enterprise_id)
        )
        if ground.filters.theme is not None:
            query = query.where(has_code(at.themes, ground.filters.theme))
        parts.append(query.group_by(col(at.kind)))
    for number, kind, count, total in ground.rows(union_all(*parts)):
        sessions[number, kind] = count
        minutes[number, kind] = round(total / 60)
    return sessions, minutes


def _in(column: Any, month: Month, ground: Ground) -> tuple[Any, ...]:
    return in_days(column, replace(ground.filters, first=month.first, last=month.last))


def _meetings(ground: Ground, months: Sequence[Month]) -> tuple[Counter[int], Counter[int]]:
    meetings, guests = Counter[int](), Counter[int]()
    wish = ground.filters
    present = func.count(col(Invitee.id)).filter(col(Invitee.attended).is_(True))
    query = (
        select(col(Meeting.starts_at), present)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .outerjoin(Invitee, (col(Invitee.meeting_id) == col(Meeting.id)) & ~col(Invitee.deleted))
        .where(~col(Meeting.deleted), ~col(Network.deleted), *in_days(Meeting.starts_at, wish))
        .group_by(col(Meeting.id))
    )
    if wish.partner is not None:
        query = query.where(col(Network.partner_id) == wish.partner)
    if wish.region is not None:
        query = query.where(col(Network.region) == wish.region)
    if wish.theme is not None:
        query = query.where(has_code(Network.themes, wish.theme))
    if wish.sector is not None:
        return meetings, guests
    places = {(one.first.year, one.first.month): at for at, one in enumerate(months)}
    for begins, number in ground.rows(query):
        day = clock.local(begins).date()
        at = places.get((day.year, day.month))
        if at is not None and day <= months[at].last:
            meetings[at] += 1
            guests[at] += number
    return meetings, guests


KIND: Final = ReportKind("activities", TITLE, _ABOUT, activities)
