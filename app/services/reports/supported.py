"""Report «EU-indicator EECO19»: supported micro, small and medium enterprises, each once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.enterprise_size import SizeClass
from app.domain.identifiers import format_enterprise_number
from app.domain.languages import Language, Said
from app.domain.matching import fold
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row
from app.reference.loader import Reference
from app.services.places import place_name
from app.services.reports import looks, words
from app.services.reports.ground import Ground
from app.services.reports.kinds import PARTNER, PERIOD, REGION, SECTOR, ReportFilters, ReportKind
from app.services.reports.sizes import sizes_on
from app.services.results.cases import Case
from app.storage.store import Store

TITLE: Final = Said("EU-indicator EECO19", "Indicateur UE EECO19", "EU indicator EECO19")
_ABOUT: Final = Said(
    "Ondersteunde micro-, kleine en middelgrote ondernemingen, elk één keer.",
    "Micro, petites et moyennes entreprises soutenues, chacune une fois.",
    "Supported micro, small and medium-sized enterprises, each once.",
)
_TOLD: Final = (
    Said(
        "Ondersteund: een onderneming die aan een veranderingstraject deelneemt of deelnam. "
        "Een bezoek, een gesprek of een netwerkavond alleen telt niet.",
        "Soutenue\u00a0: une entreprise qui participe ou a participé à un trajet de changement. "
        "Une visite, un entretien ou une soirée de réseau seuls ne comptent pas.",
        "Supported: an enterprise that takes or took part in a change trajectory. A visit, a talk "
        "or a network evening alone does not count.",
    ),
    Said(
        "Elke onderneming telt één keer over het hele project, op haar ondernemingsnummer, in de "
        "periode waarin haar eerste traject begon. Jaren na elkaar tellen dus op.",
        "Chaque entreprise compte une fois sur l’ensemble du projet, par son numéro d’entreprise, "
        "dans la période où son premier trajet a commencé. Les années s’additionnent donc.",
        "Each enterprise counts once over the whole project, by its enterprise number, in the "
        "period in which its first trajectory began. So consecutive years add up.",
    ),
    Said(
        "Grootte: die op de dag waarop de steun begon, volgens aanbeveling 2003/361/EG en de "
        "jaren die toen afgesloten waren; zijn alleen latere jaren bekend, dan het eerste daarvan.",
        "Taille\u00a0: celle du jour du début du soutien, selon la recommandation 2003/361/CE et "
        "les exercices alors clos\u00a0; si seuls des ultérieurs sont connus, le premier.",
        "Size: that of the day on which the support began, by Recommendation 2003/361/EC and the "
        "years that had closed by then; if only later years are known, the first of these.",
    ),
    Said(
        "Grote ondernemingen en ondernemingen waarvan de grootte niet bekend is, staan apart en "
        "zitten niet in EECO19.",
        "Les grandes entreprises et celles de taille inconnue figurent à part et ne sont pas dans "
        "EECO19.",
        "Large enterprises and enterprises of unknown size stand apart and are not in EECO19.",
    ),
)
_BY_SIZE: Final = Said("Per grootte", "Par taille", "By size")
_BY_YEAR: Final = Said("Per jaar", "Par année", "By year")
_BY_PARTNER: Final = Said("Per partner", "Par partenaire", "By partner")
_SIZE: Final = Said("Grootte", "Taille", "Size")
_YEAR: Final = Said("Jaar", "Année", "Year")
_UNKNOWN: Final = Said("Grootte niet bekend", "Taille inconnue", "Size unknown")
_LISTED: Final = Said("Grootte aan te vullen", "Taille à compléter", "Size to be completed")
_LISTED_NOTE: Final = Said(
    "Vul bij deze ondernemingen het aantal werknemers (VTE) van het laatste afgesloten jaar in: "
    "dossier, Cijfers.",
    "Complétez pour ces entreprises le nombre de travailleurs (ETP) du dernier exercice clos "
    "(dossier, chiffres).",
    "Fill in the staff (FTE) of the last closed year of these enterprises: file, figures.",
)
_NUMBER: Final = Said("Ondernemingsnummer", "Numéro d’entreprise", "Enterprise number")
_PLACE: Final = Said("Gemeente", "Commune", "Municipality")
_SINCE: Final = Said("Steun sinds", "Soutien depuis", "Supported since")
_EECO: Final = "EECO19"
_TWICE: Final = Said(
    "Een onderneming die bij twee partners een traject heeft, staat bij beide: de rijen kunnen "
    "meer zijn dan het totaal.",
    "Une entreprise ayant un trajet chez deux partenaires figure chez les deux\u00a0: les lignes "
    "peuvent dépasser le total.",
    "An enterprise with a trajectory at two partners stands with both: the rows may be more than "
    "the total.",
)
SME: Final = (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM)
Size = SizeClass | None


@dataclass(frozen=True, slots=True)
class Supported:
    """An enterprise with when its support began, and its size then; None: not known."""

    key: str
    name: str
    number: str
    nis: str | None
    partners: frozenset[str]
    since: date
    size: Size


def supported(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the enterprises whose support began in the period, by size."""
    language = filters.language
    with store.read() as session:
        ground = Ground(session, reference, filters)
        some = [one for one in supported_in(ground) if filters.first <= one.since <= filters.last]
        partners = ground.partner_names()
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in _TOLD),
        tables=(
            _by_size(some, language),
            _by_year(some, language),
            _by_partner(some, partners, language),
            _unknown(some, partners, reference, language),
        ),
        language=language,
        smallest=ground.smallest,
    )


def supported_in(ground: Ground) -> list[Supported]:
    """Return every enterprise that was supported by the last day, by name."""
    grouped: dict[str, list[Case]] = defaultdict(list)
    for one in ground.cases():
        grouped[one.company].append(one)
    first = {key: min(one.started_on for one in some) for key, some in grouped.items()}
    days = {one.enterprise: first[key] for key, some in grouped.items() for one in some}
    sizes = sizes_on(ground, days)
    found = []
    for key, some in grouped.items():
        firm = ground.firm_of(some[0])
        known = (sizes[one.enterprise] for one in some if one.enterprise in sizes)
        found.append(
            Supported(
                key=key,
                name=some[-1].name,
                number=format_enterprise_number(firm.number) if firm.number else "",
                nis=firm.nis,
                partners=frozenset(one.partner for one in some),
                since=first[key],
                size=next(known, None),
            )
        )
    return sorted(found, key=lambda one: (fold(one.name), one.key))


def _by_size(some: Sequence[Supported], language: Language) -> ReportTable:
    numbers = _numbers(some)
    columns = (
        ReportColumn(_SIZE.to(language), width=34),
        ReportColumn(words.COMPANIES.to(language), Kind.COUNT),
    )
    sizes: tuple[Row, ...] = tuple((words.SIZES[one].to(language), numbers[one]) for one in SME)
    apart: tuple[Row, ...] = (
        (words.SIZES[SizeClass.LARGE].to(language), numbers[SizeClass.LARGE]),
        (_UNKNOWN.to(language), numbers[None]),
    )
    eeco: Row = (_EECO, sum(numbers[one] for one in SME))
    title = _BY_SIZE.to(language)
    return ReportTable(
        title,
        columns,
        (*sizes, eeco, *apart),
        (words.SUPPORTED.to(language), len(some)),
        chart=looks.bars(title, columns, (*sizes, *apart), (1,), language),
    )


def _row(name: str, some: Iterable[Supported]) -> Row:
    numbers = _numbers(some)
    sme = [numbers[one] for one in SME]
    return (name, *sme, sum(sme), numbers[SizeClass.LARGE], numbers[None])


def _numbers(some: Iterable[Supported]) -> dict[Size, int]:
    found: dict[Size, int] = dict.fromkeys((*SizeClass, None), 0)
    for one in some:
        found[one.size] += 1
    return found


def _sized(first: Said, language: Language) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(first.to(language), width=28),
        *(ReportColumn(words.SIZES[one].to(language), Kind.COUNT, 11) for one in SME),
        ReportColumn(_EECO, Kind.COUNT, 9),
        ReportColumn(words.SIZES[SizeClass.LARGE].to(language), Kind.COUNT, 9),
        ReportColumn(_UNKNOWN.to(language), Kind.COUNT, 19),
    )


def _by_year(some: Sequence[Supported], language: Language) -> ReportTable:
    years = sorted({one.since.year for one in some})
    rows = tuple(_row(str(year), (one for one in some if one.since.year == year)) for year in years)
    columns, title = _sized(_YEAR, language), _BY_YEAR.to(language)
    total = _row(words.TOTAL.to(language), some) if rows else None
    chart = looks.bars(title, columns, rows, (1, 2, 3), language, is_stacked=True)
    return ReportTable(title, columns, rows, total, chart=chart)


def _by_partner(
    some: Sequence[Supported], partners: Mapping[str, str], language: Language
) -> ReportTable:
    known = {one for each in some for one in each.partners}
    order = [one for one in partners if one in known] + sorted(known - set(partners))
    unknown = words.UNKNOWN.to(language)
    rows = tuple(
        _row(partners.get(one, unknown), (each for each in some if one in each.partners))
        for one in order
    )
    columns, title = _sized(words.PARTNER, language), _BY_PARTNER.to(language)
    total = _row(words.TOTAL.to(language), some) if rows else None
    chart = looks.bars(title, columns, rows, (1, 2, 3), language, is_stacked=True)
    return ReportTable(title, columns, rows, total, _TWICE.to(language), chart)


def _unknown(
    some: Sequence[Supported],
    partners: Mapping[str, str],
    reference: Reference,
    language: Language,
) -> ReportTable:
    columns = (
        ReportColumn(words.COMPANY.to(language), width=34),
        ReportColumn(_NUMBER.to(language), width=20),
        ReportColumn(_PLACE.to(language), width=18),
        ReportColumn(words.PARTNER.to(language), width=24),
        ReportColumn(_SINCE.to(language), Kind.DAY, 13),
    )
    rows = tuple(
        (
            one.name,
            one.number,
            place_name(reference, one.nis),
            ", ".join(sorted(partners[each] for each in one.partners if each in partners)),
            one.since,
        )
        for one in some
        if one.size is None
    )
    return ReportTable(_LISTED.to(language), columns, rows, note=_LISTED_NOTE.to(language))


KIND: Final = ReportKind(
    "eeco19", TITLE, _ABOUT, supported, filters=frozenset({PERIOD, PARTNER, REGION, SECTOR})
)
