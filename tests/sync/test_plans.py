"""What a page costs grows with the page, not with what waits until it is durable."""

from app.models.enterprise import Contact
from tests.sync.desks import shared


def looked_up(desk, act):
    """How the database finds the lines of the outbox, of each statement of an act that does."""
    said = []
    desk.store.connection.set_trace_callback(said.append)
    act()
    desk.store.connection.set_trace_callback(None)
    plans = {}
    for sql in said:
        if "outbox" in sql and sql.split()[0] in {"SELECT", "UPDATE", "DELETE"}:
            values = [None] * sql.count("?")
            rows = desk.store.rows(f"EXPLAIN QUERY PLAN {sql}", *values)
            plans[sql] = [row[-1] for row in rows]
    return plans


def is_scan(step):
    """Whether it looks through lines; those that wait to be sent are what a round is about."""
    return "SCAN outbox" in step and "ix_outbox_waiting" not in step


def test_a_page_of_others_looks_through_no_list_of_own_changes(central, ann, bob):
    one = shared(central, ann, bob)
    who = ann.contact(one)
    ann.sync()
    bob.sync()
    bob.set(Contact, who, name="Jef")
    bob.sync()
    plans = looked_up(ann, ann.sync)
    assert ann.get(Contact, who).name == "Jef"
    assert [sql for sql, plan in plans.items() if any(map(is_scan, plan))] == []
    ends = [sql for sql in plans if "SET done = 1" in sql or "SET in_base = 1" in sql]
    assert len(ends) >= 3
    for sql in ends:
        assert any("seq<?" in each or "(root=?)" in each for each in plans[sql])
