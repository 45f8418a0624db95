from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from app.core.errors import UserError
from app.server import account_tables, blob_tables
from app.server.database import open_engine
from app.server.migrate import known_revisions, migrate
from app.server.tables import METADATA


def test_a_new_database_has_the_tables_of_the_program(engine):
    assert {account_tables.ACCOUNT, blob_tables.BLOB} <= set(METADATA.sorted_tables)
    ours = set(METADATA.tables)

    def is_ours(name, kind, _parent):
        return kind != "table" or name in ours

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, METADATA) == []


def test_servers_that_start_together_migrate_once(postgres):
    engines = [open_engine(postgres.url("migrated_together")) for _ in range(3)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(migrate, engines))
    with engines[0].connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        assert list(found) == [known_revisions()[-1]]
    for engine in engines:
        engine.dispose()


def test_a_database_of_a_newer_program_is_refused(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UserError, match=r"server\.newer") as caught:
        migrate(engine)
    assert caught.value.values["found"] == "9999"


def test_a_partnership_sees_its_own_rows_only(engine):
    insert = text("INSERT INTO case_root (partnership_id, root) VALUES (:p, 'r')")
    setting = text("SELECT set_config('app.partnership', :p, true)")
    count = text("SELECT count(*) FROM case_root")
    for one in ("one", "two"):
        with engine.begin() as connection:
            connection.execute(setting, {"p": one})
            connection.execute(insert, {"p": one})
            assert connection.execute(count).scalar_one() == 1
    with engine.connect() as connection:
        assert connection.execute(count).scalar_one() == 0
