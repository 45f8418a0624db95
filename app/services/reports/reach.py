"""Report «Bereik»: which companies were reached, how far, and whom their question was about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from app.core import clock
from app.domain.counting import Status
from app.domain.enterprise_size import SizeClass
from app.domain.languages import Said
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row, Value
from app.domain.whole_years import year_words
from app.models.coaching import CoachingSession
from app.models.intake import Intake, IntakeCount
from app.models.network import Invitee, Meeting, Network
from app.reference.loader import Reference
from app.services.reports import looks, words
from app.services.reports.ground import Firm, Ground, as_text
from app.services.reports.kinds import ReportFilters, ReportKind
from app.services.reports.scoping import codes_in, has_code, in_days, on_days
from app.services.reports.sizes import sizes_on
from app.storage.store import Store

TITLE: Final = Said("Bereik", "Portée", "Reach")
_ABOUT: Final = Said(
    "Welke ondernemingen bereikt zijn, en hoever: contact, intake, traject, telt mee.",
    "Quelles entreprises ont été atteintes, et jusqu’où\u00a0: contact, intake, trajet, comptée.",
    "Which companies were reached, and how far: contact, intake, trajectory, counted.",
)
_STEPS: Final = (
    Said("Contact", "Contact", "Contact"),
    Said("Intake", "Intake", "Intake"),
    Said("In traject", "En trajet", "In trajectory"),
    Said("Telt mee", "Comptée", "Counted"),
)
_TOLD: Final = (
    Said(
        "Contact: ondernemingen met een sessie of intake in de periode, of met iemand op een "
        "bijeenkomst.",
        "Contact\u00a0: entreprises ayant eu une séance ou un intake dans la période, ou une "
        "personne présente à une rencontre.",
        "Contact: companies with a session or intake in the period, or with somebody at a meeting.",
    ),
    Said(
        "In traject: ondernemingen die op een dag van de periode aan een veranderingstraject "
        "deelnamen. Telt mee: hun teldatum valt in de periode.",
        "En trajet\u00a0: entreprises participant à un trajet de changement un jour de la période. "
        "Comptée\u00a0: leur date de comptage tombe dans la période.",
        "In trajectory: companies that took part in a change trajectory on a day of the period. "
        "Counted: their count date lies in the period.",
    ),
    Said(
        "Elke onderneming telt één keer, op haar ondernemingsnummer. Bij twee partners staat ze "
        "bij elk van beide, in het totaal één keer.",
        "Chaque entreprise compte une fois, par son numéro d’entreprise. Chez deux partenaires, "
        "elle figure chez chacun, et une fois dans le total.",
        "Each company counts once, by its enterprise number. With two partners it stands with "
        "both, and once in the total.",
    ),
    Said(
        "Partner: van het traject, anders van het dossier. Regio: van de hoofdvestiging. Grootte: "
        "volgens de laatste afgesloten jaren.",
        "Partenaire\u00a0: celui du trajet, sinon du dossier. Région\u00a0: de l’établissement "
        "principal. Taille\u00a0: selon les derniers exercices clos.",
        "Partner: of the trajectory, else of the file. Region: of the main establishment. Size: by "
        "the last closed years.",
    ),
)
_BY: Final = Said("Per {name}", "Par {name}", "By {name}")
_FUNNEL: Final = Said("Samen", "Ensemble", "Overall")
_STEP: Final = Said("Stap", "Étape", "Step")
_SIZE: Final = Said("Grootte", "Taille", "Size")
_OVERLAP: Final = Said(
    "Een onderneming kan meer dan één thema hebben: de rijen tellen niet op tot het totaal.",
    "Une entreprise peut avoir plusieurs thèmes\u00a0: les lignes ne s’additionnent pas.",
    "A company may have more than one theme: the rows do not add up to the total.",
)
_GROUPS: Final = Said("Doelgroepen, {years}", "Groupes cibles, {years}", "Target groups, {years}")
_GROUP: Final = Said("Doelgroep", "Groupe cible", "Target group")
_WORKERS: Final = Said("Werknemers", "Travailleurs", "Workers")
_GROUP_NOTE: Final = Said(
    "Aantallen bij de intakes van hele kalenderjaren: uit het verschil van twee perioden zou een "
    "klein aantal volgen. Over meer jaren staat er alleen wat elk jaar toont. Groepen overlappen, "
    "dus hun som is geen aantal mensen. Gevoelige groepen staan er alleen over minstens {smallest} "
    "ondernemingen samen.",
    "Nombres notés aux intakes d’années civiles entières\u00a0: la différence de deux périodes "
    "révélerait un petit nombre. Sur plusieurs années ne figure que ce que chaque année montre. "
    "Les groupes se recoupent\u00a0: leur somme n’est pas un nombre de personnes. Les groupes "
    "sensibles ne figurent que pour au moins {smallest} entreprises ensemble.",
    "Numbers noted at the intakes of whole calendar years: the difference of two periods would "
    "tell a small number. Over more years stands only what each year shows. Groups overlap, so "
    "their sum is not a number of people. Sensitive groups only stand here over at least "
    "{smallest} companies together.",
)
_CONTACT, _INTAKE, _RUNNING, _COUNTED = 1, 2, 4, 8  # steps, as bits: most companies are alike
_BITS: Final = (_CONTACT, _INTAKE, _RUNNING, _COUNTED)


class _InYear(NamedTuple):
    """A target group in the intakes of a year."""

    code: str
    year: int


@dataclass(frozen=True, slots=True)
class _Reached:
    """Who came how far, by what a company counts once by: the steps as bits."""

    steps: Mapping[str, int]
    by_partner: Mapping[tuple[str, str], int]  # partner and company
    firms: Mapping[str, tuple[str, Firm]]  # of each a file, by its id

    def table(self, code: Callable[[str, Firm], str]) -> dict[str, list[int]]:
        """Return for each code how many companies came how far; each has one, by id and company."""
        codes = [code(*self.firms[key]) for key in self.steps]
        return _numbers(Counter(zip(codes, self.steps.values(), strict=True)))

    def overlapping(self, codes: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
        """Return the same where a company may have more codes, by its id; none: it has ""."""
        every = ((codes.get(self.firms[key][0]) or ("",), its) for key, its in self.steps.items())
        return _numbers(Counter((code, its) for some, its in every for code in some))

    def partners(self) -> dict[str, list[int]]:
        """Return the same by partner; a company of two stands with both."""
        return _numbers(Counter((code, steps) for (code, _), steps in self.by_partner.items()))

    def totals(self) -> list[int]:
        """Return how many companies came how far."""
        return _numbers(Counter(("", its) for its in self.steps.values())).get("", [0, 0, 0, 0])


def _numbers(found: Mapping[tuple[str, int], int]) -> dict[str, list[int]]:
    """Return for each code the number with each step."""
    numbers: dict[str, list[int]] = {}
    for (code, steps), number in found.items():
        row = numbers.setdefault(code, [0] * len(_BITS))
        for at, bit in enumerate(_BITS):
            row[at] += number if steps & bit else 0
    return numbers


def reach(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return who was reached in the period."""
    with store.read() as session:
        ground = Ground(session, reference, filters)
        talks = _talks(ground)
        reached = _reached(ground, talks)
        return Report(
            code=KIND.code,
            title=TITLE.to(filters.language),
            told=tuple(one.to(filters.language) for one in _TOLD),
            tables=(*_tables(ground, reached, talks.themes), _groups(ground)),
            language=filters.language,
            smallest=ground.smallest,
        )


def _reached(ground: Ground, talks: "_Talks") -> _Reached:
    steps: dict[str, int] = defaultdict(int)
    by_partner: dict[tuple[str, str], int] = defaultdict(int)
    firms: dict[str, tuple[str, Firm]] = {}

    def add(one: str, firm: Firm, partner: str, bits: int) -> None:
        firms.setdefault(firm.key, (one, firm))
        steps[firm.key] |= bits
        by_partner[partner, firm.key] |= bits

    bits = dict.fromkeys(talks.sessions | _guests(ground), _CONTACT)
    bits |= dict.fromkeys(talks.intakes, _CONTACT | _INTAKE)
    for one, its in bits.items():
        firm = ground.firms.get(one)
        if firm is not None and firm.is_here and ground.fits(firm):
            add(one, firm, firm.partner, its)
    first, theme = ground.filters.first, ground.filters.theme
    for it in ground.cases():
        is_in = it.is_taking_part or it.ended_on >= first
        since = it.since if it.standing is Status.COUNTS else None
        counts = since is not None and first <= since <= ground.filters.last
        if (is_in or counts) and (theme is None or theme in talks.themes.get(it.enterprise, ())):
            its = _RUNNING * is_in | _COUNTED * counts
            add(it.enterprise, ground.firm_of(it), it.partner, its)
    return _Reached(steps, by_partner, firms)


def _tables(
    ground: Ground, reached: _Reached, themes: Mapping[str, tuple[str, ...]]
) -> Iterable[ReportTable]:
    language, filters = ground.language, ground.filters
    totals = reached.totals()
    steps = tuple((said.to(language), number) for said, number in zip(_STEPS, totals, strict=True))
    columns = (
        ReportColumn(_STEP.to(language), width=20),
        ReportColumn(words.COMPANIES.to(language), Kind.COUNT),
    )
    title = _FUNNEL.to(language)
    yield ReportTable(
        title, columns, steps, chart=looks.bars(title, columns, steps, (1,), language)
    )
    partners = ground.partner_names()
    yield _table(ground, words.PARTNER, totals, reached.partners(), partners)
    sizes = sizes_on(
        ground, dict.fromkeys((one for one, _ in reached.firms.values()), filters.last)
    )
    names = {one.value: words.SIZES[one].to(language) for one in SizeClass}
    by_size = reached.table(lambda one, _firm: sizes[one].value if one in sizes else "")
    yield _table(ground, _SIZE, totals, by_size, names)
    names = {code: said.to(language) for code, said in words.SECTORS.items()}
    by_sector = reached.table(lambda _one, firm: firm.sector or "")
    yield _table(ground, words.SECTOR, totals, by_sector, names)
    names = {one.code: one.name for one in ground.reference.reference_regions}
    by_region = reached.table(lambda _one, firm: ground.region(firm) or "")
    yield _table(ground, words.REGION, totals, by_region, names)
    names = {code: said.to(language) for code, said in words.THEMES.items()}
    by_theme = reached.overlapping(themes)
    yield _table(ground, words.THEME, totals, by_theme, names, _OVERLAP.to(language))


def _table(
    ground: Ground,
    name: Said,
    totals: list[int],
    found: Mapping[str, list[int]],
    names: Mapping[str, str],
    note: str = "",
) -> ReportTable:
    """Return the rows in the order of the names; what is not known comes last."""
    language = ground.language
    order = [code for code in names if code in found]
    order += sorted(code for code in found if code and code not in names)
    order += [""] if "" in found else []
    unknown = words.UNKNOWN.to(language)
    rows: tuple[Row, ...] = tuple(
        (names.get(code, code) or unknown, *found[code]) for code in order
    )
    columns = (
        ReportColumn(name.to(language), width=34),
        *(ReportColumn(said.to(language), Kind.COUNT, 12) for said in _STEPS),
    )
    title = _BY.to(language, name=name.to(language).lower())
    return ReportTable(
        title,
        columns,
        rows,
        (words.TOTAL.to(language), *totals),
        note,
        looks.bars(title, columns, rows, (1, 3), language),
    )


def _guests(ground: Ground) -> set[str]:
    """Return the companies of which somebody was at a meeting; only of those with a file here."""
    query = (
        select(as_text(Invitee.enterprise_id))
        .join(Meeting, col(Meeting.id) == col(Invitee.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(
            ~col(Invitee.deleted),
            ~col(Meeting.deleted),
            ~col(Network.deleted),
            col(Invitee.attended).is_(True),
            col(Invitee.enterprise_id).is_not(None),
            *in_days(Meeting.starts_at, ground.filters),
            ground.of_firms(Invitee.enterprise_id),
        )
        .distinct()
    )
    if ground.filters.theme is not None:
        query = query.where(has_code(Network.themes, ground.filters.theme))
    return {ground.merged.get(one, one) for (one,) in ground.rows(query)}


@dataclass(frozen=True, slots=True)
class _Talks:
    """With which companies there was a session or an intake, and about which themes so far."""

    sessions: frozenset[str]
    intakes: frozenset[str]
    themes: Mapping[str, tuple[str, ...]]


def _talks(ground: Ground) -> _Talks:
    filters = ground.filters
    _, after = in_days(CoachingSession.starts_at, filters)
    themes = as_text(CoachingSession.themes)
    sessions = (
        select(
            as_text(CoachingSession.enterprise_id),
            themes,
            func.max(col(CoachingSession.starts_at)) >= clock.midnight(filters.first),
        )
        .where(~col(CoachingSession.deleted), after)
        .group_by(col(CoachingSession.enterprise_id), themes)
    )
    intakes = select(
        as_text(Intake.enterprise_id), as_text(Intake.themes), col(Intake.held_on) >= filters.first
    ).where(~col(Intake.deleted), col(Intake.held_on) <= filters.last)
    known: dict[str, tuple[str, ...]] = {}
    found: list[frozenset[str]] = []
    for query in (sessions, intakes):
        here = set()
        for company, some, is_in in ground.rows(query):
            one = ground.merged.get(company, company)
            codes = codes_in(some)
            had = known.setdefault(one, codes)
            if had is not codes:  # mostly they are alike
                known[one] = tuple({*had, *codes})
            if is_in and (filters.theme is None or filters.theme in codes):
                here.add(one)
        found.append(frozenset(here))
    return _Talks(found[0], found[1], known)


def _groups(ground: Ground) -> ReportTable:
    """Return the workers that intakes were about; few are hidden, nothing here adds up."""
    language, smallest = ground.language, ground.smallest
    columns = (
        ReportColumn(_GROUP.to(language), width=30),
        ReportColumn(_WORKERS.to(language), Kind.COUNT),
        ReportColumn(words.COMPANIES.to(language), Kind.COUNT),
    )
    years = ground.filters.of_whole_years()
    title = _GROUPS.to(language, years=year_words(years.first, years.last))
    if ground.filters.parts_people:
        return ReportTable(title, columns, (), note=words.WHOLE_ONLY.to(language))
    query = (
        select(
            col(IntakeCount.target_group),
            col(Intake.held_on),
            as_text(Intake.enterprise_id),
            func.sum(col(IntakeCount.number)),
        )
        .join(Intake, col(Intake.id) == col(IntakeCount.intake_id))
        .where(
            ~col(IntakeCount.deleted),
            ~col(Intake.deleted),
            col(IntakeCount.number) > 0,
            *on_days(Intake.held_on, years),
            ground.of_firms(Intake.enterprise_id),
        )
        .group_by(col(IntakeCount.target_group), col(Intake.held_on), col(Intake.enterprise_id))
    )
    numbers, companies_of = Counter[_InYear](), defaultdict[_InYear, set[str]](set)
    for code, day, company, number in ground.rows(query):
        firm = ground.firms.get(ground.merged.get(company, company))
        cell = _InYear(code, day.year)
        numbers[cell] += number
        companies_of[cell].add(company if firm is None else firm.key)
    sensitive = {
        one.code
        for one in ground.reference.target_groups(ground.filters.today)
        if one.privacy == "sensitive"
    }
    rows: list[Row] = []
    for code, said in words.TARGET_GROUPS.items():
        cells = [cell for cell in numbers if cell.code == code]
        is_few = any(
            numbers[cell] < smallest or (code in sensitive and len(companies_of[cell]) < smallest)
            for cell in cells
        )
        if cells:
            shown: Value = HIDDEN if is_few else sum(numbers[cell] for cell in cells)
            companies = set[str]().union(*(companies_of[cell] for cell in cells))
            rows.append((said.to(language), shown, len(companies)))
    return ReportTable(
        title,
        columns,
        tuple(rows),
        note=_GROUP_NOTE.to(language, smallest=smallest),
        chart=looks.bars(title, columns, rows, (1,), language),
    )


KIND: Final = ReportKind("reach", TITLE, _ABOUT, reach)
