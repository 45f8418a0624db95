from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.sensitive import About, Found, find_sensitive
from app.reference.sensitive import sensitive_words
from app.services.files.attachments import list_files
from app.ui.sensitive_names import looked_at, name_without

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("attest 85073003328.pdf", "attest.pdf"),
        ("85073003328.pdf", "bestand.pdf"),
        ("a_85073003328_b.tar.gz", "a-b.tar.gz"),
        ("85073003328 attest", "attest"),
        ("foto.85073003328", "foto"),
    ],
)
def test_a_name_without_the_number_keeps_the_rest(name, left):
    at = name.index("85073003328")
    assert name_without(name, Found(About.NATIONAL_NUMBER, at, at + 11)) == left


@pytest.mark.parametrize("name", ["85.07.30-033.28.pdf", "jan_85073003328.tar.gz", "strafblad.pdf"])
def test_what_stands_before_an_ending_is_found_in_its_place(name):
    (found,) = find_sensitive(looked_at(name), sensitive_words(date(2026, 11, 24)))
    assert name[found.start : found.end] in {"85.07.30-033.28", "85073003328", "strafblad"}


def test_a_number_in_a_file_name_is_asked_about_and_taken_out(
    qtbot, store, desk, company, open_page, tmp_path
):
    file = tmp_path / "attest 85.07.30-033.28.pdf"
    file.write_bytes(b"%PDF-1.7 x")
    page = open_page(parent=company.id)
    page.body.files.attach([str(file)])
    hint = page.body.names_hint
    qtbot.waitUntil(lambda: not hint.isHidden())
    QTest.mouseClick(hint.bar.act_button, LEFT)
    (row,) = list_files(store, company.id)
    assert row.name == "attest.pdf"
    qtbot.waitUntil(hint.isHidden)
    qtbot.undo(desk)
    (row,) = list_files(store, company.id)
    assert row.name == "attest 85.07.30-033.28.pdf"
    qtbot.waitUntil(lambda: not hint.isHidden())
