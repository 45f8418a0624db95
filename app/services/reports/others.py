"""Report «Andere tellingen»: what a final report asks beside the rest, each with how it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import distinct, func, select
from sqlmodel import col

from app.domain.counting import Status
from app.domain.languages import Language, Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row, Value
from app.models.coaching import CoachingSession
from app.models.intake import Intake
from app.models.network import Invitee, LearningPoint, Meeting, Network
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.trajectory import FollowUp, Trajectory, TrajectoryGoal
from app.reference.loader import Reference
from app.services.reports import words
from app.services.reports.ground import Ground, as_text
from app.services.reports.hiding import Hiding
from app.services.reports.kinds import PARTNER, PERIOD, REGION, SECTOR, ReportFilters, ReportKind
from app.services.reports.scoping import in_days, on_days
from app.services.results_cases import Case, hex_of
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
_TABLE: Final = Said("Tellingen", "Comptages", "Counts")


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with what it is and how it was counted."""

    what: Said
    how: Said
    value: Value


def others(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the counts of the period."""
    language = filters.language
    with store.read() as session:
        ground = Ground(session, reference, filters)
        found = [*_trajectories(ground), *_talks(ground), *_networks(ground), *_people(ground)]
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in _TOLD),
        tables=(_table(found, language),),
        language=language,
        smallest=ground.smallest,
    )


def _table(found: Iterable[_Count], language: Language) -> ReportTable:
    columns = (
        ReportColumn(_WHAT.to(language), width=38),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT, 9),
        ReportColumn(_HOW.to(language), width=46),
    )
    rows: tuple[Row, ...] = tuple(
        (one.what.to(language), one.value, one.how.to(language)) for one in found
    )
    return ReportTable(_TABLE.to(language), columns, rows)


def _trajectories(ground: Ground) -> Iterable[_Count]:
    wish, cases = ground.filters, ground.cases()
    ids = {one.trajectory for one in cases}
    rows = [row for row in _headers(ground) if row.id in ids]
    began = [row for row in rows if wish.first <= row.started_on <= wish.last]
    ended = [row for row in rows if row.closed_on and wish.first <= row.closed_on <= wish.last]
    yield _Count(
        Said("Trajecten gestart", "Trajets commencés", "Trajectories begun"),
        Said("Begindag in de periode.", "Jour de début dans la période.", "Began in the period."),
        len(began),
    )
    yield _Count(
        Said("Waarvan gezamenlijk", "Dont communs", "Of which joint"),
        Said(
            "Trajecten met meer ondernemingen samen.",
            "Trajets de plusieurs entreprises ensemble.",
            "Trajectories of more companies together.",
        ),
        sum(row.kind == "joint" for row in began),
    )
    yield _Count(
        Said("Trajecten afgesloten", "Trajets clôturés", "Trajectories closed"),
        Said("Afgesloten in de periode.", "Clôturés dans la période.", "Closed in the period."),
        sum(row.status == "closed" for row in ended),
    )
    yield _Count(
        Said("Trajecten stopgezet", "Trajets arrêtés", "Trajectories stopped"),
        Said("Stopgezet in de periode.", "Arrêtés dans la période.", "Stopped in the period."),
        sum(row.status == "stopped" for row in ended),
    )
    yield _Count(
        Said(
            "Ondernemingen die meetellen",
            "Entreprises comptées",
            "Companies that count",
        ),
        Said(
            "Teldatum in de periode, elk één keer per ondernemingsnummer.",
            "Date de comptage dans la période, une fois par numéro d’entreprise.",
            "Count date in the period, once per enterprise number.",
        ),
        len({one.company for one in cases if _counts_in(one, wish)}),
    )
    yield from _goals(ground, ids)
    yield from _follow_ups(ground, ids)


def _headers(ground: Ground) -> Sequence[Any]:
    at = Trajectory
    return ground.rows(
        select(
            hex_of(at.id).label("id"),
            col(at.kind),
            col(at.status),
            col(at.started_on),
            col(at.closed_on),
        ).where(~col(at.deleted))
    )


def _counts_in(one: Case, wish: ReportFilters) -> bool:
    is_counted = one.standing is Status.COUNTS and one.since is not None
    return is_counted and one.since is not None and wish.first <= one.since <= wish.last


def _goals(ground: Ground, ids: set[str]) -> Iterable[_Count]:
    at = TrajectoryGoal
    rows = ground.rows(
        select(hex_of(at.trajectory_id), col(at.reached), col(at.structural)).where(
            ~col(at.deleted)
        )
    )
    mine = [(reached, structural) for one, reached, structural in rows if one in ids]
    yield _Count(
        Said("Doelen afgesproken", "Objectifs convenus", "Goals agreed"),
        Said(
            "Alle doelen van trajecten tot en met de laatste dag.",
            "Tous les objectifs des trajets jusqu’au dernier jour.",
            "All goals of trajectories up to the last day.",
        ),
        len(mine),
    )
    yield _Count(
        Said("Doelen bereikt", "Objectifs atteints", "Goals reached"),
        Said(
            "Beoordeeld als bereikt; deels bereikt telt niet.",
            "Jugés atteints\u00a0; partiellement atteint ne compte pas.",
            "Judged to be reached; partly reached does not count.",
        ),
        sum(reached == "yes" for reached, _ in mine),
    )
    yield _Count(
        Said(
            "Structurele veranderingen bereikt",
            "Changements structurels atteints",
            "Structural changes reached",
        ),
        Said(
            "Bereikte doelen die een structurele verandering zijn.",
            "Objectifs atteints qui sont un changement structurel.",
            "Goals reached that are a structural change.",
        ),
        sum(reached == "yes" and structural is not None for reached, structural in mine),
    )


def _follow_ups(ground: Ground, ids: set[str]) -> Iterable[_Count]:
    at = FollowUp
    rows = ground.rows(
        select(hex_of(at.trajectory_id), col(at.months), col(at.holds)).where(
            ~col(at.deleted), col(at.done_on).is_not(None), *on_days(at.done_on, ground.filters)
        )
    )
    for months in (6, 12):
        yield _Count(
            Said(
                f"Verandering houdt stand na {months} maanden",
                f"Changement maintenu après {months} mois",
                f"Change still holds after {months} months",
            ),
            Said(
                "Opvolgingen van de periode met «ja»; deels telt niet.",
                "Suivis de la période avec «\u00a0oui\u00a0»\u00a0; partiellement ne compte pas.",
                "Follow-ups of the period with «yes»; partly does not count.",
            ),
            sum(m == months and holds == "yes" for one, m, holds in rows if one in ids),
        )


def _talks(ground: Ground) -> Iterable[_Count]:
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
    yield _Count(
        Said("Intakes", "Intakes", "Intakes"),
        Said(
            "Gehouden in de periode; een tweede bij dezelfde onderneming telt ook.",
            "Tenus dans la période\u00a0; un second dans la même entreprise compte aussi.",
            "Held in the period; a second one at the same company counts too.",
        ),
        intakes,
    )
    yield _Count(
        Said("Coachingssessies", "Séances de coaching", "Coaching sessions"),
        Said("Begonnen in de periode.", "Commencées dans la période.", "Begun in the period."),
        sessions,
    )
    yield from _scans(ground)


def _scans(ground: Ground) -> Iterable[_Count]:
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
        yield _Count(
            said,
            Said(
                "Scans die in de periode afgerond zijn.",
                "Scans terminés dans la période.",
                "Scans finished in the period.",
            ),
            numbers.get(moment, 0),
        )


def _networks(ground: Ground) -> Iterable[_Count]:
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
    meetings = (
        select(func.count(), func.count(distinct(col(Meeting.network_id))))
        .select_from(Meeting)
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(*limits)
    )
    number, networks = ground.rows(meetings)[0]
    guests = (
        select(as_text(Invitee.enterprise_id), func.count())
        .join(Meeting, col(Meeting.id) == col(Invitee.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(~col(Invitee.deleted), col(Invitee.attended).is_(True), *limits)
        .group_by(col(Invitee.enterprise_id))
    )
    present = ground.rows(guests)
    companies = {ground.merged.get(one, one) for one, _ in present if one is not None}
    lessons = (
        select(func.count())
        .select_from(LearningPoint)
        .join(Meeting, col(Meeting.id) == col(LearningPoint.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(~col(LearningPoint.deleted), *limits)
    )
    yield _Count(
        Said("Netwerken die samenkwamen", "Réseaux réunis", "Networks that met"),
        Said(
            "Met minstens één bijeenkomst in de periode.",
            "Avec au moins une rencontre dans la période.",
            "With at least one meeting in the period.",
        ),
        networks,
    )
    yield _Count(
        Said("Bijeenkomsten", "Rencontres", "Meetings"),
        Said("Begonnen in de periode.", "Commencées dans la période.", "Begun in the period."),
        number,
    )
    yield _Count(
        Said(
            "Ondernemingen op bijeenkomsten", "Entreprises aux rencontres", "Companies at meetings"
        ),
        Said(
            "Elk één keer; alleen ondernemingen met een dossier of in de gedeelde lijst.",
            "Une fois chacune\u00a0; seulement celles ayant un dossier ou dans la liste commune.",
            "Each once; only companies with a file or in the shared list.",
        ),
        len(companies),
    )
    yield _Count(
        Said("Deelnemers aan bijeenkomsten", "Participants aux rencontres", "Attendees"),
        Said(
            "Als aanwezig genoteerd; wie twee keer kwam, telt twee keer.",
            "Notés présents\u00a0; qui est venu deux fois compte deux fois.",
            "Noted as present; who came twice counts twice.",
        ),
        sum(many for _, many in present),
    )
    yield _Count(
        Said("Leerpunten", "Points d’apprentissage", "Lessons learned"),
        Said(
            "Genoteerd bij die bijeenkomsten.",
            "Notés lors de ces rencontres.",
            "Noted at these meetings.",
        ),
        ground.rows(lessons)[0][0],
    )


def _people(ground: Ground) -> Iterable[_Count]:
    """Return what tells of people: few are hidden."""
    at = Referral
    rows = ground.rows(
        select(
            hex_of(at.company_id),
            hex_of(at.partner_id),
            col(at.direction),
            col(at.starters),
        ).where(~col(at.deleted), *on_days(at.made_on, ground.filters))
    )
    mine = [row for row in rows if ground.asks_for(row[0], row[1])]
    hiding = Hiding(
        {
            "out": sum(row.direction == "out" for row in mine),
            "in": sum(row.direction in {"in_vdab", "in_local"} for row in mine),
            "starters": sum(row.starters or 0 for row in mine if row.direction == "out"),
        },
        (),
        ground.smallest,
    )
    made = Said("Gemaakt in de periode.", "Créées dans la période.", "Made in the period.")
    yield _Count(
        Said(
            "Doorverwijzingen naar een instrument",
            "Orientations vers un instrument",
            "Referrals to an instrument",
        ),
        made,
        hiding.shown("out"),
    )
    yield _Count(
        Said(
            "Doorverwijzingen van VDAB of een Lokaal Partnerschap",
            "Orientations du VDAB ou d’un partenariat local",
            "Referrals from VDAB or a Local Partnership",
        ),
        made,
        hiding.shown("in"),
    )
    yield _Count(
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
        hiding.shown("starters"),
    )


KIND: Final = ReportKind(
    "others", TITLE, _ABOUT, others, filters=frozenset({PERIOD, PARTNER, REGION, SECTOR})
)
