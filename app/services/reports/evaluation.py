"""Report «Evaluatie na twee jaar»: what changed at companies, what stays of it, at what cost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from app.domain.impact import (
    CHECK_MONTHS,
    LEAST_COMPANIES,
    MONTHS,
    Alive,
    Cost,
    People,
    Together,
    before_and_after,
    cost_of,
    goals_alive,
)
from app.domain.languages import Language, Said
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row, Value
from app.domain.suppression import is_small
from app.reference.loader import Reference
from app.services.reports import costs, kinds, looks, words
from app.services.reports import impact_words as said
from app.services.reports.ground import Ground
from app.services.reports.kinds import ReportFilters, ReportKind
from app.services.results.cases import Case
from app.services.results.evaluation import (
    ScansTogether,
    measured_by_company,
    scans_together,
    structural_goals,
)
from app.storage.store import Store

TITLE: Final = Said("Evaluatie na twee jaar", "Évaluation après deux ans", "Two-year evaluation")
_ABOUT: Final = Said(
    "Wat er bij ondernemingen veranderde, wat ervan blijft, en wat het kostte.",
    "Ce qui a changé dans les entreprises, ce qui en reste, et à quel coût.",
    "What changed at companies, what stays of it, and what it cost.",
)
_TOLD: Final = (
    Said(
        "Bruto: wat vanzelf gebeurd zou zijn, is niet afgetrokken. Dit toont geen oorzaak.",
        "Brut : ce qui se serait produit de toute façon n’est pas déduit. Aucune cause n’est "
        "démontrée.",
        "Gross: what would have happened anyway is not deducted. No cause is shown.",
    ),
    Said(
        "Mensen: de nulmeting is van het jaar vóór de verandering, de andere van het jaar tot 12 "
        "en 24 maanden na het traject. Alleen ondernemingen met beide metingen zijn vergeleken, "
        "elk één keer, en pas vanaf {least}.",
        "Personnel : la mesure initiale porte sur l’année avant le changement, les autres sur "
        "l’année jusqu’à 12 et 24 mois après le trajet. Seules les entreprises avec les deux "
        "mesures sont comparées, chacune une fois, à partir de {least}.",
        "People: the baseline is of the year before the change, the others of the year up to 12 "
        "and 24 months after the trajectory. Only companies with both measures are compared, each "
        "once, from {least} on.",
    ),
    Said(
        "Aantallen mensen gaan altijd over alle ondernemingen die je mag zien, tot vandaag, welke "
        "filter of periode er ook gekozen is: uit een verschil volgt zo geen enkele onderneming.",
        "Les nombres de personnes portent toujours sur toutes les entreprises visibles, jusqu’à "
        "aujourd’hui, quels que soient le filtre et la période : aucune différence ne révèle une "
        "entreprise.",
        "Numbers of people are always of all companies that you may see, up to today, whatever the "
        "filter or period: no difference tells of one company.",
    ),
    Said(
        "Verloop: wie vertrok, gedeeld door wie er gemiddeld werkte (begin en einde van het jaar), "
        "van alle ondernemingen samen.",
        "Rotation : les départs divisés par l’effectif moyen (début et fin d’année), toutes "
        "entreprises ensemble.",
        "Turnover rate: who left, divided by who worked there on average (begin and end of the "
        "year), of all companies together.",
    ),
    Said(
        "Aantallen mensen onder {n} zijn verborgen, en wat ze zou verraden ook.",
        "Les nombres de personnes inférieurs à {n} sont masqués, et ce qui les révélerait aussi.",
        "Numbers of people below {n} are hidden, and what would tell them too.",
    ),
    Said(
        "Uren en kost zijn die van het rapport «Uren en kost per traject» voor dezelfde periode.",
        "Heures et coût sont ceux du rapport « Heures et coût par trajet » pour la même période.",
        "Hours and cost are those of the report “Hours and cost per trajectory” of the period.",
    ),
)


def evaluation(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the evaluation of all that took part in the period."""
    language, last = filters.language, min(filters.last, filters.today)
    with store.read() as session:
        ground = Ground(session, reference, filters)
        cases = [
            one for one in ground.cases() if one.is_taking_part or one.ended_on >= filters.first
        ]
        everybody = Ground(session, reference, _whole(filters)).cases()
        company_of = {UUID(one.member): one.company for one in everybody}
        told = measured_by_company(session, company_of, filters.today)
        goals = goals_alive(structural_goals(session, _trajectories(cases), last))
        scans = scans_together(session, {UUID(one.enterprise) for one in cases}, last)
        spent = costs.totals(ground)
        smallest = ground.smallest
    cost = cost_of(spent.trajectories, spent.minutes, spent.counted, spent.cost)
    made = _Tables(language, smallest - 1)
    tables = [
        *(made.people(moment, told) for moment in MONTHS),
        made.hires(told),
        made.scans(scans),
        made.goals(goals),
        made.cost(cost, spent.counted),
    ]
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language, n=smallest, least=LEAST_COMPANIES) for one in _TOLD),
        tables=tuple(tables) if cases else (),
        language=language,
        label=said.GROSS.to(language),
        smallest=smallest,
    )


class _Tables:
    """Makes the tables in a language; `most` is the highest number of people that is small."""

    def __init__(self, language: Language, most: int) -> None:
        self._language, self._most = language, most

    def people(self, moment: str, told: Sequence[Mapping[str, People]]) -> ReportTable:
        """Return the baseline beside a later moment."""
        found = before_and_after(moment, told)
        name = self._say(said.MOMENTS[moment])
        title = self._say(said.PEOPLE, moment=name.lower())
        columns = (
            ReportColumn(self._say(said.WHAT), width=22),
            ReportColumn(self._say(said.STAFF), Kind.COUNT, 24),
            ReportColumn(self._say(said.INFLOW), Kind.COUNT, 14),
            ReportColumn(self._say(said.LEAVERS), Kind.COUNT, 14),
            ReportColumn(self._say(said.TURNOVER), Kind.SHARE, 12),
        )
        numbers = {"n": found.companies, "of": found.of}
        if found.before is None or found.after is None:
            note = self._say(said.TOO_FEW, least=LEAST_COMPANIES, **numbers)
            return ReportTable(title, columns, (), note=note)
        rows = (
            self._together(self._say(said.BASELINE), found.before),
            self._together(name, found.after),
        )
        chart = looks.bars(title, columns, rows, (1, 2, 3), self._language)
        return ReportTable(
            title, columns, rows, note=self._say(said.COMPARED, **numbers), chart=chart
        )

    def hires(self, told: Sequence[Mapping[str, People]]) -> ReportTable:
        """Return who of the target group came in, and stayed."""
        columns = (
            ReportColumn(self._say(said.WHAT), width=22),
            ReportColumn(self._say(said.TOLD_BY), Kind.COUNT, 14),
            ReportColumn(self._say(said.HIRED), Kind.COUNT, 26),
            ReportColumn(self._say(said.STAYED), Kind.COUNT, 22),
        )
        rows: list[Row] = []
        for moment in MONTHS:
            some = [one[moment] for one in told if moment in one]
            hired = [one.hired for one in some if one.hired is not None]
            stayed = [one.stayed for one in some if one.stayed is not None]
            name = self._say(said.MOMENTS[moment])
            rows.append((name, len(some), self._people(hired), self._people(stayed)))
        title = self._say(said.HIRES)
        chart = looks.bars(title, columns, rows, (2, 3), self._language)
        return ReportTable(title, columns, tuple(rows), chart=chart)

    def scans(self, found: ScansTogether) -> ReportTable:
        """Return the mean of each theme before and after."""
        columns = (
            ReportColumn(self._say(words.THEME), width=32),
            ReportColumn(self._say(said.TOLD_BY), Kind.COUNT, 14),
            ReportColumn(self._say(said.BEFORE), Kind.NUMBER, 12),
            ReportColumn(self._say(said.LATER), Kind.NUMBER, 12),
            ReportColumn(self._say(said.DIFFERENCE), Kind.NUMBER, 12),
        )
        rows = tuple(
            (
                words.theme_name(one.theme, self._language),
                one.companies,
                _tenth(one.before),
                _tenth(one.after),
                _tenth(one.after) - _tenth(one.before),
            )
            for one in found.themes
        )
        note = self._say(said.SCANS_NOTE, n=found.companies)
        return ReportTable(self._say(said.SCANS), columns, rows, note=note)

    def goals(self, found: Alive) -> ReportTable:
        """Return what became of structural goals."""
        columns = (
            ReportColumn(self._say(said.WHAT), width=34),
            ReportColumn(self._say(words.NUMBER), Kind.COUNT, 12),
            ReportColumn(self._say(said.OF), Kind.COUNT, 12),
            ReportColumn(self._say(said.SHARE), Kind.SHARE, 12),
        )
        rows = tuple(self._goal_rows(found)) if found.goals else ()
        title = self._say(said.GOALS)
        return ReportTable(title, columns, rows)

    def cost(self, found: Cost, counted: int) -> ReportTable:
        """Return hours and cost, in one row."""
        heads = said.COST_ROWS
        columns = (
            ReportColumn(self._say(said.WHAT), width=14),
            ReportColumn(self._say(heads["trajectories"]), Kind.COUNT, 12),
            ReportColumn(self._say(heads["counted"]), Kind.COUNT, 20),
            ReportColumn(self._say(heads["hours"]), Kind.HOURS, 16),
            ReportColumn(self._say(heads["hours_each"]), Kind.HOURS, 18),
            ReportColumn(self._say(heads["cost"]), Kind.MONEY, 16),
            ReportColumn(self._say(heads["cost_each"]), Kind.MONEY, 18),
            ReportColumn(self._say(heads["cost_company"]), Kind.MONEY, 24),
        )
        row: Row = (
            self._say(words.TOTAL),
            found.trajectories,
            counted,
            found.minutes,
            found.minutes_each,
            found.total,
            found.per_trajectory,
            found.per_company,
        )
        return ReportTable(self._say(said.COSTS), columns, (row,))

    def _together(self, name: str, some: Together) -> Row:
        """Return a row; the turnover rate tells who left and came in, so it is hidden with them."""
        flows = (some.inflow, some.leavers)
        hides = any(is_small(one, self._most) for one in flows)
        rate = None if some.turnover is None else _share(some.turnover)
        numbers = (some.staff, *flows)
        shown = (HIDDEN if is_small(one, self._most) else one for one in numbers)
        return (name, *shown, HIDDEN if hides else rate)

    def _goal_rows(self, found: Alive) -> Iterator[Row]:
        for name, number in (("reached", found.reached), ("partly", found.partly)):
            share = _share(Fraction(number, found.goals))
            yield (self._say(said.GOAL_ROWS[name]), number, found.goals, share)
        for months in CHECK_MONTHS:
            of, alive = found.checked[months], found.alive[months]
            rate = _share(Fraction(alive, of)) if of else None
            yield (self._say(said.GOAL_ROWS["alive"], n=months), alive, of, rate)

    def _people(self, some: Sequence[int]) -> Value:
        """Return a sum of people; hidden when it is small, or of so few companies."""
        if not some:
            return None
        whole = sum(some)
        is_few = 0 < len(some) < LEAST_COMPANIES
        return HIDDEN if is_few or is_small(whole, self._most) else whole

    def _say(self, one: Said, **values: object) -> str:
        return one.to(self._language, **values)


def _whole(filters: ReportFilters) -> ReportFilters:
    """
    Return the filters, up to today, without what people are never parted by.

    Figures of all, less those of all but one company, would be its own.
    """
    partner = None if filters.sees_whole else filters.partner
    return replace(
        filters, region=None, sector=None, theme=None, partner=partner, last=filters.today
    )


def _trajectories(cases: Sequence[Case]) -> set[UUID]:
    return {UUID(one.trajectory) for one in cases}


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _share(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


KIND: Final = ReportKind(
    "evaluation",
    TITLE,
    _ABOUT,
    evaluation,
    roles=kinds.WHOLE | {kinds.ADMIN},
    filters=frozenset({kinds.PERIOD, kinds.PARTNER, kinds.REGION, kinds.SECTOR}),
)
