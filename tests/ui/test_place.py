"""Where a kept form goes on."""

from uuid import uuid4

import pytest

from app.services.drafts import DraftForm
from app.ui.place import Place, place_of_draft

ONE, TWO = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("intake", Place("intake", draft=ONE)),
        ("meeting", Place("meeting", record=TWO)),
        ("attendance", Place("meeting", record=TWO)),  # its window opens from that page
    ],
)
def test_a_draft_goes_on_where_it_was_made(kind, place):
    assert place_of_draft(DraftForm(ONE, kind, TWO, "Netwerk", {})) == place
