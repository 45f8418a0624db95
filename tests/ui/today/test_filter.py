"""The filter of Vandaag, and what stands in the place of its list."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Action
from app.services.day.agenda import plan_task
from app.services.drafts import DraftForm, keep_draft
from app.ui import theme
from app.ui.agenda.request import PlanRequest
from app.ui.place import Place
from app.ui.today import states, view_model
from app.ui.today.page import TodayPage
from tests.case_samples import acting_as, add_colleague
from tests.ui.agenda.steps import MONDAY
from tests.ui.today.steps import lines, open_menu

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def rows(store, company):
    """One late, one for today, and a draft; their company itself has no reason to stand there."""
    with store.write() as session:
        for text, day in (("Bel terug", MONDAY - timedelta(days=2)), ("Mail", MONDAY)):
            session.add(
                Action(
                    id=new_id(),
                    root=company.id,
                    enterprise_id=company.id,
                    text=text,
                    due_on=day,
                    coach_id=store.actor,
                )
            )
    keep_draft(store, DraftForm(new_id(), "intake", None, "Metaal Claes", {}), is_new=True)


def choose(qtbot, page, letter):
    """Ctrl+F, and the letter of a group."""
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: open_menu() is not None)
    qtbot.keyClick(open_menu(), letter)
    qtbot.waitUntil(lambda: open_menu() is None)
    page.activateWindow()  # no window manager does it here
    qtbot.waitUntil(page.isActiveWindow)


@pytest.mark.usefixtures("rows")
def test_ctrl_f_and_a_letter_show_one_group_and_all_again(qtbot, show):
    page = show()
    qtbot.waitUntil(lambda: len(lines(page)) == 8)  # with the silent company, that comes later
    choose(qtbot, page, Qt.Key.Key_C)
    assert lines(page) == ["Concepten 1", "Intake afwerken, Metaal Claes, bewaard vandaag 08:21"]
    assert page.head.filter.text() == "Concepten"
    assert page.head.filter.isChecked()
    assert page.list.hasFocus()
    choose(qtbot, page, Qt.Key.Key_A)
    assert len(lines(page)) == 8
    assert (page.head.filter.text(), page.head.filter.isChecked()) == ("Alles", False)


@pytest.mark.usefixtures("rows")
def test_the_menu_tells_how_many_and_offers_no_empty_group(qtbot, show):
    page = show()
    qtbot.waitUntil(lambda: page.today.silent == 1)
    menu = page.head.filter.menu_of_groups()
    entries = [one for one in menu.actions() if not one.isSeparator()]
    assert [one.text().replace("&", "").split("\t") for one in entries] == [
        ["Alles", "4"],
        ["Te laat", "1"],
        ["Vandaag", "1"],
        ["Deze week", "0"],
        ["Concepten", "1"],
        ["Ontbrekend bewijs", "0"],
        ["Zonder volgende actie", "0"],
        ["Lang geen contact", "1"],
        ["Van mij"],
        ["Van het team"],
    ]
    able = [True, True, True, False, True, False, False, True, True, True]
    assert [one.isEnabled() for one in entries] == able


@pytest.mark.usefixtures("rows")
def test_a_click_opens_the_menu_on_what_is_shown(qtbot, show):
    page = show()
    choose(qtbot, page, Qt.Key.Key_T)
    qtbot.mouseClick(page.head.filter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: open_menu() is not None)
    assert open_menu().activeAction().text() == "&Te laat\t1"
    qtbot.keyClick(open_menu(), Qt.Key.Key_Escape)
    assert page.head.filter.isChecked()  # the click itself changed nothing


@pytest.mark.usefixtures("rows")
def test_the_last_of_a_group_leaves_a_way_to_the_rest(qtbot, show):
    page = show()
    choose(qtbot, page, Qt.Key.Key_T)
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(page.states.nothing.isVisible)
    assert page.states.nothing.title.text() == "Niets te laat"
    assert page.states.all_button.hasFocus()
    qtbot.keyClick(page.states.all_button, ENTER)
    assert lines(page)[0] == "Vandaag 1"
    assert page.list.hasFocus()


@pytest.mark.usefixtures("rows")
def test_another_day_begins_with_everything(monkeypatch, qtbot, show):
    page = show()
    choose(qtbot, page, Qt.Key.Key_C)
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=1))
    page._on_clock()
    qtbot.waitUntil(lambda: page.head.title.text() == "Dinsdag 24 november")
    assert lines(page)[0] == "Te laat 2"
    assert page.head.filter.text() == "Alles"


def test_an_empty_day_offers_to_plan_a_visit(qtbot, desk, show):
    page = show()
    assert page.states.empty.isVisible()
    with qtbot.waitSignal(desk.plan_requested) as asked:
        page.states.visit_button.click()
    assert asked.args == [PlanRequest()]


@pytest.mark.usefixtures("rows")
def test_a_day_that_cannot_be_read_says_so_and_can_be_tried_again(
    monkeypatch, qtbot, desk, show_active
):
    def broken(*_):
        raise UserError("store.io")

    with monkeypatch.context() as patch:
        patch.setattr(view_model, "load_today", broken)
        with qtbot.waitSignal(desk.failed):
            page = TodayPage(desk, Place("today"))
    show_active(page)
    page.enter()
    assert page.states.broken.isVisible()
    assert page.states.again_button.hasFocus()
    qtbot.keyClick(page.states.again_button, ENTER)
    qtbot.waitUntil(lambda: "Te laat 1" in lines(page))
    assert page.list.isVisible()


def test_reading_is_told_only_when_it_lasts(monkeypatch, qtbot, desk, show_active):
    monkeypatch.setattr(view_model.TodayModel, "refresh", lambda _model: None)
    monkeypatch.setattr(states, "SHOWN_AFTER_MS", 0)
    page = show_active(TodayPage(desk, Place("today")))
    qtbot.waitUntil(page.states.reading.isVisible)
    assert page.states.reading.text() == "De dag wordt gelezen…"
    page.states.show_today(page.today, None)
    assert not page.states.reading.isVisible()


@pytest.mark.parametrize(
    ("percent", "width", "is_seen"), [(100, 1158, True), (200, 1310, True), (200, 1030, False)]
)
def test_a_narrow_head_leaves_planning_to_its_menu(use_theme, qtbot, show, percent, width, is_seen):
    use_theme("light", percent)
    page = show()
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.head.width() == width)
    assert page.head.plan_button.isVisible() is is_seen
    assert page.head.new_button.geometry().right() < width


def test_what_there_is_to_do_takes_the_room_that_companies_leave(store, company, show):
    text = "Verstuur de uitnodigingen voor de bijeenkomst"
    action = Action(
        id=new_id(),
        root=company.id,
        enterprise_id=company.id,
        text=text,
        due_on=MONDAY,
        coach_id=store.actor,
    )
    with store.write() as session:
        session.add(action)
    page = show()
    page.resize(1100, 700)
    view = page.list
    cells = view.itemDelegate().cells(view.visualRect(view.model().index(1, 0)))
    letters = QFontMetrics(theme.current().font())
    assert cells.what.width() >= letters.horizontalAdvance(text)
    assert cells.company.width() >= letters.horizontalAdvance("Bakkerij Janssens")


@pytest.mark.usefixtures("rows")
def test_the_actions_of_the_team_are_shown_when_asked_and_not_counted(
    qtbot, store, desk, company, show
):
    tom = add_colleague(store, desk.me, "Tom D.", "coach")
    with acting_as(store, tom):
        plan_task(store, company.id, "Bel de werkgever", MONDAY)
    page = show()
    assert not any("Bel de werkgever" in line for line in lines(page))
    counted = []
    page.count_changed.connect(counted.append)
    choose(qtbot, page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: any("Bel de werkgever" in line for line in lines(page)))
    line = next(line for line in lines(page) if "Bel de werkgever" in line)
    assert line == "Bel de werkgever, Bakkerij Janssens, Tom D., voor vandaag"
    assert (page.head.filter.text(), page.head.filter.isChecked()) == ("Alles, team", True)
    assert counted == []
    choose(qtbot, page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: not any("Bel de werkgever" in line for line in lines(page)))
    assert page.head.filter.text() == "Alles"
