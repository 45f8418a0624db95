"""The board of trajectories: walk, move, open."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.trajectory import Phase
from app.models.base import new_id
from app.models.coaching import Action
from app.models.sync import ScopeRoot
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.counting.counts import decide, propose
from app.services.drafts import list_drafts
from app.services.evidence.pieces import Offer, add_evidence
from app.services.trajectories.use_cases import leave
from app.ui.place import Place
from tests.case_samples import acting_as, add_colleague, view
from tests.ui.trajectories.steps import card, cards, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)
JOINT = "Onthaal nieuwe medewerkers"


def complete(store, trajectory):
    """Give each company all the evidence that its checklist asks."""
    found = view(store, trajectory)
    for one in found.members:
        for line in found.checklist.criteria:
            pieces = [
                Offer("attachment", new_id(), f"bewijs-{n}.pdf", date(2026, 11, 10))
                for n in range(line.needed)
            ]
            add_evidence(store, one.id, line.code, pieces)
        propose(store, one.id)


def refreshed(qtbot, page):
    with qtbot.waitSignal(page.model.listed):
        page.model.refresh()


def test_columns_say_what_is_in_them_and_what_is_silent(page):
    assert cards(page) == {
        "exploration": ["Taal in de bakkerij", "Peters"],
        "analysis": [JOINT],
    }
    assert page.board.columns["exploration"].count.text() == "2"
    assert page.board.columns["exploration"].note.accessibleName() == "1 stil"
    assert page.board.columns["analysis"].note.isHidden()
    assert ", waarvan 1 gezamenlijk. Stand van " in page.head.about.text()
    assert page.chosen.text() == "1 gekozen"


def test_a_card_says_who_how_far_and_what_comes_next(qtbot, page, store, many):
    alone = card(page, "Taal in de bakkerij")
    assert (alone.lines, alone.meter, alone.is_bar) == (("Bakkerij Janssens",), (0, 6), False)
    assert alone.mark.words == "42 dagen stil"
    together = card(page, JOINT)
    assert together.small == "Bakkerij Janssens, Peeters Bouw"
    assert (together.meter, together.is_bar, together.mark) == ((0, 12), True, None)
    with store.write() as session:
        for title, due_on in (("Peters", TODAY), (JOINT, date(2026, 11, 30))):
            session.add(
                Action(
                    root=new_id(),
                    text="Bel",
                    due_on=due_on,
                    coach_id=store.actor,
                    trajectory_id=many[title],
                )
            )
    refreshed(qtbot, page)
    assert card(page, "Peters").mark.words == "vandaag"
    assert card(page, JOINT).mark.words == "ma 30/11"
    assert card(page, JOINT).sentence == (
        "Onthaal nieuwe medewerkers, Bakkerij Janssens, Peeters Bouw, Analyse, 0 van 12 criteria, "
        "ma 30/11, coach Els V."
    )


def test_a_card_says_when_it_counts_or_waits_for_that(qtbot, page, store, me, many):
    complete(store, many["Peters"])
    refreshed(qtbot, page)
    assert card(page, "Peters").mark.words == "Te bevestigen"
    (proposal,) = view(store, many["Peters"]).members[0].standing.proposals
    with acting_as(store, add_colleague(store, me)):
        decide(store, proposal.id, "counts")
    refreshed(qtbot, page)
    assert card(page, "Peters").mark.words == "Telt mee"


def test_who_left_is_no_longer_on_the_card(qtbot, page, store, many):
    leave(store, view(store, many[JOINT]).members[1].id, TODAY, "Overname")
    refreshed(qtbot, page)
    found = card(page, JOINT)
    assert (found.lines, found.meter, found.is_bar) == (("Bakkerij Janssens",), (0, 6), False)


def test_arrows_choose_and_enter_opens(page, desk, many):
    asked = []
    desk.go_requested.connect(asked.append)
    page.enter()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    assert asked == [Place("trajectory", record=many[JOINT])]


def test_shift_arrow_puts_in_the_next_phase_and_undo_puts_back(qtbot, page, desk, store, many):
    page.enter()
    assert page.board.choose(many[JOINT])
    with qtbot.waitSignal(page.model.listed):
        press(page, Qt.Key.Key_Right, SHIFT)
    assert cards(page)["action_plan"] == [JOINT]
    assert page.board.current().id == many[JOINT]
    assert page.board.has_keyboard()
    assert view(store, many[JOINT]).phases["action_plan"] == Phase(TODAY)
    with qtbot.waitSignal(page.model.listed):
        qtbot.undo(desk)
    assert cards(page)["analysis"] == [JOINT]
    press(page, Qt.Key.Key_Left, SHIFT)
    assert view(store, many[JOINT]).phase == "exploration"


def test_a_phase_that_is_skipped_asks_its_reason(qtbot, page, store, many):
    page.board.move_requested.emit(many["Peters"], "execution")  # as a drag does
    assert page.line.question.text() == (
        "Peters. Wanneer begint de fase Uitvoering? Overgeslagen: Analyse, Actieplan. Zeg waarom."
    )
    press(page, Qt.Key.Key_Return)
    assert page.line.note.words.text().startswith("De fase Analyse is nog niet begonnen")
    QTest.keyClicks(page.line.reason, "Alles lag klaar")
    with qtbot.waitSignal(page.model.listed):
        press(page, Qt.Key.Key_Return)
    assert cards(page)["execution"] == ["Peters"]
    assert view(store, many["Peters"]).phases["analysis"].skip_reason == "Alles lag klaar"
    assert page.board.has_keyboard()


def test_what_is_typed_as_a_reason_is_a_draft_of_the_trajectory(page, desk, many):
    page.moving.move(many["Peters"], "execution")
    QTest.keyClicks(page.line.reason, "Alles")
    page.keep()
    (kept,) = list_drafts(desk.store)
    assert (kept.form.kind, kept.form.subject) == ("trajectory", many["Peters"])
    assert kept.form.fields["fields"]["asked"]["key"] == "begin/execution"
    page.leave()
    assert [one.form.is_open for one in list_drafts(desk.store)] == [False]
    page.enter()
    assert page.line.reason.hasFocus()
    press(page, Qt.Key.Key_Escape)
    assert page.line.isHidden()


def test_a_move_that_cannot_be_says_why(page, desk, store, many):
    failed = []
    desk.failed.connect(failed.append)
    with store.write() as session:
        session.get_one(Trajectory, many["Peters"]).deleted = True
    page.moving.move(many["Peters"], "analysis")
    assert [error.code for error in failed] == ["trajectory.in_bin"]


def test_del_puts_it_in_the_bin(qtbot, page, desk, store, many):
    page.enter()
    page.board.choose(many["Peters"])
    page.head.export_button.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert not view(store, many["Peters"]).is_deleted
    page.enter()
    with qtbot.waitSignal(page.model.listed):
        press(page, Qt.Key.Key_Delete)
    assert view(store, many["Peters"]).is_deleted
    assert cards(page)["exploration"] == ["Taal in de bakkerij"]
    with qtbot.waitSignal(page.model.listed):
        qtbot.undo(desk)
    assert "Peters" in cards(page)["exploration"]


def test_the_menu_of_a_card_puts_it_in_any_phase(page, store, many):
    menu = page.menu(many[JOINT])
    phases = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert [action.text() for action in phases.actions()] == [
        "Verkenning",
        "Analyse",
        "Actieplan",
        "Uitvoering",
        "Borging",
    ]
    phases.actions()[2].trigger()
    assert view(store, many[JOINT]).phase == "action_plan"


def test_without_any_it_says_what_it_is_for(open_page, me):
    page = open_page()
    assert page.states.empty.isVisible()
    assert page.states.empty.text.text() == "Start er een vanuit een dossier na de nulmeting."
    assert not page.way.isVisible()
    page.enter()
    press(page, Qt.Key.Key_Return)
    assert page.form.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_long_names_leave_the_card_in_its_column(qtbot, use_theme, open_page, store, many, percent):
    long = "Coöperatieve vennootschap voor inschakeling, begeleiding en tewerkstelling Denderland"
    with store.write() as session:
        for one in view(store, many[JOINT]).members:
            session.get_one(TrajectoryMember, one.id).name = long
    use_theme("light", percent)
    page = open_page(size=(1116, 620))
    column = page.board.columns["analysis"].list
    area = column.visualRect(column.cards.index(0, 0))
    assert area.width() <= column.viewport().width()
    assert card(page, JOINT).small == f"{long}, {long}"


def test_one_that_is_only_read_stays_where_it_is(page, desk, store, many):
    with store.write() as session:
        session.merge(ScopeRoot(root=many["Peters"].hex, state="live", level="read"))
    failed = []
    desk.failed.connect(failed.append)
    page.moving.move(many["Peters"], "analysis")
    assert [error.code for error in failed] == ["case.read_only"]
    page.moving.throw_away(many["Peters"])
    assert len(failed) == 2
    found = view(store, many["Peters"])
    assert (found.phase, found.is_deleted) == ("exploration", False)
