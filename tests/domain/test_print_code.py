"""The code on a printed sheet."""

from uuid import UUID

import pytest

from app.domain.print_code import PrintCode, Sheet, print_code, read_code, short_code

ONE = UUID("01a22cd8-e098-7132-ad79-411c5f0c91ab")
WORDS = "WERKVLOER:B1:01A22CD8E0987132AD79411C5F0C91AB"


def test_a_code_names_a_sheet_and_its_record():
    assert print_code(Sheet.MEETING, ONE) == WORDS
    assert print_code(Sheet.SESSION, ONE) == WORDS.replace("B1", "S1")
    assert short_code(ONE) == "5F0C-91AB"


@pytest.mark.parametrize("sheet", list(Sheet))
def test_what_was_printed_is_read_again(sheet):
    assert read_code(print_code(sheet, ONE)) == PrintCode(sheet, ONE)
    assert read_code(f" {print_code(sheet, ONE)}\n") == PrintCode(sheet, ONE)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "https://example.org/",
        "WERKVLOER",
        WORDS[:-1],
        WORDS + "0",
        WORDS.replace("B1", "B9"),
        WORDS.replace("WERKVLOER", "werkvloer"),
        WORDS[:-1] + "G",
        WORDS[:-4] + "{0}%",
        "WERKVLOER:B1:01a22cd8-e098-7132-ad79-411c5f0c91ab",
    ],
)
def test_the_code_of_something_else_is_none(other):
    assert read_code(other) is None
