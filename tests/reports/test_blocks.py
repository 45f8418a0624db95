from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from app.reports.blocks import Beside, Column, data_table, pairs, section, title_block
from app.reports.document import PageWords, render
from app.reports.finish import Metadata
from app.reports.marks import State, Status
from app.reports.styles import BODY, LABEL, LONG_TITLE, TITLE
from app.reports.text import para
from tests.reports.samples import ORIGIN, page_pictures, squeezed

COLUMNS = (Column("Nummer", 29), Column("Onderwerp", 100), Column("Uren", 41, is_right=True))
LINES = "\n".join(f"regel {number}" for number in range(150))  # three pages of one cell


def pages_of(story: list[Flowable]) -> list[str]:
    """Return the squeezed text of each page of a story."""
    words = PageWords("N", "D", ("", "", ""))
    pdf = render(words, Metadata("T", "A", "S", ORIGIN.made_at), story)
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def test_the_head_of_a_table_comes_back_once_on_each_page():
    rows = [(str(number), "Onthaal", "1") for number in range(120)]
    pages = pages_of([data_table(COLUMNS, rows)])
    assert len(pages) > 2
    assert [page.count("NummerOnderwerpUren") for page in pages] == [1] * len(pages)


def test_a_row_that_does_not_fit_goes_to_the_next_page_whole():
    tall = "\n".join(["lijn"] * 20)
    pages = pages_of([data_table(COLUMNS, [(f"n{number}", tall, "") for number in range(4)])])
    assert [page.count("lijn") for page in pages] == [40, 40]
    assert [page.count("NummerOnderwerpUren") for page in pages] == [1, 1]


@pytest.mark.parametrize(
    "part",
    [
        lambda: data_table(COLUMNS, [("1", LINES, "")]),
        lambda: pairs([("Plaats", LINES)], [("Coach", "Els")]),
        lambda: Beside(para("Besproken", LABEL), para(LINES, BODY)),
    ],
    ids=["cell", "pair", "beside"],
)
def test_text_of_several_pages_loses_no_line(part):
    pages = pages_of([*title_block("Soort", "Titel"), part()])
    assert len(pages) > 2
    text = "".join(pages)
    assert [n for n in range(150) if text.count(f"regel{n}") < 1] == []


def test_a_label_is_read_before_its_text_and_only_once():
    pages = pages_of([Beside(para("Besproken", LABEL), para(LINES, BODY))])
    assert "Besprokenregel0regel1" in pages[0]
    assert "".join(pages).count("Besproken") == 1


def test_a_head_never_stands_alone_at_the_foot_of_a_page():
    filler = para("\n".join(["vul"] * 47), BODY)
    pages = pages_of([filler, *section("7", "Bijlagen"), data_table(COLUMNS, [("1", "a", "2")])])
    assert "Bijlagen" not in pages[0]
    assert "7Bijlagen" in pages[1]


@pytest.mark.parametrize(("letters", "style"), [(90, TITLE), (91, LONG_TITLE)])
def test_a_very_long_title_is_smaller(letters, style):
    (block,) = title_block("Dossier", "x" * letters)
    assert block._body.style is style


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_mark_and_its_word(state):
    words = PageWords("", "", ("", "", ""))
    pdf = render(words, Metadata("T", "A", "S", ORIGIN.made_at), [Status(state, "Woord")])
    assert "Woord" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    picture = page_pictures(pdf, dpi=150)[0].convert("L")
    mark = picture.crop((128, 145, 152, 175))  # left of the word, at the top of the frame
    assert mark.getextrema()[0] < 160


@pytest.mark.parametrize("lines", [52, 53, 54, 60, 120])
def test_a_row_that_is_a_little_higher_than_a_page_still_goes_on(lines):
    """The page is 52 lines of running text high."""
    cell = "\n".join(f"regel {number}" for number in range(lines))
    assert "".join(pages_of([pairs([("Adres", cell)])])).count("regel") == lines
