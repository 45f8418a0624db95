"""Packs that were made, and which of their dossiers are not what they were."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from sqlmodel import select

from app.core import clock
from app.models.base import new_id
from app.models.proof import EvidencePack
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.services.evidence.dossier import dossiers_in
from app.services.packs import gathering as pack_gathering
from app.services.packs.made import made_packs, note_pack, pack_of_period, part_of_period
from app.services.packs.making import PackMaking
from app.services.packs.record_hashes import dossier_sum
from app.services.packs.survey import survey
from app.services.packs.wish import MadePack
from tests.case_samples import add_colleague
from tests.coaching_samples import add_team
from tests.pack_samples import WISH, add_dossier, let_count, october


@pytest.fixture
def dossiers(store, monkeypatch):
    """Two companies that count since October."""
    monkeypatch.setattr(clock, "today", lambda: october(20))
    me = add_team(store)
    nora = add_colleague(store, me)
    found = [add_dossier(store, name, number) for name, number in NAMES]
    for one in found:
        let_count(store, one, nora)
    return found


NAMES = (("Bakkerij Janssens", "1999990144"), ("Peeters Bouw", "1999990243"))
MADE = MadePack(Path("pakket.pdf"), 20, 4, 1000, "ab" * 32, 2, 0)


def note(store, wish=WISH, made=MADE):
    with store.read() as session:  # as they were when the pack was made
        sums = {one.hex: dossier_sum(session, one) for one in session.exec(select(Trajectory.id))}
    return note_pack(store, wish, replace(made, certificate="fe" * 32, dossiers=sums))


def test_a_pack_is_noted_once_with_all_that_is_known_of_it(store, dossiers):
    assert note(store).kinds == {"evidence_pack"}
    assert not note(store)  # the same manifest is the same pack
    (found,) = made_packs(store)
    assert (found.name, found.first, found.last) == ("pakket.pdf", WISH.first, WISH.last)
    assert (found.manifest_sha256, found.changed) == ("ab" * 32, 0)


def test_what_somebody_changes_while_a_dossier_is_read_is_in_neither_its_text_nor_its_sums(
    store, dossiers, monkeypatch
):
    title, path = "Onthaal en taal", dossiers[0].id
    with store.read() as session:
        before = dossier_sum(session, path)

    def told_then_changed(*of_dossier):
        values = dossiers_in(*of_dossier)
        writer = Thread(target=change_title, args=(store, path, title))
        writer.start()
        writer.join()
        return values

    monkeypatch.setattr(pack_gathering, "dossiers_in", told_then_changed)
    wish = replace(WISH, is_sealed=False)
    making = PackMaking(store, Reference(), wish, survey(store, Reference(), wish))
    (row,) = (one for one in making.rows if one[1].trajectory_id == path)
    assert making.gathered(*row).values.title != title
    assert making.dossiers == {path.hex: before}
    with store.read() as session:
        assert dossier_sum(session, path) != before


def change_title(store, path, title):
    with store.write() as session:
        session.get_one(Trajectory, path).title = title


def test_a_dossier_that_changed_afterwards_is_told(store, dossiers):
    note(store)
    with store.write() as session:
        session.get_one(Trajectory, dossiers[0].id).title = "Onthaal en taal"
    (found,) = made_packs(store)
    assert found.changed == 1


def test_of_a_pack_with_dossiers_of_others_nobody_tells_that_they_changed(store, dossiers):
    note(store)
    with store.write() as session:  # as the promotor's pack stands on the laptop of a partner
        (pack,) = session.exec(select(EvidencePack))
        pack.dossiers = {**pack.dossiers, new_id().hex: "ab" * 32}
    (found,) = made_packs(store)
    assert found.changed is None


@pytest.mark.parametrize("odd", [{"geen id": "ab"}, {"": ""}, ["x"], "x", 7, {"0" * 32: None}])
def test_a_pack_that_came_in_odd_is_listed_and_tells_nothing(store, dossiers, odd):
    note(store)
    with store.write() as session:
        session.exec(select(EvidencePack)).one().dossiers = odd
    (found,) = made_packs(store)
    assert found.changed is None


def test_the_last_packs_come_first_and_no_more_than_asked(store, dossiers):
    for number in range(3):
        note(store, made=replace(MADE, manifest_sha256=f"{number}" * 64))
    assert len(made_packs(store, 2)) == 2


def test_a_period_is_closed_by_a_pack_that_left_nothing_out(store, dossiers):
    assert pack_of_period(store, WISH) is None
    only_one = replace(WISH, trajectories=frozenset({dossiers[0].id}))
    note(store, only_one)
    assert pack_of_period(store, WISH) is None
    note(store, replace(WISH, preset="evaluator"), replace(MADE, manifest_sha256="ef" * 32))
    assert pack_of_period(store, WISH) is None  # it has no names and no files
    for number, less in enumerate(({"with_files": False}, {"hides_contacts": True})):
        assert part_of_period(store, WISH) is None or number
        note(store, replace(WISH, **less), replace(MADE, manifest_sha256=f"{number}" * 64))
        assert pack_of_period(store, WISH) is None  # for an audit, but not with all in it
        assert part_of_period(store, WISH).manifest_sha256 == f"{number}" * 64
    note(store, made=replace(MADE, manifest_sha256="cd" * 32))
    found = pack_of_period(store, WISH)
    assert found is not None
    assert found.manifest_sha256 == "cd" * 32
