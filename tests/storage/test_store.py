"""Sessions: one way in, all or nothing, and none after closing."""

import gc
import weakref
from threading import Event, Thread
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.core.errors import UserError
from app.models.partnership import Partnership
from app.services.changes import Changes
from app.storage.engine import DataKey, folded, open_engine
from app.storage.store import Store
from tests.storage_fixtures import KEY


def add(session, name="Oost"):
    mine = uuid4()
    session.add(Partnership(id=mine, root=mine, name=name))
    session.flush()
    return mine


def names(store):
    with store.read() as session:
        return list(session.exec(select(Partnership.name)).all())


def test_what_a_block_writes_is_there_and_changes_name_it(store):
    with store.write() as session:
        mine = add(session)
        changes = Changes.of(session)
    assert changes.ids("partnership") == {mine}
    assert (changes.kinds, changes.roots) == ({"partnership"}, {mine})
    assert names(store) == ["Oost"]


def test_changes_add_up_and_nothing_is_nothing():
    one, two = uuid4(), uuid4()
    both = Changes(frozenset({("a", one, one)})) | Changes(frozenset({("b", two, one)}))
    assert (both.ids("a"), both.ids("b"), both.ids("c")) == ({one}, {two}, set())
    assert both.roots == {one}
    assert both
    assert not Changes()


def test_an_exception_leaves_nothing(store):
    def fail():
        with store.write() as session:
            add(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(store) == []
    with store.read() as session:
        assert session.execute(text("SELECT count(*) FROM outbox")).scalar_one() == 0
        assert session.execute(text("SELECT change_group FROM sync_context")).scalar_one() is None


def test_a_failure_of_something_else_is_not_blamed_on_the_store(store):
    with pytest.raises(PermissionError), store.write():
        raise PermissionError(13, "a file elsewhere")


def test_only_the_block_commits(store):
    def commit_inside(block):
        with block() as session:
            session.commit()

    for block in (store.read, store.write):
        with pytest.raises(RuntimeError, match="commit"):
            commit_inside(block)


def test_a_write_inside_a_write_is_a_bug_that_shows(store):
    def nest():
        with store.write() as outer:
            add(outer)
            with store.write():
                pytest.fail("a second unit of work")

    with pytest.raises(RuntimeError, match="pass the session on"):
        nest()
    assert names(store) == []
    with store.write() as session:
        add(session)


def test_changing_rows_in_a_read_is_a_bug_that_shows(store):
    def change():
        with store.read() as session:
            session.add(Partnership(root=uuid4(), name="x"))

    with pytest.raises(RuntimeError, match="rows were changed"):
        change()


def test_a_read_keeps_its_picture_while_another_writes(store):
    with store.read() as session:
        assert session.exec(select(Partnership.name)).all() == []
        with store.write() as writer:
            add(writer)
        assert session.exec(select(Partnership.name)).all() == []
    assert names(store) == ["Oost"]


def test_writers_wait_for_each_other(store):
    inside, done = Event(), []

    def second():
        inside.wait()
        with store.write() as session:
            add(session, "two")
        done.append("two")

    thread = Thread(target=second)
    thread.start()
    with store.write() as session:
        add(session, "one")
        inside.set()
        assert done == []
    thread.join()
    assert sorted(names(store)) == ["one", "two"]


def test_rows_are_readable_after_their_block(store):
    with store.write() as session:
        mine = add(session)
    with store.read() as session:
        row = session.get_one(Partnership, mine)
    assert row.name == "Oost"


def test_a_closed_store_is_locked_and_its_key_forgotten(store):
    key = store.key
    store.close()
    store.close()
    assert store.is_closed
    for block in (store.read, store.write):
        with pytest.raises(UserError, match=r"store\.locked"), block():
            pytest.fail("a session after closing")
    with pytest.raises(UserError, match=r"store\.locked"):
        _ = store.key
    with pytest.raises(LookupError):
        _ = key.value
    assert not store.path.with_name("werkvloer.db-wal").exists()  # the file is closed


def test_closing_lets_an_open_block_end(store):
    begun, may_end = Event(), Event()

    def work():
        with store.write() as session:
            add(session)
            begun.set()
            may_end.wait()

    thread = Thread(target=work)
    thread.start()
    begun.wait()
    closer = Thread(target=store.close)
    closer.start()
    while not store.is_closed:
        pass
    may_end.set()
    closer.join()
    thread.join()
    key = DataKey(KEY)
    again = Store(open_engine(store.path, key), uuid4(), key=key)
    assert names(again) == ["Oost"]
    again.close()


def test_closing_stops_a_query_that_does_not_end(store):
    begun, told = Event(), []

    def work():
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i)"
        try:
            with store.read() as session:
                begun.set()
                session.execute(text(f"{endless} FROM n"))
        except UserError as error:
            told.append(error.code)

    thread = Thread(target=work)
    thread.start()
    begun.wait()
    store.close(wait_s=0.2)
    thread.join()
    assert told == ["store.locked"]
    assert not store.path.with_name("werkvloer.db-wal").exists()


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Café Élysée", "cafe elysee"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("İstanbul", "istanbul"),
        ("", ""),
        (None, None),
        (7, None),
    ],
)
def test_fold_forgets_case_and_accents_in_python_and_sql(store, written, bare):
    assert folded(written) == bare
    with store.read() as session:
        assert session.execute(text("SELECT fold(:t)"), {"t": written}).scalar_one() == bare


def test_nothing_of_a_closed_store_stays_in_memory(store_folder):
    engine = open_engine(store_folder / "werkvloer.db", DataKey(KEY))
    store = Store(engine, uuid4())
    with store.write() as session:
        add(session)
    store.close()
    left = [weakref.ref(each) for each in (store, engine, engine.dialect)]
    del store, engine, session
    gc.collect()
    assert [each() for each in left] == [None, None, None]


def test_the_connection_that_read_last_reads_next_and_keeps_what_it_decrypted(store):
    engine = store._engine
    with engine.connect() as first, engine.connect() as second:
        last = second.connection.driver_connection
        assert first.connection.driver_connection is not last
        second.close()  # after this one the other is given back
        first.close()
        with engine.connect() as again:
            assert again.connection.driver_connection is not last
            assert again.exec_driver_sql("PRAGMA cache_size").scalar_one() == -32_768  # KB


def test_a_unit_of_work_that_is_refused_at_its_end_leaves_the_store_as_it_was(store):
    role = "INSERT INTO role (id, root, deleted, person_id, role) VALUES ('a', 'b', 0, 'c', 'd')"

    def refused():
        with store.write() as session:
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
            session.execute(text(role))

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        refused()
    with store.write() as session:
        assert session.execute(text("SELECT count(*) FROM role")).scalar_one() == 0
