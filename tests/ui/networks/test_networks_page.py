"""Scherm «Netwerken», with the keyboard alone."""

from PySide6.QtCore import Qt

from app.services.drafts import find_draft, list_drafts
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, network_rows, start_network
from app.ui.networks import page as module
from app.ui.place import Place
from tests.coaching_samples import utc
from tests.ui.networks.steps import CTRL, cells, column, hour, press, type_in

KEY = Qt.Key


def test_without_a_network_the_page_says_how_to_begin(open_page, desk, store, went):
    page = open_page("networks")
    assert page.states.currentWidget() is page.empty
    assert page.empty.title.text() == "Nog geen netwerk"
    assert page.empty.text.text() == "Begin met een groep van 5 tot 12 ondernemingen."
    assert page.first_button.hasFocus()
    press(page, KEY.Key_Return)
    type_in(page, "Netwerk Waasland")
    press(page, KEY.Key_Return)
    (row,) = network_rows(store)
    assert (row.name, row.coach) == ("Netwerk Waasland", "Els V.")
    assert went == [Place("network", record=row.id)]
    assert list_drafts(store) == ()


def test_a_row_tells_who_meets_when(open_page, desk, store, network):
    plan_meeting(store, network, MeetingForm("Morgen", utc(24, 13), utc(24, 15)))
    plan_meeting(store, network, MeetingForm("Lang geleden", utc(2, 13), utc(2, 15)))
    page = open_page("networks")
    assert cells(page.table, 0) == [
        "Netwerk Waasland",
        f"di 24/11, {hour(24, 13)}",
        f"ma 02/11, {hour(2, 13)}",
        "2",
        "2",
        "",
        "Onthaal",
        "Els V.",
    ]
    sentence = page.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == (f"Netwerk Waasland, 2 leden, di 24/11, {hour(24, 13)}, coach Els V.")


def test_typing_filters_and_enter_opens(open_page, desk, store, network, went):
    other = start_network(store, NetworkForm("Kempen", region=None)).id
    page = open_page("networks")
    assert column(page.table, 0) == ["Kempen", "Netwerk Waasland"]
    press(page, KEY.Key_F, CTRL)
    type_in(page, "KEMP")
    assert column(page.table, 0) == ["Kempen"]
    press(page, KEY.Key_Return)
    press(page, KEY.Key_Return)
    assert went == [Place("network", record=other)]
    press(page, KEY.Key_F, CTRL)
    type_in(page, "zzz")
    assert page.states.currentWidget() is page.nothing
    assert page.nothing.title.text() == "Geen resultaat voor ‘zzz’"
    page.clear_button.click()
    assert column(page.table, 0) == ["Kempen", "Netwerk Waasland"]
    assert page.field.hasFocus()


def test_what_a_colleague_adds_comes_in_the_list(qtbot, open_page, desk, store, network):
    page = open_page("networks")
    made = start_network(store, NetworkForm("Antwerpen"))
    desk.bus.tell(made.changes)
    qtbot.waitUntil(lambda: column(page.table, 0) == ["Antwerpen", "Netwerk Waasland"])
    page.table.sort_by(0, descending=True)
    assert column(page.table, 0) == ["Netwerk Waasland", "Antwerpen"]


def test_a_name_that_is_typed_and_not_sent_is_found_again(qtbot, open_page, desk, store, network):
    page = open_page("networks")
    press(page, KEY.Key_N, CTRL)
    type_in(page, "Netwerk Denderstr")
    qtbot.waitUntil(lambda: find_draft(store, "networks", desk.me.person_id) is not None)
    page.leave()
    again = open_page("networks")
    assert again.line.isVisible()
    assert again.line.fields["name"].text() == "Netwerk Denderstr"
    type_in(again, "eek")
    press(again, KEY.Key_Return)
    assert {row.name for row in network_rows(store)} == {
        "Netwerk Waasland",
        "Netwerk Denderstreek",
    }
    qtbot.waitUntil(lambda: list_drafts(store) == ())


def test_esc_takes_the_line_away_and_a_lone_space_is_no_name(open_page, desk, store, network):
    page = open_page("networks")
    press(page, KEY.Key_N, CTRL)
    type_in(page, " ")
    press(page, KEY.Key_Return)
    assert page.line.isVisible()
    assert not page.line.button.isEnabled()
    press(page, KEY.Key_Escape)
    assert not page.line.isVisible()
    assert page.table.hasFocus()


def test_a_list_that_cannot_be_read_can_be_asked_again(qtbot, open_page, desk, monkeypatch):
    failed = []
    desk.failed.connect(failed.append)
    monkeypatch.setattr(module, "network_rows", lambda _store: 1 // 0)
    page = module.NetworksPage(desk, Place("networks"))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.broken)
    monkeypatch.undo()
    assert len(failed) == 1
    page.again_button.click()
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.empty)
