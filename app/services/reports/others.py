"""Report «Andere tellingen»: what a final report asks beside the rest, each with how it counts."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import distinct, func, select
from sqlmodel import col

from app.domain.languages import Language, Said
from app.domain.referral import OUT
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable, Row
from app.domain.whole_years import year_words
from app.models.coaching import CoachingSession
from app.models.intake import Intake
from app.models.network import Invitee, LearningPoint, Meeting, Network
from app.models.scan import Scan
from app.reference.loader import Reference
from app.services.reports import words
from app.services.reports.ground import Ground, as_text
from app.services.reports.kinds import PARTNER, PERIOD, REGION, SECTOR, ReportFilters, ReportKind
from app.services.reports.others_trajectories import Count, trajectories
from app.services.reports.referral_grid import ALL, referral_grid
from app.services.reports.scoping import in_days, on_days
from app.storage.store import Store

TITLE: Final = Said("Andere tellingen", "Autres comptages", "Other counts")
_ABOUT: Final = Said(
    "Wat een eindrapport verder vraagt, elk met hoe het geteld is.",
    "Ce qu’un rapport final demande encore, chacun avec son mode de comptage.",
    "What a final report asks further, each with how it was counted.",
)
_TOLD: Final = (
    Said(
        "Wat aan een traject hangt, is van de ondernemingen en partners die gekozen zijn; "
        "netwerken alleen van de gekozen partner en regio.",
        "Ce qui dépend d’un trajet concerne les entreprises et partenaires choisis\u00a0; les "
        "réseaux, seulement le partenaire et la région choisis.",
        "What hangs on a trajectory is of the companies and partners that were chosen; networks "
        "only of the partner and region that were chosen.",
    ),
)
_WHAT: Final = Said("Telling", "Comptage", "Count")
_HOW: Final = Said("Hoe geteld", "Mode de comptage", "How counted")
_MADE: Final = Said(
    "Gemaakt in {years}: alleen van hele kalenderjaren, anders zou uit het verschil van twee "
    "perioden een klein aantal volgen.",
    "Créées en {years}\u00a0: d’années civiles entières, sinon la différence de deux périodes "
    "révélerait un petit nombre.",
    "Made in {years}: of whole calendar years only, or the difference of two periods would tell a "
    "small number.",
)
_TABLE: Final = Said("Tellingen", "Comptages", "Counts")


def others(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the counts of the period."""
    language = filters.language
    with store.read() as session:
        ground = Ground(session, reference, filters)
        found = [*trajectories(ground), *_talks(ground), *_networks(ground)]
        told: tuple[Said, ...] = _TOLD
        if filters.parts_people:
            told = (*_TOLD, words.WHOLE_ONLY)
        else:
            found += _people(ground)
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in told),
        tables=(_table(found, language),),
        language=language,
        smallest=ground.smallest,
    )


def _table(found: Iterable[Count], language: Language) -> ReportTable:
    columns = (
        ReportColumn(_WHAT.to(language), width=42),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT, 9),
        ReportColumn(_HOW.to(language), width=46),
    )
    rows: tuple[Row, ...] = tuple(
        (one.what.to(language), one.value, one.how.to(language)) for one in found
    )
    return ReportTable(_TABLE.to(language), columns, rows)


def _talks(ground: Ground) -> Iterable[Count]:
    wish, session = ground.filters, CoachingSession
    sessions = ground.rows(
        select(func.count()).where(
            ~col(session.deleted),
            *in_days(session.starts_at, wish),
            ground.of_firms(session.enterprise_id),
        )
    )[0][0]
    intakes = ground.rows(
        select(func.count()).where(
            ~col(Intake.deleted),
            *on_days(Intake.held_on, wish),
            ground.of_firms(Intake.enterprise_id),
        )
    )[0][0]
    yield Count(
        Said("Intakes", "Intakes", "Intakes"),
        Said(
            "Gehouden in de periode; een tweede bij dezelfde onderneming telt ook.",
            "Tenus dans la période\u00a0; un second dans la même entreprise compte aussi.",
            "Held in the period; a second one at the same company counts too.",
        ),
        intakes,
    )
    yield Count(
        Said("Coachingssessies", "Séances de coaching", "Coaching sessions"),
        Said("Begonnen in de periode.", "Commencées dans la période.", "Begun in the period."),
        sessions,
    )
    yield from _scans(ground)


def _scans(ground: Ground) -> Iterable[Count]:
    rows = ground.rows(
        select(col(Scan.moment), func.count())
        .where(
            ~col(Scan.deleted),
            *on_days(Scan.completed_on, ground.filters),
            ground.of_firms(Scan.enterprise_id),
        )
        .group_by(col(Scan.moment))
    )
    numbers: dict[str, int] = dict(rows)
    for moment, said in (
        ("baseline", Said("Nulmetingen", "Mesures initiales", "Baseline scans")),
        ("end", Said("Eindmetingen", "Mesures finales", "End scans")),
    ):
        yield Count(
            said,
            Said(
                "Scans die in de periode afgerond zijn.",
                "Scans terminés dans la période.",
                "Scans finished in the period.",
            ),
            numbers.get(moment, 0),
        )


def _meetings(ground: Ground) -> list[Any]:
    """Return the conditions on the meetings that are asked for, with their networks."""
    wish = ground.filters
    limits: list[Any] = [
        ~col(Meeting.deleted),
        ~col(Network.deleted),
        *in_days(Meeting.starts_at, wish),
    ]
    if wish.partner is not None:
        limits.append(col(Network.partner_id) == wish.partner)
    if wish.region is not None:
        limits.append(col(Network.region) == wish.region)
    return limits


def _networks(ground: Ground) -> Iterable[Count]:
    number, networks = ground.rows(
        select(func.count(), func.count(distinct(col(Meeting.network_id))))
        .select_from(Meeting)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(*_meetings(ground))
    )[0]
    yield Count(
        Said("Netwerken die samenkwamen", "Réseaux réunis", "Networks that met"),
        Said(
            "Met minstens één bijeenkomst in de periode.",
            "Avec au moins une rencontre dans la période.",
            "With at least one meeting in the period.",
        ),
        networks,
    )
    yield Count(
        Said("Bijeenkomsten", "Rencontres", "Meetings"),
        Said("Begonnen in de periode.", "Commencées dans la période.", "Begun in the period."),
        number,
    )
    yield from _guests(ground)
    lessons = (
        select(func.count())
        .select_from(LearningPoint)
        .join(Meeting, col(Meeting.id) == col(LearningPoint.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(~col(LearningPoint.deleted), *_meetings(ground))
    )
    yield Count(
        Said("Leerpunten", "Points d’apprentissage", "Lessons learned"),
        Said(
            "Genoteerd bij die bijeenkomsten.",
            "Notés lors de ces rencontres.",
            "Noted at these meetings.",
        ),
        ground.rows(lessons)[0][0],
    )


def _guests(ground: Ground) -> Iterable[Count]:
    present = ground.rows(
        select(as_text(Invitee.enterprise_id), func.count())
        .join(Meeting, col(Meeting.id) == col(Invitee.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(~col(Invitee.deleted), col(Invitee.attended).is_(True), *_meetings(ground))
        .group_by(col(Invitee.enterprise_id))
    )
    yield Count(
        Said(
            "Ondernemingen op bijeenkomsten", "Entreprises aux rencontres", "Companies at meetings"
        ),
        Said(
            "Elk één keer; alleen ondernemingen met een dossier of in de gedeelde lijst.",
            "Une fois chacune\u00a0; seulement celles ayant un dossier ou dans la liste commune.",
            "Each once; only companies with a file or in the shared list.",
        ),
        len({ground.merged.get(one, one) for one, _ in present if one is not None}),
    )
    yield Count(
        Said("Deelnemers aan bijeenkomsten", "Participants aux rencontres", "Attendees"),
        Said(
            "Als aanwezig genoteerd; wie twee keer kwam, telt twee keer.",
            "Notés présents\u00a0; qui est venu deux fois compte deux fois.",
            "Noted as present; who came twice counts twice.",
        ),
        sum(many for _, many in present),
    )


def _people(ground: Ground) -> Iterable[Count]:
    """Return what tells of people: hidden is what the report on referrals hides."""
    grid = referral_grid(ground)
    one, other = grid.direction("in_vdab"), grid.direction("in_local")
    both = one + other if isinstance(one, int) and isinstance(other, int) else HIDDEN
    years = ground.filters.of_whole_years()
    made = _MADE.filled(years=year_words(years.first, years.last))
    yield Count(
        Said(
            "Doorverwijzingen naar een instrument",
            "Orientations vers un instrument",
            "Referrals to an instrument",
        ),
        made,
        grid.direction(OUT),
    )
    yield Count(
        Said(
            "Doorverwijzingen van VDAB of een Lokaal Partnerschap",
            "Orientations du VDAB ou d’un partenariat local",
            "Referrals from VDAB or a Local Partnership",
        ),
        made,
        both,
    )
    yield Count(
        Said(
            "Mensen gestart na doorverwijzing",
            "Personnes ayant commencé après orientation",
            "People who began after a referral",
        ),
        Said(
            "Volgens de uitkomst van die doorverwijzingen; geen namen.",
            "Selon le résultat de ces orientations\u00a0; sans noms.",
            "By the outcome of these referrals; no names.",
        ),
        grid.starters.shown(ALL),
    )


KIND: Final = ReportKind(
    "others", TITLE, _ABOUT, others, filters=frozenset({PERIOD, PARTNER, REGION, SECTOR})
)
