"""Names for an archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.archive_names import LETTERS, Names, archive_name


@pytest.mark.parametrize(
    ("template", "values", "name"),
    [
        (
            "{nummer} {onderneming}",
            {"nummer": "A1", "onderneming": "Janssens A/B nv"},
            "A1 Janssens A-B nv",
        ),
        ("{oproep}", {"oproep": ""}, ""),
        ("{oproep}", {"oproep": " . "}, ""),
        ("{onderneming}", {"onderneming": "CON"}, "_CON"),
        ("{onderneming}", {"onderneming": "nul"}, "_nul"),
        ("{onderneming}", {"onderneming": "C:\\x"}, "C--x"),
        ("{onderneming}", {"onderneming": "../../etc"}, "-..-etc"),
        ("{onderneming}", {"onderneming": "a\u202egpj.exe"}, "agpj.exe"),
        ("{onderneming}", {"onderneming": "{kbo} & zoon"}, "{kbo} & zoon"),
        ("{onderneming}", {"onderneming": "x" * 90}, "x" * 60),
        ("{onderneming}", {"onderneming": "x" * 59 + " y"}, "x" * 59),
        ("{onderneming}", {"onderneming": "x" * 59 + "q\u0323z"}, "x" * 59),
        ("{onderneming}", {"onderneming": "Wat?*"}, "Wat__"),
        (
            "{onderneming}",
            {"onderneming": "Bak\u00adkerij \U0001f468\u200d\U0001f469"},
            "Bakkerij \U0001f468\U0001f469",
        ),
        ("{onderneming}", {"onderneming": "\ue000"}, ""),
    ],
)
def test_a_name_is_safe_everywhere(template, values, name):
    assert archive_name(template, values) == name


def test_equal_names_get_a_number_also_where_capitals_differ():
    names = Names()
    assert names.take("A1 Bakker", ".pdf") == "A1 Bakker.pdf"
    assert names.take("a1 bakker", ".pdf") == "a1 bakker (2).pdf"
    assert names.take("A1 Bakker", ".pdf") == "A1 Bakker (3).pdf"
    assert names.take("A2 Bakker", ".pdf") == "A2 Bakker.pdf"


def test_the_number_stays_within_the_length():
    names = Names()
    assert names.take("x" * LETTERS) == "x" * LETTERS
    assert names.take("x" * LETTERS) == "x" * (LETTERS - 4) + " (2)"


@given(st.text(min_size=1, max_size=200))
def test_whatever_a_company_is_called_its_file_stays_in_its_folder(text):
    name = archive_name("{nummer} {onderneming}", {"nummer": "A1", "onderneming": text})
    assert len(name) <= LETTERS
    assert not set(name) & set('/\\:*?"<>|\x00')
    assert name == name.strip(" ")
    assert not name.endswith(".")
