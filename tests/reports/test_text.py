import re
from pathlib import Path

import pytest

import app
from app.reports.styles import SMALL
from app.reports.text import ELLIPSIS, line_width, one_line, spans, txt

SOURCES = sorted(Path(app.__file__).parent.rglob("*.py"))
MARKUP = re.compile(r"\b(?:X?Paragraph|XPreformatted|ParaParser)\b")


@pytest.mark.parametrize(
    ("typed", "markup"),
    [
        ("Jan & Mia", "Jan &amp; Mia"),
        ("<b>open", "&lt;b&gt;open"),
        ('<img src="/etc/hosts"/>', '&lt;img src="/etc/hosts"/&gt;'),
        ("&nbsp;", "&amp;nbsp;"),
        ("een\ntwee\r\ndrie", "een<br/>twee<br/>drie"),
    ],
)
def test_text_becomes_markup_that_draws_its_own_letters(typed, markup):
    assert txt(typed) == markup


def test_only_one_module_makes_paragraphs():
    makers = {p.name for p in SOURCES if MARKUP.search(p.read_text("utf-8")) is not None}
    assert makers == {"text.py"}


def test_strong_parts_are_as_literal_as_plain_ones():
    drawn = spans([("<i>", True), ("&", False)], SMALL)
    assert drawn.getPlainText() == "<i>&"
    fonts = {frag.text: frag.fontName for frag in drawn.frags}
    assert fonts["i"] == "IBMPlexSans-SemiBold"
    assert fonts["&"] == "IBMPlexSans"


def test_what_fits_stays_whole():
    assert one_line("Bakkerij  Wolkenmeel", SMALL, 200) == "Bakkerij Wolkenmeel"


def test_what_does_not_fit_ends_in_an_ellipsis_within_its_width():
    shown = one_line("Wolkenmeel " * 1_000, SMALL, 100)
    assert shown.endswith(ELLIPSIS)
    assert 80 < line_width(shown, SMALL) <= 100
