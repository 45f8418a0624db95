"""Other weeks in Vandaag: by keys, by the arrows of the strip, and what stands there meanwhile."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.core import clock
from app.core.errors import UserError
from app.ui.agenda.request import PlanRequest
from app.ui.agenda.words import AgendaWords
from app.ui.today import week_model
from app.ui.today.week_strip import WeekStrip
from tests.ui.today.steps import names

ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
NEXT_WEEK, LAST_WEEK = date(2026, 11, 30), date(2026, 11, 16)


def days(page):
    return [cell.day for cell in page.strip.days]


def starts(page):
    """From when the appointments of the rail are: `10:00`."""
    return [name.split(", ")[1][:5] for name in names(page)]


def test_alt_page_down_goes_to_the_same_day_of_next_week_and_the_rail_follows(qtbot, plan, show):
    plan(23, 9)
    plan(30, 10)
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_PageDown, ALT)
    qtbot.waitUntil(lambda: starts(page) == ["10:00"])
    assert days(page)[0] == NEXT_WEEK
    assert page.pane.title.text() == "Maandag 30 november"
    assert page.strip.days[0].lines() == [("10:00", "Bakkerij Janssens")]
    assert page.strip.days[1].lines() == [("", "Vrij voor bezoek")]
    assert page.strip.number.text() == "week 49"
    assert page.head.title.text() == "Maandag 23 november"
    assert page.head.line.text() == "Je eerste afspraak is om 09:00 in Aalst."


def test_alt_page_up_shows_what_was_and_alt_home_comes_back(qtbot, plan, show):
    plan(16, 14)
    plan(23, 9)
    page = show()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_PageUp, ALT)
    qtbot.waitUntil(lambda: starts(page) == ["14:00"])
    assert days(page)[0] == LAST_WEEK
    assert page.strip.days[1].lines() == []  # no visit can be planned there any more
    qtbot.keyClick(page, Qt.Key.Key_Home, ALT)
    assert starts(page) == ["09:00"]
    assert days(page)[0] == date(2026, 11, 23)
    assert not page.pane.back_button.isVisible()


def test_the_arrows_of_the_strip_have_their_keys_in_a_tooltip_and_go_there(qtbot, plan, show):
    plan(30, 10)
    page = show()
    assert page.strip.next_button.toolTip() == "Volgende week (Alt+PgDown)"
    assert page.strip.previous_button.toolTip() == "Vorige week (Alt+PgUp)"
    qtbot.mouseClick(page.strip.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: starts(page) == ["10:00"])
    qtbot.mouseClick(page.strip.previous_button, Qt.MouseButton.LeftButton)
    assert starts(page) == []
    assert days(page)[0] == date(2026, 11, 23)


def test_right_after_sunday_and_left_before_monday_go_on(qtbot, plan, show):
    plan(30, 10)
    page = show()
    cells = page.strip.days
    cells[6].setFocus()
    qtbot.keyClick(cells[6], RIGHT)
    assert cells[0].hasFocus()
    qtbot.waitUntil(lambda: starts(page) == ["10:00"])
    qtbot.keyClick(cells[0], LEFT)
    assert cells[6].hasFocus()
    assert (page.day, cells[6].day) == (date(2026, 11, 29), date(2026, 11, 29))


def test_a_day_of_another_week_can_be_chosen_and_planned_on(qtbot, desk, plan, show):
    plan(30, 10)
    page = show()
    page.leaf(1)
    qtbot.waitUntil(lambda: page.is_day_shown)
    qtbot.mouseClick(page.strip.days[3], Qt.MouseButton.LeftButton)
    assert page.pane.title.text() == "Donderdag 3 december"
    with qtbot.waitSignal(desk.plan_requested) as asked:
        page.head.plan_button.click()
    assert asked.args == [PlanRequest(day=date(2026, 12, 3))]


def test_a_week_in_another_month_or_year_says_so(qtbot, show):
    page = show()
    page._on_day(date(2027, 1, 1))
    qtbot.waitUntil(lambda: page.is_day_shown)
    assert page.pane.title.text() == "Vrijdag 1 januari 2027"
    assert page.strip.number.text() == "week 53"
    assert [cell._shows_month for cell in page.strip.days] == [
        *(True, False, False, False, True, False, False)
    ]
    assert page.strip.days[4].lines() == [("", "Nieuwjaar")]


def test_what_is_planned_while_another_week_stands_there_comes_in(qtbot, desk, plan, show):
    page = show()
    page.leaf(1)
    qtbot.waitUntil(lambda: page.is_day_shown)
    plan(30, 10)
    desk.bus.tell(None)  # as after a change from elsewhere
    qtbot.waitUntil(lambda: starts(page) == ["10:00"])


def test_nothing_is_said_of_a_week_that_is_not_read_yet(monkeypatch, qtbot, plan, show):
    plan(23, 9)
    page = show()
    asked = []
    monkeypatch.setattr(page.weeks, "_read", lambda: asked.append(page.day))
    page.leaf(1)
    assert asked == [NEXT_WEEK]
    assert [cell.lines() for cell in page.strip.days] == [[]] * 7
    assert starts(page) == ["09:00"]  # the rail stands still, under its own title
    assert not page.pane.title.isVisible()


def test_who_leafs_on_quickly_sees_the_last_week_only(qtbot, plan, show):
    plan(30, 10)
    page = show()
    shown = []
    page.weeks.read.connect(lambda: shown.append(page.day))
    page.leaf(1)
    page.leaf(1)
    qtbot.waitUntil(lambda: page.is_day_shown)
    assert shown == [date(2026, 12, 7)]


def test_a_week_that_cannot_be_read_is_told_and_one_stays_where_one_was(
    monkeypatch, qtbot, desk, plan, show
):
    plan(23, 9)
    page = show()

    def broken(*_):
        raise UserError("store.io")

    monkeypatch.setattr(week_model, "calendar_of", broken)
    with qtbot.waitSignal(desk.failed):
        page.leaf(1)
    assert days(page)[0] == date(2026, 11, 23)
    assert starts(page) == ["09:00"]


@pytest.mark.parametrize("weeks", [0, 1])
def test_only_today_has_an_appointment_that_comes_next(qtbot, plan, show, weeks):
    plan(23, 9)
    plan(30, 10)
    page = show()
    page.leaf(weeks)
    qtbot.waitUntil(lambda: page.is_day_shown)
    assert [block._is_next for block in page.rail.blocks] == [weeks == 0]


@pytest.mark.parametrize("weeks", [0, 1, 2])
def test_a_day_that_begins_in_another_week_is_shown_at_once(monkeypatch, qtbot, plan, show, weeks):
    plan(23, 9)
    plan(30, 10)
    page = show()
    page.leaf(weeks)
    qtbot.waitUntil(lambda: page.is_day_shown)
    monkeypatch.setattr(clock, "today", lambda: NEXT_WEEK)
    page._on_clock()
    qtbot.waitUntil(lambda: page.head.title.text() == "Maandag 30 november")
    qtbot.waitUntil(lambda: page.is_day_shown and starts(page) == ["10:00"])
    assert days(page)[0] == NEXT_WEEK
    qtbot.waitUntil(lambda: not page.pane.title.isVisible())


def test_a_strip_has_the_days_of_this_week_before_anything_is_read(qtbot, desk):
    strip = WeekStrip(AgendaWords(desk.reference, desk), date(2026, 11, 25))
    qtbot.addWidget(strip)
    assert [cell.day for cell in strip.days] == [date(2026, 11, day) for day in range(23, 30)]
    assert strip.number.text() == "week 48"
    assert [cell.lines() for cell in strip.days] == [[]] * 7  # nothing is known, also not «Vrij»
    with qtbot.waitSignal(strip.chosen) as asked:
        qtbot.mouseClick(strip.days[3], Qt.MouseButton.LeftButton)
    assert asked.args == [date(2026, 11, 26)]
    with qtbot.waitSignal(strip.chosen) as asked:
        qtbot.keyClick(strip.days[6], RIGHT)
    assert asked.args == [NEXT_WEEK]
