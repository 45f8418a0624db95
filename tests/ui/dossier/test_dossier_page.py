from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Agreement
from app.models.enterprise import Enterprise
from app.reference.loader import reference
from app.services.changes import Changes
from app.services.dossier import load_dossier
from app.services.files import list_files
from app.ui.dossier import view_model
from app.ui.dossier.page import DossierPage
from app.ui.place import Place
from app.ui.widgets.buttons import Button
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import (
    GENT,
    NOW,
    add_action,
    add_enterprise,
    add_intake,
    add_session,
    stop_clock,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def enterprise(store, desk):
    return add_enterprise(
        store,
        "Bakkerij Janssens",
        number="1999990144",
        purpose="Nieuwe bakkers blijven",
        staff="22",
        nace_version="2025",
        nace_code="10711",
    )


@pytest.fixture
def open_page(qtbot, desk):
    pages = []  # a test that keeps only a part of a page must not lose the rest

    def make(record, size=(1158, 700)):
        page = DossierPage(desk, Place("enterprise", record=record))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.enter()
        with qtbot.waitSignal(page.model.timeline_changed):
            qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


@pytest.fixture
def told(desk):
    """The notices that were shown."""
    notices = []
    desk.noticed.connect(notices.append)
    return notices


def dossier(store, enterprise):
    return load_dossier(store, reference(), enterprise)


def lines(page):
    model = page.timeline.list.entries
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.focusWidget() or page, key, held)


def retype(field, text):
    """Click a text, type another in its place, and press Enter."""
    QTest.mouseClick(field._shown, Qt.MouseButton.LeftButton)
    field.field.clear()
    QTest.keyClicks(field.field, text)
    QTest.keyClick(field.field, Qt.Key.Key_Return)


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


def test_the_purpose_is_edited_in_place_and_undone(store, enterprise, open_page, told):
    page = open_page(enterprise)
    retype(page.head.purpose, "Iedereen welkom")
    assert dossier(store, enterprise).purpose == "Iedereen welkom"
    assert page.head.purpose._shown.text() == "“Iedereen welkom”"
    assert page.focusWidget() is page.head.purpose._shown
    told[-1].undo()
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"
    assert page.head.purpose._shown.text() == "“Nieuwe bakkers blijven”"


def test_escape_restores_the_purpose(store, enterprise, open_page, told):
    page = open_page(enterprise)
    page.head.purpose._shown.setFocus()
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.head.purpose.field, "Fout")
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Escape)
    assert not page.head.purpose.is_editing
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"
    assert told == []


def test_leaving_the_page_keeps_what_is_typed(store, enterprise, open_page):
    page = open_page(enterprise)
    QTest.mouseClick(page.head.purpose._shown, Qt.MouseButton.LeftButton)
    page.head.purpose.field.setText("Bewaard bij weggaan")
    page.keep()
    assert dossier(store, enterprise).purpose == "Bewaard bij weggaan"


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


def test_ctrl_p_asks_for_the_file_as_pdf(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    with qtbot.waitSignal(desk.document_requested) as asked:
        press(page, Qt.Key.Key_P, CTRL)
    request = asked.args[0]
    assert request.file_name == "Dossier Bakkerij Janssens.pdf"
    assert request.make().startswith(b"%PDF-")


def test_ctrl_tab_turns_the_tabs(enterprise, open_page):
    page = open_page(enterprise)
    seen = []
    for _ in range(4):
        press(page, Qt.Key.Key_Tab, CTRL)
        seen.append(page.tabs.tabText(page.tabs.currentIndex()))
        assert page.stack.currentWidget().isVisible()
    assert seen == ["Overzicht", "Contacten", "Bestanden", "Tijdlijn"]


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
    assert dossier(store, enterprise).actions[0].text == "Mail de afspraken"
    qtbot.waitUntil(lambda: page.side.actions_head.count.text() == "1")


def test_an_action_is_added_with_the_keyboard(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    qtbot.mouseClick(page.side.add_button, Qt.MouseButton.LeftButton)
    press(page, Qt.Key.Key_Return)
    assert page.side.new_action.note.words.text() == "Dit veld mag niet leeg zijn."
    QTest.keyClicks(page.side.new_action.text, "Onthaalmap nalezen")
    page.side.new_action.due.setFocus()
    QTest.keyClicks(page.side.new_action.due, "30/11")
    qtbot.mouseClick(page.side.new_action.button, Qt.MouseButton.LeftButton)
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


def overview(page):
    page.tabs.setCurrentIndex(1)
    return page.overview


def test_a_wrong_number_stays_in_its_field_with_the_reason(store, enterprise, open_page):
    tab = overview(open_page(enterprise))
    field = tab.identity.fields["number"]
    retype(field, "1999.990.145")
    assert field.is_editing
    assert field.note.words.text() == "Controlecijfer klopt niet."
    assert dossier(store, enterprise).number == "1999990144"
    retype_again = field.field
    retype_again.clear()
    QTest.keyClicks(retype_again, "0400 000 086")
    QTest.keyClick(retype_again, Qt.Key.Key_Return)
    assert field._shown.text() == "0400.000.086"


@pytest.mark.parametrize(
    ("typed", "kept", "problem"),
    [
        ("x" * 10_000, None, "Te lang: 10000 tekens"),
        ("Bak\u202ekerij 🥐", "Bakkerij 🥐", ""),
        ("مخبز الأمل", "مخبز الأمل", ""),
        ("   ", None, "Dit veld mag niet leeg zijn."),
    ],
)
def test_strange_names_are_cleaned_or_refused(store, enterprise, open_page, typed, kept, problem):
    page = open_page(enterprise)
    field = overview(page).identity.fields["name"]
    field.edit()
    field.field.setText(typed)
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert dossier(store, enterprise).name == (kept or "Bakkerij Janssens")
    assert field.note.words.text().startswith(problem)
    assert page.head.name.text() == (kept or "Bakkerij Janssens")


def test_a_full_disk_is_told_under_the_field_and_loses_nothing(
    store, enterprise, open_page, monkeypatch
):
    def full(*_, **__):
        raise UserError("store.full", path=Path("werkvloer.db"))

    page = open_page(enterprise)
    monkeypatch.setattr(view_model, "edit", full)
    retype(page.head.purpose, "Te veel")
    assert page.head.purpose.field.text() == "Te veel"
    assert page.head.purpose.note.words.text().startswith("De schijf is vol.")
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"


def test_an_activity_is_chosen_by_typing_words(qtbot, store, enterprise, open_page):
    field = overview(open_page(enterprise)).identity.fields["nace"]
    field.edit()
    field.field.clear()
    QTest.keyClicks(field.field, "25.62")
    qtbot.waitUntil(field.field._popup.isVisible)
    QTest.keyClick(field.field._popup, Qt.Key.Key_Return)
    assert dossier(store, enterprise).nace_code.startswith("2562")
    assert not field.is_editing


def test_a_postal_code_gives_the_place(store, enterprise, open_page):
    site = overview(open_page(enterprise)).sites[0]
    retype(site.grid.fields["postal_code"], "9000")
    assert dossier(store, enterprise).sites[0].municipality_nis == GENT
    assert site.heading.text() == "Gent, hoofdvestiging"
    shown = [label.text() for label in site.grid.findChildren(QLabel)]
    assert "Oost-Vlaanderen" in shown
    retype(site.grid.fields["postal_code"], "0001")
    assert "bestaat niet" in site.grid.fields["postal_code"].note.words.text()


def test_a_year_is_added_and_gives_the_class(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    tab = overview(page)
    assert tab.size_words.text().startswith("Klein: 10 werknemers of meer")
    qtbot.mouseClick(tab.add_year_button, Qt.MouseButton.LeftButton)
    staff = tab.years.field(2024, "staff")
    assert staff.is_editing
    QTest.keyClicks(staff.field, "twintig")
    QTest.keyClick(staff.field, Qt.Key.Key_Return)
    assert staff.note.words.text().startswith("Dit is geen getal")
    staff.field.clear()
    QTest.keyClicks(staff.field, "18,5")
    QTest.keyClick(staff.field, Qt.Key.Key_Return)
    assert staff._shown.text() == "18,50"
    assert [row.year for row in dossier(store, enterprise).years] == [2025, 2024]


def test_an_establishment_is_added_and_removed(qtbot, store, enterprise, open_page, told):
    page = open_page(enterprise)
    tab = overview(page)
    qtbot.mouseClick(tab.add_site_button, Qt.MouseButton.LeftButton)
    assert tab.sites[1].grid.fields["street"].is_editing
    press(page, Qt.Key.Key_Escape)
    assert page.head.site_button.text() == "Alle 2 vestigingen"
    qtbot.mouseClick(tab.sites[1].remove_button, Qt.MouseButton.LeftButton)
    assert len(dossier(store, enterprise).sites) == 1
    told[-1].undo()
    assert len(tab.sites) == 2


def test_a_contact_is_added_corrected_and_ended(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(2)
    qtbot.mouseClick(page.contacts.add_button, Qt.MouseButton.LeftButton)
    new = page.contacts.contacts[1]
    QTest.keyClicks(new.grid.fields["name"].field, "Jo Peeters")
    QTest.keyClick(new.grid.fields["name"].field, Qt.Key.Key_Return)
    retype(new.grid.fields["email"], "jo@")
    assert "klopt niet" in new.grid.fields["email"].note.words.text()
    QTest.keyClick(new.grid.fields["email"].field, Qt.Key.Key_Escape)
    retype(new.grid.fields["phone"], "0470 12")
    assert new.grid.fields["phone"].note.words.text() == "Dit nummer lijkt niet te kloppen."
    qtbot.mouseClick(new.end_button, Qt.MouseButton.LeftButton)
    found = dossier(store, enterprise).contacts[1]
    assert (found.name, found.phone, found.ended_on) == (
        "Jo Peeters", "0470 12", date(2026, 11, 23),
    )  # fmt: skip
    assert page.contacts.contacts[1].remark.text() == "tot 23/11/2026"


def test_a_dropped_file_stands_in_the_list_and_can_be_removed(
    qtbot, store, enterprise, open_page, told, tmp_path
):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    assert page.files.empty.isVisible()
    path = tmp_path / "onthaalmap.pdf"
    path.write_bytes(b"%PDF-")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.files.dropEvent(drop)
    qtbot.waitUntil(page.files.table.isVisible)
    assert page.files.rows.index(0, 0).data() == "onthaalmap.pdf"
    page.files.table.setFocus()
    QTest.keyClick(page.files.table, Qt.Key.Key_Delete)
    assert list_files(store, enterprise) == ()
    told[-1].undo()
    assert len(list_files(store, enterprise)) == 1


def test_a_copy_is_saved_where_the_coach_wants(qtbot, store, enterprise, open_page, tmp_path):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page.files.attach([path])
    qtbot.waitUntil(page.files.table.isVisible)
    target = tmp_path / "kopie.txt"
    page.files.save(list_files(store, enterprise)[0], target)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == b"inhoud"


def test_a_refused_file_is_told(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    with qtbot.waitSignal(desk.failed) as failed:
        page.files.attach([Path("/nergens/virus.exe")])
    assert failed.args[0].code == "file.kind"


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
    add_session(store, enterprise, NOW)
    with qtbot.waitSignal(page.model.timeline_changed):
        desk.bus.tell(changes)
    assert len(page.timeline.list.entries.keys()) == 2
    assert page.head.name.text() == "Bakkerij J."
    assert page.timeline.list.chosen().key.id == old


def test_a_file_that_is_gone_says_so(qtbot, store, desk, enterprise, open_page):
    page = open_page(enterprise)
    with store.write() as session:
        session.get_one(Enterprise, enterprise).deleted = True
        changes = Changes.of(session)
    desk.bus.tell(changes)
    assert not page._body.isVisible()
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
    assert page.head.isVisible()
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
    qtbot.mouseClick(page.side_button, Qt.MouseButton.LeftButton)
    assert page.side.isVisible()
    assert page.rect().contains(page.side.geometry())
