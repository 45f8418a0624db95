"""
Companies that may be the same one: the same number, name with place, name, or mail domain.

Pure over given candidates: the service selects them, by `name_key`, number or domain.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from uuid import UUID

from app.domain.findings import Finding, Severity

# Usual Belgian and foreign forms, without points: BV, NV, VZW; also the older ones.
_LEGAL_FORMS = frozenset(
    {"bv", "nv", "vzw", "cv", "bvba", "cvba", "ebvba", "sbvba", "ivzw", "vof", "gcv", "commv"}
    | {"comm", "scomm", "commva", "maatschap", "esv", "se"}
    | {"sa", "sprl", "srl", "scrl", "asbl", "aisbl", "snc", "sarl"}
    | {"gmbh", "ag", "ltd", "llc", "inc", "plc"}
)
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "&": " en ", "+": " en "}
)
_POINTS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b|\s|$)")
_WORD = re.compile(r"[^\W_]+")


def name_key(name: str) -> str:
    """
    Return what stays of a company's name when the ways to write it are taken away.

    Case, accents, points, spaces, & for en, and the legal form (BV, N.V., vzw) do not count. A name
    that is nothing else keeps it. Equal keys mean equal names, for an index or a comparison.
    """
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    words = _WORD.findall(_POINTS.sub("", plain.translate(_LETTERS)).replace("'", ""))
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return "".join(kept or words)


def without_legal_forms(words: Sequence[str]) -> tuple[str, ...]:
    """Leave the legal forms out of folded words, unless there is nothing else."""
    kept = tuple(word for word in words if word.replace(".", "") not in _LEGAL_FORMS)
    return kept or tuple(words)


class MatchKind(StrEnum):
    """What two companies have in common."""

    NUMBER = "number"
    NAME = "name"  # with the same postal code
    NAME_ALONE = "name_alone"  # as long as no postal code is typed
    MAIL_DOMAIN = "mail_domain"


class MatchStrength(IntEnum):
    """How sure it is that two companies are one."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


_STRENGTHS = {
    MatchKind.NUMBER: MatchStrength.CERTAIN,
    MatchKind.NAME: MatchStrength.LIKELY,
    MatchKind.NAME_ALONE: MatchStrength.POSSIBLE,
    MatchKind.MAIL_DOMAIN: MatchStrength.POSSIBLE,
}


@dataclass(frozen=True, slots=True)
class CompanyTraits:
    """What a company is recognised by; empty means not known."""

    number: str = ""  # ten digits
    name: str = ""
    postal_codes: frozenset[str] = frozenset()  # of its establishments
    mail_domains: frozenset[str] = frozenset()  # of its contacts, in small letters


@dataclass(frozen=True, slots=True)
class Match:
    """A company that may be the same; `kinds` has the strongest first."""

    company_id: UUID
    kinds: tuple[MatchKind, ...]

    @property
    def strength(self) -> MatchStrength:
        """How sure it is: that of the strongest kind."""
        return _STRENGTHS[self.kinds[0]]


def find_duplicates(
    typed: CompanyTraits,
    candidates: Iterable[tuple[UUID, CompanyTraits]],
    public_domains: Collection[str],
) -> tuple[Match, ...]:
    """
    Return the candidates that may be the company being typed, the surest first.

    Args:
        public_domains: Mail domains that anybody may have an address at; they say nothing.
    """
    key = name_key(typed.name)
    own_domains = typed.mail_domains.difference(public_domains)
    found = [
        Match(company_id, kinds)
        for company_id, other in candidates
        if (kinds := _kinds(typed, other, key, own_domains))
    ]
    return tuple(sorted(found, key=lambda match: -match.strength))


def _kinds(
    typed: CompanyTraits, other: CompanyTraits, key: str, own_domains: frozenset[str]
) -> tuple[MatchKind, ...]:
    has_name = bool(key) and key == name_key(other.name)
    same = {
        MatchKind.NUMBER: bool(typed.number) and typed.number == other.number,
        MatchKind.NAME: has_name and bool(typed.postal_codes & other.postal_codes),
        MatchKind.NAME_ALONE: has_name and not typed.postal_codes,
        MatchKind.MAIL_DOMAIN: bool(own_domains & other.mail_domains),
    }
    return tuple(kind for kind, is_so in same.items() if is_so)


@dataclass(frozen=True, slots=True)
class SameNumber:
    """Another company that stands under the number of one."""

    company_id: UUID
    name: str
    coach: str
    partner: str
    is_here: bool  # its file is on this laptop; else the directory tells of it
    is_meant: bool  # somebody gave a reason for two files


def duplicate_findings(number: str, others: Iterable[SameNumber]) -> tuple[Finding, ...]:
    """
    Return a finding `duplicate` for each other company with one number, those here first.

    They count as one for a target, and are to be merged; when a reason was given it is no more than
    a remark.

    Args:
        number: Ten digits; empty: nothing can be told.
    """
    found = sorted(others, key=lambda one: (one.is_meant, not one.is_here, one.name))
    return tuple(
        Finding(
            "duplicate",
            Severity.INFO if one.is_meant else Severity.WARNING,
            {
                "number": number,
                "name": one.name,
                "coach": one.coach,
                "partner": one.partner,
                "enterprise_id": one.company_id,
                "is_here": one.is_here,
            },
        )
        for one in (found if number else ())
    )
