"""The values of units, into the columns of their tables."""

import pytest

from app.server.kinds import _checks
from app.storage.typed_rows import shapes

SEVERAL = [
    (kind, unit)
    for kind, shape in shapes().items()
    for unit, columns in shape.units.items()
    if len(columns) > 1 and _checks()[kind][unit](None)
]


@pytest.mark.parametrize(("kind", "unit"), SEVERAL)
def test_a_unit_of_more_columns_may_say_nothing(kind, unit):
    """The server takes that: a laptop that could not would stop at that page for good."""
    shape = shapes()[kind]
    row = dict(zip(shape.columns, shape.row("a", "b", {unit: None}), strict=True))
    assert [row[column] for column in shape.units[unit]] == [None] * len(shape.units[unit])
    assert shape.raw(unit, None) == [None] * len(shape.units[unit])


def test_there_are_such_units():
    assert ("enterprise", "nace") in SEVERAL
