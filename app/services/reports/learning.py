"""Report «Leerpunten»: what was learned in meetings, by label."""

from collections import Counter
from typing import Final

from sqlmodel import col, select

from app.core import clock
from app.domain.languages import Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable
from app.models.network import LearningPoint, Meeting, Network
from app.reference.loader import Reference
from app.services.reports import words
from app.services.reports.kinds import PARTNER, PERIOD, REGION, THEME, ReportFilters, ReportKind
from app.services.reports.scoping import has_code, in_days
from app.storage.store import Store

TITLE: Final = Said("Leerpunten", "Points d’apprentissage", "Lessons learned")
_ABOUT: Final = Said(
    "Wat er in bijeenkomsten geleerd werd.",
    "Ce qui a été appris lors des rencontres.",
    "What was learned in meetings.",
)
_TOLD: Final = (
    Said(
        "Elk leerpunt dat bij een bijeenkomst in de periode genoteerd is telt één keer.",
        "Chaque point noté lors d’une rencontre de la période compte une fois.",
        "Each lesson noted at a meeting in the period counts once.",
    ),
    Said(
        "Partner, regio en thema zijn die van het netwerk.",
        "Le partenaire, la région et le thème sont ceux du réseau.",
        "Partner, region and theme are those of the network.",
    ),
)
_LABEL: Final = Said("Label", "Étiquette", "Label")
_LESSON: Final = Said("Leerpunt", "Point d’apprentissage", "Lesson")
_BY_LABEL: Final = Said("Per label", "Par étiquette", "By label")
_NO_LABEL: Final = Said("Zonder label", "Sans étiquette", "Without a label")


def learning(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the lessons of the meetings in the period."""
    del reference
    language = filters.language
    query = (
        select(Meeting.starts_at, Network.name, LearningPoint.tag, LearningPoint.text)
        .join(Meeting, col(Meeting.id) == col(LearningPoint.meeting_id))
        .join(Network, col(Network.id) == col(Meeting.network_id))
        .where(
            ~col(LearningPoint.deleted),
            ~col(Meeting.deleted),
            ~col(Network.deleted),
            *in_days(Meeting.starts_at, filters),
        )
        .order_by(col(Meeting.starts_at), col(LearningPoint.id))
    )
    if filters.partner is not None:
        query = query.where(col(Network.partner_id) == filters.partner)
    if filters.region is not None:
        query = query.where(col(Network.region) == filters.region)
    if filters.theme is not None:
        query = query.where(has_code(Network.themes, filters.theme))
    with store.read() as session:
        found = session.exec(query).all()
    no_label = _NO_LABEL.to(language)
    numbers = Counter(tag or no_label for _, _, tag, _ in found)
    ordered = sorted(numbers.items(), key=lambda one: (-one[1], one[0].casefold()))
    by_label = ReportTable(
        _BY_LABEL.to(language),
        (
            ReportColumn(_LABEL.to(language), width=30),
            ReportColumn(words.NUMBER.to(language), Kind.COUNT),
        ),
        tuple(ordered),
        (words.TOTAL.to(language), len(found)) if found else None,
    )
    lessons = ReportTable(
        TITLE.to(language),
        (
            ReportColumn(words.DAY.to(language), Kind.DAY, 12),
            ReportColumn(words.NETWORK.to(language), width=26),
            ReportColumn(_LABEL.to(language), width=18),
            ReportColumn(_LESSON.to(language), width=60),
        ),
        tuple((clock.local(at).date(), name, tag, text) for at, name, tag, text in found),
    )
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in _TOLD),
        tables=(by_label, lessons),
        language=language,
    )


KIND: Final = ReportKind(
    "learning", TITLE, _ABOUT, learning, filters=frozenset({PERIOD, PARTNER, REGION, THEME})
)
