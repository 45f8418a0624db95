"""A cell of a spreadsheet shows what was typed."""

import pytest

from app.domain.sheet_cell import safe_cell


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("+32 9", "'+32 9"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("20/11,\nnagevraagd", "20/11, nagevraagd"),
        ("", ""),
    ],
)
def test_it_is_never_computed(typed, cell):
    assert safe_cell(typed) == cell
