"""Which places of the log are compared with the server, and what is made of its answer."""

from datetime import UTC, datetime

import pytest

from app.models.proof import EvidencePack
from app.models.sync import SyncRound, SyncState
from app.reports.manifest import LogPlace
from app.services.packs import log_chain
from app.services.packs.chain_report import ChainPoint, ChainReport, chain_file
from app.services.packs.log_chain import check_chain
from app.services.packs.server_evidence import ServerSaid
from app.services.profiles.server_account import ServerInfo
from tests.coaching_samples import add_team
from tests.file_samples import NOW, stop_clock

DAY = datetime(2026, 11, 12, 9, tzinfo=UTC)
EARLIER = datetime(2026, 11, 3, 9, tzinfo=UTC)
ROUND = datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    stop_clock(monkeypatch)


@pytest.fixture
def linked(monkeypatch):
    info = ServerInfo("https://werkvloer.zuid.be", "5e", "d", "ZUID-1", is_revoked=False)
    monkeypatch.setattr(log_chain, "server_of", lambda _store: info)


@pytest.fixture
def synced(store, linked):
    """A laptop that fetched the log to place 9, twice; the second time it did not get through."""
    me = add_team(store)
    with store.write() as session:
        state = session.get_one(SyncState, 1)
        state.chain, state.cursor, state.hash = '[["e1", 0]]', 9, "c" * 64
        for at, error in ((ROUND, None), (NOW, "sync.offline")):
            round_ = SyncRound(
                at=at.isoformat(), seconds=1, sent=0, received=0, merged=0, error=error
            )
            session.add(round_)
    return me


def pack(store, me, at, seq, **more):
    values = {"log_epoch": "e1", "log_seq": seq, "log_hash": f"{seq:064x}", **more}
    with store.write() as session:
        session.add(
            EvidencePack(
                root=me.partnership_id, name=f"Pakket {seq}", first=at.date(), last=at.date(),
                preset="audit", manifest_sha256="0" * 64, made_at=at, made_by=store.actor, **values,
            )
        )  # fmt: skip


@pytest.fixture
def said(monkeypatch):
    """The server says this of the last round, and of the packs in order."""

    def say(standing, *also):
        asked = []

        def ask(_store, place, *, also):
            asked.append((place, also))
            return ServerSaid(standing, {}, states[: len(also)])

        states = tuple(also)
        monkeypatch.setattr(log_chain, "ask_server", ask)
        return asked

    return say


def test_without_a_server_or_a_round_there_is_nothing_to_check(store, said, linked, monkeypatch):
    said("same")
    assert check_chain(store) is None
    monkeypatch.setattr(log_chain, "server_of", lambda _store: None)
    assert check_chain(store) is None


def test_the_last_round_and_the_packs_are_compared_the_oldest_first(store, said, synced):
    pack(store, synced, DAY, 5)
    pack(store, synced, EARLIER, 3)
    pack(store, synced, DAY, 7, log_hash="")  # made without a server
    pack(store, synced, DAY, 8, log_hash="no hash")
    asked = said("same", "same", "same")
    report = check_chain(store)
    mine = LogPlace("e1", 9, "c" * 64)
    assert asked == [(mine, [LogPlace("e1", seq, f"{seq:064x}") for seq in (3, 5)])]
    assert [(one.at, one.pack, one.seq) for one in report.points] == [
        (EARLIER, "Pakket 3", 3), (DAY, "Pakket 5", 5), (ROUND, "", 9),
    ]  # fmt: skip
    assert (report.is_whole, report.broken_since, report.packs) == (True, None, 2)
    assert (report.server, report.checked_at) == ("https://werkvloer.zuid.be", NOW)


@pytest.mark.parametrize(
    ("states", "is_whole", "broken_since"),
    [
        (("same", "other", "other"), False, DAY),
        (("same", "same", "other"), False, ROUND),
        (("other", "same", "same"), False, EARLIER),
        (
            ("lost", "same", "same"),
            True,
            None,
        ),  # put back since: nobody's fault
        (("unknown", "same", "same"), True, None),  # a pack of another server
        (("same", "same", "unknown"), False, None),
        (("same", "same", "lost"), False, None),
    ],
)
def test_the_first_place_that_is_another_says_since_when(
    store, said, synced, states, is_whole, broken_since
):
    pack(store, synced, EARLIER, 3)
    pack(store, synced, DAY, 5)
    said(states[-1], *states[:-1])
    report = check_chain(store)
    assert (report.is_whole, report.broken_since) == (is_whole, broken_since)


def test_the_file_names_each_place_with_its_verdict():
    points = (
        ChainPoint(DAY, "=Pakket", "e1", 5, "a" * 64, "other"),
        ChainPoint(ROUND, "", "e1", 9, "b" * 64, "same"),
    )
    lines = chain_file(ChainReport("https://x", NOW, points)).decode("utf-8-sig").splitlines()
    assert lines[0] == "Server;https://x"
    assert lines[2].startswith("Gekend op;Uit;")
    assert lines[3].endswith(f";'=Pakket;e1;5;{'a' * 64};klopt niet")
    assert lines[4].endswith(f";laatste ronde van deze laptop;e1;9;{'b' * 64};klopt")
