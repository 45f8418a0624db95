"""A session that serves a trajectory: linked by itself, and what its report and photos prove."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.models.base import new_id
from app.models.evidence import Attachment
from app.models.sync import ScopeRoot
from app.services.evidence.pieces import offers, share_session
from app.services.retention.bin import restore, throw_away
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.context import session_context
from app.services.sessions.form import Served, SessionForm
from app.services.sessions.trajectory import usual_served
from app.services.trajectories.lists import trajectory_rows
from app.services.trajectories.use_cases import NewMember, close_trajectory
from app.services.undo import undo
from tests.case_samples import begin, member, undone_and_redone, view
from tests.coaching_samples import add_company, add_team, utc


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store)


@pytest.fixture
def one(store, company):
    return begin(store, member(company))


def form(company, served, **more):
    starts_at = utc(20, 9)
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=70),
        subject="Onthaal",
        served=served,
        **more,
    )


def add_photo(store, company):
    photo = new_id()
    with store.write() as session:
        session.add(
            Attachment(id=photo, root=company.id, enterprise_id=company.id, file_name="na.jpg",
                       media_type="image/jpeg", size=1, sha256="0" * 64, added_at=utc(18, 9))
        )  # fmt: skip
    return photo


def proved(store, trajectory):
    """Kind and criterion of the evidence of the first company."""
    return {
        (piece.criterion, piece.kind) for piece in view(store, trajectory.id).members[0].evidence
    }


def trajectories(store, company):
    return session_context(store, company.id).trajectories


def test_the_only_trajectory_that_runs_is_served_by_itself(store, company, one):
    (found,) = trajectories(store, company)
    assert (found.title, found.runs) == ("Onthaal nieuwe medewerkers", True)
    assert [(each.code, each.is_usual) for each in found.criteria] == [
        ("reports", True),
        ("photos", False),
    ]
    assert usual_served((found,)) == Served(one.id, ("reports",))
    begin(store, member(company), title="Buddy")
    assert usual_served(trajectories(store, company)) == Served()  # which one is for the coach
    close_trajectory(store, one.id, date(2026, 11, 1))
    assert usual_served(trajectories(store, company)).trajectory_id != one.id


def test_a_report_proves_once_it_is_finished(store, company, one):
    served = Served(one.id, ("reports",))
    saved = save_session(store, form(company, served), complete=False)
    assert load_session(store, saved.id).served == Served(one.id)
    assert view(store, one.id).sessions == ()
    done = save_session(store, form(company, served, id=saved.id), complete=True)
    assert proved(store, one) == {("reports", "coaching_session")}
    (shared,) = view(store, one.id).sessions
    assert (shared.label, shared.minutes, shared.enterprise_ids) == ("Onthaal", 70, (company.id,))
    assert load_session(store, saved.id).served == served
    undo(store, done.changes)
    assert view(store, one.id).sessions == ()
    assert proved(store, one) == set()


def test_its_photos_prove_too_and_what_is_unticked_proves_no_more(store, company, one):
    photo = add_photo(store, company)
    both = Served(one.id, ("photos", "reports"))
    saved = save_session(store, form(company, both, files=(photo,)), complete=True)
    assert proved(store, one) == {("reports", "coaching_session"), ("photos", "attachment")}
    assert load_session(store, saved.id).served == both
    stored = load_session(store, saved.id)
    save_session(store, replace(stored, served=Served(one.id, ("photos",))), complete=True)
    assert proved(store, one) == {("photos", "attachment")}


def test_a_session_that_goes_to_another_trajectory_takes_its_evidence_along(store, company, one):
    other = begin(store, member(company), title="Buddy")
    saved = save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    stored = load_session(store, saved.id)
    save_session(store, replace(stored, served=Served(other.id, ("reports",))), complete=True)
    assert (proved(store, one), view(store, one.id).sessions) == (set(), ())
    assert proved(store, other) == {("reports", "coaching_session")}
    save_session(store, replace(stored, served=Served()), complete=True)
    assert (proved(store, other), view(store, other.id).sessions) == (set(), ())


def test_a_form_that_says_nothing_of_it_leaves_it(store, company, one):
    saved = save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    save_session(store, form(company, None, id=saved.id, note="Meer"), complete=True)
    assert load_session(store, saved.id).served == Served(one.id, ("reports",))


def test_who_was_there_too_stays(store, company):
    other = add_company(store, "Peeters Bouw")
    joint = begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    saved = save_session(store, form(company, Served(joint.id, ("reports",))), complete=True)
    share_session(store, joint.id, saved.id, [other.id])
    save_session(store, replace(load_session(store, saved.id), subject="Anders"), complete=True)
    (shared,) = view(store, joint.id).sessions
    assert (shared.label, set(shared.enterprise_ids)) == ("Anders", {company.id, other.id})


def test_a_trajectory_that_is_only_read_is_not_offered_and_not_written(store, company, one):
    with store.write() as session:
        session.merge(ScopeRoot(root=one.id.hex, state="live", level="read"))
    assert trajectories(store, company) == ()
    save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    assert view(store, one.id).sessions == ()


def test_somebody_else_changes_the_note_while_the_link_is_typed(store, company, one):
    saved = save_session(store, form(company, Served()), complete=True)
    began = load_session(store, saved.id)
    save_session(store, replace(began, note="Van een collega"), complete=True)
    typed = replace(began, served=Served(one.id, ("reports",)))
    save_session(store, typed, complete=True, begin=began)
    stored = load_session(store, saved.id)
    assert (stored.note, stored.served) == ("Van een collega", typed.served)


def test_a_session_in_the_bin_serves_no_trajectory_until_it_comes_back(store, company, one):
    saved = save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    mine = one.members[0].id

    def served():
        last_on = trajectory_rows(store, [one.id])[one.id].last_on
        return view(store, one.id).minutes, last_on, len(offers(store, mine, "reports"))

    assert served() == (70, date(2026, 11, 20), 1)
    undone_and_redone(store, throw_away(store, "coaching_session", saved.id), served)
    assert served() == (0, None, 0)
    restore(store, "coaching_session", saved.id)
    assert served() == (70, date(2026, 11, 20), 1)


def test_a_session_goes_to_the_bin_also_when_its_trajectory_is_only_read(store, company, one):
    saved = save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    with store.write() as session:
        session.merge(ScopeRoot(root=one.id.hex, state="live", level="read"))
    throw_away(store, "coaching_session", saved.id)
    assert load_session(store, saved.id) is None


def test_a_session_leaves_a_trajectory_that_is_only_read_as_it_is(store, company, one):
    other = begin(store, member(company), title="Buddy")
    saved = save_session(store, form(company, Served(one.id, ("reports",))), complete=True)
    with store.write() as session:
        session.merge(ScopeRoot(root=one.id.hex, state="live", level="read"))
    stored = load_session(store, saved.id)
    typed = replace(stored, note="Meer", served=Served(other.id, ("reports",)))
    save_session(store, typed, complete=True)
    assert load_session(store, saved.id).note == "Meer"
    assert len(view(store, one.id).sessions) == len(view(store, other.id).sessions) == 1
