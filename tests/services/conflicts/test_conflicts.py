import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.core import clock
from app.core.errors import UserError
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.sync import MergedUnit, Outbox, RecordVersion, Sibling
from app.services.conflicts.settling import (
    both,
    conflict,
    conflicts,
    decide,
    decide_all,
    merged_today,
    settle,
)
from app.services.conflicts.view import Decision
from app.services.profiles.laptops import note_laptop
from app.services.undo import undo
from app.storage.resolving import resolve
from tests.coaching_samples import add_company, add_team
from tests.services.clash_samples import add_colleague, clash, contest, heads

MINE = "Peter per ploeg.\nMia maakt een map."
THEIRS = "Peter per ploeg.\nMia maakt een brochure.\nJan leest na."


@pytest.fixture
def me(store):
    note_laptop(store, "OOST-1")
    return add_team(store)


@pytest.fixture
def tom(store, me):
    return add_colleague(store, me)


@pytest.fixture
def company(store, me):
    return add_company(store)


@pytest.fixture
def visit(store, company):
    """A session that was made, and then changed here."""
    at = datetime(2026, 11, 20, 10, 15, tzinfo=UTC)
    with store.write() as session:
        made = CoachingSession(
            root=company.id, enterprise_id=company.id, coach_id=store.actor, kind="visit",
            starts_at=at, ends_at=at + timedelta(hours=1), note="Peter per ploeg.",
        )  # fmt: skip
        session.add(made)
    write(store, CoachingSession, made.id, note=MINE)
    return made.id


def write(store, model, record, **values):
    with store.write() as session:
        row = session.get_one(model, record)
        for name, value in values.items():
            setattr(row, name, value)


def read(store, model, record):
    with store.read() as session:
        return session.get_one(model, record)


def last_line(store):
    with store.read() as session:
        return session.exec(select(Outbox).order_by(col(Outbox.position).desc())).first()


def test_nothing_is_to_decide_when_nobody_else_wrote(store, visit):
    assert conflicts(store) == ()
    assert conflict(store, "coaching_session", visit) is None


def test_a_conflict_tells_who_wrote_what_when_and_where(store, visit, tom):
    change = clash(store, "coaching_session", visit, "note", THEIRS, tom)
    (found,) = conflicts(store)
    assert (found.record.title, found.record.case) == ("20/11/2026", "Bakkerij Janssens")
    (field,) = found.fields
    assert (field.unit, field.label, field.is_text) == ("note", "note", True)
    assert (field.shown.value, field.shown.author, field.shown.is_mine) == (MINE, "Els V.", True)
    assert field.shown.laptop == "OOST-1"
    (other,) = field.others
    assert (other.change_id, other.value, other.author) == (change, THEIRS, "Tom B.")
    assert (other.is_mine, other.laptop) == (False, "OOST-3")
    assert other.made_at == datetime(2026, 11, 20, 10, 40, tzinfo=UTC)
    assert (field.base, field.base_value) == ("Peter per ploeg.", "Peter per ploeg.")
    assert conflict(store, "coaching_session", visit) == found


def test_a_unit_of_more_columns_is_one_field_with_a_text(store, visit, tom):
    value = {"starts_at": "2026-11-20 10:15:00.000000", "ends_at": "2026-11-20 11:45:00.000000"}
    clash(store, "coaching_session", visit, "time", value, tom)
    (field,) = conflicts(store)[0].fields
    other = field.others[0]
    assert other.value["ends_at"] == datetime(2026, 11, 20, 11, 45, tzinfo=UTC)
    local = clock.local(other.value["ends_at"])
    assert other.text.endswith(f"{local:%d/%m/%Y %H:%M}")
    assert not field.is_text
    assert field.base is None  # it was made so, nothing stood there before


def test_who_left_is_a_name_and_who_nobody_knows_is_none(store, company):
    clash(store, "contact", company.jan, "phone", "053 99 88 77", UUID(int=7))
    (field,) = conflicts(store)[0].fields
    assert field.others[0].author == ""
    assert field.base is None


def test_what_values_point_at_has_a_name(store, company, tom):
    clash(store, "enterprise", company.id, "coach_id", tom.hex, tom)
    found = conflicts(store)[0]
    assert found.names[tom] == "Tom B."
    assert found.fields[0].others[0].text == "Tom B."


def test_a_unit_of_a_later_version_is_left_alone(store, company, tom):
    clash(store, "contact", company.jan, "phone", "1", tom)
    with store.write() as session:
        sibling = session.exec(select(Sibling)).one()
        sibling.unit = "later"
    assert conflicts(store) == ()


def test_keeping_ones_own_takes_the_place_of_all(store, company, tom):
    write(store, Contact, company.jan, phone="053 11 22 33")
    theirs = clash(store, "contact", company.jan, "phone", "053 99 88 77", tom)
    mine = heads(store, "contact", company.jan, "phone")[0]
    record = conflicts(store)[0].record
    changes = decide(store, record, [Decision("phone", "mine")])
    assert changes.ids("contact") == {company.jan}
    assert conflicts(store) == ()
    line = last_line(store)
    assert set(json.loads(line.parents)) == {mine, theirs}
    assert (line.old, line.value) == ('"053 11 22 33"', '"053 11 22 33"')
    assert read(store, Contact, company.jan).phone == "053 11 22 33"
    assert len(heads(store, "contact", company.jan, "phone")) == 1


def test_taking_the_other_can_be_taken_back(store, company, tom):
    write(store, Contact, company.jan, phone="053 11 22 33")
    clash(store, "contact", company.jan, "phone", "053 99 88 77", tom)
    record = conflicts(store)[0].record
    done = decide(store, record, [Decision("phone", "other")])
    assert read(store, Contact, company.jan).phone == "053 99 88 77"
    undo(store, done)
    assert read(store, Contact, company.jan).phone == "053 11 22 33"
    assert conflicts(store) == ()


def test_of_three_the_one_that_was_chosen_is_taken(store, company, tom):
    write(store, Contact, company.jan, phone="1")
    clash(store, "contact", company.jan, "phone", "2", tom)
    third = clash(store, "contact", company.jan, "phone", "3", UUID(int=8))
    found = conflicts(store)[0]
    assert len(found.fields[0].others) == 2
    decide(store, found.record, [Decision("phone", "other", third)])
    assert read(store, Contact, company.jan).phone == "3"
    assert conflicts(store) == ()


def test_both_texts_stand_below_each_other_and_what_they_share_once(store, visit, tom):
    clash(store, "coaching_session", visit, "note", THEIRS, tom)
    found = conflicts(store)[0]
    text = "Peter per ploeg.\nMia maakt een map.\nMia maakt een brochure.\nJan leest na."
    assert both(found.fields[0], None) == text
    assert both(found.fields[0], found.fields[0].others[0].change_id) == text
    decide(store, found.record, [Decision("note", "both")])
    assert read(store, CoachingSession, visit).note == text


def test_a_text_that_was_edited_is_stored_as_it_was_edited(store, visit, tom):
    clash(store, "coaching_session", visit, "note", THEIRS, tom)
    decide(store, conflicts(store)[0].record, [Decision("note", "both", text="Een map.")])
    assert read(store, CoachingSession, visit).note == "Een map."


def test_many_are_settled_as_one_action(store, company, visit, tom):
    write(store, Contact, company.jan, phone="1")
    clash(store, "contact", company.jan, "phone", "2", tom)
    clash(store, "coaching_session", visit, "note", THEIRS, tom)
    records = {one.record.kind: one.record for one in conflicts(store)}
    done = decide_all(
        store,
        [
            (records["contact"], [Decision("phone", "other")]),
            (records["coaching_session"], [Decision("note", "other")]),
        ],
    )
    assert conflicts(store) == ()
    undo(store, done)
    assert read(store, Contact, company.jan).phone == "1"
    assert read(store, CoachingSession, visit).note == MINE


def test_what_came_after_one_looked_is_not_taken_away_unseen(store, company, tom):
    write(store, Contact, company.jan, phone="1")
    clash(store, "contact", company.jan, "phone", "2", tom)
    (found,) = conflicts(store)
    decision = Decision("phone", "mine", seen=found.fields[0].changes)
    clash(store, "contact", company.jan, "phone", "3", tom)
    with pytest.raises(UserError, match=r"conflict\.changed"):
        decide(store, found.record, [decision])
    (again,) = conflicts(store)
    assert {one.value for one in again.fields[0].others} == {"2", "3"}
    decide(store, found.record, [replace(decision, seen=again.fields[0].changes)])
    assert conflicts(store) == ()


def test_another_value_on_the_screens_is_news_too(store, company, tom):
    clash(store, "contact", company.jan, "phone", "2", tom)
    (found,) = conflicts(store)
    write(store, Contact, company.jan, phone="1")
    with pytest.raises(UserError, match=r"conflict\.changed"):
        decide(store, found.record, [Decision("phone", "mine", seen=found.fields[0].changes)])


@pytest.mark.parametrize(
    "decision", [Decision("name", "mine"), Decision("phone", "other", "weg"), Decision("x", "mine")]
)
def test_what_changed_meanwhile_is_told_and_nothing_is_stored(store, company, tom, decision):
    write(store, Contact, company.jan, phone="1")
    clash(store, "contact", company.jan, "phone", "2", tom)
    record = conflicts(store)[0].record
    with pytest.raises(UserError, match=r"conflict\.changed"):
        decide(store, record, [Decision("phone", "other"), decision])
    assert read(store, Contact, company.jan).phone == "1"
    assert len(conflicts(store)) == 1


def test_the_oldest_comes_first(store, company, visit, tom):
    clash(store, "contact", company.jan, "phone", "2", tom, "2026-11-21T10:00:00+00:00")
    clash(store, "contact", company.mia, "phone", "3", tom, "2026-11-19T10:00:00+00:00")
    with store.write() as session:
        for line in session.exec(select(Outbox).where(col(Outbox.is_own))):
            line.made_at = "2026-11-18T10:00:00+00:00"
    assert [one.record.id for one in conflicts(store)] == [company.mia, company.jan]


def test_a_deleted_record_on_which_was_worked_is_a_question(store, visit, company, tom):
    insert = heads(store, "coaching_session", visit, "kind")
    contest(store, "coaching_session", visit, tom, insert)
    (found,) = conflicts(store)
    assert found.fields == ()
    question = found.question
    assert question.deleted_by == "Tom B."
    assert question.deleted_at == datetime(2026, 11, 20, 10, 40, tzinfo=UTC)
    assert question.edited == ("Els V.",)
    assert question.what == ("20/11/2026",)
    assert [one.kind for one in question.records] == ["coaching_session"]


def test_keeping_a_record_answers_the_question(store, visit, tom):
    delete = contest(store, "coaching_session", visit, tom, [])
    record = conflicts(store)[0].record
    settle(store, record, keep=True)
    assert conflicts(store) == ()
    line = last_line(store)
    assert (line.unit, line.value, line.parents) == ("@alive", "true", f'["{delete}"]')
    assert not read(store, CoachingSession, visit).deleted
    with pytest.raises(UserError, match=r"conflict\.changed"):
        settle(store, record, keep=True)


def test_deleting_it_all_the_same_can_be_taken_back(store, visit, tom):
    contest(store, "coaching_session", visit, tom, [])
    done = settle(store, conflicts(store)[0].record, keep=False)
    assert read(store, CoachingSession, visit).deleted
    assert conflicts(store) == ()
    assert last_line(store).knew is not None
    undo(store, done)
    assert not read(store, CoachingSession, visit).deleted


def test_a_record_without_a_bin_of_its_own_is_deleted_too(store, company, tom):
    with store.write() as session:
        action = Action(root=company.id, enterprise_id=company.id, text="Map maken")
        session.add(action)
    contest(store, "action", action.id, tom, [])
    settle(store, conflicts(store)[0].record, keep=False)
    assert read(store, Action, action.id).deleted


def test_a_question_of_a_version_that_nobody_here_knows(store, visit, tom):
    contest(store, "coaching_session", visit, tom, [])
    with store.write() as session:
        for line in session.exec(select(Outbox).where(col(Outbox.is_own).is_(False))):
            session.delete(line)
    question = conflicts(store)[0].question
    assert (question.deleted_by, question.deleted_at, question.what) == ("Tom B.", None, ())


def test_what_merged_today_is_listed_last_first(store, visit, tom, monkeypatch):
    with store.write() as session:
        session.add_all(
            MergedUnit(
                at=at,
                kind="coaching_session",
                record_id=visit.hex,
                root=UUID(int=1).hex,
                unit=unit,
                authors=f'["{tom.hex}", "{store.actor.hex}", "system"]',
            )
            for at, unit in [
                ("2026-11-22T08:00:00+00:00", "goal"),
                ("2026-11-23T11:00:00+00:00", "subject"),
                ("2026-11-23T12:00:00+00:00", "themes"),
            ]
        )
    monkeypatch.setattr(clock, "today", lambda: datetime(2026, 11, 23, tzinfo=UTC).date())
    found = merged_today(store)
    assert [line.unit for line in found] == ["themes", "subject"]
    assert found[0].authors == ("Tom B.", "Els V.")
    assert found[0].record.title == "20/11/2026"


def test_a_resolution_of_nothing_is_a_bug(store, company):
    with pytest.raises(LookupError), store.write() as session:
        resolve(session, "enterprise", UUID(int=3), "name", "x")
    assert read(store, Enterprise, company.id).name == "Bakkerij Janssens"
    with store.read() as session:
        assert session.get(RecordVersion, ("enterprise", UUID(int=3).hex)) is None
