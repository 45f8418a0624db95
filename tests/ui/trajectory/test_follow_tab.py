"""The tab of the looks back: planned by the end of the trajectory, and what was found."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.impact import People
from app.services.drafts import list_drafts
from app.services.trajectories.use_cases import (
    GoalForm,
    NewMember,
    add_goal,
    close_trajectory,
    join,
)
from tests.case_samples import view
from tests.coaching_samples import add_company

RIGHT = Qt.Key.Key_Right


@pytest.fixture
def open_follow(open_page):
    def make(record):
        return open_page(record.id, unit="follow").room.show("follow")

    return make


def looks(store, record):
    return {(one.months, one.member_id): one for one in view(store, record.id).follow_ups}


def test_a_trajectory_that_runs_has_none_and_says_when_they_come(open_follow, joint):
    tab = open_follow(joint)
    assert tab.empty.isVisible()
    assert tab.empty.text().startswith("Rond je het traject af")


def test_what_a_look_back_finds_is_kept_and_undone(qtbot, open_follow, desk, store, joint):
    close_trajectory(store, joint.id, date(2026, 5, 20))
    tab = open_follow(joint)
    cards = list(tab.cards.values())
    assert [(one.name.text(), one.look.months) for one in cards] == [
        ("Bakkerij Janssens", 6),
        ("Peeters Bouw", 6),
        ("Bakkerij Janssens", 12),
        ("Peeters Bouw", 12),
    ]
    first = cards[0]
    assert first.due.text() == "na 6 maanden, 20/11/2026"
    assert first.state.accessibleName() == "Te laat"
    tab.take_keyboard()
    assert first.open_button.hasFocus()
    first.open_button.click()
    first.save_button.click()
    assert first.problem.words.text() == "Kies of de verandering standhoudt."
    QTest.keyClick(first.holds, RIGHT)
    QTest.keyClick(first.holds, RIGHT)
    QTest.keyClicks(first.note, "Twee peters vertrokken.")
    QTest.keyClick(first.note, Qt.Key.Key_Return)
    stored = looks(store, joint)[6, first.look.member_id]
    assert (stored.holds, stored.stayed, stored.note, stored.done_on) == (
        "partly",
        None,
        "Twee peters vertrokken.",
        date(2026, 11, 23),
    )
    assert first.found.text() == "De verandering houdt deels stand. Twee peters vertrokken."
    assert first.state.accessibleName() == "Opgevolgd op 23/11/2026"
    assert list_drafts(store) == ()
    first.open_button.click()
    first.stayed.spin.stepUp()
    first.save_button.click()
    assert looks(store, joint)[6, first.look.member_id].stayed == 1
    assert "Nog aan het werk: 1." in first.found.text()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: "Nog aan het werk" not in first.found.text())


def test_what_is_typed_is_found_again(open_page, open_follow, store, joint):
    close_trajectory(store, joint.id, date(2026, 5, 20))
    tab = open_follow(joint)
    page, card = tab.window(), next(iter(tab.cards.values()))
    card.open_button.click()
    QTest.keyClick(card.holds, RIGHT)
    card.note.setFocus()
    QTest.keyClicks(card.note, "Nog bezig")
    page.keep()
    page.leave()
    tab = open_page(joint.id).room.tabs()["follow"]
    again = tab.cards[card.look.id]
    assert (again.note.text(), again.holds.value()) == ("Nog bezig", "yes")
    again.cancel_button.click()
    assert list_drafts(store) == ()


def test_people_before_and_after_are_typed_with_a_hint_kept_and_undone(
    qtbot, open_follow, desk, store, joint
):
    tab = open_follow(joint)
    first, *_ = cards = list(tab.measures.values())
    assert [one.view.moment for one in cards[:3]] == ["baseline", "after_12", "after_24"]
    assert (first.name.text(), first.state.accessibleName()) == (
        "Bakkerij Janssens",
        "Nog niet gemeten",
    )
    first.open_button.click()
    assert first.numbers["staff"].hasFocus()
    QTest.keyClicks(first.numbers["staff"], "4")
    QTest.keyClicks(first.numbers["inflow"], "10")
    QTest.keyClicks(first.numbers["leavers"], "veel")
    QTest.keyClick(first.numbers["leavers"], Qt.Key.Key_Return)
    assert first.fields["leavers"].error == "Typ een geheel getal, of laat leeg."
    first.numbers["leavers"].clear()
    QTest.keyClicks(first.numbers["leavers"], "12")
    assert first.hint.words.text().startswith("Er vertrokken meer mensen dan")
    QTest.keyClicks(first.told_by, "HR")
    QTest.keyClick(first.told_by, Qt.Key.Key_Return)
    done = view(store, joint.id).impact.measures[0].done
    assert (done.people, done.told_by, done.measured_on) == (
        People(4, 10, 12),
        "HR",
        date(2026, 11, 23),
    )
    assert "Vertrokken: 12" in first.found.text()
    assert "Verloop: 240%" in first.found.text()  # 12 of 5 on average
    assert list_drafts(store) == ()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: first.found.text() == "")


def test_numbers_that_are_typed_are_found_again(open_page, open_follow, store, joint):
    tab = open_follow(joint)
    page, card = tab.window(), list(tab.measures.values())[1]
    card.open_button.click()
    QTest.keyClicks(card.numbers["staff"], "41")
    page.keep()
    page.leave()
    again = open_page(joint.id).room.tabs()["follow"].measures[card.view.id]
    assert (again.numbers["staff"].text(), again.is_open) == ("41", True)
    again.cancel_button.click()
    assert list_drafts(store) == ()


def test_a_structural_goal_is_looked_at_again(qtbot, open_follow, desk, store, joint):
    add_goal(store, joint.id, GoalForm("Elke nieuwe een peter", structural="onboarding"))
    close_trajectory(store, joint.id, date(2026, 5, 20))
    tab = open_follow(joint)
    card, later = tab.checks.values()
    assert (card.due.text(), later.due.text()) == (
        "na 12 maanden, 20/05/2027",
        "na 24 maanden, 20/05/2028",
    )
    card.open_button.click()
    card.save_button.click()
    assert card.problem.words.text() == "Kies of het nog leeft."
    QTest.keyClick(card.alive, RIGHT)
    QTest.keyClicks(card.note, "In drie ploegen")
    QTest.keyClick(card.note, Qt.Key.Key_Return)
    assert card.found.text() == "Het leeft nog. In drie ploegen  ·  Genoteerd door Els V."
    assert view(store, joint.id).impact.checks[0].alive == "yes"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: card.found.text() == "")


def test_what_is_typed_stays_when_another_company_joins(qtbot, open_follow, desk, store, joint):
    tab = open_follow(joint)
    card = list(tab.measures.values())[1]
    card.open_button.click()
    QTest.keyClicks(card.numbers["staff"], "41")
    other = add_company(store, "Metaal Claes", number="1999990342")
    new = NewMember(other.id, "Metaal Claes", "1999990342")
    desk.bus.tell(join(store, joint.id, new, date(2026, 5, 4)).changes)
    qtbot.waitUntil(lambda: len(tab.measures) == 9)  # three companies, three moments
    again = tab.measures[card.view.id]
    assert (again.numbers["staff"].text(), again.is_open) == ("41", True)
