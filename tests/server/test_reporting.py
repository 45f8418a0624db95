"""Views for reports: typed, of one partnership, and nothing but reading."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from app.core.errors import UserError
from app.models.units import synced_models
from app.server.reporting import admit, build, views
from app.sync.changes import ALIVE
from tests.server.partnership import House, change, company, edit, new_id


def noon():
    return datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def zuid(engine):
    return filled(engine, "Bakkerij Zuid")


def filled(engine, name):
    """A partnership with a company, its figures of a year and a session."""
    house = House(engine, noon)
    house.made = company(name=name, nace={"nace_version": "2025", "nace_code": "10710"})
    root = house.made.row
    figures = {
        ALIVE: True,
        "enterprise_id": root,
        "year": 2025,
        "staff": 1250,
        "turnover": None,
        "balance": 100,
        "is_estimate": True,
        "declared_by": "",
    }
    above = [("enterprise", root)]
    house.figures = change("yearly_figures", new_id(), root, figures, above=above)
    answer = house.records.write(house.p, [group(house.made), group(house.figures)])
    assert {one.verdict for one in answer.changes.values()} == {"applied"}
    return house


def group(*changes):
    from app.sync.protocol import WireGroup

    return WireGroup(group=new_id(), made_at="2026-05-04T09:00:00+00:00", changes=list(changes))


def test_there_is_a_view_of_each_kind():
    kinds = {str(model.__tablename__) for model in synced_models()}
    assert views().keys() == kinds - {"evaluation_answer"}  # of one form each, without a name


def test_views_are_made_once(engine):
    assert build(engine) is True
    assert build(engine) is False


def test_values_have_their_types(engine, zuid, reader):
    role, ask = reader
    build(engine)
    admit(engine, role, zuid.p)
    root = UUID(zuid.made.row)
    query = "SELECT id, root, name, nace_code, partner_id FROM reporting.enterprise"
    assert ask(query, zuid.p) == [(root, root, "Bakkerij Zuid", "10710", None)]
    query = "SELECT enterprise_id, year, staff, turnover, is_estimate FROM reporting.yearly_figures"
    assert ask(query, zuid.p) == [(root, 2025, Decimal("12.50"), None, True)]


def test_a_moment_has_its_zone_and_a_list_stays_one(engine, zuid, reader):
    role, ask = reader
    build(engine)
    admit(engine, role, zuid.p)
    root = zuid.made.row
    session = {
        ALIVE: True,
        "enterprise_id": root,
        "coach_id": root,
        "kind": "visit",
        "time": {
            "starts_at": "2026-05-04 08:00:00.000000",
            "ends_at": "2026-05-04 09:00:00.000000",
        },
        "place": "",
        "subject": "",
        "goal": "",
        "note": "",
        "result": "",
        "next_step": {"next_step": "", "next_step_on": "2026-06-01", "next_step_kind": None},
        "themes": ["taal"],
        "unnamed_workers": 0,
        "confirmation": {"confirmation": None, "confirmed_by": "", "confirmed_on": None},
    }
    above = [("enterprise", root)]
    made = change("coaching_session", new_id(), root, session, above=above)
    answer = zuid.records.write(zuid.p, [group(made)])
    assert answer.changes[made.id].verdict == "applied", answer
    query = "SELECT starts_at, next_step_on::text, themes FROM reporting.coaching_session"
    eight = datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert ask(query, zuid.p) == [(eight, "2026-06-01", ["taal"])]


def test_what_was_deleted_is_not_shown(engine, zuid, reader):
    role, ask = reader
    build(engine)
    admit(engine, role, zuid.p)
    zuid.records.write(zuid.p, [group(edit(zuid.figures, ALIVE, value=False))])
    assert ask("SELECT id FROM reporting.yearly_figures", zuid.p) == []


def test_a_role_reads_its_own_partnership_and_cannot_write(engine, zuid, reader):
    role, ask = reader
    noord = filled(engine, "Atelier Noord")
    build(engine)
    query = "SELECT name FROM reporting.enterprise"
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask(query, zuid.p)
    admit(engine, role, zuid.p)
    assert ask(query, zuid.p) == [("Bakkerij Zuid",)]
    assert ask(query, noord.p) == []
    assert ask(query) == []
    for statement in ("SELECT * FROM record", "DELETE FROM reporting.enterprise"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            ask(statement, zuid.p)
    statement = admit(engine, role, noord.p)
    assert statement == f"ALTER ROLE \"{role}\" SET app.partnership = '{noord.p}';"
    assert ask(query, noord.p) == [("Atelier Noord",)]


def test_a_function_of_the_reader_sees_no_row_of_others(engine, zuid, reader):
    role, ask = reader
    build(engine)
    admit(engine, role, zuid.p)
    other = filled(engine, "Bakkerij Noord")
    spying = (
        "CREATE FUNCTION pg_temp.spied(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"
        " $$ BEGIN RAISE EXCEPTION 'seen: %', $1; END $$"
    )
    query = "SELECT name FROM reporting.enterprise WHERE pg_temp.spied(name)"
    assert ask(query, other.p, spying) == []
    with pytest.raises(ProgrammingError, match="seen: Bakkerij Zuid"):
        ask(query, zuid.p, spying)


def test_a_role_still_reads_after_an_upgrade(engine, zuid, reader):
    role, ask = reader
    build(engine)
    admit(engine, role, zuid.p)
    with engine.begin() as connection:
        connection.execute(text("COMMENT ON SCHEMA reporting IS 'of an older version'"))
    assert build(engine) is True
    assert ask("SELECT name FROM reporting.enterprise", zuid.p) == [("Bakkerij Zuid",)]


def test_a_role_that_is_not_there_is_named(engine, zuid):
    build(engine)
    with pytest.raises(UserError, match=r"setup\.no_role"):
        admit(engine, "niemand", zuid.p)
