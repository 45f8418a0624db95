"""The table of trajectories, its filters, a new one, and the way to a spreadsheet."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.sheet import csv_file, tsv
from app.models.trajectory import Trajectory
from app.services.counting.counts import decide, propose, waiting_proposals
from app.services.drafts import list_drafts
from app.services.trajectories.use_cases import NewMember, stop_trajectory
from app.ui.place import Place
from app.ui.tables.paged import CELL_ROLE
from app.ui.today.draft_words import DraftWords
from app.ui.trajectories.filters import ListFilters
from tests.case_samples import acting_as, add_colleague, begin, complete, view
from tests.ui.trajectories.steps import cards, chips, lines, press
from tests.ui.trajectory.steps import nameless

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)
JOINT = "Onthaal nieuwe medewerkers"


@pytest.fixture
def table(qtbot, page):
    with qtbot.waitSignal(page.model.listed):
        page.way.setFocus()
        press(page, Qt.Key.Key_Right)
    return page


def offered(page, *path):
    """Choose a filter in the menu, by the words of its way there."""
    menu = page.filters.menu()
    for word in path[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text() == word)
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()


def test_the_table_has_a_line_for_each(table):
    assert table.states.currentWidget() is table.table
    assert table.filters.field.placeholderText() == "Filter in tabel"
    assert lines(table) == [
        ["Peters", "Peeters Bouw", "Verkenning", "0/6", "", "Els V.", "09/11/2026"],
        [
            "Taal in de bakkerij",
            "Bakkerij Janssens",
            "Verkenning",
            "0/6",
            "42 dagen stil",
            "Els V.",
            "12/10/2026",
        ],
        [
            JOINT,
            "Bakkerij Janssens, Peeters Bouw",
            "Analyse",
            "0/12",
            "",
            "Els V.",
            "09/11/2026",
        ],
    ]
    meters = [table.table.rows.index(row, 3).data(CELL_ROLE).meter for row in range(3)]
    assert meters == [(0, 6), (0, 6), (0, 6)]  # of a joint one those of a company


def test_what_was_chosen_on_the_board_is_chosen_in_the_table(qtbot, page, many):
    page.enter()
    page.board.choose(many[JOINT])
    with qtbot.waitSignal(page.model.listed):
        page.way.setFocus()
        press(page, Qt.Key.Key_Right)
    assert page.current() == many[JOINT]
    assert not page.hint.isVisible()
    page.enter()
    assert page.table.hasFocus()


def test_the_table_sorts(qtbot, table):
    with qtbot.waitSignal(table.model.listed):
        table.table.sort_by(6)
    assert lines(table)[0][0] == "Taal in de bakkerij"
    with qtbot.waitSignal(table.model.listed):
        table.table.sort_by(0, descending=True)
    assert [line[0] for line in lines(table)] == ["Taal in de bakkerij", "Peters", JOINT]


def test_enter_opens_a_line(table, desk, many):
    asked = []
    desk.go_requested.connect(asked.append)
    table.enter()
    press(table, Qt.Key.Key_Return)
    assert asked == [Place("trajectory", record=many["Taal in de bakkerij"])]


def test_typing_filters_by_title_and_company(qtbot, page):
    press(page, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.model.listed):
        QTest.keyClicks(page.filters.field, "peeters")
    assert cards(page) == {"exploration": ["Peters"], "analysis": [JOINT]}
    with qtbot.waitSignal(page.model.listed):
        QTest.keyClicks(page.filters.field, "x")
    assert page.states.nothing.title.text() == "Geen resultaat voor ‘peetersx’"
    with qtbot.waitSignal(page.model.listed):
        page.states.clear_button.click()
    assert page.states.has_list


def test_coaches_add_up(qtbot, open_page, desk, store, me, many, builders):
    tom = add_colleague(store, me, "Tom W.", "coach")
    begin(store, *view_members(store, many), title="Van Tom", on=TODAY)
    with store.write() as session:
        session.get_one(Trajectory, many["Peters"]).coach_id = tom
    page = open_page()
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Coach", "Tom W.")
    assert cards(page) == {"exploration": ["Peters"]}
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Coach", "Ik")
    assert chips(page) == ["Coach: ik en Tom W."]
    assert sum(map(len, cards(page).values())) == 4
    with qtbot.waitSignal(page.model.listed):
        page.filters._chips[0][0].remove_requested.emit()
    assert page.model.filters == ListFilters()


def view_members(store, many):
    found = view(store, many["Peters"]).members
    return [NewMember(one.enterprise_id, one.name) for one in found]


def test_regions_and_status_filter_too(qtbot, page, store, desk, many):
    nis = "41002"  # Aalst, where both companies are
    region = desk.reference.municipalities[nis].reference_region
    other = next(one for one in desk.reference.reference_regions if one.code != region.code)
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Regio", other.name)
    assert cards(page) == {}
    assert page.states.nothing.text.text() == "Geen traject past bij deze filters."
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Regio", region.name)
    assert len(cards(page)) == 2
    assert chips(page) == [f"Regio: {' en '.join(sorted((region.name, other.name)))}"]
    stop_trajectory(store, many["Peters"], TODAY, "Overname")
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Status", "Stopgezet")
    assert cards(page) == {"exploration": ["Peters"]}
    assert chips(page)[-1] == "Status: stopgezet"
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Status", "Alle")
    assert "Peters" in cards(page)["exploration"]


def test_what_waits_to_be_confirmed_is_listed_also_when_it_ended(
    qtbot, page, store, desk, me, many
):
    nora = add_colleague(store, me)
    mine = view(store, many["Peters"]).members[0].id
    complete(store, mine)
    propose(store, mine)
    stop_trajectory(store, many["Peters"], TODAY, "Overname")
    with qtbot.waitSignal(page.model.listed):
        offered(page, "Te bevestigen")
    assert cards(page) == {"exploration": ["Peters"]}
    assert chips(page) == ["Te bevestigen"]
    with acting_as(store, nora), qtbot.waitSignal(page.model.listed):
        desk.bus.tell(decide(store, waiting_proposals(store)[0].id, "counts"))
    assert cards(page) == {}
    with qtbot.waitSignal(page.model.listed):
        page.filters._chips[0][0].remove_requested.emit()
    assert page.model.filters == ListFilters()


def choose_company(qtbot, page, text):
    combo = page.form.choice.combo
    combo.setFocus()
    QTest.keyClicks(combo, text)
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not combo.text())


def test_a_new_one_begins_with_two_companies(qtbot, page, desk, store):
    asked = []
    desk.go_requested.connect(asked.append)
    press(page, Qt.Key.Key_N, CTRL)
    QTest.keyClicks(page.form.title, "Jobs herverdelen")
    press(page, Qt.Key.Key_Return)  # goes to the companies
    choose_company(qtbot, page, "bakk")
    choose_company(qtbot, page, "peet")
    QTest.keyClicks(page.form.purpose, "Een vaste peter")
    press(page, Qt.Key.Key_Return, CTRL)
    (place,) = asked
    made = view(store, place.record)
    assert (made.title, made.kind, made.purpose, made.started_on) == (
        "Jobs herverdelen",
        "joint",
        "Een vaste peter",
        TODAY,
    )
    assert [one.number for one in made.members] == ["1999990144", "1999990243"]
    assert page.form.isHidden()
    qtbot.undo(desk)
    assert view(store, place.record).is_deleted


def test_a_new_one_says_what_is_missing(qtbot, page):
    page.begin_one()
    page.form.start()
    assert page.form.company_field.note.words.text().startswith("Een traject begint met")
    choose_company(qtbot, page, "bakk")
    page.form.start()
    assert page.form.title_field.note.words.text() == "Dit veld mag niet leeg zijn."
    page.form.day.setText("ooit")
    page.form.day.setModified(True)
    page.form.start()
    assert page.form.day_field.note.words.text() == "Vul de dag in."


def test_a_company_that_is_half_typed_is_not_left_out_in_silence(qtbot, page, desk):
    asked = []
    desk.go_requested.connect(asked.append)
    page.begin_one()
    QTest.keyClicks(page.form.title, "Jobs herverdelen")
    choose_company(qtbot, page, "bakk")
    combo = page.form.choice.combo
    QTest.keyClicks(combo, "qqq")
    qtbot.waitUntil(lambda: not combo.is_waiting)
    page.form.start()
    assert page.form.company_field.note.words.text().startswith("Kies een regel uit de lijst")
    assert combo.hasFocus()
    assert asked == []


def test_a_new_one_from_a_file_has_that_company(open_page, many, bakery):
    page = open_page(parent=bakery.id)
    assert page.form.isVisible()
    assert list(page.form._companies.values()) == ["Bakkerij Janssens"]


def test_what_is_typed_in_the_form_is_found_again(qtbot, open_page, many, store, bakery):
    page = open_page(parent=bakery.id)
    QTest.keyClicks(page.form.title, "Peters op de vl")
    page.keep()
    assert [kept.form.title for kept in list_drafts(store)] == ["Peters op de vl"]
    again = open_page()
    assert again.form.isVisible()
    assert again.form.title.text() == "Peters op de vl"
    assert again.form.day.value() == TODAY
    assert list(again.form._companies.values()) == ["Bakkerij Janssens"]
    press(again, Qt.Key.Key_Escape)
    assert again.form.isHidden()
    qtbot.waitUntil(lambda: not list_drafts(store))


def test_a_company_is_left_out_again(open_page, many, bakery):
    page = open_page(parent=bakery.id)
    page.form._flow.itemAt(0).widget().remove_requested.emit()
    assert page.form._companies == {}
    assert not page.form.chips.isVisible()


def test_a_company_that_is_gone_begins_nothing(open_page, desk, many):
    failed = []
    desk.failed.connect(failed.append)
    page = open_page(parent=UUID(int=7))
    assert [error.code for error in failed] == ["trajectory.no_company"]
    assert page.form.isHidden()


def test_a_sheet_never_gets_a_formula():
    rows = [["Traject", "Coach"], ['=HYPERLINK("x")', " Els\nV. "], ["-1; twee", "@a"]]
    assert csv_file(rows).decode("utf-8-sig") == (
        'Traject;Coach\r\n"\'=HYPERLINK(""x"")";Els V.\r\n"\'-1; twee";\'@a\r\n'
    )
    assert tsv(rows).split("\n")[1:] == ['"\'=HYPERLINK(""x"")"\tEls V.', "'-1; twee\t'@a"]


def test_all_that_is_listed_goes_to_a_file(qtbot, table, tmp_path, desk):
    told = []
    desk.noticed.connect(lambda notice: told.append(notice.text))
    table.head.export_button.click()
    qtbot.waitUntil(lambda: table.exporter.saving.dialog is not None)
    assert "Trajecten 2026-11-23.csv" in table.exporter.saving.dialog.selectedFiles()[0]
    path = tmp_path / "lijst.csv"
    table.exporter.saving.dialog.fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: told == ["Bewaard: lijst.csv"])
    text = path.read_text("utf-8-sig").splitlines()
    assert text[0] == "Traject;Ondernemingen;Fase;Criteria;Stand;Coach;Sinds"
    assert text[1] == "Peters;Peeters Bouw;Verkenning;0/6;;Els V.;09/11/2026"
    table.exporter.saving.dialog.reject()


def test_the_companies_that_count_are_a_paper(table, desk):
    asked = []
    desk.document_requested.connect(asked.append)
    table.head.count_button.click()
    assert [one.file_name for one in asked] == ["Ondernemingen die meetellen.pdf"]
    assert asked[0].make().startswith(b"%PDF")


def test_all_rows_are_copied(qtbot, table, desk):
    with qtbot.waitSignal(desk.noticed):
        table._copy()
    assert QApplication.clipboard().text().splitlines()[0].startswith("Traject\tOndernemingen")
    assert len(QApplication.clipboard().text().splitlines()) == 4


def test_a_draft_is_called_by_what_there_is_to_do(qapp):
    words = DraftWords()
    assert words.what("trajectories") == "Traject beginnen"
    assert words.nobody("trajectories") == "Nog zonder naam"


def test_every_part_that_takes_the_keyboard_has_a_name(page, many):
    page.begin_one()
    page.moving.move(many["Peters"], "execution")
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert nameless(widget) is None


def test_the_table_is_shown_again_when_one_comes_back(qtbot, open_page, many):
    page = open_page()
    page.way.setFocus()
    press(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.model.listing.is_table)
    again = open_page()
    assert again.model.listing.is_table
    assert again.way.value() is True
