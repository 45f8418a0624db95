import pytest

from app.domain.sensitive import About, SensitiveWords, WordList, find_sensitive, mark_of

NONE = SensitiveWords(())
WORDS = SensitiveWords(
    [
        WordList(
            About.HEALTH,
            words=["zwanger", "hernia", "burn-out"],
            begins=["kanker", "depressi"],
            phrases=["burn out", "ziekte van crohn"],
            exceptions=["kankerfonds"],
        ),
        WordList(About.JUSTICE, words=["strafblad", "gevangene"]),
        WordList(
            About.ORIGIN, words=["syriër"], of_people=["turks"], people=["werknemer", "afkomst"]
        ),
    ]
)


def pieces(text, words=WORDS):
    return [
        (found.about.value, text[found.start : found.end]) for found in find_sensitive(text, words)
    ]


# 850730033 % 97 = 69 and 97 - 69 = 28; born in 2001 the check is over 2 010101001
@pytest.mark.parametrize(
    "number",
    [
        "85073003328",
        "85.07.30-033.28",
        "85 07 30 033 28",
        "85-07-30-033-28",
        "85/07/30-033-28",
        "850730-033.28",
        "85.07.30 – 033.28",
        "85\u00a007\u00a030\u00a0033\u00a028",
        "85_07_30_033_28",
        "85.07.30\n033.28",
        "85.07.30\r\n033.28",
        "85.07.3\u00ad0-033.28",
        "8\u200b5073003328",
        f"01.01.01-001.{97 - 2010101001 % 97:02d}",
    ],
)
def test_a_national_number_is_found_in_every_writing_and_both_centuries(number):
    assert pieces(f"scan_{number}.pdf", NONE) == [("national_number", number)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("de ziekten van Crohn", "ziekten van Crohn"),
        ("een burn out", "burn out"),
        ("twee burn outs", "burn outs"),
    ],
)
def test_a_word_of_a_phrase_may_have_an_ending(text, piece):
    assert pieces(text) == [("health", piece)]


@pytest.mark.parametrize(
    "text",
    ["85.07.30-033.29", "0475 12 34 56", "0123.456.749", "BE68 5390 0754 7034", "085073003328"],
)
def test_other_numbers_are_not(text):
    assert pieces(text, NONE) == []


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Ze is ZWANGER.", "ZWANGER"),
        ("twee zwangere vrouwen", "zwangere"),
        ("hernia's", "hernia's"),
        ("kankerbehandeling", "kankerbehandeling"),
        ("een depressieve periode", "depressieve"),
        ("na een burn-out", "burn-out"),
        ("na een burn out terug", "burn out"),
        ("ziekte van Crohn", "ziekte van Crohn"),
        ("rug-hernia", "rug-hernia"),
    ],
)
def test_words_of_health_are_found_with_their_endings(text, piece):
    assert pieces(text) == [("health", piece)]


def test_accents_and_their_two_writings_make_no_difference():
    assert pieces("een Syriër") == [("origin", "Syriër")]
    assert pieces("een Syrie\u0308r hier") == [("origin", "Syrie\u0308r")]
    assert pieces("een syrier") == [("origin", "syrier")]


@pytest.mark.parametrize("text", ["hernieuwen", "zwangerland", "strafbladzijde", "het kankerfonds"])
def test_a_word_inside_another_is_another(text):
    assert pieces(text) == []


def test_an_origin_counts_beside_a_person_only():
    assert pieces("de Turkse bakkerij") == []
    assert pieces("de Turkse jonge werknemers") == [("origin", "Turkse jonge werknemers")]
    assert pieces("van Turkse afkomst") == [("origin", "Turkse afkomst")]
    assert pieces("Turkse bakkerij met tien werknemers") == []


def test_all_is_told_in_the_order_of_the_text():
    text = "Strafblad van 85.07.30-033.28, ook depressief"
    assert [about for about, _ in pieces(text)] == ["justice", "national_number", "health"]


def test_a_mark_knows_a_piece_again_in_its_own_field_only():
    number = About.NATIONAL_NUMBER
    mark = mark_of("session-1.note", "85.07.30-033.28", number)
    assert len(mark) == 4
    assert mark_of("session-1.note", "85073003328", number) == mark
    assert mark_of("session-2.note", "85.07.30-033.28", number) != mark
    assert mark_of("x", "Burn  Out", About.HEALTH) == mark_of("x", "burn out", About.HEALTH)


def test_a_mark_does_not_give_the_number_away():
    marks = {mark_of("x", f"{n:011d}", About.NATIONAL_NUMBER) for n in range(200_000)}
    assert len(marks) <= 16**4


def test_empty_and_broken_text_is_nothing():
    assert pieces("") == []
    assert pieces("\ud800 \0") == []
