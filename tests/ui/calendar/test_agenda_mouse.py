"""The agenda by the mouse: dragging, the lower edge, empty hours, ticks, and night hours."""

from datetime import date, datetime, time
from time import tzset

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.domain.calendar import View
from app.models.base import new_id
from app.models.planning import Appointment
from app.services.day.agenda import Planned, plan_task
from app.ui.calendar import view_model
from app.ui.calendar.moving import moved, stretched
from app.ui.widgets.menus import Menu
from tests.case_samples import acting_as, add_colleague
from tests.ui.agenda.steps import at

LEFT = Qt.MouseButton.LeftButton


def times(store, record):
    with store.read() as session:
        one = session.get_one(Appointment, record)
        return one.starts_at, one.ends_at


def drag(page, begin, end):
    ground = page.view.viewport()
    QTest.mousePress(ground, LEFT, pos=begin)
    middle = (begin + end) / 2
    for place in (begin + QPoint(8, 8), middle, end):
        QTest.mouseMove(ground, place)
    QTest.mouseRelease(ground, LEFT, pos=end)


def test_dragging_goes_to_another_day_and_quarter(qtbot, store, desk, plan, show):
    record = plan(23, 10)
    page = show()
    rect = page.times.rect_of(record)
    layout = page.times.layout_of_times
    a_day, an_hour = layout.columns[1][1] - layout.columns[0][1], layout.hour
    begin = rect.topLeft() + QPoint(20, 10)
    drag(page, begin, begin + QPoint(2 * a_day, an_hour + 3))
    qtbot.waitUntil(lambda: times(store, record) == (at(25, 11), at(25, 12)))
    qtbot.waitUntil(lambda: desk.undo.can_undo)
    qtbot.undo(desk)
    assert times(store, record) == (at(23, 10), at(23, 11))


def test_esc_leaves_what_is_dragged_where_it_was(qtbot, store, plan, show):
    record = plan(23, 10)
    page = show()
    begin, ground = page.times.rect_of(record).topLeft() + QPoint(20, 10), page.times.viewport()
    QTest.mousePress(ground, LEFT, pos=begin)
    for place in (begin + QPoint(8, 8), begin + QPoint(0, 90)):
        QTest.mouseMove(ground, place)
    qtbot.keyClick(page.times, Qt.Key.Key_Escape)
    QTest.mouseRelease(ground, LEFT, pos=begin + QPoint(0, 90))
    show.settle(qtbot, page)
    assert times(store, record) == (at(23, 10), at(23, 11))


def test_dragging_the_lower_edge_changes_how_long_it_lasts(qtbot, store, plan, show):
    record = plan(23, 10)
    page = show()
    rect, hour = page.times.rect_of(record), page.times.layout_of_times.hour
    begin = QPoint(rect.center().x(), rect.bottom() - 1)
    drag(page, begin, begin + QPoint(0, hour // 2))
    qtbot.waitUntil(lambda: times(store, record) == (at(23, 10), at(23, 11, 30)))


def test_a_click_chooses_and_moves_nothing(qtbot, store, plan, show):
    record = plan(23, 10)
    page = show()
    qtbot.mouseClick(page.times.viewport(), LEFT, pos=page.times.rect_of(record).center())
    assert page.times.chosen_id == record
    assert times(store, record) == (at(23, 10), at(23, 11))


def test_a_double_click_on_an_empty_hour_plans_there(qtbot, desk, show):
    page = show()
    layout, bar = page.times.layout_of_times, page.times.verticalScrollBar()
    _, x, _ = layout.columns[3]
    y = page.times.head + 8 + layout.y(11 * 60) - bar.value() + layout.hour // 2
    with qtbot.waitSignal(desk.plan_requested) as asked:
        qtbot.mouseDClick(page.times.viewport(), LEFT, pos=QPoint(x + 20, y))
    assert (asked.args[0].day, asked.args[0].start) == (date(2026, 11, 26), time(11, 15))
    fields = page.planner.dialog.form.when
    assert (fields.start.text(), fields.end.text()) == ("11:15", "12:15")
    page.planner.dialog.reject()


def test_overlaps_stand_side_by_side_and_say_with_what(plan, show):
    first = plan(23, 10)
    second = plan(23, 10, minute=30, at_company=None, subject="Teamoverleg")
    page = show()
    one, other = page.times.rect_of(first), page.times.rect_of(second)
    assert one.right() < other.left()
    page.times.choose(page.model.shown.entry(first))
    assert page.bar.pill.text == "Overlapt met Teamoverleg"
    assert page.times.accessibleName().endswith("Overlapt met Teamoverleg")


def test_what_goes_over_midnight_stands_on_both_days(plan, show):
    record = plan(25, 22, minutes=210, at_company=None, subject="Nachtploeg")
    page = show()
    shown = page.model.shown
    assert [
        shown.entry(record).planned.id == one.planned.id
        for one, _ in shown.of_day(date(2026, 11, 26))
    ] == [True]
    page.times.choose(shown.entry(record))
    assert page.bar.line.text().startswith("wo 25/11 22:00 – do 26/11 01:30")


def test_an_appointment_in_the_month_is_dragged_to_another_day(qtbot, store, plan, show):
    record = plan(23, 10)
    page = show()
    page.show_view(View.MONTH)
    show.settle(qtbot, page)
    begin = page.month.rect_of(page.model.shown.entry(record)).center()
    end = page.month.rect_of_day(date(2026, 11, 26)).center()
    drag(page, begin, end)
    qtbot.waitUntil(lambda: times(store, record) == (at(26, 10), at(26, 11)))


def test_tasks_stand_beside_it_and_those_of_the_team_when_asked(
    qtbot, store, desk, company, tom, show
):
    plan_task(store, company.id, "Mail de afspraken", date(2026, 11, 23))
    with acting_as(store, tom):
        plan_task(store, company.id, "Bel terug", date(2026, 11, 23))
    page = show()
    texts = [item.what for item in page.lane.list.items.rows]
    assert texts == ["Mail de afspraken"]
    page.lane.whose.setFocus()
    qtbot.keyClick(page.lane.whose, Qt.Key.Key_Right)
    show.settle(qtbot, page)
    found = [(item.what, item.company) for item in page.lane.list.items.rows]
    assert found == [
        ("Mail de afspraken", "Bakkerij Janssens"),
        ("Bel terug", "Bakkerij Janssens, Tom D."),
    ]


def test_a_window_without_room_shows_the_tasks_only_when_asked(qtbot, show):
    page = show()
    page.resize(700, 700)
    qtbot.waitUntil(page.lane.isHidden)
    qtbot.mouseClick(page.head.tasks_button, LEFT)
    assert page.lane.isVisible()
    qtbot.mouseClick(page.head.tasks_button, LEFT)
    assert page.lane.isHidden()
    assert page.times.isVisible()


def test_a_calendar_that_cannot_be_read_says_so_and_can_be_read_again(
    qtbot, desk, monkeypatch, show
):
    def broken(*_arguments):
        raise OSError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(view_model, "calendar_of", broken)
        with qtbot.waitSignal(desk.failed):
            page = show()
    assert page.broken.isVisible()
    qtbot.mouseClick(page.again_button, LEFT)
    show.settle(qtbot, page)
    assert page.times.isVisible()


@pytest.fixture
def in_brussels(monkeypatch):
    """Let the wall clock be that of Belgium."""
    monkeypatch.setenv("TZ", "Europe/Brussels")
    tzset()
    yield
    monkeypatch.undo()
    tzset()


def planned_at(begin, end):
    return Planned(new_id(), "visit", begin, end, "", "", None, "")


@pytest.mark.usefixtures("in_brussels")
def test_nine_stays_nine_over_the_night_in_which_the_clock_changes():
    begin = datetime(2026, 10, 24, 9).astimezone()  # CEST; the clock goes back on the 25th
    planned = planned_at(begin, begin + (at(23, 10) - at(23, 9)))
    after, end = moved(planned, days=1)
    assert clock.local(after).strftime("%d %H:%M %z") == "25 09:00 +0100"
    assert (end - after).total_seconds() == 3600


@pytest.mark.usefixtures("in_brussels")
def test_the_hour_that_is_skipped_becomes_the_next_one():
    begin = datetime(2027, 3, 27, 2, 30).astimezone()
    planned = planned_at(begin, begin + (at(23, 10) - at(23, 9)))
    after, _ = moved(planned, days=1)
    assert clock.local(after).strftime("%d %H:%M") == "28 03:30"


def test_nothing_is_made_longer_than_a_day():
    planned = planned_at(at(23, 9), at(24, 8, 45))
    assert stretched(planned, 60)[1] == at(24, 9)
    assert stretched(planned, -100_000)[1] == at(23, 9, 15)


def test_team_shows_everybody_of_the_organisation_and_oneself_again(
    qtbot, store, desk, plan, tom, show
):
    mia = add_colleague(store, desk.me, "Mia W.", "coach", new_id())  # of another partner
    for who in (tom, mia):
        with acting_as(store, who):
            plan(23, 10)
    page = show()
    qtbot.waitUntil(page.head.team_tick.isVisible)
    qtbot.mouseClick(page.head.team_tick, LEFT)
    show.settle(qtbot, page)
    assert page.model.people == (store.actor, tom)
    assert [entry.owner for entry in page.model.shown.entries] == ["Tom D."]
    page.head.open_people_menu()
    menu = page.head.findChild(Menu)
    assert [one.text() for one in menu.actions()] == ["Mia W., Partner West"]
    menu.actions()[0].trigger()
    show.settle(qtbot, page)
    assert page.model.people == (store.actor, tom, mia)
    menu.close()
    qtbot.mouseClick(page.head.team_tick, LEFT)
    show.settle(qtbot, page)
    assert page.model.people == (store.actor, mia)
