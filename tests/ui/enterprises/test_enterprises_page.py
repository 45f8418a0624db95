import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.models.enterprise import Enterprise
from app.reference.loader import reference
from app.services.changes import Changes
from app.services.companies.dossier_edits import edit
from app.services.companies.enterprises import EnterpriseQuery, unjudged_ids
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from app.ui.enterprises import details_reader, view_model
from app.ui.enterprises.page import EnterprisesPage
from app.ui.place import Place
from app.ui.widgets.chips import FilterChip
from app.ui.work.job import Job
from tests.file_samples import GENT, NOW, add_enterprise

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(page):
    return [page.rows.index(row, 0).data() for row in range(page.rows.rowCount())]


def type_filter(qtbot, page, text):
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.model.listed):
        QTest.keyClicks(page.focusWidget(), text)


def cell(page, name, title):
    row = names(page).index(name)
    titles = [page.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(9)]
    return page.rows.index(row, titles.index(title)).data()


def chips(page):
    return [chip for chip in page.filters.findChildren(FilterChip) if chip.isVisible()]


def test_it_opens_on_my_enterprises_by_name(page):
    assert names(page) == ["Bakkerij Janssens", "Élan Vital", "Metaal Claes"]
    assert page.title.text() == "Mijn dossiers"
    assert [chip.text() for chip in chips(page)] == ["Coach: ik"]
    assert page.chosen.text() == "1 van 3 gekozen"
    assert page.at.text().startswith("Stand van 1")
    counts = [page.views._items[view]._count for view in ("mine", "silent", "incomplete")]
    assert counts == ["3", "2", "3"]


def test_a_row_shows_number_place_and_days_without_contact(page):
    assert cell(page, "Bakkerij Janssens", "KBO-nummer") == "1999.990.144"
    assert cell(page, "Metaal Claes", "Vestiging") == "Gent"
    assert cell(page, "Metaal Claes", "Contact").startswith("41 dag")
    assert cell(page, "Élan Vital", "Contact") == "nog geen"


def test_typing_in_the_filter_finds_without_accents(qtbot, page):
    type_filter(qtbot, page, "elan")
    qtbot.waitUntil(lambda: names(page) == ["Élan Vital"])
    with qtbot.waitSignal(page.model.listed):
        page.filters.clear_button.click()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_search_without_hits_offers_the_name_that_was_meant(qtbot, page):
    type_filter(qtbot, page, "klaes")
    qtbot.waitUntil(page.states.nothing.isVisible)
    assert "klaes" in page.states.nothing.title.text()
    assert page.states.meant_button.text() == "Bedoel je Claes?"
    page.states.meant_button.click()
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    assert page.table.isVisible()


def test_taking_a_chip_away_shows_more(qtbot, page):
    chip = chips(page)[0]
    chip.setFocus()
    with qtbot.waitSignal(page.model.listed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Van een ander" in names(page))
    assert chips(page) == []


def test_the_filter_menu_adds_a_region(qtbot, page):
    menu = page.filters.menu()
    region = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Regio")
    gent = reference().municipalities[GENT].reference_region.name
    with qtbot.waitSignal(page.model.listed):
        next(action for action in region.actions() if action.text() == gent).trigger()
    qtbot.waitUntil(lambda: names(page) == ["Metaal Claes"])
    assert chips(page)[0].text() == f"Regio: {gent}"


def test_a_view_keeps_its_filters(qtbot, page):
    with qtbot.waitSignal(page.model.listed):
        page.views.choose("silent")
    qtbot.waitUntil(lambda: names(page) == ["Élan Vital", "Metaal Claes"])
    assert page.title.text() == "Geen contact 30 d"
    assert [chip.text() for chip in chips(page)] == ["Coach: ik", "Contact langer dan 30 dagen"]


def test_a_click_on_a_header_sorts_and_again_turns_round(qtbot, page):
    header = page.table.horizontalHeader()
    column = next(n for n, c in enumerate(page._columns) if c.column.sort_key == "contact")
    place = header.sectionViewportPosition(column) + 20
    for wanted in (
        ["Metaal Claes", "Bakkerij Janssens", "Élan Vital"],
        ["Élan Vital", "Bakkerij Janssens", "Metaal Claes"],
    ):
        qtbot.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.viewport().rect().topLeft() + type(header.pos())(place, 10),
        )
        qtbot.waitUntil(lambda wanted=wanted: names(page) == wanted)


def test_enter_opens_the_chosen_one(qtbot, desk, page):
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.go_requested) as asked:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert asked.args == [Place("enterprise", record=page.rows.id_at(1))]


def test_f8_logs_a_session_for_the_chosen_one(qtbot, desk, page):
    with qtbot.waitSignal(desk.quick_session_requested) as asked:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_F8)
    assert asked.args == [page.rows.id_at(0)]


@pytest.mark.parametrize("held", [CTRL, CTRL | SHIFT])
def test_a_key_begins_an_intake(qtbot, desk, page, held):
    with qtbot.waitSignal(desk.go_requested) as asked:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_N, held)
    assert asked.args == [Place("intake")]


def test_copying_gives_what_is_on_the_screen(qtbot, desk, page):
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_A, CTRL)
    assert page.chosen.text() == "3 van 3 gekozen"
    with qtbot.waitSignal(desk.noticed) as told:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_C, CTRL)
    assert told.args[0].text == "3 rijen gekopieerd"
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Naam", "KBO-nummer", "Vestiging", "Contact", "Traject", "Bewijs"]
    assert lines[1][:3] == ["Bakkerij Janssens", "1999.990.144", "Aalst"]
    assert len(lines) == 4


def test_the_details_follow_the_chosen_row(qtbot, page):
    assert page.details.isVisible()  # it has its room before it is read
    qtbot.waitUntil(lambda: page.details.name.text() == "Bakkerij Janssens")
    assert "Onthaal besproken" in page.details.last.text()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.details.name.text() == "Élan Vital")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space, SHIFT)
    assert not page.details.isVisible()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space, SHIFT)
    qtbot.waitUntil(page.details.isVisible)


@pytest.fixture
def slow_details(qtbot, page, monkeypatch):
    """Reading the details of another enterprise goes on when this is set."""
    qtbot.waitUntil(lambda: page.details.name.text() == "Bakkerij Janssens")
    go_on, reading = threading.Event(), details_reader.enterprise_details

    def slow(*args):
        assert go_on.wait(20)
        return reading(*args)

    monkeypatch.setattr(details_reader, "enterprise_details", slow)
    yield go_on
    go_on.set()


def test_the_window_does_not_wait_for_details_and_shows_those_of_the_last_row(
    qtbot, page, slow_details
):
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: not page._reader._wait.isActive())
    assert page.details.name.text() == "Bakkerij Janssens"
    shown = []
    page._reader.read.connect(lambda found: shown.append(found.row.name))
    slow_details.set()
    qtbot.waitUntil(lambda: page.details.name.text() == "Metaal Claes")
    assert shown == ["Metaal Claes"]


def test_details_that_were_closed_meanwhile_stay_closed(qtbot, page, slow_details, desk):
    qtbot.waitUntil(page.details.isVisible)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not page._reader._wait.isActive())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space, SHIFT)
    assert not page.details.isVisible()
    slow_details.set()
    qtbot.waitUntil(lambda: not desk.runner.findChildren(Job))
    assert not page.details.isVisible()


def test_a_column_is_chosen_and_stays_chosen(page, open_page):
    menu = page.chooser.menu()
    next(action for action in menu.actions() if action.text() == "Coach").trigger()
    place = next(n for n, c in enumerate(page._columns) if c.column.sort_key == "coach")
    assert not page.table.isColumnHidden(place)
    assert not open_page().table.isColumnHidden(place)


def test_a_change_elsewhere_is_shown_and_the_choice_stays(qtbot, store, desk, page):
    page.table.select_row(2)
    chosen = page.rows.id_at(2)
    done = edit(store, "enterprise", chosen, name="Aannemer Claes")
    with qtbot.waitSignal(page.model.listed):
        desk.bus.tell(done.changes)
    assert names(page)[0] == "Aannemer Claes"
    assert page.table.currentIndex().row() == 0
    qtbot.waitUntil(lambda: page.details.name.text() == "Aannemer Claes")


def test_a_session_logged_now_is_the_last_contact_at_once(qtbot, store, desk, page):
    qtbot.waitUntil(lambda: "Onthaal besproken" in page.details.last.text())
    chosen = page.rows.id_at(0)
    form = SessionForm(chosen, "call", NOW - timedelta(minutes=30), NOW, note="Peter gevonden")
    desk.bus.tell(save_session(store, form, complete=True).changes)
    qtbot.waitUntil(lambda: "Peter gevonden" in page.details.last.text())
    assert page.rows.id_at(0) == chosen


def test_an_empty_store_says_what_the_list_is_for(qtbot, desk, open_page):
    page = open_page()
    assert page.states.empty.isVisible()
    assert not page.table.isVisible()
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.mouseClick(page.states.new_button, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("intake")]


def test_a_view_without_rows_says_so(qtbot, store, desk, open_page):
    add_enterprise(store, "Van een ander", coach_id=None)
    page = open_page()
    assert "staat bij Gedeeld met mij" in page.states.nothing.text.text()
    with store.write() as session:
        session.get_one(Enterprise, _only(page, qtbot)).coach_id = desk.me.person_id
        changes = Changes.of(session)
    desk.bus.tell(changes)
    qtbot.waitUntil(page.table.isVisible)


def _only(page, qtbot):
    page.views.choose("everything")
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1)
    return page.rows.id_at(0)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_narrow_page_keeps_its_table(qtbot, store, desk, open_page, use_theme, percent):
    add_enterprise(store, "Bakkerij Janssens", coach_id=desk.me.person_id)
    use_theme("light", percent)
    page = open_page((880, 600))
    assert page.width() == 880
    assert page.table.isVisible()
    assert not page.views.isVisible()
    assert page.view_button.isVisible()
    if percent == 200:
        assert not page.details.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Space, SHIFT)
    qtbot.waitUntil(lambda: page.details.isVisible() == (percent == 200))
    assert page.rect().contains(page.details.geometry()) or percent == 100


def test_a_screen_reader_hears_a_whole_row(page):
    said = page.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Bakkerij Janssens, 1999.990.144, Aalst, laatste contact 3 dag")


def test_the_counts_are_dots_until_they_are_known(qtbot, store, desk):
    add_enterprise(store, "Bakkerij Janssens")
    page = EnterprisesPage(desk, Place("enterprises"))
    qtbot.addWidget(page)
    page.finish_building()
    item = page.views._items["mine"]
    assert (item._count, item.accessibleName()) == ("…", "Mijn dossiers")
    with qtbot.waitSignal(page.model.counted):
        page.show()
    assert (item._count, item.accessibleName()) == ("1", "Mijn dossiers 1")


def test_a_filter_that_must_judge_many_goes_by_portions_and_gives_way(
    qtbot, store, desk, open_page, monkeypatch
):
    monkeypatch.setattr(view_model, "PORTION", 1)
    for number in range(6):
        add_enterprise(store, f"Bedrijf {number}", coach_id=None)
    page = open_page()
    page.model._ahead.stop()
    page.model.show(EnterpriseQuery(size="unknown"))
    with qtbot.waitSignal(page.model.delayed):
        pass
    assert page.count.text() == "Bezig…"
    with qtbot.waitSignal(page.model.listed):
        page.model.show(EnterpriseQuery(size="unknown", text="bedrijf 3"))
    assert names(page) == ["Bedrijf 3"]
    with qtbot.waitSignal(page.model.listed):
        page.model.show(EnterpriseQuery(size="unknown"))
    assert len(names(page)) == 6
    assert page.count.text().startswith("6 ")


def test_what_a_filter_needs_is_judged_beforehand(qtbot, store, desk, page):
    everything = EnterpriseQuery(is_incomplete=True)
    qtbot.waitUntil(lambda: not unjudged_ids(store, desk.reference, everything))
