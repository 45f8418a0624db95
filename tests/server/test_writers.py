"""Several servers on one database: numbers have no gaps, and a reader misses nothing."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from threading import Event

import pytest
from sqlalchemy import text

from app.server import pushing
from app.server.database import enter
from app.server.known import Sent
from app.server.reading import LOG
from app.server.records import Records, Who
from app.server.wire import NO_HASH, VERDICTS, change_of
from app.sync.changes import ALIVE, NOWHERE
from tests.server.partnership import company, contact, edit, new_id

WRITERS, PUSHES = 8, 8


class GoneAway(Exception):
    """The server died just before it committed."""


def write(house, person, own, shared):
    """Push often, and die now and then; return the place and id of each change that was taken."""
    chance, sent = random.Random(person), []
    for _ in range(PUSHES):
        changes = [contact(own.root), edit(shared, "name", new_id())]
        if chance.random() < 1 / 3:
            with pytest.raises(GoneAway):
                push_and_die(house, person, changes)
        answer = house.push(person, changes)
        sent += [(each.seq, one) for one, each in answer.changes.items()]
    return sent


def push_and_die(house, person, changes):
    """Number and write rows as a push does, and let the database forget them."""

    def work(turn):
        groups = [[Sent(change_of(wire, "g", person), NOWHERE, "") for wire in changes]]
        pushing._take(turn, Who(house.p, person), groups)
        raise GoneAway

    house.setting.write(house.p, work)


def read(house, person, done):
    """Poll until nothing is written any more; return the place and id of each change."""
    cursor, seen = 0, []
    while True:
        last = done.is_set()  # asked before reading: what is written later is read once more
        page = house.pull(person, cursor, limit=5)
        assert page.to >= cursor
        seen += [(row.seq, row.change_id) for row in page.rows]
        cursor = page.to
        if last and not page.more:
            return seen


def test_who_reads_while_eight_write_misses_nothing(new_house):
    """A writer dies, in a third of its transactions, after its rows had their numbers."""
    house = new_house()
    people = [new_id() for _ in range(WRITERS)]
    own = {person: company() for person in people}
    shared = company()
    house.push(people[0], [shared])
    for person, made in own.items():
        house.push(person, [made])
        house.records.grant(house.p, person, shared.root)
    done = Event()
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(read, house, people[0], done)
        writers = {who: pool.submit(write, house, who, own[who], shared) for who in people}
        try:
            sent = {who: writer.result() for who, writer in writers.items()}
        finally:
            done.set()  # else the reader, and with it the test, waits for ever
        seen = reader.result()
    # all edits of the shared company, and the reader's own contacts
    mine = {*sent[people[0]], *(pair for pairs in sent.values() for pair in pairs[1::2])}
    assert len(mine) == WRITERS * PUSHES + PUSHES
    assert mine <= set(seen)
    assert len(seen) == len(set(seen))
    assert every_place(house) == list(range(1, house.pull(people[0]).head + 1))


def every_place(house):
    with house.setting.engine.connect() as connection:
        enter(connection, house.p)
        query = text("SELECT seq FROM log WHERE partnership_id = :p ORDER BY seq")
        return list(connection.execute(query, {"p": house.p}).scalars())


def test_the_hashes_of_the_log_chain(house):
    ann, made = new_id(), company()
    house.push(ann, [made, contact(made.root)])
    renamed = edit(made, "name", "B")
    house.push(ann, [renamed])
    with house.setting.engine.connect() as connection:
        enter(connection, house.p)
        query = text(f"SELECT {LOG} FROM log WHERE partnership_id = :p ORDER BY seq")
        rows = list(connection.execute(query, {"p": house.p}))
    before = NO_HASH
    for row in rows:
        verdict = None if row.verdict is None else VERDICTS[row.verdict]
        said = [house.p, *row[:6], verdict, row.author, row.group_id, json.loads(row.body)]
        plain = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
        before = sha256(before.encode() + plain).hexdigest()
        assert row.hash == before
    assert house.pull(ann).hash == before
    assert house.pull(ann, limit=1).hash == rows[3].hash  # 4 is of the directory, and passed over
    (first, second) = house.records.history(Who(house.p, ann), "enterprise", made.row).rows
    assert (first.hash, second.hash) == (rows[1].hash, rows[4].hash)


def test_two_servers_on_one_database_answer_alike(house):
    """Nothing stays on a node: what one took, the other knows, also of a repeated request."""
    ann, made = new_id(), company(name="A")
    one, other = house.records, Records(house.setting, house.outside, "server")
    first = house.push(ann, [made])
    house.records = other
    again = house.push(ann, [made]).changes
    bare = {"group_no": None, "seal": ""}  # told once: who asks again pulls its row
    assert again == {one: replace(told, **bare) for one, told in first.changes.items()}
    renamed = edit(made, "name", "B")
    house.push(ann, [renamed])
    house.records = one
    house.push(ann, [edit(made, "name", "C", [renamed.id])])
    assert house.shown(ann, made.row)["name"] == "C"
    pages = []
    for records in (one, other):
        house.records = records
        pages.append(house.pull(ann).model_dump())
    assert pages[0] == pages[1]


def test_pushes_on_the_same_cases_in_another_order_end_well(new_house):
    """Each locks the cases in one order, so none waits for the other for ever."""
    house = new_house()
    ann, bob = new_id(), new_id()
    cases = [company() for _ in range(6)]
    house.push(ann, cases)
    for made in cases:
        house.records.grant(house.p, bob, made.root)

    def write(person, order):
        for turn in range(10):
            changes = [edit(made, "purpose", f"{person} {turn}") for made in order]
            house.push(person, *[[each] for each in changes])

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, ann, cases), pool.submit(write, bob, cases[::-1])]:
            done.result()
    assert every_place(house)[-1] == house.pull(ann).head


def test_a_join_record_that_two_make_at_once_is_one_record(new_house):
    house = new_house()
    ann, bob = new_id(), new_id()
    made = company()
    house.push(ann, [made])
    house.records.grant(house.p, bob, made.root)
    row = new_id()
    both = [contact(made.root, "An", row=row), contact(made.root, "An", row=row)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda of: house.push(*of), [(ann, both[:1]), (bob, both[1:])]))
    assert {each.verdict for one in answers for each in one.changes.values()} == {"applied"}
    (found,) = [one for one in house.walk(ann).rows if one.id == row]
    assert set(found.versions[ALIVE]) == {each.id for each in both}
    assert found.data["name"] == "An"
