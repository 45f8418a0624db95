"""How the log and whole cases come in, how cases leave, and what the checks do."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from app.core.errors import UserError
from app.core.progress import Cancelled
from app.models.enterprise import Contact, Enterprise
from app.storage.resolving import resolve
from app.sync.engine import Engine
from app.sync.link import BelowLog, Closed, TimedOut, TooOld, Unreachable
from app.sync.outcome import Phase
from tests.sync.desks import ANN, BOB, NOON, alive, shared


def state_of(desk, root):
    found = desk.store.rows("SELECT state FROM scope_root WHERE root = ?", root.hex)
    return found[0][0] if found else None


def anywhere(desk, text):
    """Tables in which a text still stands."""
    tables = [
        name for (name,) in desk.store.rows("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return [
        t for t in tables if any(text in str(row) for row in desk.store.rows(f"SELECT * FROM {t}"))
    ]


def test_a_lost_case_is_read_only_until_it_goes_and_leaves_nothing_behind(central, ann, bob):
    one = shared(central, ann, bob)
    jan = bob.contact(one, "Jan Zonder Vrees")
    bob.sync()
    bob.set(Contact, jan, phone="0499")
    central.right(BOB.hex, one.hex, given=False)
    lost = iter(["", "lost"])
    bob.road._trouble = lambda: next(lost, "")
    assert bob.engine.round().error.code == "link.unreachable"
    bob.sync()
    assert state_of(bob, one) is None
    assert bob.lines("verdict", "unit = 'phone'") == [("held",)]
    assert anywhere(bob, "Jan Zonder Vrees") == ["outbox"]  # own, and not in a back-up yet
    central.backup()
    bob.sync()
    assert anywhere(bob, "Jan Zonder Vrees") == []
    assert anywhere(bob, "Bakkerij") == []


def test_a_case_on_its_way_out_or_in_refuses_edits_with_a_sentence(central, ann, bob):
    one = shared(central, ann, bob)
    for state in ("leaving", "walking"):
        bob.store.rows("UPDATE scope_root SET state = ?", state)
        with pytest.raises(UserError, match=f"case\\.{state}"):
            bob.set(Enterprise, one, name="Toch")


def test_who_gets_a_case_back_has_it_as_it_is_then(central, ann, bob):
    one = shared(central, ann, bob)
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    ann.set(Enterprise, one, name="Intussen")
    ann.sync()
    central.right(BOB.hex, one.hex, given=True)
    bob.sync()
    assert bob.get(Enterprise, one).name == "Intussen"
    assert state_of(bob, one) == "live"


def test_an_erased_case_is_destroyed_with_what_is_own_in_it(central, ann, bob):
    one = shared(central, ann, bob)
    bob.set(Enterprise, one, name="Geheim")
    central.erase(one.hex)
    bob.sync()
    ann.sync()
    for desk in (ann, bob):
        assert desk.store.rows("SELECT count(*) FROM outbox") == [(0,)]
        assert anywhere(desk, one.hex) == []


def test_rows_that_a_restored_server_lacks_come_back_from_who_has_them(central, ann, bob):
    one = shared(central, ann, bob)
    mark = len(central.log)
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    bob.sync()
    central.restore(mark)
    bob.sync()  # bob gives back what ann wrote
    name = central.log[-1].change
    assert (name.author, name.units["name"].value) == (ANN.hex, "Van Ann")
    ann.sync()
    bob.sync()
    assert [desk.get(Enterprise, one).name for desk in (ann, bob)] == ["Van Ann"] * 2
    assert json.loads(bob.store.rows("SELECT chain FROM sync_state")[0][0]) == [
        ["0", 0],
        ["1", mark],
    ]


def test_files_of_which_a_restored_server_does_not_tell_are_offered_again(central, ann, bob):
    one = shared(central, ann, bob)
    mark = len(central.log)
    ann.set(Enterprise, one, name="Van Ann")
    ann.sync()
    told = {"told": mark, "lost": mark + 1, "silent": 0, "new": None}
    for sha256, seq in told.items():
        ann.store.rows("INSERT INTO blob_case VALUES (?, ?, ?)", sha256, one.hex, seq)
    ann.sync()
    assert dict(ann.store.rows("SELECT sha256, available_seq FROM blob_case")) == told
    central.restore(mark)
    ann.sync()
    left = ann.store.rows("SELECT sha256, available_seq FROM blob_case")
    assert dict(left) == {"told": mark, "lost": None, "silent": None, "new": None}


def test_a_log_that_never_was_this_one_is_a_hard_stop(central, ann):
    ann.sync()
    ann.store.rows("UPDATE sync_state SET server = 'another'")
    assert ann.engine.round().error.code == "sync.other_server"


def test_a_log_that_does_not_go_back_so_far_is_replaced_by_walks(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Nieuw")
    ann.sync()
    bob.set(Enterprise, one, purpose="Van Bob")
    pull, refused = bob.road._server.pull, []

    def short(chain, cursor, *rest):
        if not refused:
            refused.append(cursor)
            raise BelowLog("server.below_log")
        return pull(chain, cursor, *rest)

    bob.road._server.pull = short
    bob.sync()
    found = bob.get(Enterprise, one)
    assert (found.name, found.purpose) == ("Nieuw", "Van Bob")
    assert "walk" in bob.road.calls


def test_what_waits_here_stays_while_all_is_fetched_anew(central, ann, bob):
    """The log does not go back so far, while Bob writes on and the road for it is cut."""
    one = shared(central, ann, bob)
    kept = []
    pull, times = bob.road._server.pull, []

    def short(chain, cursor, *rest):
        times.append(cursor)
        if len(times) == 1:
            bob.set(Enterprise, one, purpose="Van Bob")
            kept.append(bob.contact(one, "Jan"))
            raise BelowLog("server.below_log")
        return pull(chain, cursor, *rest)

    def cut(*_):
        raise Unreachable("sync.offline")

    push = bob.road._server.push
    bob.road._server.pull, bob.road._server.push = short, cut
    assert bob.engine.round().error.code == "sync.offline"
    assert bob.get(Enterprise, one).purpose == "Van Bob"
    assert bob.get(Contact, kept[0]).name == "Jan"
    waiting = bob.lines("kind, unit", "verdict IS NULL")
    assert waiting == [("enterprise", "purpose"), ("contact", "*")]
    bob.road._server.push = push
    bob.sync()
    assert state_of(bob, one) == "live"
    assert "walk" in bob.road.calls
    ann.sync()
    assert ann.get(Enterprise, one).purpose == "Van Bob"
    assert ann.get(Contact, kept[0]).name == "Jan"


@pytest.mark.parametrize(("error", "flag"), [(Closed, "is_closed"), (TooOld, "is_too_old")])
def test_handing_in_goes_on_where_fetching_may_not(central, ann, error, flag):
    ann.company()

    def refuse(*_):
        raise error("server.no")

    ann.road._server.pull = refuse
    outcome = ann.sync()
    assert getattr(outcome, flag)
    assert outcome.sent == {"enterprise": 1}


def test_a_server_in_its_rescue_window_is_asked_for_nothing(central, ann):
    ann.company()
    hello = ann.road._server.hello
    ann.road._server.hello = lambda request: hello(request).model_copy(update={"closed": True})
    outcome = ann.sync()
    assert outcome.is_closed
    assert ann.road.calls == ["hello", "push"]


class StopAt:
    """Stops the round at a phase."""

    def __init__(self, phase):
        self.phase = phase

    def told(self, phase, _done, _total):
        if phase is self.phase:
            raise Cancelled


@pytest.mark.parametrize("phase", [Phase.HELLO, Phase.PUSH, Phase.PULL, Phase.WALK, Phase.CHECK])
def test_a_round_stops_between_batches_and_the_next_goes_on(central, ann, bob, phase):
    one = ann.company()
    ann.sync()
    central.right(BOB.hex, one.hex, given=True)
    bob.company("Van Bob")
    outcome = bob.sync(StopAt(phase))
    assert outcome.is_cancelled
    assert bob.store.rows("SELECT error FROM sync_round") == [("cancelled",)]
    assert not bob.sync().is_cancelled
    assert bob.get(Enterprise, one) is not None
    assert bob.lines("count(*)", "verdict IS NULL") == [(0,)]


def test_a_delete_of_what_another_changed_stays_in_sight_with_a_question(central, ann, bob):
    one = shared(central, ann, bob)
    jan = ann.contact(one, "Jan", phone="1")
    ann.sync()
    bob.sync()
    ann.set(Contact, jan, deleted=True)
    bob.set(Contact, jan, phone="2")
    for desk in (ann, bob, ann):
        desk.sync()
    for desk in (ann, bob):
        assert not desk.get(Contact, jan).deleted
        assert desk.store.rows("SELECT record_id FROM record_version WHERE contested") == [
            (jan.hex,)
        ]
    with bob.store.write() as session:
        resolve(session, "contact", jan, "@alive", True)  # noqa: FBT003 a value
    for desk in (bob, ann):
        desk.sync()
        assert not desk.get(Contact, jan).deleted
        assert desk.store.rows("SELECT 1 FROM record_version WHERE contested") == []


def test_what_merges_by_itself_is_noted(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, purpose="Eerste zin. Tweede zin. Derde zin.")
    ann.sync()
    bob.sync()
    ann.set(Enterprise, one, purpose="Eerste zin van Ann. Tweede zin. Derde zin.")
    bob.set(Enterprise, one, purpose="Eerste zin. Tweede zin. Derde zin van Bob.")
    for desk in (ann, bob, ann):
        desk.sync()
    for desk in (ann, bob):
        text = "Eerste zin van Ann. Tweede zin. Derde zin van Bob."
        assert desk.get(Enterprise, one).purpose == text
        both = f'["{ANN.hex}","{BOB.hex}"]'
        assert desk.store.rows("SELECT unit, authors FROM merged_unit") == [("purpose", both)]
    assert ann.lines("actor", "NOT is_own AND unit = 'purpose'")[-1] == ("0" * 32,)


def test_the_check_finds_what_differs_and_fetches_the_case_anew(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Goed")
    ann.sync()
    bob.sync()
    bob.store.rows("UPDATE unit_version SET ids = '[\"" + "0" * 32 + "\"]'")
    bob.store.rows("UPDATE sync_context SET applying = 1")
    bob.store.rows("UPDATE enterprise SET name = 'Stuk'")
    assert bob.sync(check=True).repaired == 1
    assert bob.get(Enterprise, one).name == "Goed"
    assert bob.sync(check=True).repaired == 0


def test_the_check_comes_once_a_day(central, ann):
    ann.company()
    ann.sync()
    later = Engine(ann.store, ann.road, now=lambda: NOON + timedelta(hours=25))
    for engine, calls in ((ann.engine, []), (later, ["check"]), (later, [])):
        ann.road.calls.clear()
        assert engine.round().error is None
        assert [call for call in ann.road.calls if call == "check"] == calls


def test_what_a_newer_program_adds_waits_for_this_one_to_know_it(central, ann, bob):
    one = shared(central, ann, bob)
    page = bob.road._server.pull

    def newer(*asked):
        answer = page(*asked)
        for row in answer.rows:
            if "units" in row.body:
                row.body["units"]["of_later"] = ("x", [])
        return answer

    bob.road._server.pull = newer
    ann.set(Enterprise, one, name="Nieuw")
    ann.sync()
    bob.sync()
    assert bob.get(Enterprise, one).name == "Nieuw"
    assert bob.lines("unit") == [("name",)]


def test_after_an_upgrade_the_cases_are_fetched_with_what_is_known_now(central, ann, bob):
    one = shared(central, ann, bob)
    bob.store.rows("UPDATE sync_state SET revision = 1")  # of other units than these
    bob.road.calls.clear()
    bob.sync()
    assert "walk" in bob.road.calls
    assert bob.get(Enterprise, one).name == "Bakkerij"


def test_a_row_that_does_not_fit_stops_its_page(central, ann, bob):
    one = shared(central, ann, bob)
    jan = ann.contact(one)
    ann.sync()
    page = bob.road._server.pull

    def broken(*asked):
        answer = page(*asked)
        for row in answer.rows:
            if row.body.get("row") == jan.hex:
                row.body["units"]["enterprise_id"] = (uuid4().hex, [])
        return answer

    before = bob.store.rows("SELECT cursor FROM sync_state")
    bob.road._server.pull = broken
    assert bob.engine.round().error.code == "sync.row"
    assert bob.store.rows("SELECT cursor FROM sync_state") == before
    assert bob.get(Contact, jan) is None


def test_what_was_replaced_is_forgotten_once_it_is_safe(central, ann, bob):
    one = shared(central, ann, bob)
    ann.set(Enterprise, one, name="Een")
    ann.sync()
    ann.set(Enterprise, one, name="Twee")
    ann.sync()
    bob.sync()
    first = next(c.id for c in (line.change for line in central.log) if c and len(c.units) == 1)
    [(facts,)] = bob.store.rows("SELECT facts FROM record_facts")
    assert first in json.loads(facts)["replaced"]["name"]
    assert bob.store.rows("SELECT count(*) FROM tail")[0][0] > 0
    central.backup()
    bob.sync()
    assert bob.store.rows("SELECT * FROM record_facts") == []
    assert bob.store.rows("SELECT * FROM tail") == []


def test_so_much_at_once_makes_every_screen_read_anew(central, ann, bob, monkeypatch):
    one = shared(central, ann, bob)
    monkeypatch.setattr("app.sync.engine.MOST_TOUCHED", 2)
    for _ in range(3):
        ann.contact(one)
    ann.sync()
    outcome = bob.sync()
    assert (outcome.reload, outcome.touched, alive(bob)) == (True, set(), 3)


@pytest.mark.parametrize("name", ["pull", "walk"])
def test_a_page_that_is_too_slow_is_asked_for_in_halves(central, ann, bob, name):
    one = shared(central, ann, bob)
    central.right(BOB.hex, one.hex, given=False)
    bob.sync()
    central.right(BOB.hex, one.hex, given=True)
    ask, limits = getattr(bob.road._server, name), []

    def slow(*asked, **named):
        limits.append(named.get("limit") or asked[2])
        if limits[-1] > 12:
            raise TimedOut("sync.slow")
        return ask(*asked, **named)

    setattr(bob.road._server, name, slow)
    bob.sync()
    assert limits[:3] == [50, 25, 12]
    assert bob.get(Enterprise, one) is not None
