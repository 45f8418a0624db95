"""What is deleted waits 90 days in the bin, comes back whole, and goes for good after that."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise
from app.models.sync import Outbox
from app.reference.loader import reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import add, remove
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.day.today import load_today
from app.services.files.attachments import attach_files, list_files
from app.services.history import record_history
from app.services.people import who_am_i
from app.services.profiles.upkeep import keep_up
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.form import Agreed, NextAction, Present, SessionForm
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team, stored_actions, utc
from tests.file_samples import add_enterprise, add_intake

MONDAY, DAY = datetime(2026, 11, 23, 13, tzinfo=UTC), date(2026, 11, 23)


@pytest.fixture
def wall(monkeypatch):
    """Set the day."""

    def show(days=0):
        moment = MONDAY + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment.date()

    show()
    return show


@pytest.fixture
def company(store, wall):
    add_team(store)
    return add_company(store)


def log_session(store, company, *, complete=True, file=None, **values):
    files = ()
    if file is not None:
        files = attach_files(store, company.id, [file], Silent()).ids
    form = SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9),
        ends_at=utc(20, 10),
        subject="Onthaal",
        present=(Present(company.jan, "owner"),),
        counts=(("neet", 2),),
        agreements=(Agreed("Onthaalmap"),),
        next_action=NextAction("task", "Bellen", date(2026, 11, 30)),
        files=files,
        **values,
    )
    return save_session(store, form, complete=complete).id


@pytest.fixture
def map_file(tmp_path):
    path = tmp_path / "map.pdf"
    path.write_bytes(b"%PDF-1.7 onthaalmap")
    return path


def blobs(store):
    return len(list((store.folder / "blobs").glob("*")))


def count(store, table):
    with store.read() as session:
        return session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def test_the_bin_tells_what_who_when_and_how_long(store, company, wall):
    remove(store, "contact", company.mia)
    wall(1)
    throw_away(store, "coaching_session", log_session(store, company))
    session, contact = list_bin(store, wall(10))
    assert (contact.kind, contact.name, contact.enterprise) == (
        "contact",
        "Mia D.",
        "Bakkerij Janssens",
    )
    assert (contact.deleted_at, contact.deleted_by) == (MONDAY, "Els V.")
    assert contact.days_left == 80
    assert (session.kind, session.name, session.code, session.at) == (
        "coaching_session",
        "Onthaal",
        "visit",
        utc(20, 9),
    )
    assert session.days_left == 81


@pytest.mark.parametrize(("days", "shown"), [(90, 1), (91, 0)])
def test_the_ninetieth_day_is_the_last(store, company, wall, days, shown):
    remove(store, "contact", company.mia)
    assert len(list_bin(store, wall(days))) == shown


def test_what_came_back_is_in_the_bin_no_more(store, company):
    done = remove(store, "contact", company.mia)
    undo(store, done.changes)
    assert list_bin(store, DAY) == ()
    remove(store, "contact", company.mia)
    assert restore(store, "contact", company.mia).more == ()
    assert list_bin(store, DAY) == ()
    with store.read() as session:
        assert not session.get_one(Contact, company.mia).deleted


def test_a_session_goes_and_comes_back_with_all_that_is_part_of_it(store, company, map_file):
    session_id = log_session(store, company, file=map_file)
    before = load_session(store, session_id)
    assert len(before.files) == 1
    throw_away(store, "coaching_session", session_id)
    assert load_session(store, session_id) is None
    assert stored_actions(store) == []
    assert list_files(store, company.id) == ()
    assert [row.kind for row in list_bin(store, DAY)] == ["coaching_session"]  # its file with it
    restore(store, "coaching_session", session_id)
    assert load_session(store, session_id) == before
    assert sorted(row.text for row in stored_actions(store)) == ["Bellen", "Onthaalmap"]
    assert [row.name for row in list_files(store, company.id)] == ["map.pdf"]


def test_an_action_that_is_done_stays_when_its_session_goes(store, company):
    session_id = log_session(store, company)
    with store.write() as session:
        session.execute(update(Action).where(Action.text == "Bellen").values(done_on=DAY))
    throw_away(store, "coaching_session", session_id)
    assert [row.text for row in stored_actions(store)] == ["Bellen"]


def test_what_was_removed_before_the_session_stays_removed(store, company):
    session_id = log_session(store, company)
    form = load_session(store, session_id)
    save_session(store, SessionForm(**_fields(form) | {"agreements": ()}), complete=True)
    throw_away(store, "coaching_session", session_id)
    restore(store, "coaching_session", session_id)
    assert load_session(store, session_id).agreements == ()


def _fields(form):
    return {name: getattr(form, name) for name in form.__dataclass_fields__}


def test_what_hangs_on_a_deleted_enterprise_brings_it_back_too(store, company):
    remove(store, "contact", company.mia)
    throw_away(store, "enterprise", company.id)
    assert {row.kind for row in list_bin(store, DAY)} == {"contact", "enterprise"}
    assert load_dossier(store, reference(), company.id) is None
    back = restore(store, "contact", company.mia)
    assert back.more == ("enterprise",)
    assert load_dossier(store, reference(), company.id) is not None
    assert list_bin(store, DAY) == ()


def test_of_a_deleted_enterprise_nothing_is_in_any_list(store, company):
    log_session(store, company)
    add(store, "action", company.id, text="Bel", due_on=DAY)
    assert enterprise_ids(store, reference(), EnterpriseQuery()) == [company.id]
    assert "Bakkerij Janssens" in str(load_today(store, DAY))
    throw_away(store, "enterprise", company.id)
    assert enterprise_ids(store, reference(), EnterpriseQuery()) == []
    assert "Bakkerij Janssens" not in str(load_today(store, DAY))


def test_a_number_that_another_took_is_refused_and_nothing_changes(store, company):
    one = add_enterprise(store, "Eerste", number="1999990144")
    throw_away(store, "enterprise", one)
    add_enterprise(store, "Tweede", number="1999990144")
    with pytest.raises(UserError) as caught:
        restore(store, "enterprise", one)
    assert (caught.value.code, caught.value.values["name"]) == ("bin.number_exists", "Tweede")
    assert len(list_bin(store, DAY)) == 1


def test_after_its_days_it_goes_for_good_with_its_history_and_its_file(
    store, company, wall, map_file
):
    (file,) = attach_files(store, company.id, [map_file], Silent()).ids
    remove(store, "file", file)
    remove(store, "contact", company.mia)
    lines = count(store, "outbox")
    wall(90)
    assert purge_bin(store, Silent()) == 0
    assert blobs(store) == 1
    wall(91)
    assert purge_bin(store, Silent()) == 2
    assert blobs(store) == 0
    assert count(store, "blob") == count(store, "attachment") == 0
    assert record_history(store, "contact", company.mia) == ()
    assert count(store, "outbox") == lines - 4
    with store.read() as session:
        assert session.get(Contact, company.mia) is None
        assert session.get(Contact, company.jan) is not None
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        assert session.execute(text("SELECT applying FROM sync_context")).scalar_one() == 0
    assert purge_bin(store, Silent()) == 0


def test_a_file_that_stands_elsewhere_too_keeps_its_bytes(store, company, wall, map_file):
    one, _two = attach_files(store, company.id, [map_file, map_file], Silent()).ids
    remove(store, "file", one)
    wall(91)
    assert purge_bin(store, Silent()) == 1
    assert blobs(store) == 1


def test_an_enterprise_without_evidence_goes_with_its_whole_case(store, company, wall, map_file):
    log_session(store, company, complete=False, file=map_file)
    other = add_company(store, "Metaal")
    throw_away(store, "enterprise", company.id)
    wall(91)
    assert purge_bin(store, Silent()) == 1
    assert blobs(store) == 0
    with store.read() as session:
        assert session.scalars(select(Enterprise.id)).all() == [other.id]
        assert session.scalars(select(Outbox.root).distinct()).all().count(company.id.hex) == 0
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def held(store, wall):
    wall(400)
    lines = count(store, "outbox")
    assert purge_bin(store, Silent()) == 0
    assert count(store, "outbox") == lines


def test_a_finished_session_and_its_file_are_evidence(store, company, wall, map_file):
    session_id = log_session(store, company, file=map_file)
    remove(store, "file", list_files(store, company.id)[0].id)
    throw_away(store, "coaching_session", session_id)
    throw_away(store, "enterprise", company.id)
    held(store, wall)
    assert blobs(store) == 1


def test_the_consent_of_an_enterprise_is_evidence(store, company, wall):
    throw_away(store, "intake", add_intake(store, company.id, consent=True))
    held(store, wall)


def test_what_others_have_stays_until_it_is_erased_there(store, company, wall):
    remove(store, "contact", company.mia)
    with store.write() as session:
        session.execute(update(Outbox).where(Outbox.kind == "contact").values(sent=True))
    held(store, wall)


def test_a_contact_who_was_at_a_session_stays(store, company, wall):
    log_session(store, company, complete=False)
    remove(store, "contact", company.jan)
    held(store, wall)


def test_upkeep_empties_the_bin_after_a_backup(store, company, wall):
    remove(store, "contact", company.mia)
    wall(91)
    keep_up(store, Silent())
    assert len(list((store.folder / "backups").glob("*.db"))) == 1
    assert record_history(store, "contact", company.mia) == ()
    assert who_am_i(store).name == "Els V."


def test_a_store_that_refuses_leaves_the_bin_and_the_program_alone(store, company, wall, caplog):
    remove(store, "contact", company.mia)
    wall(91)
    store.close()
    keep_up(store, Silent())
    assert ("the bin stays as it is", "store.locked") in [
        (line.msg, getattr(line, "code", "")) for line in caplog.records
    ]
