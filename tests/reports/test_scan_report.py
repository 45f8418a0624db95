"""The result of a scan on paper: all words, the figure in words, long names."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import count

import pikepdf
import pytest
from pypdf import PdfReader

from app.domain.scan_compare import Change
from app.reports.radar import Axis
from app.reports.scan_report import (
    AnswerLine,
    Measured,
    QuestionLine,
    ScanReport,
    ThemeLine,
    scan_report,
)
from tests.reports.samples import REPORT, page_pictures, with_texts, words_of

D = Decimal
THEMES = (
    ThemeLine(Axis("Aanwerven", D("3.0"), D("2.8")), Change.SLIGHTLY_BETTER),
    ThemeLine(Axis("Onthaal", D("4.3"), D("2.1")), Change.CLEARLY_BETTER),
    ThemeLine(Axis("Taal en uitleg", D("3.9"), D("2.0")), Change.CLEARLY_BETTER),
    ThemeLine(Axis("Werk en taken", D("3.0"), D("3.0")), Change.SAME),
    ThemeLine(Axis("Leidinggeven en team", D("2.4"), D("3.1")), Change.CLEARLY_WORSE),
)
VALUES = ScanReport(
    origin=REPORT.origin,
    company=replace(REPORT.company, municipality=""),
    name="Inclusiescan",
    after=Measured("Eindmeting", date(2026, 10, 29), 3, "Els Vinkenhof"),
    before=Measured("Nulmeting", date(2026, 1, 28), 3, "Tom Haag"),
    themes=THEMES,
    mean=Axis("Gemiddeld", D("3.3"), D("2.6")),
    change=Change.CLEARLY_BETTER,
    equal=24,
    of=24,
    largest=(
        QuestionLine("Onthaal", "Een vaste peter.", "Nooit", "Altijd", Change.CLEARLY_BETTER),
        QuestionLine("Leiding", "Het rooster.", "Vaak", "Soms", Change.CLEARLY_WORSE),
    ),
    answers=(
        AnswerLine("Onthaal", "Een vaste peter.", "Altijd", "Sinds mei"),
        AnswerLine("Leiding", "Het rooster.", ""),
    ),
)
ALONE = replace(
    VALUES,
    before=None,
    change=None,
    largest=(),
    themes=tuple(ThemeLine(Axis(line.axis.name, line.axis.after)) for line in THEMES),
    mean=Axis("Gemiddeld", D("3.3")),
)


@pytest.mark.parametrize("values", [VALUES, ALONE], ids=["two", "one"])
def test_everything_that_was_typed_stands_on_paper(values):
    number, typed = count(), []

    def token(text):
        if not text or isinstance(text, Change):
            return text
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    text = words_of(scan_report(with_texts(values, token))).casefold()
    assert len(typed) > 15
    assert [it for it in typed if it.casefold() not in text] == []


def test_both_measurements_stand_beside_each_other_in_words():
    text = words_of(scan_report(VALUES))
    assert "Onthaal2,14,32,2duidelijkbeter" in text
    assert "Werkentaken3,03,00,0gelijk" in text
    assert "Leidinggevenenteam3,12,40,7duidelijkminder" in text
    assert "Gemiddeld2,63,30,7duidelijkbeter" in text
    assert "Duidelijkbeter:OnthaalenTaalenuitleg.Duidelijkminder:Leidinggevenenteam." in text
    assert "Nulmeting28/01/2026,TomHaag" in text


def test_the_figure_says_for_who_cannot_see_it_what_it_shows():
    with pikepdf.open(BytesIO(scan_report(VALUES))) as pdf:
        said = [
            str(it["/Alt"])
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and "/Alt" in it
        ]
    assert any(one.startswith("Webdiagram: Aanwerven van 2,8 naar 3,0; Onthaal") for one in said)


def test_the_two_lines_are_told_apart_in_grey():
    before = replace(VALUES, themes=tuple(_swapped(line) for line in THEMES))
    one, other = (page_pictures(scan_report(values))[0].convert("L") for values in (VALUES, before))
    assert one.tobytes() != other.tobytes()


def test_a_name_of_sixty_letters_leaves_the_page_whole():
    long = "Leidinggeven en samenwerken in een ploeg met veel verschillen"
    themes = tuple(replace(line, axis=replace(line.axis, name=long)) for line in THEMES)
    pdf = scan_report(replace(VALUES, themes=themes))
    assert len(PdfReader(BytesIO(pdf)).pages) == 2


def test_a_theme_without_answers_leaves_a_gap_in_the_figure():
    none = ThemeLine(Axis("Aanwerven", None, None))
    text = words_of(scan_report(replace(VALUES, themes=(none, *THEMES[1:]))))
    assert "Aanwerven–––niettevergelijken" in text
    alone = replace(ALONE, themes=(ThemeLine(Axis("Aanwerven", None)), *ALONE.themes[1:]))
    assert "geenantwoord" in words_of(scan_report(alone))


def _swapped(line):
    axis = line.axis
    return replace(line, axis=Axis(axis.name, axis.before, axis.after))


@pytest.mark.parametrize("themes", [0, 1, 2])
def test_fewer_than_three_themes_are_told_without_a_figure(themes):
    lines = tuple(ThemeLine(Axis(f"Thema {n}", Decimal("2.0"))) for n in range(themes))
    told = replace(ALONE, themes=lines)
    content = scan_report(told)
    assert all(f"Thema{n}" in words_of(content) for n in range(themes))
    with pikepdf.open(BytesIO(content)) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        assert not any("Webdiagram" in str(one.get("/Alt", "")) for one in figures)
