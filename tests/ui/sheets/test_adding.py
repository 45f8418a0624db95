"""A scan finds its meeting wherever it is given; without a code the coach says where it goes."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.core.clock import local, midnight
from app.models.trajectory import PlanVersion, TrajectoryMember
from app.reference.loader import Reference
from app.services.evidence.dossier import closing_report
from app.services.files.attachments import list_files
from app.services.files.sheets import find_meetings
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.plan_paper import plan_report
from app.services.trajectories.plans import PlanForm, PlannedAction, write_plan
from app.ui.session.attachments import FilesSection
from app.ui.sheets.adding import SheetAdding
from app.ui.widgets.file_dialog import FileDialog
from app.ui.work.job import Job
from tests.case_samples import begin, member
from tests.coaching_samples import utc

READY = "Toegevoegd bij het traject; het staat klaar als bewijs."


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.resize(700, 500)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def blank(tmp_path):
    path = tmp_path / "wit blad.png"
    Image.new("RGB", (500, 700), "white").save(path)
    return path


def names(store, owner):
    return [one.name for one in list_files(store, owner)]


def asked(qtbot, adding, *paths):
    adding.add([str(path) for path in paths])
    qtbot.waitUntil(lambda: adding.choice is not None and adding.choice.table.rows.rowCount() > 0)
    return adding.choice


def test_a_scan_finds_its_meeting_and_says_so(qtbot, store, desk, page, meeting, scan, said, day):
    SheetAdding(desk, page).add([str(scan)])
    qtbot.waitUntil(lambda: names(store, meeting) == ["scan 0012.jpg"])
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1] == (
        f"Aanwezigheidslijst van Netwerk Waasland, {day}. Toegevoegd bij de bijeenkomst."
    )
    qtbot.undo(desk)
    assert names(store, meeting) == []


def test_the_same_scan_again_says_that_it_was_there(qtbot, store, desk, page, meeting, scan, said):
    for number in (1, 2):
        SheetAdding(desk, page).add([str(scan)])
        qtbot.waitUntil(lambda n=number: len(names(store, meeting)) == n)
    qtbot.waitUntil(lambda: said[-1].endswith("Hetzelfde bestand stond er al."))


def test_a_report_finds_its_session(qtbot, store, desk, page, company, held, report, said):
    SheetAdding(desk, page).add([str(report)])
    qtbot.waitUntil(lambda: names(store, company.id) == ["verslag.pdf"])
    (file,) = list_files(store, company.id)
    assert file.session_id == held
    qtbot.waitUntil(lambda: said[-1].startswith("Sessieverslag van Bakkerij Janssens, 20/11."))


def test_without_a_code_the_coach_chooses(qtbot, store, desk, page, network, meeting, blank):
    other = plan_meeting(store, network, MeetingForm("Taal", utc(28, 13), utc(28, 15))).id
    choice = asked(qtbot, SheetAdding(desk, page, here=meeting), blank)
    assert choice.sentence.text() == (
        "In wit blad.png is geen code te lezen. Kies zelf de bijeenkomst."
    )
    assert choice.table.rows.index(0, 1).data() == "Buddy's"  # the one on screen stands first
    QTest.keyClicks(choice.typed, "taal")
    qtbot.waitUntil(lambda: choice.table.rows.rowCount() == 1)
    QTest.keyClick(choice.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(store, other) == ["wit blad.png"])
    assert names(store, meeting) == []


def test_arrows_walk_the_list_while_typing_goes_on(
    qtbot, store, desk, page, network, meeting, blank
):
    other = plan_meeting(store, network, MeetingForm("Taal", utc(28, 13), utc(28, 15))).id
    choice = asked(qtbot, SheetAdding(desk, page), blank)
    assert choice.table.chosen() == other  # the last one
    QTest.keyClick(choice.typed, Qt.Key.Key_Down)
    assert choice.table.chosen() == meeting
    QTest.mouseClick(choice.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(store, meeting) == ["wit blad.png"])


def test_nothing_is_added_when_the_coach_does_not_choose(qtbot, store, desk, page, meeting, blank):
    choice = asked(qtbot, SheetAdding(desk, page), blank)
    QTest.keyClicks(choice.typed, "bestaat niet")
    qtbot.waitUntil(choice.none.isVisible)
    assert not choice.add_button.isEnabled()
    QTest.keyClick(choice.typed, Qt.Key.Key_Return)
    assert choice.isVisible()
    with qtbot.waitSignal(choice.rejected):
        QTest.mouseClick(choice.cancel_button, Qt.MouseButton.LeftButton)
    assert names(store, meeting) == []


def test_a_list_whose_meeting_is_gone_says_so(qtbot, store, desk, page, network, meeting, scan):
    plan_meeting(store, network, MeetingForm("Taal", utc(28, 13), utc(28, 15)))
    put_away(store, "meeting", meeting)
    choice = asked(qtbot, SheetAdding(desk, page), scan)
    assert "De bijeenkomst van scan 0012.jpg staat niet op deze laptop." in choice.sentence.text()


def test_lists_of_two_meetings_are_not_mixed_unasked(
    qtbot, store, desk, page, meeting, held, scan, report
):
    choice = asked(qtbot, SheetAdding(desk, page), scan, report)
    assert "meer dan één bijeenkomst" in choice.sentence.text()
    assert len(find_meetings(store)) == 1


def test_the_button_asks_for_pictures_and_pdfs(qtbot, desk, page, meeting):
    SheetAdding(desk, page, meeting).ask()
    dialog = page.findChild(FileDialog)
    assert "*.pdf" in dialog.nameFilters()[0]
    assert "*.jpg" in dialog.nameFilters()[0]
    dialog.reject()


def test_a_page_that_went_meanwhile_opens_nothing(qtbot, desk, blank):
    page = QWidget()
    adding = SheetAdding(desk, page)
    adding.add([str(blank)])
    (job,) = desk.runner.findChildren(Job)
    delete(page)
    qtbot.waitSignal(job.finished).wait()
    assert adding.choice is None


def test_a_scan_dropped_on_the_files_of_a_company_goes_to_its_meeting(
    qtbot, store, desk, page, company, meeting, scan, blank, said
):
    files = FilesSection(desk, page)
    files.show_fields({"files": []}, company.id)
    files.attach([str(scan), str(blank)])
    qtbot.waitUntil(lambda: len(files.chips) == 1)
    assert names(store, company.id) == ["wit blad.png"]
    assert names(store, meeting) == ["scan 0012.jpg"]
    assert len(files.fields()["files"]) == 1
    assert any("Toegevoegd bij de bijeenkomst." in words for words in said)


def test_a_signed_plan_goes_to_its_trajectory_and_a_strange_sheet_stays_and_is_told(
    qtbot, store, desk, page, company, tmp_path, said
):
    trajectory = begin(store, member(company))
    plan = write_plan(store, trajectory.id, PlanForm(actions=(PlannedAction("Buddy"),)))
    paths = [tmp_path / "scan 1.pdf", tmp_path / "scan 2.pdf"]
    paths[0].write_bytes(plan_report(store, Reference(), plan.id, {}))
    closing = closing_report(store, Reference(), trajectory.id)
    paths[1].write_bytes(closing)
    with store.write() as session:  # what the second sheet is of is not here any more
        session.get_one(TrajectoryMember, trajectory.members[0].id).deleted = True
    files = FilesSection(desk, page)
    files.show_fields({"files": []}, company.id)
    files.attach([str(path) for path in paths])
    qtbot.waitUntil(lambda: len(files.chips) == 1)
    assert names(store, company.id) == ["scan 2.pdf"]
    assert names(store, trajectory.id) == ["Actieplan versie 1, ondertekend.pdf"]
    day = f"{local(plan_day(store, plan.id)):%d/%m}"
    assert said == [
        f"Actieplan 1 van Onthaal nieuwe medewerkers, {day}. {READY}",
        "scan 2.pdf: een blad van iets dat niet op deze laptop staat. Het staat hier.",
    ]


def plan_day(store, plan):
    with store.read() as session:
        return midnight(session.get_one(PlanVersion, plan).written_on)
