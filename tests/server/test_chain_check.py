"""Whoever changes the log in the database is found out: by its seals, its hashes, its numbers."""

from types import SimpleNamespace

import pytest

from app.core.progress import Silent
from app.server import chain_check
from app.server.chain_check import Fault, check_chains
from app.server.tenants import keep_tenant
from tests.server.partnership import company, contact, edit, new_id

ANN = new_id()


@pytest.fixture
def walked(house, monkeypatch):
    """Check the log of the house; a page has two rows, so that each log has more of them."""
    monkeypatch.setattr(chain_check, "ROWS", 2)
    monkeypatch.setattr(chain_check, "partnerships", lambda _engine: [house.p])
    house.setting.write(house.p, lambda turn: keep_tenant(turn.connection, house.p))
    server = SimpleNamespace(engine=house.setting.engine, records=house.records)

    def check():
        (found,) = check_chains(server, Silent())
        return found

    return check


@pytest.fixture
def made(house):
    """1 grant, 2 company, 3 directory, 4 contact, 5 its name."""
    one = company(name="A")
    house.push(ANN, [one])
    jan = contact(one.root, "Jan")
    house.push(ANN, [jan])
    house.push(ANN, [edit(jan, "name", "Piet")])
    return one


def run(house, query):
    house.setting.write(
        house.p, lambda turn: turn.connection.exec_driver_sql(query, {"p": house.p})
    )


def test_an_empty_log_is_whole(walked):
    found = walked()
    assert (found.rows, found.erased, found.faults, found.first) == (0, 0, 0, None)


def test_a_log_that_nobody_touched_is_whole(house, made, walked):
    house.push(new_id(), [edit(made, "name", "B")])  # held
    found = walked()
    assert (found.rows, found.erased, found.faults, found.first) == (6, 0, 0, None)


def test_what_was_erased_by_right_stands_in_its_place(house, made, walked):
    house.records.erase(house.p, made.root)  # writes 6 blank directory, 7 erase
    found = walked()
    assert (found.faults, found.erased) == (0, 4)  # company, its entry, contact, its name


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("UPDATE log SET body = replace(body::text, 'Piet', 'Kees')::json", Fault(5, "changed")),
        ("UPDATE log SET author = 'x' WHERE seq = 2", Fault(2, "changed")),
        ("UPDATE log SET seal = repeat('0', 32) WHERE seq = 4", Fault(4, "unsealed")),
        ("UPDATE log SET hash = repeat('0', 64) WHERE seq = 3", Fault(3, "chain")),
        ("UPDATE log SET body = '{}', seal = '' WHERE seq = 4", Fault(4, "emptied")),
        ("DELETE FROM log WHERE seq = 3", Fault(4, "gap")),
        ("DELETE FROM log WHERE seq = 1", Fault(2, "gap")),
        ("DELETE FROM log WHERE seq = 5", Fault(5, "end")),
        ("UPDATE feed_head SET hash = repeat('0', 64)", Fault(5, "end")),
    ],
)
def test_what_was_changed_in_the_database_is_found(house, made, walked, query, fault):
    where = "AND" if "WHERE" in query else "WHERE"
    run(house, f"{query} {where} partnership_id = %(p)s")
    assert walked().first == fault


def test_whoever_makes_the_hashes_fit_again_lacks_the_key_of_the_seal(house, made, walked):
    run(house, "UPDATE log SET author = 'x' WHERE seq = 5 AND partnership_id = %(p)s")
    rows = house.ask(f"SELECT {chain_check.LOG} FROM log WHERE partnership_id = %(p)s ORDER BY seq")
    said = chain_check._numbered(rows[4]).said(house.p)
    fits = chain_check.next_hash(rows[3].hash, said)
    run(house, f"UPDATE log SET hash = '{fits}' WHERE seq = 5 AND partnership_id = %(p)s")
    run(house, f"UPDATE feed_head SET hash = '{fits}' WHERE partnership_id = %(p)s")
    found = walked()
    assert (found.faults, found.first) == (1, Fault(5, "unsealed"))


def test_each_fault_is_counted_once(house, made, walked):
    run(house, "UPDATE log SET author = 'x' WHERE seq IN (2, 4) AND partnership_id = %(p)s")
    found = walked()
    assert (found.faults, found.first.seq, found.rows) == (2, 2, 5)
