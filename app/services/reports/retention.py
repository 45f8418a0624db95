"""Report «Instroom en retentie (aantallen)»: what came back about work at supported companies."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from app.domain.languages import Language, Said
from app.domain.monitoring_tables import (
    CONTRACT,
    MONTHS,
    REGION,
    REST,
    SECTOR,
    Published,
    Shown,
    Why,
    published,
)
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row, Value
from app.reference.loader import Reference
from app.services.reports import impact_words as said
from app.services.reports import kinds, looks, words
from app.services.reports.kinds import ReportFilters, ReportKind
from app.services.results.monitoring import DeliveryView, deliveries_in
from app.services.results.targets import terms_in
from app.storage.store import Store

SMALLEST: Final = 5  # people, when no terms say it
TITLE: Final = Said(
    "Instroom en retentie (aantallen)",
    "Entrées et maintien (nombres)",
    "Inflow and retention (numbers)",
)
_ABOUT: Final = Said(
    "Hoeveel mensen startten bij ondersteunde ondernemingen, en hoeveel er later nog werkten.",
    "Combien de personnes ont commencé dans les entreprises soutenues, et y travaillent encore.",
    "How many people started at supported companies, and how many still worked later.",
)
_TOLD: Final = (
    Said(
        "De aantallen komen van een instelling met een wettelijke grond. Werkvloer kent geen "
        "personen.",
        "Les nombres viennent d’un organisme habilité. Werkvloer ne connaît aucune personne.",
        "The numbers come from a body with a legal ground. Werkvloer knows no people.",
    ),
    Said(
        "Van leveringen die over dezelfde dagen gaan, telt de laatst ontvangen.",
        "Parmi les livraisons sur les mêmes jours, la dernière reçue compte.",
        "Of deliveries about the same days the last received counts.",
    ),
    Said(
        "Aantallen onder {n} zijn verborgen, en zoveel andere als nodig is opdat niemand ze "
        "narekent. Nul wordt getoond. Er is nooit een cijfer per onderneming of partner.",
        "Les nombres inférieurs à {n} sont masqués, ainsi que d’autres pour que personne ne les "
        "recalcule. Zéro est montré. Jamais de chiffre par entreprise ni par partenaire.",
        "Numbers below {n} are hidden, and as many others as it takes that nobody works them out. "
        "Zero is shown. Never a figure per company or partner.",
    ),
    Said(
        "Het totaal en wat verborgen is, worden op de hele levering bepaald, welke filter er ook "
        "gekozen is.",
        "Le total et ce qui est masqué sont fixés sur toute la livraison, quel que soit le filtre.",
        "The total and what is hidden are settled on the whole delivery, whatever the filter.",
    ),
)


def retention(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the deliveries of the period; each is hidden as a whole, then cut to the filters."""
    language = filters.language
    with store.read() as session:
        terms = terms_in(session, filters.today)
        smallest = SMALLEST if terms is None else terms.smallest
        found = [
            one
            for one in deliveries_in(session)
            if one.counts and one.first <= filters.last and one.last >= filters.first
        ]
    tables = (
        table
        for one in found
        for table in _tables(
            one, published(one.counted, smallest - 1), reference, filters, is_one=len(found) == 1
        )
    )
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language, n=smallest) for one in _TOLD),
        tables=tuple(tables),
        language=language,
        label=said.NOT_DECISIVE.to(language),
        smallest=smallest,
    )


def _tables(
    delivery: DeliveryView,
    shown: Published,
    reference: Reference,
    filters: ReportFilters,
    *,
    is_one: bool,
) -> Iterator[ReportTable]:
    """Give the tables that are asked for; one that cannot be shown says why."""
    language = filters.language
    for kind, wish in ((SECTOR, filters.sector), (REGION, filters.region), (CONTRACT, None)):
        others = [filters.sector, filters.region]
        if wish is None and any(others):
            continue  # a filter on one kind of cluster says nothing of the others
        table = shown.tables[kind]
        if table.why is Why.NONE:
            continue
        names = {one.code: _name(kind, one.code, reference, language) for one in table.rows}
        days = _days(delivery, language)
        title = said.BY[kind].to(language) + ("" if is_one else f", {days}")
        about = said.ABOUT.to(
            language,
            days=days,
            source=delivery.source,
            day=words.day(delivery.received_on, language),
        )
        note = "" if table.why is None else said.WHY[table.why.value].to(language)
        columns = _columns(kind, language)
        rows = [one for one in table.rows if wish is None or one.code == wish]
        ordered = sorted(rows, key=lambda one: (one.code == REST, names[one.code].casefold()))
        cells = tuple((names[one.code], *_values(one)) for one in ordered)
        yield ReportTable(
            title,
            columns,
            cells,
            (words.TOTAL.to(language), *_values(shown.total)) if rows else None,
            " ".join(filter(None, (note, about))),
            looks.bars(title, columns, cells, _known(cells), language),
        )


def _values(one: Shown) -> tuple[Value, ...]:
    return tuple(HIDDEN if at in one.hidden else number for at, number in enumerate(one.numbers))


def _columns(kind: str, language: Language) -> tuple[ReportColumn, ...]:
    heads = {SECTOR: words.SECTOR, REGION: words.REGION, CONTRACT: said.CONTRACT}
    later = (said.AFTER.to(language, n=months) for months in MONTHS[1:])
    numbers = (said.STARTED.to(language), *later)
    first = ReportColumn(heads[kind].to(language), width=32)
    return (first, *(ReportColumn(one, Kind.COUNT) for one in numbers))


def _known(rows: Sequence[Row]) -> list[int]:
    """Return the places of the columns that show a number."""
    places = range(1, len(MONTHS) + 1)
    return [at for at in places if any(isinstance(row[at], int) for row in rows)]


def _name(kind: str, code: str, reference: Reference, language: Language) -> str:
    if kind == CONTRACT:
        found = said.CONTRACTS.get(code)
        return code if found is None else found.to(language)
    if code == REST:
        return said.REST.to(language)
    if kind == SECTOR:
        return words.sector_name(code, language)
    return words.region_name(reference, code, language)


def _days(delivery: DeliveryView, language: Language) -> str:
    first, last = delivery.first, delivery.last
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return str(first.year)
    return f"{words.day(first, language)} – {words.day(last, language)}"


KIND: Final = ReportKind(
    "monitoring",
    TITLE,
    _ABOUT,
    retention,
    roles=kinds.WHOLE,
    filters=frozenset({kinds.PERIOD, kinds.REGION, kinds.SECTOR}),
)
