"""The tab of the looks back: planned by the end of the trajectory, and what was found."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drafts import list_drafts
from app.services.trajectories import close_trajectory
from tests.case_samples import view

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
