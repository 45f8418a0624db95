"""Two files of one company are merged from the head of one of them, and parted again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.models.base import new_id
from app.models.directory import DirectoryEntry
from app.models.sync import ScopeRoot
from app.services.companies.dossier import load_dossier
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.companies.merge import merge_companies
from app.services.drafts import DraftForm, find_company_draft, keep_draft, new_draft_id
from app.ui.dossier.merge_dialog import MergeDialog
from tests.coaching_samples import utc
from tests.file_samples import add_enterprise, add_session

NUMBER = "1999990144"


@pytest.fixture
def other(store, desk, enterprise):
    found = add_enterprise(
        store,
        "Janssens & Zn",
        number=NUMBER,
        purpose="Groei",
        contact="Piet",
        coach_id=None,
        partner_id=desk.me.partner_id,
    )
    add_session(store, found, utc(20, 9), "Eerste gesprek.")
    return found


def menu(page, begin):
    return [one for one in page.head.menu().actions() if one.text().startswith(begin)]


def open_dialog(qtbot):
    def dialogs():
        every = QApplication.topLevelWidgets()
        return [one for one in every if isinstance(one, MergeDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()))
    return dialogs()[0]


@pytest.fixture
def asked(qtbot, store, enterprise, other, open_page):
    """The page, and the dialog as the notice in its head opens it."""
    page = open_page(enterprise)
    notice = page.head.duplicates
    assert notice.accessibleName() == (
        "Nog een dossier met dit KBO-nummer: Janssens & Zn (Partner Oost)."
    )
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    dialog = open_dialog(qtbot)
    qtbot.waitUntil(lambda: dialog.grid is not None)
    return page, dialog


def test_what_differs_stands_side_by_side_and_enter_merges(qtbot, desk, store, asked, other, told):
    page, dialog = asked
    assert list(dialog.grid.rows) == ["name", "coach_id", "partner_id", "nace", "purpose"]
    assert dialog.grid.rows["name"].result.text() == "Bakkerij Janssens"
    assert dialog.grid.rows["name"].kept.isChecked()
    QTest.mouseClick(dialog.grid.rows["name"].other, Qt.MouseButton.LeftButton)
    assert dialog.grid.rows["name"].result.text() == "Janssens & Zn"
    dialog.grid.choose("purpose", "both")
    QTest.keyClick(dialog.merge_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].text == "Janssens & Zn is samengevoegd met dit dossier"
    qtbot.waitUntil(lambda: len(page.model.dossier.members) == 2)
    assert page.model.dossier.name == "Janssens & Zn"
    assert page.model.dossier.purpose == "Nieuwe bakkers blijven\n\nGroei"
    assert page.head.duplicates.isHidden()
    assert enterprise_ids(store, desk.reference, EnterpriseQuery()) == [page.model.id]
    told[-1].undo()
    qtbot.waitUntil(lambda: page.model.dossier.name == "Bakkerij Janssens")
    assert page.head.duplicates.isVisible()


def test_esc_leaves_both_files_alone(qtbot, desk, store, asked, told):
    _, dialog = asked
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(enterprise_ids(store, desk.reference, EnterpriseQuery())) == 2
    assert told == []


def test_the_menu_asks_which_other_file(qtbot, enterprise, other, open_page):
    page = open_page(enterprise)
    menu(page, "Voeg samen met")[0].trigger()
    dialog = open_dialog(qtbot)
    assert not dialog.merge_button.isEnabled()
    dialog.company.combo.setFocus()
    qtbot.keyClicks(dialog.company.combo, "zn")
    qtbot.keyClick(dialog.company.combo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.grid is not None)
    assert dialog.grid.preview.other.id == other
    dialog.reject()


def test_the_menu_parts_them_again(qtbot, store, enterprise, other, open_page, told):
    merge_companies(store, enterprise, other, {})
    page = open_page(other)  # an old link leads to the one that goes on
    assert page.model.id == enterprise
    (part,) = menu(page, "Maak Janssens && Zn weer apart")
    part.trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].text == "Janssens & Zn is weer een apart dossier"
    qtbot.waitUntil(lambda: page.model.dossier.members == (enterprise,))
    assert menu(page, "Maak") == []
    assert load_dossier(store, page.desk.reference, other).members == (other,)


def only_read(store, enterprise):
    with store.write() as session:
        session.get_one(ScopeRoot, enterprise.hex).level = "read"


def test_who_only_reads_the_file_is_told_so_before_anything(store, enterprise, other, open_page):
    only_read(store, enterprise)
    page = open_page(enterprise)
    (merge,) = menu(page, "Voeg samen met")
    why = "Je mag dit dossier lezen, niet wijzigen."
    assert (merge.isEnabled(), merge.toolTip(), merge.whatsThis()) == (False, why, why)
    lines = [one.text() for one in page.head.menu().actions() if one.isEnabled()]
    assert lines == ["Plan bezoek", "PDF van het dossier"]  # which change nothing in it
    notice = page.head.duplicates
    assert (notice.button.isEnabled(), notice.button.toolTip()) == (False, why)
    assert notice.accessibleName().endswith(why)


def test_nothing_can_be_typed_in_a_file_that_is_only_read(
    qtbot, desk, store, enterprise, open_page
):
    only_read(store, enterprise)
    page = open_page(enterprise)
    assert page.head.only_read.isVisible()
    assert page.head.only_read.accessibleName() == (
        "Je mag dit dossier lezen, niet wijzigen. Vraag je partnerbeheerder om schrijfrecht."
    )
    page.room.show("overview")
    parts = page._parts().items()
    names = [name for name, field in parts if isinstance(field, QWidget) and field.isEnabled()]
    assert ("overview/enterprise/legal_form" in page._parts(), names) == (True, [])
    went, failed = [], []
    desk.go_requested.connect(went.append)
    desk.quick_session_requested.connect(went.append)
    desk.failed.connect(failed.append)
    for pressed in (Qt.Key.Key_N, Qt.Key.Key_F8):
        QTest.keyClick(page, pressed)
    assert (went, [error.code for error in failed]) == ([], ["case.read_only"] * 2)


def test_a_session_and_an_intake_go_on_with_what_was_typed_before_the_merger(
    store, desk, enterprise, other
):
    typed = {kind: DraftForm(new_draft_id(), kind, other, "", {}) for kind in ("session", "intake")}
    for form in typed.values():
        keep_draft(store, form, is_new=True)
    assert find_company_draft(store, "session", enterprise) is None
    merge_companies(store, enterprise, other, {})
    for kind, form in typed.items():
        for asked in (enterprise, other):
            assert find_company_draft(store, kind, asked).form.id == form.id


def test_of_another_file_that_is_only_read_the_dialog_says_so(
    qtbot, store, enterprise, other, open_page
):
    only_read(store, other)
    page = open_page(enterprise)
    QTest.mouseClick(page.head.duplicates.button, Qt.MouseButton.LeftButton)
    dialog = open_dialog(qtbot)
    words = "Het dossier van Janssens & Zn mag je lezen, niet wijzigen of samenvoegen."
    qtbot.waitUntil(lambda: dialog.words.text() == words)
    assert not dialog.merge_button.isEnabled()
    assert dialog.grid is None
    dialog.reject()


def test_of_a_file_elsewhere_it_tells_whom_to_ask(qtbot, store, enterprise, open_page):
    with store.write() as session:
        root = new_id()
        session.add(
            DirectoryEntry(root=root, enterprise_id=new_id(), number=NUMBER, name="Van Tom")
        )
    page = open_page(enterprise)
    notice = page.head.duplicates
    assert notice.accessibleName() == (
        "Een collega heeft dit KBO-nummer ook: Van Tom. "
        "Wie beide dossiers heeft, kan ze samenvoegen."
    )
    with qtbot.waitSignal(page.head.share_requested):
        QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
