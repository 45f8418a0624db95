"""The tab «Doel en verandering» of a trajectory."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drafts import list_drafts
from app.services.retention.bin import list_bin
from app.services.trajectories.use_cases import GoalForm, add_goal
from tests.case_samples import view
from tests.file_samples import TODAY
from tests.ui.trajectory.steps import pick, press, retype


@pytest.fixture
def tab(open_page, joint):
    page = open_page(joint.id, unit="goals")
    return page.room.show("goals")


def goal(store, joint):
    return view(store, joint.id).goals[0]


def test_it_offers_the_first_goal(tab, store, joint):
    assert tab.empty.isVisible()
    assert tab.empty.title.text() == "Nog geen doelen"
    tab.take_keyboard()
    press(tab, Qt.Key.Key_Return)
    QTest.keyClicks(tab.goals[0].text.field, "Nieuwe bakkers blijven")  # its words were chosen
    press(tab, Qt.Key.Key_Return)
    assert goal(store, joint).text == "Nieuwe bakkers blijven"
    assert not tab.empty.isVisible()


def test_it_says_as_long_as_no_goal_is_structural(qtbot, tab, store, joint):
    tab.add_button.click()
    assert tab.hint.isVisible()
    field = tab.goals[0].fields()["structural"]
    field.edit()
    pick(qtbot, field.field, "onth")
    assert goal(store, joint).structural == "onboarding"
    assert field.text() == "Onthaal"
    assert not tab.hint.isVisible()


def test_values_are_edited_where_they_stand(qtbot, desk, tab, store, joint):
    tab.add_button.click()
    press(tab, Qt.Key.Key_Escape)
    fields = tab.goals[0].fields()
    wanted = {
        "indicator": "Verloop in het eerste jaar",
        "owner": "HR",
        "start_value": "4 van 10",
        "planned_value": "1 van 10",
        "reached_value": "2 van 10",
    }
    for name, text in wanted.items():
        retype(fields[name], text)
    reached = fields["reached"]
    reached.edit()
    pick(qtbot, reached.field, "deels")
    found = goal(store, joint)
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.reached == "partly"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not reached.text())


def test_a_goal_needs_words(tab, store, joint):
    tab.add_button.click()
    tab.goals[0].text.field.clear()
    press(tab, Qt.Key.Key_Return)
    assert tab.goals[0].text.note.words.text() == "Dit veld mag niet leeg zijn."


def test_a_goal_goes_to_the_bin(qtbot, desk, tab, store, joint):
    tab.add_button.click()
    press(tab, Qt.Key.Key_Escape)
    tab.goals[0].remove_button.click()
    assert view(store, joint.id).goals == ()
    assert [row.name for row in list_bin(store, TODAY)] == ["Nieuw doel"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(tab.goals) == 1)


def test_what_is_typed_in_a_goal_is_found_again(open_page, desk, store, joint):
    made = add_goal(store, joint.id, GoalForm("Peters"))
    page = open_page(joint.id, unit="goals")
    field = page.room.show("goals").goals[0].fields()["indicator"]
    field.edit()
    QTest.keyClicks(field.field, "Aantal pe")
    page.edits.keep_now()
    (kept,) = list_drafts(store)
    assert (kept.form.kind, kept.form.subject) == ("trajectory", joint.id)
    again = open_page(joint.id)
    assert again.room.current == "goals"
    found = again.room.fields()[f"goals/{made.id}/indicator"]
    assert found.field.text() == "Aantal pe"
    assert found.field.hasFocus()
