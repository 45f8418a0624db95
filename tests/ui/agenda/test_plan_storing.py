"""Storing what is planned keeps the window free, and a lock in between loses nothing."""

import threading

import pytest
from PySide6.QtCore import Qt

from app.core.errors import UserError
from app.services.day.agenda import appointments_of, plan_appointment
from app.services.drafts import list_drafts
from app.services.retention.bin import throw_away
from app.ui.agenda import appointment_fields
from app.ui.agenda.request import PlanRequest
from app.ui.bin.way_back import BringBack
from tests.coaching_samples import add_company
from tests.ui.agenda.steps import MONDAY

ENTER = Qt.Key.Key_Return


@pytest.fixture
def form(qtbot, ask, company):
    """A visit with a subject, not stored yet."""
    dialog = ask(PlanRequest(enterprise_id=company.id))
    qtbot.keyClicks(dialog.form.subject, "Onthaal")
    return dialog.form


@pytest.fixture
def busy(runner):
    """The one thread of the database works on something else until this is set."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress):
        begun.set()
        assert go_on.wait(20)

    runner.start(work)
    assert begun.wait(20)
    yield go_on
    go_on.set()


def planned_now(store):
    return appointments_of(store, MONDAY, MONDAY)


def test_the_window_is_free_while_it_waits_to_be_stored(qtbot, form, store, planner, busy):
    qtbot.keyClick(form.subject, ENTER)
    assert not planner.dialog.done_button.isEnabled()
    qtbot.keyClick(form.subject, ENTER)  # once is enough
    assert planned_now(store) == ()
    busy.set()
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert [one.subject for one in planned_now(store)] == ["Onthaal"]


def test_undo_brings_the_draft_back_that_it_was_stored_from(qtbot, form, store, desk, planner):
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: planned_now(store) == ())
    qtbot.waitUntil(lambda: len(list_drafts(store)) == 1)
    assert list_drafts(store)[0].form.fields["subject"] == "Onthaal"


def test_a_lock_before_it_is_stored_leaves_the_draft_and_stores_nothing(
    qtbot, form, store, runner, planner, busy
):
    qtbot.keyClick(form.subject, ENTER)
    planner.keep()
    busy.set()
    with qtbot.waitSignal(runner.start(lambda _progress: None).finished):
        pass  # all that waited before it has had its turn
    assert planned_now(store) == ()
    (kept,) = list_drafts(store)
    assert kept.form.fields["subject"] == "Onthaal"


def test_a_lock_while_it_is_stored_waits_for_it_and_leaves_no_draft(
    qtbot, form, store, planner, monkeypatch
):
    begun, go_on = threading.Event(), threading.Event()

    def slow(*args):
        begun.set()
        assert go_on.wait(20)
        return plan_appointment(*args)

    monkeypatch.setattr(appointment_fields, "plan_appointment", slow)
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.05, go_on.set).start()
    planner.keep()
    assert [one.subject for one in planned_now(store)] == ["Onthaal"]
    assert list_drafts(store) == ()


def test_what_the_store_refuses_stays_in_the_form_and_can_be_tried_again(
    qtbot, form, store, desk, planner, monkeypatch
):
    def full(*_args):
        raise UserError("store.full", path="x")

    monkeypatch.setattr(appointment_fields, "plan_appointment", full)
    with qtbot.waitSignal(desk.failed):
        qtbot.keyClick(form.subject, ENTER)
    assert form.subject.text() == "Onthaal"
    assert planner.dialog.done_button.isEnabled()
    monkeypatch.setattr(appointment_fields, "plan_appointment", plan_appointment)
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert len(planned_now(store)) == 1
    assert list_drafts(store) == ()


def test_esc_puts_the_draft_away_without_keeping_the_window(qtbot, form, store, planner, busy):
    dialog = planner.dialog
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert planner.dialog is dialog
    busy.set()
    qtbot.waitUntil(lambda: planner.dialog is None)
    (kept,) = list_drafts(store)
    assert (kept.form.fields["subject"], kept.form.is_open) == ("Onthaal", False)


def test_enter_waits_for_the_establishments_of_the_company_just_chosen(qtbot, form, store, planner):
    other = add_company(store, "Slagerij Peeters")
    combo = form.company.combo
    combo.setFocus()
    combo.selectAll()
    qtbot.keyClicks(combo, "peeters")
    qtbot.keyClick(combo, ENTER)
    qtbot.waitUntil(lambda: form.company.enterprise_id() == other.id)
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert planned_now(store)[0].establishment_id == other.site


def test_words_that_are_no_company_are_asked_about_before_it_is_stored(
    qtbot, ask, store, company, planner
):
    form = ask(PlanRequest()).form
    combo = form.company.combo
    combo.setFocus()
    qtbot.keyClicks(combo, "zzz")
    form.subject.setFocus()
    qtbot.keyClicks(form.subject, "Overleg")
    qtbot.keyClick(form.subject, ENTER)
    assert form.company.field.error == "Kies een onderneming."
    assert combo.hasFocus()
    assert planned_now(store) == ()


def test_a_company_in_the_bin_is_brought_back_by_key_and_then_planned_with(
    qtbot, form, store, planner, company
):
    dialog = planner.dialog
    throw_away(store, "enterprise", company.id)  # as somebody else does elsewhere
    qtbot.keyClick(form.subject, ENTER)
    qtbot.waitUntil(dialog.in_bin.isVisible)
    assert planned_now(store) == ()
    way_out = dialog.in_bin.findChild(BringBack)
    assert way_out.text() == "Haal terug"
    way_out.setFocus()
    qtbot.keyClick(way_out, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.in_bin.isHidden)
    assert form.subject.text() == "Onthaal"
    qtbot.waitUntil(dialog.done_button.hasFocus)
    qtbot.keyClick(dialog.done_button, ENTER)
    qtbot.waitUntil(lambda: planner.dialog is None)
    assert [one.subject for one in planned_now(store)] == ["Onthaal"]
