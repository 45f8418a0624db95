"""Lines of plain text break where reportlab breaks them."""

from random import Random

import pytest

from app.reports.fonts import register
from app.reports.plain_lines import look_of
from app.reports.styles import BODY, BODY_RIGHT, BULLET, SMALL, TITLE
from app.reports.text import PlainText, Text, para

WORDS = ("de", "vloer", "rond", "zonder", "haast,", "werknemers", "€", "2.300", "één", "kwartaal")
LONG = "aanwezigheidsregistratieformulierenverzameling" * 6


def some_text(seed):
    random = Random(seed)
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 60)))


def ours_and_theirs(text, style, width):
    ours, theirs = para(text, style), Text(text, style)
    assert isinstance(ours, PlainText)
    size = ours.wrap(width, 500)
    assert size == theirs.wrap(width, 500)
    broken = [(free, " ".join(words)) for free, words in theirs.blPara.lines]
    return ours._lines, broken


@pytest.mark.parametrize("style", [BODY, BODY_RIGHT, BULLET, SMALL, TITLE], ids=lambda it: it.name)
def test_lines_are_those_of_reportlab(style):
    register()
    for seed in range(12):
        ours, theirs = ours_and_theirs(some_text(seed), style, 90 + 25 * seed)
        assert ours == theirs


def test_a_word_wider_than_the_line_is_broken():
    ours, theirs = ours_and_theirs(f"voor {LONG} na", BODY, 150)
    assert ours == theirs
    assert len(ours) > 3


def test_a_split_keeps_lines_role_and_place():
    text = para(some_text(7) + some_text(8), BODY, role="TD")
    _, height = text.wrap(120, 500)
    first, rest = text.split(120, 3.5 * BODY.leading)
    assert (first.role, rest.role) == ("TD", "TD")
    assert first.place is rest.place
    assert first.wrap(120, 500)[1] == 3 * BODY.leading
    assert rest.wrap(120, 500)[1] == height - 3 * BODY.leading


def test_one_line_alone_stays_with_the_rest():
    text = para(some_text(7), BODY)
    text.wrap(60, 500)
    assert text.split(60, 1.5 * BODY.leading) == []


def test_a_bullet_wider_than_its_indent_is_left_to_reportlab():
    register()
    assert look_of(BULLET).holds("•")
    assert isinstance(para("punt", BULLET, bullet="•"), PlainText)
    assert isinstance(para("punt", BULLET, bullet="veertien"), Text)
