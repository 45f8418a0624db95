"""Scherm «Netwerk»: its head, its members and its meetings."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.services.day.agenda import AppointmentForm, plan_appointment
from app.services.drafts import find_draft, list_drafts
from app.services.networks.meetings import meeting_view
from app.services.networks.use_cases import network_rows, network_view
from app.ui.place import Place
from tests.coaching_samples import add_company
from tests.ui.networks.steps import CTRL, cells, column, press, type_in

KEY = Qt.Key


def retype(page, field, text):
    """Open a text with Enter, type another in its place, and press Enter."""
    field.setFocus()
    press(page, KEY.Key_Return)
    type_in(page, text)
    press(page, KEY.Key_Return)


def test_name_and_purpose_are_changed_where_they_stand(qtbot, open_page, desk, store, network):
    page = open_page("network", network)
    retype(page, page.head.name, "Netwerk Schelde")
    retype(page, page.head.purpose, "Van elkaar leren")
    view = network_view(store, network)
    assert (view.row.name, view.purpose) == ("Netwerk Schelde", "Van elkaar leren")
    assert page.crumbs()[-1].text == "Netwerk Schelde"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: page.head.purpose.text() == "")
    retype(page, page.head.name, " ")
    assert page.head.name.note.words.text() == "Dit veld mag niet leeg zijn."
    assert network_view(store, network).row.name == "Netwerk Schelde"


def test_region_and_themes_are_chosen(open_page, desk, store, network):
    page = open_page("network", network)
    page.head.region.setFocus()
    press(page, KEY.Key_Return)
    type_in(page, "waas")
    page.head.region.field._on_activated()
    assert page.head.region.text() == "Waasland"
    theme = next(one for one in page.head.themes_menu().actions() if one.data() == "language")
    theme.trigger()
    assert network_view(store, network).row.themes == ("language", "onboarding")
    assert page.head.themes_button.text() == "Taal, Onthaal"
    page.head._on_theme_chosen(theme)
    assert network_view(store, network).row.themes == ("onboarding",)


def test_a_member_is_added_by_name_and_taken_out_again(qtbot, open_page, desk, store, network):
    page = open_page("network", network, "members")
    members = page.room.show("members")
    assert column(members.table, 0) == ["An Claes", "Jo Peeters"]
    members.adding.open_line()
    type_in(page, "Fien Kranevoet")
    press(page, KEY.Key_Tab)
    type_in(page, "Logistiek Scheldeboord")
    press(page, KEY.Key_Tab)
    type_in(page, "fien@")
    press(page, KEY.Key_Return)
    assert members.adding.line.note.words.text() == "Dit mailadres klopt niet: fien@"
    type_in(page, "schelde.example")
    press(page, KEY.Key_Return)
    assert column(members.table, 0) == ["Fien Kranevoet", "An Claes", "Jo Peeters"]
    assert members.pane.heading.text() == "Fien Kranevoet"
    assert members.adding.typed() is None
    members.table.setFocus()
    press(page, KEY.Key_Delete)
    assert column(members.table, 0) == ["An Claes", "Jo Peeters"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: members.table.rows.rowCount() == 3)


def test_a_contact_is_found_by_company_and_enter_adds_them(qtbot, open_page, desk, store, network):
    company = add_company(store)
    page = open_page("network", network, "members")
    members = page.room.show("members")
    members.adding.combo.setFocus()
    type_in(page, "bakk")
    press(page, KEY.Key_Return)
    qtbot.waitUntil(lambda: members.table.rows.rowCount() == 3)
    added = next(one for one in network_view(store, network).members if one.enterprise_id)
    assert (added.name, added.company) == ("Jan J.", "Bakkerij Janssens")
    assert (added.enterprise_id, added.contact_id) == (company.id, company.jan)
    assert members.adding.combo.text() == ""


def test_enter_on_a_member_opens_the_file_of_the_company(
    qtbot, open_page, desk, store, network, went
):
    company = add_company(store)
    page = open_page("network", network, "members")
    members = page.room.show("members")
    members.adding.combo.setFocus()
    type_in(page, "bakk")
    press(page, KEY.Key_Return)
    qtbot.waitUntil(lambda: members.table.rows.rowCount() == 3)
    members.table.setFocus()
    press(page, KEY.Key_Return)
    assert went == [Place("enterprise", record=company.id)]


def test_a_field_of_a_member_is_changed_in_the_pane(open_page, desk, store, network):
    page = open_page("network", network, "members")
    members = page.room.show("members")
    members.table.setFocus()
    press(page, KEY.Key_F2)
    type_in(page, "An Claessens")
    press(page, KEY.Key_Return)
    assert cells(members.table, 0)[0] == "An Claessens"
    assert network_view(store, network).members[0].name == "An Claessens"


def test_what_is_typed_of_a_member_is_found_again_after_a_crash(
    qtbot, open_page, desk, store, network
):
    page = open_page("network", network, "members")
    page.room.show("members").table.setFocus()
    press(page, KEY.Key_F2)
    type_in(page, "An C")
    qtbot.waitUntil(lambda: find_draft(store, "network", network) is not None)
    again = open_page("network", network)
    assert again.room.current == "members"
    members = again.room.show("members")
    field = members.pane.fields()[f"{network_view(store, network).members[0].id.hex}/name"]
    assert field.field.text() == "An C"


def test_a_meeting_is_planned_in_a_form_that_is_kept_while_it_is_typed(
    qtbot, open_page, desk, store, network, went
):
    page = open_page("network", network)
    press(page, KEY.Key_N, CTRL)
    form = page.room.show("meetings").form
    assert form.title.text() == "Bijeenkomst 1"
    type_in(page, "Buddys op de vloer")
    qtbot.waitUntil(lambda: find_draft(store, "network", network) is not None)
    again = open_page("network", network)
    form = again.room.show("meetings").form
    assert form.isVisible()
    assert form.title.text() == "Buddys op de vloer"
    for field, text in (
        (form.when.day, "26/11/2026"),
        (form.when.start, "13u"),
        (form.when.end, "15u30"),
    ):
        field.setFocus()
        field.selectAll()
        type_in(again, text)
    form.place.setFocus()
    type_in(again, "De Kade")
    press(again, KEY.Key_Return, CTRL)
    (place,) = went
    view = meeting_view(store, place.record)
    assert (view.form.title, view.form.place, view.form.mode) == (
        "Buddys op de vloer",
        "De Kade",
        "site",
    )
    assert view.form.ends_at - view.form.starts_at == timedelta(hours=2, minutes=30)
    assert not form.isVisible()
    qtbot.waitUntil(lambda: list_drafts(store) == ())
    assert column(again.room.show("meetings").table, 0) == ["Buddys op de vloer"]


def test_a_form_without_a_title_or_a_day_says_so(open_page, desk, store, network):
    page = open_page("network", network)
    press(page, KEY.Key_N, CTRL)
    form = page.room.show("meetings").form
    form.title.clear()
    press(page, KEY.Key_Return, CTRL)
    assert form.title_field.error == "Geef de bijeenkomst een titel."
    type_in(page, "Titel")
    form.when.start.setText("later")
    form.when.start.setModified(True)
    form.plan()
    assert form.when.start_field.error == "Typ een tijd: 9u30 of 14:15."
    press(page, KEY.Key_Escape)
    assert not form.isVisible()
    assert network_rows(store)[0].next_at is None


def test_the_form_tells_what_else_is_planned_and_an_end_after_midnight(
    qtbot, open_page, desk, store, network
):
    page = open_page("network", network)
    press(page, KEY.Key_N, CTRL)
    form = page.room.show("meetings").form
    form.when.put({"day": "do 26/11/2026", "start": "22:00", "end": "23:00"})
    begins, ends = form.when.span()
    planned = AppointmentForm("visit", begins, ends, subject="Telefoon met Claes")
    plan_appointment(store, planned)
    form.when.end.setFocus()
    form.when.end.selectAll()
    type_in(page, "2u")
    press(page, KEY.Key_Tab)
    qtbot.waitUntil(lambda: "Overlapt" in form.note.words.text())
    assert form.note.words.text() == "Overlapt met Telefoon met Claes, 22:00–23:00"
    assert form.when.end_field.note.words.text() == "de volgende dag"
    begins, ends = form.when.span()
    assert ends - begins == timedelta(hours=4)


def test_a_meeting_goes_to_the_bin_and_comes_back(
    qtbot, open_page, desk, store, network, meeting, went
):
    page = open_page("network", network)
    table = page.room.show("meetings").table
    assert cells(table, 0)[-2:] == ["De Kade", "0 van 2 komen"]
    press(page, KEY.Key_Return)
    assert went == [Place("meeting", record=meeting)]
    table.setFocus()
    press(page, KEY.Key_Delete)
    assert table.rows.rowCount() == 0
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: column(table, 0) == ["Buddy's op de vloer"])


def test_a_network_in_the_bin_is_told_and_undo_brings_it_back(
    qtbot, open_page, desk, store, network, went
):
    page = open_page("network", network)
    page.head.removal_requested.emit()
    assert went == [Place("networks")]
    assert not page._body.isVisible()
    assert network_rows(store) == ()
    qtbot.undo(desk)
    qtbot.waitUntil(page._body.isVisible)
