import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact_details import (
    EmailProblem,
    PhoneProblem,
    clean_email,
    email_domain,
    email_problem,
    phone_problem,
)


@pytest.mark.parametrize(
    "address",
    [
        "hanne@lindeveld.be",
        "hanne.wolvenare+esf@sub.lindeveld.co.uk",
        "o'neill@voorbeeld.vlaanderen",
        "jan@bücher.example",
        "josé@voorbeeld.be",
        '"jan janssens"@voorbeeld.be',
        '"a@b"@voorbeeld.be',
        "用户@例子.公司",
        "a@xn--bcher-kva.xn--p1ai",
        "root@[192.0.2.1]",
        "x_y@a-b.be",
    ],
)
def test_a_right_address_passes_however_rare(address):
    assert email_problem(address) is None


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", EmailProblem.EMPTY),
        ("hanne", EmailProblem.NO_AT),
        ("hanne.lindeveld.be", EmailProblem.NO_AT),
        ("@lindeveld.be", EmailProblem.NO_NAME),
        ("hanne@", EmailProblem.NO_DOMAIN),
        ("hanne@lindeveld", EmailProblem.NO_ENDING),
        ("hanne@lindeveld.", EmailProblem.NO_ENDING),
        ("hanne@lindeveld.b", EmailProblem.NO_ENDING),
        ("hanne@192.0.2.1", EmailProblem.NO_ENDING),
        ("hanne@.be", EmailProblem.DOTS),
        ("hanne@a..be", EmailProblem.DOTS),
        ("hanne..w@a.be", EmailProblem.DOTS),
        (".hanne@a.be", EmailProblem.DOTS),
        ("han ne@a.be", EmailProblem.SPACE),
        ("hanne@a. be", EmailProblem.SPACE),
        ("hanne@@a.be", EmailProblem.BAD_SIGN),
        ("hanne,w@a.be", EmailProblem.BAD_SIGN),
        ("hanne@a!b.be", EmailProblem.BAD_SIGN),
        ("hanne@-a.be", EmailProblem.BAD_SIGN),
        ("a" * 252 + "@b.be", EmailProblem.TOO_LONG),
    ],
)
def test_what_is_wrong_with_an_address_is_named(address, problem):
    assert email_problem(address) is problem
    assert email_domain(address) == ""


def test_an_address_of_254_signs_fits():
    assert email_problem("a" * 249 + "@b.be") is None
    assert email_problem("a" * 250 + "@b.be") is EmailProblem.TOO_LONG


@pytest.mark.parametrize(
    "typed",
    [
        " hanne@lindeveld.be ",
        "mailto:hanne@lindeveld.be",
        "Hanne Wolvenare <hanne@lindeveld.be>;",
        "hanne@lindeveld.be.",
        "\u200bhanne@lindeveld.be,",
    ],
)
def test_a_pasted_address_is_made_bare(typed):
    assert clean_email(typed) == "hanne@lindeveld.be"


def test_the_domain_is_written_small():
    assert email_domain("Hanne@LindeVeld.BE") == "lindeveld.be"


@given(st.text())
def test_any_text_is_judged(text):
    email_problem(clean_email(text))
    phone_problem(text)


@pytest.mark.parametrize(
    "typed",
    [
        "0400 12 34 56",
        "0478/12.34.56",
        "+32 478 12 34 56",
        "+32 (0)478 12 34 56",
        "0032 478 12 34 56",
        "09 123 45 67",
        "052/12 34 56",
        "04 223 45 67",  # Liège, a fixed line
        "+31 20 123 4567",
        "09 123 45 67 toestel 12",
    ],
)
def test_a_usual_telephone_number_passes(typed):
    assert phone_problem(typed) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", PhoneProblem.EMPTY),
        ("  ", PhoneProblem.EMPTY),
        ("bel mij", PhoneProblem.LETTERS),
        ("1700", PhoneProblem.TOO_SHORT),
        ("0478 12 34 5", PhoneProblem.TOO_SHORT),
        ("09 123 45 6", PhoneProblem.TOO_SHORT),
        ("09 123 45 678", PhoneProblem.TOO_LONG),
        ("0478 12 34 567", PhoneProblem.TOO_LONG),
        ("+32 478 12 34 56 78 90 12", PhoneProblem.TOO_LONG),
    ],
)
def test_what_is_doubtful_about_a_number_is_named(typed, problem):
    assert phone_problem(typed) is problem
