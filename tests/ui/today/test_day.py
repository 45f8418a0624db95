"""The day in Vandaag: the rail, the week, putting off and planning, by keyboard and mouse."""

from datetime import UTC, date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.services.day.agenda import appointments_of, load_appointment
from app.services.drafts import list_drafts
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from app.ui.agenda.request import PlanRequest
from app.ui.place import Place
from app.ui.widgets import paint
from tests.coaching_samples import add_company, stored_actions
from tests.ui.agenda.steps import MONDAY, at
from tests.ui.today.steps import lines, names, open_menu

ENTER, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down


def dialog_of(qtbot, page):
    """The form that plans, once all is read that it begins with."""
    qtbot.waitUntil(lambda: page.planner.dialog is not None and page.planner.dialog.is_ready)
    return page.planner.dialog


def set_time(field, typed):
    """Type a time, and leave the field."""
    field.setText(typed)
    field.setModified(True)
    field.editingFinished.emit()


def test_the_day_stands_in_order_with_what_comes_first_in_a_sentence(plan, show):
    plan(23, 11, 90)
    plan(23, 9)
    page = show()
    assert page.head.title.text() == "Maandag 23 november"
    assert page.head.line.text() == "Je eerste afspraak is om 09:00 in Aalst."
    assert names(page) == [
        "Bakkerij Janssens, 09:00–10:10, Bezoek, Aalst, Molenstraat 14, over 39 min",
        "Bakkerij Janssens, 11:00–12:30, Bezoek, Aalst, Molenstraat 14",
    ]


@pytest.mark.parametrize(
    ("hour", "minute", "sentence"),
    [
        (9, 30, "Nu: Bakkerij Janssens, tot 10:10."),
        (10, 30, "Je volgende afspraak is om 11:00 in Aalst."),
        (13, 0, "Je lijst is leeg."),
    ],
)
def test_the_sentence_follows_the_clock(monkeypatch, plan, show, hour, minute, sentence):
    plan(23, 9)
    plan(23, 11, 90)
    page = show()
    monkeypatch.setattr(clock, "now", lambda: at(23, hour, minute).astimezone(UTC))
    page._on_clock()
    assert page.head.line.text() == sentence


def test_a_block_is_as_long_as_its_appointment_and_overlapping_ones_stand_side_by_side(plan, show):
    plan(23, 9, 60)
    plan(23, 9, 120)
    plan(23, 14, 60)
    page = show()
    long, short = sorted(page.rail.blocks[:2], key=lambda block: -block.height())
    alone = page.rail.blocks[2]
    assert long.height() == pytest.approx(2 * short.height(), abs=3)
    assert not long.geometry().intersects(short.geometry())
    assert long.y() == short.y()
    assert alone.width() == pytest.approx(2 * short.width(), abs=6)


@pytest.mark.parametrize(("percent", "times"), [(100, "09:00–10:00"), (200, "09:00")])
def test_a_narrow_block_tells_a_whole_hour(use_theme, monkeypatch, plan, show, percent, times):
    plan(23, 9, 60)
    plan(23, 9, 60)
    use_theme("light", percent)
    page = show()
    painted = []
    monkeypatch.setattr(paint, "text", lambda *words, **_: painted.append(words[2]))
    page.rail.blocks[0].grab()
    assert times in painted
    assert len({"09:00–10:00", "09:00"}.intersection(painted)) == 1


def test_enter_on_a_block_is_its_briefing_and_arrows_walk(qtbot, desk, plan, show):
    first, second = plan(23, 9), plan(23, 11)
    page = show()
    page.rail.blocks[0].setFocus()
    qtbot.keyClick(page.rail.blocks[0], DOWN)
    assert page.rail.blocks[1].hasFocus()
    with qtbot.waitSignal(desk.briefing_requested) as asked:
        qtbot.keyClick(page.rail.blocks[1], ENTER)
    assert asked.args[0].id == second
    qtbot.keyClick(page.rail.blocks[1], UP)
    with qtbot.waitSignal(desk.briefing_requested) as asked:
        qtbot.mouseClick(page.rail.blocks[0], Qt.MouseButton.LeftButton)
    assert asked.args[0].id == first


def test_enter_on_a_block_that_is_over_logs_its_session(qtbot, desk, plan, show):
    planned = plan(23, 7, minutes=60)
    page = show()
    page.rail.blocks[0].setFocus()
    with qtbot.waitSignal(desk.quick_session_requested) as asked:
        qtbot.keyClick(page.rail.blocks[0], ENTER)
    assert asked.args[0].id == planned


def test_a_logged_block_says_so_and_opens_its_session(qtbot, store, desk, company, plan, show):
    planned = plan(23, 9)
    form = SessionForm(company.id, "visit", at(23, 9), at(23, 10), appointment_id=planned)
    page = show()
    saved = save_session(store, form, complete=True)
    desk.bus.tell(saved.changes)
    qtbot.waitUntil(lambda: names(page)[0].endswith("gelogd"))
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.keyClick(page.rail.blocks[0], ENTER)
    assert asked.args == [Place("session", record=saved.id)]


def test_delete_cancels_an_appointment_with_a_way_back(qtbot, store, desk, plan, show):
    plan(23, 9)
    page = show()
    page.rail.blocks[0].setFocus()
    qtbot.keyClick(page.rail.blocks[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.rail.blocks)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(page.rail.blocks) == 1)
    assert len(appointments_of(store, MONDAY, MONDAY)) == 1


def test_the_week_tells_who_is_visited_what_is_free_and_a_click_shows_that_day(qtbot, plan, show):
    for hour in (9, 11, 13, 15):
        plan(23, hour, 30)
    plan(24, 10)
    page = show()
    cells = page.strip.days
    assert [text for _, text in cells[0].lines()] == ["Bakkerij Janssens"] * 2 + ["en 2 andere"]
    assert cells[1].lines() == [("10:00", "Bakkerij Janssens")]
    assert cells[4].lines() == [("", "Vrij voor bezoek")]
    assert cells[5].lines() == []
    cells[0].setFocus()
    qtbot.keyClick(cells[0], Qt.Key.Key_Right)
    qtbot.keyClick(cells[1], ENTER)
    assert page.pane.title.text() == "Dinsdag 24 november"
    assert [name[:24] for name in names(page)] == ["Bakkerij Janssens, 10:00"]
    page.pane.back_button.click()
    assert len(page.rail.blocks) == 4
    assert not page.pane.back_button.isVisible()


def test_a_holiday_has_its_name(monkeypatch, plan, show):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 9))
    plan(11, 10)
    page = show()
    assert page.strip.days[2].lines() == [("", "Wapenstilstand"), ("10:00", "Bakkerij Janssens")]


def test_companies_without_anything_to_come_are_told_with_their_reason(
    qtbot, store, desk, company, show
):
    begin = at(23, 9) - timedelta(days=34)
    form = SessionForm(company.id, "visit", begin, begin + timedelta(hours=1))
    save_session(store, form, complete=True)
    page = show()
    what = "Plan een volgende stap, Bakkerij Janssens"
    wanted = [
        "Zonder volgende actie 1",
        f"{what}, laatste sessie 34 dagen geleden, geen volgende actie",
    ]
    qtbot.waitUntil(lambda: lines(page) == wanted)
    with qtbot.waitSignal(desk.plan_requested) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert asked.args == [PlanRequest(enterprise_id=company.id)]


def test_the_last_line_of_the_silent_ones_opens_the_list_of_all(qtbot, store, desk, show):
    for number in range(7):
        other = add_company(store, f"Bedrijf {number}")
        with store.write() as session:
            session.get_one(Enterprise, other.id).coach_id = store.actor
    page = show()
    qtbot.waitUntil(lambda: len(lines(page)) == 7)
    assert lines(page)[0] == "Lang geen contact 7"
    assert lines(page)[-1] == "En nog 2 ondernemingen zonder contact in 30 dagen, Toon alle"
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.keyClick(page.list, ENTER)
    assert asked.args == [Place("enterprises", view="silent")]


@pytest.fixture
def late(store, company):
    action = Action(
        id=new_id(),
        root=company.id,
        enterprise_id=company.id,
        text="Bel terug",
        due_on=MONDAY - timedelta(days=2),
        coach_id=store.actor,
    )
    with store.write() as session:
        session.add(action)
    return action


@pytest.mark.usefixtures("late")
def test_s_and_enter_put_a_row_off_until_tomorrow_and_undo_brings_it_back(qtbot, desk, show):
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: open_menu() is not None)
    with qtbot.waitSignal(desk.noticed) as told:
        qtbot.keyClick(open_menu(), ENTER)
    assert told.args[0].text == "Uitgesteld tot di 24/11: Bel terug"
    qtbot.waitUntil(lambda: "Te laat 1" not in lines(page))
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: "Te laat 1" in lines(page))


@pytest.mark.usefixtures("late")
def test_a_row_can_be_put_off_until_any_day_after_today(qtbot, desk, show):
    page = show()
    page.list.snooze_requested.emit(page.list.chosen().row, None)
    dialog = page.findChild(QDialog, "snooze_day")
    dialog.day.setText("vandaag")
    dialog.day.setModified(True)
    dialog.done_button.click()
    assert dialog.field.error == "Kies een dag na vandaag."
    dialog.day.setText("30/11")
    dialog.day.setModified(True)
    with qtbot.waitSignal(desk.noticed) as told:
        dialog.done_button.click()
    assert told.args[0].text == "Uitgesteld tot ma 30/11: Bel terug"


def test_ctrl_n_and_enter_ask_for_a_task_that_stands_in_the_list(qtbot, store, desk, company, show):
    page = show()
    qtbot.waitUntil(lambda: page.enterprise() == company.id)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: open_menu() is not None)
    qtbot.keyClick(open_menu(), ENTER)
    form = dialog_of(qtbot, page).form
    qtbot.keyClicks(form.text, "Mail de afspraken")
    assert form.company.name() == "Bakkerij Janssens"  # of the line that is chosen
    with qtbot.waitSignal(desk.noticed) as told:
        qtbot.keyClick(form.text, ENTER)
    assert told.args[0].text == "Taak toegevoegd: Mail de afspraken"
    assert [action.due_on for action in stored_actions(store)] == [MONDAY]
    qtbot.waitUntil(lambda: "Mail de afspraken, Bakkerij Janssens, voor vandaag" in lines(page))
    assert list_drafts(store) == ()


def test_planning_a_visit_proposes_an_hour_and_stores_it(qtbot, store, desk, company, show):
    page = show()
    desk.plan_requested.emit(PlanRequest(enterprise_id=company.id))
    dialog = dialog_of(qtbot, page)
    when = dialog.form.when
    assert (when.start.text(), when.end.text()) == ("09:00", "10:00")
    assert dialog.form.where.site.currentText() == "Aalst, Molenstraat 14"
    set_time(when.start, "14u30")
    assert when.end.text() == "15:30"
    qtbot.keyClicks(dialog.form.subject, "Onthaal")
    with qtbot.waitSignal(desk.noticed) as told:
        dialog.done_button.click()
    assert told.args[0].text == "Afspraak ma 23/11 14:30: Bakkerij Janssens"
    qtbot.waitUntil(lambda: len(page.rail.blocks) == 1)
    planned = page.rail.blocks[0].planned
    assert planned.span == (at(23, 14, 30), at(23, 15, 30))
    assert (planned.subject, planned.establishment_id) == ("Onthaal", company.site)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not page.rail.blocks)


def test_esc_keeps_what_was_typed_as_a_draft_that_opens_again(qtbot, desk, company, show):
    page = show()
    desk.plan_requested.emit(PlanRequest(enterprise_id=company.id))
    qtbot.keyClicks(dialog_of(qtbot, page).form.subject, "Onthaal")
    qtbot.keyClick(page.planner.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.planner.dialog is None)
    qtbot.waitUntil(lambda: "Concepten 1" in lines(page))
    place = next(n for n, line in enumerate(lines(page)) if line.startswith("Afspraak plannen"))
    page.list.setCurrentIndex(page.list.model().index(place, 0))
    qtbot.keyClick(page.list, ENTER)
    form = dialog_of(qtbot, page).form
    assert form.subject.text() == "Onthaal"
    assert form.company.combo.text() == "Bakkerij Janssens"


def test_esc_without_typing_leaves_no_draft(qtbot, store, desk, company, show):
    page = show()
    desk.plan_requested.emit(PlanRequest(enterprise_id=company.id))
    qtbot.keyClick(page.planner.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.planner.dialog is None)
    assert list_drafts(store) == ()


def test_f2_changes_an_appointment(qtbot, store, desk, plan, show):
    planned = plan(23, 9)
    page = show()
    page.rail.blocks[0].setFocus()
    qtbot.keyClick(page.rail.blocks[0], Qt.Key.Key_F2)
    dialog = dialog_of(qtbot, page)
    assert dialog.form.when.end.text() == "10:10"
    set_time(dialog.form.when.start, "13u")
    with qtbot.waitSignal(desk.noticed):
        dialog.done_button.click()
    assert load_appointment(store, planned).span == (at(23, 13), at(23, 14, 10))


def test_the_morning_takes_three_keys(qtbot, store, desk, late, plan, show):
    """What is late is done, the next is put off, and the first visit is opened: three steps."""
    plan(23, 9)
    page = show()
    with qtbot.waitSignal(desk.noticed):
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert {action.id: action.done_on for action in stored_actions(store)}[late.id] == MONDAY
    page.rail.blocks[0].setFocus()
    with qtbot.waitSignal(desk.briefing_requested):
        qtbot.keyClick(page.rail.blocks[0], ENTER)


def test_what_goes_on_after_midnight_lies_on_both_days(monkeypatch, plan, show):
    plan(22, 22, 240)  # from Sunday evening to two at night
    plan(22, 20, 240)  # until midnight: not on the Monday
    page = show()
    (block,) = page.rail.blocks
    assert names(page)[0].startswith("Bakkerij Janssens, 22:00–02:00")
    assert block.y() == page.rail.hours._y(0) + 1
    assert block.height() == pytest.approx(
        2 * (page.rail.hours._y(60) - page.rail.hours._y(0)), abs=3
    )
    monkeypatch.setattr(clock, "now", lambda: at(23, 1).astimezone(UTC))
    page._on_clock()
    assert page.head.line.text() == "Nu: Bakkerij Janssens, tot 02:00."
