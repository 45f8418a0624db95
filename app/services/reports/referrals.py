"""Report «Doorverwijzingen»: to which instruments, with which outcome, and after how many days."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from app.domain.languages import Language, Said
from app.domain.referral import DIRECTIONS, OUT, OUTCOMES, Status
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row, Value
from app.domain.suppression import Exposed, Sum, grid_sums, hidden_cells
from app.models.referral import Referral
from app.reference.loader import Reference
from app.services.instruments import entry_of, rows_in
from app.services.reports import looks, words
from app.services.reports.ground import NOBODY, Ground
from app.services.reports.hiding import Hiding
from app.services.reports.kinds import PERIOD, ReportFilters, ReportKind
from app.services.reports.scoping import on_days
from app.services.results_cases import hex_of
from app.storage.store import Store

TITLE: Final = Said("Doorverwijzingen", "Orientations", "Referrals")
_ABOUT: Final = Said(
    "Naar welke instrumenten, met welke uitkomst, en na hoeveel dagen.",
    "Vers quels instruments, avec quel résultat, et après combien de jours.",
    "To which instruments, with which outcome, and after how many days.",
)
_TOLD: Final = (
    Said(
        "Elke doorverwijzing telt één keer, op de dag waarop ze gemaakt is. De uitkomst is die "
        "van vandaag.",
        "Chaque orientation compte une fois, au jour de sa création. Le résultat est celui "
        "d’aujourd’hui.",
        "Each referral counts once, on the day that it was made. The outcome is today's.",
    ),
    Said(
        "Per instrument staan alleen doorverwijzingen naar een instrument of organisatie. Mensen "
        "gestart: hoeveel mensen volgens de uitkomst begonnen.",
        "Par instrument ne figurent que les orientations vers un instrument ou un service. "
        "Personnes\u00a0: nombre de personnes qui ont commencé selon le résultat.",
        "By instrument only has referrals to an instrument or service. People: how many began, "
        "according to the outcome.",
    ),
    Said(
        "Dagen tot uitkomst: van de dag waarop ze gemaakt is tot de dag van de laatste stap, van "
        "doorverwijzingen met een uitkomst. De mediaan is de middelste.",
        "Jours jusqu’au résultat\u00a0: du jour de création au jour de la dernière étape, des "
        "orientations ayant un résultat. La médiane est la valeur du milieu.",
        "Days to the outcome: from the day that it was made to the day of the last step, of "
        "referrals with an outcome. The median is the middle one.",
    ),
    Said(
        "Dit gaat altijd over alle doorverwijzingen die je mag zien: uit het verschil van twee "
        "filters zou een klein aantal volgen. Sector en regio zijn die van de onderneming.",
        "Ceci porte toujours sur toutes les orientations visibles\u00a0: la différence de deux "
        "filtres révélerait un petit nombre. Secteur et région sont ceux de l’entreprise.",
        "This is always about all referrals that you may see: the difference of two filters would "
        "tell a small number. Sector and region are those of the company.",
    ),
)
_BY_INSTRUMENT: Final = Said("Per instrument", "Par instrument", "By instrument")
_BY_DIRECTION: Final = Said("Per richting", "Par direction", "By direction")
_BY_STATUS: Final = Said("Per stand", "Par état", "By status")
_BY_PARTNER: Final = Said("Per partner", "Par partenaire", "By partner")
_BY_SECTOR: Final = Said("Per sector", "Par secteur", "By sector")
_BY_REGION: Final = Said("Per regio", "Par région", "By region")
_FEW: Final = Said(
    "Het zijn er zo weinig dat deze tabel niet getoond wordt.",
    "Elles sont si peu nombreuses que ce tableau n’est pas montré.",
    "They are so few that this table is not shown.",
)
_DAYS: Final = Said("Dagen tot uitkomst", "Jours jusqu’au résultat", "Days to outcome")
_INSTRUMENT: Final = Said("Instrument", "Instrument", "Instrument")
_DIRECTION: Final = Said("Richting", "Direction", "Direction")
_STATUS: Final = Said("Stand", "État", "Status")
_NONE: Final = Said("Andere dienst", "Autre service", "Other service")
_OPEN: Final = Said("Nog geen", "Pas encore", "None yet")
_STARTERS: Final = Said("Mensen gestart", "Personnes", "People")
_WITH: Final = Said("Met uitkomst", "Avec résultat", "With outcome")
_MEDIAN: Final = Said("Mediaan", "Médiane", "Median")
_MEAN: Final = Said("Gemiddelde", "Moyenne", "Mean")
_MAX: Final = Said("Langste", "Le plus long", "Longest")
OPEN, ALL, EVERY = "open", "all", "every"  # a column, the row and column of totals, all directions


class _One(NamedTuple):
    """A referral."""

    direction: str
    instrument: str  # code; empty: another service
    outcome: str
    status: str
    days: int | None  # until the outcome
    starters: int
    partner: str
    sector: str  # of the company, as its region; empty: not known
    region: str


@dataclass(frozen=True, slots=True)
class _Names:
    instruments: dict[str, str]
    language: Language

    def instrument(self, code: str) -> str:
        return self.instruments.get(code, code) or _NONE.to(self.language)


def referrals(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the referrals that were made in the period."""
    with store.read() as session:
        ground = Ground(session, reference, filters)
        grid = referral_grid(ground)
        catalogue = rows_in(session)
        partners = ground.partner_names()
    language = filters.language
    names = {}
    for code in grid.codes:
        entry = entry_of(catalogue, code, None)
        names[code] = code if entry is None else entry.name  # its own name, in Dutch
    named = _Names(names, language)
    parted = [_by_sector(grid, language), _by_region(grid, reference, language)]
    if filters.sees_whole:
        parted.insert(0, _by_partner(grid, partners, language))
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in _TOLD),
        tables=(
            _by_instrument(grid, named),
            _days(grid, named),
            _by_direction(grid, language),
            _by_status(grid, language),
            *parted,
        ),
        language=language,
        smallest=ground.smallest,
    )


def referral_grid(ground: Ground) -> "Grid":
    """Return the referrals that were made in the period, with what is hidden of them."""
    return Grid(list(_referrals(ground)), ground.smallest)


def _last_if_empty(code: str) -> tuple[bool, str]:
    return not code, code


class Grid:
    """Referrals to instruments by outcome, and all by direction: one system of sums."""

    def __init__(self, found: Sequence[_One], smallest: int) -> None:
        self.found = found
        self.out = [one for one in found if one.direction == OUT]
        self.codes = codes = sorted({one.instrument for one in self.out}, key=_last_if_empty)
        self.columns = (*OUTCOMES, OPEN)
        numbers = Counter((one.instrument, one.outcome or OPEN) for one in self.out)
        values: dict[Hashable, int] = {}
        for column in self.columns:
            for code in codes:
                values[code, column] = numbers[code, column]
            values[ALL, column] = sum(numbers[code, column] for code in codes)
        for row in (*codes, ALL):
            values[row, ALL] = sum(values[row, column] for column in self.columns)
        sums = list(grid_sums({ALL: list(codes)}, self.columns, ALL))
        directions = Counter(one.direction for one in found)
        others = [one for one in DIRECTIONS if one != OUT]
        values |= {("direction", one): directions[one] for one in others}
        values[EVERY] = len(found)
        statuses = Counter(one.status for one in found)
        values |= {("status", one): statuses[one.value] for one in Status}
        sums.append(Sum(EVERY, ((ALL, ALL), *(("direction", one) for one in others))))
        sums.append(Sum(EVERY, tuple(("status", one) for one in Status)))
        self.hiding = Hiding(values, sums, smallest)
        starters: dict[Hashable, int] = {
            code: sum(one.starters for one in self.out if one.instrument == code) for code in codes
        }
        starters[ALL] = sum(starters.values())
        self.starters = Hiding(starters, [Sum(ALL, tuple(codes))], smallest)

    def direction(self, one: str) -> Value:
        """Return how many went in a direction."""
        return self.hiding.shown((ALL, ALL) if one == OUT else ("direction", one))

    def parted(self, numbers: Mapping[str, int]) -> dict[str, Value] | None:
        """
        Return the same referrals by something else; None: their total would tell of few.

        The total is shown elsewhere, so that it cannot be hidden here: with it, this table tells
        nothing of the others.
        """
        if self.hiding.is_hidden(EVERY):
            return None
        every: dict[Hashable, int] = dict(numbers.items())
        every[EVERY] = len(self.found)
        try:
            hidden = hidden_cells(
                every, [Sum(EVERY, tuple(numbers))], self.hiding.smallest - 1, known={EVERY}
            )
        except Exposed:
            return None
        return {one: HIDDEN if one in hidden else number for one, number in numbers.items()}


def _by_instrument(grid: Grid, names: _Names) -> ReportTable:
    language = names.language

    def row(code: str, name: str) -> Row:
        some = (grid.hiding.shown((code, column)) for column in (*grid.columns, ALL))
        return (name, *some, grid.starters.shown(code))

    columns = (
        ReportColumn(_INSTRUMENT.to(language), width=36),
        *(ReportColumn(words.OUTCOMES[one].to(language), Kind.COUNT, 12) for one in OUTCOMES),
        ReportColumn(_OPEN.to(language), Kind.COUNT, 10),
        ReportColumn(words.TOTAL.to(language), Kind.COUNT, 8),
        ReportColumn(_STARTERS.to(language), Kind.COUNT, 14),
    )
    rows = tuple(row(code, names.instrument(code)) for code in grid.codes)
    title = _BY_INSTRUMENT.to(language)
    chart = looks.bars(title, columns, rows, (1, 2, 3, 4, 6), language, is_stacked=True)
    total = row(ALL, words.TOTAL.to(language)) if rows else None
    return ReportTable(title, columns, rows, total, chart=chart)


def _days(grid: Grid, names: _Names) -> ReportTable:
    """
    Return how long it took.

    How many have an outcome follows from the grid: it is told where nothing of its row is hidden.
    """
    language = names.language
    days: dict[str, list[int]] = defaultdict(list)
    for one in grid.out:
        if one.days is not None:
            days[one.instrument].append(one.days)
            days[ALL].append(one.days)

    def row(code: str, name: str) -> Row:
        some = days[code]
        if any(grid.hiding.is_hidden((code, column)) for column in (*grid.columns, ALL)):
            return (name, HIDDEN, HIDDEN, HIDDEN, HIDDEN)
        if not some:
            return (name, 0, None, None, None)
        return (name, len(some), _half(median(some)), _half(sum(some) / len(some)), max(some))

    columns = (
        ReportColumn(_INSTRUMENT.to(language), width=36),
        ReportColumn(_WITH.to(language), Kind.COUNT),
        ReportColumn(_MEDIAN.to(language), Kind.NUMBER, 11),
        ReportColumn(_MEAN.to(language), Kind.NUMBER, 12),
        ReportColumn(_MAX.to(language), Kind.COUNT, 12),
    )
    rows = tuple(row(code, names.instrument(code)) for code in grid.codes)
    total = row(ALL, words.TOTAL.to(language)) if rows else None
    return ReportTable(_DAYS.to(language), columns, rows, total)


def _half(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _by_direction(grid: Grid, language: Language) -> ReportTable:
    columns = (
        ReportColumn(_DIRECTION.to(language), width=34),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT),
    )
    rows = tuple((words.DIRECTIONS[one].to(language), grid.direction(one)) for one in DIRECTIONS)
    title = _BY_DIRECTION.to(language)
    return ReportTable(
        title,
        columns,
        rows,
        (words.TOTAL.to(language), grid.hiding.shown(EVERY)),
        chart=looks.bars(title, columns, rows, (1,), language),
    )


def _by_status(grid: Grid, language: Language) -> ReportTable:
    columns = (
        ReportColumn(_STATUS.to(language), width=34),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT),
    )
    rows = tuple(
        (words.STATUSES[one].to(language), grid.hiding.shown(("status", one))) for one in Status
    )
    title = _BY_STATUS.to(language)
    total = (words.TOTAL.to(language), grid.hiding.shown(EVERY))
    return ReportTable(
        title, columns, rows, total, chart=looks.bars(title, columns, rows, (1,), language)
    )


def _by_partner(grid: Grid, partners: Mapping[str, str], language: Language) -> ReportTable:
    numbers = Counter(one.partner for one in grid.found)
    return _by(grid, numbers, (_BY_PARTNER, words.PARTNER), partners, language)


def _by_sector(grid: Grid, language: Language) -> ReportTable:
    names = {code: said.to(language) for code, said in words.SECTORS.items()}
    numbers = Counter(one.sector for one in grid.found)
    return _by(grid, numbers, (_BY_SECTOR, words.SECTOR), names, language)


def _by_region(grid: Grid, reference: Reference, language: Language) -> ReportTable:
    names = {one.code: one.name for one in reference.reference_regions}
    numbers = Counter(one.region for one in grid.found)
    return _by(grid, numbers, (_BY_REGION, words.REGION), names, language)


def _by(
    grid: Grid,
    numbers: Mapping[str, int],
    said: tuple[Said, Said],
    names: Mapping[str, str],
    language: Language,
) -> ReportTable:
    """Return a row for each code that there is, in the order of the names; "" is not known."""
    title = said[0].to(language)
    columns = (
        ReportColumn(said[1].to(language), width=34),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT),
    )
    shown = grid.parted(numbers)
    if shown is None:
        return ReportTable(title, columns, (), note=_FEW.to(language) if numbers else "")
    order = [code for code in names if code in shown]
    order += sorted((code for code in shown if code not in names), key=_last_if_empty)
    unknown = words.UNKNOWN.to(language)
    rows = tuple((names.get(code, code) or unknown, shown[code]) for code in order)
    total = (words.TOTAL.to(language), grid.hiding.shown(EVERY)) if rows else None
    chart = looks.bars(title, columns, rows, (1,), language)
    return ReportTable(title, columns, rows, total, chart=chart)


def _referrals(ground: Ground) -> Iterable[_One]:
    at = Referral
    query = select(
        hex_of(at.company_id),
        hex_of(at.partner_id),
        col(at.direction),
        col(at.instrument),
        col(at.outcome),
        col(at.status),
        col(at.made_on),
        col(at.status_on),
        col(at.starters),
    ).where(~col(at.deleted), *on_days(at.made_on, ground.filters))
    for row in ground.rows(query):
        if not ground.asks_for(row[0], row[1]):
            continue
        firm = ground.firms.get(ground.merged.get(row[0], row[0]), NOBODY)
        outcome = (row.outcome if row.outcome in OUTCOMES else "other") if row.outcome else ""
        yield _One(
            direction=row.direction,
            instrument=row.instrument or "",
            outcome=outcome,
            status=row.status,
            days=max(0, (row.status_on - row.made_on).days) if outcome else None,
            starters=row.starters or 0,
            partner=row[1] or "",
            sector=firm.sector or "",
            region=ground.region(firm) or "",
        )


KIND: Final = ReportKind("referrals", TITLE, _ABOUT, referrals, filters=frozenset({PERIOD}))
