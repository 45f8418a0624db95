"""The menu of a file lets a colleague in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.models.partnership import Person, Role
from app.services.companies.dossier import load_dossier
from app.services.companies.sharing import colleagues, share_case
from app.ui.dossier.sharing import ShareDialog
from tests.services.clash_samples import add_colleague


@pytest.fixture
def an(store, desk, enterprise):
    with store.write() as session:
        me = session.get_one(Person, store.actor)
        person = Person(root=me.root, partner_id=me.partner_id, name="An & co")
        session.add(person)
        session.flush()
        session.add(Role(root=me.root, person_id=person.id, role="coach"))
        return person.id


def ask(qtbot, page):
    action = next(one for one in page.head.menu().actions() if one.text().startswith("Deel met"))
    action.trigger()

    def dialogs():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ShareDialog)]

    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialogs()))
    return next(one for one in dialogs() if one.isVisible())


def test_a_tick_lets_a_colleague_in_and_undo_takes_it_back(
    qtbot, store, enterprise, an, open_page, told
):
    page = open_page(enterprise)
    dialog = ask(qtbot, page)
    (box,) = dialog.boxes.values()
    assert box.text() == "An && co – Partner Oost"
    assert not box.isChecked()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].text == "Delen van het dossier bewaard"
    assert [one.has_case for one in colleagues(store, enterprise)] == [True]
    told[-1].undo()
    qtbot.waitUntil(lambda: [one.has_case for one in colleagues(store, enterprise)] == [False])


def test_esc_keeps_what_was(qtbot, store, enterprise, an, open_page, told):
    dialog = ask(qtbot, open_page(enterprise))
    (box,) = dialog.boxes.values()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert [one.has_case for one in colleagues(store, enterprise)] == [False]
    assert told == []


def test_who_works_alone_reads_that_there_is_nobody_to_share_with(qtbot, enterprise, open_page):
    dialog = ask(qtbot, open_page(enterprise))
    assert not dialog.keep_button.isVisible()
    assert dialog.cancel_button.isVisible()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("synchroniseer dan eerst" in text for text in words)  # an invitation is no news here
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_head_says_with_whom_a_file_is_shared(store, desk, enterprise, open_page):
    tom, an, bo = (add_colleague(store, desk.me, name) for name in ("Tom B.", "An C.", "Bo D."))
    share_case(store, enterprise, {tom, an})
    page = open_page(enterprise)
    assert page.head.facts.text().endswith("Gedeeld met An C., Tom B.")
    desk.bus.tell(share_case(store, enterprise, {tom, an, bo}))
    page.head.show_dossier(load_dossier(store, desk.reference, enterprise))
    assert page.head.facts.text().endswith("Gedeeld met 3 collega’s")
    assert page.head.facts.toolTip().endswith("Gedeeld met An C., Bo D., Tom B.")
    share_case(store, enterprise, set())
    page.head.show_dossier(load_dossier(store, desk.reference, enterprise))
    assert "Gedeeld" not in page.head.facts.toolTip()
