from app.reports.notes import note_paragraphs
from app.reports.session_report import session_report
from tests.reports.samples import report_of, words_of

NOTE = "## Onthaal\nNieuwe **bakkers** en *peters*\n\n- eerst <b>dit\n- dan & dat\n2 * 3 * 4"


def test_a_note_keeps_its_heads_items_and_lines():
    parts = note_paragraphs(NOTE)
    assert [part.role for part in parts] == ["H3", "P", "LI", "LI", "P"]
    assert [part.bulletText for part in parts] == [None, None, "•", "•", None]
    assert [part.getPlainText() for part in parts] == [
        "Onthaal",
        "Nieuwe bakkers en peters",
        "eerst <b>dit",
        "dan & dat",
        "2 * 3 * 4",
    ]


def test_stressed_words_are_heavier_and_never_slanted():
    fonts = {frag.text.strip(): frag.fontName for frag in note_paragraphs(NOTE)[1].frags}
    assert fonts["bakkers"] == fonts["peters"] == "IBMPlexSans-SemiBold"
    assert fonts["Nieuwe"] == fonts["en"] == "IBMPlexSans"


def test_an_empty_line_gives_room_and_an_empty_note_gives_nothing():
    assert [part.spaceBefore for part in note_paragraphs("een\ntwee\n\ndrie")] == [0, 3, 6]
    assert note_paragraphs("") == note_paragraphs(" \n\n") == []


def test_the_stars_of_the_markup_are_not_drawn():
    text = words_of(session_report(report_of(note=NOTE)))
    assert "Nieuwebakkersenpeters" in text
    assert "2*3*4" in text
    assert "##" not in text
