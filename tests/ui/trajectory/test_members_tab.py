"""The tab «Ondernemingen» of a trajectory."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import new_id
from app.models.directory import DirectoryEntry
from app.services.counting.counts import decide, propose
from app.services.evidence.pieces import Offer, add_evidence
from app.services.trajectories.use_cases import leave
from app.ui.place import Place
from tests.case_samples import acting_as, add_colleague, view
from tests.coaching_samples import add_company
from tests.ui.trajectory.steps import choose, press, words

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(open_page, joint):
    return open_page(joint.id, unit="members")


@pytest.fixture
def tab(page):
    return page.room.show("members")


def names(store, joint):
    return [one.name for one in view(store, joint.id).members]


def facts(tab, name):
    return next(one for one in tab.members.values() if one.name.text() == name)


def choose_company(qtbot, tab, text):
    tab.choice.combo.setFocus()
    QTest.keyClicks(tab.choice.combo, text)
    press(tab, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.choice.enterprise_id() is not None)


def test_a_company_joins_and_undo_takes_it_out(qtbot, desk, tab, store, joint):
    add_company(store, "Kwekerij Halverzon", number="1999990342")
    choose_company(qtbot, tab, "halver")
    assert tab.add_button.hasFocus()
    press(tab, Qt.Key.Key_Return)
    new = next(one for one in view(store, joint.id).members if one.name == "Kwekerij Halverzon")
    assert (new.number, new.joined_on) == ("1999990342", TODAY)
    assert tab.head.count.text() == "3"
    assert tab.choice.combo.hasFocus()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(tab.members) == 2)


def test_a_company_of_a_colleague_joins_by_the_directory(qtbot, tab, store, me, joint):
    other = new_id()
    with store.write() as session:
        session.add(DirectoryEntry(root=new_id(), enterprise_id=other, name="Wasserij Zuiver"))
    choose_company(qtbot, tab, "zuiver")
    tab.add()
    assert "Wasserij Zuiver" in names(store, joint)
    one = facts(tab, "Wasserij Zuiver")
    assert "dossier bij een collega" in one.facts.text()
    assert not one.file_button.isVisible()


def test_one_that_takes_part_does_not_join_twice(qtbot, tab, store, joint):
    choose_company(qtbot, tab, "peeters")
    tab.add()
    assert tab.note.words.text() == "Peeters Bouw doet al mee aan dit traject."
    tab.choice.combo.set_suggestion(None)
    tab.add()
    assert tab.note.words.text() == "Kies een onderneming."


def test_a_company_leaves_with_a_reason_and_comes_back(page, tab, store, joint):
    choose(facts(tab, "Peeters Bouw").menu(), "Stapt uit…")
    assert page.line.question.text() == (
        "Wat is de laatste dag van Peeters Bouw in dit traject, en waarom?"
    )
    press(page, Qt.Key.Key_Return)
    assert page.line.note.words.text() == "Zeg waarom de onderneming uitstapt."
    QTest.keyClicks(page.line.reason, "Overname")
    press(page, Qt.Key.Key_Return)
    one = facts(tab, "Peeters Bouw")
    assert "uitgestapt op 23/11/2026: Overname" in one.facts.text()
    assert page.head.joint.text().startswith("Gezamenlijk, 1 onderneming")
    assert "Stapt weer in vandaag" in words(one.menu())
    choose(one.menu(), "Stapt weer in vandaag")
    assert view(store, joint.id).members[1].left_on is None


def test_the_days_of_a_company_are_mended(page, tab, store, joint):
    member = joint.members[1]
    page.model.do("", lambda: leave(store, member.id, TODAY, "Overname"))
    choose(facts(tab, "Peeters Bouw").menu(), "Wijzig de dagen…")
    for field, text in ((page.line.day, "1/6/2026"), (page.line.end, "31/5/2026")):
        field.setText(text)
        field.setModified(True)
    page.line.answer()
    assert page.line.note.words.text().startswith("De onderneming stapte pas in op 01/06/2026")
    page.line.end.setText("30/6/2026")
    page.line.end.setModified(True)
    page.line.answer()
    found = view(store, joint.id).members[1]
    assert (found.joined_on, found.left_on) == (date(2026, 6, 1), date(2026, 6, 30))
    assert found.leave_reason == "Overname"


def test_a_company_is_taken_out_and_comes_back_with_undo(qtbot, desk, tab, store, joint):
    choose(facts(tab, "Peeters Bouw").menu(), "Haal uit het traject")
    assert names(store, joint) == ["Bakkerij Janssens"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(tab.members) == 2)


def test_one_that_leaves_after_it_counted_keeps_its_count(page, tab, store, me, joint):
    member = joint.members[1]
    for line in joint.checklist.criteria:
        pieces = [
            Offer("attachment", new_id(), f"bewijs-{n}.pdf", date(2026, 6, 5))
            for n in range(line.needed)
        ]
        add_evidence(store, member.id, line.code, pieces)
    propose(store, member.id)
    (proposal,) = view(store, joint.id).members[1].standing.proposals
    with acting_as(store, add_colleague(store, me)):
        decide(store, proposal.id, "counts")
    page.model.do("", lambda: leave(store, member.id, TODAY, "Overname"))
    one = facts(tab, "Peeters Bouw")
    assert one.count.accessibleName() == "Telt mee sinds 23/11/2026"
    assert one.met.text() == "6 van 6 criteria"
    assert page.head.counts.text() == "1 van 2"


def test_its_file_opens(desk, tab, bakery):
    asked = []
    desk.go_requested.connect(asked.append)
    facts(tab, "Bakkerij Janssens").file_button.click()
    assert asked == [Place("enterprise", record=bakery.id)]
