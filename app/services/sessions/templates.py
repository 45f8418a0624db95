"""Use cases on templates (sjablonen) of notes: one's own, and those of the whole partnership."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.core.errors import UserError
from app.domain.matching import fold
from app.domain.note_text import snippet
from app.domain.text import FieldKind
from app.models.base import new_id
from app.models.partnership import Person
from app.models.templates import NoteTemplate
from app.services.changes import Changes
from app.services.records import write
from app.services.texts import checked_text
from app.storage.store import Store

KIND: Final = str(NoteTemplate.__tablename__)  # in Changes
LONGEST: Final = 60  # signs of a name
SNIPPET: Final = 40  # signs of a name that is taken from a note


@dataclass(frozen=True, slots=True)
class Template:
    """A note to start from; without an id it is new."""

    name: str
    text: str  # light markup, see app/domain/note_text.py
    kind: str | None = None  # of a session; None: fits every kind
    is_shared: bool = False  # of the whole partnership
    id: UUID | None = None

    def fits(self, kind: str) -> bool:
        """Tell whether it is meant for a kind of session."""
        return self.kind in {None, kind}


@dataclass(frozen=True, slots=True)
class Kept:
    """A template that was written."""

    changes: Changes
    id: UUID


def templates(store: Store) -> tuple[Template, ...]:
    """Return the templates that who works can use, by name."""
    with store.read() as session:
        found = [_template(row) for row in _rows(session, store.actor)]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def save_template(store: Store, template: Template) -> Kept:
    """
    Store a new template, or another text, name, kind or owner of a known one.

    Raises:
        UserError: `template.no_name`, `template.name_exists` (name), or `text.too_long` with
            `field`.
    """
    name = checked_text(template.name, FieldKind.SHORT, field="name")
    text = checked_text(template.text, FieldKind.LONG, field="text")
    if not name:
        raise UserError("template.no_name")
    with store.write() as session:
        others = (row for row in _rows(session, store.actor) if row.id != template.id)
        if fold(name) in {fold(row.name) for row in others}:
            raise UserError("template.name_exists", name=name)
        values: dict[str, Any] = {
            "name": name,
            "text": text,
            "kind": template.kind,
            "person_id": None if template.is_shared else store.actor,
        }
        known = None if template.id is None else session.get(NoteTemplate, template.id)
        if known is None:
            root = session.get_one(Person, store.actor).root
            known = NoteTemplate(id=template.id or new_id(), root=root, **values)
            session.add(known)
        else:
            write(known, {**values, "deleted": False})
        return Kept(Changes.of(session), known.id)


def keep_note(store: Store, note: str, kind: str | None, name: str) -> Kept:
    """
    Make a note one's own template for a kind of session, named after its first words.

    Args:
        name: When it has none; a number follows a name that is taken.
    """
    taken = {fold(one.name) for one in templates(store)}
    name, number = (snippet(note, SNIPPET).rstrip("…") or name), 1
    free = name
    while fold(free) in taken:
        number += 1
        free = f"{name} ({number})"
    return save_template(store, Template(free, note, kind))


def remove_template(store: Store, template_id: UUID) -> Changes:
    """Take a template away; undo brings it back. Notes that were begun with it stay."""
    with store.write() as session:
        write(session.get_one(NoteTemplate, template_id), {"deleted": True})
        return Changes.of(session)


def _rows(session: Session, actor: UUID) -> list[NoteTemplate]:
    mine = or_(col(NoteTemplate.person_id) == actor, col(NoteTemplate.person_id).is_(None))
    return list(session.exec(select(NoteTemplate).where(mine, ~col(NoteTemplate.deleted))))


def _template(row: NoteTemplate) -> Template:
    return Template(row.name, row.text, row.kind, row.person_id is None, row.id)
