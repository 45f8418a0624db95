"""A stolen laptop: nothing of the profile can be read without the key (threats T1 and T3)."""

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from sqlalchemy import JSON, Integer, Text
from sqlcipher3 import dbapi2
from sqlmodel import AutoString, SQLModel, text

from app.core.errors import UserError
from app.models.base import Codes, Hundredths, Moment
from app.models.sync import Outbox, RecordVersion, SyncContext, UnitVersion
from app.services.profiles.account import Enrolment, create_profile, unlock
from app.storage.blobs import keep_blob, read_chunks, seal_blob
from app.storage.engine import DataKey, connect, open_engine
from app.storage.failures import told_as_user_error
from app.storage.migrate import backup

MARK = "ZEEHONDENCRECHE"
OWN = {SyncContext.__tablename__, Outbox.__tablename__, "enterprise_key"}
SIMPLE = {int: 1, float: 1.0, bool: True, bytes: b"", date: date(2026, 1, 1), UUID: UUID(int=1)}
OWN |= {RecordVersion.__tablename__, UnitVersion.__tablename__}
OWN |= {"sync_state", "scope_root"}


def planted_value(column, root):
    """Return a value for a column: a marker wherever text fits."""
    if isinstance(column.type, Integer) and column.primary_key:
        return 1
    if column.name in {"id", "root"} or column.foreign_keys:
        return root.hex if isinstance(column.type, AutoString) else root
    if isinstance(column.type, AutoString | Text):
        return f"{MARK} {column.table.name}.{column.name}"
    if isinstance(column.type, Moment):
        return datetime.now(UTC)
    if isinstance(column.type, Codes | JSON):
        return (MARK,)
    if isinstance(column.type, Hundredths):
        return Decimal(1)
    return None if column.nullable else SIMPLE[column.type.python_type]


def plant(session):
    """Put a row with markers in every table that the program fills; return the marked columns."""
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    root, planted = uuid4(), set()
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in OWN:
            values = {column.name: planted_value(column, root) for column in table.columns}
            planted |= {f"{table.name}.{name}" for name in values if MARK in str(values[name])}
            session.execute(table.insert().values(values))
    return planted


def test_no_file_of_a_profile_shows_what_is_in_it(tmp_path):
    enrolment = Enrolment("Els V.", "Partner Oost", f"{MARK} partnerschap", email=f"{MARK}@x.be")
    made = create_profile(tmp_path / "p", enrolment, f"{MARK} wachtwoord")
    store = made.store
    sealed = seal_blob(store.folder, BytesIO(MARK.encode() * 100_000))
    with store.write() as session:
        assert {"contact.name", "draft.content", "coaching_session.note"} <= plant(session)
        keep_blob(session, sealed)
        assert session.execute(text("SELECT count(*) FROM outbox")).scalar_one() > 15
    backup(store._engine, store.key)
    with store.read():
        files = [path for path in (tmp_path / "p").rglob("*") if path.is_file()]
        names = {path.name for path in files}
        assert {"werkvloer.db", "werkvloer.db-wal", "werkvloer.keys", "profile.json"} <= names
        assert len(files) >= 7  # with the blob, the backup and the lock file
        code = made.recovery_code.replace(" ", "")
        for secret in (MARK, MARK.lower(), code, made.recovery_code, store.key.value.hex()):
            for spelt in (secret.encode(), secret.encode("utf-16-le")):
                found = [path.name for path in files if spelt in path.read_bytes()]
                assert found == [], secret
    assert b"".join(read_chunks(store, sealed.sha256)) == MARK.encode() * 100_000
    store.close()
    with sqlite3.connect(store.path) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    plain.close()
    unlock(made.profile, f"{MARK} wachtwoord").close()


def test_the_clear_label_holds_the_person_and_nothing_else(tmp_path):
    enrolment = Enrolment("Els V.", "Oost", "Geheim partnerschap", email="els@oost.be")
    made = create_profile(tmp_path / "p", enrolment, "vier losse woorden")
    made.store.close()
    label = (tmp_path / "p" / "profile.json").read_text(encoding="utf-8")
    assert "Els V." in label
    assert "Geheim" not in label
    assert "els@oost.be" not in label


def test_a_wrong_key_does_not_open(store_folder):
    with pytest.raises(dbapi2.DatabaseError, match="not a database"):
        connect(store_folder / "werkvloer.db", bytes(32))


def test_a_missing_file_is_not_made(tmp_path):
    engine = open_engine(tmp_path / "none.db", DataKey(bytes(32)))
    with pytest.raises(UserError, match=r"store\."), told_as_user_error(tmp_path / "none.db"):
        engine.connect()
    assert list(tmp_path.iterdir()) == []


def test_every_connection_has_the_settings_that_keep_data_safe(store):
    expected = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
    }
    with store.read() as one, store.read() as two:
        for session in (one, two):
            for name, value in expected.items():
                assert session.execute(text(f"PRAGMA {name}")).scalar_one() == value, name


def test_the_key_is_in_no_url_and_no_representation(store):
    shown = repr(store._engine) + str(store._engine.url) + repr(store.key) + repr(store)
    assert store.key.value.hex() not in shown
    assert repr(store.key.value) not in shown


def test_a_failing_statement_shows_no_values(store):
    with pytest.raises(Exception, match="no such table") as caught, store.read() as session:
        session.execute(text("SELECT * FROM absent WHERE name = :name"), {"name": MARK})
    assert MARK not in str(caught.value)
