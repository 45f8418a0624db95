"""«Controleer pakket»: the verdict in a sentence, and a row for each record."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.ui.evidence_pack.check_dialog import CheckDialog
from app.ui.evidence_pack.service import CheckedFile, PackCheck
from app.ui.evidence_pack.verdicts import VerdictWords
from tests.pack_screen_samples import AT, checked

PACK = Path("bewijspakket-2026-10.pdf")


@pytest.fixture
def dialog(qtbot, desk, show_active):
    window = show_active(QWidget())
    made = CheckDialog(desk, window)
    made.open()
    qtbot.waitUntil(made.file_button.hasFocus)
    return made


def lines(dialog):
    rows = dialog.rows
    return [[rows.index(row, n).data() for n in range(3)] for row in range(rows.rowCount())]


def test_it_says_first_what_it_is_for(dialog):
    assert dialog.verdict.text() == "Is een pakket nog zoals het gemaakt is?"
    assert "sleep ze hierheen" in dialog.hint.text()
    assert dialog.table.isHidden()


def test_a_pack_that_is_as_it_was_says_so_and_the_list_has_the_keyboard(qtbot, dialog):
    dialog.check(PACK)
    qtbot.waitUntil(dialog.table.hasFocus)
    assert dialog.verdict.text() == "Dit pakket is ongewijzigd."
    assert dialog.detail.text() == (
        f"Gemaakt op {AT.astimezone():%d/%m/%Y %H:%M} door Nora B. Verzegeld met de sleutel die "
        "begint met 7F3A 91C0 5BE2 D441. 2 van 2 onderdelen zijn nog zoals in het pakket."
    )
    assert [line[1] for line in lines(dialog)] == ["Ongewijzigd"] * 3


def test_what_changed_since_comes_first_with_when_and_by_whom(qtbot, dialog, packs):
    packs.verdict = "changed"
    dialog.check(PACK)
    qtbot.waitUntil(dialog.table.hasFocus)
    expected = "Het pakket klopt; in de dossiers veranderde er iets na aanmaak."
    assert dialog.verdict.text() == expected
    at = f"{AT.astimezone():%d/%m/%Y %H:%M}"
    later = (AT + timedelta(hours=7)).astimezone()
    at = f"{at}, door Tom A.; op de server sinds {later:%d/%m/%Y %H:%M}"
    assert lines(dialog)[0] == ["Peeters Bouw, sessie 14/10", "Gewijzigd", at]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert dialog.rows.index(0, 0).data(role) == (f"Peeters Bouw, sessie 14/10, Gewijzigd, {at}")


def test_records_that_are_the_same_reassure_nobody_of_a_file_that_was_changed(
    qtbot, dialog, packs, monkeypatch
):
    found = replace(checked(PACK, "invalid", "seal.changed"), files=())
    same, _other = found.records
    found = replace(found, records=(same, replace(same, verdict="gone")))
    monkeypatch.setattr(packs, "check", lambda _path, _progress: found)
    dialog.check(PACK)
    qtbot.waitUntil(dialog.table.hasFocus)
    assert [line[1] for line in lines(dialog)] == ["Verwijderd"]


def test_a_file_can_be_dropped_on_it(qtbot, dialog):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/pakket.zip")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    qtbot.waitUntil(dialog.table.hasFocus)
    assert dialog.hint.text() == "pakket.zip"


def test_what_cannot_be_read_is_said_and_another_can_be_chosen(qtbot, dialog, packs):
    packs.error = UserError("store.full")
    dialog.check(PACK)
    qtbot.waitUntil(dialog.note.isVisible)
    qtbot.waitUntil(dialog.file_button.hasFocus)
    assert dialog.file_button.isEnabled()


def test_escape_closes_it(qtbot, dialog):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("check", "title"),
    [
        (
            checked(PACK, "invalid", "seal.changed"),
            "Dit pakket is gewijzigd na aanmaak.",
        ),
        (
            PackCheck(PACK, "invalid", files=(CheckedFile("bijlage 7", "invalid"),)),
            "Gewijzigd na aanmaak: bijlage 7.",
        ),
        (
            checked(PACK, "gone"),
            "Het pakket klopt; een deel van de dossiers is verwijderd.",
        ),
        (
            PackCheck(PACK, "unknown", "pack.not_a_pack"),
            "Van dit bestand is niet na te gaan of het ongewijzigd is.",
        ),
    ],
)
def test_each_verdict_has_its_sentence(qapp, check, title):
    assert VerdictWords().title(check) == title


def test_of_a_file_that_was_changed_it_says_what_to_do_and_nothing_reassuring(qapp):
    told = VerdictWords().detail(checked(PACK, "invalid", "seal.changed"))
    assert told.endswith("Vertrouw het niet, en zoek het origineel.")
    assert "onderdelen" not in told


@pytest.mark.parametrize("verdict", ["unchanged", "changed", "invalid", "unknown", "gone"])
def test_no_verdict_stands_by_its_colour_alone(qapp, verdict):
    words = VerdictWords()
    assert words.word(verdict)
    assert words.status(verdict)


@pytest.mark.parametrize(
    "code",
    [
        *("seal.changed", "seal.appended", "seal.foreign", "seal.lost", "seal.none"),
        *("manifest.none", "manifest.broken", "log.other", "server.offline"),
        *("file.missing", "file.changed", "file.extra", "file.damaged", "file.unsafe"),
        *("file.elsewhere", "pack.no_file", "pack.unreadable", "pack.not_a_pack"),
        *("pack.encrypted", "pack.too_large", "pack.newer", "pack.damaged"),
    ],
)
def test_each_reason_has_words(qapp, code):
    assert VerdictWords().reason(code).endswith(".")
