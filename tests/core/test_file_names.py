"""Names that come from elsewhere stay in their folder (threat T11)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_names import LONGEST, clean_file_name


@pytest.mark.parametrize(
    ("given_name", "clean"),
    [
        ("offerte 2026.pdf", "offerte 2026.pdf"),
        ("../../x", "x"),
        ("C:\\x", "x"),
        ("/x", "x"),
        ("/etc/", "etc"),
        ("CON.txt", "_CON.txt"),
        ("con", "_con"),
        ("lpt1.tar.gz", "_lpt1.tar.gz"),
        ("CONTRACT.txt", "CONTRACT.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\x00b\x1f\x85.pdf", "ab.pdf"),
        ("naam. . ", "naam"),
        ("  .profile", "profile"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("a:b*c?.pdf", "a_b_c_.pdf"),
        ("", "bestand"),
        ("...", "bestand"),
        ("..", "bestand"),
        ("\ud800.pdf", "pdf"),
        ("plan \u2028  van\u00a0Jan.pdf", "plan van Jan.pdf"),
        ("a\uffff\ufffe.pdf", "a.pdf"),
        ("wat?*.pdf", "wat__.pdf"),
        ("mijn map/plan.pdf", "plan.pdf"),
        ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless(given_name, clean):
    assert clean_file_name(given_name) == clean


def test_a_long_name_keeps_its_extension_and_its_characters():
    assert clean_file_name("é" * 200 + ".pdf") == "é" * 58 + ".pdf"
    assert len(clean_file_name("x." + "y" * 300).encode()) == LONGEST


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_stays_in_its_folder(text):
    clean = clean_file_name(text)
    assert clean
    assert 0 < len(clean.encode()) <= LONGEST
    assert not set(clean) & set('/\\:*?"<>|\x00')
    assert clean not in {".", ".."}
    assert clean == clean.strip(" ")
    assert not clean.endswith(".")
    assert unicodedata.normalize("NFC", clean) == clean
    assert clean_file_name(clean) == clean
