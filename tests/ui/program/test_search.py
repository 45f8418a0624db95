"""Ctrl+K in the real program: everything is found and opened by keys alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.services.trajectories.members import new_member
from app.services.trajectories.use_cases import TrajectoryForm, start_trajectory
from app.ui.place import Place
from app.ui.search.commands import Command, Commands, fitting
from app.ui.search.results import Heading, Line

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(desktop, company):
    """The id of a session with a note."""
    store, made = desktop.main.desk.store, new_id()
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with store.write() as work:
        work.add(
            CoachingSession(
                id=made, root=company, enterprise_id=company, coach_id=store.actor, kind="visit",
                starts_at=at, ends_at=at.replace(hour=10), note="Een **vaste** peter en onthaalmap",
            )
        )  # fmt: skip
    return made


@pytest.fixture
def box(desktop):
    """The search box, opened by its key."""
    desktop.press(Qt.Key.Key_K, CTRL)
    box = desktop.main.search._box
    desktop.wait(box.field.hasFocus)
    return box


def lines(box):
    """What can be chosen, as it is read out."""
    rows = box.results.rows
    return [
        rows.data(rows.index(n), Qt.ItemDataRole.AccessibleTextRole)
        for n, item in enumerate(rows.items)
        if isinstance(item, Line)
    ]


def headings(box):
    return [item.text for item in box.results.rows.items if isinstance(item, Heading)]


def type_and_wait(desktop, box, text, count):
    desktop.type(text)
    desktop.wait(lambda: box.count.text() == f"{count} gevonden")


def test_a_word_of_a_note_opens_its_session(desktop, session, box):
    type_and_wait(desktop, box, "jans onthaal", 1)
    assert headings(box) == ["Sessies"]
    assert lines(box) == ["20/11 Bezoek  Bakkerij Janssens, Een vaste peter en onthaalmap"]
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place.screen == "session")
    assert desktop.main.place.record == session
    assert not box.isVisible()


@pytest.fixture
def trajectory(desktop, company):
    """The id of a trajectory, stored before the box opens: that looks once for news."""
    store = desktop.main.desk.store
    form = TrajectoryForm("Onthaal", date(2026, 5, 12), (new_member(store, company),))
    return start_trajectory(store, form).id


def test_a_trajectory_is_found_by_its_company_and_opens(desktop, trajectory, box):
    type_and_wait(desktop, box, "janss ontha", 1)
    assert headings(box) == ["Trajecten"]
    assert lines(box) == ["Onthaal, Bakkerij Janssens"]
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place == Place("trajectory", record=trajectory))


def test_enter_does_not_wait_for_the_eye(desktop, company, box):
    desktop.type("jans")
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place.screen == "enterprise")
    assert desktop.main.place.record == company


def test_arrows_and_tab_choose_and_the_keyboard_stays_in_the_field(desktop, session, box):
    type_and_wait(desktop, box, "jan", 4)
    assert headings(box) == ["Ondernemingen", "Contacten", "Opdrachten"]
    desktop.press(Qt.Key.Key_Tab)
    assert box.results.current().title.text == "Jan J."
    desktop.press(Qt.Key.Key_Tab)
    assert box.results.current().title.text == "Nieuwe sessie bij Bakkerij Janssens"
    desktop.press(Qt.Key.Key_Down)
    assert box.results.current().title.text == "Start scan bij Bakkerij Janssens"
    desktop.press(Qt.Key.Key_Tab)
    assert box.results.current().title.text == "Bakkerij Janssens"
    desktop.press(Qt.Key.Key_Down)
    assert box.results.current().title.text == "Jan J."
    assert box.field.hasFocus()


def test_commands_run_and_settings_open_on_their_page(desktop, box):
    type_and_wait(desktop, box, "> thema", 1)
    assert lines(box) == ["Instellingen: Weergave"]
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place == Place("settings", text="Weergave"))
    desktop.press(Qt.Key.Key_K, CTRL)
    desktop.wait(box.field.hasFocus)
    type_and_wait(desktop, box, "> vergren", 2)
    assert lines(box)[0] == "Vergrendel, Ctrl+L"
    desktop.press(Qt.Key.Key_Return)
    desktop.wait_locked()


def test_what_is_not_found_may_lie_in_the_bin(desktop, company, box):
    with desktop.main.desk.store.write() as work:
        work.get(Enterprise, company).deleted = True
    type_and_wait(desktop, box, "janssens", 0)
    assert box.nothing.text() == "Niets gevonden voor «janssens»."
    box.in_bin.click()
    desktop.wait(lambda: desktop.main.place.screen == "bin")
    assert desktop.page.field.text() == "janssens"


def test_escape_gives_the_keyboard_back_and_a_second_key_types_over(desktop, box):
    type_and_wait(desktop, box, "qqqq", 0)
    desktop.press(Qt.Key.Key_K, CTRL)
    assert box.field.selectedText() == "qqqq"
    desktop.press(Qt.Key.Key_Escape)
    desktop.wait(lambda: not box.isVisible())
    assert QApplication.focusWidget() is not box.field


def test_the_last_places_are_offered_without_typing(desktop, company, session, box):
    assert "Zoek een onderneming" in box.nothing.text()
    desktop.type("jans")
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place.screen == "enterprise")
    desktop.wait(lambda: desktop.page.crumbs()[-1].text == "Bakkerij Janssens")
    desktop.press(Qt.Key.Key_Left, ALT)
    desktop.wait(lambda: desktop.main.place.screen == "today")
    desktop.press(Qt.Key.Key_K, CTRL)
    desktop.wait(box.field.hasFocus)
    assert (headings(box), lines(box)) == (["Laatst geopend"], ["Bakkerij Janssens"])


def test_the_search_stays_where_it_is_whatever_the_path_says(desktop, company, box):
    bar = desktop.main.top
    before = bar.search.geometry()
    desktop.type("jans")
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: desktop.main.place.screen == "enterprise")
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert bar.search.geometry() == before


@pytest.mark.parametrize("role", ["coach", "partner_admin", "promotor"])
def test_each_page_of_the_settings_is_a_command(desktop, role):
    desk = desktop.main.desk
    commands = Commands(dict, desk)
    desk.renew(replace(desk.me, role=role))
    desktop.main.way.go(Place("settings"))
    desktop.wait(lambda: desktop.page.is_built)
    places = [command.run for command in commands.all() if isinstance(command.run, Place)]
    found = {place.text for place in places if place.screen == "settings"}
    assert found == {button.text() for button in desktop.page.buttons.buttons()}


def test_a_slip_in_a_command_is_forgiven_when_nothing_is_as_it_was_typed():
    commands = [
        Command("Instellingen: Weergave", "cog", print, further="thema licht donker"),
        Command("Synchroniseer nu", "sync", print),
        Command("Vergrendel", "lock", print),
    ]

    def found(typed, *, forgives=True):
        fits = fitting(commands, typed, forgives=forgives)
        return [(command.text, text.marks) for command, text in fits]

    assert found("syncroniseer nu") == [("Synchroniseer nu", ((0, 13), (14, 16)))]
    assert found("> tehma") == [("Instellingen: Weergave", ())]
    assert found("vergren") == [("Vergrendel", ((0, 7),))]
    assert found("syncroniseer", forgives=False) == []
    assert found("nx") == []  # of two letters each word would do
    assert found("syncroniseer thema") == []
    assert found("") == []
