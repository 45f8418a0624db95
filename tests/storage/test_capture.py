"""Every change of a synced table is in the outbox, with what it replaces."""

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.local import Draft
from app.models.partnership import Partner, Partnership, Person, TravelSetting
from app.models.sync import Outbox
from app.models.units import synced_models, units_of
from app.services.changes import Changes

ROOT = Path(__file__).parents[2]
INTO = "INTO enterprise (id, root, deleted, name, purpose, duplicate_reason)"


@pytest.fixture
def company(store):
    """An enterprise that was made in a unit of work of its own; its id."""
    mine = uuid4()
    with store.write() as session:
        session.add(Enterprise(id=mine, root=mine, name="Bakkerij Janssens"))
    return mine


def lines(store, **equal):
    with store.read() as session:
        query = select(Outbox).order_by(col(Outbox.position)).filter_by(**equal)
        return list(session.exec(query))


def run(store, sql, **values):
    with store.write() as session:
        session.execute(text(sql), values)


def test_an_insert_is_one_line_with_all_units(store, company):
    [line] = lines(store, kind="enterprise")
    assert (line.unit, line.old, line.parents, line.knew) == ("*", None, "[]", None)
    assert (line.record_id, line.root) == (company.hex, company.hex)
    assert line.actor == store.actor.hex
    assert len(bytes.fromhex(line.change_id)) == 16
    assert not line.sent
    assert datetime.fromisoformat(line.made_at).tzinfo == UTC
    value = json.loads(line.value)
    assert value["@alive"] is True
    assert value["name"] == "Bakkerij Janssens"
    assert value["number"] is None
    assert value["nace"] == {"nace_version": None, "nace_code": None}
    assert not value.keys() & {"id", "root", "deleted", "nace_version", "nace_code"}


def test_values_keep_their_type(store, company):
    partner, coach, place, session_id = uuid4(), uuid4(), uuid4(), uuid4()
    with store.write() as session:
        session.add(Partnership(id=partner, root=partner, name="P", is_practice=True))
        session.flush()
        session.add(Partner(id=partner, root=partner, name="Oost"))
        session.flush()
        session.add(Person(id=coach, root=partner, partner_id=partner, name='Els "E" \\ V.\x00é'))
        session.add(TravelSetting(root=partner, name="order", value={"a": [1, None]}))
        session.add(
            YearlyFigures(root=company, enterprise_id=company, year=2025, staff=Decimal("9.90"))
        )
        session.add(Establishment(id=place, root=company, enterprise_id=company, is_main=True))
        session.flush()
        at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        session.add(
            CoachingSession(
                id=session_id,
                root=company,
                enterprise_id=company,
                coach_id=coach,
                kind="visit",
                starts_at=at,
                ends_at=at,
                themes=("talent", "a"),
                confirmed_on=date(2026, 3, 3),
            )
        )
    by_kind = {line.kind: json.loads(line.value) for line in lines(store)}
    assert by_kind["partnership"]["is_practice"] is True
    assert by_kind["person"]["name"] == 'Els "E" \\ V.\x00é'
    assert by_kind["travelsetting"]["value"] == {"a": [1, None]}
    assert by_kind["yearly_figures"]["staff"] == 990
    assert by_kind["yearly_figures"]["turnover"] is None
    assert by_kind["establishment"]["is_main"] is True
    assert by_kind["coaching_session"]["themes"] == ["a", "talent"]
    assert by_kind["coaching_session"]["confirmation"]["confirmed_on"] == "2026-03-03"
    assert by_kind["coaching_session"]["coach_id"] == coach.hex


@pytest.mark.usefixtures("company")
def test_each_change_replaces_the_one_before(store):
    for name in ("Bakker Janssens", "Janssens bv", "Janssens nv"):
        run(store, "UPDATE enterprise SET name = :name", name=name)
    made, *edits = lines(store, kind="enterprise")
    assert [(e.unit, json.loads(e.old), json.loads(e.value)) for e in edits] == [
        ("name", "Bakkerij Janssens", "Bakker Janssens"),
        ("name", "Bakker Janssens", "Janssens bv"),
        ("name", "Janssens bv", "Janssens nv"),
    ]
    before = [made, *edits[:-1]]
    assert [json.loads(e.parents) for e in edits] == [[b.change_id] for b in before]
    assert len({e.change_group for e in (made, *edits)}) == 4


@pytest.mark.usefixtures("company")
def test_units_have_their_own_history(store):
    run(store, "UPDATE enterprise SET name = 'A'")
    run(store, "UPDATE enterprise SET purpose = 'B'")
    made, name, purpose = lines(store, kind="enterprise")
    assert json.loads(name.parents) == json.loads(purpose.parents) == [made.change_id]


@pytest.mark.usefixtures("company")
def test_columns_that_are_judged_together_are_one_line(store):
    run(store, "UPDATE enterprise SET nace_version = '2025', nace_code = '10711', name = 'A'")
    run(store, "UPDATE enterprise SET nace_code = '10712'")
    _, *edits = lines(store, kind="enterprise")
    assert sorted(e.unit for e in edits[:2]) == ["nace", "name"]
    assert edits[0].change_group == edits[1].change_group
    first, second = (e for e in edits if e.unit == "nace")
    assert json.loads(first.value) == {"nace_version": "2025", "nace_code": "10711"}
    assert json.loads(second.old) == json.loads(first.value)
    assert json.loads(second.value) == {"nace_version": "2025", "nace_code": "10712"}
    assert json.loads(second.parents) == [first.change_id]


@pytest.mark.usefixtures("company")
def test_what_stays_equal_is_no_change(store):
    run(store, "UPDATE enterprise SET name = name, number = NULL, deleted = 0")
    assert len(lines(store, kind="enterprise")) == 1


@pytest.mark.usefixtures("company")
def test_null_to_empty_and_back_are_changes(store):
    run(store, "UPDATE enterprise SET number = ''")
    run(store, "UPDATE enterprise SET number = NULL")
    assert [(e.old, e.value) for e in lines(store, unit="number")] == [
        ("null", '""'),
        ('""', "null"),
    ]


def test_bulk_statements_are_captured_row_by_row(store):
    ids = [uuid4() for _ in range(20)]
    with store.write() as session:
        rows = [{"id": i, "root": i, "name": f"N{n}"} for n, i in enumerate(ids)]
        session.execute(insert(Enterprise), rows)
    with store.write() as session:
        session.execute(update(Enterprise).values(purpose="samen"))
        changes = Changes.of(session)
    with store.write() as session:
        driver = session.connection().connection.driver_connection
        marks = [(f"M{n}", i.hex) for n, i in enumerate(ids)]
        driver.executemany("UPDATE enterprise SET name = ? WHERE id = ?", marks)
    assert changes.ids("enterprise") == set(ids)
    assert len(lines(store, unit="*")) == 20
    assert {e.record_id for e in lines(store, unit="purpose")} == {i.hex for i in ids}
    assert len({e.change_group for e in lines(store, unit="purpose")}) == 1
    assert [json.loads(e.value) for e in lines(store, unit="name")] == [f"M{n}" for n in range(20)]
    assert len({e.change_id for e in lines(store)}) == 60


def test_an_upsert_is_captured(store, company):
    values = "VALUES (:id, :id, 0, 'Nieuw', '', '')"
    conflict = "ON CONFLICT (id) DO UPDATE SET name = excluded.name"
    run(store, f"INSERT {INTO} {values} {conflict}", id=company.hex)
    made, renamed = lines(store, kind="enterprise")
    assert json.loads(renamed.parents) == [made.change_id]


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("DELETE FROM enterprise", "never deleted"),
        ("UPDATE enterprise SET id = hex(randomblob(16))", "fixed for life"),
        ("UPDATE enterprise SET root = hex(randomblob(16))", "fixed for life"),
        (f"INSERT OR REPLACE {INTO} SELECT id, root, 0, 'x', '', '' FROM enterprise", "never del"),
    ],
)
@pytest.mark.usefixtures("company")
def test_what_would_lose_history_is_refused(store, sql, reason):
    with pytest.raises(IntegrityError, match=reason):
        run(store, sql)
    assert len(lines(store)) == 1


@pytest.mark.parametrize(
    "sql",
    [
        f"INSERT {INTO} VALUES ('a', 'a', 0, '', '', '')",
        "UPDATE enterprise SET name = 'x'",
        "UPDATE enterprise SET deleted = 1",
        "DELETE FROM enterprise",
    ],
)
@pytest.mark.usefixtures("company")
def test_a_change_outside_a_unit_of_work_fails(store, sql):
    with (
        store._engine.connect() as connection,
        pytest.raises(IntegrityError, match="capture"),
    ):
        connection.execute(text(sql))
    with store.read() as session:
        names = session.exec(select(Enterprise.name, Enterprise.deleted)).all()
        assert names == [("Bakkerij Janssens", False)]


def test_a_delete_says_what_its_author_knew(store, company):
    other = uuid4()
    with store.write() as session:
        session.add(Contact(root=company, enterprise_id=company, name="Jan"))
        session.add(Enterprise(id=other, root=other, name="Ander"))
    run(store, "UPDATE contact SET phone = '1'")
    run(store, "UPDATE outbox SET verdict = 'rejected', closed = 1 WHERE unit = 'phone'")
    run(store, "UPDATE contact SET phone = '2'")
    run(store, "UPDATE enterprise SET deleted = 1 WHERE id = :id", id=company.hex)
    [gone] = lines(store, unit="@alive")
    assert (gone.old, gone.value) == ("true", "false")
    expected = [
        line.change_id
        for line in lines(store, root=company.hex)
        if line.unit != "@alive" and line.verdict is None
    ]
    assert len(expected) == 3  # enterprise, contact, the second phone
    knew = json.loads(gone.knew)
    assert (knew["epoch"], knew["seq"], sorted(knew["ids"])) == (None, 0, sorted(expected))


@pytest.mark.usefixtures("company")
def test_a_delete_knows_what_changed_in_the_same_statement(store):
    run(store, "UPDATE enterprise SET deleted = 1, name = 'weg', purpose = 'niets', number = '1'")
    [gone] = lines(store, unit="@alive")
    others = {line.change_id for line in lines(store) if line.unit != "@alive"}
    assert len(others) == 4
    assert set(json.loads(gone.knew)["ids"]) == others


def test_a_delete_of_what_has_nothing_below_it_knows_its_own_changes_only(store, company):
    with store.write() as session:
        session.add(Contact(root=company, enterprise_id=company, name="Jan"))
        session.add(YearlyFigures(root=company, enterprise_id=company, year=2025))
    run(store, "UPDATE yearly_figures SET declared_by = 'jaarrekening'")
    run(store, "UPDATE yearly_figures SET deleted = 1")
    run(store, "UPDATE contact SET deleted = 1")
    gone = {line.kind: set(json.loads(line.knew)["ids"]) for line in lines(store, unit="@alive")}
    own = {line.change_id for line in lines(store, kind="yearly_figures") if line.unit != "@alive"}
    assert len(own) == 2
    assert gone["yearly_figures"] == own
    assert gone["contact"] > own  # those who were there hang below a contact: all of its case


def test_no_hide_reads_the_whole_outbox(store):
    with store.read() as session:
        sql = session.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'captured_edit'")
        ).scalar_one()
        known = sql.partition("SELECT json_group_array(known) FROM (")[2].partition(")))\n")[0]
        asked = re.sub(r"NEW\.\w+", ":new", known)
        rows = session.execute(text("EXPLAIN QUERY PLAN " + asked), {"new": "x"}).all()
    searches = [row[3] for row in rows if "outbox" in row[3] or "tail" in row[3]]
    assert [line.partition(" (")[0] for line in searches] == [
        "SEARCH outbox USING INDEX ix_outbox_journal",
        "SEARCH o USING INDEX ix_outbox_journal",
        "SEARCH tail USING INDEX ix_tail_root",
    ]


@pytest.mark.usefixtures("company")
def test_undeleting_replaces_the_delete(store):
    run(store, "UPDATE enterprise SET deleted = 1")
    run(store, "UPDATE enterprise SET deleted = 0")
    gone, back = lines(store, unit="@alive")
    assert (back.old, back.value, back.knew) == ("false", "true", None)
    assert json.loads(back.parents) == [gone.change_id]


@pytest.mark.usefixtures("company")
def test_an_edit_replaces_all_heads_of_its_unit(store):
    run(store, "UPDATE enterprise SET name = 'A'")
    run(store, """UPDATE unit_version SET ids = '["aa","bb"]' WHERE unit = 'name'""")
    run(store, "UPDATE enterprise SET name = 'B'")
    assert json.loads(lines(store, unit="name")[-1].parents) == ["aa", "bb"]


@pytest.mark.usefixtures("company")
def test_changes_of_others_are_not_captured(store):
    with store.write() as session:
        session.execute(text("UPDATE sync_context SET applying = 1"))
        session.execute(text("UPDATE enterprise SET name = 'van de server'"))
        session.execute(text("DELETE FROM enterprise"))
    assert len(lines(store)) == 1
    with store.read() as session:
        context = session.execute(text("SELECT * FROM sync_context")).one()
    assert tuple(context) == (1, None, None, None, 0)


@pytest.mark.usefixtures("company")
def test_a_record_without_version_cannot_be_changed(store):
    run(store, "DELETE FROM record_version")
    with pytest.raises(IntegrityError, match="no version"):
        run(store, "UPDATE enterprise SET name = 'x'")


def test_what_stays_on_the_laptop_is_not_captured(store):
    with store.write() as session:
        session.add(Draft(kind="note", content="{}", saved_at=datetime.now(UTC)))
    assert lines(store) == []


@pytest.mark.parametrize("model", synced_models(), ids=lambda model: model.__tablename__)
def test_every_column_is_in_exactly_one_unit(model):
    columns = [column for unit in units_of(model).values() for column in unit]
    assert sorted(columns) == sorted({c.name for c in model.__table__.columns} - {"id", "root"})


@pytest.mark.parametrize("model", synced_models(), ids=lambda model: model.__tablename__)
def test_every_synced_table_has_its_triggers(store, model):
    with store.read() as session:
        query = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
        names = set(session.scalars(query, {"table": model.__tablename__}))
    expected = {"insert", "delete", "fixed"} | {f"u_{unit.strip('@')}" for unit in units_of(model)}
    assert {f"capture_{model.__tablename__}_{name}" for name in expected} <= names


@pytest.mark.usefixtures("company")
def test_the_lines_alone_give_the_record_back(store):
    """The heads by the parents are the values of the row: what a graph of changes is made of."""
    run(store, "UPDATE enterprise SET name = 'A', number = '0403170701'")
    run(store, "UPDATE enterprise SET name = 'B'")
    run(store, "UPDATE enterprise SET nace_code = '10711'")
    run(store, "UPDATE enterprise SET name = 'C', deleted = 1")
    heads: dict[str, dict[str, object]] = {}
    for line in lines(store, kind="enterprise"):
        value = json.loads(line.value)
        for unit, its in value.items() if line.unit == "*" else [(line.unit, value)]:
            known = heads.setdefault(unit, {})
            for parent in json.loads(line.parents):
                del known[parent]  # a KeyError here: it replaced what was not a head
            known[line.change_id] = its
    shown = {unit: list(known.values()) for unit, known in heads.items()}
    assert shown["name"] == ["C"]
    assert shown["number"] == ["0403170701"]
    assert shown["nace"] == [{"nace_version": None, "nace_code": "10711"}]
    assert shown["@alive"] == [False]
    assert all(len(known) == 1 for known in heads.values())


KILLED = """
import os, sys
from pathlib import Path
from uuid import UUID
from sqlalchemy import text
from app.storage.engine import DataKey, open_engine
from app.storage.store import Store
path, key, step = Path(sys.argv[1]), DataKey(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
store = Store(open_engine(path, key), UUID(int=1), key=key)
with store.write() as session:
    for number, sql in enumerate((
        "UPDATE enterprise SET name = 'half'",
        "UPDATE enterprise SET purpose = 'half'",
        "UPDATE sync_context SET change_group = NULL",
    )):
        session.execute(text(sql))
        if number == step:
            os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.usefixtures("company")
def test_a_program_that_is_killed_leaves_nothing_half(store, step):
    args = [sys.executable, "-c", KILLED, store.path, store.key.value.hex(), str(step)]
    result = subprocess.run(args, cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == -9, result.stderr
    assert len(lines(store)) == 1
    with store.read() as session:
        assert session.exec(select(Enterprise.name)).one() == "Bakkerij Janssens"
    run(store, "UPDATE enterprise SET name = 'heel'")
    assert len(lines(store)) == 2
