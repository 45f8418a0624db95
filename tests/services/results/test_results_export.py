"""Where the partnership stands as a PDF and as a spreadsheet."""

from fractions import Fraction

import pypdfium2

from app.domain.funding import CutBy
from app.domain.what_if import outcome
from app.reports.standing_paper import percent
from app.services.results.export import standing_paper, standing_sheet
from tests.coaching_samples import add_team
from tests.sheet_samples import cells_of
from tests.targets_screen_samples import TERMS, made_results

TOLD = made_results()
MEANS = outcome(TERMS.base, 120, 108, (), TERMS.terms, CutBy.KEY)


def test_the_paper_has_the_chart_the_rows_and_the_sums(store):
    add_team(store)
    pdf = pypdfium2.PdfDocument(standing_paper(store, TOLD, MEANS))
    words = " ".join(page.get_textpage().get_text_bounded() for page in pdf).split()
    said = " ".join(words)
    assert "Partnerschap Oost, 27/11/2026" in said
    assert "Prognose 108" in said  # of the chart
    assert "Partner West 40 9 20 6 30" in said
    assert "Totaal 120 41 47 33 108" in said
    assert "Inkorting € 72.000,00" in said


def test_the_spreadsheet_has_a_row_for_each_and_the_sum(store):
    add_team(store)
    rows = cells_of(standing_sheet(store, TOLD, MEANS))
    assert rows[0][:2] == ["s:Partner", "s:Doel"]
    assert rows[3] == ["s:Partner West", "40", "9", "20", "6", "30"]
    assert rows[-1] == ["s:Totaal", "120", "41", "47", "33", "108"]


def test_the_paper_rounds_a_share_as_the_screen_does():
    assert [percent(Fraction(*one)) for one in ((1, 16), (9, 10), (5, 16), (2, 1), (0, 1))] == [
        "6,3%", "90,0%", "31,3%", "200,0%", "0,0%"
    ]  # fmt: skip
