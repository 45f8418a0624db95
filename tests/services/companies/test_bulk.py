from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.core.progress import Cancelled, Silent
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.partnership import Person, Role
from app.models.sync import Outbox
from app.services.companies.bulk import (
    PART,
    LeftOut,
    preview_removal,
    preview_transfer,
    successors,
    throw_away_many,
    transfer,
)
from app.services.drafts import DraftForm, get_draft, keep_draft, new_draft_id
from app.services.retention.bin import restore
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import NOW, add_enterprise, add_session


class StopsAt:
    """A Progress that is asked to stop when so many are behind."""

    def __init__(self, most):
        self.most = most

    def step(self, done, total):
        assert done <= total
        if done >= self.most:
            raise Cancelled


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def tom(store, me):
    return add_coach(store, me.partner_id, me.partnership_id, "Tom W.")


def add_coach(store, partner, partnership, name, role="coach"):
    person = new_id()
    with store.write() as session:
        session.add(Person(id=person, root=partnership, partner_id=partner, name=name))
        session.flush()
        session.add(Role(root=partnership, person_id=person, role=role))
    return person


def add_many(store, number):
    ids = [new_id() for _ in range(number)]
    with store.write() as session:
        rows = (Enterprise(id=i, root=i, name=f"Firma {i}", coach_id=store.actor) for i in ids)
        session.add_all(rows)
    return ids


def add_action(store, enterprise, coach, done_on=None):
    action = new_id()
    with store.write() as session:
        row = {"coach_id": coach, "text": "Bel", "done_on": done_on}
        session.add(Action(id=action, root=enterprise, enterprise_id=enterprise, **row))
    return action


def coaches(store, model, ids):
    with store.read() as session:
        return [session.get_one(model, each).coach_id for each in ids]


def changes_stored(store):
    with store.read() as session:
        return len(session.exec(select(Outbox.position)).all())


def test_coaches_of_the_same_partner_can_take_over(store, me, tom):
    add_coach(store, me.partner_id, me.partnership_id, "Ann", role="partner_admin")
    assert successors(store) == ((me.person_id, "Els V."), (tom, "Tom W."))


def test_the_preview_tells_what_changes_and_what_is_left_out_and_why(store, me, tom):
    mine = add_enterprise(store, "Bakkerij Janssens")
    nobodys = add_enterprise(store, "Metaal Claes", coach_id=None)
    toms = add_enterprise(store, "Élan Vital", coach_id=tom)
    gone = add_enterprise(store, "Weg", deleted=True)
    add_action(store, mine, me.person_id)
    add_action(store, mine, me.person_id, done_on=date(2026, 11, 2))
    add_action(store, mine, tom)
    seen = preview_transfer(store, [mine, nobodys, toms, gone], tom)
    assert seen.ids == (mine, nobodys)
    assert seen.names == ("Bakkerij Janssens", "Metaal Claes")
    assert dict(seen.coaches) == {"Els V.": 1, "": 1}
    assert seen.actions == 1
    assert set(seen.left) == {
        LeftOut("same", 1, ("Élan Vital",)),
        LeftOut("gone", 1, ("Weg",)),
    }


def test_a_transfer_takes_open_actions_of_that_coach_along_and_is_undone_as_one(store, me, tom):
    ids = [add_enterprise(store, name) for name in ("Een", "Twee")]
    going = add_action(store, ids[0], me.person_id)
    done = add_action(store, ids[0], me.person_id, done_on=date(2026, 11, 2))
    changes = transfer(store, ids, tom, Silent(), with_actions=True)
    assert coaches(store, Enterprise, ids) == [tom, tom]
    assert coaches(store, Action, [going, done]) == [tom, me.person_id]
    assert len(changes.groups) == 1
    assert changes.ids("enterprise") == set(ids)
    undo(store, changes)
    assert coaches(store, Enterprise, ids) == [me.person_id] * 2
    assert coaches(store, Action, [going]) == [me.person_id]


def test_open_actions_stay_when_asked(store, me, tom):
    enterprise = add_enterprise(store, "Een")
    action = add_action(store, enterprise, me.person_id)
    transfer(store, [enterprise], tom, Silent(), with_actions=False)
    assert coaches(store, Action, [action]) == [me.person_id]


def test_what_was_deleted_or_handed_over_since_the_preview_is_left_alone(store, me, tom):
    gone = add_enterprise(store, "Weg", deleted=True)
    toms = add_enterprise(store, "Van Tom", coach_id=tom)
    assert not transfer(store, [gone, toms], tom, Silent(), with_actions=True)
    assert coaches(store, Enterprise, [gone]) == [me.person_id]


@pytest.mark.parametrize("most", [0, PART, 2 * PART, 2 * PART + 1])
def test_stopped_at_any_place_nothing_is_stored(store, me, tom, most):
    ids = add_many(store, 2 * PART + 1)
    before = changes_stored(store)
    with pytest.raises(Cancelled):
        transfer(store, ids, tom, StopsAt(most), with_actions=True)
    with pytest.raises(Cancelled):
        throw_away_many(store, ids, StopsAt(most))
    assert changes_stored(store) == before
    assert set(coaches(store, Enterprise, ids)) == {me.person_id}
    assert preview_removal(store, ids).ids == tuple(ids)


def test_many_go_to_the_bin_with_their_drafts_and_come_back_with_one_undo(store, me):
    ids = [add_enterprise(store, name) for name in ("Een", "Twee")]
    add_session(store, ids[0], NOW - timedelta(days=3))
    form = DraftForm(new_draft_id(), "session", ids[1], "Twee", {"note": "Onthaal"})
    keep_draft(store, form, is_new=True)
    seen = preview_removal(store, ids)
    assert (seen.ids, seen.sessions, seen.drafts, seen.left) == (tuple(ids), 1, 1, ())
    changes = throw_away_many(store, ids, Silent())
    assert preview_removal(store, ids).left == (LeftOut("gone", 2, ("Een", "Twee")),)
    assert get_draft(store, form.id) is None
    undo(store, changes)
    assert preview_removal(store, ids).ids == tuple(ids)
    assert get_draft(store, form.id).form == form
    throw_away_many(store, ids, Silent())
    restore(store, "enterprise", ids[1])
    assert get_draft(store, form.id).form == form
