"""The decision that a company counts, when two partners proposed it."""

from PySide6.QtWidgets import QLabel

from app.models.base import new_id
from app.services.counting.counts import propose, waiting_proposals
from app.ui.trajectory.criteria_table import COUNT, FACE_ROLE, Spot
from tests.case_samples import acting_as, add_colleague, complete


def face(tab, member_id):
    return tab.grid.model().index_of(Spot(member_id, COUNT)).data(FACE_ROLE)


def test_of_two_proposals_both_are_told_and_each_may_confirm_that_of_the_other(
    qtbot, open_page, store, me, joint
):
    bakery_id = next(one.id for one in joint.members if one.name == "Bakkerij Janssens")
    complete(store, bakery_id)
    with acting_as(store, add_colleague(store, me, "Tom P.", "coach", partner=new_id())):
        propose(store, bakery_id)
    propose(store, bakery_id)
    tab = open_page(joint.id, unit="criteria").room.show("criteria")
    qtbot.waitUntil(lambda: bool(tab.criteria.board.companies))
    tab.go_to(bakery_id)
    pane = tab.side.count
    told = "Voorgesteld door Tom P. op 23/11 en Els V. op 23/11. Een tweede persoon beslist."
    assert face(tab, bakery_id).detail.startswith(told)
    said = [label.text() for label in pane.findChildren(QLabel)]
    assert "Voorgesteld door Tom P. op 23/11." in said
    assert "Voorgesteld door Els V. op 23/11." in said
    assert pane.withdraw_button.isVisible()
    assert not pane.own.isVisible()
    pane.confirm_button.click()
    shown = face(tab, bakery_id)
    assert (shown.word, shown.detail.startswith("Sinds 23/11/2026. Bevestigd door Els V.")) == (
        "Telt mee",
        True,
    )
    assert [one.by for one in waiting_proposals(store)] == [me.person_id]
