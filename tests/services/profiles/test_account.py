"""Profiles: made, unlocked in three ways, locked; every failure has its own code."""

import errno
import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core import clock
from app.models.partnership import Partner, Partnership, Person, Role
from app.models.sync import Outbox
from app.services.profiles import account
from app.services.profiles.account import (
    Enrolment,
    change_passphrase,
    create_profile,
    list_profiles,
    lock,
    new_profile_folder,
    new_recovery_code,
    read_profile,
    set_recovery_code,
    unlock,
    unlock_with_recovery,
)
from app.storage import sidecar
from app.storage.engine import DataKey
from app.storage.migrate import backup
from tests.account_samples import ELS, OTHER, WORDS, refused


def test_a_new_profile_knows_who_works_in_it(profile):
    store = unlock(profile, WORDS)
    with store.read() as session:
        partnership = session.exec(select(Partnership)).one()
        partner = session.exec(select(Partner)).one()
        person = session.exec(select(Person)).one()
        role = session.exec(select(Role)).one()
        authors = set(session.exec(select(Outbox.actor)).all())
    assert (partnership.name, partnership.is_practice) == ("Inclusief Werken", False)
    assert (partner.name, person.name, person.email) == ("Partner Oost", "Els V.", "els@oost.be")
    assert (person.id, person.partner_id, role.person_id) == (store.actor, partner.id, person.id)
    assert role.role == "coach"
    assert {r.root for r in (partnership, partner, person, role)} == {partnership.id}
    assert authors == {store.actor.hex}
    lock(store)


def test_profiles_are_listed_by_name_without_opening(profile):
    base = profile.folder.parent
    for name in ("bea", "Adam"):
        folder = base / name
        shutil.copytree(profile.folder, folder)
        label = {"name": name, "role": "coach", "partner": "P", "is_practice": True}
        (folder / "profile.json").write_text(json.dumps(label))
    (base / "empty").mkdir()
    (base / "file").write_text("x")
    assert [p.name for p in list_profiles(base)] == ["Adam", "bea", "Els V."]
    els = list_profiles(base)[-1]
    assert (els.role, els.partner, els.is_practice) == ("coach", "Partner Oost", False)
    assert list_profiles(base / "nowhere") == ()
    assert new_profile_folder(base) != new_profile_folder(base)


def test_a_lost_label_is_no_loss(profile):
    for content in ("{", "[]", ""):
        (profile.folder / "profile.json").write_text(content)
        assert read_profile(profile.folder).name == ""
    (profile.folder / "profile.json").unlink()
    unlock(read_profile(profile.folder), WORDS).close()


def test_a_passphrase_is_the_same_however_its_accents_are_typed(profile):
    unlock(profile, "vier losse woo\u0308rde\u0300n").close()


def test_a_wrong_passphrase_counts_down_to_a_wait(profile, monkeypatch):
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: at)
    told = [refused(unlock, profile, f"wrong {n}") for n in range(5)]
    assert {error.code for error in told} == {"account.wrong_passphrase"}
    assert [error.values["tries_left"] for error in told] == [4, 3, 2, 1, 0]
    assert told[0].values["wait_s"] == 60
    error = refused(unlock, profile, WORDS)
    assert (error.code, error.values) == ("account.wait", {"wait_s": 60})
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(seconds=60))
    unlock(profile, WORDS).close()
    assert refused(unlock, profile, "wrong").values["tries_left"] == 4


def test_a_try_is_counted_before_it_is_made(profile, monkeypatch):
    """Killing the program before it can say no gives no free tries."""

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(sidecar.Sidecar, "opened", killed)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            unlock(profile, "wrong")
    assert refused(unlock, profile, "wrong").code == "account.wait"


def test_an_open_profile_is_not_opened_twice(profile):
    store = unlock(profile, WORDS)
    assert refused(unlock, profile, WORDS).code == "store.in_use"
    lock(store)
    unlock(profile, WORDS).close()


def test_a_refusal_lets_go_of_the_profile(profile):
    refused(unlock, profile, "wrong")
    unlock(profile, WORDS).close()


def test_changing_the_passphrase(profile):
    store = unlock(profile, WORDS)
    assert refused(change_passphrase, store, "wrong", OTHER).code == "account.wrong_passphrase"
    error = refused(change_passphrase, store, WORDS, "x" * 11)
    assert (error.code, error.values["minimum"]) == ("passphrase.weak", 12)
    for weak in ("x" * 40, "wachtwoord123", "123456789012345"):
        assert refused(change_passphrase, store, WORDS, weak).code == "passphrase.weak"
    change_passphrase(store, WORDS, OTHER)
    store.close()
    assert refused(unlock, profile, WORDS).code == "account.wrong_passphrase"
    unlock(profile, OTHER).close()
    assert refused(change_passphrase, store, OTHER, WORDS).code == "store.locked"


def test_the_recovery_sheet_gives_a_new_passphrase_and_stays_good(profile, made_once):
    typed = made_once.recovery_code.lower().replace(" ", "-")
    unlock_with_recovery(profile, typed, OTHER).close()
    unlock(profile, OTHER).close()
    assert refused(unlock, profile, WORDS).code == "account.wrong_passphrase"
    unlock_with_recovery(profile, typed, WORDS).close()


def test_a_wrong_recovery_code_is_counted_and_a_mistyped_one_is_not(profile, made_once):
    error = refused(unlock_with_recovery, profile, new_recovery_code(), OTHER)
    assert (error.code, error.values["tries_left"]) == ("account.wrong_recovery_code", 4)
    typed = made_once.recovery_code[:-1] + ("0" if made_once.recovery_code[-1] != "0" else "1")
    assert refused(unlock_with_recovery, profile, typed, OTHER).code == "account.code_mistyped"
    assert refused(unlock, profile, "wrong").values["tries_left"] == 3


def test_a_new_sheet_ends_the_old_one(profile, made_once):
    store = unlock(profile, WORDS)
    code = new_recovery_code()
    assert refused(set_recovery_code, store, code[:-1]).code == "account.code_length"
    set_recovery_code(store, code)
    store.close()
    error = refused(unlock_with_recovery, profile, made_once.recovery_code, OTHER)
    assert error.code == "account.wrong_recovery_code"
    unlock_with_recovery(profile, code, OTHER).close()


def test_an_older_key_file_that_was_put_back_opens_only_with_the_sheet(profile, made_once):
    path = profile.folder / sidecar.FILE
    old = path.read_bytes()
    store = unlock(profile, WORDS)
    change_passphrase(store, WORDS, OTHER)
    store.close()
    path.write_bytes(old)
    assert refused(unlock, profile, WORDS).code == "keys.older"
    unlock_with_recovery(profile, made_once.recovery_code, OTHER).close()
    unlock(profile, OTHER).close()


def test_a_stop_between_key_file_and_database_is_mended(profile):
    store = unlock(profile, WORDS)
    held, _ = sidecar.read_sidecar(profile.folder)
    sidecar.write_sidecar(profile.folder, held, store.key.value)
    store.close()
    unlock(profile, WORDS).close()
    unlock(profile, WORDS).close()


def test_a_damaged_database_says_so_with_the_last_backup(profile):
    store = unlock(profile, WORDS)
    saved = backup(store._engine, store.key)
    store.close()
    with profile.database.open("r+b") as file:
        file.write(bytes(5000))
    damaged = profile.database.read_bytes()
    error = refused(unlock, profile, WORDS)
    assert error.code == "store.damaged"
    made = error.values["backup_at"]
    assert abs(made.timestamp() - saved.stat().st_mtime) < 1
    assert profile.database.read_bytes() == damaged
    assert refused(unlock, profile, "wrong").code == "account.wrong_passphrase"


def test_what_is_missing_says_so(profile):
    keys = profile.folder / sidecar.FILE
    content = keys.read_bytes()
    keys.unlink()
    assert refused(unlock, profile, WORDS).code == "keys.missing"
    keys.write_bytes(content[:-40])
    assert refused(unlock, profile, WORDS).code == "keys.damaged"
    keys.write_bytes(content)
    profile.database.unlink()
    error = refused(unlock, profile, WORDS)
    assert (error.code, error.values["backup_at"]) == ("store.missing", None)
    assert not profile.database.exists()
    shutil.rmtree(profile.folder)
    assert refused(unlock, profile, WORDS).code == "store.missing"
    assert not profile.folder.exists()


def test_a_database_of_another_profile_is_no_wrong_passphrase(profile, tmp_path):
    other = create_profile(tmp_path / "other", ELS, OTHER)
    other.store.close()
    shutil.copy(other.profile.database, profile.database)
    assert refused(unlock, profile, WORDS).code == "store.damaged"


def test_a_newer_database_is_refused(profile):
    store = unlock(profile, WORDS)
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    store.close()
    assert refused(unlock, profile, WORDS).code == "store.newer"


def test_a_profile_is_never_made_over_another(profile):
    before = profile.database.read_bytes()
    assert refused(create_profile, profile.folder, ELS, OTHER).code == "account.profile_exists"
    assert profile.database.read_bytes() == before


@pytest.mark.parametrize("weak", ["kort", "wachtwoord123", "a" * 40])
def test_a_weak_passphrase_makes_nothing(tmp_path, weak):
    assert refused(create_profile, tmp_path / "p", ELS, weak).code == "passphrase.weak"
    assert not (tmp_path / "p").exists()


def test_a_practice_profile_with_a_sheet_that_was_printed_before(tmp_path):
    code = new_recovery_code()
    practice = Enrolment("Els", "Oost", "Oefenen", role="promotor", is_practice=True)
    made = create_profile(tmp_path / "p", practice, WORDS, code)
    assert made.recovery_code == code
    with made.store.read() as session:
        assert session.exec(select(Partnership.is_practice)).one() is True
    made.store.close()
    assert read_profile(tmp_path / "p").is_practice
    unlock_with_recovery(made.profile, code, OTHER).close()


@pytest.mark.parametrize(
    "step", ["create_database", "add_first_records", "write_keys", "finish_profile"]
)
def test_a_full_disk_while_making_a_profile_leaves_none(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(account, step, full)
        assert refused(create_profile, tmp_path / "p", ELS, WORDS).code == "store.full"
    assert read_profile(tmp_path / "p") is None
    assert {path.name for path in (tmp_path / "p").iterdir()} <= {"profile.lock"}
    create_profile(tmp_path / "p", ELS, WORDS).store.close()


def test_a_stop_while_making_a_profile_leaves_none_and_the_next_succeeds(tmp_path, monkeypatch):
    """As after a kill: nothing is cleaned up at the time."""
    with monkeypatch.context() as patch:
        patch.setattr(account, "abandon_profile", lambda _folder: None)
        patch.setattr(account, "finish_profile", lambda _profile: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            create_profile(tmp_path / "p", ELS, WORDS)
    assert (tmp_path / "p" / "werkvloer.db").exists()
    assert read_profile(tmp_path / "p") is None
    assert list_profiles(tmp_path) == ()
    create_profile(tmp_path / "p", ELS, WORDS).store.close()
    unlock(read_profile(tmp_path / "p"), WORDS).close()


def test_a_key_is_forgotten_when_opening_fails(profile, monkeypatch):
    made = []

    class Watched(DataKey):
        def __init__(self, key):
            super().__init__(key)
            made.append(self)

    monkeypatch.setattr(account, "DataKey", Watched)
    profile.database.write_bytes(bytes(8192))
    refused(unlock, profile, WORDS)
    with pytest.raises(LookupError):
        _ = made[0].value
