import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.note_text import (
    Block,
    BlockKind,
    Span,
    joined,
    parse,
    serialize,
    snippet,
)

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH


def spans(line):
    (block,) = parse(line)
    return block.spans


def bold(text):
    return Span(text, is_bold=True)


def italic(text):
    return Span(text, is_italic=True)


def test_a_note_has_headings_items_and_paragraphs():
    note = "## Onthaal\nNieuwe bakkers **beginnen** om 2 uur.\n\n- een *vaste* peter\n* een map"
    assert parse(note) == (
        Block(HEADING, (Span("Onthaal"),)),
        Block(PARAGRAPH, (Span("Nieuwe bakkers "), bold("beginnen"), Span(" om 2 uur."))),
        Block(PARAGRAPH),
        Block(ITEM, (Span("een "), italic("vaste"), Span(" peter"))),
        Block(ITEM, (Span("een map"),)),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**a***b*", (bold("a"), italic("b"))),
        ("***a***", (Span("a", is_bold=True, is_italic=True),)),
        ("*a **b** c*", (italic("a "), Span("b", is_bold=True, is_italic=True), italic(" c"))),
        ("on**thaal**", (Span("on"), bold("thaal"))),
        ("**a **b", (bold("a "), Span("b"))),
        ("**\\ a**", (bold(" a"),)),
    ],
)
def test_stars_turn_a_style_on_and_off(line, expected):
    assert spans(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "2 * 3 = 6",
        "*",
        "a*",
        "**let op",
        "***a** b",
        "****",
        "a ** b ** c",
        "##zonder spatie",
        "-zonder spatie",
        "C:\\map\\n",
        "\\",
    ],
)
def test_what_is_no_markup_is_just_text(line):
    assert parse(line) == (Block(PARAGRAPH, (Span(line),)),)


def test_a_stray_star_does_not_spoil_the_rest():
    assert spans("**a** en *b") == (bold("a"), Span(" en *b"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"\*a\*", "*a*"),
        (r"a \\ b", "a \\ b"),
        (r"\- geen punt", "- geen punt"),
        (r"\## geen kop", "## geen kop"),
        (r"\* geen punt", "* geen punt"),
    ],
)
def test_a_backslash_takes_the_meaning_away(line, text):
    assert parse(line) == (Block(PARAGRAPH, (Span(text),)),)


def test_a_snippet_is_the_first_line_that_says_something():
    assert snippet("\n  \n## **Onthaal** in  de nacht\nmeer") == "Onthaal in de nacht"
    assert snippet("") == ""


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("een twee drie", 13, "een twee drie"),
        ("een twee drie", 12, "een twee…"),
        ("een twee drie", 8, "een twee…"),
        ("een twee drie", 4, "een…"),
        ("aaaaaaaaaa", 5, "aaaa…"),
    ],
)
def test_a_long_snippet_is_cut_after_a_whole_word(text, limit, expected):
    assert snippet(text, limit) == expected


def test_neighbours_of_one_style_are_joined_and_empty_spans_go():
    assert joined([Span("a"), Span("", is_bold=True), Span("b"), bold("c")]) == (
        Span("ab"),
        bold("c"),
    )
    assert serialize([Block(HEADING, (bold("a"), bold("b")))]) == "## **ab**"


SIGNS = st.text(
    st.sampled_from("ab1 *\\#-_\t\u00a0é👩") | st.characters(exclude_categories=["Cs"]), max_size=8
).map(lambda text: text.replace("\n", ""))
SPANS = st.builds(Span, SIGNS, st.booleans(), st.booleans())
BLOCKS = st.builds(Block, st.sampled_from(BlockKind), st.lists(SPANS, max_size=5).map(joined))


@given(st.lists(BLOCKS, min_size=1, max_size=4).map(tuple))
@example((Block(PARAGRAPH, (Span(" ", is_bold=True),)),))
@example((Block(PARAGRAPH, (bold("a "), Span(" b"))),))
@example((Block(PARAGRAPH, (bold("a "),)),))
@example((Block(PARAGRAPH, (Span("* a"),)),))
@example((Block(PARAGRAPH, (Span("- a"),)),))
@example((Block(PARAGRAPH, (Span("## a"),)),))
@example((Block(PARAGRAPH, (Span("-"), bold(" x"))),))
@example((Block(PARAGRAPH, (Span("##"), italic(" x"))),))
@example((Block(ITEM, (bold("- "), italic(" "), Span(" "))),))
def test_what_is_written_reads_as_itself(blocks):
    assert parse(serialize(blocks)) == blocks


@given(st.text(st.sampled_from("ab *\\#-\n") | st.characters(), max_size=40))
def test_any_text_reads_and_settles(text):
    once = serialize(parse(text))
    assert parse(once) == parse(text)
    assert serialize(parse(once)) == once
    snippet(text, 5)
