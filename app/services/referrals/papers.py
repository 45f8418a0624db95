"""What leaves the program about referrals: the letter, and the list of deviations."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from app.core.progress import Progress
from app.domain.identifiers import format_enterprise_number
from app.domain.sheet import csv_file
from app.models.enterprise import Enterprise
from app.models.partnership import Partner, Person
from app.models.referral import Referral
from app.reference.loader import Reference
from app.reports import funding_deviations as list_paper
from app.reports import periodic_sheets as sheets
from app.reports import referral_letter as letter_paper
from app.reports.values import Company
from app.services.evidence.papers import origin_of
from app.services.evidence.session_values import Gatherer
from app.services.referrals.funding_checks import Deviation, deviations
from app.services.referrals.instruments import entry_of, rows_in
from app.storage.store import Store

PEOPLE: Final = "Aantal personen"  # among what is told of a referral
_HEAD: Final = ("Dag", "Onderneming", "Soort steun", "Waarvoor", "Door", "Reden")


def referral_letter(
    store: Store, reference: Reference, referral_id: UUID, progress: Progress | None = None
) -> bytes:
    """
    Return the letter of a referral as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        row = session.get_one(Referral, referral_id)
        number = row.number or ""
        company = Company(row.company, format_enterprise_number(number) if number else "", "")
        if session.get(Enterprise, row.company_id) is not None:  # else the file is of another
            company = Gatherer(session, reference, row.company_id).company()
        entry = entry_of(rows_in(session), row.instrument, row.instrument_from)
        partner = None if row.to_partner_id is None else session.get(Partner, row.to_partner_id)
        coach = None if row.coach_id is None else session.get(Person, row.coach_id)
        own = None if row.partner_id is None else session.get(Partner, row.partner_id)
        asked = () if entry is None else entry.needs
        others = [one for one in row.needs if one not in asked and one != PEOPLE]
        values = letter_paper.ReferralLetter(
            origin=origin_of(store, session),
            company=company,
            what="Doorverwijzing" if entry is None else entry.name,
            receiver=row.receiver
            or ("" if partner is None else partner.name)
            or ("" if entry is None else entry.provider),
            receiver_contact=row.receiver_contact,
            coach="" if coach is None else coach.name,
            partner="" if own is None else own.name,
            made_on=row.made_on,
            reason=row.reason,
            people=row.needs.get(PEOPLE, ""),
            consent_on=row.consent_on,
            promised_on=row.promised_on,
            check=row.check_text,
            needs=tuple(
                letter_paper.Need(one, row.needs.get(one, "")) for one in (*asked, *others)
            ),
        )
    return letter_paper.referral_letter(values, progress)


def deviations_paper(
    store: Store, names: Mapping[str, str], progress: Progress | None = None
) -> bytes:
    """
    Return the list of deviations as a PDF.

    Args:
        names: The words for kinds of support and for what it was asked before, by code.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return list_paper.deviations_report(_deviation_values(store, names), progress)


def deviations_sheet(store: Store, names: Mapping[str, str]) -> bytes:
    """Return the list of deviations as a spreadsheet; `names` as for `deviations_paper`."""
    return sheets.deviations_sheet(_deviation_values(store, names))


def _deviation_values(store: Store, names: Mapping[str, str]) -> list_paper.Deviations:
    lines = [
        list_paper.DeviationLine(
            asked_on=one.asked_on,
            company=one.enterprise,
            support=names.get(one.support, one.support),
            before=names.get(one.subject_kind, one.subject_kind),
            person=one.person,
            reason=one.reason,
        )
        for one in deviations(store)
    ]
    with store.read() as session:
        origin = origin_of(store, session)
    return list_paper.Deviations(origin, lines)


def deviations_csv(found: tuple[Deviation, ...], names: Mapping[str, str]) -> bytes:
    """
    Return the list for a spreadsheet: semicolons, UTF-8 with a mark, and no cell that computes.

    Args:
        names: As for `deviations_paper`.
    """
    return csv_file(
        [
            _HEAD,
            *(
                (
                    f"{one.asked_on:%d/%m/%Y}",
                    one.enterprise,
                    names.get(one.support, one.support),
                    names.get(one.subject_kind, one.subject_kind),
                    one.person,
                    one.reason,
                )
                for one in found
            ),
        ]
    )
