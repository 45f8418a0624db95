"""
Times what is computed from texts: words to ask about, differences, activities by their words, PDFs.

`python -m benchmarks.texts`: the best of five for the texts, once for each file. It ends with 1
when one takes longer than its budget.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Final

from app.domain.sensitive import find_sensitive
from app.domain.word_diff import word_differences
from app.reference.loader import reference
from app.reference.sensitive import sensitive_words
from app.reports.company_file import company_file
from tests.reports.samples import FILE, session_before

TIMES: Final = 5
DAY: Final = date(2026, 11, 17)
NOTE: Final = ("De peter krijgt twee uur per week vrij, ook na een depressie. " * 200)[:10_000]
LONG: Final = "woord " * 30_000


def _sensitive() -> None:
    find_sensitive(NOTE, sensitive_words(DAY))


def _different() -> None:
    word_differences(LONG, LONG + "x")


def _activities() -> None:
    nace = reference().nace()
    for typed in ("vervaardiging van", "bakkerij", "8", "reiniging gebouwen"):
        nace.search(typed)


def _file_with(sessions: int) -> Callable[[], None]:
    many = tuple(session_before(number) for number in range(sessions))
    return lambda: print(f"  {len(company_file(replace(FILE, sessions=many))):,} bytes")


def main() -> int:
    """Tell how long each took; return 1 when one took too long."""
    works: tuple[tuple[str, Callable[[], None], int, float], ...] = (
        ("words to ask about in 10,000 letters", _sensitive, TIMES, 0.05),
        ("differences of two texts of 30,000 words", _different, TIMES, 0.2),
        ("four searches of activities", _activities, TIMES, 0.08),
        ("company's file without sessions", _file_with(0), 1, 0.5),
        ("company's file with 50 sessions", _file_with(50), 1, 2),
        ("company's file with 300 sessions", _file_with(300), 1, 15),
    )
    is_slow = False
    for name, work, times, budget_s in works:
        best_s = min(_seconds(work) for _ in range(times))
        is_slow |= best_s > budget_s
        print(f"{name}: {best_s * 1000:.0f} ms (budget {budget_s * 1000:.0f} ms)")
    return int(is_slow)


def _seconds(work: Callable[[], None]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
