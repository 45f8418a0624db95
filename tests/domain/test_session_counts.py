import pytest

from app.domain.findings import Severity
from app.domain.periods import ASKED
from app.domain.session_counts import check_persons


@pytest.mark.parametrize(
    ("numbers", "persons", "fits"),
    [
        ([2, 3], 3, True),  # all of the two are among the three
        ([2, 3], 5, True),  # nobody is in both
        ([2, 3], 2, False),
        ([2, 3], 6, False),
        ([4], 4, True),
        ([0, 0], 7, True),  # nothing was counted by group
        ([], 7, True),
        ([2, 3], 0, True),  # the persons were not told
        ([2, 3], None, True),
    ],
)
def test_persons_lie_between_the_largest_group_and_the_sum(numbers, persons, fits):
    assert (check_persons(numbers, persons) == ()) is fits


def test_what_cannot_be_is_asked_about_and_tells_its_borders():
    (finding,) = check_persons([2, 3], 6)
    assert finding.severity is Severity.WARNING
    assert finding.rule in ASKED
    assert (finding.values["least"], finding.values["most"]) == (3, 5)
