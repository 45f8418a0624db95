"""From when until when an enterprise was supported, without a break."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both inside; no `last`: it goes on."""

    first: date
    last: date | None = None


def uninterrupted(spans: Iterable[Span]) -> tuple[Span, ...]:
    """
    Return the spans with those that touch or overlap as one, the first first.

    - 01/02 to 30/04 and 01/05 to 31/05 (the next day): 01/02 to 31/05.
    - 01/02 to 30/04 and 02/05 to 31/05 (a day between): both.
    - 01/02 to 30/04 and 01/03 on: from 01/02 on. One that ends before it begins is none.
    """
    found: list[Span] = []
    for one in sorted(spans, key=attrgetter("first")):
        if one.last is not None and one.last < one.first:
            continue
        before = found[-1] if found else None
        if before is None or (before.last is not None and before.last + _DAY < one.first):
            found.append(one)
        elif before.last is not None:
            last = None if one.last is None else max(before.last, one.last)
            found[-1] = Span(before.first, last)
    return tuple(found)


_DAY = timedelta(days=1)
