"""Report «Dubbelfinanciering: afwijkingen»: where somebody went on in spite of the guard."""

from collections import Counter
from typing import Final

from app.domain.languages import Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable
from app.reference.loader import Reference
from app.services.referrals.funding_checks import Deviation, deviations_in
from app.services.reports import looks, words
from app.services.reports.ground import Ground
from app.services.reports.kinds import PARTNER, PERIOD, REGION, SECTOR, ReportFilters, ReportKind
from app.storage.store import Store

TITLE: Final = Said(
    "Dubbelfinanciering: afwijkingen",
    "Double financement\u00a0: écarts",
    "Double financing: deviations",
)
_ABOUT: Final = Said(
    "Waar iemand verder ging hoewel iemand anders het al doet of betaalt, met de reden.",
    "Où l’on a continué alors que quelqu’un d’autre le fait ou le paie déjà, avec la raison.",
    "Where somebody went on although somebody else does or pays it already, with the reason.",
)
_TOLD: Final = (
    Said(
        "Werkvloer vraagt vóór een sessie of doorverwijzing of iemand anders dit al doet of "
        "betaalt. Een afwijking is een antwoord «iemand anders» waarna men met een reden toch "
        "verder ging.",
        "Avant une séance ou une orientation, Werkvloer demande si quelqu’un d’autre le fait ou le "
        "paie déjà. Un écart est une réponse «\u00a0quelqu’un d’autre\u00a0» suivie d’une suite "
        "motivée.",
        "Before a session or referral Werkvloer asks whether somebody else does or pays this "
        "already. A deviation is an answer «somebody else» after which one went on with a reason.",
    ),
    Said(
        "Elke afwijking telt één keer, op de dag van de vraag. Partner, regio en sector zijn die "
        "van de onderneming.",
        "Chaque écart compte une fois, au jour de la question. Le partenaire, la région et le "
        "secteur sont ceux de l’entreprise.",
        "Each deviation counts once, on the day of the question. Partner, region and sector are "
        "those of the company.",
    ),
)
_BY_SUPPORT: Final = Said("Per soort steun", "Par type d’aide", "By kind of support")
_SUPPORT: Final = Said("Soort steun", "Type d’aide", "Kind of support")
_LINES: Final = Said("Afwijkingen", "Écarts", "Deviations")
_FOR: Final = Said("Waarvoor", "Objet", "For")
_BY: Final = Said("Door", "Par", "By")
_REASON: Final = Said("Reden", "Raison", "Reason")
_SUBJECTS: Final = {
    "coaching_session": Said("Sessie", "Séance", "Session"),
    "referral": Said("Doorverwijzing", "Orientation", "Referral"),
}


def deviations(store: Store, reference: Reference, filters: ReportFilters) -> Report:
    """Return the deviations of the period, the last first."""
    language = filters.language
    with store.read() as session:
        ground = Ground(session, reference, filters)
        found = [one for one in deviations_in(session) if _is_in(ground, one)]
    numbers = Counter(one.support for one in found)
    rows = tuple(
        (words.support_name(code, language), numbers[code])
        for code in sorted(numbers, key=lambda one: (-numbers[one], one))
    )
    columns = (
        ReportColumn(_SUPPORT.to(language), width=34),
        ReportColumn(words.NUMBER.to(language), Kind.COUNT),
    )
    title = _BY_SUPPORT.to(language)
    lines = tuple(
        (
            one.asked_on,
            one.enterprise,
            words.support_name(one.support, language),
            _SUBJECTS[one.subject_kind].to(language)
            if one.subject_kind in _SUBJECTS
            else one.subject_kind,
            one.person,
            one.reason,
        )
        for one in found
    )
    return Report(
        code=KIND.code,
        title=TITLE.to(language),
        told=tuple(one.to(language) for one in _TOLD),
        tables=(
            ReportTable(
                title,
                columns,
                rows,
                (words.TOTAL.to(language), len(found)) if found else None,
                chart=looks.bars(title, columns, rows, (1,), language),
            ),
            ReportTable(
                _LINES.to(language),
                (
                    ReportColumn(words.DAY.to(language), Kind.DAY, 12),
                    ReportColumn(words.COMPANY.to(language), width=26),
                    ReportColumn(_SUPPORT.to(language), width=18),
                    ReportColumn(_FOR.to(language), width=14),
                    ReportColumn(_BY.to(language), width=16),
                    ReportColumn(_REASON.to(language), width=44),
                ),
                lines,
            ),
        ),
        language=language,
        smallest=ground.smallest,
    )


def _is_in(ground: Ground, one: Deviation) -> bool:
    wish, company = ground.filters, one.enterprise_id.hex
    firm = ground.firms.get(ground.merged.get(company, company))
    return wish.first <= one.asked_on <= wish.last and firm is not None and ground.fits(firm)


KIND: Final = ReportKind(
    "deviations", TITLE, _ABOUT, deviations, filters=frozenset({PERIOD, PARTNER, REGION, SECTOR})
)
