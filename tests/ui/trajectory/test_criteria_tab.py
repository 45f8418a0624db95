"""The matrix of criteria and its pane: what stands there, and what keys and clicks do."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.models.base import new_id
from app.models.coaching import Action
from app.models.evidence import Attachment
from app.services.counting.counts import decide, propose, waiting_proposals
from app.services.drafts import list_drafts
from app.services.evidence.pieces import Offer, add_evidence, add_remark
from app.services.retention.bin import throw_away
from app.services.scans.lists import scans_of
from app.services.trajectories.use_cases import NewMember
from app.ui.place import Place
from app.ui.trajectory.criteria_table import COUNT, FACE_ROLE, Spot
from tests.case_samples import acting_as, add_colleague, begin, complete, view
from tests.coaching_samples import utc

KEY = Qt.Key


@pytest.fixture
def ids(joint):
    return {one.name: one.id for one in joint.members}


@pytest.fixture
def bakery_id(ids):
    return ids["Bakkerij Janssens"]


@pytest.fixture
def builders_id(ids):
    return ids["Peeters Bouw"]


@pytest.fixture
def open_tab(qtbot, open_page, joint):
    def make(unit="criteria"):
        tab = open_page(joint.id, unit=unit).room.show("criteria")
        qtbot.waitUntil(lambda: bool(tab.criteria.board.companies))
        return tab

    return make


def face(tab, member_id, criterion):
    return tab.grid.model().index_of(Spot(member_id, criterion)).data(FACE_ROLE)


def add_file(store, company, name, media_type="image/jpeg"):
    file = new_id()
    with store.write() as session:
        session.add(
            Attachment(id=file, root=company.id, enterprise_id=company.id, file_name=name,
                       media_type=media_type, size=1, sha256="0" * 64, added_at=utc(18, 9))
        )  # fmt: skip
    return file


def lines(part):
    return [one.text() for one in part.shown]


def test_cells_say_what_is_there_and_what_is_missing(
    open_tab, store, bakery, bakery_id, builders_id
):
    reports = [Offer("coaching_session", new_id(), "", date(2026, 11, day)) for day in (6, 13, 20)]
    signed = Offer("attachment", new_id(), "akkoord.pdf", date(2026, 11, 3))
    add_evidence(store, bakery_id, "agreement", [signed])
    add_evidence(store, bakery_id, "reports", reports)
    add_evidence(store, builders_id, "reports", reports[:2])
    with store.write() as session:
        session.add(
            Action(root=bakery.id, enterprise_id=bakery.id, kind="scan", text="Scan",
                   due_on=date(2026, 12, 16))
        )  # fmt: skip
    tab = open_tab()

    def says(member, criterion):
        found = face(tab, member, criterion)
        return found.word, found.detail, found.action

    assert says(bakery_id, "agreement") == ("03/11/2026", "akkoord.pdf", "")
    assert says(bakery_id, "reports") == ("3 verslagen", "laatste 20/11", "")
    assert says(bakery_id, "end") == ("Gepland", "wo 16/12", "")
    assert says(builders_id, "reports") == ("2 van 3", "laatste 13/11", "")
    assert says(builders_id, "end") == ("Ontbreekt", "te plannen", "Voeg toe")
    assert says(builders_id, "photos") == ("Ontbreekt", "2 foto's nodig", "Voeg toe")
    assert says(builders_id, "agreement") == ("Ontbreekt", "één bewijsstuk nodig", "Voeg toe")
    word, detail, _ = says(bakery_id, COUNT)
    assert word == "Nog niet"
    assert detail == "Nulmeting, actieplan, eindmeting en foto's van de aanpassing ontbreken."
    head = tab.grid.model().headerData(0, Qt.Orientation.Horizontal)
    assert head == "Bakkerij Janssens, Aalst, 2 van 6"


def test_arrows_walk_the_cells_and_e_opens_the_pane(open_tab, bakery_id, builders_id):
    tab = open_tab()
    tab.take_keyboard()
    assert tab.grid.spot() == Spot(bakery_id, "agreement")
    QTest.keyClick(tab.grid, KEY.Key_Right)
    QTest.keyClick(tab.grid, KEY.Key_Down)
    assert tab.grid.spot() == Spot(builders_id, "baseline")
    assert tab.side.isHidden()
    QTest.keyClick(tab.grid, KEY.Key_E)
    assert tab.side.isVisible()
    assert (tab.side.title.text(), tab.side.company.text()) == ("Nulmeting", "Peeters Bouw")
    tab.grid.setFocus()
    QTest.keyClick(tab.grid, KEY.Key_Up)  # the pane follows
    assert tab.side.title.text() == "Akkoord ondertekend"
    assert tab.side.evidence.choose_button.isVisible()
    QTest.keyClick(tab.side, KEY.Key_Escape)
    assert tab.side.isHidden()
    assert tab.grid.hasFocus()
    QTest.keyClick(tab.grid, KEY.Key_Return)
    assert tab.side.isVisible()
    tab.grid.setFocus()
    QTest.keyClick(tab.grid, KEY.Key_Escape)
    assert tab.side.isHidden()


def test_a_click_on_the_action_of_a_cell_opens_it(qtbot, open_tab, builders_id):
    tab = open_tab()
    index = tab.grid.model().index_of(Spot(builders_id, "end"))
    rect = tab.grid.visualRect(index)
    at = QPoint(rect.right() - 20, rect.center().y() - 8)
    qtbot.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (tab.side.isVisible(), tab.side.title.text()) == (True, "Eindmeting")
    assert not tab.side.evidence.drop.isVisible()  # no file serves it


def test_one_press_makes_a_file_evidence_and_undo_takes_it_back(
    qtbot, open_tab, desk, store, bakery, bakery_id
):
    for name in ("voor.jpg", "na.jpg", "plan.docx"):
        add_file(store, bakery, name, "image/jpeg" if name.endswith("jpg") else "application/x")
    tab = open_tab()
    tab.go_to(bakery_id, "photos")
    pane = tab.side.evidence
    qtbot.waitUntil(lambda: len(pane.offers.shown) == 2)
    pane.take()
    first = pane.offers.shown[0].text()
    QTest.keyClick(pane.offers.shown[0], KEY.Key_Return)
    assert lines(pane.given) == [first]
    assert face(tab, bakery_id, "photos").word == "1 van 2"
    qtbot.waitUntil(lambda: len(pane.offers.shown) == 1)
    assert pane.offers.shown[0].hasFocus()  # the next one at once
    QTest.keyClick(pane.offers.shown[0], KEY.Key_Return)
    assert face(tab, bakery_id, "photos").word == "2 foto's"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: face(tab, bakery_id, "photos").word == "1 van 2")
    pane.given.shown[0].removed.emit()
    assert face(tab, bakery_id, "photos").word == "Ontbreekt"


def test_dropped_photos_are_evidence(qtbot, open_tab, store, joint, bakery_id, tmp_path):
    tab = open_tab()
    tab.go_to(bakery_id, "photos")
    urls = []
    for name in ("voor.jpg", "na.jpg"):
        (tmp_path / name).write_bytes(name.encode())
        urls.append(QUrl.fromLocalFile(str(tmp_path / name)))
    data = QMimeData()
    data.setUrls(urls)
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    tab.side.evidence.drop.event(event)
    qtbot.waitUntil(lambda: face(tab, bakery_id, "photos").word == "2 foto's")
    assert view(store, joint.id).members[0].standing.progress.met == 1


def test_evidence_that_goes_in_the_bin_is_told(qtbot, open_tab, desk, store, bakery, bakery_id):
    file = add_file(store, bakery, "voor.jpg")
    add_evidence(
        store, bakery_id, "photos", [Offer("attachment", file, "voor.jpg", date(2026, 11, 18))]
    )
    tab = open_tab()
    tab.go_to(bakery_id, "photos")
    assert face(tab, bakery_id, "photos").word == "1 van 2"
    desk.bus.tell(throw_away(store, "attachment", file))
    qtbot.waitUntil(lambda: face(tab, bakery_id, "photos").word == "Ontbreekt")
    (line,) = tab.side.evidence.given.shown
    assert "staat in de prullenbak" in line.accessibleName()


def test_a_measurement_that_is_missing_is_started_from_its_cell(
    qtbot, open_tab, desk, store, joint, bakery, bakery_id
):
    tab = open_tab()
    tab.go_to(bakery_id, "end")
    button = tab.side.evidence.scan_button
    assert (button.text(), button.hasFocus()) == ("Start de eindmeting", True)
    with qtbot.waitSignal(desk.go_requested) as asked:
        button.click()
    (scan,) = scans_of(store, bakery.id)
    assert (scan.moment, scan.trajectory_id) == ("end", joint.id)
    assert asked.args == [Place("scan", record=scan.id)]


def test_a_session_that_is_evidence_opens(qtbot, open_tab, desk, store, bakery_id):
    held = Offer("coaching_session", new_id(), "Onthaal", date(2026, 11, 20))
    add_evidence(store, bakery_id, "reports", [held])
    tab = open_tab()
    tab.go_to(bakery_id, "reports")
    with qtbot.waitSignal(desk.go_requested) as asked:
        tab.side.evidence.given.shown[0].click()
    assert asked.args == [Place("session", record=held.id)]


def test_what_the_promotor_says_stands_there_and_only_they_may_say_it(
    open_tab, desk, store, me, bakery_id
):
    nora = add_colleague(store, me)
    with acting_as(store, nora):
        add_remark(store, bakery_id, "photos", "Een foto van de kaart volstaat.")
    tab = open_tab()
    tab.go_to(bakery_id, "photos")
    pane = tab.side.evidence
    assert not pane.remark.isVisible()
    assert len(pane._remarks.shown) == 1
    desk.me = replace(desk.me, role="promotor")
    tab.show_view(tab.model.view)
    pane.remark.line.setFocus()
    QTest.keyClicks(pane.remark.line, "Duidelijk zo.")
    assert tab.fields()["remark"].typed() == {f"{bakery_id.hex} photos": "Duidelijk zo."}
    tab.grid.choose(Spot(bakery_id, "end"))  # what is typed waits at its cell
    assert pane.remark.line.text() == ""
    tab.grid.choose(Spot(bakery_id, "photos"))
    assert pane.remark.line.text() == "Duidelijk zo."
    QTest.keyClick(pane.remark.line, KEY.Key_Return)
    assert tab.fields()["remark"].typed() is None
    assert len(pane._remarks.shown) == 2


def test_who_only_reads_adds_nothing(open_tab, bakery_id):
    tab = open_tab()
    tab.model.view = replace(tab.model.view, may_edit=False)
    tab.show_view(tab.model.view)
    assert face(tab, bakery_id, "photos").action == ""
    tab.go_to(bakery_id, "photos")
    assert not tab.side.evidence.choose_button.isVisible()


def test_what_is_typed_is_found_again_at_its_cell(qtbot, open_page, desk, store, joint, me):
    tom = add_colleague(store, me, "Tom P.", "coach")
    mine = joint.members[1].id
    complete(store, mine)
    with acting_as(store, tom):
        propose(store, mine)
    page = open_page(joint.id, unit=f"criteria/{mine.hex}/")
    line = page.room.show("criteria").side.count.reason.line
    line.setFocus()
    QTest.keyClicks(line, "Foto's zijn onscherp")
    page.keep()
    page.leave()
    again = open_page(joint.id)
    tab = again.room.tabs()["criteria"]
    assert tab.grid.spot() == Spot(mine, COUNT)
    assert tab.side.count.reason.text() == "Foto's zijn onscherp"
    tab.side.count.refuse_button.click()
    assert face(tab, mine, COUNT).word == "Telt niet mee"
    assert list_drafts(store) == ()


# -- the decision --------------------------------------------------------------------------------


def test_a_company_that_has_all_is_proposed_and_never_confirmed_by_oneself(
    open_tab, desk, store, bakery_id
):
    complete(store, bakery_id)
    tab = open_tab()
    assert face(tab, bakery_id, COUNT).action == "Stel voor"
    tab.go_to(bakery_id)
    pane = tab.side.count
    assert pane.propose_button.hasFocus()
    QTest.keyClicks(pane.reason.line, "Alles getekend")
    pane.propose_button.click()
    (proposal,) = waiting_proposals(store)
    assert proposal.reason == "Alles getekend"
    assert (face(tab, bakery_id, COUNT).word, face(tab, bakery_id, COUNT).action) == (
        "Wacht op bevestiging",
        "Bekijk voorstel",
    )
    assert pane.reason.text() == ""
    assert pane.own.text().startswith("Je kunt je eigen voorstel niet zelf bevestigen.")
    assert pane.own.isVisible()
    assert not pane.confirm_button.isEnabled()
    pane.withdraw_button.click()
    assert waiting_proposals(store) == ()
    assert pane.propose_button.isVisible()


def test_somebody_else_confirms_and_a_refusal_asks_why(open_tab, store, me, bakery_id):
    tom = add_colleague(store, me, "Tom P.", "coach")
    complete(store, bakery_id)
    with acting_as(store, tom):
        propose(store, bakery_id)
    tab = open_tab()
    tab.go_to(bakery_id)
    pane = tab.side.count
    assert face(tab, bakery_id, COUNT).detail.startswith("Voorgesteld door Tom P. op 23/11.")
    pane.refuse_button.click()
    assert pane.reason.field.error == "Zeg waarom de onderneming niet meetelt."
    pane.confirm_button.click()
    shown = face(tab, bakery_id, COUNT)
    assert shown.word == "Telt mee"
    assert shown.detail == "Sinds 23/11/2026. Bevestigd door Els V. op 23/11."
    assert not pane.confirm_button.isVisible()


@pytest.mark.parametrize(("role", "may"), [("coach", False), ("promotor", True)])
def test_who_only_reads_decides_nothing_but_the_promotor_does(
    open_tab, desk, store, me, bakery_id, role, may
):
    complete(store, bakery_id)
    with acting_as(store, add_colleague(store, me, "Tom P.", "coach")):
        propose(store, bakery_id)
    desk.me = replace(desk.me, role=role)
    tab = open_tab()
    tab.model.view = replace(tab.model.view, may_edit=False)
    tab.show_view(tab.model.view)
    tab.go_to(bakery_id)
    assert tab.side.count.confirm_button.isVisible() is may
    assert tab.side.count.reason.isVisible() is may


def test_a_lost_criterion_reopens_the_decision(qtbot, open_tab, desk, store, me, bakery_id):
    nora = add_colleague(store, me)
    complete(store, bakery_id)
    propose(store, bakery_id)
    with acting_as(store, nora):
        decide(store, waiting_proposals(store)[0].id, "counts")
    tab = open_tab()
    assert face(tab, bakery_id, COUNT).word == "Telt mee"
    tab.go_to(bakery_id, "end")
    tab.side.evidence.given.shown[0].removed.emit()
    shown = face(tab, bakery_id, COUNT)
    assert (shown.word, shown.detail) == ("Heropend: bewijs ontbreekt", "Eindmeting ontbreekt.")
    tab.go_to(bakery_id)
    assert lines(tab.side.count._said) == [
        "Telt nog niet mee: eindmeting ontbreekt bij Bakkerij Janssens."
    ]


def test_two_partners_that_propose_on_one_evening_are_both_told(
    qtbot, open_tab, store, me, bakery_id
):
    west, nora = add_colleague(store, me, "Tom W.", "coach", new_id()), add_colleague(store, me)
    with acting_as(store, west):
        other = begin(store, NewMember(new_id(), "Bakkerij Janssens bv", "1999990144"))
    its = other.members[0].id
    for one, by in ((its, west), (bakery_id, store.actor)):
        complete(store, one)
        with acting_as(store, by):
            propose(store, one)
    tab = open_tab()
    tab.go_to(bakery_id)
    assert lines(tab.side.count._said) == ["Ook voorgesteld door Partner West: één telling."]
    with acting_as(store, nora):
        first = next(one for one in waiting_proposals(store) if one.member_id == its)
        decide(store, first.id, "counts")
    tab.model.begin()
    wanted = "Telt al mee via Partner West sinds 23/11. Geen tweede telling."
    qtbot.waitUntil(lambda: face(tab, bakery_id, COUNT).detail == wanted)
    assert face(tab, bakery_id, COUNT).action == "Bekijk voorstel"  # to take it back
