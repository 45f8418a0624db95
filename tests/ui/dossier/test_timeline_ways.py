"""Through a long timeline: by month, and what was changed."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.services.companies.dossier_edits import edit
from app.ui.dossier.timeline_view import TimelineTab
from tests.file_samples import add_session
from tests.ui.dossier.steps import lines, press

ALT = Qt.KeyboardModifier.AltModifier
MOMENTS = ((2026, 11, 20), (2026, 11, 3), (2026, 10, 1), (2025, 12, 5), (2025, 3, 4))


@pytest.fixture
def page(store, enterprise, open_page):
    for moment in MOMENTS:
        add_session(store, enterprise, datetime(*moment, 9, tzinfo=UTC))
    page = open_page(enterprise)
    page.timeline.take_keyboard()
    return page


def chosen_day(page):
    return page.timeline.list.chosen().key.at.date().isoformat()


def test_alt_page_down_and_up_go_from_month_to_month(page):
    press(page, Qt.Key.Key_PageDown, ALT)
    assert chosen_day(page) == "2026-10-01"
    press(page, Qt.Key.Key_PageDown, ALT)
    assert chosen_day(page) == "2025-12-05"
    press(page, Qt.Key.Key_PageUp, ALT)
    assert chosen_day(page) == "2026-10-01"
    press(page, Qt.Key.Key_PageUp, ALT)
    press(page, Qt.Key.Key_J)
    assert chosen_day(page) == "2026-11-03"
    press(page, Qt.Key.Key_PageUp, ALT)  # first to the begin of its own month
    assert chosen_day(page) == "2026-11-20"
    press(page, Qt.Key.Key_PageUp, ALT)
    assert chosen_day(page) == "2026-11-20"


def test_the_months_of_this_year_stand_in_the_menu_and_older_ones_under_their_year(page):
    menu = page.timeline.month_menu()
    assert [each.text() for each in menu.actions()] == ["November 2026", "Oktober 2026", "2025"]
    (older,) = (each.menu() for each in menu.actions() if each.menu() is not None)
    assert [each.text() for each in older.actions()] == ["December 2025", "Maart 2025"]
    older.actions()[1].trigger()
    assert chosen_day(page) == "2025-03-04"
    assert page.timeline.list.hasFocus()


def test_m_opens_the_months_by_keyboard(qtbot, page):
    press(page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen_day(page) == "2026-10-01")


def test_before_the_timeline_is_read_there_is_no_month_to_go_to(qtbot, page):
    early = TimelineTab(page.model.entries, page.words)
    qtbot.addWidget(early)
    early.show()
    early.month_button.click()
    early.choose_month()
    assert QApplication.activePopupWidget() is None


def test_the_chip_of_changes_counts_and_shows_them(qtbot, store, enterprise, page, desk):
    chip = page.timeline.chips.chip("change")
    qtbot.waitUntil(lambda: chip._count == "0")
    changes = edit(store, "enterprise", enterprise, purpose="Rust").changes
    desk.bus.tell(changes)
    qtbot.waitUntil(lambda: chip._count == "1")
    assert not any("gewijzigd" in line for line in lines(page))
    chip.click()
    qtbot.waitUntil(lambda: any("Onderneming gewijzigd, Doel" in line for line in lines(page)))
    page.timeline.list.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.room.current == "history"


def test_without_changes_the_chip_says_so(qtbot, page):
    page.timeline.chips.chip("change").click()
    assert page.timeline.nothing.isVisible()
    assert not page.timeline.month_button.isEnabled()
