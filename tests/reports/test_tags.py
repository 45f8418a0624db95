"""The structure of a document as a screen reader walks it."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from reportlab.platypus import PageBreak

from app.reports.blocks import (
    Column,
    Rule,
    data_table,
    gap,
    labelled,
    listed,
    section,
    title_block,
)
from app.reports.document import PageWords, render
from app.reports.finish import Metadata
from app.reports.qr_code import QrCode

WORDS = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
META = Metadata("Proef", "Els V.", "Proef", datetime(2026, 11, 23, 9, tzinfo=UTC))
COLUMNS = (Column("Wat", 85), Column("Wie", 85))


def read(story):
    """Return the tree as nested lists: role, words of its own pieces, children."""
    with pikepdf.open(BytesIO(render(WORDS, META, story))) as pdf:
        said = [pieces(page) for page in pdf.pages]
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def walk(node):
            page = pages.get(node.Pg.objgen) if "/Pg" in node else None
            words, kids = [], []
            for kid in node.K:
                if isinstance(kid, int):
                    words.append(said[page][kid])
                elif "/MCID" in kid:
                    words.append(said[pages[kid.Pg.objgen]][int(kid.MCID)])
                else:
                    kids.append(walk(kid))
            return [str(node.S)[1:], " ".join(words), kids]

        return walk(pdf.Root.StructTreeRoot.K)[2]


def pieces(page):
    """Return what each marked piece of a page draws, as letters of its fonts' maps."""
    fonts = {name: unicode_of(font) for name, font in page.Resources.Font.items()}
    found, piece, font = {}, None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                piece = int(operands[1].MCID)
                found[piece] = ""
            case "EMC":
                piece = None
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" if piece is not None:
                found[piece] += "".join(font.get(code, "?") for code in bytes(operands[0]))
            case "T*" if piece is not None:
                found[piece] += " "
    return {number: " ".join(text.split()) for number, text in found.items()}


def unicode_of(font):
    lines = re.findall(r"^<(\w+)> <(\w+)>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in lines}


def test_a_page_is_read_as_it_is_drawn_and_lines_say_nothing():
    story = [*title_block("Verslag", "Bakkerij", "dinsdag"), Rule(), *section("1", "Afspraken")]
    story += labelled("Wie", "Mia en Jan")
    assert read(story) == [
        ["P", "Verslag", []],
        ["H1", "Bakkerij", []],
        ["P", "dinsdag", []],
        ["H2", "1 Afspraken", []],
        ["P", "Wie", []],
        ["P", "Mia en Jan", []],
    ]


def test_items_that_follow_each_other_are_one_list():
    story = [*listed(["brood", "taart"]), gap(4), *labelled("", "daarna"), *listed(["koek"])]
    assert read(story) == [
        ["L", "", [item("•brood"), item("•taart")]],
        ["P", "daarna", []],
        ["L", "", [item("•koek")]],
    ]


def item(words):
    return ["LI", "", [["LBody", words, []]]]


def test_a_table_that_goes_on_over_the_page_is_one_and_its_head_is_read_once():
    rows = [(f"rij {number}", "") for number in range(60)]
    (table,) = read([data_table(COLUMNS, rows)])
    role, _, lines = table
    assert role == "Table"
    assert lines[0] == ["TR", "", [["TH", "Wat", []], ["TH", "Wie", []]]]
    assert [line[2][0] for line in lines[1:]] == [["TD", f"rij {n}", []] for n in range(60)]
    assert lines[1][2][1] == ["TD", "", []]  # empty, but its place is kept


def test_a_text_over_two_pages_is_one_element():
    long = " ".join(f"w{number}" for number in range(3_000))
    (text,) = [node for node in read(labelled("", long)) if node[1]]
    assert text[0] == "P"
    assert text[1].split() == long.split()


def test_a_drawing_is_read_by_its_words():
    with pikepdf.open(BytesIO(render(WORDS, META, [QrCode("x", "Code van de lijst", 60)]))) as pdf:
        (figure,) = pdf.Root.StructTreeRoot.K.K
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "Code van de lijst")
        box = [round(float(value)) for value in figure.A.BBox]
        assert (box[2] - box[0], box[3] - box[1]) == (60, 60)


@pytest.mark.parametrize("pages", [1, 3])
def test_every_piece_of_every_page_leads_to_its_element(pages):
    story = []
    for number in range(pages):
        story += [*labelled("Blad", f"nummer {number}"), PageBreak()]
    with pikepdf.open(BytesIO(render(WORDS, META, story))) as pdf:
        assert len(pdf.pages) == pages
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for page in pdf.pages:
            its = parents[int(page.StructParents)]
            assert sorted(pieces(page)) == list(range(len(its)))
            assert all(str(node.S) == "/P" for node in its)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
