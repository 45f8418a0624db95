"""The pane of a criterion: files, places of photos, many offers, and little room."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QMouseEvent
from PySide6.QtTest import QTest

from app.models.base import new_id
from app.models.evidence import Attachment
from app.services.evidence.pieces import Offer, add_evidence
from app.services.trajectories.use_cases import NewMember, leave
from app.ui.photo_place import PhotoPlaceHint
from app.ui.trajectory.criteria_table import Spot
from app.ui.widgets.drop_zone import DropZone
from tests.case_samples import begin, view
from tests.coaching_samples import utc
from tests.photo_samples import photo

KEY = Qt.Key


@pytest.fixture
def mine(joint):
    return next(one.id for one in joint.members if one.name == "Bakkerij Janssens")


@pytest.fixture
def open_pane(qtbot, open_page, joint, mine):
    def make(criterion, size=(1158, 700)):
        page = open_page(joint.id, size, unit=f"criteria/{mine.hex}/{criterion}")
        tab = page.room.show("criteria")
        qtbot.waitUntil(lambda: bool(tab.criteria.board.companies))
        return tab

    return make


def add_files(store, company, names):
    ids = []
    with store.write() as session:
        for name in names:
            ids.append(new_id())
            session.add(
                Attachment(id=ids[-1], root=company.id, enterprise_id=company.id, file_name=name,
                           media_type="image/jpeg", size=1, sha256="0" * 64, added_at=utc(18, 9))
            )  # fmt: skip
    return ids


def test_of_many_files_the_first_are_shown_until_all_are_asked(qtbot, open_pane, store, bakery):
    add_files(store, bakery, [f"foto-{number}.jpg" for number in range(9)])
    pane = open_pane("photos").side.evidence
    qtbot.waitUntil(lambda: len(pane.offers.shown) == 6)
    assert pane.all_button.text() == "Toon alle 9"
    pane.all_button.click()
    assert len(pane.offers.shown) == 9
    assert pane.offers.shown[0].hasFocus()
    assert not pane.all_button.isVisible()


def test_a_photo_that_tells_its_place_is_asked_about(
    qtbot, open_pane, store, joint, mine, tmp_path
):
    pane = open_pane("photos").side.evidence
    (tmp_path / "na.jpg").write_bytes(photo())
    pane.attach([str(tmp_path / "na.jpg")])
    qtbot.waitUntil(lambda: pane.findChild(PhotoPlaceHint) is not None)
    assert view(store, joint.id).members[0].evidence == ()
    pane.findChild(PhotoPlaceHint).answered.emit("strip")
    qtbot.waitUntil(lambda: len(pane.given.shown) == 1)


def test_a_file_that_cannot_serve_is_told(qtbot, open_pane, desk, tmp_path):
    pane = open_pane("photos").side.evidence
    (tmp_path / "notities.txt").write_text("x")
    with qtbot.waitSignal(desk.failed) as told:
        pane.attach([str(tmp_path / "notities.txt")])
    assert told.args[0].code == "evidence.kind"


def test_a_file_that_is_evidence_is_shown(qtbot, open_pane, desk, store, bakery, mine):
    (file,) = add_files(store, bakery, ["voor.jpg"])
    add_evidence(store, mine, "photos", [Offer("attachment", file, "voor.jpg", date(2026, 11, 18))])
    gone = Offer("attachment", new_id(), "elders.jpg", date(2026, 11, 19))
    add_evidence(store, mine, "photos", [gone])
    pane = open_pane("photos").side.evidence
    assert [line.text() for line in pane.given.shown] == ["voor.jpg", "elders.jpg"]
    with qtbot.waitSignal(desk.document_requested) as asked:
        QTest.keyClick(pane.given.shown[0], KEY.Key_Return)
    assert asked.args[0].title == "voor.jpg"
    with qtbot.waitSignal(desk.noticed) as told:
        pane.given.shown[1].click()
    assert told.args[0].text == "elders.jpg staat niet op deze laptop"
    QTest.keyClick(pane.given.shown[1], KEY.Key_Delete)
    assert [line.text() for line in pane.given.shown] == ["voor.jpg"]


def test_a_criterion_that_no_file_serves_goes_to_the_files_instead(qtbot, open_pane, store, bakery):
    pane = open_pane("reports").side.evidence
    pane.choose()  # nothing to take yet
    assert pane.none.text() == "Niets wat hier kan tellen."
    assert not pane.take_button.isEnabled()


def test_of_a_company_whose_file_is_not_here_it_is_said(qtbot, open_page, store, me):
    one = begin(store, NewMember(new_id(), "Halverzon", None))
    unit = f"criteria/{one.members[0].id.hex}/end"
    tab = open_page(one.id, unit=unit).room.show("criteria")
    pane = tab.side.evidence
    assert pane.none.text() == "Het dossier van deze onderneming staat niet op deze laptop."
    assert not pane.scan_button.isVisible()


def test_who_left_gets_no_more_evidence(open_pane, store, joint, mine):
    leave(store, mine, date(2026, 6, 30), "De zaak stopt")
    tab = open_pane("photos")
    assert not tab.side.evidence.choose_button.isVisible()
    heads = [tab.grid.model().headerData(column, Qt.Orientation.Horizontal) for column in range(2)]
    assert heads[1] == "Bakkerij Janssens, Aalst, uitgestapt, 0 van 6"  # after who takes part


def test_with_little_room_the_pane_lies_over_the_matrix(open_pane):
    tab = open_pane("photos", (800, 700))
    assert tab.side.geometry().right() == tab.width() - 1
    assert tab.grid.parentWidget().width() == tab.width()
    tab.window().resize(1400, 700)
    assert tab.grid.parentWidget().width() < tab.width() - 300


def test_a_mouse_over_the_action_of_a_cell_points(open_pane, mine):
    tab = open_pane("photos")
    grid = tab.grid
    rect = grid.visualRect(grid.model().index_of(Spot(mine, "photos")))
    for x, shape in ((rect.right() - 20, Qt.CursorShape.PointingHandCursor),
                     (rect.left() + 30, Qt.CursorShape.ArrowCursor)):  # fmt: skip
        at = QPointF(x, rect.center().y() - 8)
        grid.mouseMoveEvent(
            QMouseEvent(QEvent.Type.MouseMove, at, grid.viewport().mapToGlobal(at),
                        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier)
        )  # fmt: skip
        assert grid.viewport().cursor().shape() is shape


def test_a_drag_over_the_zone_shows_that_it_may_be_dropped(qtbot):
    zone = DropZone()
    qtbot.addWidget(zone)
    zone.show_words("file-plus-outline", "Sleep bestanden hierheen", "pdf, tot 50 MB")
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/akkoord.pdf")])
    words.setText("geen bestand")
    for data, is_over in ((files, True), (words, False)):
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        zone.event(event)
        assert zone._is_over is is_over
        zone.event(QDragLeaveEvent())
        assert not zone._is_over
    with qtbot.waitSignal(zone.clicked):
        QTest.keyClick(zone, KEY.Key_Return)
