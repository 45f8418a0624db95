import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.models.base import new_id
from app.models.partnership import Person
from app.models.templates import NoteTemplate
from app.services.sessions.templates import (
    Template,
    keep_note,
    remove_template,
    save_template,
    templates,
)
from app.services.undo import redo, undo
from tests.coaching_samples import add_team

FIRST = Template("Eerste bezoek", "## Kennismaking\n- ", kind="visit")


@pytest.fixture(autouse=True)
def team(store):
    add_team(store)


def names(store):
    return [one.name for one in templates(store)]


def somebody_else(store):
    """Return a template of a colleague."""
    with store.write() as session:
        me = session.get_one(Person, store.actor)
        tom = Person(id=new_id(), root=me.root, partner_id=me.partner_id, name="Tom")
        session.add(tom)
        session.flush()
        row = NoteTemplate(root=me.root, person_id=tom.id, name="Van Tom", text="x")
        session.add(row)


def test_a_template_is_stored_changed_and_listed_by_name(store):
    kept = save_template(store, FIRST)
    save_template(store, Template("afsluiting", "- ", is_shared=True))
    assert names(store) == ["afsluiting", "Eerste bezoek"]
    save_template(store, Template("Kennismaking", "## Wie\n- ", id=kept.id))
    assert templates(store)[1] == Template("Kennismaking", "## Wie\n- ", id=kept.id)


def test_one_of_a_colleague_is_not_offered_and_one_of_all_is(store):
    somebody_else(store)
    save_template(store, Template("Van allen", "x", is_shared=True))
    assert names(store) == ["Van allen"]
    with store.read() as session:
        shared = session.exec(select(NoteTemplate).where(NoteTemplate.name == "Van allen")).one()
        assert shared.person_id is None


def test_removing_and_every_change_can_be_undone_and_done_again(store):
    made = save_template(store, FIRST)
    changed = save_template(store, Template("Later", "- a", id=made.id))
    removed = remove_template(store, made.id)
    assert names(store) == []
    back = undo(store, removed)
    assert names(store) == ["Later"]
    undo(store, changed.changes)
    assert templates(store)[0].text == FIRST.text
    redo(store, back)
    assert names(store) == []


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (Template("  ", "x"), "template.no_name"),
        (Template("EERSTE bezoek", "x"), "template.name_exists"),
        (Template("x" * 201, "x"), "text.too_long"),
    ],
)
def test_what_cannot_be_used_is_refused(store, template, code):
    save_template(store, FIRST)
    with pytest.raises(UserError, match=code):
        save_template(store, template)
    assert names(store) == ["Eerste bezoek"]


def test_a_note_becomes_a_template_under_its_first_words_and_a_free_name(store):
    note = "\n## Onthaal van nieuwe medewerkers in de nachtploeg\n- "
    keep_note(store, note, "call", "Sjabloon")
    keep_note(store, note, "call", "Sjabloon")
    keep_note(store, " ", "call", "Sjabloon")
    found = templates(store)
    first = "Onthaal van nieuwe medewerkers in de"
    assert [one.name for one in found] == [first, f"{first} (2)", "Sjabloon"]
    assert found[0].text == note
    assert found[0].kind == "call"
    assert not found[0].is_shared


def test_it_fits_its_kind_or_every_kind():
    assert FIRST.fits("visit")
    assert not FIRST.fits("call")
    assert Template("x", "y").fits("call")
