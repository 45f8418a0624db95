"""What is done on the page of evidence packs, with the keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.errors import UserError
from app.ui.place import Place
from tests.pack_screen_samples import GAPS, WHOLES, some_id, target_in

CTRL = Qt.KeyboardModifier.ControlModifier


def test_space_asks_the_coach(page, packs, press, qtbot):
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: packs.questions == [(GAPS[0],)])


def test_right_goes_to_the_action_and_enter_presses_it(page, packs, press, qtbot):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: packs.questions == [(GAPS[2],)])


def test_enter_opens_the_criterion_of_a_gap(page, press, qtbot):
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    gap = GAPS[0]
    unit = f"criteria/{gap.member_id.hex}/end"
    assert asked.args == [Place("trajectory", record=gap.trajectory_id, unit=unit)]


def test_g_goes_to_the_gaps_and_from_there_to_the_criterion(page, press, qtbot):
    page.side.seal.setFocus()
    press(page, Qt.Key.Key_G)
    assert page.lists.gaps.hasFocus()
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        press(page, Qt.Key.Key_G)
    assert asked.args[0].record == GAPS[0].trajectory_id


def test_a_gap_of_a_partner_that_did_not_sync_leads_to_the_sync(page, press, qtbot):
    for _ in range(4):
        press(page, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [Place("sync")]


def test_a_partner_that_did_not_sync_gets_a_mail(page, packs, press, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "app.ui.evidence_pack.asking.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()) or True,
    )
    for _ in range(4):
        press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Space)
    assert opened[0].startswith("mailto:b@w.example?subject=")
    assert "Lasbedrijf" in opened[0]
    assert packs.questions == []


def test_a_complete_dossier_opens_its_trajectory(page, press, qtbot):
    page.lists.complete.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.lists.wholes.hasFocus()
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [Place("trajectory", record=WHOLES[0].trajectory_id)]


def test_six_interactions_make_the_pack_of_every_dossier(qtbot, open_page, packs, press, tmp_path):
    page = open_page()  # 1 and 2: Ctrl+G, B
    qtbot.waitUntil(page.lists.gaps.hasFocus)
    press(page, Qt.Key.Key_P, CTRL)  # 3
    dialog = page.target.dialog
    assert dialog.selectedFiles()[0].endswith("bewijspakket-2026-10.pdf")
    dialog.selectFile(str(target_in(tmp_path)))
    dialog.accept()  # 4: Enter on the name that is proposed
    qtbot.waitUntil(lambda: bool(packs.made))
    assert packs.made[0][1] == target_in(tmp_path)
    qtbot.waitUntil(lambda: page.cards.card is not None)
    page.activateWindow()
    qtbot.waitUntil(page.cards.folder_button.hasFocus)
    assert page.cards.card.title.text() == "bewijspakket-2026-10.pdf is gemaakt"
    told = page.cards.card.text.text()
    assert "12 volledig, 3 onvolledig en apart. 214 pagina's, 186 stukken, 148 MB." in told
    assert "Verzegeld met de sleutel die begint met 7F3A 91C0 5BE2 D441." in told
    assert str(tmp_path) in told


def test_making_tells_how_far_it_is_and_can_be_stopped(qtbot, page, packs, press, tmp_path):
    packs.go_on.clear()
    with qtbot.waitSignal(page.desk.working):
        page.model.make(page.wish(), target_in(tmp_path))
    qtbot.waitUntil(
        lambda: page.foot.how_far.text() == "Bezig: 5 van 16 dossiers, werk gerust verder"
    )
    assert not page.foot.make_button.isEnabled()
    page.model.refresh()  # somebody changes something meanwhile
    with qtbot.waitSignal(page.model.stated):
        pass
    assert page.foot.how_far.isVisible()
    assert not page.foot.note.isVisible()
    page.foot.stop_button.setFocus()
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.model.is_busy)
    assert packs.made == []
    assert page.cards.card is None
    qtbot.waitUntil(page.foot.make_button.isEnabled)
    assert page.foot.count.isVisible()


def test_why_a_pack_was_not_made_stands_on_the_page(qtbot, page, packs, press, tmp_path):
    packs.error = UserError("store.full")
    page.model.make(page.wish(), target_in(tmp_path))
    qtbot.waitUntil(lambda: page.cards.card is not None)
    assert page.cards.card.level == "error"
    packs.error = None
    press(page, Qt.Key.Key_Return)
    assert page.cards.card is None
    qtbot.waitUntil(page.lists.gaps.hasFocus)


def test_the_preview_is_the_whole_pack_without_a_seal(qtbot, page, packs):
    with qtbot.waitSignal(page.desk.document_requested) as asked:
        page.foot.look_button.click()
    request = asked.args[0]
    assert request.file_name == "bewijspakket-2026-10.pdf"
    assert request.make().startswith(b"%PDF")
    assert packs.wishes[-1] == replace(page.wish(), is_sealed=False)


def test_another_shape_proposes_another_file(page, press):
    actions = page.target.menu().actions()
    assert [action.text() for action in actions[:3]] == [
        "Eén PDF met alle dossiers",
        "ZIP met een PDF per onderneming",
        "Map zoals in het archief van Europa WSE",
    ]
    actions[1].trigger()
    assert page.wish().shape == "zip"
    press(page, Qt.Key.Key_P, CTRL)
    assert page.target.dialog.selectedFiles()[0].endswith("bewijspakket-2026-10.zip")
    page.target.dialog.reject()


def test_closing_a_period_is_asked_first_and_the_safe_answer_has_the_keyboard(
    qtbot, page, packs, press
):
    page.side.close_button.setFocus()
    press(page, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.no_button.hasFocus)
    assert "gaat niet meer open" in dialog.words.text()
    press(dialog, Qt.Key.Key_Return)
    assert packs.closings == []
    page.side.close_button.click()
    dialog = QApplication.activeModalWidget()
    dialog.yes_button.setFocus()
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [pack for _wish, pack in packs.closings] == [some_id("pack")])


def test_a_period_without_a_pack_cannot_be_closed_and_it_says_why(open_page, packs):
    packs.view = replace(packs.view, pack_id=None)
    page = open_page()
    assert not page.side.close_button.isEnabled()
    assert page.side.close_note.text() == "Maak eerst het pakket van deze periode."


def test_a_pack_without_files_or_names_does_not_close_a_period(open_page, packs):
    packs.view = replace(packs.view, pack_id=None, has_part=True)
    page = open_page()
    assert not page.side.close_button.isEnabled()
    assert "zonder bestanden of zonder namen" in page.side.close_note.text()


def test_all_is_asked_at_once_with_a_mail_for_each_coach(qtbot, page, packs, press, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "app.ui.evidence_pack.mail_dialog.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()) or True,
    )
    page.lists.all_button.setFocus()
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: packs.questions == [GAPS[:4]])
    qtbot.waitUntil(lambda: page.asker.dialog is not None)
    dialog = page.asker.dialog
    assert [button.accessibleName() for button in dialog.buttons] == [
        "Open mail aan Els V.",
        "Open mail aan Tom A.",
        "Open mail aan Rik D.",
    ]
    qtbot.waitUntil(dialog.buttons[0].hasFocus)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.buttons[1].hasFocus()
    assert opened[0].startswith("mailto:els@oost.example?subject=")
    assert "Eindmeting" in opened[0]
    dialog.close()


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("Ondersteunde ondernemingen", b"supported 2026-10-01"),
        ("Ondernemingen die meetellen", b"counted 2026-10-01"),
        ("Afwijkingen dubbelfinanciering", b"deviations 2026-10-01"),
    ],
)
def test_the_lists_of_a_final_report_are_saved_as_spreadsheets(
    qtbot, page, desk, tmp_path, words, content
):
    (action,) = (one for one in page.target.menu().actions() if one.text().startswith(words))
    action.trigger()
    saving = page.sheets.saving
    qtbot.waitUntil(lambda: saving.dialog is not None)
    assert saving.dialog.selectedFiles()[0].endswith(f"{words}.xlsx")
    path = tmp_path / "lijst.xlsx"
    with qtbot.waitSignal(desk.noticed) as told:
        saving.dialog.fileSelected.emit(str(path))
    assert told.args[0].text == "Bewaard: lijst.xlsx"
    assert path.read_bytes() == content
    saving.dialog.reject()
