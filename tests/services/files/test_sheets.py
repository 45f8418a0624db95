"""Printed sheets that come back: where they belong, and what is attached there."""

import hashlib
from functools import partial

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.print_code import PrintCode, Sheet
from app.models.base import new_id
from app.reference.loader import Reference
from app.services.evidence.dossier import dossier_values
from app.services.evidence.pieces import offers
from app.services.files.attachments import list_files, new_file_ids
from app.services.files.sheets import (
    attach_or_send_home,
    attach_sheet,
    find_meetings,
    read_sheet,
    sheet_owner,
)
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.plans import PlanForm, PlannedAction, write_plan
from app.services.undo import undo
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


@pytest.fixture
def network(store, company):
    return start_network(store, NetworkForm("Netwerk Waasland")).id


@pytest.fixture
def meeting(store, network):
    return plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id


@pytest.fixture
def held(store, company):
    return add_session(store, company.id, utc(20, 9))


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "scan 001.pdf"
    path.write_bytes(b"%PDF-1.7 lijst")
    return path


def owner_of(store, sheet, *records):
    return sheet_owner(store, [PrintCode(sheet, record) for record in records])


def reader(**codes):
    """Give each file, by its stem, its codes."""
    return lambda given, _progress: codes.get(given.stem.partition(" ")[0], ())


def test_a_list_belongs_to_its_meeting_and_a_report_to_its_session(store, company, meeting, held):
    found = owner_of(store, Sheet.MEETING, meeting)
    assert (found.owner, found.name, found.title) == (meeting, "Netwerk Waasland", "Buddy's")
    found = owner_of(store, Sheet.SESSION, held)
    assert (found.owner, found.record, found.name) == (company.id, held, "Bakkerij Janssens")


def test_what_is_not_here_or_not_one_thing_belongs_nowhere(store, meeting, network, held):
    other = plan_meeting(store, network, MeetingForm("Taal", utc(27, 13), utc(27, 15))).id
    assert sheet_owner(store, ()) is None
    assert owner_of(store, Sheet.MEETING, meeting, meeting) is not None
    assert owner_of(store, Sheet.MEETING, meeting, other) is None
    assert owner_of(store, Sheet.MEETING, new_id()) is None
    assert owner_of(store, Sheet.SESSION, new_id()) is None
    assert owner_of(store, Sheet.SESSION, meeting) is None
    put_away(store, "meeting", meeting)
    assert owner_of(store, Sheet.MEETING, meeting) is None
    throw_away(store, "network", network)
    assert owner_of(store, Sheet.MEETING, other) is None


def test_a_report_of_a_company_in_the_bin_belongs_nowhere(store, company, held):
    throw_away(store, "enterprise", company.id)
    assert owner_of(store, Sheet.SESSION, held) is None


def test_a_session_in_the_bin_takes_no_scan(store, held):
    throw_away(store, "coaching_session", held)
    assert owner_of(store, Sheet.SESSION, held) is None


def test_a_scan_is_attached_and_taken_back(store, company, meeting, held, scan):
    attached = attach_sheet(store, owner_of(store, Sheet.MEETING, meeting), [scan], Silent())
    assert [one.name for one in list_files(store, meeting)] == ["scan 001.pdf"]
    undo(store, attached.changes)
    assert list_files(store, meeting) == ()
    attach_sheet(store, owner_of(store, Sheet.SESSION, held), [scan], Silent())
    (file,) = list_files(store, company.id)
    assert file.session_id == held


def test_of_what_is_given_sheets_go_home_and_the_rest_stays(
    store, company, meeting, scan, tmp_path
):
    other, third = tmp_path / "lijst.pdf", tmp_path / "foto.pdf"
    for path in (other, third):
        path.write_bytes(path.name.encode())
    codes = (PrintCode(Sheet.MEETING, meeting),)
    ids = new_file_ids(3)
    done = attach_or_send_home(
        store,
        company.id,
        [scan, other, third],
        Silent(),
        reader(scan=codes, lijst=codes),
        ids=ids,
    )
    assert [one.id for one in list_files(store, company.id)] == [ids[2]]
    assert len(list_files(store, meeting)) == 2
    assert done.moved == {ids[0], ids[1]}
    assert [owner.record for owner, _ in done.sheets] == [meeting]
    undo(store, done.changes)
    assert list_files(store, company.id) == list_files(store, meeting) == ()


def test_all_of_it_may_be_sheets(store, company, meeting, scan):
    codes = reader(scan=(PrintCode(Sheet.MEETING, meeting),))
    done = attach_or_send_home(store, company.id, [scan], Silent(), codes)
    assert done.here.ids == ()
    assert list_files(store, company.id) == ()


def test_a_sheet_of_the_session_itself_stays_with_it(store, company, held, scan):
    codes = reader(scan=(PrintCode(Sheet.SESSION, held),))
    done = attach_or_send_home(store, company.id, [scan], Silent(), codes, session_id=held)
    assert (done.sheets, done.moved) == ((), frozenset())
    (file,) = list_files(store, company.id)
    assert file.session_id == held


def test_when_something_cannot_be_attached_no_sheet_is_either(
    store, company, meeting, scan, tmp_path
):
    (wrong := tmp_path / "x.exe").write_bytes(b"MZ")
    codes = reader(scan=(PrintCode(Sheet.MEETING, meeting),))
    with pytest.raises(UserError, match=r"file\.kind"):
        attach_or_send_home(store, company.id, [scan, wrong], Silent(), codes)
    assert list_files(store, meeting) == ()


def test_meetings_to_choose_from_fit_all_words_typed(store, network, meeting):
    plan_meeting(store, network, MeetingForm("Taal op de vloer", utc(28, 13), utc(28, 15)))
    titles = partial(map, lambda one: one.title)
    assert list(titles(find_meetings(store))) == ["Taal op de vloer", "Buddy's"]
    assert list(titles(find_meetings(store, "vloer waas"))) == ["Taal op de vloer"]
    assert list(titles(find_meetings(store, "bestaat niet"))) == []
    put_away(store, "meeting", meeting)
    assert list(titles(find_meetings(store))) == ["Taal op de vloer"]


# -- plans and closing reports -----------------------------------------------------------------


@pytest.fixture
def trajectory(store, company):
    return begin(store, member(company), title="Onthaal")


@pytest.fixture
def plan(store, trajectory):
    return write_plan(store, trajectory.id, PlanForm(actions=(PlannedAction("Buddy"),))).id


def test_a_plan_and_a_closing_report_belong_to_their_trajectory(store, trajectory, plan):
    found = owner_of(store, Sheet.PLAN, plan)
    assert (found.owner, found.record, found.name, found.title) == (
        trajectory.id, plan, "Onthaal", "1",
    )  # fmt: skip
    one = trajectory.members[0].id
    found = owner_of(store, Sheet.CLOSING, one)
    assert (found.owner, found.record, found.name) == (trajectory.id, one, "Bakkerij Janssens")
    assert owner_of(store, Sheet.PLAN, one) is None
    assert owner_of(store, Sheet.CLOSING, plan) is None
    assert sheet_owner(store, [PrintCode(Sheet.PLAN, plan), PrintCode(Sheet.CLOSING, one)]) is None


def test_what_was_taken_away_takes_no_scan(store, trajectory, plan):
    put_away(store, "plan_version", plan)
    assert owner_of(store, Sheet.PLAN, plan) is None
    one = trajectory.members[0].id
    put_away(store, "trajectory_member", one)
    assert owner_of(store, Sheet.CLOSING, one) is None


def test_a_trajectory_in_the_bin_takes_no_scan(store, trajectory, plan):
    throw_away(store, "trajectory", trajectory.id)
    assert owner_of(store, Sheet.PLAN, plan) is None
    assert owner_of(store, Sheet.CLOSING, trajectory.members[0].id) is None


def test_a_signed_plan_that_is_given_anywhere_is_offered_as_evidence(
    store, company, trajectory, plan, scan
):
    codes = reader(scan=(PrintCode(Sheet.PLAN, plan),))
    done = attach_or_send_home(store, company.id, [scan], Silent(), codes)
    (file,) = list_files(store, trajectory.id)
    assert file.name == "Actieplan versie 1, ondertekend.pdf"
    assert file.sha256 == hashlib.sha256(scan.read_bytes()).hexdigest()  # as it was scanned
    one = trajectory.members[0].id
    assert file.id in {each.id for each in offers(store, one, "plan")}
    assert list_files(store, company.id) == ()
    undo(store, done.changes)
    assert list_files(store, trajectory.id) == ()
    assert file.id not in {each.id for each in offers(store, one, "plan")}


def test_a_signed_closing_report_is_known_as_such_by_the_dossier(store, trajectory, scan):
    owner = owner_of(store, Sheet.CLOSING, trajectory.members[0].id)
    attach_sheet(store, owner, [scan], Silent())
    assert [one.name for one in list_files(store, trajectory.id)] == [
        "Eindverslag Bakkerij Janssens.pdf"
    ]
    values = dossier_values(store, Reference(), trajectory.id)
    assert [one.name for one in values.companies[0].closing] == [
        "Eindverslag Bakkerij Janssens.pdf"
    ]


def test_a_file_that_cannot_be_read_says_so(store, trajectory, tmp_path):
    owner = owner_of(store, Sheet.CLOSING, trajectory.members[0].id)
    (empty := tmp_path / "leeg.pdf").write_bytes(b"")
    with pytest.raises(UserError, match=r"file\.empty"):
        attach_sheet(store, owner, [empty], Silent())
    with pytest.raises(UserError, match=r"file\.unreadable"):
        attach_sheet(store, owner, [tmp_path / "weg.pdf"], Silent())


def test_sheets_of_something_that_is_not_here_stay_and_are_told(store, company, scan, tmp_path):
    (plain := tmp_path / "foto.pdf").write_bytes(b"foto")
    codes = reader(scan=(PrintCode(Sheet.PLAN, new_id()),))
    done = attach_or_send_home(store, company.id, [scan, plain], Silent(), codes)
    assert done.strange == ("scan 001.pdf",)
    assert len(list_files(store, company.id)) == 2
    read = read_sheet(store, codes(scan, None))
    assert (len(read.codes), read.owner) == (1, None)
