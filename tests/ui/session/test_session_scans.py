"""What the scanner made is offered at a session; nothing is taken by itself, nothing deleted."""

import os
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from app.core import clock
from app.reference.loader import Reference
from app.services.files.attachments import list_files
from app.services.networks.attendance_print import attendance_pdf
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.trajectories.case_edits import put_away
from app.ui.session import scans
from tests.coaching_samples import utc
from tests.ui.session.steps import LEFT, MONDAY


@pytest.fixture
def scanner(tmp_path, desk):
    folder = tmp_path / "scans"
    folder.mkdir()
    desk.settings.scan_folder = str(folder)
    return folder


def scan(folder, name, ago_s=20, content=b"%PDF scan"):
    path = folder / name
    path.write_bytes(content)
    moment = (MONDAY - timedelta(seconds=ago_s)).timestamp()
    os.utime(path, (moment, moment))
    return path


def offered(page):
    return [row.scan.name for row in page.body.files.scans.rows]


def test_a_scan_is_offered_and_taken_when_it_is_asked(qtbot, scanner, open_page, store, company):
    path = scan(scanner, "scan-0012.pdf")
    page = open_page(parent=company.id)
    qtbot.waitUntil(lambda: offered(page) == ["scan-0012.pdf"])
    (row,) = page.body.files.scans.rows
    assert row.age.text() == "nu"
    assert list_files(store, company.id) == ()  # never by itself
    QTest.mouseClick(row.add_button, LEFT)
    qtbot.waitUntil(lambda: len(page.body.files.chips) == 1)
    assert [found.name for found in list_files(store, company.id)] == ["scan-0012.pdf"]
    assert path.read_bytes() == b"%PDF scan"  # the original stays
    qtbot.waitUntil(lambda: offered(page) == [])


def test_a_printed_list_is_called_by_its_name_and_goes_to_its_meeting(
    qtbot, scanner, open_page, store, company
):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id
    scan(scanner, "scan-0016.pdf", content=attendance_pdf(store, Reference(), meeting))
    page = open_page(parent=company.id)
    named = "Aanwezigheidslijst van Netwerk Waasland, 26/11"
    qtbot.waitUntil(lambda: [row.name.text() for row in page.body.files.scans.rows] == [named])
    QTest.mouseClick(page.body.files.scans.rows[0].add_button, LEFT)
    qtbot.waitUntil(lambda: len(list_files(store, meeting)) == 1)
    qtbot.waitUntil(lambda: page.body.files.fields() == {"files": []})
    assert list_files(store, company.id) == ()


def test_a_sheet_of_something_that_is_not_here_stays_in_the_folder_and_says_so(
    qtbot, scanner, open_page, store, company
):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id
    path = scan(scanner, "scan-0017.pdf", content=attendance_pdf(store, Reference(), meeting))
    put_away(store, "meeting", meeting)
    page = open_page(parent=company.id)
    named = "scan-0017.pdf, een blad van iets dat niet op deze laptop staat"
    qtbot.waitUntil(lambda: [row.name.text() for row in page.body.files.scans.rows] == [named])
    assert path.exists()
    assert list_files(store, company.id) == ()


def test_what_comes_while_the_page_is_open_is_offered(qtbot, scanner, open_page, company):
    page = open_page(parent=company.id)
    scan(scanner, "scan-0013.pdf", 240)
    qtbot.waitUntil(lambda: offered(page) == ["scan-0013.pdf"])
    assert page.body.files.scans.rows[0].age.text() == "4 min geleden"


def test_its_age_goes_on_while_the_page_stays_open(qtbot, scanner, open_page, company, monkeypatch):
    scan(scanner, "scan-0015.pdf", 240)
    page = open_page(parent=company.id)
    scans = page.body.files.scans
    qtbot.waitUntil(lambda: [row.age.text() for row in scans.rows] == ["4 min geleden"])
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(minutes=5))
    scans._ages.setInterval(10)
    qtbot.waitUntil(lambda: [row.age.text() for row in scans.rows] == ["9 min geleden"])


def test_a_file_that_is_still_written_comes_when_it_is_done(qtbot, scanner, open_page, company):
    scan(scanner, "scan-0014.pdf", 0)
    page = open_page(parent=company.id)
    qtbot.waitUntil(lambda: offered(page) == ["scan-0014.pdf"])


def test_what_is_not_wanted_goes_out_of_sight_only(qtbot, scanner, open_page, company):
    first, second = scan(scanner, "scan-1.pdf", 30), scan(scanner, "scan-2.pdf", 20)
    page = open_page(parent=company.id)
    qtbot.waitUntil(lambda: offered(page) == ["scan-2.pdf", "scan-1.pdf"])
    QTest.mouseClick(page.body.files.scans.rows[0].hide_button, LEFT)
    qtbot.waitUntil(lambda: offered(page) == ["scan-1.pdf"])
    assert first.exists()
    assert second.exists()


def test_without_a_folder_nothing_is_looked_at(open_page, company):
    page = open_page(parent=company.id)
    assert page.body.files.scans.rows == []
    assert page.body.files.scans._watcher.directories() == []


def test_a_folder_that_comes_later_goes_and_comes_back_is_watched(
    qtbot, scanner, open_page, company, monkeypatch
):
    monkeypatch.setattr(scans, "AWAY_MS", 10)
    scanner.rmdir()
    page = open_page(parent=company.id)
    watcher = page.body.files.scans._watcher
    page.body.files.scans._ages.stop()  # only what the folder itself tells counts
    qtbot.waitUntil(page.body.files.scans._again.isActive)
    assert watcher.directories() == []

    scanner.mkdir()
    qtbot.waitUntil(lambda: watcher.directories() == [str(scanner)])
    path = scan(scanner, "scan-1.pdf")
    qtbot.waitUntil(lambda: offered(page) == ["scan-1.pdf"])

    path.unlink()
    scanner.rmdir()
    qtbot.waitUntil(lambda: watcher.directories() == [])
    qtbot.waitUntil(lambda: offered(page) == [])

    scanner.mkdir()
    qtbot.waitUntil(lambda: watcher.directories() == [str(scanner)])
    scan(scanner, "scan-2.pdf")
    qtbot.waitUntil(lambda: offered(page) == ["scan-2.pdf"])


def test_a_folder_that_tells_nothing_by_itself_is_looked_at_now_and_then(
    qtbot, scanner, open_page, company
):
    page = open_page(parent=company.id)
    offers = page.body.files.scans
    qtbot.waitUntil(lambda: bool(offers._watcher.directories()))
    offers._watcher.directoryChanged.disconnect()  # as one on another computer
    scan(scanner, "scan-1.pdf")
    offers._ages.setInterval(10)
    qtbot.waitUntil(lambda: offered(page) == ["scan-1.pdf"])
