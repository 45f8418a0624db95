"""Finding anything by a few typed words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.progress import Silent
from app.domain.matching import fold, words_of
from app.models.base import new_id
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.evidence import Attachment
from app.models.network import Meeting, Network
from app.models.planning import Appointment
from app.models.referral import Referral
from app.models.trajectory import Trajectory, TrajectoryMember, member_id
from app.reference.loader import reference
from app.services.companies.merge import merge_companies
from app.services.retention.bin import restore, throw_away
from app.services.search.finding import catch_up, search, search_words, waiting
from app.storage import search_index
from tests.coaching_samples import add_company, add_team

pytestmark = pytest.mark.usefixtures("team")


def moment(day, hour):
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.fixture
def team(store):
    return add_team(store)


def add(store, model, company, **values):
    record = new_id()
    with store.write() as session:
        session.add(model(id=record, root=company.id, enterprise_id=company.id, **values))
    return record


def add_session(store, company, note="", subject="", day=20, **values):
    its = {"kind": "visit", "starts_at": moment(day, 9), "ends_at": moment(day, 10), "note": note}
    its |= {"coach_id": store.actor, "subject": subject} | values
    return add(store, CoachingSession, company, **its)


def found(store, typed):
    catch_up(store, Silent())
    return search(store, reference(), typed)


def titles(store, typed, kind):
    return [hit.title.text for hit in found(store, typed).hits if hit.kind == kind]


def ids(store, typed, kind="coaching_session"):
    return [hit.id for hit in found(store, typed).hits if hit.kind == kind]


def test_a_company_is_found_by_name_number_place_and_wish(store):
    add_company(store, "Bakkerij Janssens", "Een vaste peter in elke ploeg", "1999990144")
    assert found(store, "jans").hits[0].detail.text == "Aalst, 1999.990.144"
    for typed in ("jans", "BAKKERIJ jans", "1999.990.144", "aalst", "janssens aalst", "peter"):
        assert titles(store, typed, "enterprise") == ["Bakkerij Janssens"], typed
    assert titles(store, "claes", "enterprise") == []


def test_the_wish_is_shown_when_the_word_stands_there(store):
    add_company(store, "Bakkerij Janssens", "Een vaste peter in elke ploeg")
    (hit,) = [hit for hit in found(store, "peter").hits if hit.kind == "enterprise"]
    assert (hit.detail.text, hit.detail.marks) == ("Een vaste peter in elke ploeg", ((10, 15),))
    (hit,) = [hit for hit in found(store, "jans").hits if hit.kind == "enterprise"]
    assert (hit.title.marks, hit.detail.text) == (((9, 13),), "Aalst")


def test_each_kind_of_record_is_found_by_its_own_words(store):
    company = add_company(store)
    session = add_session(store, company, "Eerste **onthaal**map", day=20)
    file = add(
        store, Attachment, company, file_name="onthaalmap-v1.pdf", size=3, sha256="a" * 64,
        added_at=moment(20, 11),
    )  # fmt: skip
    action = add(store, Action, company, text="Onthaalmap nalezen", owner="Mia")
    appointment = add(
        store, Appointment, company, coach_id=store.actor, kind="visit", subject="Onthaal bekijken",
        starts_at=moment(24, 9), ends_at=moment(24, 10),
    )  # fmt: skip
    hits = {hit.kind: hit.id for hit in found(store, "onthaal").hits}
    assert hits == {
        "coaching_session": session,
        "attachment": file,
        "action": action,
        "appointment": appointment,
    }
    assert ids(store, "jan", "contact") == [company.jan]


def test_trajectories_networks_and_referrals_are_found(store, team):
    company, trajectory, network = add_company(store), new_id(), new_id()
    meeting, referral = new_id(), new_id()
    with store.write() as session:
        session.add(
            Trajectory(
                id=trajectory, root=trajectory, title="Taal in de ploeg", purpose="Vaste peter",
                started_on=date(2026, 5, 12), criteria_version=1,
            )
        )  # fmt: skip
        session.add(Network(id=network, root=network, name="Netwerk Waasland"))
        session.flush()
        member = member_id(trajectory, company.id)
        session.add(
            TrajectoryMember(
                id=member, root=trajectory, trajectory_id=trajectory, enterprise_id=company.id,
                name="Bakkerij Janssens", joined_on=date(2026, 5, 12),
            )
        )  # fmt: skip
        session.add(
            Meeting(
                id=meeting, root=network, network_id=network, title="Bijeenkomst 3",
                starts_at=moment(26, 14), ends_at=moment(26, 16), report="Over **werkplekleren**",
            )
        )  # fmt: skip
        session.add(
            Referral(
                id=referral, root=company.id, enterprise_id=company.id, company_id=company.id,
                company="Bakkerij Janssens", direction="out", instrument="IBO", receiver="VDAB",
                made_on=date(2026, 11, 3), status_on=date(2026, 11, 3),
            )
        )  # fmt: skip
    assert ids(store, "taal", "trajectory") == [trajectory]
    assert ids(store, "jans taal", "trajectory") == [trajectory]
    assert ids(store, "waas", "network") == [network]
    assert ids(store, "werkplek", "meeting") == [meeting]
    assert ids(store, "ibo jans", "referral") == [referral]
    details = {hit.kind: hit.detail.text for hit in found(store, "jans").hits}
    assert details["trajectory"] == "Bakkerij Janssens"
    (hit,) = [hit for hit in found(store, "peter").hits if hit.kind == "trajectory"]
    assert hit.detail.text == "Vaste peter"
    with store.write() as session:
        session.get(TrajectoryMember, member).deleted = True
    assert ids(store, "jans taal", "trajectory") == []


def test_a_single_letter_finds_companies_only(store):
    add_session(store, add_company(store), "onthaal")
    assert titles(store, "b", "enterprise") == ["Bakkerij Janssens"]
    assert ids(store, "o") == []


def test_words_may_stand_half_in_the_company_and_half_in_its_note(store):
    janssens, claes = add_company(store), add_company(store, "Metaal Claes")
    mine = add_session(store, janssens, "Over de onthaalmap")
    add_session(store, claes, "Over de onthaalmap")
    assert ids(store, "jans onthaal") == [mine]
    assert ids(store, "onthaal jans") == [mine]
    assert ids(store, "bakkerij jans onthaal") == [mine]
    assert ids(store, "onthaal peter") == []


def test_a_word_may_name_any_number_of_companies_while_another_stands_in_a_note(store):
    many = [add_company(store, f"Janssens {number}") for number in range(21)]
    mine = [
        add_session(store, many[number], "onthaalmap", day=day) for number, day in ((0, 3), (20, 9))
    ]
    add_session(store, add_company(store, "Metaal Claes"), "onthaalmap", day=12)
    add_session(store, many[5], "iets anders", day=12)
    assert ids(store, "jans onthaal") == mine[::-1]
    merge_companies(store, many[0].id, many[20].id, {})
    assert ids(store, "jans onthaal") == mine[::-1]  # one of them under the other now
    throw_away(store, "enterprise", many[0].id)
    assert ids(store, "jans onthaal") == []


def test_of_many_ways_to_name_companies_the_most_exact_ones_are_looked_at(store):
    company = add_company(store, "Alfa Beta Gamma Delta")
    for number in range(20):
        add_company(store, f"Alfa Beta Gamma Delta {number}")
    mine = add_session(store, company, "onthaal")
    assert ids(store, "alfa beta gamma delta onthaal") == [mine]


def test_the_newest_sessions_come_first_and_five_of_them(store):
    company = add_company(store)
    made = {day: add_session(store, company, "onthaal", day=day) for day in (3, 9, 5, 7, 4, 8, 6)}
    assert ids(store, "onthaal") == [made[day] for day in (9, 8, 7, 6, 5)]
    assert ids(store, "jans onthaal") == [made[day] for day in (9, 8, 7, 6, 5)]


def test_the_excerpt_shows_the_word_without_markup(store):
    add_session(store, add_company(store), "Punt\n- een **vaste** peter")
    (hit,) = found(store, "vaste").hits
    assert (hit.detail.text, hit.detail.marks) == ("Punt een vaste peter", ((9, 14),))


def test_a_slip_is_forgiven_and_told(store):
    company = add_company(store, "Metaal Claes")
    session = add_session(store, company, "Over de onthaalmap")
    assert found(store, "onthalmap").meant == "onthaalmap"
    assert ids(store, "onthalmap") == [session]
    assert ids(store, "klaes onthaal") == [session]
    assert found(store, "klaes aalst").meant == "claes aalst"  # of a place there is no word
    assert found(store, "qqqq").meant is None
    assert found(store, "claes").meant is None


def test_what_changes_or_goes_is_found_as_it_is_now(store):
    company = add_company(store)
    session = add_session(store, company, "onthaal")
    assert ids(store, "onthaal") == [session]
    with store.write() as work:
        work.get(CoachingSession, session).note = "peter"
    assert (ids(store, "onthaal"), ids(store, "peter")) == ([], [session])
    with store.write() as work:
        work.get(CoachingSession, session).deleted = True
    assert ids(store, "peter") == []
    with store.write() as work:
        work.get(CoachingSession, session).deleted = False
        work.get(Enterprise, company.id).deleted = True
    assert found(store, "peter").hits == ()
    assert found(store, "jan").hits == ()


def test_nothing_waits_after_catching_up_and_one_change_is_one_record(store):
    company = add_company(store)
    catch_up(store, Silent())
    assert waiting(store) == 0
    add_session(store, company, "onthaal")
    with store.write() as work:
        work.get(Contact, company.jan).function = "zaakvoerder"
        work.flush()
        work.get(Contact, company.jan).phone = "053 00 00 00"
    assert waiting(store) == 2
    catch_up(store, Silent())
    assert waiting(store) == 0


def test_no_word_of_a_removed_record_stays_in_the_index(store):
    company = add_company(store)
    session = add_session(store, company, "xenonmarker onthaal")
    catch_up(store, Silent())
    with store.write() as work:
        work.execute(text("UPDATE sync_context SET applying = 1"))
        work.execute(text("DELETE FROM coaching_session WHERE id = :id"), {"id": session.hex})
        search_index.forget_gone(work)
    with store.read() as work:
        words = work.execute(text("SELECT term FROM search_word")).scalars().all()
        blocks = work.execute(text("SELECT block FROM search_text_data")).scalars().all()
    assert "xenonmarker" not in words
    assert not any(b"marker" in block for block in blocks)


def test_what_no_screen_shows_is_not_found_and_a_slip_is_not_forgiven_for_it(store):
    company = add_company(store)
    add(store, Action, company, text="Onthaalmap nalezen")
    catch_up(store, Silent())
    assert search(store, reference(), "onthaal", {"action"}).hits
    assert search(store, reference(), "onthaal", {"contact"}).hits == ()
    assert search(store, reference(), "onthalmap", {"contact"}).hits == ()


def test_signs_alone_find_nothing(store):
    add_company(store)
    for typed in ("", "  ", "-", '"', "* (", "AND"):
        assert found(store, typed).hits == ()


_NOTES = ["Onthaal: IBO-T voor Élan", 'Een "peter" (of meter) AND NOT x*', "2de keer, 50% NEAR/3"]


@given(st.one_of(st.text(max_size=12), st.sampled_from(' "*():-^ANDORNOTNEAR/{}+').map(str)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_nothing_typed_is_syntax_and_the_words_are_found_as_a_scan_finds_them(notes, typed):
    store, made = notes
    typed_words = [words_of(word) for word in fold(typed).split()]
    typed_words = [words for words in typed_words if words][:6]
    if all(len(word) == 1 for word in search_words(typed)):
        typed_words = []  # a letter finds companies only
    hits = {hit.id for hit in search(store, reference(), typed).hits if hit.kind == "action"}
    if search(store, reference(), typed).meant is None and typed_words:
        wanted = {
            record for record, note in made.items() if all(_has(note, word) for word in typed_words)
        }
        assert hits == wanted


def _has(note, parts):
    """Tell whether the parts of a word follow each other in the note, the last one begun."""
    words, last = words_of(note), len(parts) - 1
    return any(
        words[at : at + last] == parts[:last] and words[at + last].startswith(parts[last])
        for at in range(len(words) - last)
    )


@pytest.fixture
def notes(store):
    made = {new_id(): note for note in _NOTES}
    with store.write() as session:  # of no company, of which a word could name the half
        session.add_all(Action(id=one, root=one, text=note) for one, note in made.items())
    catch_up(store, Silent())
    return store, made


def test_what_stands_in_a_merged_file_is_found_too(store):
    kept = add_company(store, "Bakkerij Janssens", number="1999990144")
    other = add_company(store, "Janssens BV", "Een vaste peter in elke ploeg", "1999990144")
    session = add_session(store, other, "Onthaal besproken.")
    merge_companies(store, kept.id, other.id, {})
    for typed in ("onthaal", "janssens onthaal", "bakkerij onthaal"):
        assert ids(store, typed) == [session], typed
    assert ids(store, "peter", "enterprise") == [kept.id]


def test_what_hangs_under_a_case_in_the_bin_is_out_of_sight(store, team):
    network, meeting = new_id(), new_id()
    with store.write() as session:
        session.add(Network(id=network, root=network, name="Netwerk Waasland"))
        session.flush()
        session.add(
            Meeting(id=meeting, root=network, network_id=network, title="Peterschap",
                    starts_at=moment(26, 14), ends_at=moment(26, 16))
        )  # fmt: skip
        session.flush()
        session.add(Action(root=network, meeting_id=meeting, text="Peter kiezen"))
    kinds = {"meeting", "action"}
    assert {hit.kind for hit in found(store, "peter").hits} == kinds
    throw_away(store, "network", network)
    assert found(store, "peter").hits == ()
    restore(store, "network", network)
    assert {hit.kind for hit in found(store, "peter").hits} == kinds
