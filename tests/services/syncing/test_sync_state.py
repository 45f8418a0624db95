"""The chip and S18 over a store as the engine leaves it."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.models.enterprise import Contact
from app.models.server_link import BlobRoad, ServerLink
from app.models.sync import BlobState, Outbox, SyncRound, SyncState
from app.services.files.attachments import attach_files
from app.services.files.transfer import file_states
from app.services.syncing.options import choose_sync_options
from app.services.syncing.problems import answer_brake, leave_here, send_again
from app.services.syncing.state import brake, chip, overview, problems
from app.services.syncing.view import FileState, SyncOptions
from app.storage.applying import applying
from app.sync.brake import braked_text
from app.sync.outcome import Braked, Unusual
from tests.coaching_samples import add_company, add_team
from tests.services.clash_samples import add_colleague, clash, contest

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store)


@pytest.fixture
def linked(store, company):
    """A laptop that met its server an hour ago; all is sent."""
    with store.write() as session:
        session.add(
            ServerLink(address="https://x.example", server="5e", device="d1", device_name="OOST-1")
        )
        session.add(
            SyncRound(at="2026-11-23T12:00:00+00:00", seconds=1.5, sent=3, received=2, merged=1,
                      counts='{"contact": [3, 2]}')
        )  # fmt: skip
    with applying(store) as work:
        work.run("UPDATE outbox SET done = 1, verdict = 'applied', seq = position, in_base = 1")
        work.run("UPDATE record_version SET in_base = 1")
    return company


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: clock.local(NOW).date())


def call(store, company, number):
    with store.write() as session:
        session.get_one(Contact, company.jan).phone = number


def phone(store, company):
    with store.read() as session:
        return session.get_one(Contact, company.jan).phone


def last(store):
    with store.read() as session:
        return session.exec(select(Outbox).order_by(col(Outbox.position).desc())).first()


def judge(store, verdict, reason=None, fields=()):
    """Let the server have judged the last group."""
    with applying(store) as work:
        work.run(
            "UPDATE outbox SET verdict = ?, reason = ?, fields = ?, sent = 1"
            " WHERE change_group = ?",
            verdict, reason, json.dumps(fields), last(store).change_group,
        )  # fmt: skip
    return last(store).change_group


def fail(store, code, **values):
    with store.write() as session:
        link = session.get_one(ServerLink, 1)
        link.error, link.error_values = code, json.dumps(values)


def attach(store, company, tmp_path, content=b"inhoud"):
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    attach_files(store, company.id, [path], Silent())
    return hashlib.sha256(content).hexdigest()


def test_a_laptop_that_is_alone_has_no_state(store, company):
    assert chip(store).code == "unlinked"
    assert problems(store) == ()
    found = overview(store)
    assert (found.server, found.device, found.freshness, found.rounds) == ("", "", (), ())


def test_a_laptop_that_never_met_its_server_is_not_in_order(store, company):
    with store.write() as session:
        session.add(
            ServerLink(address="https://x.example", server="5e", device="d", device_name="O")
        )
    with applying(store) as work:
        work.run("UPDATE outbox SET done = 1, verdict = 'applied'")
    assert chip(store).code == "waiting"


def test_all_sent_tells_when(store, linked):
    found = chip(store)
    assert (found.code, found.waiting, found.problems) == ("all_sent", 0, 0)
    assert found.last_ok == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert found.oldest_waiting is None


def test_what_waits_is_counted_by_record_with_the_files(store, linked, tmp_path):
    call(store, linked, "1")
    call(store, linked, "2")
    attach(store, linked, tmp_path)
    found = chip(store)
    assert (found.code, found.waiting) == (
        "waiting",
        3,
    )  # the contact, the file, and what is told of it
    assert found.oldest_waiting == NOW


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("sync.offline", "offline"),
        ("sync.portal", "offline"),
        ("sync.certificate_expired", "offline"),
        ("sync.closed", "closed"),
        ("sync.busy", "waiting"),
        ("sync.server_full", "problem"),
        ("sync.server_newer", "problem"),
    ],
)
def test_what_went_wrong_is_never_in_order(store, linked, code, shown):
    fail(store, code, wait_s=5, today="23/11/2026")
    found = chip(store)
    assert (found.code, found.error.code) == (shown, code)
    assert found.error.values == {"wait_s": 5, "today": "23/11/2026"}


def test_a_held_change_is_a_problem_with_its_reason_and_its_place(store, linked):
    call(store, linked, "1")
    group = judge(store, "held", "invalid", ["phone"])
    (found,) = problems(store)
    assert (found.id, found.kind, found.reason, found.units) == (
        group,
        "held",
        "invalid",
        ("phone",),
    )
    assert (found.record.kind, found.record.id, found.record.case) == (
        "contact", linked.jan, "Bakkerij Janssens",
    )  # fmt: skip
    assert found.values == {"phone": "1"}
    assert found.since == NOW
    assert (chip(store).code, chip(store).problems, chip(store).waiting) == ("problem", 1, 0)


def test_a_held_change_without_fields_is_about_what_was_changed(store, linked):
    call(store, linked, "1")
    judge(store, "held", "no_access")
    assert problems(store)[0].units == ("phone",)


def test_a_field_that_was_let_go_of_is_not_asked_any_more(store, linked):
    with store.write() as session:
        jan = session.get_one(Contact, linked.jan)
        jan.phone, jan.email = "1", "2"
    judge(store, "held", "invalid", ["email", "phone"])
    with applying(store) as work:
        work.run("UPDATE outbox SET verdict = 'applied' WHERE verdict = 'held' AND unit = 'phone'")
    assert problems(store)[0].units == ("email",)


def test_a_held_insert_is_about_the_whole_record(store, linked, me):
    add_company(store, "Metaal Claes")
    judge(store, "held", "no_access")
    (found,) = problems(store)
    assert (found.record.title, found.units, found.values) == ("Metaal Claes", (), {})


def test_a_held_change_stays_a_problem_whatever_is_left(store, linked):
    call(store, linked, "1")
    leave_here(store, judge(store, "held", "no_access"))
    assert len(problems(store)) == 1


def test_a_rejected_change_is_told_until_it_is_known(store, linked):
    call(store, linked, "1")
    group = judge(store, "rejected", "no_access")
    with applying(store) as work:
        work.run("UPDATE outbox SET done = 1, closed = 1 WHERE change_group = ?", group)
    assert [one.kind for one in problems(store)] == ["rejected"]
    leave_here(store, group)
    assert problems(store) == ()
    assert chip(store).code == "all_sent"


def test_a_blocked_laptop_is_the_first_problem(store, linked):
    call(store, linked, "1")
    judge(store, "held", "no_access")
    with store.write() as session:
        session.get_one(ServerLink, 1).is_revoked = True
    assert [one.kind for one in problems(store)] == ["device", "held"]
    assert chip(store).code == "problem"


@pytest.mark.parametrize("code", ["sync.login", "sync.keys_lost"])
def test_a_laptop_that_needs_a_new_invitation_is_a_problem(store, linked, code):
    with store.write() as session:
        session.get_one(ServerLink, 1).error = code
    assert [(one.kind, one.reason) for one in problems(store)] == [("device", code)]
    assert chip(store).code == "problem"


def test_a_file_that_failed_can_be_sent_again_or_left_here(store, linked, tmp_path):
    sha256 = attach(store, linked, tmp_path)
    with applying(store) as work:
        work.run("UPDATE outbox SET done = 1, verdict = 'applied'")
        work.run(
            "INSERT INTO blob_state (sha256, error) VALUES (?, 'server.file_too_large')", sha256
        )
    (found,) = problems(store)
    assert (found.kind, found.id, found.reason) == ("too_large", sha256, "server.file_too_large")
    assert found.values == {"name": "plan.pdf", "size": 6, "can_shrink": False}
    assert found.record.title == "plan.pdf"
    assert file_states(store, [sha256])[sha256] == FileState(
        "problem", size=6, reason="server.file_too_large"
    )
    leave_here(store, sha256)
    assert (problems(store), chip(store).code) == ((), "all_sent")
    assert file_states(store, [sha256])[sha256].code == "kept"
    send_again(store, sha256)
    assert (chip(store).code, chip(store).waiting) == ("waiting", 1)
    assert file_states(store, [sha256])[sha256] == FileState("waiting", size=6)


def test_another_failure_of_a_file_is_a_problem_but_not_that_it_is_not_there_yet(
    store, linked, tmp_path
):
    sha256 = attach(store, linked, tmp_path)
    for error, kinds in (("blob.damaged", ["blob"]), ("server.unknown", [])):
        with store.write() as session:
            session.merge(BlobState(sha256=sha256, error=error))
        assert [one.kind for one in problems(store)] == kinds


def test_a_file_on_a_laptop_that_is_alone_is_here(store, company, tmp_path):
    sha256 = attach(store, company, tmp_path)
    assert file_states(store, [sha256, "00"]) == {sha256: FileState("here", 6, 6)}


def test_a_file_may_be_kept_before_it_was_tried(store, linked, tmp_path):
    sha256 = attach(store, linked, tmp_path)
    leave_here(store, sha256)
    with store.read() as session:
        assert session.get_one(BlobRoad, sha256).is_kept


def test_what_is_to_decide_is_counted_by_record(store, linked, me):
    tom = add_colleague(store, me)
    clash(store, "contact", linked.jan, "phone", "2", tom)
    clash(store, "contact", linked.jan, "email", "x", tom)
    contest(store, "contact", linked.mia, tom, [])
    assert chip(store).to_decide == 2


def test_s18_counts_per_kind_what_went_and_what_waits(store, linked, tmp_path):
    call(store, linked, "1")
    attach(store, linked, tmp_path)
    with store.write() as session:
        session.add(SyncRound(at="2026-11-22T12:00:00+00:00", seconds=1, sent=9, received=9,
                              merged=0, counts='{"contact": [9, 9]}'))  # fmt: skip
    counts = {one.kind: (one.sent, one.waiting, one.received) for one in overview(store).counts}
    assert counts == {"contact": (3, 1, 2), "attachment": (0, 1, 0), "blob": (0, 1, 0)}


def test_s18_shows_rounds_partners_and_choices(store, linked, me):
    status = {
        "server_time": "2026-11-23T13:00:00+00:00",
        "head": 9,
        "durable_seq": 9,
        "partners": [
            {"partner": me.partner_id.hex, "name": "Partner Oost", "laptops": 2,
             "last_seen": "2026-11-23T12:00:00+00:00", "laptops_today": 1, "days": [0] * 13 + [4]},
            {"partner": "0" * 32, "name": "Partner West", "last_seen": None, "laptops": 1,
             "laptops_today": 0, "days": [0] * 14},
        ],
    }  # fmt: skip
    with store.write() as session:
        link = session.get_one(ServerLink, 1)
        link.status, link.status_at = json.dumps(status), NOW - timedelta(minutes=4)
        session.get_one(SyncState, 1).clock_ahead_s = 200.0
    choose_sync_options(store, SyncOptions(on_close=False, blobs_later=True))
    found = overview(store)
    assert (found.server, found.device) == ("https://x.example", "OOST-1")
    east, west = found.freshness
    assert (east.is_own, east.days[-1], east.last_seen.hour) == (True, 4, 12)
    assert (west.is_own, west.last_seen) == (False, None)
    assert found.freshness_at == NOW - timedelta(minutes=4)
    assert (found.rounds[0].sent, found.rounds[0].seconds) == (3, 1.5)
    assert (found.sync_on_open, found.sync_on_close, found.blobs_later) == (True, False, True)
    assert found.clock_ahead_s == 200.0


def test_the_brake_tells_who_would_delete_what(store, linked, me):
    tom = add_colleague(store, me)
    items = (
        Unusual("contact", linked.jan, linked.id, is_delete=True, author=tom.hex),
        Unusual("contact", linked.mia, linked.id, is_delete=False, author="system"),
    )
    with store.write() as session:
        stopped = Braked(64, 1, items, done_deletes=40, done_edits=2)
        session.get_one(SyncState, 1).braked = braked_text(stopped, NOW.isoformat())
    found = brake(store)
    assert (found.done_deletes, found.done_edits) == (40, 2)
    assert (found.deletes, found.edits, found.by) == (64, 1, "Tom B.")
    assert [(one.record.title, one.is_delete) for one in found.items] == [
        ("Jan J.", True), ("Mia D.", False),
    ]  # fmt: skip
    assert chip(store).code == "braked"
    assert overview(store).brake == found


def test_an_answer_to_the_brake_is_for_the_next_round(store, linked):
    answer_brake(store, apply=True)
    with store.read() as session:
        assert session.get_one(ServerLink, 1).brake_passed
    answer_brake(store, apply=False)
    with store.read() as session:
        assert not session.get_one(ServerLink, 1).brake_passed


def test_a_laptop_that_is_alone_has_no_brake(store, company):
    assert brake(store) is None
    with pytest.raises(UserError, match=r"sync\.unlinked"):
        answer_brake(store, apply=True)
