"""Files that go along in a round, over a socket."""

import hashlib

import pytest
from sqlmodel import select

from app.core.progress import Cancelled, Silent
from app.models.enterprise import Contact
from app.models.sync import SyncState
from app.server.blobs import Name
from app.services.files.attachments import attach_files, file_bytes, list_files
from app.services.files.transfer import _moving, fetch_file, file_states
from app.services.people import who_am_i
from app.services.syncing.options import choose_sync_options
from app.services.syncing.round import run_round
from app.services.syncing.state import chip, overview
from app.services.syncing.view import SyncOptions
from app.storage.profile import BLOBS
from app.sync.http_client import HttpLink
from app.sync.link import Unreachable
from tests.coaching_samples import add_company

CONTENT = bytes(range(256)) * 9000  # 2.2 MiB


def phone(laptop, contact):
    with laptop.store.read() as session:
        found = session.get(Contact, contact)
        return None if found is None else found.phone


def call(laptop, contact, number):
    with laptop.store.write() as session:
        session.get_one(Contact, contact).phone = number


def attach(laptop, company, tmp_path, content=CONTENT, name="plan.pdf"):
    path = tmp_path / name
    path.write_bytes(content)
    attach_files(laptop.store, company.id, [path], Silent())
    return hashlib.sha256(content).hexdigest()


def code(laptop, sha256):
    return file_states(laptop.store, [sha256])[sha256].code


def test_a_file_goes_along_and_its_badge_tells_where_it_is(ann, tom, tmp_path):
    company = add_company(tom.store)
    sha256 = attach(tom, company, tmp_path)
    assert code(tom, sha256) == "waiting"
    assert chip(tom.store).waiting == 6
    tom.round()
    assert code(tom, sha256) == "sent"
    assert chip(tom.store).code == "all_sent"
    ann.round()
    assert code(ann, sha256) == "sent"
    assert file_bytes(ann.store, list_files(ann.store, company.id)[0].id) == CONTENT
    counts = {one.kind: (one.sent, one.received) for one in overview(ann.store).counts}
    assert counts["blob"] == (0, 1)


def test_files_may_wait_until_they_are_asked_for(lea, tom, tmp_path):
    company = add_company(tom.store)
    sha256 = attach(tom, company, tmp_path)
    tom.round()
    choose_sync_options(lea.store, SyncOptions(blobs_later=True))
    lea.round()
    assert code(lea, sha256) == "absent"
    fetch_file(lea.store, sha256, Silent())
    assert code(lea, sha256) == "sent"
    mine = attach(lea, company, tmp_path, b"later", "later.pdf")
    lea.round()
    assert code(lea, mine) == "waiting"
    lea.round(all_files=True)
    assert code(lea, mine) == "sent"


def test_a_round_counts_what_travels_and_nothing_before_the_server_answers(ann, tom, monkeypatch):
    steps = []

    class Noting:
        def step(self, done, total):
            steps.append((done, total))

    company = add_company(tom.store)
    tom.round()
    call(tom, company.jan, "1")
    run_round(tom.store, Noting())
    assert steps[0] == (0, 0)
    assert (0, 1) in steps
    steps.clear()
    with monkeypatch.context() as patch:
        patch.setattr(HttpLink, "hello", gone)
        assert run_round(tom.store, Noting()).error.code == "sync.offline"
    assert steps == [(0, 0)]


def gone(*_):
    raise Unreachable("sync.offline")


@pytest.mark.parametrize("later", [False, True])
def test_a_file_of_a_case_that_was_taken_away_goes_to_the_server_first(
    running, tom, tmp_path, later
):
    company = add_company(tom.store)
    tom.round()
    sha256 = attach(tom, company, tmp_path)
    choose_sync_options(tom.store, SyncOptions(blobs_later=later))
    with tom.store.read() as session:
        partnership = session.exec(select(SyncState.partnership)).one()
    me = who_am_i(tom.store).person_id.hex
    running.parts.records.revoke(partnership, me, company.id.hex)
    tom.round()
    assert [one.reason for one in running.parts.records.quarantine(partnership)] == ["no_access"]
    assert running.parts.blobs.has(Name(partnership, sha256))
    assert list_files(tom.store, company.id) == ()
    assert list((tom.store.folder / BLOBS).iterdir()) == []


def test_what_is_written_while_a_file_goes_does_not_wait_for_it(ann, tom, tmp_path):
    company = add_company(tom.store)
    attach(tom, company, tmp_path)
    tom.round()
    ann.round()

    class Typing:
        """Types once the first part of the file went."""

        typed = False

        def step(self, _done, total):
            if total >= 3 and not self.typed and running_files(tom):
                self.typed = True
                call(tom, company.jan, "intussen")
            elif self.typed and waits(tom) == 0:
                raise Cancelled  # in the middle of the file

    attach(tom, company, tmp_path, CONTENT + b"2", "twee.pdf")
    typing = Typing()
    done = run_round(tom.store, typing)
    assert typing.typed
    assert done.is_stopped
    ann.round()
    assert phone(ann, company.jan) == "intussen"
    tom.round()
    assert chip(tom.store).code == "all_sent"


def running_files(laptop):
    return bool(_moving.get(laptop.store))


def waits(laptop):
    found = chip(laptop.store)
    return found.waiting - 1  # the file itself
