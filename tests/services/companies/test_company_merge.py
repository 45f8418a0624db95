"""Two files of one company are shown as one; nothing of either moves or goes."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from app.core.errors import UserError
from app.domain.findings import Severity
from app.models.base import new_id
from app.models.coaching import Attendee, CoachingSession
from app.models.directory import DirectoryEntry
from app.models.enterprise import Contact, Enterprise
from app.models.sharing import CaseShare
from app.reference.loader import Reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import add, edit
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids, view_counts
from app.services.companies.file_history import HistoryQuery, history_list
from app.services.companies.merge import (
    merge_companies,
    merge_preview,
    merged_names,
    part_companies,
)
from app.services.companies.rows import enterprise_rows
from app.services.companies.sharing import share_case
from app.services.companies.timeline import change_keys, load_timeline
from app.services.referrals.use_cases import ReferralForm, make_referral, referral_ids
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.scans.lists import scans_of
from app.services.scans.use_cases import start_scan
from app.services.sessions.coaching import save_session
from app.services.sessions.context import recent_enterprises, session_context
from app.services.sessions.form import Present, SessionForm
from app.services.trajectories.lists import trajectories_of
from app.services.trajectories.use_cases import NewMember
from app.services.undo import undo
from tests.case_samples import begin
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import TODAY, add_enterprise, add_session, stop_clock

NUMBER = "1999990144"
REFERENCE = Reference()


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def kept(store, me):
    return add_company(store, "Bakkerij Janssens", "Rust.", NUMBER)


@pytest.fixture
def other(store, me):
    company = add_enterprise(store, "Janssens BV", number=NUMBER, contact="Piet", staff=12)
    add_session(store, company, utc(20, 9), "Eerste gesprek.")
    return company


@pytest.fixture
def one(store, kept, other):
    """The kept company, after the merge."""
    merge_companies(store, kept.id, other, {})
    return kept


def dossier(store, company):
    return load_dossier(store, REFERENCE, company)


def ids(store, **query):
    return enterprise_ids(store, REFERENCE, EnterpriseQuery(**query))


def test_what_hangs_below_both_is_in_one_file(store, one, other):
    found = dossier(store, one.id)
    assert [row.name for row in found.contacts] == ["Jan J.", "Mia D.", "Piet"]
    assert (len(found.sites), found.sites[0].id) == (2, one.site)
    assert [row.year for row in found.years] == [2025]
    assert found.members == (one.id, other)
    assert load_timeline(store, one.id).counts() == {"session": 1}
    assert dossier(store, other) == found  # an old link leads there


def test_the_list_shows_one_line_and_finds_it_by_either(store, one, other):
    assert ids(store) == [one.id]
    assert ids(store, text="Janssens BV") == [one.id]
    assert ids(store, text="Piet") == [one.id]
    row = enterprise_rows(store, REFERENCE, [one.id])[one.id]
    assert (row.name, row.last_session_on) == ("Bakkerij Janssens", date(2026, 11, 20))
    assert [each.id for each in recent_enterprises(store)] == [one.id]


def test_how_far_the_intake_is_follows_the_merge_and_its_undoing(store, kept, other, me):
    before = view_counts(store, REFERENCE, me.person_id)
    rows = enterprise_rows(store, REFERENCE, [kept.id])
    done = merge_companies(store, kept.id, other, {})
    merged = enterprise_rows(store, REFERENCE, [kept.id])[kept.id].judged
    assert merged.size is not None  # by the figures of the other file
    undo(store, done)
    assert enterprise_rows(store, REFERENCE, [kept.id]) == rows
    assert view_counts(store, REFERENCE, me.person_id) == before


def test_undo_takes_the_merge_and_the_chosen_values_back(store, kept, other):
    done = merge_companies(store, kept.id, other, {"name": "Janssens BV", "purpose": "Groei."})
    assert dossier(store, kept.id).name == "Janssens BV"
    undo(store, done)
    assert [dossier(store, each).name for each in (kept.id, other)] == [
        "Bakkerij Janssens", "Janssens BV",
    ]  # fmt: skip
    assert dossier(store, kept.id).purpose == "Rust."
    assert set(ids(store)) == {kept.id, other}


def test_parting_later_gives_each_its_own_again(store, one, other):
    assert merged_names(store, one.id) == ((other, "Janssens BV"),)
    part_companies(store, one.id, other)
    assert [row.name for row in dossier(store, other).contacts] == ["Piet"]
    assert [row.name for row in dossier(store, one.id).contacts] == ["Jan J.", "Mia D."]
    assert merged_names(store, one.id) == ()


def test_merging_in_both_directions_keeps_the_oldest_and_can_be_parted(store, one, other):
    with store.write() as session:  # what another laptop did at the same time
        session.get_one(Enterprise, one.id).merged_into = other
    assert ids(store) == [min(one.id, other)]
    part_companies(store, one.id, other)
    assert set(ids(store)) == {one.id, other}


def test_scans_referrals_and_trajectories_are_those_of_both(store, one, other):
    scan = start_scan(store, other, "baseline").id
    asked = ReferralForm(
        other, direction="out", reason="Vacature", made_on=TODAY, instrument="IBO",
        instrument_from=date(2026, 1, 1), receiver="VDAB", check_text="Nagevraagd bij An",
    )  # fmt: skip
    sent = make_referral(store, asked).id
    begun = begin(store, NewMember(other, "Janssens BV", NUMBER))
    assert [each.id for each in scans_of(store, one.id)] == [scan]
    assert start_scan(store, one.id, "baseline").id == scan  # goes on with what was begun
    assert referral_ids(store, company_id=one.id) == [sent]
    assert trajectories_of(store, one.id) == [begun.id]


def test_what_is_one_already_is_not_merged_again(store, one, other):
    with pytest.raises(UserError, match=r"merge\.same"):
        merge_companies(store, one.id, other, {})
    throw_away(store, "enterprise", one.id)
    third = add_enterprise(store, "Derde")
    with pytest.raises(UserError, match=r"enterprise\.in_bin"):
        merge_companies(store, third, one.id, {})


def test_the_preview_tells_what_differs_and_what_hangs_where(store, kept, other):
    preview = merge_preview(store, kept.id, other)
    assert preview.differing == ("name", "coach_id", "purpose")
    assert preview.other.counts == {
        "coaching_session": 1, "contact": 1, "establishment": 1, "yearly_figures": 1,
    }  # fmt: skip
    assert preview.kept.counts == {"contact": 2, "establishment": 1}
    chosen = {one: preview.chosen(one) for one in preview.differing}
    assert chosen == {"name": "kept", "coach_id": "other", "purpose": "kept"}
    assert preview.names == {store.actor: "Els V."}


def test_who_comes_from_the_other_file_gets_a_twin_where_it_is_needed(store, one, other):
    context = session_context(store, one.id)
    piet = next(each for each in context.contacts if each.name == "Piet")
    form = SessionForm(one.id, "visit", utc(23, 9), utc(23, 10), present=(Present(piet.id),))
    saved = save_session(store, form, complete=True)
    with store.read() as session:
        there = session.exec(select(Attendee).where(col(Attendee.session_id) == saved.id)).one()
        twin = session.get_one(Contact, there.contact_id)
        assert (twin.root, twin.name, there.root) == (one.id, "Piet", one.id)
        assert twin.id != piet.id
    assert [row.name for row in dossier(store, one.id).contacts].count("Piet") == 1
    assert [each.id for each in session_context(store, one.id).contacts if each.name == "Piet"] == [
        twin.id
    ]
    again = save_session(store, replace(form, starts_at=utc(24, 9), ends_at=utc(24, 10)),
                         complete=True)  # fmt: skip
    with store.read() as session:
        rows = session.exec(select(Attendee).where(col(Attendee.session_id) == again.id)).all()
    assert [row.contact_id for row in rows] == [twin.id]  # the same twin


def test_a_session_of_the_old_file_goes_on_there(store, one, other):
    with store.read() as session:
        held = session.exec(select(CoachingSession)).one()
        piet = session.exec(select(Contact).where(col(Contact.name) == "Piet")).one()
    form = SessionForm(
        other, "visit", held.starts_at, held.ends_at, held.id,
        present=(Present(piet.id), Present(one.jan)),
    )  # fmt: skip
    save_session(store, form, complete=True)
    with store.read() as session:
        there = session.exec(select(Attendee)).all()
        assert {row.root for row in there} == {other}
        assert {session.get_one(Contact, row.contact_id).root for row in there} == {other}


def test_a_contact_names_a_place_of_its_own_file(store, one, other):
    place = next(site for site in dossier(store, one.id).sites if site.id != one.site)
    edit(store, "contact", one.jan, establishment_id=place.id)
    with store.read() as session:
        jan = session.get_one(Contact, one.jan)
        assert jan.establishment_id not in {None, place.id}
    assert len(dossier(store, one.id).sites) == 2


def test_new_things_come_in_the_file_that_goes_on(store, one, other):
    made = add(store, "contact", one.id, name="Nieuw")
    with store.read() as session:
        assert session.get_one(Contact, made.id).root == one.id


def test_the_history_is_that_of_both(store, one, other):
    groups = {key.id for key in change_keys(store, one.id)}
    assert groups == {key.id for key in change_keys(store, other)}
    listed = history_list(store, HistoryQuery(one.id)).ids
    with_other = history_list(store, HistoryQuery(other)).ids
    assert listed == with_other


def test_a_merged_company_goes_to_the_bin_and_comes_back_as_one(store, one, other, monkeypatch):
    stop_clock(monkeypatch)
    throw_away(store, "enterprise", one.id)
    assert ids(store) == []
    assert [row.name for row in list_bin(store, TODAY)] == ["Bakkerij Janssens"]
    restore(store, "enterprise", one.id)
    assert ids(store) == [one.id]
    assert dossier(store, one.id).members == (one.id, other)


def test_sharing_is_of_the_whole(store, one, other, me):
    with store.write() as session:
        session.add(CaseShare(root=other, enterprise_id=other, person_id=store.actor))
    share_case(store, one.id, frozenset())
    with store.read() as session:
        assert [row.deleted for row in session.exec(select(CaseShare))] == [True]
    share_case(store, one.id, frozenset([store.actor]))
    with store.read() as session:
        rows = session.exec(select(CaseShare).where(~col(CaseShare.deleted))).all()
        assert [row.enterprise_id for row in rows] == [one.id]


def test_a_number_that_both_have_is_a_finding_until_they_are_one(store, kept, other):
    (found,) = dossier(store, kept.id).duplicates
    assert (found.rule, found.severity) == ("duplicate", Severity.WARNING)
    assert (found.values["name"], found.values["enterprise_id"], found.values["is_here"]) == (
        "Janssens BV", other, True,
    )  # fmt: skip
    assert set(ids(store, is_duplicate=True)) == {kept.id, other}
    merge_companies(store, kept.id, other, {})
    assert dossier(store, kept.id).duplicates == ()
    assert ids(store, is_duplicate=True) == []


def test_a_company_of_a_colleague_is_a_finding_by_the_directory(store, kept, me):
    with store.write() as session:
        for number, name in ((NUMBER, "Van Tom"), ("1999990243", "Elders")):
            company = new_id()
            session.add(
                DirectoryEntry(
                    id=new_id(),
                    root=new_id(),
                    enterprise_id=company,
                    number=number,
                    name=name,
                    partner_id=me.partner_id,
                )
            )
    (found,) = dossier(store, kept.id).duplicates
    assert (found.values["name"], found.values["partner"], found.values["is_here"]) == (
        "Van Tom", "Partner Oost", False,
    )  # fmt: skip
    assert ids(store, is_duplicate=True) == [kept.id]
