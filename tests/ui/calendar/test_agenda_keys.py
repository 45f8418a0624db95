"""The agenda by the keyboard: walking, moving, making and cancelling, each with its way back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.calendar import View
from app.domain.matching import Marked
from app.models.planning import Appointment
from app.services.day.calendar import calendar_of
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.search.hits import Hit
from app.ui.calendar.page import CalendarPage
from app.ui.place import Place
from app.ui.search.words import place_of
from tests.case_samples import acting_as
from tests.ui.agenda.steps import MONDAY, at

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def press(qtbot, show):
    def pressed(page, code, held=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(page.window().focusWidget(), code, held)
        show.settle(qtbot, page)

    return pressed


def times(store, record):
    with store.read() as session:
        one = session.get_one(Appointment, record)
        return one.starts_at, one.ends_at


def test_down_walks_to_what_comes_and_says_it(plan, show, press):
    plan(23, 9)
    plan(24, 14)
    page = show()
    press(page, KEY.Key_Down)
    assert page.times.accessibleName() == (
        "Agenda, ma 23/11, Bakkerij Janssens, 09:00–10:00, Bezoek, over 39 min"
    )
    assert page.bar.title.text() == "Bakkerij Janssens"
    press(page, KEY.Key_Down)
    assert (page.model.day, page.bar.line.text()) == (
        date(2026, 11, 24),
        "di 24/11 14:00–15:00, Bezoek",
    )
    press(page, KEY.Key_Down)  # the last one stays
    assert page.model.day == date(2026, 11, 24)


def test_arrows_and_pages_move_the_day_and_home_comes_back(show, press):
    page = show()
    press(page, KEY.Key_Right)
    assert page.model.day == date(2026, 11, 24)
    press(page, KEY.Key_PageDown)
    assert (page.model.day, page.head.title.text()) == (
        date(2026, 12, 1),
        "Week 49, 30 november tot 6 december 2026",
    )
    press(page, KEY.Key_Home)
    assert page.model.day == MONDAY


def test_shift_and_arrows_move_the_appointment_and_undo_puts_it_back(
    qtbot, store, desk, plan, show, press
):
    record = plan(23, 9)
    page = show()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: times(store, record) == (at(24, 9), at(24, 10)))
    qtbot.waitUntil(lambda: page.view.chosen() and page.view.chosen().day == date(2026, 11, 24))
    press(page, KEY.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: times(store, record) == (at(24, 9, 15), at(24, 10, 15)))
    qtbot.waitUntil(lambda: page.view.chosen().planned.starts_at == at(24, 9, 15))
    qtbot.undo(desk)
    assert times(store, record) == (at(24, 9), at(24, 10))


def test_control_and_shift_make_it_longer_and_never_shorter_than_a_quarter(
    qtbot, store, plan, show, press
):
    record = plan(23, 9, minutes=30)
    page = show()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Down, SHIFT | CONTROL)
    qtbot.waitUntil(lambda: times(store, record)[1] == at(23, 9, 45))
    for end in (at(23, 9, 30), at(23, 9, 15)):
        qtbot.waitUntil(lambda: page.view.chosen().planned.ends_at == times(store, record)[1])
        press(page, KEY.Key_Up, SHIFT | CONTROL)
        qtbot.waitUntil(lambda end=end: times(store, record)[1] == end)
    qtbot.waitUntil(lambda: page.view.chosen().planned.ends_at == at(23, 9, 15))
    press(page, KEY.Key_Up, SHIFT | CONTROL)
    assert times(store, record)[1] == at(23, 9, 15)


def test_the_appointment_of_a_colleague_stays_where_it_is(
    qtbot, store, desk, plan, tom, show, press
):
    with acting_as(store, tom):
        record = plan(23, 9)
    page = show()
    qtbot.waitUntil(page.head.ticks[tom].isVisible)
    qtbot.mouseClick(page.head.ticks[tom], Qt.MouseButton.LeftButton)
    show.settle(qtbot, page)
    page.view.setFocus()
    press(page, KEY.Key_Down)
    assert page.bar.line.text().endswith("agenda van Tom D.")
    with qtbot.waitSignal(desk.noticed) as noticed:
        press(page, KEY.Key_Right, SHIFT)
    assert (
        noticed.args[0].text
        == "In de agenda van Tom D. wijzig je niets. Overleg met wie die afspraak heeft."
    )
    with qtbot.waitSignal(desk.noticed):
        press(page, KEY.Key_Delete)
    assert times(store, record)[0] == at(23, 9)


def test_del_cancels_and_undo_brings_it_back(qtbot, store, desk, plan, show, press):
    plan(23, 9)
    page = show()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Delete)
    qtbot.waitUntil(lambda: calendar_of(store, MONDAY, MONDAY) == ())
    qtbot.waitUntil(lambda: not page.model.shown.entries)
    assert page.bar.title.text() == "Geen afspraken deze week."
    assert page.bar.new_button.isVisible()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(page.model.shown.entries) == 1)


@pytest.mark.parametrize(
    ("code", "view", "words"),
    [
        (KEY.Key_D, View.DAY, "Maandag 23 november 2026"),
        (KEY.Key_M, View.MONTH, "November 2026"),
        (KEY.Key_L, View.LIST, "November 2026"),
    ],
)
def test_a_letter_shows_more_or_less(plan, show, press, code, view, words):
    plan(23, 9)
    page = show()
    press(page, code)
    assert (page.model.view, page.head.title.text()) == (view, words)
    assert page.view.hasFocus()
    press(page, KEY.Key_W)
    assert page.model.view is View.WEEK


def test_n_plans_on_the_chosen_day(qtbot, show, press):
    page = show()
    press(page, KEY.Key_Right)
    press(page, KEY.Key_N)
    qtbot.waitUntil(lambda: page.planner.dialog is not None)
    assert page.planner.dialog.form.when.day.text() == "di 24/11/2026"
    page.planner.dialog.reject()


def test_enter_is_the_briefing_before_it_and_the_session_after_it(qtbot, desk, plan, show, press):
    plan(23, 7)  # over at eight
    plan(23, 9)
    page = show()
    press(page, KEY.Key_Down)
    with qtbot.waitSignal(desk.quick_session_requested):
        press(page, KEY.Key_Return)
    press(page, KEY.Key_Down)
    with qtbot.waitSignal(desk.briefing_requested) as asked:
        press(page, KEY.Key_Return)
    assert asked.args[0].enterprise == "Bakkerij Janssens"


def test_enter_on_a_day_of_the_month_shows_that_day(qtbot, show, press):
    page = show()
    press(page, KEY.Key_M)
    press(page, KEY.Key_Down)
    assert page.model.day == MONDAY + timedelta(weeks=1)
    press(page, KEY.Key_Return)
    assert (page.model.view, page.model.day) == (View.DAY, MONDAY + timedelta(weeks=1))


def test_the_list_says_when_there_is_nothing_and_offers_a_visit(qtbot, desk, show, press):
    page = show()
    press(page, KEY.Key_L)
    assert page.empty.title.text() == "Geen afspraken deze maand."
    assert page.empty_button.hasFocus()
    with qtbot.waitSignal(desk.plan_requested):
        press(page, KEY.Key_Return)
    page.planner.dialog.reject()


def test_j_chooses_in_the_month_and_shift_moves_a_week(qtbot, store, plan, show, press):
    record = plan(23, 9)
    page = show()
    press(page, KEY.Key_M)
    press(page, KEY.Key_J)
    press(page, KEY.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: times(store, record)[0] == at(30, 9))


def test_a_meeting_opens_its_own_page(qtbot, store, desk, show, press):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    form = MeetingForm("Derde keer", at(23, 11), at(23, 12))
    meeting = plan_meeting(store, network, form).id
    page = show()
    press(page, KEY.Key_Down)
    with qtbot.waitSignal(desk.go_requested) as went:
        press(page, KEY.Key_Return)
    assert went.args == [Place("meeting", record=meeting)]
    with qtbot.waitSignal(desk.noticed):
        press(page, KEY.Key_Delete)


def test_a_found_appointment_is_shown_on_its_day_and_chosen(
    qtbot, desk, company, plan, show_active
):
    record = plan(30, 14)
    title = Marked("Bakkerij Janssens")
    place = place_of(Hit("appointment", record, company.id, title, Marked(""), at=at(30, 14)))
    assert (place.screen, place.unit) == ("agenda", "2026-11-30")
    page = show_active(CalendarPage(desk, place))
    page.enter()
    qtbot.waitUntil(lambda: page.view.chosen() is not None)
    assert page.view.chosen_id == record
    assert page.bar.title.text() == "Bakkerij Janssens"


def test_a_title_without_room_ends_in_dots_and_stands_whole_in_its_tooltip(show):
    head = show().head
    head.resize(420, head.height())
    head.layout().activate()
    assert head.title.geometry().right() < head.today_button.x()
    assert head.title.width() < head.title.sizeHint().width()
    assert head.title.toolTip() == "Week 48, 23 tot 29 november 2026"
