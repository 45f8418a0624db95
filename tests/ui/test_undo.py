"""Ctrl+Z over what was saved: which step, in which order, and what the coach reads of it."""

from threading import Event
from unittest.mock import Mock

import pytest
from sqlalchemy import update

from app.core.errors import UserError
from app.models.enterprise import Contact
from app.services.changes import Changes
from app.services.companies.dossier_edits import add, edit
from app.services.undo import undo
from app.ui.desk import Step
from app.ui.messages import message_for
from app.ui.undo import LONGEST, SHORT
from tests.coaching_samples import add_company, add_team, make_desk


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def told(desk):
    notices = []
    desk.noticed.connect(notices.append)
    return notices


def name_of(store, contact):
    with store.read() as session:
        return session.get_one(Contact, contact).name


def rename(desk, contact, name, **more):
    desk.did(Step(f"Naam: {name}", edit(desk.store, "contact", contact, name=name).changes, **more))


def test_steps_go_back_and_forth_in_order(qtbot, store, desk, company, told):
    changed = Mock()
    desk.bus.changed.connect(changed)
    for name in ("Een", "Twee"):
        rename(desk, company.jan, name)
    qtbot.undo(desk)
    assert name_of(store, company.jan) == "Een"
    assert ("contact", company.jan, company.id) in changed.call_args.args[0].touched
    qtbot.undo(desk)
    assert name_of(store, company.jan) == "Jan J."
    assert not desk.undo.can_undo
    qtbot.undo(desk)  # nothing is left
    qtbot.redo(desk)
    assert name_of(store, company.jan) == "Een"
    qtbot.redo(desk)
    assert name_of(store, company.jan) == "Twee"
    assert not desk.undo.can_redo
    assert [notice.text for notice in told] == [
        "Naam: Een",
        "Naam: Twee",
        "Ongedaan gemaakt: Naam: Twee",
        "Ongedaan gemaakt: Naam: Een",
        "Opnieuw gedaan: Naam: Een",
        "Opnieuw gedaan: Naam: Twee",
    ]


def test_a_new_action_ends_what_could_be_done_again(qtbot, desk, company):
    rename(desk, company.jan, "Een")
    qtbot.undo(desk)
    assert desk.undo.can_redo
    rename(desk, company.jan, "Twee")
    assert not desk.undo.can_redo


def test_nothing_changed_is_no_step(store, desk, company, told):
    desk.did(Step("Niets", edit(store, "contact", company.jan, name="Jan J.").changes))
    assert not desk.undo.can_undo
    assert told == []


def test_what_cannot_be_undone_any_more_says_why_and_gives_way_to_the_step_before(
    qtbot, store, desk, company
):
    failed = Mock()
    desk.failed.connect(failed)
    rename(desk, company.mia, "Mia Dauwe")
    rename(desk, company.jan, "Een")
    edit(store, "contact", company.jan, name="Van Tom")  # by another window, or a sync
    qtbot.undo(desk)
    assert message_for(failed.call_args.args[0]).happened == (
        "Kan niet ongedaan gemaakt worden: Naam (contact) is daarna gewijzigd."
    )
    assert name_of(store, company.jan) == "Van Tom"
    qtbot.undo(desk)
    assert name_of(store, company.mia) == "Mia D."


def test_what_was_put_back_by_hand_is_told_as_it_is(qtbot, store, desk, company, told):
    rename(desk, company.jan, "Een")
    edit(store, "contact", company.jan, name="Jan J.")  # by who restored it elsewhere
    qtbot.undo(desk)
    assert told[-1].text == "Niets ongedaan te maken: Naam: Een. Het staat al zoals het was."
    assert told[-1].redo is None
    assert not desk.undo.can_undo
    assert not desk.undo.can_redo


def test_what_was_done_again_by_hand_is_told_as_it_is(qtbot, store, desk, company, told):
    rename(desk, company.jan, "Een")
    qtbot.undo(desk)
    edit(store, "contact", company.jan, name="Een")
    qtbot.redo(desk)
    assert told[-1].text == "Niets opnieuw te doen: Naam: Een. Het staat al zo."
    assert told[-1].undo is None
    assert not desk.undo.can_undo


def test_a_bug_in_an_undo_loses_no_step(qtbot, desk, company, monkeypatch):
    failed = Mock()
    desk.failed.connect(failed)
    rename(desk, company.jan, "Een")
    with monkeypatch.context() as broken:
        broken.setattr("app.ui.undo.undo", lambda *_: 1 / 0)
        qtbot.undo(desk)
    assert isinstance(failed.call_args.args[0], ZeroDivisionError)
    assert desk.undo.can_undo
    qtbot.undo(desk)
    assert name_of(desk.store, company.jan) == "Jan J."


def test_half_of_it_is_undone_and_told(qtbot, store, desk, company, told):
    done = edit(store, "contact", company.jan, name="Een", phone="053").changes
    desk.did(Step("Contact gewijzigd", done))
    edit(store, "contact", company.jan, name="Van Tom")
    qtbot.undo(desk)
    assert told[-1].text == (
        "Deels ongedaan gemaakt: Contact gewijzigd. Wat daarna veranderde, blijft staan."
    )


def test_a_store_that_refuses_can_be_asked_again(qtbot, store, desk, company, monkeypatch):
    failed = Mock()
    desk.failed.connect(failed)
    rename(desk, company.jan, "Een")
    with monkeypatch.context() as patch:
        patch.setattr("app.ui.undo.undo", Mock(side_effect=UserError("store.full")))
        qtbot.undo(desk)
    assert failed.call_args.args[0].code == "store.full"
    qtbot.undo(desk)
    assert name_of(store, company.jan) == "Jan J."


def test_many_records_go_back_beside_the_window(qtbot, store, desk, company, told):
    for number in range(SHORT + 1):
        add(store, "contact", company.id, name=f"Contact {number}")
    with store.write() as session:
        session.execute(update(Contact).values(function="hr"))
        done = Changes.of(session)
    desk.did(Step("Functie gewijzigd", done))
    qtbot.undo(desk)
    assert told[-1].text == "Ongedaan gemaakt: Functie gewijzigd"
    qtbot.redo(desk)
    assert told[-1].text == "Opnieuw gedaan: Functie gewijzigd"
    with store.read() as session:
        assert session.get_one(Contact, company.jan).function == "hr"


def change_many(store, desk, company):
    for number in range(SHORT + 1):
        add(store, "contact", company.id, name=f"Contact {number}")
    with store.write() as session:
        session.execute(update(Contact).values(function="hr"))
        done = Changes.of(session)
    desk.did(Step("Functie gewijzigd", done))


def function_of(store, contact):
    with store.read() as session:
        return session.get_one(Contact, contact).function


def test_many_records_that_are_stopped_stay_and_can_be_undone_later(
    qtbot, store, desk, company, told, monkeypatch
):
    change_many(store, desk, company)
    running, stopped = [], Event()

    def stop(work):
        work.job.cancel()
        stopped.set()

    def after_the_stop(*given):
        stopped.wait(20)
        return undo(*given)

    monkeypatch.setattr("app.ui.undo.undo", after_the_stop)
    desk.working.connect(running.append)
    desk.working.connect(stop)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: told[-1].text == "Gestopt. Er is niets gewijzigd.")
    assert running[0].text == "Ongedaan maken: Functie gewijzigd"
    assert function_of(store, company.jan) == "hr"
    assert desk.undo.can_undo
    assert not desk.undo.can_redo


def test_a_stop_that_comes_after_it_was_written_is_told_as_it_is(
    qtbot, store, desk, company, told, monkeypatch
):
    change_many(store, desk, company)
    running = []
    desk.working.connect(running.append)

    def late(*given):
        undone = undo(*given)
        running[0].job.cancel()
        return undone

    monkeypatch.setattr("app.ui.undo.undo", late)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: told[-1].text == "Ongedaan gemaakt: Functie gewijzigd")
    assert function_of(store, company.jan) != "hr"
    assert desk.undo.can_redo


def test_the_way_after_it_is_shown_and_room_is_made_before(qtbot, desk, company):
    undone, redone, may = Mock(), Mock(), Mock(return_value=False)
    rename(desk, company.jan, "Een", undone=undone, redone=redone, may_undo=may)
    qtbot.undo(desk)
    undone.assert_not_called()
    may.return_value = True
    qtbot.undo(desk)
    undone.assert_called_once_with()
    qtbot.redo(desk)
    redone.assert_called_once_with()


def test_only_so_many_steps_are_remembered(store, desk, company):
    one = edit(store, "contact", company.jan, name="Een").changes
    for number in range(LONGEST + 5):
        desk.undo.push(Step(str(number), one))
    assert len(desk.undo._done) == LONGEST
    assert desk.undo._done[-1].words == str(LONGEST + 4)
    desk.undo.forget()
    assert not desk.undo.can_undo


def test_what_is_asked_meanwhile_waits_its_turn(qtbot, store, desk, company, told):
    for name in ("Een", "Twee"):
        rename(desk, company.jan, name)
    told.clear()
    desk.undo.undo()
    assert desk.undo.is_busy  # the window does not wait for it
    desk.undo.undo()
    desk.undo.redo()
    assert told == []
    qtbot.waitUntil(lambda: not desk.undo.is_busy)
    assert [notice.text for notice in told] == [
        "Ongedaan gemaakt: Naam: Twee",
        "Ongedaan gemaakt: Naam: Een",
        "Opnieuw gedaan: Naam: Een",
    ]
    assert name_of(store, company.jan) == "Een"


def test_after_a_refusal_nothing_more_is_taken_back(qtbot, store, desk, company):
    rename(desk, company.mia, "Mia Dauwe")
    rename(desk, company.jan, "Een")
    edit(store, "contact", company.jan, name="Van Tom")
    desk.undo.undo()
    desk.undo.undo()
    qtbot.waitUntil(lambda: not desk.undo.is_busy)
    assert name_of(store, company.mia) == "Mia Dauwe"


def test_what_waits_and_cannot_be_kept_is_told(qtbot, store, desk, company):
    failed, keep = Mock(), Mock(side_effect=[None, UserError("store.full")])
    desk.failed.connect(failed)
    keeping = Keeping(keep)
    desk.undo.keep_first(keeping.keep)
    for name in ("Een", "Twee"):
        rename(desk, company.jan, name)
    desk.undo.undo()
    desk.undo.undo()
    qtbot.waitUntil(lambda: not desk.undo.is_busy)
    assert failed.call_args.args[0].code == "store.full"
    assert name_of(store, company.jan) == "Een"
    assert desk.undo.can_undo


class Keeping:
    """What keeps what is typed, or cannot."""

    def __init__(self, keep):
        self._keep = keep

    def keep(self):
        self._keep()


def test_what_is_saved_while_many_go_back_is_the_next_step(qtbot, store, desk, company, told):
    rename(desk, company.jan, "Een")
    desk.undo.undo()
    desk.did(Step("Naam: Mia", edit(store, "contact", company.mia, name="Mia").changes))
    told.clear()
    qtbot.waitUntil(lambda: bool(told))
    assert [notice.text for notice in told] == ["Ongedaan gemaakt: Naam: Een"]
    assert not desk.undo.can_redo
    qtbot.undo(desk)
    assert told[-1].text == "Ongedaan gemaakt: Naam: Mia"
    assert not desk.undo.can_undo


class Typing:
    """What is typed, and is saved when it is asked for."""

    def __init__(self, desk, contact):
        self.desk, self.contact, self.is_typed = desk, contact, True

    def keep(self):
        if self.is_typed:
            self.is_typed = False
            rename(self.desk, self.contact, "Getypt")


def test_what_is_typed_is_kept_before_a_step_and_is_the_first_to_go(
    qtbot, store, desk, company, told
):
    rename(desk, company.mia, "Een")
    typing = Typing(desk, company.jan)
    desk.undo.keep_first(typing.keep)
    qtbot.undo(desk)
    assert told[-1].text == "Ongedaan gemaakt: Naam: Getypt"
    assert (name_of(store, company.jan), name_of(store, company.mia)) == ("Jan J.", "Een")
