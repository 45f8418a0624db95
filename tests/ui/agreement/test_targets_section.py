"""Instellingen › Streefcijfers: what was promised, by a promotor and by who only reads."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlmodel import select

from app.models.partnership import CLOSED_PARTNER, Role, TravelSetting
from app.models.results import Target as TargetRecord
from app.services.drafts import list_drafts
from app.services.results.target_edits import TargetWish, write_target
from app.services.results.targets import Scope, ScopeKind, agreement, sums
from app.ui.agreement.targets_section import TargetsSection
from app.ui.place import place_of_draft
from tests.ui.agreement.conftest import FIRST, LAST

PARTNER = ScopeKind.PARTNER


@pytest.fixture
def section(open_section):
    return lambda role="promotor": open_section(TargetsSection, role)


def shown(section):
    return [(row.name.text(), row.number.text(), row.note.words.text()) for row in section.rows]


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def saved(qtbot, section):
    qtbot.waitUntil(lambda: section.editor is None and not section.model.is_busy)


def test_partners_are_added_up_against_the_official_target(qtbot, section, promise, partners):
    promise(120)
    promise(74, PARTNER, partners["Oost"])
    promise(44, PARTNER, partners["West"])
    found = section()
    assert shown(found) == [
        ("Officieel streefcijfer", "120", ""),
        ("Partner Oost", "74", ""),
        ("Partner West", "44", ""),
    ]
    words = found.heads[PARTNER].note.words
    assert words.text().startswith("Partners samen 118 van 120. Nog 2")
    promise(2, PARTNER, partners["Noord"])
    found.model.look()
    qtbot.waitUntil(lambda: found.heads[PARTNER].note.words.text() == "Partners samen 120 van 120.")


def test_without_an_official_target_that_is_said(section, promise, partners):
    promise(74, PARTNER, partners["Oost"])
    assert "ontbreekt nog" in section().heads[PARTNER].note.words.text()


def test_a_promotor_adds_a_target_with_the_keyboard_and_undoes_it(qtbot, desk, section, terms):
    found = section()
    assert found.none.isVisible()
    qtbot.keyClick(found.new_button, Qt.Key.Key_Space)
    editor = found.editor
    assert editor.kind.hasFocus()
    assert (editor.first.text(), editor.last.text()) == ("ma 01/01/2024", "do 31/12/2026")
    qtbot.keyClick(editor.kind, Qt.Key.Key_Right)
    editor.who.set_key(desk.me.partner_id.hex)
    enter(qtbot, editor.number, "1.250")
    qtbot.keyClick(editor.number, Qt.Key.Key_Return)
    saved(qtbot, found)
    assert sums(agreement(desk.store).targets) == {PARTNER: 1250}
    qtbot.waitUntil(lambda: shown(found) == [("Partner Oost", "1.250", "")])
    assert found.new_button.hasFocus()
    assert not list_drafts(desk.store)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: shown(found) == [])
    qtbot.redo(desk)
    qtbot.waitUntil(lambda: shown(found) == [("Partner Oost", "1.250", "")])


@pytest.mark.parametrize("number", ["", "-3", "12,5", "veel", "100001", "²"])
def test_a_number_that_cannot_be_is_told_under_its_field(qtbot, desk, section, terms, number):
    found = section()
    found.new_button.click()
    enter(qtbot, found.editor.number, number)
    found.save_button.click()
    field = found.editor.fields["number"]
    assert field.error == "Vul een geheel getal in, van 0 tot 100.000."
    assert found.editor.number.text() == number
    assert found.editor.number.hasFocus()
    assert agreement(desk.store).targets == ()


def test_days_that_cannot_be_are_told_under_their_field(qtbot, section):
    found = section()
    found.new_button.click()
    editor = found.editor
    enter(qtbot, editor.number, "12")
    enter(qtbot, editor.first, "morgend")
    found.save_button.click()
    assert editor.fields["first"].error == "Dit is geen dag. Typ bijvoorbeeld 20/11 of vr."
    assert editor.fields["last"].error == "Vul een dag in."
    enter(qtbot, editor.first, "1/1/2026")
    enter(qtbot, editor.last, "31/12/2025")
    found.save_button.click()
    qtbot.waitUntil(lambda: bool(editor.fields["last"].error))
    assert editor.fields["last"].error == "De laatste dag ligt voor 01/01/2026, de eerste dag."


def test_an_overlap_is_refused_with_the_days_of_the_other(qtbot, section, promise):
    promise(120)
    found = section()
    found.new_button.click()
    editor = found.editor
    enter(qtbot, editor.first, "31/12/2026")
    enter(qtbot, editor.last, "31/12/2027")
    enter(qtbot, editor.number, "40")
    found.save_button.click()
    qtbot.waitUntil(lambda: bool(editor.fields["first"].error))
    assert editor.fields["first"].error == (
        "Overlapt met het streefcijfer van 01/01/2024 tot 31/12/2026 (120). Elke dag hoort bij één "
        "streefcijfer."
    )
    assert editor.number.text() == "40"


def test_a_partner_has_to_be_chosen(qtbot, section, partners, terms):
    found = section()
    found.new_button.click()
    qtbot.keyClick(found.editor.kind, Qt.Key.Key_Right)
    enter(qtbot, found.editor.number, "40")
    found.save_button.click()
    assert found.editor.fields["who"].error == "Kies voor wie of wat het geldt."


def test_a_target_is_changed_and_taken_away_and_the_keyboard_stays_near(
    qtbot, desk, section, promise, partners
):
    promise(120)
    promise(44, PARTNER, partners["West"])
    found = section()
    found.rows[1].edit_button.click()
    assert found.editor.number.selectedText() == "44"
    qtbot.keyClicks(found.editor.number, "50")
    found.save_button.click()
    saved(qtbot, found)
    qtbot.waitUntil(lambda: shown(found)[1][:2] == ("Partner West", "50"))
    qtbot.mouseClick(found.rows[1].remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(found.rows) == 1)
    assert found.rows[0].remove_button.hasFocus()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(found.rows) == 2)


def test_what_is_typed_is_kept_and_comes_back_for_the_same_target(
    qtbot, desk, section, promise, terms
):
    promise(120)
    found = section()
    found.rows[0].edit_button.click()
    enter(qtbot, found.editor.remark, "Addendum")
    enter(qtbot, found.editor.last, "eind 27")
    found.keep()
    [draft] = list_drafts(desk.store)
    assert place_of_draft(draft.form).text == "Streefcijfers"
    again = section()
    qtbot.waitUntil(lambda: again.editor is not None)
    assert (again.editor.remark.text(), again.editor.last.text()) == ("Addendum", "eind 27")
    enter(qtbot, again.editor.last, "31/12/2027")
    again.save_button.click()
    saved(qtbot, again)
    [one] = agreement(desk.store).targets
    assert (one.target.number, one.remark) == (120, "Addendum")


@pytest.mark.parametrize("role", ["coach", "partner_admin", "auditor"])
def test_others_read(section, promise, role):
    promise(120)
    found = section(role)
    assert shown(found) == [("Officieel streefcijfer", "120", "")]
    assert found.new_button.isHidden()
    assert found.rows[0].edit_button.isHidden()
    assert found.rows[0].remove_button.isHidden()


def test_what_another_laptop_made_of_it_is_told(store, me, section, promise, partners):
    root, west = me.partnership_id, partners["West"]
    promise(40, PARTNER, west)
    with store.write() as session:
        session.add_all([
            TargetRecord(root=root, first=LAST, last=FIRST, number=7),
            TargetRecord(root=root, first=FIRST, last=LAST, number=-7, region="X99"),
            TargetRecord(root=root, first=FIRST, last=date(9999, 12, 31), number=6),
            TargetRecord(root=root, first=FIRST, last=LAST, number=10**12),
            TargetRecord(root=root, first=FIRST, last=LAST, number=8, theme="later"),
            TargetRecord(root=root, first=FIRST, last=LAST, number=9, theme="later"),
            TravelSetting(root=root, name=f"{CLOSED_PARTNER}{west.hex}", value=True),
        ])  # fmt: skip
    notes = {(name, number): note for name, number, note in shown(section())}
    assert "Eindigt voor het begint" in notes["Officieel streefcijfer", "7"]
    assert "Ligt te ver weg" in notes["Officieel streefcijfer", "6"]
    assert "Is te groot" in notes["Officieel streefcijfer", "1.000.000.000.000"]
    assert "Ligt onder 0" in notes["X99", "-7"]
    assert "Overlapt met 01/01/2024 – 31/12/2026 (9)." in notes["later", "8"]
    assert "Overlapt" in notes["later", "9"]
    assert "Deze partner is gesloten." in notes["Partner West", "40"]


def test_a_target_of_a_closed_partner_can_still_be_changed(store, me, qtbot, section, partners):
    west = partners["West"]
    with store.write() as session:
        name = f"{CLOSED_PARTNER}{west.hex}"
        session.add(TravelSetting(root=me.partnership_id, name=name, value=True))
    write_target(store, TargetWish(FIRST, LAST, 40, Scope(PARTNER, west.hex)))
    found = section()
    found.rows[0].edit_button.click()
    assert found.editor.who.currentText() == "Partner West"
    qtbot.keyClicks(found.editor.number, "39")
    found.save_button.click()
    saved(qtbot, found)
    assert sums(agreement(store).targets) == {PARTNER: 39}


def test_a_refusal_of_the_store_is_told_and_nothing_is_lost(qtbot, desk, section, terms, store):
    found = section()
    found.new_button.click()
    enter(qtbot, found.editor.number, "12")
    with store.write() as session:  # the role went to somebody else, on another laptop
        session.exec(select(Role)).one().role = "coach"
    found.save_button.click()
    qtbot.waitUntil(found.note.isVisible)
    assert "Alleen de promotor" in found.note.words.text()
    assert found.editor.number.text() == "12"
