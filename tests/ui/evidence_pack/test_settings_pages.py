"""The pages of the settings about evidence, and the ways to its screen from elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.evidence_pack.closed_section import ClosedSection
from app.ui.evidence_pack.seal_section import SealSection
from app.ui.evidence_pack.service import SealView
from app.ui.place import Place
from app.ui.preferences.page import PreferencesPage
from app.ui.search.commands import Commands
from app.ui.shell.badge import EvidenceBadge
from tests.pack_screen_samples import AT, SEAL


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_closed_period_tells_who_closed_it_and_what_was_mended_since(qtbot, desk):
    section = ClosedSection(desk)
    qtbot.addWidget(section)
    qtbot.waitUntil(lambda: bool(section.lines.shown))
    words = words_in(section)
    assert "September 2026" in words
    assert "01/09/2026 – 30/09/2026" in words
    assert "7F3A 91C0 7F3A 91C0" in words
    assert "1 verbetering" in words
    day = "23/11/2026, Els V.: Sessie van 14/09. Duur was verkeerd genoteerd"
    assert day in words


def test_without_one_it_says_so(qtbot, desk, packs, monkeypatch):
    monkeypatch.setattr(packs, "closed", tuple)
    section = ClosedSection(desk)
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(section.none.isVisible)
    assert section.none.text() == "Er is nog geen periode afgesloten."


@pytest.fixture
def seal(qtbot, desk, show_active):
    section = show_active(SealSection(desk))
    qtbot.waitUntil(lambda: "Vingerafdruk" in words_in(section))
    return section


def test_the_whole_fingerprint_can_be_compared(seal):
    letters = SEAL.upper()
    groups = " ".join(letters[at : at + 4] for at in range(0, 64, 4))
    assert groups in words_in(seal)


def test_a_wrong_password_keeps_the_file_and_asks_again(qtbot, seal):
    seal._on_chosen("/x/sleutel.p12")
    assert seal.passphrase.hasFocus()
    qtbot.keyClicks(seal.passphrase, "fout")
    qtbot.keyClick(seal.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seal.note.words.text() not in {"", "sleutel.p12"})
    qtbot.waitUntil(seal.passphrase.hasFocus)
    qtbot.keyClicks(seal.passphrase, "juist")
    qtbot.keyClick(seal.passphrase, Qt.Key.Key_Return)
    expected = "Vanaf nu krijgt elk pakket een zegel van deze sleutel."
    qtbot.waitUntil(lambda: seal.note.words.text() == expected)
    assert seal.passphrase.text() == ""
    assert seal.passphrase.isHidden() or not seal.passphrase.isVisible()


def test_a_token_that_seals_again_is_shown_though_no_record_changed(qtbot, desk, seal, monkeypatch):
    held = SealView("Kaart van Oost", SEAL, AT, token_library="/usr/lib/kaart.so")
    monkeypatch.setattr(desk.packs, "seal", lambda: held)
    token = seal.token
    qtbot.keyClicks(token.library, "/usr/lib/kaart")
    qtbot.keyClicks(token.pin, "241187")
    qtbot.mouseClick(token.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(token.library.hasFocus)  # it is the file that is wrong
    qtbot.keyClick(token.library, Qt.Key.Key_End)
    qtbot.keyClicks(token.library, ".so")
    qtbot.keyClicks(token.label, "Zegel")
    qtbot.mouseClick(token.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Kaart van Oost" in words_in(seal))


def test_a_token_with_two_keys_asks_which_and_forgets_the_pin(qtbot, seal):
    token = seal.token
    qtbot.keyClicks(token.library, "/usr/lib/kaart.so")
    qtbot.keyClicks(token.pin, "241187")
    qtbot.keyClick(token.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "«Eigen», «Zegel»" in token.note.words.text())
    qtbot.waitUntil(token.label.hasFocus)
    qtbot.keyClicks(token.label, "Zegel")
    qtbot.mouseClick(token.go_button, Qt.MouseButton.LeftButton)
    expected = "Vanaf nu krijgt elk pakket een zegel van dit token."
    qtbot.waitUntil(lambda: token.note.words.text() == expected)
    assert token.pin.text() == ""


def test_a_key_of_a_lost_laptop_is_used_no_longer(qtbot, seal):
    mine, lost = seal.keys.shown
    assert mine.about.text() == "Sinds 23/11/2026, op deze laptop."
    assert lost.about.text() == "Sinds 23/11/2026, op een andere laptop."
    lost.retire_button.setFocus()
    qtbot.keyClick(lost.retire_button, Qt.Key.Key_Space)
    hidden = [False, True]
    qtbot.waitUntil(lambda: [one.retire_button.isHidden() for one in seal.keys.shown] == hidden)
    assert seal.keys.shown[1].about.text() == (
        "Sinds 23/11/2026, op een andere laptop. Niet meer gebruikt sinds 23/11/2026; wat ermee "
        "verzegeld is, blijft geldig."
    )


def test_the_newer_norm_is_a_switch_that_the_next_pack_follows(qtbot, seal, desk, open_page):
    seal.newer.setFocus()
    qtbot.keyClick(seal.newer, Qt.Key.Key_Space)
    assert open_page().wish().flavour == "a4f"


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("promotor", {"Afgesloten periodes", "Bewijs en zegel"}),
        ("partner_admin", {"Afgesloten periodes"}),
        ("coach", set()),
    ],
)
def test_each_role_finds_its_pages(qtbot, desk, me, role, pages):
    desk.me = replace(me, role=role)
    page = PreferencesPage(desk, Place("settings"))
    qtbot.addWidget(page)
    page.finish_building()
    names = {button.text() for button in page.buttons.buttons()}
    assert names & {"Afgesloten periodes", "Bewijs en zegel"} == pages


@pytest.mark.parametrize(("role", "makes"), [("promotor", True), ("coach", False)])
def test_the_search_box_offers_what_one_may(desk, me, role, makes):
    desk.me = replace(me, role=role)
    found = {one.text: one.run for one in Commands(dict, desk).all()}
    assert ("Maak bewijspakket" in found) is makes
    assert found["Controleer pakket"] == Place("evidence", unit="check")


def test_coming_to_make_one_asks_at_once_where_it_goes(qtbot, open_page):
    page = open_page(unit="make")
    qtbot.waitUntil(lambda: page.target.dialog is not None)
    page.target.dialog.reject()
    assert page.place.unit == ""


def test_the_badge_counts_what_is_incomplete_of_last_month(qtbot, desk, packs):
    badge = EvidenceBadge(desk, desk)
    with qtbot.waitSignal(badge.counted) as counted:
        badge.look()
    assert counted.args == [3]
    assert (packs.wishes[-1].first.month, packs.wishes[-1].last.day) == (10, 31)
