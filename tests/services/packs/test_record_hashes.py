"""Which records a dossier is made from, and that every laptop gives them the same lines."""

from uuid import UUID

import pytest
from sqlmodel import select
from sqlmodel.sql.sqltypes import AutoString

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.criteria import CriteriaVersion
from app.models.enterprise import Contact, Enterprise
from app.models.network import Network
from app.models.partnership import Partnership
from app.models.scan import Scan
from app.models.trajectory import (
    PlanVersion,
    Trajectory,
    TrajectoryGoal,
)
from app.models.units import table_of
from app.reference.loader import reference
from app.reports.manifest import RecordLine
from app.services.companies.merge import merge_companies
from app.services.evidence.dossier import dossier_values
from app.services.packs.record_hashes import lines_of, record_keys, record_lines
from app.services.trajectories.use_cases import NewMember
from app.storage.unit_values import models_by_kind
from app.sync.check_sums import check_sum
from app.sync.record_hash import record_hash
from tests.case_samples import begin
from tests.coaching_samples import add_team
from tests.dossier_samples import DAY, MORNING, filled, put
from tests.file_samples import add_enterprise, add_session, stop_clock
from tests.sync.conftest import ann, bob, central  # noqa: F401  people at laptops
from tests.sync.desks import ANN, BOB
from tests.sync.fake_server import FakeServer

KINDS = {
    *("action", "agreement", "attachment", "attendee", "coaching_session", "contact"),
    *("count_confirmation", "count_proposal", "trajectory_phase"),
    *("criterion_evidence", "criterion_remark", "enterprise", "establishment", "follow_up"),
    *("funding_check", "intake", "intake_count", "invitee", "meeting", "plan_action"),
    *("plan_version", "question", "question_set", "referral", "scan", "scan_answer"),
    *("session_count", "signature", "trajectory", "trajectory_goal", "trajectory_member"),
    *("trajectory_session", "yearly_figures"),
}


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    stop_clock(monkeypatch)


def lines(store, trajectory_id, *args):
    with store.read() as session:
        return record_lines(session, trajectory_id, *args)


def by_id(found):
    return {one.id: one for one in found}


def only(store, trajectory_id, kind):
    """The one record of a kind in the dossier."""
    (found,) = (it.id for it in lines(store, trajectory_id) if it.kind == kind)
    return found


def heads_of(row):
    return {unit: row.versions.get(unit, [row.version]) for unit in row.data}


def test_every_kind_of_record_that_the_dossier_tells_from_has_a_line(store):
    one, _ = filled(store)
    found = lines(store, one)
    assert {line.kind for line in found} == KINDS
    assert list(found) == sorted(found)
    assert sum(line.kind == "invitee" for line in found) == 1  # who came of another: not theirs
    assert all(len(line.sha256) == 64 and len(line.rev) == 16 for line in found)


def test_the_checklist_of_the_promotor_has_a_line_when_it_judges_the_trajectory(store):
    one, _ = filled(store)
    with store.read() as session:
        number = session.get(Trajectory, one).criteria_version
        root = session.get(Trajectory, one).root
    other = CriteriaVersion(root=root, number=number + 1, name="Later", valid_from=DAY)
    held = CriteriaVersion(root=root, number=number, name="Nu", valid_from=DAY)
    put(store, other, held)
    assert [it.id for it in lines(store, one) if it.kind == "criteria_version"] == [held.id]


def test_a_changed_field_changes_the_line_of_its_record_only(store):
    one, bakery = filled(store)
    before = by_id(lines(store, one))
    with store.write() as session:
        held = session.exec(select(CoachingSession)).one()
        held.note = "Anders"
        held_id = held.id
    after = by_id(lines(store, one))
    assert {key for key in before if before[key] != after[key]} == {held_id}
    assert before[held_id].sha256 != after[held_id].sha256
    with store.write() as session:
        session.exec(select(CoachingSession)).one().note = ""
    again = by_id(lines(store, one))
    assert again[held_id].sha256 == before[held_id].sha256  # it says the same again
    assert again[held_id].rev != before[held_id].rev  # but it was changed
    assert bakery in before


def test_two_laptops_give_the_same_lines_once_they_synced(central, ann, bob):  # noqa: F811
    one, bakery = filled(ann.store)
    ann.sync()
    with ann.store.read() as session:
        network = session.exec(select(Network.id)).one()
        partnership = session.exec(select(Partnership.id)).one()
    for root in (partnership, network, bakery, one):
        central.right(BOB.hex, root.hex, given=True)
        bob.sync()
    assert len(lines(ann.store, one)) > len(KINDS)
    assert lines(bob.store, one) == lines(ann.store, one)
    bob.set(TrajectoryGoal, only(bob.store, one, "trajectory_goal"), owner="Mia")
    assert lines(bob.store, one) != lines(ann.store, one)
    bob.sync()
    ann.sync()
    assert lines(bob.store, one) == lines(ann.store, one)
    ann.set(Enterprise, bakery, purpose="Van Ann")  # both at once, and one of them is shown
    bob.set(Enterprise, bakery, purpose="Van Bob")
    for desk in (ann, bob, ann, bob):
        desk.sync()
    assert lines(bob.store, one) == lines(ann.store, one)


def test_a_merged_company_keeps_the_lines_of_its_trajectory(store):
    one, bakery = filled(store)
    other = add_enterprise(store, "Bakkerij J.", number=None)
    before = by_id(lines(store, one))
    merge_companies(store, other, bakery, {})
    after = by_id(lines(store, one))
    assert before.keys() < after.keys()
    assert {key for key in before if before[key] != after[key]} <= {bakery}
    new = {after[key].kind for key in after.keys() - before.keys()}
    assert new == {"enterprise", "establishment", "contact"}  # who it is now
    assert other in after
    assert lines(store, one, [other]) == lines(store, one)


def test_only_the_companies_that_are_asked_for_have_lines(store):
    add_team(store)
    first, second = (add_enterprise(store, name) for name in ("Een", "Twee"))
    joint = begin(store, NewMember(first, "Een", None), NewMember(second, "Twee", None))
    add_session(store, first, MORNING, trajectory_id=joint.id)
    theirs = add_session(store, second, MORNING, trajectory_id=joint.id)
    found = by_id(lines(store, joint.id, [first]))
    assert first in found
    assert not {second, theirs} & found.keys()
    assert len([it for it in found.values() if it.kind == "trajectory_member"]) == 1


def test_what_is_in_the_bin_or_of_another_matter_has_no_line(store):
    one, bakery = filled(store)
    before = lines(store, one)
    add_session(store, bakery, MORNING, subject="Van niets")
    put(
        store,
        Scan(
            root=bakery,
            enterprise_id=bakery,
            set_number=1,
            moment="mid",
            started_on=DAY,
            person_id=store.actor,
        ),
    )
    assert lines(store, one) == before  # of no trajectory; and a scan that is not finished
    with store.write() as session:
        plan = session.exec(select(PlanVersion)).one()
        plan.deleted = True
    gone = by_id(before).keys() - by_id(lines(store, one)).keys()
    assert {by_id(before)[key].kind for key in gone} == {"plan_version", "plan_action"}


def test_who_was_there_has_a_line_also_when_the_contact_was_removed(store):
    one, bakery = filled(store)
    before = by_id(lines(store, one))
    with store.write() as session:
        contact = session.exec(select(Contact)).one()
        contact.deleted = True
        contact_id = contact.id
    after = by_id(lines(store, one))
    assert before.keys() == after.keys()
    assert before[contact_id] != after[contact_id]
    assert bakery in after


def test_a_trajectory_that_is_not_here_has_no_lines(store):
    assert lines(store, new_id()) == ()


def test_lines_of_many_dossiers_are_read_at_once_and_what_is_not_here_is_left_out(store):
    one, _ = filled(store)
    with store.read() as session:
        keys = record_keys(session, one)
        assert lines_of(session, keys | {("contact", new_id())}) == record_lines(session, one)
        assert lines_of(session, ()) == ()


def test_the_server_finds_the_same_lines_in_what_it_keeps(central, ann):  # noqa: F811
    one, _ = filled(ann.store)
    ann.sync()
    ann.set(TrajectoryGoal, only(ann.store, one, "trajectory_goal"), owner="Mia")
    ann.sync()
    server = FakeServer(central, ANN.hex, 1)
    kept = {
        (row.kind, row.id): RecordLine(
            row.kind,
            UUID(row.id),
            f"{check_sum(row.kind, row.id, heads_of(row)):016x}",
            record_hash(row.kind, row.id, row.root, row.data),
        )
        for row in server.walk(central.chain(), limit=1000).rows
    }
    found = lines(ann.store, one)
    assert len(found) > len(KINDS)
    assert tuple(kept[line.kind, line.id.hex] for line in found) == found


def texts_of(model):
    """The columns of a record that a person types."""
    codes = {"kind", "phase", "status", "moment", "direction", "criterion", "subject_kind", "code"}
    codes |= {
        "nace_version",
        "strokes",
        "answer",
        "decision",
        "support",
        "target_group",
        "theme",
        "question",
    }
    return [
        column.name
        for column in table_of(model).columns
        if isinstance(column.type, AutoString) and column.name not in codes
    ]


def test_no_record_outside_its_lines_changes_what_the_dossier_tells(store):
    one, bakery = filled(store)
    add_session(store, bakery, MORNING, subject="Van niets")
    known = by_id(lines(store, one)).keys()
    shared = {"person", "partner", "partnership"}  # who works here: of all dossiers
    before, telling = dossier_values(store, reference(), one), set()
    for kind, model in models_by_kind().items():
        with store.read() as session:
            ids = list(session.exec(select(model.id)))
        for each in ids if texts_of(model) and kind not in shared else ():
            with store.write() as session:
                record = session.get_one(model, each)
                was = {name: getattr(record, name) for name in texts_of(model)}
                for name in was:
                    setattr(record, name, "Iets anders")
            if dossier_values(store, reference(), one) != before:
                telling.add(kind)
                assert each in known, kind
            with store.write() as session:
                record = session.get_one(model, each)
                for name, value in was.items():
                    setattr(record, name, value)
    assert dossier_values(store, reference(), one) == before
    assert {"coaching_session", "contact", "meeting", "scan_answer", "referral"} - telling == {
        "meeting"  # told by the label that its evidence keeps
    }
