"""Whatever a server answers, a round keeps what is here and tells what went wrong."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.progress import Cancelled, Silent
from app.models.enterprise import Contact
from app.models.sync import SyncState
from app.services.profiles import server_account
from app.services.syncing.round import MOST_WAITS, run_round
from app.services.syncing.state import chip
from app.sync.protocol import HelloAnswer, PullAnswer, PushAnswer, WalkAnswer
from app.ui.sentences import SENTENCES
from tests.coaching_samples import add_company, add_team
from tests.services.fake_server import PARTNERSHIP, link, serving

HELLO = HelloAnswer(
    protocol=1,
    schema_window=(1, 99),
    server="5e",
    partnership=PARTNERSHIP,
    chain=[("e1", 0)],
    head=3,
    durable_seq=2,
    server_time="2026-11-23T13:02:00+00:00",
)


@pytest.fixture
def server(store, ring):
    server_account._access.clear()
    with serving() as server:
        link(store, server)
        server.routes["POST", "/sync/hello"] = (200, json.loads(HELLO.model_dump_json()))
        yield server
    server_account._access.clear()


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def state(store, company):
    """What must stay: the record, what waits, and how far the laptop is."""
    with store.read() as session:
        phone = session.get_one(Contact, company.jan).phone
        return phone, session.get_one(SyncState, 1).cursor, chip(store).waiting


some_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    status=st.sampled_from([200, 204, 206, 302, 400, 401, 403, 404, 409, 410, 413, 423, 425, 426,
                            429, 500, 502, 507, 511]),
    kind=st.sampled_from(["application/json", "text/html"]),
    body=st.binary(max_size=200) | some_json.map(lambda value: json.dumps(value).encode()),
)  # fmt: skip
def test_any_answer_to_everything_changes_nothing_here(
    store, server, company, monkeypatch, status, kind, body
):
    monkeypatch.setattr("app.services.syncing.round.LONGEST_WAIT_S", 0)
    before = state(store, company)
    server.whatever = (status, kind, body)
    done = run_round(store, Silent())
    assert done.error is not None
    assert done.error.code in SENTENCES
    assert state(store, company) == before
    assert chip(store).code != "all_sent"


class Impatient:
    """Stops a round that a server keeps busy for ever."""

    def __init__(self):
        self.steps = 0

    def step(self, *_):
        self.steps += 1
        if self.steps > 20:
            raise Cancelled


def mangled(model):
    """Messages of ours with parts that no server of ours would say."""
    fields = {
        "chain": st.just([["e1", 0]]),
        "changes": st.dictionaries(
            st.text("0123456789abcdef", min_size=32, max_size=32),
            st.fixed_dictionaries({"verdict": st.sampled_from(["applied", "held"])}),
            max_size=2,
        ),
        "rows": st.lists(
            st.fixed_dictionaries(
                {
                    "seq": st.integers(-2, 9),
                    "group_no": st.integers(-2, 9),
                    "row_kind": st.sampled_from(["change", "verdict", "grant", "blob", "erase"]),
                    "root": st.text("0123456789abcdef-", max_size=34),
                    "change_id": st.none() | st.text(max_size=32),
                    "verdict": st.sampled_from([None, "applied", "held"]),
                    "author": st.none() | st.text(max_size=5),
                    "body": st.dictionaries(st.text(max_size=5), some_json, max_size=3),
                }
            ),
            max_size=2,
        ),
        "to": st.integers(-5, 9),
        "from": st.integers(-5, 9),
        "head": st.integers(-5, 9),
        "durable_seq": st.integers(-5, 9),
        "hash": st.text(max_size=4),
        "roots": st.lists(st.text(max_size=33), max_size=2),
        "gone": st.lists(st.text(max_size=33), max_size=2),
        "more": st.booleans(),
        "last": st.none(),
        "server_time": st.text(max_size=5),
    }
    wanted = {field.alias or name for name, field in model.model_fields.items()}
    return st.fixed_dictionaries({name: fields[name] for name in fields if name in wanted})


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(push=mangled(PushAnswer), pull=mangled(PullAnswer), walk=mangled(WalkAnswer))
def test_messages_that_no_server_of_ours_would_say_never_break_the_program(
    store, server, company, push, pull, walk
):
    server.routes["POST", "/sync/push"] = (200, push)
    server.routes["GET", "/sync/pull"] = (200, pull)
    server.routes["GET", "/sync/walk"] = (200, walk)
    done = run_round(store, Impatient())
    assert done.error is None or done.error.code in SENTENCES
    with store.read() as session:
        assert session.get_one(Contact, company.jan).name == "Jan J."


@pytest.fixture
def slept(monkeypatch):
    """Let no time pass; give how long was waited."""
    waits = []
    monkeypatch.setattr("app.services.syncing.round.sleep", waits.append)
    return waits


def test_a_server_that_is_busy_gets_some_time(store, server, company, slept):
    server.refusals = [(503, "busy")] * 9
    done = run_round(store, Silent())
    assert done.error.code == "sync.busy"
    assert len(server.asked) == 1 + MOST_WAITS
    # 10 s each time, and up to half of that more, so that not all laptops come back at once
    assert 10 * MOST_WAITS <= sum(slept) <= 15 * MOST_WAITS
    assert chip(store).code == "waiting"


def test_a_stop_is_looked_for_while_waiting(store, server, company, slept):
    server.refusals = [(503, "busy")] * 9
    done = run_round(store, Impatient())
    assert (done.is_stopped, done.error) == (True, None)
    assert len(server.asked) == 1


def test_a_wait_that_is_long_ends_the_round(store, server, company, slept, monkeypatch):
    monkeypatch.setattr("app.services.syncing.round.LONGEST_WAIT_S", 5)
    server.refusals = [(503, "busy")] * 9
    assert run_round(store, Silent()).error.code == "sync.busy"
    assert slept == []
