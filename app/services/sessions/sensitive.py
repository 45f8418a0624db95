"""
What a coach keeps in a text although it looks sensitive, with the reason (toch houden, met reden).

It is a setting in the case that the text belongs to, so that it goes with the case, to every laptop
and at the end out of it. The piece of text itself is not in it: see `domain.sensitive.mark_of`.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from app.domain.sensitive import About, mark_of
from app.domain.text import FieldKind, clean_text
from app.models.base import new_id
from app.models.partnership import TravelSetting
from app.services.changes import Changes
from app.storage.store import Store

KIND: Final = str(TravelSetting.__tablename__)  # in Changes
NAME: Final = "sensitive.kept"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands: a field of a record, in the case with id `root`."""

    root: UUID
    record: UUID
    field: str

    def mark(self, piece: str, about: About) -> str:
        """Return the mark of a piece of the text."""
        return mark_of(f"{self.record}.{self.field}", piece, about)


def kept_marks(store: Store, root: UUID) -> frozenset[str]:
    """Return the marks of all that is kept in a case."""
    found = select(col(TravelSetting.value)).where(
        col(TravelSetting.root) == root,
        col(TravelSetting.name) == NAME,
        ~col(TravelSetting.deleted),
    )
    with store.read() as session:
        values = session.exec(found).all()
    return frozenset(
        str(value["place"]) + str(value["mark"])
        for value in values
        if isinstance(value, dict) and {"place", "mark"} <= value.keys()
    )


def keep_piece(store: Store, place: TextPlace, piece: str, about: About, reason: str) -> Changes:
    """
    Remember that a piece of a text is kept, and why.

    Raises:
        ValueError: There is no reason; the form asks for one.
    """
    reason = clean_text(reason, FieldKind.SHORT).text.strip()
    if not reason:
        raise ValueError("what is kept needs a reason")
    value = {
        "place": f"{place.record}.{place.field}",
        "mark": place.mark(piece, about),
        "about": about.value,
        "reason": reason,
    }
    with store.write() as session:
        session.add(
            TravelSetting(
                id=new_id(), root=place.root, person_id=store.actor, name=NAME, value=value
            )
        )
        return Changes.of(session)


def is_kept(marks: frozenset[str], place: TextPlace, piece: str, about: About) -> bool:
    """Tell whether a piece of a text is among what `kept_marks` gave."""
    return f"{place.record}.{place.field}{place.mark(piece, about)}" in marks
