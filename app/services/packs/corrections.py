"""What a pack tells of corrections in periods that were closed."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from app.core import clock
from app.domain.presets import Fact, Preset, shown_facts
from app.models.enterprise import Enterprise
from app.reports.case_words import CODES
from app.reports.evidence_pack import Correction
from app.services.packs.wish import PackWish
from app.services.packs.words import period_words
from app.services.periods import corrections as kept
from app.storage.store import Store
from app.storage.unit_values import parts

NO_REASON: Final = "Zonder reden"
_NAMED: Final = frozenset({"attendee", "invitee", "signature"})  # these are called after somebody
_KINDS: Final = {
    "action": "Actie",
    "agreement": "Afspraak",
    "attachment": "Bestand",
    "attendee": "Aanwezige",
    "coaching_session": "Sessie",
    "count_confirmation": "Telbeslissing",
    "count_proposal": "Voorstel om mee te tellen",
    "criterion_evidence": "Bewijsstuk",
    "follow_up": "Opvolging",
    "funding_check": "Controle op dubbele financiering",
    "goal_check": "Nazicht van een doel",
    "impact_measure": "Meting bij de onderneming",
    "intake": "Intake",
    "invitee": "Genodigde",
    "meeting": "Bijeenkomst",
    "plan_action": "Actie van het plan",
    "plan_version": "Actieplan",
    "referral": "Doorverwijzing",
    "referral_step": "Stap van de doorverwijzing",
    "scan": "Scan",
    "scan_answer": "Antwoord van de scan",
    "session_count": "Doelgroep van de sessie",
    "signature": "Handtekening",
    "trajectory": "Traject",
    "trajectory_goal": "Doel van het traject",
    "trajectory_member": "Onderneming in het traject",
    "trajectory_phase": "Fase",
    "trajectory_session": "Sessie van het traject",
}


def pack_corrections(store: Store, wish: PackWish) -> tuple[Correction, ...]:
    """
    Return what was corrected since the first day of a pack, as its reader may see it.

    Of the partners that it is of; an evaluator reads which sort of thing was corrected, and no
    name, reason or title, as each can name somebody.
    """
    found = kept.corrections_since(store, wish.first, wish.last)
    if wish.partners is not None:
        whose = kept.whose_cases(store, {one.record.root for _, one in found})
        found = tuple(it for it in found if whose.get(it[1].record.root) in wish.partners)
    facts = shown_facts(Preset(wish.preset), hides_contacts=wish.hides_contacts)
    companies = _companies(store, {one.record.root for _, one in found})
    rows = [
        Correction(
            period=period_words(closing.first, closing.last),
            what=_what(one, facts, is_company=one.record.root in companies),
            reason=_reason(one) if Fact.NOTE in facts else "",
            by=", ".join(one.by) if Fact.STAFF in facts else "",
            on=_on(one, wish.last),
        )
        for closing, one in found
    ]
    return tuple(sorted(rows, key=lambda one: (one.on, one.period, one.what)))


def _companies(store: Store, roots: Collection[UUID]) -> frozenset[UUID]:
    """Return which cases are called after a company; others have a title that somebody wrote."""
    with store.read() as session:
        found = [
            one
            for part in parts(sorted(roots))
            for one in session.scalars(
                select(col(Enterprise.id)).where(col(Enterprise.id).in_(part))
            )
        ]
    return frozenset(found)


def _what(one: kept.Correction, facts: frozenset[Fact], *, is_company: bool) -> str:
    record = one.record
    shows = Fact.NOTE in facts and (record.kind not in _NAMED or Fact.CONTACT in facts)
    title = CODES["moment"].get(record.title, record.title) if shows else ""
    words = f"{_KINDS.get(record.kind, record.kind)} {title}".strip()
    shows_case = bool(record.case) and (is_company or Fact.NOTE in facts)
    return f"{words}, {record.case}" if shows_case else words


def _reason(one: kept.Correction) -> str:
    return "; ".join(each.text for each in one.reasons) or NO_REASON


def _on(one: kept.Correction, usual: date) -> date:
    return usual if one.last_at is None else clock.local(one.last_at).date()
