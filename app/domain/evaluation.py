"""
What the evaluation of a meeting says, with small numbers hidden.

Source: DOMAIN, section 7 and section 10, choice 8: threshold 5, so 1 to 4 are hidden, 0 is shown,
totals under 5 are hidden too. UI, screen S11: «Te weinig antwoorden om te tonen».
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

THRESHOLD: Final = 5
VALUES: Final = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Result:
    """
    The answers to one question.

    `numbers` are by value, None when one is small; `total` and `mean` are None when there are too
    few answers, `mean` also when there are none.
    """

    question: str
    total: int | None
    mean: Decimal | None
    numbers: Mapping[int, int] | None

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers to show anything."""
        return self.total is not None


def shown(question: str, values: Iterable[int], threshold: int = THRESHOLD) -> Result:
    """
    Return what may be shown of the answers to a question, threshold 5.

    - No answers at all: total 0 and each value 0, for nothing is nobody.
    - Four answers: too few, nothing is shown.
    - Five answers, 4 five times: total 5, mean 4.0, the 4 five times and the others 0.
    - Eleven answers, 4 six times and 5 five times (49 / 11 = 4.45): mean 4.5, and each number.
    - Thirteen answers, 3 twice, 4 six times, 5 five times (55 / 13 = 4.23): total 13 and mean 4.2.
      The 3 is a small number; from total, mean and the other numbers it could be worked out again,
      so no number is shown.
    """
    every = list(values)
    if not every:
        return Result(question, 0, None, dict.fromkeys(VALUES, 0))
    if len(every) < threshold:
        return Result(question, None, None, None)
    numbers = {value: every.count(value) for value in VALUES}
    is_small = any(0 < number < threshold for number in numbers.values())
    mean = (Decimal(sum(every)) / len(every)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Result(question, len(every), mean, None if is_small else numbers)


def tallied(numbers: Mapping[int, int]) -> list[int]:
    """
    Return the answers that a tally stands for.

    - 4 twice and 5 once: 4, 4, 5.
    """
    return [value for value, number in sorted(numbers.items()) for _ in range(number)]
