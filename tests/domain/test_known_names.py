"""Names and numbers that a case without names has anyway."""

import pytest

from app.domain.known_names import KnownNames
from app.domain.sensitive import About

METAAL = "Metaal Claes BV"  # as another says it
KNOWN = KnownNames(
    [
        "Metaal Claes NV",
        "Bakkerij Janssens",
        "Bouw",
        "Söğüt B.V.",
        "IKO",
        "A.B. Hout",
        "Metaal Claes BV",
    ],
    ["An Claes", "Jo Wouters", "Mia D."],
)


def pieces(text):
    return [text[one.start : one.end] for one in KNOWN.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bij metaal claes belde An Claes.", ["metaal claes", "An Claes"]),
        ("Claes zei dat het metaal op was", ["Claes"]),
        ("een bakkerij met twaalf mensen, in de bouw", []),
        ("Bakkerij  Janssens", ["Bakkerij  Janssens"]),
        ("sogut is moeilijk te vinden", ["sogut"]),
        ("iko", []),  # too short to be a name by itself
        ("Mia kwam mee", []),  # a first name alone
        ("mia d. kwam", ["mia d"]),
        ("bij A.B. Hout en bij AB Hout", ["A.B. Hout", "AB Hout"]),
        ("nummer 1999.990.144 of BE 1999 990 144", ["1999.990.144", "BE 1999 990 144"]),
        ("1999.990.145 klopt niet, 19999901440 is te lang", []),
        ("", []),
    ],
)
def test_what_one_knows_is_found(text, found):
    assert pieces(text) == found


def test_a_number_and_a_name_are_told_apart():
    found = KNOWN.find("1999990144 Jo Wouters")
    assert [one.about for one in found] == [About.ENTERPRISE_NUMBER, About.NAME]
