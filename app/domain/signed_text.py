"""
What somebody signs under the report of a session: one text, whose SHA-256 the signature keeps.

The text is JSON (RFC 8259) in UTF-8 of one object, keys in order of their letters, without white
space and without escapes but those that JSON asks for. `form` is the version of this description.
Days are jjjj-mm-dd, moments ISO 8601 in UTC to the second, ids 32 hexadecimal digits, what is not
filled in is null or an empty text. Themes, people and counts stand in the order of their values,
agreements in the order of their ids, so that the same report is always the same text.

Not in it is what comes after signing or beside the report: that it was finished, the confirmation,
the files, and what became of its agreements.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

FORM: Final = "werkvloer sessie 1"


@dataclass(frozen=True, slots=True)
class SignedPerson:
    """Somebody present: a contact, or a role without a name."""

    contact: UUID | None
    role: str


@dataclass(frozen=True, slots=True)
class SignedAgreement:
    """What was agreed."""

    id: UUID
    text: str
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SignedSession:
    """A session as its signature sees it."""

    id: UUID
    enterprise: UUID
    establishment: UUID | None
    coach: UUID
    kind: str  # code
    starts_at: datetime
    ends_at: datetime
    place: str
    subject: str
    goal: str
    note: str
    result: str
    next_step: str
    next_step_on: date | None
    next_step_kind: str | None
    themes: tuple[str, ...]
    unnamed_workers: int
    unique_persons: int | None
    people: tuple[SignedPerson, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()  # code of the target group, number
    agreements: tuple[SignedAgreement, ...] = ()


def canonical_text(session: SignedSession) -> str:
    """Return the one text of a session."""
    ordered = replace(
        session,
        themes=tuple(sorted(session.themes)),
        people=tuple(sorted(session.people, key=lambda who: (_plain(who.contact), who.role))),
        counts=tuple(sorted(session.counts)),
        agreements=tuple(sorted(session.agreements, key=lambda it: it.id.hex)),
    )
    return text_of({"form": FORM, **asdict(ordered)})


def signed_hash(session: SignedSession) -> str:
    """Return the SHA-256, in hexadecimal, of the text of a session."""
    return _digest(canonical_text(session))


def text_of(values: Mapping[str, Any]) -> str:
    """Return the one text of what is signed."""
    return json.dumps(
        values, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def hash_of(values: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the one text of what is signed."""
    return _digest(text_of(values))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no place in a signed text")
