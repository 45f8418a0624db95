"""A database becomes newer after a backup, as one whole, and never older."""

import shutil
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.core.errors import UserError
from app.models.partnership import Partnership
from app.storage import migrate as migrations
from app.storage.engine import WRITES, DataKey, open_engine
from app.storage.migrate import MIGRATIONS, backup, known_revisions, migrate, stored_revision
from app.storage.schema import schema_statements
from app.storage.store import Store
from tests.storage_fixtures import KEY

ROOT = Path(__file__).parents[2]
MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name <> 'alembic_version'"
NOW = known_revisions()[-1]
NEXT = f"{int(NOW) + 1:04}"
REVISION = """
from alembic import op

revision, down_revision = {revision!r}, {before!r}


def upgrade():
    op.execute("ALTER TABLE draft ADD COLUMN colour VARCHAR")
    op.execute({last!r})
"""


def key():
    return DataKey(KEY)


def schema(engine):
    with engine.connect() as connection:
        rows = connection.execute(text(MASTER)).all()
        return {
            (kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in rows
        }


@pytest.fixture
def engine(store_folder):
    """An existing database at the newest revision."""
    engine = open_engine(store_folder / "werkvloer.db", key())
    yield engine
    engine.dispose()


def upgrade_to(engine, revision):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Pretend that a newer version of the program has one more revision."""

    def release(last="SELECT 1"):
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder)
        script = REVISION.format(last=last, revision=NEXT, before=NOW)
        (folder / "versions" / f"{NEXT}_next.py").write_text(script)
        monkeypatch.setattr(migrations, "MIGRATIONS", folder)

    return release


def test_a_new_database_equals_the_models(engine, tmp_path):
    made = open_engine(tmp_path / "models.db", key(), create=True)
    with made.connect() as connection:
        for sql in schema_statements():
            connection.exec_driver_sql(sql)
        connection.commit()
    assert schema(engine) == schema(made)
    with engine.connect() as one, made.connect() as two:
        for table in ("sync_context", "sync_state"):
            rows = [c.execute(text(f"SELECT * FROM {table}")).all() for c in (one, two)]
            assert rows[0] == rows[1]
    made.dispose()


def test_the_known_revisions_are_those_of_alembic():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    chain = [revision.revision for revision in script.walk_revisions()]
    assert known_revisions() == chain[::-1]
    assert script.get_heads() == [chain[0]]


def test_the_newest_needs_neither_a_backup_nor_alembic(store_folder):
    code = (
        "import sys; from pathlib import Path;"
        "from app.storage.engine import WRITES, DataKey, open_engine;"
        "from app.storage.migrate import migrate;"
        "key = DataKey(bytes.fromhex(sys.argv[2]));"
        "print(migrate(open_engine(Path(sys.argv[1]), key), key), 'alembic' in sys.modules)"
    )
    args = [sys.executable, "-c", code, store_folder / "werkvloer.db", KEY.hex()]
    result = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "None False\n"
    assert not (store_folder / "backups").exists()


def test_an_older_database_is_backed_up_and_brought_up_to_date(engine, next_version):
    store = Store(engine, mine := uuid4())
    with store.write() as session:
        session.add(Partnership(id=mine, root=mine, name="Oost"))
    before = schema(engine)
    next_version()
    saved = migrate(engine, key())
    assert stored_revision(engine) == NEXT
    assert schema(engine) != before
    with store.read() as session:
        assert session.execute(text("SELECT name FROM partnership")).scalar_one() == "Oost"
    assert saved is not None
    assert not saved.read_bytes().startswith(b"SQLite")
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
    old = open_engine(saved, key())
    assert stored_revision(old) == NOW
    assert schema(old) == before
    with old.connect() as connection:
        assert connection.execute(text("SELECT name FROM partnership")).scalar_one() == "Oost"
    old.dispose()


def test_a_store_of_the_first_version_opens_with_all_that_is_in_it(engine, tmp_path):
    path = tmp_path / "first" / "werkvloer.db"
    path.parent.mkdir()
    first = open_engine(path, key(), create=True)
    first.connect().close()
    upgrade_to(first, "0001")
    store = Store(first, mine := uuid4())
    with store.write() as session:
        session.add(Partnership(id=mine, root=mine, name="Oost"))
    migrate(first, key())
    assert schema(first) == schema(engine)
    with store.write() as session:
        assert session.get_one(Partnership, mine).name == "Oost"
        session.get_one(Partnership, mine).name = "West"
    first.dispose()


def test_what_an_older_version_kept_of_actions_files_and_signatures_is_still_there(tmp_path):
    path = tmp_path / "older" / "werkvloer.db"
    path.parent.mkdir()
    old = open_engine(path, key(), create=True)
    old.connect().close()
    upgrade_to(old, "0007")
    kept = {
        "action": {"kind": "task", "text": "Map", "owner": "Mia", "due_on": "2026-11-30",
                   "outcome": ""},
        "attachment": {"file_name": "a.pdf", "media_type": "x", "size": 3, "sha256": "0" * 64,
                       "added_at": "2026-11-20 09:00:00.000000"},
        "signature": {"name": "Jan", "role": "", "strokes": "[]", "signed_hash": "0",
                      "signed_at": "2026-11-20 09:00:00.000000", "signed_versions": "{}",
                      "session_id": "2" * 32},
    }  # fmt: skip
    with old.execution_options(**{WRITES: True}).connect() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("UPDATE sync_context SET applying = 1")
        for table, values in kept.items():
            row = {"id": "1" * 32, "root": "3" * 32, "deleted": 0, **values}
            if table != "signature":
                row["enterprise_id"] = "3" * 32
            names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)
        _parents_of(connection)
        connection.commit()
    migrate(old, key())
    with old.connect() as connection:
        for table, values in kept.items():
            found = connection.execute(text(f"SELECT * FROM {table}")).mappings().one()
            assert {name: found[name] for name in values} == values
            assert found["id"] == "1" * 32
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    old.dispose()


def _parents_of(connection):
    """What those records hang on, so that no key is broken."""
    connection.exec_driver_sql(
        "INSERT INTO enterprise (id, root, deleted, name, purpose, duplicate_reason)"
        f" VALUES ('{'3' * 32}', '{'3' * 32}', 0, 'B', '', '')"
    )
    connection.exec_driver_sql(
        "INSERT INTO person (id, root, deleted, partner_id, name, email)"
        f" VALUES ('{'4' * 32}', '{'5' * 32}', 0, '{'5' * 32}', 'Els', '')"
    )
    connection.exec_driver_sql(
        f"INSERT INTO partner (id, root, deleted, name, kind) VALUES ('{'5' * 32}', '{'5' * 32}',"
        " 0, 'Oost', 'partner')"
    )
    connection.exec_driver_sql(
        "INSERT INTO coaching_session (id, root, deleted, enterprise_id, coach_id, kind, starts_at,"
        " ends_at, place, subject, goal, note, result, next_step, themes, unnamed_workers,"
        f" confirmed_by) VALUES ('{'2' * 32}', '{'3' * 32}', 0, '{'3' * 32}', '{'4' * 32}',"
        " 'visit', '2026-11-20 09:00:00.000000', '2026-11-20 10:00:00.000000', '', '', '', '', '',"
        " '', '[]', 0, '')"
    )


def test_a_migration_that_fails_changes_nothing(engine, next_version):
    before = schema(engine)
    next_version(last="SELECT * FROM no_such_table")
    with pytest.raises(Exception, match="no such table"):
        migrate(engine, key())
    assert stored_revision(engine) == NOW
    assert schema(engine) == before


def test_a_newer_database_is_refused_and_left_alone(engine):
    with engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
        connection.commit()
    engine.dispose()
    path = Path(engine.url.database)
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        migrate(engine, key())
    assert caught.value.code == "store.newer"
    assert caught.value.values["found"] == "9000"
    assert caught.value.values["known"] == known_revisions()[-1]
    engine.dispose()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_empty_file_is_not_taken_for_a_new_profile(store_folder):
    path = store_folder / "werkvloer.db"
    path.write_bytes(b"")
    engine = open_engine(path, key())
    with pytest.raises(UserError, match=r"store\.damaged"):
        migrate(engine, key())
    engine.dispose()


def test_no_migration_without_room_for_its_backup(engine, next_version, monkeypatch):
    next_version()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.migrate._copy", full)
    with pytest.raises(UserError, match=r"store\.full"):
        migrate(engine, key())
    assert stored_revision(engine) == NOW


def test_a_backup_is_taken_while_somebody_writes(engine):
    store = Store(engine, uuid4())
    with store.write() as session:
        mine = uuid4()
        session.add(Partnership(id=mine, root=mine, name="half"))
        session.flush()
        saved = backup(engine, key())
    copy = open_engine(saved, key())
    with copy.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM partnership")).scalar_one() == 0
    copy.dispose()
    other = open_engine(saved, DataKey(bytes(32)))
    with pytest.raises(UserError, match=r"store\.damaged"):
        stored_revision(other)
