"""Column types of our own: what goes in comes out, and what would be lost is refused."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text
from sqlalchemy.exc import StatementError

from app.models.base import Codes, Hundredths, Moment, new_id

metadata = MetaData()
rows = Table(
    "rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment),
    Column("amount", Hundredths),
    Column("codes", Codes),
)


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_a_moment_is_stored_in_utc_whatever_its_zone(connection):
    brussels = timezone(timedelta(hours=2))
    connection.execute(insert(rows).values(at=datetime(2026, 7, 1, 14, 2, tzinfo=brussels)))
    assert connection.execute(text("select at from rows")).scalar() == "2026-07-01 12:02:00.000000"
    assert connection.execute(select(rows.c.at)).scalar() == datetime(2026, 7, 1, 12, 2, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused(connection):
    with pytest.raises(StatementError, match="needs its zone"):
        connection.execute(insert(rows).values(at=datetime(2026, 7, 1)))  # noqa: DTZ001 on purpose


@pytest.mark.parametrize(
    ("amount", "stored"), [("9.5", 950), ("0", 0), ("-0.01", -1), ("12345678.90", 1234567890)]
)
def test_an_amount_is_stored_in_hundredths(connection, amount, stored):
    connection.execute(insert(rows).values(amount=Decimal(amount)))
    assert connection.execute(text("select amount from rows")).scalar() == stored
    assert connection.execute(select(rows.c.amount)).scalar() == Decimal(amount)


def test_a_third_decimal_is_refused_not_rounded(connection):
    with pytest.raises(StatementError, match="two decimals"):
        connection.execute(insert(rows).values(amount=Decimal("1.005")))


def test_equal_choices_are_equal_text(connection):
    connection.execute(
        insert(rows), [{"codes": ("taal", "onthaal")}, {"codes": ["onthaal", "taal"]}]
    )
    first, second = connection.execute(text("select codes from rows")).scalars()
    assert first == second
    assert connection.execute(select(rows.c.codes)).scalars().first() == ("onthaal", "taal")


def test_nothing_stays_nothing(connection):
    connection.execute(insert(rows).values(at=None, amount=None, codes=None))
    assert connection.execute(select(rows.c.at, rows.c.amount)).one() == (None, None)


def test_ids_are_uuids_of_version_7_in_the_order_in_which_they_were_made():
    ids = [new_id() for _ in range(1000)]
    assert {made.version for made in ids} == {7}
    assert all(isinstance(made, UUID) for made in ids)
    assert ids == sorted(set(ids))
