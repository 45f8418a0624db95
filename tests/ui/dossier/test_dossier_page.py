from datetime import UTC, date, datetime, timedelta
from threading import Event, current_thread, main_thread
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Agreement, CoachingSession
from app.models.enterprise import Enterprise
from app.services.changes import Changes
from app.services.companies.dossier import ContactRow, load_dossier
from app.services.companies.dossier_edits import edit
from app.ui.dossier import view_model
from app.ui.dossier.page import DossierPage
from app.ui.dossier.side import ContactLine
from app.ui.place import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.short_label import ShortLabel
from tests.file_samples import (
    NOW,
    add_action,
    add_intake,
    add_session,
)
from tests.ui.dossier.steps import dossier, lines, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_head_tells_who_it_is_and_what_it_wants(store, enterprise, open_page):
    add_action(store, enterprise, "Tussenmeting", date(2026, 11, 30))
    page = open_page(enterprise)
    assert page.head.name.text() == "Bakkerij Janssens"
    assert page.head.facts.text().startswith("1999.990.144")
    assert "22 werknemers" in page.head.facts.text()
    assert "Coach Els V." in page.head.facts.text()
    assert page.head.site.text() == "Aalst, Molenstraat 14"
    assert page.head.purpose._shown.text() == "“Nieuwe bakkers blijven”"
    assert page.head.next.text() == "Tussenmeting, ma 30/11"
    assert page.head.pill.text == "Nog geen intake"
    assert [crumb.text for crumb in page.crumbs()] == ["Ondernemingen", "Bakkerij Janssens"]


def test_the_timeline_has_months_and_entries_with_what_happened(store, enterprise, open_page):
    add_intake(store, enterprise)
    found = add_session(
        store, enterprise, datetime(2026, 11, 20, 9, 2, tzinfo=UTC), "Afspraken onthaal"
    )
    with store.write() as session:
        for text in ("Map", "Peter"):
            session.add(Agreement(root=enterprise, session_id=found, text=text))
    page = open_page(enterprise)
    november, visit, october, intake = lines(page)
    assert (november, october) == ("November 2026", "Oktober 2026")
    assert "Bezoek, 1 u 10, Afspraken onthaal, 2 afspraken, Els V." in visit
    assert intake.startswith("14/10/2026, Intake, Bakkers vertrekken.")
    assert page.timeline.chips.chip("session").accessibleName() == "Sessies 1"


def test_j_and_k_walk_and_enter_opens(qtbot, store, desk, enterprise, open_page):
    ids = [add_session(store, enterprise, NOW - timedelta(days=days)) for days in (1, 40, 80)]
    page = open_page(enterprise)
    assert page.timeline.list.chosen().key.id == ids[0]
    for key, wanted in (
        (Qt.Key.Key_J, 1), (Qt.Key.Key_J, 2), (Qt.Key.Key_J, 2), (Qt.Key.Key_K, 1),
    ):  # fmt: skip
        press(page, key)
        assert page.timeline.list.chosen().key.id == ids[wanted]
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [Place("session", record=ids[1])]


def test_home_end_and_pages_reach_both_ends_of_the_timeline(store, enterprise, open_page):
    """Its first row is the name of a month, and so is each second one: no entry is there."""
    ids = [add_session(store, enterprise, NOW - timedelta(days=31 * n + 1)) for n in range(30)]
    page = open_page(enterprise)
    timeline = page.timeline.list
    for key, wanted in ((Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 0)):
        press(page, key)
        assert timeline.chosen().key.id == ids[wanted]
    assert timeline.verticalScrollBar().value() == 0
    for key, wanted in ((Qt.Key.Key_PageDown, -1), (Qt.Key.Key_PageUp, 0)):
        for _ in range(30):
            press(page, key)
        assert timeline.chosen().key.id == ids[wanted]


def test_a_chip_leaves_one_kind(qtbot, store, enterprise, open_page):
    add_intake(store, enterprise)
    add_session(store, enterprise, NOW)
    page = open_page(enterprise)
    qtbot.mouseClick(page.timeline.chips.chip("intake"), Qt.MouseButton.LeftButton)
    assert len(lines(page)) == 2
    qtbot.mouseClick(page.timeline.chips.chip("file"), Qt.MouseButton.LeftButton)
    assert page.timeline.nothing.isVisible()


def test_an_empty_timeline_offers_a_first_session(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    assert page.timeline.empty.isVisible()
    qtbot.waitUntil(page.timeline.session_button.hasFocus)
    with qtbot.waitSignal(desk.quick_session_requested) as asked:
        qtbot.mouseClick(page.timeline.session_button, Qt.MouseButton.LeftButton)
    assert asked.args == [enterprise]


@pytest.mark.parametrize(
    ("key", "held", "place"),
    [
        (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "session"),
        (Qt.Key.Key_N, CTRL, "session"),
    ],
)
def test_n_begins_a_note(qtbot, store, desk, enterprise, open_page, key, held, place):
    add_session(store, enterprise, NOW)
    page = open_page(enterprise)
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(page, key, held)
    assert asked.args == [Place(place, parent=enterprise)]


def test_a_letter_typed_in_a_field_is_only_a_letter(desk, enterprise, open_page):
    gone = []
    desk.go_requested.connect(gone.append)
    page = open_page(enterprise)
    QTest.mouseClick(page.head.purpose._shown, Qt.MouseButton.LeftButton)
    page.head.purpose.field.clear()
    QTest.keyClicks(page.head.purpose.field, "njk")
    assert page.head.purpose.field.text() == "njk"
    assert gone == []


def test_ctrl_p_asks_for_the_briefing(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    with qtbot.waitSignal(desk.document_requested) as asked:
        press(page, Qt.Key.Key_P, CTRL)
    request = asked.args[0]
    assert request.file_name == "Briefing Bakkerij Janssens.pdf"
    assert request.make().startswith(b"%PDF-")


def test_ctrl_shift_p_asks_for_the_file_as_pdf(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    with qtbot.waitSignal(desk.document_requested) as asked:
        press(page, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    request = asked.args[0]
    assert request.file_name == "Dossier Bakkerij Janssens.pdf"
    assert request.make().startswith(b"%PDF-")


def test_ctrl_tab_turns_the_tabs(enterprise, open_page):
    page = open_page(enterprise)
    bar, seen = page.room.bar, []
    words = [bar.tabText(number) for number in range(bar.count())]
    for _ in words:
        press(page, Qt.Key.Key_Tab, CTRL)
        seen.append(bar.tabText(bar.currentIndex()))
        assert page.room.stack.currentWidget().isVisible()
        focus = page.window().focusWidget()
        assert page.room.stack.currentWidget().isAncestorOf(focus), seen[-1]
    assert words[:2] == ["Tijdlijn", "Overzicht"]
    assert "Scans" in words
    assert seen == [*words[1:], words[0]]


def test_a_ticked_action_goes_and_comes_back(qtbot, store, enterprise, open_page, told):
    add_action(store, enterprise, "Mail de afspraken", date(2026, 11, 23))
    page = open_page(enterprise)
    line = page.side._actions.layout().itemAt(0).widget()
    assert line.due.text() == "vandaag"
    line.tick.setFocus()
    QTest.keyClick(line.tick, Qt.Key.Key_Space)
    assert dossier(store, enterprise).actions == ()
    assert page.side.actions_head.count.text() == ""
    told[-1].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert dossier(store, enterprise).actions[0].text == "Mail de afspraken"
    qtbot.waitUntil(lambda: page.side.actions_head.count.text() == "1")


def test_an_action_is_added_with_the_keyboard(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    page.side.add_button.setFocus()
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return)
    assert page.side.new_action.note.words.text() == "Dit veld mag niet leeg zijn."
    QTest.keyClicks(page.side.new_action.text, "Onthaalmap nalezen")
    press(page, Qt.Key.Key_Tab)
    QTest.keyClicks(page.focusWidget(), "30/11")
    press(page, Qt.Key.Key_Return)
    action = dossier(store, enterprise).actions[0]
    assert (action.text, action.due_on) == ("Onthaalmap nalezen", date(2026, 11, 30))
    assert page.side.new_action.isHidden()


def test_what_the_intake_misses_leads_to_its_page(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    assert page.side.intake_percent.text().endswith("%")
    row = page.side._missing.layout().itemAt(0).layout()
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.mouseClick(row.itemAt(1).widget(), Qt.MouseButton.LeftButton)
    assert asked.args == [Place("intake", record=enterprise)]


def test_another_establishment_shows_its_own_timeline(qtbot, store, enterprise, open_page):
    site = dossier(store, enterprise).sites[0].id
    here = add_session(store, enterprise, NOW, establishment_id=site)
    add_session(store, enterprise, NOW - timedelta(days=1))
    page = open_page(enterprise)
    shown = page.timeline.list.entries
    assert len(shown.keys()) == 2
    action = next(a for a in page.head.sites_menu().actions() if a.data() == site)
    with qtbot.waitSignal(page.model.timeline_changed):
        action.trigger()
    assert shown.keys()[0].id == here
    assert len(shown.keys()) == 1


def test_a_change_elsewhere_is_shown_and_the_chosen_entry_stays(
    qtbot, store, desk, enterprise, open_page
):
    old = add_session(store, enterprise, NOW - timedelta(days=9))
    page = open_page(enterprise)
    with store.write() as session:
        session.get_one(Enterprise, enterprise).name = "Bakkerij J."
        changes = Changes.of(session)
    new = add_session(store, enterprise, NOW)
    told = changes | Changes(frozenset({("coaching_session", new, enterprise)}))
    with qtbot.waitSignal(page.model.timeline_changed):
        desk.bus.tell(told)
    assert len(page.timeline.list.entries.keys()) == 2
    assert page.head.name.text() == "Bakkerij J."
    assert page.timeline.list.chosen().key.id == old


def test_what_touches_no_entry_leaves_the_timeline_as_it_was_read(
    qtbot, store, desk, enterprise, open_page
):
    add_session(store, enterprise, NOW)
    page = open_page(enterprise)
    read = page.model.timeline
    with qtbot.waitSignals([page.model.timeline_kept, page.changes.read]):
        desk.bus.tell(edit(store, "enterprise", enterprise, name="Bakkerij J.").changes)
    assert page.head.name.text() == "Bakkerij J."
    assert page.model.timeline is read
    with qtbot.waitSignals([page.model.timeline_kept, page.changes.read]):
        page.model.edit("Doel gewijzigd", "enterprise", enterprise, purpose="Rust")
    with qtbot.waitSignals([page.model.timeline_kept, page.changes.read]):
        desk.undo.undo()
    assert page.model.timeline is read
    with store.write() as session:
        session.get_one(CoachingSession, read.keys[0].id).subject = "Onthaal"
        changes = Changes.of(session)
    with qtbot.waitSignal(page.model.timeline_changed):
        desk.bus.tell(changes)
    assert page.timeline.list.chosen().subject == "Onthaal"


def test_an_edit_is_shown_at_once_also_while_a_change_elsewhere_is_read(
    qtbot, store, desk, enterprise, open_page, monkeypatch
):
    page, begun, go_on = open_page(enterprise), Event(), Event()

    def slow(*args):
        found = load_dossier(*args)
        if current_thread() is not main_thread():
            begun.set()
            go_on.wait(20)
        return found

    monkeypatch.setattr("app.ui.dossier.view_model.load_dossier", slow)
    desk.bus.tell(edit(store, "enterprise", enterprise, name="Bakkerij J.").changes)
    assert page.head.name.text() != "Bakkerij J."  # it is not read in this call
    qtbot.waitUntil(begun.is_set)
    assert page.model.edit("Doel gewijzigd", "enterprise", enterprise, purpose="Rust") == ""
    shown = [page.head.purpose._shown.text()]
    page.model.changed.connect(lambda: shown.append(page.head.purpose._shown.text()))
    go_on.set()  # what was read before the edit comes now
    qtbot.waitUntil(lambda: len(shown) > 1)
    assert set(shown) == {"“Rust”"}
    assert page.head.name.text() == "Bakkerij J."


def test_a_file_that_is_gone_says_so(qtbot, store, desk, enterprise, open_page):
    page = open_page(enterprise)
    with store.write() as session:
        session.get_one(Enterprise, enterprise).deleted = True
        changes = Changes.of(session)
    desk.bus.tell(changes)
    qtbot.waitUntil(lambda: not page._body.isVisible())
    other = DossierPage(desk, Place("enterprise", record=new_id()))
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitSignal(other.model.gone):
        other.enter()
    assert other.crumbs()[1].text == "Dossier"
    assert not other._body.isVisible()
    assert any("bestaat niet meer" in label.text() for label in other.findChildren(QLabel))


def test_a_file_that_cannot_be_read_says_so_and_can_be_tried_again(
    qtbot, desk, enterprise, monkeypatch
):
    def busy(*_):
        raise UserError("store.busy", path="x")

    failed = []
    desk.failed.connect(failed.append)
    with monkeypatch.context() as patch:
        patch.setattr(view_model, "load_dossier", busy)
        page = DossierPage(desk, Place("enterprise", record=enterprise))
        qtbot.addWidget(page)
        page.show()
        with qtbot.waitSignal(page.model.not_loaded):
            pass
    assert [error.code for error in failed] == ["store.busy"]
    (button,) = [b for b in page.findChildren(Button) if b.text() == "Probeer opnieuw"]
    with qtbot.waitSignal(page.model.timeline_changed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.head.isVisible)
    buttons = [b for b in page.findChildren(Button) if b.isVisible()]
    assert "Probeer opnieuw" not in [b.text() for b in buttons]


@pytest.mark.parametrize("percent", [100, 200])
def test_entries_are_as_high_as_what_is_painted(store, enterprise, open_page, use_theme, percent):
    use_theme("light", percent)
    add_session(store, enterprise, NOW, "onthaal " * 200)
    add_session(store, enterprise, NOW - timedelta(days=1))
    page = open_page(enterprise, (880, 600))
    view = page.timeline.list
    long, short = (view.visualRect(view.entries.index(row, 0)).height() for row in (1, 2))
    metrics = view.fontMetrics()
    assert long >= short + 2 * metrics.height()
    assert short >= 2 * metrics.height()
    assert page.width() == 880


def test_a_narrow_page_shows_the_pane_on_demand(qtbot, enterprise, open_page, use_theme):
    use_theme("light", 200)
    page = open_page(enterprise)
    assert not page.side.isVisible()
    button = page.side_button  # without words: the tabs need the room
    assert (button.text(), button.accessibleName()) == ("", "Acties en intake")
    qtbot.mouseClick(page.side_button, Qt.MouseButton.LeftButton)
    assert page.side.isVisible()
    assert page.rect().contains(page.side.geometry())


def test_a_name_takes_no_more_room_than_it_needs_when_the_text_gets_smaller(use_theme, show_active):
    contact = ContactRow(UUID(int=1), "Karim P.", "hr", "k@x.example", "0400 00 00 00", None)
    use_theme("light", 200)
    line = show_active(ContactLine(contact, "personeelsdienst"))
    use_theme("light", 100)
    fresh = show_active(ContactLine(contact, "personeelsdienst"))
    rooms = [one.findChild(ShortLabel).minimumWidth() for one in (line, fresh)]
    assert 0 < rooms[0] == rooms[1]
