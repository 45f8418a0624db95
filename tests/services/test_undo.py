"""What was stored can be taken back and done again, in any order that a coach works in."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.scan_compare import MOMENTS
from app.models.enterprise import Contact, Enterprise
from app.models.partnership import Person
from app.models.units import synced_models, table_of
from app.services.changes import Changes
from app.services.companies.bulk import transfer
from app.services.companies.dossier_edits import add, edit, finish_action, remove
from app.services.drafts import DraftForm, get_draft, keep_draft, new_draft_id
from app.services.files.attachments import Pasted, attach_files, list_files, rename_file
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.quality.records import first_values, save_record
from app.services.referrals.actors import ActorForm, note_actor, save_actor
from app.services.referrals.use_cases import ReferralForm, make_referral
from app.services.retention.bin import throw_away
from app.services.scans.use_cases import start_scan
from app.services.sessions.coaching import load_session, save_session, throw_away_concept
from app.services.sessions.form import Agreed, NextAction, Present, SessionForm
from app.services.trajectories.use_cases import TrajectoryForm, start_trajectory
from app.services.undo import Left, redo, undo
from tests.case_samples import member
from tests.coaching_samples import add_company, add_team, stored_actions, stored_sessions, utc


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def rows(store):
    """Every record of every synced table, field by field."""
    with store.read() as session:
        return {
            (model.__tablename__, row.id): dict(row._mapping)
            for model in synced_models()
            for row in session.execute(select(table_of(model)))
        }


def assert_as_before(store, before):
    now = rows(store)
    assert {key: row for key, row in now.items() if key in before} == before
    assert all(row["deleted"] for key, row in now.items() if key not in before)


def session_form(company, **values):
    return SessionForm(
        **{
            "enterprise_id": company.id,
            "kind": "visit",
            "starts_at": utc(20, 9),
            "ends_at": utc(20, 10),
            "note": "Onthaal",
            "present": (Present(company.jan, "owner"),),
            "agreements": (Agreed("Onthaalmap"),),
            "next_action": NextAction("task", "Bellen", date(2026, 11, 30)),
            **values,
        }
    )


def keep(store, **fields):
    form = DraftForm(new_draft_id(), "session", None, "Bakkerij", fields)
    keep_draft(store, form, is_new=True)
    return form


def test_a_field_is_put_back_and_done_again(store, company):
    done = edit(store, "contact", company.jan, name="Jan Janssens", phone="053 12 34 56")
    after = rows(store)
    undone = undo(store, done.changes)
    assert undone.left == ()
    assert ("contact", company.jan, company.id) in undone.changes.touched
    with store.read() as session:
        jan = session.get_one(Contact, company.jan)
        assert (jan.name, jan.phone) == ("Jan J.", "")
    redo(store, undone)
    assert rows(store) == after


def test_what_was_made_goes_and_comes_back(store, company):
    before = rows(store)
    done = add(store, "contact", company.id, name="Nieuw")
    undone = undo(store, done.changes)
    assert_as_before(store, before)
    redo(store, undone)
    with store.read() as session:
        assert not session.get_one(Contact, done.id).deleted


def test_several_units_of_work_are_one_when_joined(store, company):
    before = rows(store)
    one = edit(store, "contact", company.jan, name="Een").changes
    two = edit(store, "contact", company.jan, name="Twee", function="hr").changes
    three = finish_action(store, add(store, "action", company.id, text="Bel").id).changes
    undo(store, one | two)
    with store.read() as session:
        assert session.get_one(Contact, company.jan).name == "Jan J."
    undo(store, three)
    assert before.items() <= rows(store).items()


def test_a_finished_session_goes_and_its_draft_comes_back(store, company):
    kept = keep(store, note="Onthaal")
    before = rows(store)
    saved = save_session(store, session_form(company), complete=True, draft_id=kept.id)
    assert get_draft(store, kept.id) is None
    after, form = rows(store), load_session(store, saved.id)
    undone = undo(store, saved.changes)
    assert_as_before(store, before)
    assert get_draft(store, kept.id).form == kept
    again = redo(store, undone)
    assert rows(store) == after
    assert load_session(store, saved.id) == form
    assert get_draft(store, kept.id) is None
    undo(store, again.changes)
    assert get_draft(store, kept.id).form == kept


def test_a_session_that_was_undone_is_finished_again_from_its_draft(store, company):
    kept = keep(store, note="Onthaal")
    first = session_form(company, id=kept.id)
    undo(store, save_session(store, first, complete=True, draft_id=kept.id).changes)
    save_session(store, replace(first, note="Beter"), complete=True, draft_id=kept.id)
    assert [(row.note, row.deleted) for row in stored_sessions(store)] == [("Beter", False)]
    assert sorted(row.text for row in stored_actions(store)) == ["Bellen", "Onthaalmap"]
    assert len(load_session(store, kept.id).present) == 1


def test_what_was_typed_in_the_draft_since_is_not_thrown_away(store, company):
    kept = keep(store, note="Onthaal")
    saved = save_session(store, session_form(company), complete=True, draft_id=kept.id)
    undone = undo(store, saved.changes)
    keep_draft(store, replace(kept, fields={"note": "Meer"}, serial=2), is_new=False)
    with pytest.raises(UserError, match=r"undo\.draft"):
        redo(store, undone)
    assert get_draft(store, kept.id).form.fields == {"note": "Meer"}
    assert load_session(store, saved.id) is None


def test_a_concept_that_was_thrown_away_comes_back(store, company):
    kept = keep(store, note="Onthaal")
    before = rows(store)
    undone = undo(store, throw_away_concept(store, kept.id, None, ()))
    assert get_draft(store, kept.id).form == kept
    redo(store, undone)
    assert get_draft(store, kept.id) is None
    assert rows(store) == before


def test_a_field_that_was_changed_since_is_left_alone_and_told(store, company):
    done = edit(store, "contact", company.jan, name="Jan Janssens", phone="053")
    edit(store, "contact", company.jan, name="Jan van Tom")
    undone = undo(store, done.changes)
    assert undone.left == (Left("contact", company.jan, "name"),)
    with store.read() as session:
        jan = session.get_one(Contact, company.jan)
        assert (jan.name, jan.phone) == ("Jan van Tom", "")


def refused(store, changes):
    before = rows(store)
    with pytest.raises(UserError) as caught:
        undo(store, changes)
    assert rows(store) == before
    return caught.value.code, caught.value.values


def test_when_all_was_changed_since_it_is_refused(store, company):
    done = edit(store, "contact", company.jan, name="Jan Janssens")
    edit(store, "contact", company.jan, name="Jan van Tom")
    assert refused(store, done.changes) == ("undo.changed", {"kind": "contact", "unit": "name"})


def test_a_field_of_what_was_deleted_since_is_refused(store, company):
    done = edit(store, "contact", company.jan, name="Jan Janssens")
    remove(store, "contact", company.jan)
    assert refused(store, done.changes) == ("undo.gone", {"kind": "contact", "unit": "name"})


def test_what_was_made_and_changed_since_stays(store, company):
    done = add(store, "contact", company.id, name="Nieuw")
    edit(store, "contact", done.id, phone="053")
    assert refused(store, done.changes) == ("undo.changed", {"kind": "contact", "unit": "phone"})


def test_what_was_made_and_is_used_since_stays_also_after_redo(store, company):
    done = add(store, "contact", company.id, name="Nieuw")
    again = redo(store, undo(store, done.changes))
    form = session_form(company, present=(Present(done.id, "owner"),))
    save_session(store, form, complete=True)
    used = ("undo.used", {"kind": "contact", "by": "attendee"})
    assert refused(store, done.changes) == used
    assert refused(store, again.changes) == used


def test_a_change_that_stands_as_before_already_is_no_obstacle(store, company):
    done = edit(store, "contact", company.jan, name="Fout")
    edit(store, "contact", company.jan, name="Jan J.")
    assert undo(store, done.changes).changes.touched == frozenset()


def test_a_bulk_change_is_undone_as_one(store, company):
    for number in range(3):
        add_company(store, f"Metaal {number}")
    before = rows(store)
    with store.write() as session:
        session.execute(update(Enterprise).values(coach_id=store.actor, purpose="Allen"))
        changes = Changes.of(session)
    after = rows(store)
    assert len(changes.touched) == 4
    undone = undo(store, changes)
    assert rows(store) == before
    redo(store, undone)
    assert rows(store) == after


WORDS = st.sampled_from(["", "Een", "Twéé", "Drie “vier”\nvijf", "0"])


@dataclass(frozen=True)
class Deed:
    """One saved action; it picks among what is there."""

    name: str
    at: int
    word: str
    other: str
    number: int

    def do(self, store, company):
        return getattr(self, self.name)(store, company)

    def pick(self, found):
        return found[self.at % len(found)] if found else None

    def contacts(self, store):
        with store.read() as session:
            return session.scalars(select(Contact.id).where(~Contact.deleted)).all()

    def add_contact(self, store, company):
        name = self.word or "Nieuw"
        return add(store, "contact", company.id, name=name, phone=self.other).changes

    def edit_contact(self, store, _company):
        one = self.pick(self.contacts(store))
        values = {"name": self.word or "X", "function": self.other}
        return edit(store, "contact", one, **values).changes if one else Changes()

    def remove_contact(self, store, _company):
        one = self.pick(self.contacts(store))
        return remove(store, "contact", one).changes if one else Changes()

    def edit_company(self, store, company):
        name = self.other or "B"
        return edit(store, "enterprise", company.id, purpose=self.word, name=name).changes

    def tick(self, store, _company):
        action = self.pick(stored_actions(store))
        return finish_action(store, action.id).changes if action else Changes()

    def add_year(self, store, company):
        values = {"year": 2020 + self.number, "staff": Decimal(self.at).scaleb(-1)}
        try:
            return add(store, "yearly_figures", company.id, **values).changes
        except UserError:  # the year is there: nothing was done
            return Changes()

    def new_session(self, store, company):
        return self.save(store, session_form(company))

    def change_session(self, store, _company):
        known = self.pick([row.id for row in stored_sessions(store) if not row.deleted])
        return self.save(store, load_session(store, known)) if known else Changes()

    def bin_session(self, store, _company):
        known = self.pick([row.id for row in stored_sessions(store) if not row.deleted])
        return throw_away(store, "coaching_session", known) if known else Changes()

    def bin_contact(self, store, _company):
        one = self.pick(self.contacts(store))
        return throw_away(store, "contact", one) if one else Changes()

    def attach(self, store, company):
        content = Pasted(f"{self.other or 'A'}.txt".replace("\n", " "), (self.word or "0").encode())
        return attach_files(store, company.id, [content], Silent()).changes

    def name_file(self, store, company):
        one = self.pick(list_files(store, company.id))
        return rename_file(store, one.id, f"Blad {self.number}.txt") if one else Changes()

    def new_improvement(self, store, _company):
        values = first_values("improvement", store.actor)
        values |= {"title": f"Onthaal {self.number}", "failure": self.word}
        return save_record(store, "improvement", None, values).changes

    def new_trajectory(self, store, company):
        form = TrajectoryForm(f"Onthaal {self.number}", date(2026, 11, 2), (member(company),))
        return start_trajectory(store, form).changes

    def new_scan(self, store, company):
        return start_scan(store, company.id, MOMENTS[self.number % 3]).changes

    def new_network(self, store, _company):
        return start_network(store, NetworkForm("Lerend netwerk", purpose=self.word)).changes

    def new_meeting(self, store, _company):
        made = start_network(store, NetworkForm("Lerend netwerk"))
        form = MeetingForm("Onthaal", utc(20, 9), utc(20, 11), report=self.word)
        return made.changes | plan_meeting(store, made.id, form).changes

    def new_referral(self, store, company):
        form = ReferralForm(company.id, "in_vdab", self.word or "Taal", date(2026, 11, 2))
        return make_referral(store, form).changes

    def note_actor(self, store, company):
        made = save_actor(store, ActorForm(f"Fonds {self.number}", "sector_fund"))
        return made.changes | note_actor(store, company.id, made.id, self.word).changes

    def hand_over(self, store, company):
        with store.read() as session:
            coach = self.pick(session.scalars(select(Person.id).order_by(Person.id)).all())
        return transfer(store, [company.id], coach, Silent(), with_actions=bool(self.number))

    def save(self, store, form):
        people = tuple(Present(one, self.word) for one in self.contacts(store)[: self.number])
        more = (*form.agreements, Agreed(self.other or "A"))
        form = replace(
            form,
            note=self.word,
            subject=self.other,
            present=people,
            counts=(("neet", self.number),) if self.number else (),
            agreements=form.agreements[1:] if self.at % 2 else more,
        )
        draft = keep(store, note=self.word)
        is_whole = bool(self.at % 3)
        return save_session(store, form, complete=is_whole, draft_id=draft.id).changes


DEEDS = ["new_session", "change_session"]
DEEDS += [name for name in vars(Deed) if name.startswith(("add", "edit", "remove", "tick"))]
DEEDS += ["attach", "name_file", "hand_over", "bin_session", "bin_contact"]
DEEDS += ["new_improvement", "new_trajectory", "new_scan", "new_network"]
DEEDS += ["new_meeting", "new_referral", "note_actor"]
EACH = [Deed(name, at, "Een" * (at % 2), "Twéé", at % 4) for at, name in enumerate(DEEDS, 1)]
MANY = st.builds(Deed, st.sampled_from(DEEDS), st.integers(0, 50), WORDS, WORDS, st.integers(0, 3))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(work=EACH, joined=True)
@given(work=st.lists(MANY, min_size=1, max_size=7), joined=st.booleans())
def test_any_work_undone_gives_the_same_store_and_redone_gives_it_back(
    store, company, work, joined
):
    before = rows(store)
    done = [deed.do(store, company) for deed in work]
    if work == EACH:
        assert [at for at, changes in enumerate(done) if not changes.touched] == []
    if joined and len(done) > 2:
        done[1:3] = [done[1] | done[2]]
    after, again = rows(store), []
    while done:
        undone = undo(store, done.pop())
        assert undone.left == ()
        again.append(undone)
    assert_as_before(store, before)
    while again:
        done.append(redo(store, again.pop()).changes)
    assert rows(store) == after
    while done:
        undo(store, done.pop())
    assert_as_before(store, before)
