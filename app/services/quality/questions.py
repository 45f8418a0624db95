"""A question that came in and became a company: what its intake takes over, and the way back."""

from dataclasses import dataclass
from uuid import UUID

from app.core import clock
from app.domain.demand import OPEN
from app.models.quality import IncomingQuestion
from app.services.changes import Changes
from app.services.records import write
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and about which themes."""

    text: str = ""
    themes: tuple[str, ...] = ()


def question_words(store: Store, question_id: UUID) -> Asked:
    """Return what the intake of a question begins with; nothing, when it is gone."""
    with store.read() as session:
        found = session.get(IncomingQuestion, question_id)
        return Asked() if found is None else Asked(found.text, found.themes)


def link_question(store: Store, question_id: UUID, enterprise_id: UUID, name: str) -> Changes:
    """Let a question be of the company whose intake came of it; an open one is taken up today."""
    with store.write() as session:
        found = session.get(IncomingQuestion, question_id)
        if found is None or found.deleted:
            return Changes.of(session)
        values: dict[str, object] = {"enterprise_id": enterprise_id, "company": name}
        if found.handling == OPEN:
            values |= {"handling": "taken", "handled_on": clock.today()}
        write(found, values)
        return Changes.of(session)
