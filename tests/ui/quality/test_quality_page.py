"""The tabs of Kwaliteit: registers, run charts, and what stands still."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.errors import UserError
from app.domain.effort import Back, Still
from app.services.drafts import list_drafts
from app.services.quality.effort import BackRow, StillRow
from app.services.quality.flow import capacity_rows, question_waits
from app.services.quality.records import first_values, save_record
from app.ui.place import Place
from app.ui.quality import still_tab
from app.ui.quality.register import Filter
from app.ui.quality.run_charts import RunCharts
from app.ui.quality.still_tab import StillTab
from app.ui.today.view_model import TodayModel

MONDAY = date(2026, 11, 16)
MADE_UP = UUID(int=7)


def tab(page, name):
    return page.room.show(name)


def shown(register):
    return [register.rows.index(row, 0).data() for row in range(register.rows.rowCount())]


def test_the_register_is_filtered_by_words_and_by_what_became_of_it(qtbot, desk, open_page, add):
    add("incoming_question", text="Over onthaal", received_on=date(2026, 11, 20))
    add("incoming_question", text="Over taal", company="Claes", handling="answered")
    page = open_page(desk, "quality")
    register = tab(page, "questions")
    qtbot.waitUntil(lambda: register.rows.rowCount() == 2)
    assert shown(register) == ["25/11/2026", "20/11/2026"]
    register._on_filtered({"handling": "open"})
    assert shown(register) == ["20/11/2026"]
    register._on_filtered({"handling": None})
    register.filters.show_text("claes")
    register._show_rows()
    assert shown(register) == ["25/11/2026"]
    with qtbot.waitSignal(desk.go_requested) as asked:
        QTest.keyClick(register.table, Qt.Key.Key_Return)
    assert asked.args[0].screen == "incoming_question"


def test_the_question_gets_the_room_that_is_left(desk, open_page, add):
    add("incoming_question", text="Over onthaal")
    page = open_page(desk, "quality")
    register = tab(page, "questions")
    before = register.width()
    page.resize(page.width() + 300, page.height())
    wide = [one.width for one in register.book.columns]
    assert register.width() == before + 300
    bar = register.table.verticalScrollBar().sizeHint().width()
    assert register.table.columnWidth(1) == wide[1] + max(register.width() - bar - sum(wide), 0)
    assert register.table.columnWidth(1) > wide[1]


def test_an_empty_register_says_what_it_is_for_and_begins(qtbot, desk, open_page):
    page = open_page(desk, "quality", unit="improvements")
    register = tab(page, "improvements")
    qtbot.waitUntil(lambda: register.states.currentWidget() is register.empty)
    with qtbot.waitSignal(desk.go_requested) as asked:
        QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Place("improvement")]


def test_an_auditor_begins_nothing(qtbot, as_role, open_page):
    page = open_page(as_role("auditor"), "quality", unit="meetings")
    register = tab(page, "meetings")
    qtbot.waitUntil(lambda: register.states.currentWidget() is register.empty)
    assert not register.first_button.isVisible()
    assert "auditor" in register.empty.text.text()


def test_the_run_chart_says_in_words_what_is_a_signal(qtbot, desk, open_page, add):
    for week in range(11):
        day = MONDAY - timedelta(weeks=week)
        for _ in range(9 if week == 0 else 1):
            add("incoming_question", text="Vraag", received_on=day)
    page = open_page(desk, "quality", unit="flow")
    card = tab(page, "flow").questions
    qtbot.waitUntil(lambda: card.chart is not None)
    assert len(card.chart.points) == 11
    # 19 questions in 11 weeks: 1,73 in the middle, the upper limit 1,73 + 3 x 1,31 = 5,67
    assert "Gemiddeld 1,7, van nature tussen 0 en 5,7." in card.told.text()
    assert card.chart.points[-1].signal == "buiten de grenzen"
    card.table_button.click()
    assert card.table.model().rowCount() == 11


def test_with_few_weeks_it_says_that_one_cannot_tell(qtbot, desk, open_page, add):
    add("incoming_question", text="Vraag", received_on=MONDAY)
    page = open_page(desk, "quality", unit="flow")
    card = tab(page, "flow").questions
    qtbot.waitUntil(lambda: card.chart is not None)
    assert "Nog maar 1 punten" in card.told.text()


def test_the_administrator_sets_the_hours_of_the_own_partner(qtbot, as_role, open_page, store):
    page = open_page(as_role("partner_admin"), "quality", unit="flow")
    part = tab(page, "flow").capacity
    line = part.line
    QTest.keyClicks(line.fields["hours"], "veel")
    page.keep()
    assert [kept.form.kind for kept in list_drafts(store)] == ["quality"]
    QTest.keyClick(line.fields["hours"], Qt.Key.Key_Return)
    assert line.note.isVisible()
    line.fields["hours"].clear()
    QTest.keyClicks(line.fields["hours"], "57,5")
    QTest.keyClick(line.fields["hours"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(part.drop_buttons) == 1)
    (row,) = capacity_rows(store, date(2026, 11, 25))
    assert (row.hours, row.valid_from) == (Decimal("57.5"), date(2026, 11, 25))
    qtbot.waitUntil(lambda: list_drafts(store) == ())


@pytest.mark.parametrize("role", ["coach", "promotor", "auditor"])
def test_others_are_told_who_sets_the_hours(qtbot, as_role, open_page, role):
    page = open_page(as_role(role), "quality", unit="flow")
    part = tab(page, "flow").capacity
    assert part.why.isVisible()
    assert not part.line.isVisible()


def test_waiting_is_told_with_who_waits_still(qtbot, desk, open_page, add):
    add("incoming_question", text="Vraag", received_on=date(2026, 11, 13))
    page = open_page(desk, "quality", unit="waits")
    waits = tab(page, "waits")
    qtbot.waitUntil(lambda: "12 dagen" in waits.waiting.text())


def test_where_all_moves_the_tab_says_so(qtbot, desk, open_page):
    page = open_page(desk, "quality", unit="still")
    still = tab(page, "still")
    qtbot.waitUntil(lambda: bool(still.at.text()))
    assert still.states.currentWidget() is still.empty
    assert not still.case_button.isEnabled()


def test_why_something_stands_still_is_told_in_words(desk, qtbot):
    tab = StillTab(desk)
    qtbot.addWidget(tab)
    still = Still(hours=14.5, weeks=9, limit=10.0, compared_with=5)
    row = StillRow(MADE_UP, "Onthaal", ("Metaal Claes",), "analysis", still, MONDAY)
    assert tab.reason(row) == "Analyse: 14,5 u (anderen tot 10 u), 9 weken geen beweging"
    alone = replace(row, still=replace(still, compared_with=0))
    assert "nog niets om mee te vergelijken, grens 10 u" in tab.reason(alone)
    back = BackRow(MADE_UP, "Onthaal", "Claes", Back.REOPENED, date(2026, 11, 2), MONDAY)
    assert tab.reason(back) == "Afgerond op 02/11/2026, na 14 dagen heropend"
    asked = replace(back, how=Back.ASKED, why="De peter is weg")
    assert tab.reason(asked).endswith("na 14 dagen een faalvraag: De peter is weg")


def test_a_filter_holds_for_the_whole_code():
    one = Filter("region", "Regio", (("gent", "Gent"),), lambda row: row)
    assert [one.keeps(row, "gent") for row in ("gent", "gentbrugge", ("gent",), None)] == [
        *(True, False, True, False)
    ]


def test_days_of_more_than_a_year_are_told_with_their_year(desk, add, store):
    for day in (date(2025, 11, 3), date(2026, 11, 3)):
        add("incoming_question", text="Hulp", received_on=day, first_visit_on=day)
    charts = RunCharts(desk.bus)
    waits = question_waits(store, date(2025, 1, 1))
    assert [one.words for one in charts.waits(waits).points] == ["03/11/25", "03/11/26"]
    few = replace(waits, points=waits.points[1:])
    assert [one.words for one in charts.waits(few).points] == ["03/11"]


def test_vandaag_reads_a_question_that_comes_in_while_it_is_open(qtbot, desk, store):
    model = TodayModel(desk, desk.bus)
    with qtbot.waitSignal(model.settled):
        model.refresh()
    asked = first_values("incoming_question", store.actor) | {"text": "Hulp"}
    made = save_record(store, "incoming_question", None, asked)
    with qtbot.waitSignal(model.loaded) as read:
        desk.bus.tell(made.changes)
    assert [row.what for row in read.args[0].matters] == ["Hulp"]


def test_a_day_that_is_not_known_comes_last_either_way(qtbot, desk, open_page, add):
    for title, day in (("a", None), ("b", date(2026, 12, 1)), ("c", date(2026, 12, 2))):
        add("improvement", title=title, due_on=day)
    register = tab(open_page(desk, "quality"), "improvements")
    qtbot.waitUntil(lambda: register.rows.rowCount() == 3)
    for descending, order in ((False, ["b", "c", "a"]), (True, ["c", "b", "a"])):
        register.rows.sort_requested.emit("due", descending)
        assert shown(register) == order


def test_nothing_is_said_to_move_before_it_could_be_read(qtbot, desk, store, monkeypatch):
    def broken(*_asked):
        raise UserError("store.unreadable")

    monkeypatch.setattr(still_tab, "stuck", broken)
    found = StillTab(desk)
    qtbot.addWidget(found)
    assert found.states.currentWidget() is found.waiting
    with qtbot.waitSignal(desk.failed):
        pass
    assert found.states.currentWidget() is found.broken
    monkeypatch.undo()
    found.again_button.click()
    qtbot.waitUntil(lambda: found.states.currentWidget() is found.empty)
