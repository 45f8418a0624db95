"""How many persons the numbers per target group (doelgroep) of a session can be."""

from collections.abc import Sequence

from app.domain.findings import Finding, Severity
from app.domain.periods import SessionRule


def check_persons(numbers: Sequence[int], persons: int | None) -> tuple[Finding, ...]:
    """
    Judge the unique persons beside the numbers of the groups.

    Groups overlap: somebody may count in each of them, and everybody counts in one at least. So
    the persons lie between the largest number and the sum. Without numbers, or without persons,
    there is nothing to judge. The values `least` and `most` are the borders.
    """
    least, most = max(numbers, default=0), sum(numbers)
    if not persons or not most or least <= persons <= most:
        return ()
    values = {"persons": persons, "least": least, "most": most}
    return (Finding(SessionRule.PERSONS, Severity.WARNING, values),)
