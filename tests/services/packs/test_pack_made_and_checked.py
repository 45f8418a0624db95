"""A pack as the program makes it is one that the program, and anybody, can check."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from app.core import clock
from app.core.progress import Silent
from app.models.proof import EvidencePack
from app.models.sync import SyncState
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.reports.manifest import LogPlace
from app.reports.verify import judge
from app.services.packs.check import check_pack
from app.services.packs.made import note_pack
from app.services.packs.use_case import make_pack
from app.services.packs.wish import PackWish
from tests.case_samples import acting_as, add_colleague
from tests.coaching_samples import add_team
from tests.pack_samples import FIRST, LAST, add_dossier, let_count, october

AT = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
PLACE = LogPlace("e1", 18_402, "ab" * 32)


@pytest.fixture(autouse=True)
def _in_october(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def nora(store):
    """The promotor, whose laptop has the log to a place; and a dossier."""
    nora = add_colleague(store, add_team(store))
    let_count(store, add_dossier(store, "Bakkerij", "1999990144"), nora)
    with store.write() as session:
        state = session.get_one(SyncState, 1)
        state.chain, state.cursor, state.hash = '[["e1", 0]]', PLACE.seq, PLACE.hash
    return nora


@pytest.fixture(params=["pdf", "zip", "folder"])
def made(request, store, nora, tmp_path):
    """A pack that the promotor sealed, and that the partnership keeps."""
    target = tmp_path / {"pdf": "p.pdf", "zip": "p.zip", "folder": "p"}[request.param]
    wish = PackWish(FIRST, LAST, shape=request.param)
    with acting_as(store, nora):
        made = make_pack(store, Reference(), wish, target, Silent(), workers=0)
        note_pack(store, wish, made)
    return made


def test_what_was_made_is_unchanged_to_who_made_it_and_to_who_got_it(store, made):
    reading = judge(made.path)
    assert [one for one in reading.files if one.state != "whole"] == []
    assert (reading.outcome(), reading.is_listed) == ("unchanged", True)
    verdict = check_pack(made.path, store)
    assert {one.state for one in verdict.records} == {"unchanged"}
    assert (verdict.outcome, verdict.lost_its_seal) == ("unchanged", False)
    assert verdict.registered.certificate in verdict.reading.fingerprints


def test_a_pack_names_how_far_the_log_of_the_server_was_known(store, made):
    assert judge(made.path).manifest.log == made.log == PLACE
    with store.read() as session:
        kept = session.exec(select(EvidencePack)).one()
        assert (kept.log_epoch, kept.log_seq, kept.log_hash) == ("e1", 18_402, PLACE.hash)


def test_what_changed_since_is_told(store, made):
    with store.write() as session:
        session.exec(select(Trajectory)).one().title = "Anders"
    verdict = check_pack(made.path, store)
    assert [one.kind for one in verdict.records if one.state == "changed"] == ["trajectory"]
    assert (verdict.outcome, verdict.file_outcome) == ("changed", "unchanged")
