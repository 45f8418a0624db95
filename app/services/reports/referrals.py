"""Report «Doorverwijzingen»: to which instruments, with which outcome, and after how many days."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Final

from app.domain.languages import Language, Said
from app.domain.referral import DIRECTIONS, OUTCOMES, Status
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row
from app.domain.whole_years import year_words
from app.reference.loader import Reference
from app.reference.trajectories import instrument_glosses
from app.services.referrals.instruments import entry_of, rows_in
from app.services.reports import looks, words
from app.services.reports.ground import Ground
from app.services.reports.kinds import PERIOD, ReportFilters, ReportKind
from app.services.reports.referral_grid import ALL, EVERY, Grid, Made, last_if_empty, referral_grid
from app.storage.store import Store

TITLE: Final = Said("Doorverwijzingen", "Orientations", "Referrals")
_ABOUT: Final = Said(
    "Naar welke instrumenten, met welke uitkomst, en na hoeveel dagen.",
    "Vers quels instruments, avec quel résultat, et après combien de jours.",
    "To which instruments, with which outcome, and after how many days.",
)
_TOLD: Final = (
    Said(
        "Doorverwijzingen van {years}. Elke telt één keer, in het jaar waarin ze gemaakt is. De "
        "uitkomst is die van vandaag.",
        "Orientations de {years}. Chacune compte une fois, dans l’année de sa création. Le "
        "résultat est celui d’aujourd’hui.",
        "Referrals of {years}. Each counts once, in the year that it was made. The outcome is "
        "today's.",
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
        "Dit gaat altijd over alle doorverwijzingen die je mag zien, van hele kalenderjaren: uit "
        "het verschil van twee rapporten zou een klein aantal volgen. Over meer jaren staat er "
        "alleen wat elk jaar afzonderlijk toont.",
        "Ceci porte toujours sur toutes les orientations visibles, d’années civiles "
        "entières\u00a0: la différence de deux rapports révélerait un petit nombre. Sur plusieurs "
        "années ne figure que ce que chaque année montre.",
        "This is always about all referrals that you may see, of whole calendar years: the "
        "difference of two reports would tell a small number. Over more years stands only what "
        "each year shows.",
    ),
    Said(
        "Sector en regio zijn die van de onderneming.",
        "Secteur et région sont ceux de l’entreprise.",
        "Sector and region are those of the company.",
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


@dataclass(frozen=True, slots=True)
class _Names:
    instruments: dict[str, str]
    language: Language

    def instrument(self, code: str) -> str:
        return self.instruments.get(code, code) or _NONE.to(self.language)


def referrals(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the referrals of the years of the period."""
    with store.read() as session:
        ground = Ground(session, reference, filters)
        grid = referral_grid(ground)
        catalogue = rows_in(session)
        partners = ground.partner_names()
    language, days = filters.language, filters.of_whole_years()
    years = year_words(days.first, days.last)
    names = {}
    for code in grid.codes:
        entry = entry_of(catalogue, code, None)
        names[code] = code if entry is None else _glossed(code, entry.name, language)
    named = _Names(names, language)
    parted = [_by_sector(grid, language), _by_region(grid, reference, language)]
    if filters.sees_whole:
        parted.insert(0, _by_partner(grid, partners, language))
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language, years=years) for one in _TOLD),
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


def _glossed(code: str, name: str, language: Language) -> str:
    """Return the own name of an instrument, in Dutch, with what it means for who reads no Dutch."""
    gloss = instrument_glosses().get(code, {}).get(language.value)
    return name if gloss is None else f"{name} ({gloss})"


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
    return _by(grid, lambda one: one.partner, (_BY_PARTNER, words.PARTNER), partners, language)


def _by_sector(grid: Grid, language: Language) -> ReportTable:
    names = {code: said.to(language) for code, said in words.SECTORS.items()}
    return _by(grid, lambda one: one.sector, (_BY_SECTOR, words.SECTOR), names, language)


def _by_region(grid: Grid, reference: Reference, language: Language) -> ReportTable:
    names = {one.code: one.name for one in reference.reference_regions}
    return _by(grid, lambda one: one.region, (_BY_REGION, words.REGION), names, language)


def _by(
    grid: Grid,
    code: Callable[[Made], str],
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
    shown = grid.parted(code)
    if shown is None:
        return ReportTable(title, columns, (), note=_FEW.to(language) if grid.found else "")
    order = [one for one in names if one in shown]
    order += sorted((one for one in shown if one not in names), key=last_if_empty)
    unknown = words.UNKNOWN.to(language)
    rows = tuple((names.get(one, one) or unknown, shown[one]) for one in order)
    total = (words.TOTAL.to(language), grid.hiding.shown(EVERY)) if rows else None
    chart = looks.bars(title, columns, rows, (1,), language)
    return ReportTable(title, columns, rows, total, chart=chart)


KIND: Final = ReportKind(
    "referrals", TITLE, _ABOUT, referrals, filters=frozenset({PERIOD}), in_years=True
)
