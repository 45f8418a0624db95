"""What became of records before this laptop heard of them, as the server tells it."""

import json

import pytest

from app.models.enterprise import Contact, Enterprise
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.sync.answers import require_history
from app.sync.changes import Row
from app.sync.link import NotOurs
from app.sync.past import fetch_past, is_whole
from app.sync.protocol import HistoryAnswer, LogRow
from tests.sync.desks import ANN, BOB, CEM, Desk, shared

AT = "2026-03-02T0{hour}:00:00+00:00"


class Telling:
    """A server that tells these rows."""

    def __init__(self, desk, rows, chain=None, size=100):
        (((said, self.cursor),)) = desk.store.rows("SELECT chain, cursor FROM sync_state")
        self.chain = json.loads(said) if chain is None else chain
        self.rows, self.size, self.asked = rows, size, []

    def history(self, kind, record):
        self.asked.append((kind, record))
        return self._answer([row for row in self.rows if row.body["row"] == record])

    def case_history(self, root, after):
        self.asked.append((root, after))
        rest = [row for row in self.rows if row.seq > after]
        return self._answer(rest[: self.size], more=len(rest) > self.size)

    def _answer(self, rows, *, more=False):
        return HistoryAnswer(rows=rows, chain=self.chain, more=more)


def row(root, seq, one, units, *, author=ANN.hex, verdict="applied", **more):
    body = {"id": one, "kind": "enterprise", "row": root.hex, "root": root.hex, "units": units,
            "made_at": AT.format(hour=seq), **more}  # fmt: skip
    return LogRow(seq=seq, group_no=seq, row_kind="change", root=root.hex, change_id=one,
                  verdict=verdict, author=author, group=f"{seq:032x}", body=body)  # fmt: skip


A, B, C, D = (letter * 32 for letter in "abcd")


@pytest.fixture
def walked(central, ann, bob):
    """A company that Bob got whole, after all of this."""
    return shared(central, ann, bob)


def rows_of(root):
    return [
        row(root, 1, A, {"@alive": [True, []], "name": ["Bakkerij", []], "purpose": ["", []]},
            laptop="OOST-1"),
        row(root, 2, B, {"name": ["Bakkerij Oost", [A]]}, laptop="OOST-3"),
        row(root, 3, C, {"name": ["Wacht", [B]]}, verdict="held"),
    ]  # fmt: skip


def told(desk, root):
    found = history_list(desk.store, HistoryQuery(root))
    rows = history_rows(desk.store, found.ids)
    return [
        (one.change.unit, one.change.old, one.laptop, one.who)
        for one in (rows[each] for each in found.ids)
    ]


def test_what_went_before_a_walk_is_asked_once_and_kept(bob, walked):
    assert not is_whole(bob.store, walked.hex)
    assert told(bob, walked) == []
    server = Telling(bob, rows_of(walked))
    assert fetch_past(bob.store, server, walked.hex) == 2  # what was held tells no value
    assert [line[:3] for line in told(bob, walked)] == [
        ("name", "Bakkerij", "OOST-3"), ("*", None, "OOST-1")]  # fmt: skip
    assert is_whole(bob.store, walked.hex)
    assert is_whole(bob.store, walked.hex, Row("enterprise", walked.hex))
    assert fetch_past(bob.store, server, walked.hex) == 0


@pytest.mark.parametrize(
    ("said", "kept"),
    [("gisteren", "1970-01-01T00:00:00+00:00"), ("", "1970-01-01T00:00:00+00:00"),
     ("2026-03-02T03:00:00+02:00", "2026-03-02T01:00:00+00:00")],
)  # fmt: skip
def test_a_moment_is_kept_in_utc_and_what_is_none_was_long_ago(bob, walked, said, kept):
    rows = rows_of(walked)
    rows[0].body["made_at"] = said
    fetch_past(bob.store, Telling(bob, rows), walked.hex)
    assert bob.lines("made_at")[0] == (kept,)
    assert len(told(bob, walked)) == 2


def test_what_the_log_still_brings_is_left_to_the_round(bob, walked):
    server = Telling(bob, rows_of(walked))
    late = server.cursor + 1
    server.rows.append(row(walked, late, D, {"name": ["Later", [B]]}))
    fetch_past(bob.store, server, walked.hex, Row("enterprise", walked.hex))
    assert server.asked == [("enterprise", walked.hex)]
    assert [unit for unit, *_ in told(bob, walked)] == ["name", "*"]


def test_a_long_history_comes_in_pages(bob, walked):
    server = Telling(bob, rows_of(walked), size=1)
    assert fetch_past(bob.store, server, walked.hex) == 2
    assert [after for _, after in server.asked] == [0, 1, 2]


def test_places_of_another_life_of_the_log_are_not_kept(bob, walked):
    server = Telling(bob, rows_of(walked), chain=[("other", 0)])
    assert fetch_past(bob.store, server, walked.hex) == 0
    assert told(bob, walked) == []


def test_of_a_case_that_left_nothing_is_kept(central, bob, walked):
    server = Telling(bob, rows_of(walked))
    central.right(BOB.hex, walked.hex, given=False)
    bob.sync()
    assert fetch_past(bob.store, server, walked.hex) == 0
    assert bob.lines("change_id") == []


def test_what_was_told_leaves_with_its_case(central, bob, walked):
    fetch_past(bob.store, Telling(bob, rows_of(walked)), walked.hex)
    central.right(BOB.hex, walked.hex, given=False)
    bob.sync()
    assert bob.lines("change_id") == []


def test_what_a_restore_may_have_lost_is_asked_anew(central, bob, walked):
    last = len(central.log)
    rows = [*rows_of(walked), row(walked, last + 1, D, {"name": ["Verloren", [B]]})]
    server = Telling(bob, rows)
    bob.store.rows(f"UPDATE sync_state SET cursor = {last + 1}")
    assert fetch_past(bob.store, server, walked.hex) == 3
    central.restore(last)
    bob.sync()
    assert bob.lines("change_id") == [(A,), (B,)]


def test_own_changes_stay_newer_than_all_that_went_before(bob, walked):
    bob.set(Enterprise, walked, name="Van Bob")
    fetch_past(bob.store, Telling(bob, rows_of(walked)), walked.hex)
    assert [unit for unit, *_ in told(bob, walked)] == ["name", "name", "*"]
    newest = history_list(bob.store, HistoryQuery(walked)).ids[0]
    assert history_rows(bob.store, [newest])[newest].change.new == "Van Bob"


def test_a_merge_by_the_server_has_no_person_and_no_time_is_long_ago(bob, walked):
    rows = [*rows_of(walked), row(walked, 4, D, {"name": ["Samen", [B]]}, author="system",
                                  made_at="")]  # fmt: skip
    server = Telling(bob, rows)
    bob.store.rows("UPDATE sync_state SET cursor = 9")
    fetch_past(bob.store, server, walked.hex)
    assert bob.lines("actor, made_at", f"change_id = '{D}'") == [
        ("0" * 32, "1970-01-01T00:00:00+00:00")
    ]


@pytest.mark.parametrize(
    ("places", "more"), [([2, 1], False), ([1, 1], False), ([0], False), ([], True)]
)
def test_pages_that_cannot_be_are_not_taken(bob, walked, places, more):
    rows = [row(walked, at, A, {"name": ["x", []]}) for at in places]
    with pytest.raises(NotOurs):
        require_history(HistoryAnswer(rows=rows, more=more))


def test_where_a_record_came_in_the_log_is_known_after_a_delete_and_its_undoing(central, ann, bob):
    """Two make one record: shown is the first in the log, whatever became of it since."""
    one = shared(central, ann, bob)
    cem = Desk(central, CEM)
    central.right(CEM.hex, one.hex, given=True)
    cem.sync()
    jan = ann.contact(one, "Jan")
    for _ in range(2):
        ann.sync()
        central.backup()
        bob.sync()
        ann.set(Contact, jan, deleted=not ann.get(Contact, jan).deleted)
    for desk in (ann, bob):
        desk.sync()
    with cem.store.write() as session:
        session.add(Contact(id=jan, root=one, enterprise_id=one, name="Piet"))
    cem.sync()
    bob.sync()
    assert bob.get(Contact, jan).name == "Jan"
    cem.store.close()
