"""What a round makes of the answers of a server, and closing the day without one."""

import json
from datetime import UTC, datetime

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.server_link import ServerLink
from app.services.profiles import server_account
from app.services.profiles.account import unlock
from app.services.syncing import round as sync_round
from app.services.syncing.round import close_day, run_round
from app.services.syncing.state import chip
from app.storage.applying import applying
from tests.account_samples import WORDS
from tests.coaching_samples import add_company, add_team
from tests.services.fake_server import link, serving
from tests.services.syncing.test_round_hostile import HELLO

PAGE = {
    "chain": [["e1", 0]], "from": 0, "to": 3, "head": 3, "hash": "", "rows": [], "roots": [],
    "gone": [], "more": False, "durable_seq": 3,
}  # fmt: skip


@pytest.fixture
def server(store, ring):
    add_team(store)
    add_company(store)
    with applying(store) as work:
        work.run("UPDATE outbox SET done = 1, verdict = 'applied'")
    server_account._access.clear()
    with serving() as server:
        link(store, server)
        hello(server)
        server.routes["GET", "/sync/pull"] = pull
        yield server
    server_account._access.clear()


def pull(_body, query, _headers):
    return 200, PAGE | {"from": int(query["cursor"])}


def hello(server, **values):
    said = json.loads(HELLO.model_dump_json()) | values
    server.routes["POST", "/sync/hello"] = (200, said)


def test_a_laptop_that_is_alone_closes_the_day_with_its_backup(profile):
    store = unlock(profile, WORDS)
    with pytest.raises(UserError, match=r"sync\.unlinked"):
        run_round(store, Silent())
    closed = close_day(store, Silent())
    store.close()
    assert (closed.round, closed.error.code, closed.backup_error) == (None, "sync.unlinked", None)
    assert closed.backup_at is not None


def test_a_backup_that_fails_is_told_beside_the_round(store, server, monkeypatch):
    def full(*_):
        raise UserError("backup.full", path=store.folder)

    monkeypatch.setattr(sync_round, "back_up_when_due", full)
    closed = close_day(store, Silent())
    assert closed.backup_error.code == "backup.full"
    assert closed.round is not None


def test_a_server_that_is_being_restored_takes_and_does_not_give(store, server):
    hello(server, closed=True)
    assert run_round(store, Silent()).error.code == "sync.closed"
    assert chip(store).code == "closed"


def test_a_server_of_a_newer_version_takes_and_does_not_give(store, server):
    server.routes["GET", "/sync/pull"] = (426, {"code": "upgrade"})
    assert run_round(store, Silent()).error.code == "sync.server_newer"
    assert chip(store).code == "problem"


def test_a_blocked_laptop_is_let_in_again_when_a_round_is_good(store, server):
    server.routes["GET", "/sync/pull"] = (401, {"code": "device_revoked"})
    assert run_round(store, Silent()).error.code == "sync.revoked"
    with store.read() as session:
        assert session.get_one(ServerLink, 1).is_revoked
    server.routes["GET", "/sync/pull"] = pull
    server.routes["GET", "/sync/check"] = (200, {"seq": 99, "sums": {}})
    assert run_round(store, Silent()).error is None
    with store.read() as session:
        assert not session.get_one(ServerLink, 1).is_revoked


def test_the_values_of_an_error_are_kept_as_they_are_shown():
    moment = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    kept = sync_round._plain({"today": moment.date(), "wait_s": 5, "path": object(), "at": moment})
    assert kept == {"today": "23/11/2026", "wait_s": 5, "at": "23/11/2026"}
