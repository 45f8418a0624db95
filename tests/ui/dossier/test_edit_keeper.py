"""What is typed in a file and not stored yet survives a crash, a lock and a restart."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.reference.loader import reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import add, remove
from app.services.companies.merge import merge_companies
from app.services.drafts import DraftForm, keep_draft, list_drafts, new_draft_id
from app.ui.dossier.page import DossierPage
from app.ui.place import Place
from tests.file_samples import add_enterprise


@pytest.fixture
def enterprise(store, desk):
    return add_enterprise(store, "Bakkerij Janssens", purpose="Nieuwe bakkers blijven", staff="22")


@pytest.fixture
def open_page(qtbot, desk, enterprise):
    def make(record=enterprise):
        page = DossierPage(desk, Place("enterprise", record=record))
        qtbot.addWidget(page)
        page.resize(1158, 700)
        page.show()
        page.enter()
        with qtbot.waitSignal(page.model.timeline_changed):
            qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.is_built)
        return page

    return make


@pytest.fixture
def crash(qtbot, store):
    """Leave on disk what a killed program leaves there: its draft, and nothing that came later."""

    def do(page):
        qtbot.waitUntil(lambda: bool(list_drafts(store)))
        qtbot.waitUntil(lambda: not keeper(page).is_dirty)
        (kept,) = list_drafts(store)
        for _ in range(2):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
        assert list_drafts(store) == ()
        page.hide()
        keep_draft(store, kept.form, is_new=True)
        return kept.form

    return do


def keeper(page):
    return page.edits._keeper


def dossier(store, enterprise):
    return load_dossier(store, reference(), enterprise)


def begin(field, text):
    """Click a value and type another in its place, without Enter."""
    QTest.mouseClick(field._shown, Qt.MouseButton.LeftButton)
    field.field.clear()
    QTest.keyClicks(field.field, text)


def tab(page, name):
    return page.room.show(name)


def test_a_purpose_half_typed_is_on_disk_within_two_seconds(store, enterprise, open_page, crash):
    page = open_page()
    begin(page.head.purpose, "Iedereen welk")
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Left)
    form = crash(page)
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"
    assert (form.kind, form.subject) == ("enterprise", enterprise)
    assert form.title == "Bakkerij Janssens"
    assert form.is_open
    again = open_page()
    assert again.head.purpose.is_editing
    assert again.head.purpose.field.text() == "Iedereen welk"


def test_the_keyboard_and_the_cursor_come_back(open_page, crash):
    page = open_page()
    begin(tab(page, "overview").sites[0].grid.fields["street"], "Kerkstraat")
    for _ in range(3):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    page.edits.look()  # no key but a letter makes it write
    crash(page)
    again = open_page()
    assert again.room.current == "overview"
    field = again.overview.sites[0].grid.fields["street"].field
    assert again.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("Kerkstraat", 7)
    assert not field.hasSelectedText()


def test_enter_stores_and_leaves_no_draft(qtbot, store, enterprise, open_page):
    page = open_page()
    begin(page.head.purpose, "Iedereen welkom")
    qtbot.waitUntil(lambda: bool(list_drafts(store)))
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Return)
    assert list_drafts(store) == ()
    assert dossier(store, enterprise).purpose == "Iedereen welkom"


def test_escape_leaves_no_draft(qtbot, store, open_page):
    page = open_page()
    begin(page.head.purpose, "Fout")
    qtbot.waitUntil(lambda: bool(list_drafts(store)))
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Escape)
    assert list_drafts(store) == ()


def test_enter_before_the_first_write_leaves_no_draft(qtbot, store, runner, open_page):
    page = open_page()
    begin(page.head.purpose, "Snel")
    keeper(page)._write()  # its first write is on its way
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(runner.start(lambda _progress: None, database=False).finished):
        pass
    qtbot.waitUntil(lambda: list_drafts(store) == ())


def test_a_new_action_with_its_day_comes_back(store, enterprise, open_page, crash):
    page = open_page()
    QTest.mouseClick(page.side.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.side.new_action.text, "Onthaalmap")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(page.side.new_action.due, "30/11/2026")
    crash(page)
    again = open_page()
    assert again.side.new_action.isVisible()
    assert again.focusWidget() is again.side.new_action.due
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_Tab)
    QTest.mouseClick(again.side.new_action.button, Qt.MouseButton.LeftButton)
    (action,) = dossier(store, enterprise).actions
    assert (action.text, action.due_on) == ("Onthaalmap", date(2026, 11, 30))
    assert list_drafts(store) == ()


def test_a_contact_half_typed_comes_back_in_its_tab(open_page, crash):
    page = open_page()
    contact = tab(page, "contacts").contacts[0]
    begin(contact.grid.fields["email"], "jan@bakk")
    crash(page)
    again = open_page()
    assert again.room.current == "contacts"
    assert again.contacts.contacts[0].grid.fields["email"].field.text() == "jan@bakk"


def test_a_contact_far_down_half_typed_comes_back_too(store, enterprise, open_page, crash):
    for number in range(2, 8):
        add(store, "contact", enterprise, name=f"Contact {number}")
    page = open_page()
    last = tab(page, "contacts").fields()[f"{dossier(store, enterprise).contacts[-1].id}/email"]
    begin(last, "zeven@bakk")
    crash(page)
    again = open_page()
    field = again.contacts.contacts[-1].grid.fields["email"].field
    assert (len(again.contacts.contacts), field.text()) == (7, "zeven@bakk")


def test_a_refused_number_comes_back_with_its_error(store, open_page):
    page = open_page()
    begin(tab(page, "overview").years.field(2025, "staff"), "veel")
    page.keep()  # as locking does
    page.leave()
    (kept,) = list_drafts(store)
    assert not kept.form.is_open
    field = open_page().overview.years.field(2025, "staff")
    assert field.field.text() == "veel"
    assert field.note.isVisible()
    assert field.note.words.text() == "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."


def test_what_is_typed_stays_when_its_fields_are_made_anew(open_page):
    page = open_page()
    overview = tab(page, "overview")
    begin(overview.years.field(2025, "turnover"), "heel veel")
    QTest.mouseClick(overview.add_year_button, Qt.MouseButton.LeftButton)
    field = overview.years.field(2025, "turnover")
    assert field.is_editing
    assert field.field.text() == "heel veel"
    assert field.note.words.text() == "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."


def test_typing_in_a_removed_record_is_forgotten(store, enterprise, open_page, crash):
    page = open_page()
    begin(tab(page, "contacts").contacts[0].grid.fields["name"], "Jan Jan")
    crash(page)
    contact = dossier(store, enterprise).contacts[0]
    remove(store, "contact", contact.id)
    again = open_page()
    assert again.contacts is None or again.contacts.contacts == []


def test_a_day_that_cannot_be_read_is_refused_and_the_line_stays(store, enterprise, open_page):
    page = open_page()
    line = page.side.new_action
    QTest.mouseClick(page.side.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(line.text, "Onthaalmap")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(line.due, "31/11")
    QTest.keyClick(line.due, Qt.Key.Key_Return)
    assert dossier(store, enterprise).actions == ()
    assert (line.text.text(), line.due.text()) == ("Onthaalmap", "31/11")
    assert line.note.words.text() == "Dit is geen dag. Typ bijvoorbeeld 30/11 of vr."
    assert page.focusWidget() is line.due
    line.due.selectAll()
    QTest.keyClicks(line.due, "30/11")
    QTest.keyClick(line.due, Qt.Key.Key_Return)
    (action,) = dossier(store, enterprise).actions
    assert (action.text, action.due_on) == ("Onthaalmap", date(2026, 11, 30))


@pytest.fixture
def merged(store, enterprise):
    """A company that goes on as the bakery."""
    other = add_enterprise(store, "Janssens & Zn", purpose="Groei")
    merge_companies(store, enterprise, other, {})
    return other


def half_typed(store, subject, **typed):
    """Leave a draft on disk, as its file did before the companies were merged."""
    fields = {"fields": {name: {"text": text} for name, text in typed.items()}}
    form = DraftForm(new_draft_id(), "enterprise", subject, "Een naam", fields, is_open=False)
    keep_draft(store, form, is_new=True)
    return form.id


@pytest.mark.parametrize("by_old_link", [True, False])
def test_what_was_typed_in_a_merged_file_is_shown_in_the_one_that_goes_on(
    store, enterprise, merged, open_page, by_old_link
):
    half_typed(store, merged, purpose="Samen sterk")
    page = open_page(merged if by_old_link else enterprise)
    assert page.head.purpose.is_editing
    assert page.head.purpose.field.text() == "Samen sterk"
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Return)
    assert dossier(store, enterprise).purpose == "Samen sterk"
    assert list_drafts(store) == ()


def test_what_is_typed_by_an_old_link_is_kept_with_the_company_that_goes_on(
    store, enterprise, merged, open_page, crash
):
    page = open_page(merged)
    begin(page.head.purpose, "Iedereen welk")
    assert crash(page).subject == enterprise
    again = open_page()
    assert again.head.purpose.field.text() == "Iedereen welk"


def test_of_two_drafts_the_one_asked_for_is_first_and_the_other_follows(
    qtbot, store, enterprise, merged, open_page
):
    first = half_typed(store, merged, purpose="Samen sterk")
    last = half_typed(store, enterprise, purpose="Iedereen welkom")
    page = open_page(merged)
    purpose = page.head.purpose
    assert purpose.field.text() == "Samen sterk"
    assert {one.form.id for one in list_drafts(store)} == {first, last}
    QTest.keyClick(purpose.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: purpose.is_editing and purpose.field.text() == "Iedereen welkom")
    assert [one.form.id for one in list_drafts(store)] == [last]
    assert dossier(store, enterprise).purpose == "Samen sterk"


def test_a_draft_is_shown_when_its_file_is_merged_into_the_open_one(
    qtbot, store, desk, enterprise, open_page
):
    other = add_enterprise(store, "Janssens & Zn", purpose="Groei")
    half_typed(store, other, purpose="Samen sterk")
    page = open_page()
    assert not page.head.purpose.is_editing
    desk.bus.tell(merge_companies(store, enterprise, other, {}))
    qtbot.waitUntil(lambda: page.head.purpose.is_editing)
    assert page.head.purpose.field.text() == "Samen sterk"
