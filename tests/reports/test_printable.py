from dataclasses import dataclass
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.fonts import shown_characters
from app.reports.printable import STAND_IN, Missing, preflight, printable, unprintable
from app.reports.scripts import drawable
from tests.reports.samples import FILE, REPORT, SHEET, with_texts


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Zoë – € 5 → ½ ş Ж α ế", "Zoë – € 5 → ½ ş Ж α ế"),
        ("Zoe\u0308", "Zoë"),  # composed, or the dots would stand beside their letter
        ("op\u00adlei\u200bding", "opleiding"),  # marks without a form
        ("12\u3000kg", "12 kg"),
        ("een\u2028twee", "een\ntwee"),
        ("klaar \U0001f600!", "klaar \U0001f600!"),  # the fonts of scripts have it
        ("\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # what keeps two letters apart
        ("a\u200cb\u200dc\ufe0f", "abc"),  # but not where nothing joins
        ("a\0b\ud800c", f"a{STAND_IN}b{STAND_IN}c"),
        ("我们", STAND_IN * 2),
        ("𐎠𐎡", STAND_IN * 2),
        ("gpj\u202etxt", f"gpj{STAND_IN}txt"),  # turning the direction would mislead
        ("", ""),
    ],
)
def test_what_paper_cannot_show_gets_a_visible_stand_in(typed, shown):
    assert printable(typed) == shown


@given(st.text(alphabet=st.characters(), max_size=40))
def test_nothing_that_the_fonts_lack_is_ever_drawn(text):
    odd = set(printable(text)) - shown_characters() - {"\n"}
    assert all(drawable(character) for character in odd)


@given(st.text(alphabet=st.characters(), max_size=40))
def test_a_stand_in_is_always_told(text):
    lost = printable(text).count(STAND_IN) > text.count(STAND_IN)
    assert lost == bool(unprintable(text))


@dataclass(frozen=True)
class Line:
    text: Annotated[str, "Afspraak"]
    note: str = ""


@dataclass(frozen=True)
class Visit:
    subject: Annotated[str, "Onderwerp"]
    lines: Annotated[tuple[Line, ...], "Afspraken"] = ()
    themes: Annotated[tuple[str, ...], "Thema’s"] = ()

    def record_name(self) -> str:
        return "Sessie van 19/05/2026"


def test_the_record_and_the_field_are_named():
    visit = Visit("Ж", (Line("𐎠𐎠 我", "我 א"),), ("ok", "\0"))
    assert preflight(visit) == [
        Missing("Sessie van 19/05/2026", "Afspraak", "我𐎠"),
        Missing("Sessie van 19/05/2026", "Afspraken", "我"),
        Missing("Sessie van 19/05/2026", "Thema’s", "\0"),
    ]


def test_ordinary_dutch_has_nothing_to_tell():
    assert preflight(Visit("Coördinatie: één ploeg, 3 × per week")) == []


def test_every_text_of_a_document_has_a_name_to_be_told_by():
    told = preflight(with_texts((REPORT, FILE, SHEET), lambda _text: "\0"))
    assert len(told) > 100
    assert [it for it in told if not (it.record and it.field)] == []
