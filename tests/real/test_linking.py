"""
A profile of months goes to a real server over a road that breaks off: all of it arrives, once.

The road is cut after a few hundred bytes first, then after more and more, until it holds.
"""

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core.progress import Silent
from app.models.enterprise import Contact, Enterprise
from app.models.sync import Outbox
from app.models.units import synced_models, table_of
from app.services.files.attachments import attach_files, file_bytes, list_files
from app.services.profiles.account import Enrolment, create_profile
from app.services.profiles.backups import list_backups
from app.services.profiles.enrol import prepare
from app.services.profiles.invitation import typed_invitation
from app.services.profiles.linking import begin_at_server, take_to_server
from app.services.syncing.round import run_round
from tests.coaching_samples import add_company
from tests.real.processes import PASSPHRASE, ServerProcess, code_in, joined, round_of
from tests.real.relay import Relay

EMAIL = "eva@noord.example"
FILE = bytes(range(256)) * 600  # 150 kB
COMPANIES, EDITS = 15, 3


@pytest.fixture
def server(tmp_path, database):
    server = ServerProcess(tmp_path / "server", database)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def relay(server):
    relay = Relay(server.port)
    yield relay
    relay.close()


@pytest.fixture
def alone(tmp_path):
    enrolment = Enrolment("Eva D.", "Bureau Noord", "Noord werkt", role="promotor")
    store = create_profile(tmp_path / "eva", enrolment, PASSPHRASE).store
    companies = [add_company(store, f"Bakkerij {number}") for number in range(COMPANIES)]
    for number in range(EDITS):
        for company in companies:
            with store.write() as session:
                session.get_one(Contact, company.jan).phone = f"053 {number}"
    for company in companies[:5]:
        with store.write() as session:
            session.get_one(Enterprise, company.id).deleted = True
    path = tmp_path / "plan.pdf"
    path.write_bytes(FILE)
    attach_files(store, companies[-1].id, [path], Silent())
    yield store, companies[-1]
    store.close()


def content(store):
    """All rows of what travels, but for the directory: the server derives that."""
    tables = sorted(table_of(model).name for model in synced_models())
    with store.read() as session:
        found = {one: session.execute(text(f"SELECT * FROM {one} ORDER BY id")) for one in tables}
        return {one: rows.all() for one, rows in found.items() if one != "directory_entry"}


def test_a_profile_that_began_alone_arrives_whole_over_a_road_that_breaks(
    tmp_path, server, relay, alone
):
    store, company = alone
    code = code_in(server.command("init"))
    joining = prepare(typed_invitation(code, relay.url), "NOORD-1")
    take_to_server(store, begin_at_server(store, joining, EMAIL), EMAIL)
    assert len(list_backups(store.folder)) == 1
    before, place, broken = content(store), 300, 0
    while True:
        relay.pass_on(place)
        done = run_round(store, Silent())
        assert content(store) == before  # a round that breaks off changes nothing here
        if done.error is None:
            break
        broken, place = broken + 1, place * 2
    assert broken > 5
    relay.pass_on(None)
    assert run_round(store, Silent()).error is None
    with store.read() as session:
        waits = session.exec(select(Outbox).where(Outbox.verdict.is_(None), ~Outbox.done)).all()
    assert waits == []
    other = joined(tmp_path / "other", server.url, server.invite(EMAIL))
    assert run_round(other, Silent()).error is None
    outcome = round_of(other, check=True)
    assert (outcome.error, outcome.repaired) == (None, 0)
    assert content(other) == content(store) == before
    assert file_bytes(other, list_files(other, company.id)[0].id) == FILE
    other.close()
