"""«Dekking van Vlaanderen» by keyboard: walked over, looked into, and left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.coverage import Level
from app.services.results.coverage_map import Measure
from app.ui.coverage.map_view import MapView
from app.ui.coverage.page import CoveragePage
from app.ui.place import Place
from app.ui.reports.page import ReportsPage
from app.ui.reports.pictures import PicturePane
from tests.coaching_samples import add_team, make_desk
from tests.coverage_samples import AALST, LOKEREN, add_supported
from tests.file_samples import stop_clock

K = Qt.Key


@pytest.fixture
def page(qtbot, store, runner, tmp_path, monkeypatch, show_active):
    stop_clock(monkeypatch)
    desk = make_desk(store, add_team(store), runner, tmp_path)
    add_supported(
        store,
        ("Bakkerij Janssens", AALST, "onboarding"),
        ("Metaal Claes", AALST, "onboarding"),
        ("Hotel Élan", LOKEREN),
        ("Overal", None),
    )
    made = CoveragePage(desk, Place("coverage"))
    made.resize(1158, 700)
    show_active(made)
    qtbot.waitUntil(lambda: made.found is not None)
    made.enter()
    return made


def rows(page):
    model = page.rows
    return [[model.index(row, at).data() for at in range(2)] for row in range(model.rowCount())]


def test_the_keyboard_begins_at_the_place_with_most_and_walks_on(qtbot, page):
    assert page.map.hasFocus()
    assert page.map.current == AALST
    assert page.map.accessibleDescription().startswith("Aalst: 2. ")
    assert page.table.currentIndex().data() == "Aalst"
    with qtbot.waitSignal(page.map.picked) as picked:
        QTest.keyClick(page.map, K.Key_Up)
    assert page.map.current == picked.args[0] != AALST
    assert page.map.accessibleDescription().split(":")[0] == page.table.currentIndex().data()
    assert ": Witte vlek. " in page.map.accessibleDescription()


def test_enter_shows_who_is_there_enter_opens_a_file_and_escape_comes_back(qtbot, page):
    QTest.keyClick(page.map, K.Key_Return)
    qtbot.waitUntil(lambda: page.inside is not None)
    assert page.table.hasFocus()
    assert [row[0] for row in rows(page)] == ["Bakkerij Janssens", "Metaal Claes"]
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        QTest.keyClick(page.table, K.Key_Return)
    assert asked.args[0].screen == "enterprise"
    QTest.keyClick(page.table, K.Key_Escape)
    assert page.inside is None
    assert page.map.hasFocus()
    assert page.table.currentIndex().data() == "Aalst"


def test_a_white_spot_says_so(qtbot, page):
    QTest.keyClick(page.map, K.Key_Up)
    QTest.keyClick(page.map, K.Key_Return)
    qtbot.waitUntil(lambda: page.inside is not None)
    assert page.stack.currentWidget() is not page.table
    assert "is een witte vlek" in page.nothing.text()


def test_a_row_of_the_table_is_shown_on_the_map(page):
    assert rows(page)[:2] == [["Aalst", "2"], ["Lokeren", "1"]]
    page.table.select_row(1)
    assert page.map.current == LOKEREN


def test_another_level_or_number_shows_the_same_companies_otherwise(page):
    page.filters.levels.setFocus()
    QTest.keyClick(page.filters.levels, K.Key_Left)  # from the first to the last
    assert page.filters.level is Level.PROVINCE
    assert rows(page)[0] == ["Oost-Vlaanderen", "3"]
    assert page.heading.text().startswith("Witte vlekken: 4 van 5")
    QTest.keyClick(page.filters.measures, K.Key_Right)
    assert page.filters.measure is Measure.RUNNING
    assert page.map.words("40000") == "Oost-Vlaanderen: 0"


def test_white_spots_can_stand_alone_in_the_table(page):
    page.filters.is_white.setChecked(True)
    assert len(rows(page)) == 283
    assert ["Aalst", "2"] not in rows(page)


def test_a_filter_asks_for_other_companies(qtbot, page):
    page.filters.theme.setCurrentIndex(page.filters.theme.findText("Onthaal", Qt.MatchContains))
    qtbot.waitUntil(lambda: page.found.total.supported == 2)
    assert rows(page)[:2] == [["Aalst", "2"], ["Aalter", "0"]]
    assert "geen sector" in page.note.text()


def test_who_has_no_municipality_is_told_and_shown(qtbot, page):
    assert page.aside_button.text().startswith("Zonder gemeente: 1")
    page.aside_button.click()
    qtbot.waitUntil(lambda: page.inside is not None)
    assert [row[0] for row in rows(page)] == ["Overal"]


def test_a_mouse_picks_the_place_under_it_and_sees_its_words(page):
    spot = page.map._spots()[LOKEREN]
    at = QPoint(round(spot.x) + 8, round(spot.y + page.map._top()))
    QTest.mouseMove(page.map, at)
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=at)
    assert page.map.current == LOKEREN
    assert page.map.grab().toImage().width() == page.map.width()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_narrow_window_shows_the_map_or_the_table(page, use_theme, percent):
    use_theme("light", percent)
    page.resize(1158 if percent == 200 else 700, 700)
    assert page.map.isVisible()
    assert not page.table.isVisible()
    page.side.setFocus()
    QTest.keyClick(page.side, K.Key_Right)
    assert page.table.isVisible()
    assert not page.map.isVisible()


def test_the_report_is_a_key_away_and_leads_back_to_the_map(qtbot, page, show_active):
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        QTest.keyClick(page.map, K.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0] == Place("reports", unit="coverage")
    report = ReportsPage(page.desk, asked.args[0])
    show_active(report)
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        QTest.keyClick(report.map_button, K.Key_Space)
    assert asked.args[0] == Place("coverage")
    qtbot.waitUntil(lambda: report.stack.currentWidget() is report.view)


def test_the_map_of_a_report_can_be_walked_over_too(page, qtbot, show_active):
    pane = PicturePane()
    show_active(pane)
    assert pane.show_picture(page.map.chart)
    shown = pane.findChild(MapView)
    assert shown.accessibleDescription() == page.map.accessibleDescription()
    QTest.keyClick(shown, K.Key_Up)
    assert shown.current != AALST


def test_with_little_room_the_page_scrolls_and_keys_bring_the_map_in_sight(qtbot, page):
    page.resize(700, 330)
    bar = page.pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert page.filters.height() >= page.filters.heightForWidth(page.filters.width())  # none is cut
    assert page.map.height() <= page.height()
    bar.setValue(0)
    page.map.setFocus()
    QTest.keyClick(page.map, Qt.Key.Key_Right)
    assert bar.value() > 0
