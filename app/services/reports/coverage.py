"""Report «Dekking van Vlaanderen»: where companies are reached, and where nobody is."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.coverage import Level, Reached
from app.domain.languages import Language, Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row, Value
from app.reference.loader import Reference
from app.services.reports import words
from app.services.reports.kinds import ReportFilters, ReportKind
from app.services.results.coverage import Coverage, coverage, spots
from app.services.results.coverage_map import MapWords, Measure, coverage_map
from app.services.results.coverage_rows import CoverageQuery
from app.storage.store import Store

TITLE: Final = Said("Dekking van Vlaanderen", "Couverture de la Flandre", "Coverage of Flanders")
_ABOUT: Final = Said(
    "Waar ondernemingen bereikt zijn, en waar nog niemand: per regio, kanton en gemeente.",
    "Où des entreprises ont été atteintes, et où personne\u00a0: par région, canton et commune.",
    "Where companies were reached, and where nobody yet: by region, canton and municipality.",
)
_TOLD: Final = (
    Said(
        "Ondersteund: er was een sessie in de periode. In traject: de onderneming nam deel op een "
        "dag van de periode. Telt mee: de teldatum valt in de periode.",
        "Soutenue\u00a0: une séance a eu lieu dans la période. En trajet\u00a0: l’entreprise y "
        "participait un jour de la période. Comptée\u00a0: la date de comptage tombe dans la "
        "période.",
        "Supported: a session was held in the period. In trajectory: the company took part on a "
        "day of the period. Counted: the count date lies in the period.",
    ),
    Said(
        "Elders: alleen de gids van het partnerschap kent de onderneming; haar dossier staat niet "
        "op deze laptop. De gids kent geen thema en geen sector.",
        "Ailleurs\u00a0: seul le répertoire du partenariat connaît l’entreprise\u00a0; son dossier "
        "n’est pas sur cet ordinateur. Le répertoire ne connaît ni thème ni secteur.",
        "Elsewhere: only the directory of the partnership knows the company; its file is not on "
        "this laptop. The directory knows no theme and no sector.",
    ),
    Said(
        "Elke onderneming telt één keer, op haar ondernemingsnummer, en staat waar haar "
        "hoofdvestiging is. Partner: van het dossier.",
        "Chaque entreprise compte une fois, par son numéro d’entreprise, et figure là où se trouve "
        "son établissement principal. Partenaire\u00a0: celui du dossier.",
        "Each company counts once, by its enterprise number, and stands where its main "
        "establishment is. Partner: of the file.",
    ),
    Said(
        "Een witte vlek is een plaats in Vlaanderen waar niemand bereikt is. Hoeveel ondernemingen "
        "er zijn, per sector of samen, is niet bekend: dit is geen aandeel.",
        "Une zone blanche est un lieu de Flandre où personne n’est atteint. Le nombre "
        "d’entreprises existantes, par secteur ou au total, n’est pas connu\u00a0: ce n’est pas "
        "une part.",
        "A white spot is a place in Flanders where nobody is reached. How many companies there "
        "are, by sector or in all, is not known: this is no share.",
    ),
    Said(
        "Kantons die een gemeente delen staan samen. Grenzen tussen regio's zijn bij benadering. "
        "Kaart: © NGI en GeoNames, CC BY 4.0.",
        "Les cantons qui partagent une commune sont réunis. Les limites entre régions sont "
        "approximatives. Carte\u00a0: © IGN et GeoNames, CC BY 4.0.",
        "Cantons that share a municipality stand together. Borders between regions are "
        "approximate. Map: © NGI and GeoNames, CC BY 4.0.",
    ),
)
_MEASURES: Final[Mapping[Measure, Said]] = {
    Measure.SUPPORTED: Said("Ondersteund", "Soutenues", "Supported"),
    Measure.RUNNING: Said("In traject", "En trajet", "In trajectory"),
    Measure.COUNTED: Said("Telt mee", "Comptées", "Counted"),
    Measure.ELSEWHERE: Said("Elders", "Ailleurs", "Elsewhere"),
}
_LEVELS: Final[Mapping[Level, tuple[Said, Said]]] = {  # one, and the title of its table
    Level.REGION: (words.REGION, Said("Per regio", "Par région", "By region")),
    Level.CANTON: (
        Said("Kanton", "Canton", "Canton"),
        Said("Per kanton", "Par canton", "By canton"),
    ),
    Level.MUNICIPALITY: (
        Said("Gemeente", "Commune", "Municipality"),
        Said("Per gemeente", "Par commune", "By municipality"),
    ),
}
_PROVINCE: Final = Said("Provincie", "Province", "Province")
_WHITE: Final = Said("Witte vlekken", "Zones blanches", "White spots")
_BRUSSELS: Final = Said("Brussel", "Bruxelles", "Brussels")
_ABROAD: Final = Said(
    "Buiten Vlaanderen en Brussel", "Hors Flandre et Bruxelles", "Outside Flanders and Brussels"
)
_PLACELESS: Final = Said("Zonder gemeente", "Sans commune", "Without a municipality")
_TOLD_MAP: Final = Said(
    "Ondersteund: {number}. Witte vlekken: {white} van {every}. Het meest: {most}.",
    "Soutenues\u00a0: {number}. Zones blanches\u00a0: {white} sur {every}. Le plus\u00a0: {most}.",
    "Supported: {number}. White spots: {white} of {every}. Most: {most}.",
)
_SPOT: Final = Said("Witte vlek", "Zone blanche", "White spot")
_NONE: Final = Said("0, wel iemand bereikt", "0, mais atteint", "0, but reached")
_LARGEST: Final = Said(
    "Grootste cirkel: {value}", "Plus grand cercle\u00a0: {value}", "Largest circle: {value}"
)


def coverage_report(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return who was reached where in the period: companies, so few of them are no secret."""
    query = CoverageQuery(
        first=filters.first,
        last=filters.last,
        partner=filters.partner,
        region=filters.region,
        theme=filters.theme,
        sector=filters.sector,
    )
    found = coverage(store, reference, query)
    making = _Making(reference, found, filters.language)
    return Report(
        code=KIND.code,
        title=TITLE.to(filters.language),
        told=tuple(one.to(filters.language) for one in _TOLD),
        tables=tuple(making.tables()),
        language=filters.language,
    )


class _Making:
    """Makes the tables of what was found."""

    def __init__(self, reference: Reference, found: Coverage, language: Language) -> None:
        self._reference, self._found, self._language = reference, found, language

    def tables(self) -> Iterator[ReportTable]:
        """Give a table for each level, and the white spots."""
        for level, (one, title) in _LEVELS.items():
            yield self._table(level, one, title)
        yield self._white()

    def _table(self, level: Level, one: Said, title: Said) -> ReportTable:
        language = self._language
        columns = (
            ReportColumn(one.to(language), width=30),
            ReportColumn(_PROVINCE.to(language), width=18),
            *(ReportColumn(said.to(language), Kind.COUNT, 12) for said in _MEASURES.values()),
        )
        places = [it for it in self._found.places[level] if not it.reached.is_white]
        rows: list[Row] = [(it.name, it.within, *_numbers(it.reached)) for it in places]
        rows += [
            (said.to(language), "", *_numbers(reached))
            for of, said, reached in self._aside
            if not reached.is_white and (of is level or of is Level.MUNICIPALITY)
        ]
        total: Row = (words.TOTAL.to(language), "", *_numbers(self._found.total))
        return ReportTable(
            title.to(language),
            columns,
            tuple(rows),
            total if rows else None,
            chart=self._map(level, one, title) if rows else None,
        )

    def _white(self) -> ReportTable:
        language = self._language
        spot = {one.municipality: one for one in spots(self._reference)}
        names = {one.code: one.name for one in self._found.places[Level.REGION]}
        columns = (
            ReportColumn(_LEVELS[Level.MUNICIPALITY][0].to(language), width=30),
            ReportColumn(words.REGION.to(language), width=26),
            ReportColumn(_PROVINCE.to(language), width=18),
        )
        rows: tuple[Row, ...] = tuple(
            (one.name, names.get(spot[one.code].region or "", ""), one.within)
            for one in self._found.white(Level.MUNICIPALITY)
        )
        return ReportTable(_WHITE.to(language), columns, rows)

    def _map(self, level: Level, one: Said, title: Said) -> object:
        language, measure = self._language, Measure.SUPPORTED
        places = self._found.places[level]
        told = [it for it in places if it.reached.supported]
        told.sort(key=lambda it: (-it.reached.supported, it.name))
        said = MapWords(
            name=f"{TITLE.to(language)}, {title.to(language).lower()}",
            told=_TOLD_MAP.to(
                language,
                number=self._found.total.supported,
                white=len(self._found.white(level)),
                every=sum(it.is_flemish for it in places),
                most=", ".join(f"{it.name} {it.reached.supported}" for it in told[:3]) or "–",
            ),
            value=_MEASURES[measure].to(language),
            places=one.to(language),
            white=_SPOT.to(language),
            none=_NONE.to(language),
            largest=_LARGEST.to(language),
        )
        return coverage_map(self._reference, self._found, level, measure, said)

    @property
    def _aside(self) -> Iterator[tuple[Level, Said, Reached]]:
        """What lies in no region, or on no map at all, with the level at which it adds up."""
        for one in self._found.places[Level.PROVINCE]:
            if not one.is_flemish:
                yield Level.REGION, _BRUSSELS, one.reached
        yield Level.MUNICIPALITY, _ABROAD, self._found.abroad
        yield Level.MUNICIPALITY, _PLACELESS, self._found.placeless


def _numbers(reached: Reached) -> tuple[Value, ...]:
    return tuple(getattr(reached, one.value) for one in Measure)


KIND: Final = ReportKind("coverage", TITLE, _ABOUT, coverage_report)
