"""The tab of the action plan: write it, sign it, and a new version after that."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.strokes import Point
from app.services.drafts import list_drafts
from app.services.sessions.signatures import Signer
from app.services.trajectories.plans import (
    PlanForm,
    PlannedAction,
    edit_plan,
    plans_of,
    sign_plan,
    write_plan,
)
from app.services.trajectories.use_cases import GoalForm, add_goal
from app.ui.session.signature_dialog import Signed
from tests.case_samples import begin, member

INK = ((Point(0, 0, 0, 0.5), Point(60, 30, 90, 0.6), Point(120, 4, 180, 0.6)),)


class Pad:
    """A pad on which somebody drew."""

    strokes = INK


@pytest.fixture
def alone(store, bakery):
    return begin(store, member(bakery))


@pytest.fixture
def open_plan(qtbot, open_page):
    def make(record):
        tab = open_page(record.id, unit="plan").room.show("plan")
        qtbot.waitUntil(lambda: tab.plans.plans is not None)
        return tab

    return make


@pytest.fixture
def written(store, alone):
    goal = add_goal(store, alone.id, GoalForm("Elke ploeg een peter", structural="onboarding")).id
    form = PlanForm((PlannedAction("Profiel vastleggen", "Mia D.", date(2026, 12, 1), goal),))
    return write_plan(store, alone.id, form).id


def plans(store, record):
    return plans_of(store, record.id)


def sign(store, plan_id, **more):
    sign_plan(store, plan_id, Signer("Jan J.", "owner"), INK, **more)


def test_the_first_plan_is_written(qtbot, open_plan, desk, store, alone):
    goal = add_goal(store, alone.id, GoalForm("Elke ploeg een peter"))
    tab = open_plan(alone)
    assert tab.empty.isVisible()
    tab.write_button.click()
    (row,) = tab.form.list.rows
    assert row.text.hasFocus()
    QTest.keyClicks(row.text, "Onthaalmap maken")
    QTest.keyClicks(row.owner, "Mia D.")
    QTest.keyClicks(row.due, "12/12/2026")
    row.goal.set_key(goal.id.hex)
    QTest.keyClick(row.due, Qt.Key.Key_Return)  # the next one, left empty
    QTest.keyClick(tab.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (plan,) = plans(store, alone)
    assert plan.form == PlanForm(
        (PlannedAction("Onthaalmap maken", "Mia D.", date(2026, 12, 12), goal.id),)
    )
    qtbot.waitUntil(tab.print_button.isVisible)
    assert (tab.title.text(), tab.pill.text) == ("Versie 1", "Nog te ondertekenen")
    assert list_drafts(store) == ()
    qtbot.undo(desk)
    qtbot.waitUntil(tab.empty.isVisible)


def test_a_day_that_means_none_is_refused_and_stays(open_plan, store, alone):
    tab = open_plan(alone)
    tab.edit()
    (row,) = tab.form.list.rows
    row.text.setText("Onthaalmap")
    QTest.keyClicks(row.due, "ooit")
    tab.form.save()
    assert tab.form.list.note.words.text()
    assert plans(store, alone) == ()
    row.due.clear()
    row.text.clear()
    tab.form.save()
    assert "minstens één actie" in tab.form.note.words.text()


def test_an_unsigned_plan_is_changed_a_signed_one_gets_a_new_version(
    qtbot, open_plan, store, alone, written
):
    tab = open_plan(alone)
    assert tab.edit_button.text() == "Wijzig"
    tab.edit()
    tab.form.list.rows[0].text.setText("Profiel van de peter")
    tab.form.save()
    (plan,) = plans(store, alone)
    assert (plan.number, plan.form.actions[0].text) == (1, "Profiel van de peter")
    assert plan.form.actions[0].goal_id is not None
    sign(store, written)
    tab.model.begin()
    qtbot.waitUntil(lambda: tab.edit_button.text() == "Maak een nieuwe versie")
    assert tab.pill.text == "Ondertekend"
    assert not tab.bin_button.isVisible()
    tab.edit()
    assert "wordt versie 2" in tab.form.about.text()
    tab.form.list.rows[0].owner.setText("Jan J.")
    tab.form.remark.setText("Jan doet het.")
    tab.form.save()
    second, first = plans(store, alone)
    assert (second.number, second.form.remark, second.signatures) == (2, "Jan doet het.", ())
    assert (first.form.actions[0].owner, len(first.signatures)) == ("Mia D.", 1)
    qtbot.waitUntil(lambda: tab.title.text() == "Versie 2")
    tab.versions.chip(first.id).click()
    assert (tab.title.text(), tab.pill.text) == ("Versie 1", "Ondertekend")
    assert not tab.edit_button.isVisible()


@pytest.mark.parametrize("is_left", [False, True])
def test_a_version_that_a_colleague_wrote_meanwhile_stays(
    qtbot, open_page, open_plan, store, alone, written, is_left
):
    tab = open_plan(alone)
    tab.edit()
    tab.form.list.rows[0].owner.setText("Peter")
    tab.form.typed_changed.emit()
    theirs = PlanForm((PlannedAction("Van Nora"),))
    write_plan(store, alone.id, theirs)
    if is_left:
        tab.window().keep()
        tab.window().leave()
        tab = open_page(alone.id).room.tabs()["plan"]
        qtbot.waitUntil(lambda: tab.form.is_open)
    else:
        tab.model.begin()
        qtbot.waitUntil(lambda: len(tab.plans.plans) == 2)
    tab.form.save()
    mine, nora, first = plans(store, alone)
    assert (mine.number, mine.form.actions[0].owner) == (3, "Peter")
    assert (nora.form, first.form.actions[0].owner) == (theirs, "Mia D.")


def test_what_is_typed_is_found_again(qtbot, open_page, open_plan, store, alone, written):
    tab = open_plan(alone)
    page = tab.window()
    tab.edit()
    row = tab.form.list.rows[0]
    row.owner.setFocus()
    row.owner.clear()
    QTest.keyClicks(row.owner, "Peter")
    page.keep()
    page.leave()
    again = open_page(alone.id)
    tab = again.room.tabs()["plan"]
    qtbot.waitUntil(lambda: tab.form.is_open)
    assert tab.form.list.rows[0].owner.text() == "Peter"
    tab.form.cancel_button.click()
    assert list_drafts(store) == ()
    assert tab.title.text() == "Versie 1"
    assert tab._read.isVisible()


def test_what_a_colleague_wrote_in_an_unsigned_version_stays_when_it_is_found_again(
    qtbot, open_page, open_plan, store, alone, written
):
    tab = open_plan(alone)
    tab.edit()
    tab.form.list.add_button.click()
    QTest.keyClicks(tab.form.list.rows[-1].text, "Buddy aanduiden")
    tab.window().keep()
    tab.window().leave()
    (plan,) = plans(store, alone)
    first, *rest = plan.form.actions
    theirs = (replace(first, owner="Nora B."), *rest, PlannedAction("Van Nora"))
    edit_plan(store, plan.id, replace(plan.form, actions=theirs), plan.form)
    tab = open_page(alone.id).room.tabs()["plan"]
    qtbot.waitUntil(lambda: tab.form.is_open)
    tab.form.save()
    (kept,) = plans(store, alone)
    assert kept.form.actions[0].owner == "Nora B."
    assert {one.text for one in kept.form.actions} >= {"Van Nora", "Buddy aanduiden"}


def test_the_company_signs_on_the_screen(qtbot, open_plan, desk, store, alone, written):
    tab = open_plan(alone)
    tab.signatures.sign_button.click()
    assert tab.dialog.about.text() == (
        "Akkoord met versie 1 van het actieplan: Onthaal nieuwe medewerkers."
    )
    assert [one.name for one in tab.dialog._signers] == ["Jan J.", "Mia D."]
    tab.dialog.signed.emit(Signed(Signer("Jan J.", "owner"), Pad()))
    qtbot.waitUntil(lambda: len(tab.signatures.cards) == 1)
    (plan,) = plans(store, alone)
    assert [(one.name, one.member_id) for one in plan.signatures] == [
        ("Jan J.", alone.members[0].id)
    ]
    qtbot.waitUntil(lambda: not tab.dialog.isVisible())
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not tab.signatures.cards)


def test_what_changed_while_somebody_signed_is_told(qtbot, open_plan, store, alone, written):
    tab = open_plan(alone)
    tab.signatures.sign_button.click()
    edit_plan(store, written, PlanForm((PlannedAction("Iets anders"),)))
    tab.dialog.signed.emit(Signed(Signer("Jan J."), Pad()))
    qtbot.waitUntil(lambda: bool(tab.dialog.note.words.text()))
    assert plans(store, alone)[0].signatures == ()


def test_each_company_of_a_joint_plan_signs(qtbot, open_plan, store, joint):
    plan = write_plan(store, joint.id, PlanForm((PlannedAction("Onthaalmap"),))).id
    sign(store, plan, member_id=joint.members[0].id)
    tab = open_plan(joint)
    assert [card.name.text() for card in tab.signatures.cards] == ["Jan J., Bakkerij Janssens"]
    words = [one.text() for one in tab.signatures.missing.shown]
    assert words == ["Nog te tekenen: Peeters Bouw"]
    menu = tab.sign_menu(joint.members)
    assert [action.text() for action in menu.actions()] == ["Bakkerij Janssens", "Peeters Bouw"]
    tab.signatures.cards[0].remove_button.click()
    qtbot.waitUntil(lambda: not tab.signatures.cards)


def test_the_plan_is_printed(qtbot, open_plan, desk, alone, written):
    tab = open_plan(alone)
    with qtbot.waitSignal(desk.document_requested) as asked:
        QTest.keyClick(tab, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    request = asked.args[0]
    assert request.title == "Actieplan Onthaal nieuwe medewerkers, versie 1"
    words = "".join(PdfReader(BytesIO(request.make())).pages[0].extract_text().split())
    assert "Profielvastleggen" in words
    assert "onthaal" in words
