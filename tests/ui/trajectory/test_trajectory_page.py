"""The page of a trajectory: its head, its phases, its steps."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.trajectory import Phase
from app.models.base import new_id
from app.models.sync import ScopeRoot
from app.services.drafts import list_drafts
from app.services.files.attachments import list_files
from app.services.trajectories.use_cases import enter_phase
from app.ui.place import Place
from app.ui.widgets.file_dialog import FileDialog
from tests.case_samples import view
from tests.ui.trajectory.steps import choose, nameless, press, words

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(open_page, joint):
    return open_page(joint.id)


def spoken(page):
    return [part.accessibleName() for part in page.head.phases.parts.values()]


def test_the_head_says_how_it_stands(page):
    head = page.head
    assert head.title.text() == "Onthaal nieuwe medewerkers"
    assert head.pill.text == "Lopend"
    assert head.joint.text().startswith("Gezamenlijk, 2 onderneming")
    assert head.counts.text() == "0 van 2"
    assert head.facts.text().startswith("Sinds 12/05/2026  •  0 sessie")
    assert head.facts.text().endswith("  •  Partner Oost  •  Coach Els V.")
    assert [crumb.text for crumb in page.crumbs()] == ["Trajecten", "Onthaal nieuwe medewerkers"]
    assert spoken(page) == [
        "Verkenning, loopt sinds 12/05/2026",
        "Analyse, nog niet begonnen",
        "Actieplan, nog niet begonnen",
        "Uitvoering, nog niet begonnen",
        "Borging, nog niet begonnen",
    ]


def test_title_and_structural_change_are_edited_where_they_stand(qtbot, desk, store, page, joint):
    for field, text in (
        (page.head.title, "Peters en meters"),
        (page.head.purpose, "Een vaste peter"),
    ):
        field.setFocus()
        press(page, Qt.Key.Key_Return)
        field.field.clear()
        QTest.keyClicks(field.field, text)
        press(page, Qt.Key.Key_Return)
    found = view(store, joint.id)
    assert (found.title, found.purpose) == ("Peters en meters", "Een vaste peter")
    assert page.crumbs()[1].text == "Peters en meters"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not page.head.purpose.text())


def test_a_title_cannot_be_empty(page, store, joint):
    page.head.title.edit()
    page.head.title.field.clear()
    press(page, Qt.Key.Key_Return)
    assert page.head.title.note.words.text() == "Dit veld mag niet leeg zijn."
    assert view(store, joint.id).title == "Onthaal nieuwe medewerkers"


def test_a_phase_begins_today_from_its_menu(page, store, joint):
    menu = page.phase_menu("analysis")
    assert words(menu) == ["Begin vandaag", "Begin op een andere dag…", "Sla over…"]
    choose(menu, "Begin vandaag")
    assert view(store, joint.id).phases == {
        "exploration": Phase(date(2026, 5, 12), TODAY),
        "analysis": Phase(TODAY),
    }
    assert spoken(page)[:2] == [
        "Verkenning, van 12/05/2026 tot 23/11/2026",
        "Analyse, loopt sinds 23/11/2026",
    ]


def test_phases_in_between_are_skipped_with_a_reason(qtbot, desk, page, store, joint):
    choose(page.phase_menu("execution"), "Begin vandaag")
    line = page.line
    assert line.question.text() == (
        "Wanneer begint de fase Uitvoering? Overgeslagen: Analyse, Actieplan. Zeg waarom."
    )
    assert line.reason.hasFocus()
    press(page, Qt.Key.Key_Return)
    assert line.note.words.text().startswith("De fase Analyse is nog niet begonnen")
    QTest.keyClicks(line.reason, "Alles lag klaar")
    press(page, Qt.Key.Key_Return)
    assert line.isHidden()
    found = view(store, joint.id)
    assert found.phase == "execution"
    assert found.phases["analysis"] == Phase(skipped=True, skip_reason="Alles lag klaar")
    assert spoken(page)[1] == "Analyse, overgeslagen: Alles lag klaar"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: spoken(page)[1] == "Analyse, nog niet begonnen")


def test_arrows_walk_over_the_phases(page):
    page.head.phases.parts["exploration"].setFocus()
    press(page, Qt.Key.Key_Right)
    assert page.head.phases.parts["analysis"].hasFocus()
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Left)
    assert page.head.phases.parts["anchoring"].hasFocus()


def test_the_days_of_a_phase_are_mended(page, store, joint):
    page.model.do("", lambda: enter_phase(store, joint.id, "analysis", date(2026, 6, 1)))
    page.steps.ask("days/exploration")
    line = page.line
    line.day.setText("20/5/2026")
    line.day.setModified(True)
    line.end.setText("19/5/2026")
    line.end.setModified(True)
    line.answer()
    assert line.note.words.text().startswith("Het einde ligt voor het begin van de fase")
    line.end.setText("dertig")
    line.end.setModified(True)
    line.answer()
    assert line.note.words.text() == "Dit is geen dag. Typ bijvoorbeeld 20/11 of vr."
    line.end.setText("30/5/2026")
    line.end.setModified(True)
    line.answer()
    assert view(store, joint.id).phases["exploration"] == Phase(
        date(2026, 5, 20), date(2026, 5, 30)
    )


def test_escape_takes_the_question_away(page, store, joint):
    page.steps.ask("stop")
    QTest.keyClicks(page.line.reason, "Overname")
    press(page, Qt.Key.Key_Escape)
    assert page.line.isHidden()
    assert view(store, joint.id).status == "running"


def test_it_stops_with_a_reason_and_runs_again(page, store, joint):
    assert "Zet stop…" in words(page.head.menu())
    choose(page.head.menu(), "Zet stop…")
    QTest.keyClicks(page.line.reason, "Overname")
    press(page, Qt.Key.Key_Return)
    assert page.head.pill.text == "Stopgezet"
    assert "Stopgezet op 23/11/2026: Overname" in page.head.facts.text()
    choose(page.head.menu(), "Heropen")
    assert page.head.pill.text == "Lopend"
    assert view(store, joint.id).stop_reason == ""


def test_the_bundle_is_the_dossier_of_what_stands_here(desk, page, store, joint):
    asked = []
    desk.document_requested.connect(asked.append)
    page.head.title.edit()
    page.head.title.field.setText("Peters en meters")
    page.head.bundle_button.click()
    choose(page.head.menu(), "PDF van het dossier")
    assert [one.file_name for one in asked] == ["Trajectdossier Peters en meters.pdf"] * 2
    choose(page.head.menu(), "Eindverslag om te tekenen")
    assert asked[2].file_name == "Eindverslag Peters en meters.pdf"
    assert all(one.make().startswith(b"%PDF") for one in asked[1:])


def test_a_signed_closing_report_is_attached_by_hand_whatever_it_is_called(
    qtbot, page, store, joint, tmp_path
):
    (tmp_path / "IMG_2210.pdf").write_bytes(b"%PDF-1.7 ondertekend")
    choose(page.head.menu(), "Getekend eindverslag van Bakkerij Janssens…")
    dialog = page.findChild(FileDialog)
    dialog.filesSelected.emit([str(tmp_path / "IMG_2210.pdf")])
    dialog.reject()
    qtbot.waitUntil(lambda: bool(list_files(store, joint.id)))
    (file,) = list_files(store, joint.id)
    assert file.name == "Eindverslag Bakkerij Janssens.pdf"


def test_of_a_company_that_is_gone_the_report_says_so_and_asks_for_no_rights(qtbot, page, tmp_path):
    with qtbot.waitSignal(page.desk.failed) as failed:
        page.closing.add(UUID(int=1), [str(tmp_path / "a.pdf")])
    assert failed.args[0].code == "trajectory.member_gone"


def test_the_bundle_leaves_the_head_where_there_is_no_room(qtbot, page):
    assert page.head.bundle_button.isVisible()
    page.resize(420, 600)
    qtbot.waitUntil(lambda: not page.head.bundle_button.isVisible())


def test_closing_plans_the_looks_back(page, store, joint):
    choose(page.head.menu(), "Rond af…")
    assert "Nog geen enkel doel is een structurele verandering." in page.line.question.text()
    press(page, Qt.Key.Key_Return)
    assert page.head.pill.text == "Afgerond"
    assert "Afgerond op 23/11/2026" in page.head.facts.text()
    assert [one.due_on for one in view(store, joint.id).follow_ups] == [
        date(2027, 5, 23),
        date(2027, 5, 23),
        date(2027, 11, 23),
        date(2027, 11, 23),
    ]


def test_a_skipped_phase_can_begin_after_all(page, store, joint):
    choose(page.phase_menu("analysis"), "Sla over…")
    QTest.keyClicks(page.line.reason, "Was scherp")
    press(page, Qt.Key.Key_Return)
    assert spoken(page)[1] == "Analyse, overgeslagen: Was scherp"
    menu = page.phase_menu("analysis")
    assert words(menu) == ["Begin vandaag", "Begin op een andere dag…", "Wijzig de reden…"]
    choose(menu, "Begin vandaag")
    assert view(store, joint.id).phases["analysis"] == Phase(TODAY)


def test_it_goes_to_the_bin_and_comes_back_with_undo(qtbot, desk, page, store, joint):
    gone = []
    desk.go_requested.connect(gone.append)
    choose(page.head.menu(), "Naar prullenbak")
    assert view(store, joint.id).is_deleted
    assert gone == [Place("trajectories")]
    qtbot.waitUntil(lambda: page.instead.shown is not None)
    assert page.instead.shown.title.text() == "Dit traject bestaat niet meer"
    qtbot.undo(desk)
    assert gone == [Place("trajectories"), Place("trajectory", record=joint.id)]
    qtbot.waitUntil(page.head.isVisible)


def test_one_that_never_was(open_page):
    page = open_page(new_id(), is_there=False)
    assert page.instead.shown.title.text() == "Dit traject bestaat niet meer"


def test_tabs_turn_with_the_keyboard(page):
    first = page.room.bar.currentIndex()
    held = Qt.KeyboardModifier.ControlModifier
    for _ in range(page.room.bar.count()):
        press(page, Qt.Key.Key_Tab, held)
    assert page.room.bar.currentIndex() == first
    press(page, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert page.room.current == "history"


def test_a_quick_session_is_for_the_only_company_here(desk, page):
    asked = []
    desk.quick_session_requested.connect(asked.append)
    press(page, Qt.Key.Key_F8)
    assert asked == [None]  # two companies: the panel asks which


def test_what_is_typed_and_not_done_is_found_again(qtbot, desk, open_page, joint):
    page = open_page(joint.id)
    page.steps.ask("stop")
    QTest.keyClicks(page.line.reason, "Over")
    page.keep()
    again = open_page(joint.id)
    assert again.line.asking.key == "stop"
    assert again.line.reason.text() == "Over"
    assert again.line.reason.hasFocus()
    QTest.keyClicks(again.line.reason, "name")
    press(again, Qt.Key.Key_Return)
    assert again.head.pill.text == "Stopgezet"
    qtbot.waitUntil(lambda: not list_drafts(desk.store))


def test_who_only_reads_it_changes_nothing(open_page, store, joint):
    with store.write() as session:
        session.merge(ScopeRoot(root=joint.id.hex, state="live", level="read"))
    page = open_page(joint.id)
    assert not page.head.title.isEnabled()
    assert {action.isEnabled() for action in page.phase_menu("analysis").actions()} == {False}
    menu = page.head.menu()
    enabled = [one.text() for one in menu.actions() if one.isEnabled() and one.text()]
    papers = ["PDF van het dossier", "Eindverslag om te tekenen", "Historiek"]
    assert enabled == [*papers, "Breng in als casus"]  # a case takes nothing away from it
    assert not page.room.show("members")._adding.isVisible()
    goals = page.room.show("goals")
    assert not goals._first_button.isVisible()


def test_the_keyboard_goes_along_to_another_tab(page):
    page.room.show("members").take_keyboard()
    press(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.room.current == "sessions"
    assert page.room.stack.isAncestorOf(page.window().focusWidget())


def test_a_field_that_was_refused_opens(open_page, joint):
    page = open_page(joint.id, unit="purpose")
    assert page.head.purpose.is_editing


def test_every_part_that_takes_the_keyboard_has_a_name(page):
    page.steps.ask("stop")
    for name in ("goals", "members", "sessions"):
        page.room.show(name)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert nameless(widget) is None
