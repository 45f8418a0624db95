"""Scripts that a coach may type, on paper: the right font, order and shape, and words to read."""

import subprocess
import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.reports.blocks import Column, data_table, labelled, listed, title_block
from app.reports.document import render
from app.reports.printable import STAND_IN
from app.reports.script_text import ScriptText, line_of
from app.reports.scripts import fonts_of, levels_of, needs_scripts, shape
from app.reports.styles import BODY, BOLD, BULLET, SMALL
from app.reports.text import ELLIPSIS, line_width, one_line, para, spans
from tests.reports.seal_samples import META, WORDS

HELLO = {
    "IBMPlexSansArabic": "سلام",
    "IBMPlexSansHebrew": "שלום",
    "IBMPlexSansDevanagari": "नमस्ते",
    "IBMPlexSansThai": "สวัสดี",
    "NotoSansArmenian": "Բարեւ",
    "NotoSansGeorgian": "გამარჯობა",
    "NotoSansBengali": "নমস্কার",
    "NotoSansGurmukhi": "ਸਤ ਸ੍ਰੀ",
    "NotoSansTamil": "வணக்கம்",
    "NotoSansEthiopic": "ሰላም",
    "NotoEmoji": "👍🏽👨‍👩‍👧",
}
OURS = ("Привет", "Γειά σου", "Xin chào, ế", "Günaydın ış", "Coördinatie €")


def made(*texts):
    return render(WORDS, META, [part for text in texts for part in labelled("Zegt", text)])


@pytest.mark.parametrize("font", HELLO)
def test_each_script_is_drawn_in_its_own_font_and_nothing_is_lost(font):
    with pikepdf.open(BytesIO(made(HELLO[font]))) as pdf:
        fonts = {str(name) for name in fonts_in(pdf)}
    assert any(font in name for name in fonts)
    assert STAND_IN not in HELLO[font]
    assert line_of(HELLO[font], BODY).width > 0


@pytest.mark.parametrize("text", OURS)
def test_what_our_font_has_takes_no_other(text):
    assert not needs_scripts(text)
    assert not isinstance(para(text, BODY), ScriptText)


def test_no_font_of_a_script_is_loaded_for_dutch():
    code = (
        "from tests.reports.test_scripts import made, OURS\n"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames as names\n"
        "made(*OURS); print([n for n in names() if 'Noto' in n or 'Arabic' in n])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_strong_words_are_strong_in_another_script_too():
    assert fonts_of("ა", ["IBMPlexSans"]) == ["NotoSansGeorgian-Regular"]
    assert fonts_of("ა", ["IBMPlexSans-SemiBold"]) == ["NotoSansGeorgian-SemiBold"]
    (run,) = line_of("გ", BOLD).runs
    assert run.font == "NotoSansGeorgian-SemiBold"


def test_words_between_take_the_font_that_has_them():
    line = line_of("Mia: სალამი, klaar", BODY)
    assert [(run.text, run.font) for run in line.runs] == [
        ("Mia: ", "IBMPlexSans"),
        ("სალამი", "NotoSansGeorgian-Regular"),
        (", klaar", "IBMPlexSans"),
    ]


def test_letters_that_join_take_other_forms_and_say_what_they_are():
    alone, joined = shape("ب", arabic(), is_rtl=True), shape("ببب", arabic(), is_rtl=True)
    assert (
        len({piece.strokes[0].letters for piece in (*alone.pieces, *joined.pieces)}) == 4
    )  # all its forms
    assert [piece.text for piece in joined.pieces] == ["ب"] * 3
    (one,) = shape("لا", arabic(), is_rtl=True).pieces
    assert one.text == "لا"  # two letters, one sign


def test_a_mark_stands_on_its_letter_and_takes_no_room():
    bare, marked = (shape(text, arabic(), is_rtl=True) for text in ("ب", "بَ"))
    assert marked.advance == bare.advance


def test_signs_that_belong_together_are_one():
    family = shape("👨‍👩‍👧", emoji(), is_rtl=False)
    assert len(family.pieces) == 1
    assert family.advance == shape("😀", emoji(), is_rtl=False).advance
    assert fonts_of("1️⃣", ["IBMPlexSans"] * 3) == [emoji()] * 3


def arabic():
    return fonts_of("ب", ["IBMPlexSans"])[0]


def emoji():
    return fonts_of("😀", ["IBMPlexSans"])[0]


# Worked out by hand from annex 9: digits keep their order inside a text from right to left.
@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("abc", 0, [0, 0, 0]),
        ("שלום", 1, [1, 1, 1, 1]),
        ("a ב c", 0, [0, 0, 1, 0, 0]),
        ("ב 12 ג", 1, [1, 1, 2, 2, 1, 1]),
        ("ב ab", 1, [1, 1, 2, 2]),
        ("می\u200cخ", 1, [1, 1, 1, 1]),
        ("", 0, []),
    ],
)
def test_the_order_follows_the_standard(text, base, levels):
    assert levels_of(text) == (base, levels)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mia שלום 12 ok", "Mia 12 םולש ok"),  # a number goes with the words before it
        ("שלום Mia 12", "Mia 12 םולש"),
        ("Mia (שלום) ok", "Mia (םולש) ok"),
        ("(שלום) Mia", "Mia (םולש)"),
    ],
)
def test_a_line_of_two_directions_is_seen_in_order(text, seen):
    canvas = Canvas(BytesIO())
    with_words = canvas.beginText(0, 0)
    places = []
    with_words.setTextOrigin = lambda x, _y: places.append(x)
    drawn = []
    with_words.textOut = drawn.append
    line_of(text, BODY).draw(with_words, 0, 0, BODY.fontSize)
    assert "".join(drawn) == seen
    assert places == sorted(places)


def test_brackets_turn_with_the_text():
    opening, _, closing = line_of("(ב)", BODY).runs
    assert (opening.text, opening.shape.pieces[0].strokes[0].letters) == ("(", ")")
    assert (closing.text, closing.shape.pieces[0].strokes[0].letters) == (")", "(")


@pytest.mark.parametrize("text", ["سلام " * 200, "ทีมงาน" * 200, "გ" * 500, "नमस्ते " * 100])
def test_long_text_stays_within_its_width_and_loses_nothing(text):
    block = para(text, BODY)
    block.wrap(200, 10_000)
    lines = block._shown
    assert len(lines) > 5
    assert max(line.width for line in lines) <= 200
    said = "".join(run.text for line in lines for run in line.runs)
    assert said.replace(" ", "") == text.replace(" ", "")


def test_a_sign_is_never_cut_in_two():
    block = para("กำ้" * 300, BODY)
    block.wrap(100, 10_000)
    for line in block._shown:
        assert line.runs[0].text[0] == "ก"


def test_text_goes_on_over_the_page_as_one_element():
    long = " ".join(["გამარჯობა"] * 2_000)
    with pikepdf.open(BytesIO(made(long))) as pdf:
        assert len(pdf.pages) > 2
        (_, text) = pdf.Root.StructTreeRoot.K.K
        assert len(text.K) == len(pdf.pages)


def test_a_first_line_never_stays_behind_alone():
    block = para("სალამი " * 100, BODY)
    _, height = block.wrap(200, 10_000)
    assert block.split(200, BODY.leading) == []
    first, rest = block.split(200, 3 * BODY.leading)
    assert first.wrap(200, 1_000)[1] + rest.wrap(200, 1_000)[1] == height
    assert block.split(200, height) == [block]


def test_a_screen_reader_gets_the_words_in_the_order_in_which_they_read():
    text = "اجتمع الفريق (3) في Wolkenmeel"
    story = [*title_block("", "שלום Mia", ""), *listed([text])]
    story.append(data_table((Column("Wat", 85), Column("Wie", 85)), [(text, "x")]))
    with pikepdf.open(BytesIO(render(WORDS, META, story))) as pdf:
        found = list(said_in(pdf.Root.StructTreeRoot.K))
    assert found == [("H1", "שלום Mia"), ("LBody", text), ("TD", text)]


def said_in(element):
    for kid in element.K:
        if isinstance(kid, int) or "/S" not in kid:
            continue
        if "/ActualText" in kid:
            assert str(kid.S) == "/Span"
            yield str(element.S)[1:], str(kid.ActualText)
        yield from said_in(kid)


def test_forms_without_a_letter_say_beside_them_what_they_are():
    with pikepdf.open(BytesIO(made("नमस्ते"))) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    assert b"/Span <</ActualText<FEFF" in code
    assert code.count(b"BDC") == code.count(b"EMC") - code.count(b"BMC")


@pytest.mark.parametrize("text", ["გამარჯობა, Mia", "ሰላም", "Բարեւ"])
def test_what_is_drawn_as_written_can_be_copied(text):
    words = pypdfium2.PdfDocument(made(text))[0].get_textpage().get_text_range()
    assert text in words


def test_the_same_text_gives_the_same_bytes_whatever_was_drawn_before():
    code = (
        "import hashlib\nfrom tests.reports.test_scripts import made, HELLO\n{}"
        "print(hashlib.sha256(made(*HELLO.values())).hexdigest())"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code.format(before)], check=True, capture_output=True, text=True
        ).stdout
        for before in ("", "made(*reversed(HELLO.values())); made('ببب 👨‍👩‍👧')\n")
    )
    assert first == second


def test_one_line_is_shortened_in_any_script():
    shown = one_line("გამარჯობა " * 50, SMALL, 100)
    assert shown.endswith(ELLIPSIS)
    assert 60 < line_width(shown, SMALL) <= 100


def test_strong_and_plain_parts_share_a_line():
    block = spans([("სალამი ", True), ("Mia", False)], BODY)
    block.wrap(300, 100)
    (line,) = block._shown
    assert [run.font for run in line.runs] == ["NotoSansGeorgian-SemiBold", "IBMPlexSans"]


def test_a_list_in_another_script_keeps_its_mark():
    block = para("სალამი", BULLET, role="LI", bullet="•")
    assert isinstance(block, ScriptText)
    with pikepdf.open(BytesIO(render(WORDS, META, listed(["სალამი", "brood"])))) as pdf:
        (items,) = pdf.Root.StructTreeRoot.K.K
        assert [str(item.S) for item in items.K] == ["/LI", "/LI"]


def fonts_in(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
            yield thing.get("/BaseFont")
