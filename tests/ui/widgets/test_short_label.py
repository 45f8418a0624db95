"""Words without room end in dots, and in dots once."""

import pytest

from app.ui.widgets.short_label import one_ending


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        ("vervaardiging van brood……", "vervaardiging van brood…"),
        ("vervaardiging van brood…, …", "vervaardiging van brood…"),
        ("vervaardiging van br…", "vervaardiging van br…"),
        ("brood…, 22 werknemers", "brood…, 22 werknemers"),
        ("brood", "brood"),
    ],
)
def test_dots_follow_no_dots(cut, shown):
    assert one_ending(cut) == shown
