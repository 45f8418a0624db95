from datetime import UTC, datetime, timedelta

import pytest

from app.core.progress import Silent
from app.models.base import new_id
from app.models.coaching import Agreement, Attendee, CoachingSession
from app.reference.loader import reference
from app.services.dossier import load_dossier
from app.services.files import attach_files
from app.services.timeline import entry_rows, load_timeline
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, add_intake, add_session, stop_clock


@pytest.fixture
def enterprise(store, monkeypatch):
    stop_clock(monkeypatch)
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens")


def test_everything_stands_in_one_line_the_last_first(store, enterprise, tmp_path):
    old = add_session(store, enterprise, datetime(2026, 10, 1, 9, tzinfo=UTC))
    intake = add_intake(store, enterprise)
    new = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC))
    path = tmp_path / "akkoord.pdf"
    path.write_bytes(b"%PDF-")
    own = attach_files(store, enterprise, [path], Silent()).ids[0]
    below = attach_files(store, enterprise, [path], Silent(), session_id=new).ids[0]
    timeline = load_timeline(store, enterprise)
    assert [key.id for key in timeline.of(frozenset({"session", "intake", "file"}))] == [
        own, new, intake, old,
    ]  # fmt: skip
    assert {key.id for key in timeline.of(frozenset({"file", "session_file"}))} == {own, below}
    rows = entry_rows(store, timeline.keys)
    assert rows[new].files == ("akkoord.pdf",)
    assert rows[own].size == 5


def test_a_session_shows_people_agreements_and_its_note_without_markup(store, enterprise):
    found = add_session(
        store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), "## Onthaal\n- **peter**\n- map"
    )
    contact = load_dossier(store, reference(), enterprise).contacts[0].id
    with store.write() as session:
        session.add(Attendee(root=enterprise, session_id=found, contact_id=contact))
        session.add(Attendee(root=enterprise, session_id=found, role="ploegbaas"))
        session.add(Agreement(root=enterprise, session_id=found, text="Map"))
    row = entry_rows(store, load_timeline(store, enterprise).keys)[found]
    assert row.people == ("Mia Dauwe", "ploegbaas")
    assert row.agreements == 1
    assert row.text == "Onthaal peter map"
    assert row.lasted == timedelta(hours=1, minutes=10)
    assert row.who == "Els V."


def test_a_long_note_is_cut_after_a_word(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), "onthaal " * 1000)
    text = entry_rows(store, load_timeline(store, enterprise).keys)[found].text
    assert text.endswith("onthaal…")
    assert len(text) <= 401


def test_a_withdrawn_session_is_gone(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC))
    keys = load_timeline(store, enterprise).keys
    with store.write() as session:
        session.get_one(CoachingSession, found).deleted = True
    assert load_timeline(store, enterprise).keys == ()
    assert entry_rows(store, keys) == {}


def test_one_establishment_has_its_own_line(store, enterprise):
    site = load_dossier(store, reference(), enterprise).sites[0].id
    here = add_session(
        store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), establishment_id=site
    )
    add_session(store, enterprise, datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert [key.id for key in load_timeline(store, enterprise, site).keys] == [here]
    assert load_timeline(store, enterprise, new_id()).keys == ()
