"""What screen S19 shows: values that two people wrote without having seen each other's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.services.syncing.view import RecordName

Choice = Literal["mine", "other", "both"]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a unit, and whose it is."""

    change_id: str
    value: object  # as the model holds it; a unit of several columns is a dict of them
    text: str  # as a person reads it
    author: str  # name, also of who has left; "" when nobody knows
    is_mine: bool
    made_at: datetime | None
    laptop: str = ""


@dataclass(frozen=True, slots=True)
class ConflictField:
    """A unit with heads that say different things; `shown` is what stands on the screens now."""

    unit: str
    label: str  # name of the field, a key of the words of the history screens
    shown: Side
    others: tuple[Side, ...]
    base: str | None  # what stood there before both, as text; None: not known here
    is_text: bool  # may be kept both: paragraphs of one beside the other
    base_value: object = None  # as the model holds it, when `base` is known

    @property
    def changes(self) -> frozenset[str]:
        """The changes whose values stand beside each other."""
        return frozenset(side.change_id for side in (self.shown, *self.others))


@dataclass(frozen=True, slots=True)
class Question:
    """A record that was deleted by one while another worked on it (contested)."""

    deleted_by: str
    deleted_at: datetime | None
    edited: tuple[str, ...]  # names of who worked on it
    what: tuple[str, ...]  # what the deleter had not seen: titles of records
    records: tuple[RecordName, ...] = ()  # the same, with their kinds


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record with what is to be decided on it."""

    record: RecordName
    fields: tuple[ConflictField, ...]
    question: Question | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)  # of what the values point at


@dataclass(frozen=True, slots=True)
class MergedLine:
    """Something that merged by itself today: nothing to decide, only to look at."""

    record: RecordName
    unit: str
    at: datetime
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What the user chose for one unit; `text` replaces the value of a text when it was edited.

    `mine` keeps what is shown now, on whichever laptop it was written.
    """

    unit: str
    choice: Choice
    other: str | None = None  # change id of which other, None: the first
    text: str | None = None
    # All sides that were on the screen; none: not known
    seen: frozenset[str] = field(default=frozenset(), compare=False)
