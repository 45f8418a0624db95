"""Scherm «Bijeenkomst»: its head, programme, and who is invited and there."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.errors import UserError
from app.models.sync import ScopeRoot
from app.reference.loader import Reference
from app.services.day.agenda import AppointmentForm, plan_appointment
from app.services.drafts import find_draft
from app.services.files.attachments import list_files
from app.services.networks.attendance_print import attendance_pdf
from app.services.networks.meetings import meeting_view
from app.services.trajectories.case_edits import write_fields
from app.ui.meeting import view_model
from app.ui.place import Place
from app.ui.shell.pages import make_page
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.notices import EmptyState
from tests.coaching_samples import add_company, utc
from tests.ui.networks.steps import CTRL, cells, column, hour, press, type_in

KEY = Qt.Key


@pytest.fixture
def page(open_page, meeting):
    return open_page("meeting", meeting)


def view(store, meeting):
    return meeting_view(store, meeting)


def test_the_head_tells_when_where_and_how_many(page, store, meeting):
    assert page.head.pill.text == "Gepland"
    assert page.head.network_button.text() == "Netwerk Waasland"
    times = f"{hour(26, 13)}–{hour(26, 15)}"
    shown = f"Donderdag 26 november 2026, {times} (2 u 00)  •  De Kade"
    assert page.head.facts.text() == shown
    counters = (page.head.invited, page.head.coming, page.head.present)
    assert [one.number.text() for one in counters] == ["2", "0", "0"]
    assert not page.head.overlap.isVisible()
    assert [one.text for one in page.crumbs()] == [
        "Netwerken",
        "Netwerk Waasland",
        "Buddy's op de vloer",
    ]


def test_another_appointment_at_that_time_is_told_in_a_pill(qtbot, page, desk, store, meeting):
    planned = AppointmentForm("visit", utc(26, 14), utc(26, 16), subject="Claes")
    desk.bus.tell(plan_appointment(store, planned).changes)
    desk.bus.tell(write_fields(store, "meeting", meeting, place="Elders"))
    qtbot.waitUntil(page.head.overlap.isVisible)
    assert page.head.overlap.text == f"Overlapt met Claes, {hour(26, 14)}–{hour(26, 16)}"


def test_the_title_is_changed_where_it_stands(page, store, meeting):
    page.head.title.setFocus()
    press(page, KEY.Key_F2)
    type_in(page, "Peters en meters")
    press(page, KEY.Key_Return)
    assert view(store, meeting).form.title == "Peters en meters"
    assert page.crumbs()[-1].text == "Peters en meters"
    press(page, KEY.Key_Return)
    page.head.title.field.clear()
    press(page, KEY.Key_Return)
    assert page.head.title.note.words.text() == "Dit veld mag niet leeg zijn."


def test_place_costs_and_form_of_the_meeting(qtbot, page, desk, store, meeting):
    tab = page.room.show("programme")
    for name, typed in (("place", "Zaal De Ster"), ("costs", "1.250,5")):
        tab.grid.fields[name].setFocus()
        press(page, KEY.Key_Return)
        type_in(page, typed)
        press(page, KEY.Key_Return)
    tab.mode.setFocus()
    press(page, KEY.Key_Right)
    form = view(store, meeting).form
    assert (form.place, form.costs, form.mode) == ("Zaal De Ster", Decimal("1250.5"), "online")
    assert tab.grid.fields["costs"].text() == "€ 1.250,50"
    tab.grid.fields["costs"].setFocus()
    press(page, KEY.Key_Return)
    type_in(page, "veel")
    press(page, KEY.Key_Return)
    assert "bedrag" in tab.grid.fields["costs"].note.words.text()
    qtbot.undo(desk)
    assert view(store, meeting).form.mode == "site"


def test_times_are_stored_when_the_field_is_left_and_may_pass_midnight(page, store, meeting):
    tab = page.room.show("programme")
    tab.when.start.setFocus()
    tab.when.start.selectAll()
    type_in(page, "22u")
    press(page, KEY.Key_Tab)
    form = view(store, meeting).form
    assert form.ends_at - form.starts_at == timedelta(hours=2)  # the end went along
    tab.when.end.selectAll()
    type_in(page, "1u30")
    press(page, KEY.Key_Tab)
    form = view(store, meeting).form
    assert form.ends_at - form.starts_at == timedelta(hours=3, minutes=30)
    assert tab.when.end_field.note.words.text() == "de volgende dag"
    tab.when.end.setFocus()
    tab.when.end.selectAll()
    type_in(page, "22u")
    press(page, KEY.Key_Tab)
    assert tab.when.end_field.error == "Einde ligt voor begin."
    assert view(store, meeting).form.ends_at == form.ends_at


def test_the_programme_is_stored_when_it_is_left_and_a_draft_while_it_is_typed(
    qtbot, page, open_page, desk, store, meeting
):
    tab = page.room.show("programme")
    tab.programme.note.setFocus()
    type_in(page, "13u onthaal")
    qtbot.waitUntil(lambda: find_draft(store, "meeting", meeting) is not None)
    assert view(store, meeting).form.programme == ""
    again = open_page("meeting", meeting)
    note = again.room.show("programme").programme.note
    assert note.toPlainText() == "13u onthaal"
    assert note.hasFocus()
    press(again, KEY.Key_Tab)
    assert view(store, meeting).form.programme == "13u onthaal"
    qtbot.waitUntil(lambda: find_draft(store, "meeting", meeting) is None)


def test_what_somebody_else_wrote_does_not_take_away_what_is_typed(
    qtbot, page, desk, store, meeting
):
    tab = page.room.show("programme")
    tab.programme.note.setFocus()
    type_in(page, "mijn tekst")
    desk.bus.tell(write_fields(store, "meeting", meeting, programme="andere tekst", place="X"))
    qtbot.waitUntil(lambda: tab.grid.fields["place"].text() == "X")
    assert tab.programme.note.toPlainText() == "mijn tekst"


def test_a_letter_notes_who_comes(qtbot, page, desk, store, meeting):
    tab = page.room.show("invitees")
    tab.table.setFocus()
    assert cells(tab.table, 0) == [
        "An Claes",
        "Metaal Claes",
        "an@claes.example",
        "",
        "Nog geen antwoord",
    ]
    assert cells(tab.table, 1)[2] == "Bel of voeg adres toe"
    press(page, KEY.Key_J)
    press(page, KEY.Key_Down)
    press(page, KEY.Key_N)
    assert column(tab.table, 4) == ["Komt", "Komt niet"]
    assert page.head.coming.number.text() == "1"
    assert tab.pane.reply.value() == "no"
    press(page, KEY.Key_M)
    press(page, KEY.Key_Up)
    press(page, KEY.Key_Backspace)
    assert [one.reply for one in view(store, meeting).invitees] == [None, "maybe"]
    qtbot.undo(desk)
    assert [one.reply for one in view(store, meeting).invitees] == ["yes", "maybe"]
    tab.pane.reply.changed.emit("no")
    assert view(store, meeting).invitees[0].reply == "no"


def test_an_address_is_added_in_the_pane(page, store, meeting):
    tab = page.room.show("invitees")
    tab.table.setFocus()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_F2)
    type_in(page, "jo@")
    press(page, KEY.Key_Return)
    field = tab.pane.grids[tab.pane.chosen].fields["email"]
    assert field.note.words.text() == "Dit mailadres klopt niet: jo@"
    assert tab.foot.status.text() == "2 nog niet uitgenodigd, 1 zonder mailadres"
    type_in(page, "peeters.example")
    press(page, KEY.Key_Return)
    assert cells(tab.table, 1)[2] == "jo@peeters.example"


def test_members_and_a_view_are_put_on_the_list_once(qtbot, page, desk, store, meeting, told):
    add_company(store)
    tab = page.room.show("invitees")
    tab.table.setFocus()
    press(page, KEY.Key_Delete)
    assert column(tab.table, 0) == ["Jo Peeters"]
    tab.add_members()
    assert column(tab.table, 0) == ["An Claes", "Jo Peeters"]
    tab.add_members()
    assert told[-1].text == "Iedereen stond al op de lijst"
    words = [one.text() for one in tab.source_menu().actions() if one.text()]
    assert words == ["Leden van het netwerk", "Mijn dossiers"]
    tab._from_view(None)
    qtbot.waitUntil(lambda: told[-1].text == "Geen contactpersonen in deze weergave")


def test_somebody_typed_by_name_comes_on_the_list(page, store, meeting):
    tab = page.room.show("invitees")
    tab.adding.open_line()
    type_in(page, "Rik")
    press(page, KEY.Key_Return)
    assert tab.adding.line.note.words.text() == "Dit veld mag niet leeg zijn."
    press(page, KEY.Key_Tab)
    type_in(page, "Garage Vijfhoek")
    press(page, KEY.Key_Return)
    assert column(tab.table, 0) == ["Rik", "An Claes", "Jo Peeters"]


def test_an_empty_list_begins_with_the_members(page, store, meeting):
    tab = page.room.show("invitees")
    tab.table.setFocus()
    press(page, KEY.Key_Delete)
    press(page, KEY.Key_Delete)
    assert tab.people.states.currentWidget() is tab.empty
    tab.members_button.click()
    assert column(tab.table, 0) == ["An Claes", "Jo Peeters"]


def test_ctrl_tab_goes_through_the_tabs_and_enter_opens_the_file(page, desk, store, meeting, went):
    company = add_company(store)
    first = view(store, meeting).invitees[0].id
    desk.bus.tell(write_fields(store, "invitee", first, enterprise_id=company.id))
    press(page, KEY.Key_Tab, CTRL)
    assert page.room.current == "invitees"
    tab = page.room.show("invitees")
    assert tab.table.hasFocus()
    tab.people._open(company.id)
    assert went == [Place("enterprise", record=company.id)]
    press(page, KEY.Key_Tab, CTRL)
    assert page.room.current == "attendance"


def test_a_meeting_in_the_bin_is_told(qtbot, page, desk, store, network, meeting, went):
    page.throw_away()
    assert went == [Place("network", record=network)]
    assert not page._body.isVisible()
    qtbot.undo(desk)
    qtbot.waitUntil(page._body.isVisible)


def test_the_menu_does_what_the_buttons_do(page):
    words = [one.text() for one in page.head.menu().actions() if one.text()]
    assert words == [
        "Aanwezigheidsmodus",
        "Druk lijst",
        "Voeg ingescande lijst toe",
        "Naar prullenbak",
    ]


def test_the_scan_of_a_printed_list_comes_to_the_files_of_its_meeting(
    qtbot, page, store, meeting, tmp_path
):
    path = tmp_path / "scan.pdf"
    path.write_bytes(attendance_pdf(store, Reference(), meeting))
    files = page.room.show("files")
    QTest.mouseClick(files.sheet_button, Qt.MouseButton.LeftButton)
    dialog = files.findChild(FileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    qtbot.waitUntil(lambda: len(files.files.chips) == 1)
    assert [one.name for one in list_files(store, meeting)] == ["scan.pdf"]


def test_a_meeting_that_is_not_here_says_where_to_go(qtbot, desk, store, network, went):
    page = make_page(desk, Place("meeting", record=network), None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findChildren(EmptyState)))
    (state,) = page.findChildren(EmptyState)
    assert state.title.text() == "Deze bijeenkomst bestaat niet meer"
    state.findChild(Button).click()
    assert went == [Place("networks")]


def test_a_meeting_that_cannot_be_read_can_be_asked_again(qtbot, desk, meeting, monkeypatch):
    failed = []
    desk.failed.connect(failed.append)
    monkeypatch.setattr(view_model, "remarks", lambda *_ids: 1 // 0)
    monkeypatch.setattr(view_model, "meeting_view", lambda *_ids: 1 // 0)
    page = make_page(desk, Place("meeting", record=meeting), None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findChildren(EmptyState)))
    assert len(failed) == 1
    monkeypatch.undo()
    page.findChild(EmptyState).findChild(Button).click()
    qtbot.waitUntil(lambda: page.room is not None)
    assert page._body.isVisible()


def test_what_a_colleague_may_only_read_is_refused_in_words(page, desk, store, meeting):
    told = []
    desk.failed.connect(told.append)

    def refuse():
        raise UserError("case.read_only")

    assert page.model.do("Wijzig", refuse) != ""
    assert page.model.act("Wijzig", refuse) is False
    assert [one.code for one in told] == ["case.read_only"]


def test_the_timeline_of_a_company_leads_to_the_meeting(qtbot, desk, store, meeting, went):
    company = add_company(store)
    first = view(store, meeting).invitees[0].id
    write_fields(store, "invitee", first, enterprise_id=company.id, attended=True)
    page = make_page(desk, Place("enterprise", record=company.id), None)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.model.timeline_changed):
        page.enter()
    qtbot.waitUntil(lambda: page.is_built)
    (key,) = page.model.timeline.of(frozenset({"meeting"}))
    row = page.model.entries([key])[meeting]
    words = page.words
    assert words.title(row) == "Netwerk Waasland, Buddy's op de vloer"
    assert words.detail(row) == "2 u 00"
    assert words.icon(row) == "account-group-outline"
    assert page.timeline.chips.chip("meeting").text() == "Netwerk"
    page._on_opened(row)
    assert went == [Place("meeting", record=meeting)]


def test_a_meeting_that_is_only_read_says_so_and_takes_no_text(
    qtbot, open_page, desk, store, network, meeting
):
    with store.write() as session:
        session.get_one(ScopeRoot, network.hex).level = "read"
    page = open_page("meeting", meeting)
    assert page.only_read.isVisible()
    assert not page.room.show("programme").programme.isEnabled()
    assert not page.head.title.isEnabled()
    assert not page.room.show("report").report.isEnabled()
    failed = []
    desk.failed.connect(failed.append)
    page.room.show("attendance").table.setFocus()
    press(page, KEY.Key_Space)
    assert [one.code for one in failed] == ["case.read_only"]
    other = open_page("network", network)
    assert other.only_read.isVisible()
    assert not other.head.purpose.isEnabled()
