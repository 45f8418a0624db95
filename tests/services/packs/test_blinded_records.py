"""What a reader who may not see all of a record gets of it: nothing to guess from."""

from uuid import UUID

import pytest
from sqlmodel import select

from app.models.coaching import SessionCount
from app.services.packs.record_hashes import blinded, record_lines
from app.services.packs.records import compared_records
from app.storage.unit_values import read_units
from app.sync.record_hash import record_hash
from tests.dossier_samples import filled
from tests.file_samples import stop_clock


@pytest.fixture
def dossier(store, monkeypatch):
    stop_clock(monkeypatch)
    one, _ = filled(store)
    return one


def lines(store, trajectory_id):
    with store.read() as session:
        return record_lines(session, trajectory_id)


def guessed(store, line):
    """The numbers that somebody finds who tries each in what they know of the record."""
    with store.read() as session:
        root = session.get_one(SessionCount, line.id).root
        (known,) = read_units(session, line.kind, [line.id]).values()
    return [
        number
        for number in range(1, 5)
        if record_hash(line.kind, line.id.hex, root.hex, known | {"number": number}) == line.sha256
    ]


def test_a_small_number_can_be_guessed_from_what_a_record_says_and_not_when_it_is_blinded(
    store, dossier
):
    (line,) = (one for one in lines(store, dossier) if one.kind == "session_count")
    with store.read() as session:
        number = session.exec(select(SessionCount)).one().number
    assert guessed(store, line) == [number]
    assert guessed(store, blinded(line)) == []


def test_a_blinded_line_depends_on_nothing_that_the_record_says(store, dossier):
    for line in lines(store, dossier):
        other = line.__class__(line.kind, line.id, line.rev, "0" * 64)
        assert blinded(line) == blinded(other) != line
        assert (blinded(line).kind, blinded(line).id, blinded(line).rev) == (
            line.kind,
            line.id,
            line.rev,
        )
    found = {blinded(line).sha256 for line in lines(store, dossier)}
    assert len(found) == len(lines(store, dossier))


def states(store, some):
    with store.read() as session:
        return {one.id: one.state for one in compared_records(session, some, {}, None)}


def test_a_blinded_line_still_tells_whether_its_record_is_as_it_was(store, dossier):
    before = tuple(map(blinded, lines(store, dossier)))
    assert set(states(store, before).values()) == {"unchanged"}
    with store.write() as session:
        count = session.exec(select(SessionCount)).one()
        count.number += 1
        changed: UUID = count.id
    assert {key for key, state in states(store, before).items() if state != "unchanged"} == {
        changed
    }
