"""What an intake finds while somebody types: files that are there, and files that look the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.domain.contact_details import email_domain
from app.domain.duplicates import (
    CompanyTraits,
    MatchKind,
    find_duplicates,
    name_key,
    without_legal_forms,
)
from app.domain.identifiers import parse_enterprise_number
from app.domain.matching import fold, words_of
from app.models.directory import DirectoryEntry
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.intake import Intake
from app.models.lists import EnterpriseKey
from app.models.partnership import Partner, Person
from app.services.companies.family import of_company
from app.storage.store import Store

SHOWN: Final = 8  # matches of one source
LEAST_DIGITS: Final = 3
LEAST_LETTERS: Final = 2
SOMEBODY: Final = "…"  # a partner of which the name is not here


@dataclass(frozen=True, slots=True)
class Match:
    """An enterprise that fits what was typed."""

    id: UUID
    name: str
    number: str  # ten digits, or empty
    municipality_nis: str
    coach: str
    spans: tuple[tuple[int, int], ...]  # the letters of the name that fit: name[start:end]
    partner: str = ""  # whose file it is, when that is not on this laptop

    @property
    def is_here(self) -> bool:
        """Whether its file can be opened."""
        return not self.partner


@dataclass(frozen=True, slots=True)
class MatchGroup:
    """
    The matches of one source.

    `own` are the files on this laptop, `team` what colleagues coach, as the directory tells it.
    """

    source: str
    matches: tuple[Match, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found for what was typed, by source; a source without a match has no group."""

    typed: str
    groups: tuple[MatchGroup, ...] = ()

    @property
    def total(self) -> int:
        """How many were found, also those not shown."""
        return sum(group.total for group in self.groups)

    @property
    def first(self) -> Match | None:
        """The match that Enter takes."""
        return self.groups[0].matches[0] if self.groups else None


@dataclass(frozen=True, slots=True)
class MatchFacts:
    """What is known of a chosen match, for the pane beside the list."""

    id: UUID
    name: str
    number: str
    legal_form: str  # code
    nace_version: str
    nace_code: str
    street: str
    house_number: str
    postal_code: str
    municipality_nis: str
    sites: int
    coach: str
    intake_on: date | None
    partner: str = ""  # as that of Match


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A file that may be about the company being typed, the strongest likeness first."""

    id: UUID
    name: str
    number: str
    municipality_nis: str
    coach: str
    kinds: tuple[MatchKind, ...]


def find_matches(store: Store, typed: str) -> Matches:
    """
    Return the enterprises whose number or name has what was typed, the likeliest first.

    A legal form is not looked for: a file is often written without one, or with an older one.
    """
    digits = _digits(typed)
    words = () if digits else without_legal_forms(fold(typed.replace("\0", "")).split())
    if not digits and sum(map(len, words)) < LEAST_LETTERS:
        return Matches(typed)
    with store.read() as session:
        groups = (_own(session, digits, words), _team(session, digits, words))
    return Matches(typed, tuple(group for group in groups if group.total))


def known_facts(store: Store, enterprise_id: UUID) -> MatchFacts | None:
    """Return what is known of a match, be its file here or not; None: it is not there any more."""
    here = match_facts(store, enterprise_id)
    if here is not None:
        return here
    with store.read() as session:
        entry = _entries(session, col(DirectoryEntry.enterprise_id) == enterprise_id)
        for found, coach, partner in entry:
            return MatchFacts(
                id=found.enterprise_id,
                name=found.name,
                number=found.number or "",
                legal_form="",
                nace_version="",
                nace_code="",
                street="",
                house_number="",
                postal_code="",
                municipality_nis=found.municipality_nis or "",
                sites=0,
                coach=coach or "",
                intake_on=None,
                partner=partner or coach or SOMEBODY,
            )
    return None


def match_facts(store: Store, enterprise_id: UUID) -> MatchFacts | None:
    """Return what is known of an enterprise; None: it is not there any more."""
    with store.read() as session:
        found = session.get(Enterprise, enterprise_id)
        if found is None or found.deleted:
            return None
        sites = session.exec(
            select(Establishment)
            .where(
                of_company(Establishment.enterprise_id, enterprise_id), ~col(Establishment.deleted)
            )
            .order_by(col(Establishment.is_main).desc(), col(Establishment.id))
        ).all()
        coach = session.get(Person, found.coach_id) if found.coach_id else None
        intake_on = session.exec(
            select(func.max(Intake.held_on)).where(
                of_company(Intake.enterprise_id, enterprise_id), ~col(Intake.deleted)
            )
        ).one()
        main = sites[0] if sites else Establishment(enterprise_id=enterprise_id, root=enterprise_id)
        return MatchFacts(
            id=found.id,
            name=found.name,
            number=found.number or "",
            legal_form=found.legal_form or "",
            nace_version=found.nace_version or "2025",
            nace_code=found.nace_code or "",
            street=main.street,
            house_number=main.house_number,
            postal_code=main.postal_code or "",
            municipality_nis=main.municipality_nis or "",
            sites=len(sites),
            coach="" if coach is None else coach.name,
            intake_on=intake_on,
        )


def look_alikes(
    store: Store, besides: UUID, typed: CompanyTraits, public_domains: Collection[str]
) -> tuple[LookAlike, ...]:
    """
    Return the files that may be about the company being typed, the surest first.

    Args:
        besides: The file that is being typed; it is never its own look-alike.
        public_domains: Mail domains that anybody may have an address at.
    """
    with store.read() as session:
        ids = _candidates(session, typed, public_domains) - {besides}
        if not ids:
            return ()
        candidates = _traits(session, ids)
        found = find_duplicates(typed, candidates.items(), public_domains)
        rows = _rows(session, [match.company_id for match in found])
    return tuple(
        LookAlike(match.company_id, *rows[match.company_id], match.kinds)
        for match in found
        if match.company_id in rows
    )


def matched_letters(name: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where the folded words stand in a name, as name[start:end], in order."""
    folded = [fold(letter) for letter in name]
    places = [at for at, letters in enumerate(folded) for _ in letters]
    text, spans = "".join(folded), []
    for word in words:
        start = text.find(word)
        if start >= 0:
            spans.append((places[start], places[start + len(word) - 1] + 1))
    return tuple(sorted(set(spans)))


def _digits(typed: str) -> str:
    """Return the digits when a number, or the begin of one, was typed; else nothing."""
    check = parse_enterprise_number(typed)
    found = check.digits if str(check.problem) not in {"letters", "empty"} else ""
    return found if len(found) >= LEAST_DIGITS else ""


def _own(session: Session, digits: str, words: Sequence[str]) -> MatchGroup:
    key = EnterpriseKey
    fits: list[Any] = [col(key.name_key).contains(word, autoescape=True) for word in words]
    if digits:
        fits = [col(key.number).contains(digits)]
    total = session.exec(select(func.count()).select_from(key).where(*fits)).one()
    found = _matches(session, fits, words[0] if words else "", words) if total else ()
    return MatchGroup("own", found, total)


def _team(session: Session, digits: str, words: Sequence[str]) -> MatchGroup:
    """Return what colleagues coach and is not on this laptop."""
    fits = [func.instr(func.fold(DirectoryEntry.name), word) > 0 for word in words]
    if digits:
        fits = [col(DirectoryEntry.number).contains(digits)]
    here = select(Enterprise.id).where(col(Enterprise.id) == col(DirectoryEntry.enterprise_id))
    rows = _entries(session, *fits, ~here.exists())
    found = tuple(
        Match(
            entry.enterprise_id,
            entry.name,
            entry.number or "",
            entry.municipality_nis or "",
            coach or "",
            matched_letters(entry.name, words),
            partner or coach or SOMEBODY,
        )
        for entry, coach, partner in rows[:SHOWN]
    )
    return MatchGroup("team", found, len(rows))


def _entries(session: Session, *fits: Any) -> list[tuple[DirectoryEntry, str | None, str | None]]:
    """Return entries of the directory, by name, with the coach and the partner of each."""
    query = (
        select(DirectoryEntry, Person.name, Partner.name)
        .join(Person, col(Person.id) == col(DirectoryEntry.coach_id), isouter=True)
        .join(Partner, col(Partner.id) == col(DirectoryEntry.partner_id), isouter=True)
        .where(~col(DirectoryEntry.deleted), *fits)
        .order_by(func.fold(DirectoryEntry.name), col(DirectoryEntry.id))
    )
    return [(entry, coach, partner) for entry, coach, partner in session.exec(query)]


def _matches(
    session: Session, fits: list[Any], begins: str, words: Sequence[str]
) -> tuple[Match, ...]:
    key = EnterpriseKey
    first = col(key.name_key).startswith(begins, autoescape=True)
    ids = session.exec(
        select(key.enterprise_id)
        .where(*fits)
        .order_by((~first), col(key.name_key), col(key.enterprise_id))
        .limit(SHOWN)
    ).all()
    rows = _rows(session, ids)
    return tuple(
        Match(found, *rows[found], matched_letters(rows[found][0], words))
        for found in ids
        if found in rows
    )


def _rows(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[str, str, str, str]]:
    """Return name, number, municipality and coach of these enterprises."""
    query = (
        select(Enterprise, EnterpriseKey.municipality_nis, Person.name)
        .join(EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id))
        .join(Person, col(Person.id) == col(Enterprise.coach_id), isouter=True)
        .where(col(Enterprise.id).in_(ids))
    )
    return {
        found.id: (found.name, found.number or "", nis or "", coach or "")
        for found, nis, coach in session.exec(query)
    }


def _candidates(session: Session, typed: CompanyTraits, public: Collection[str]) -> set[UUID]:
    """Return the enterprises that may share a number, a name, or a mail domain."""
    ids: set[UUID] = set()
    if typed.number:
        same = col(Enterprise.number) == typed.number
        ids |= set(session.exec(select(Enterprise.id).where(same)))
    if typed.postal_codes and typed.name:
        near = (
            select(Enterprise.id, Enterprise.name)
            .join(Establishment, col(Establishment.enterprise_id) == col(Enterprise.id))
            .where(col(Establishment.postal_code).in_(typed.postal_codes))
        )
        key = name_key(typed.name)
        ids |= {found for found, name in session.exec(near) if name_key(name) == key}
    elif words := without_legal_forms(words_of(typed.name)):
        has_longest = col(EnterpriseKey.name_key).contains(max(words, key=len), autoescape=True)
        ids |= set(session.exec(select(EnterpriseKey.enterprise_id).where(has_longest)))
    for domain in typed.mail_domains.difference(public):
        ends = col(Contact.email).endswith(f"@{domain}", autoescape=True)
        ids |= set(session.exec(select(Contact.enterprise_id).where(ends)))
    return ids


def _traits(session: Session, ids: set[UUID]) -> dict[UUID, CompanyTraits]:
    codes = _by_enterprise(session, Establishment, Establishment.postal_code, ids)
    mails = _by_enterprise(session, Contact, Contact.email, ids)
    rows = select(Enterprise.id, Enterprise.name, Enterprise.number).where(
        col(Enterprise.id).in_(ids), ~col(Enterprise.deleted)
    )
    return {
        found: CompanyTraits(
            number=number or "",
            name=name,
            postal_codes=frozenset(codes.get(found, ())),
            mail_domains=frozenset(email_domain(mail) for mail in mails.get(found, ())) - {""},
        )
        for found, name, number in session.exec(rows)
    }


def _by_enterprise(
    session: Session, kind: type[Establishment] | type[Contact], column: Any, ids: set[UUID]
) -> dict[UUID, tuple[str, ...]]:
    query = select(kind.enterprise_id, column).where(
        col(kind.enterprise_id).in_(ids), ~col(kind.deleted)
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for enterprise, value in session.exec(query):
        if value:
            found[enterprise] = (*found.get(enterprise, ()), value)
    return found
