"""
The guard against double financing (dubbelfinanciering).

Source: the policy note (DOMAIN, section 1): exactly the same activity by the same actor may not be
paid twice; the partnership does no individual job or language coaching and no support of individual
customised work, it refers to those. So before such a session, and before a referral, the program
asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.core.errors import UserError
from app.domain.matching import words_of

SUPPORTS: Final = ("job_coaching", "language_coaching", "customised_work")
NOBODY, ELSEWHERE, UNKNOWN = "nobody", "elsewhere", "unknown"
ANSWERS: Final = (NOBODY, ELSEWHERE, UNKNOWN)
GOOD_DAYS: Final = 90  # an answer about a company holds so long; after that it is asked anew


class Verdict(StrEnum):
    """What the guard says."""

    FREE = "free"  # go on
    ASK = "ask"  # first answer who does or pays it
    REFER = "refer"  # somebody else does it: refer, or go on with a reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered before at this company, about this kind of support."""

    support: str
    on: date
    answer: str
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class SupportWords:
    """By which folded words a text seems to be about a kind of support."""

    support: str
    begins: tuple[str, ...] = ()  # of a word, or of words that follow one another
    words: tuple[str, ...] = ()  # whole ones only


def supports_in(text: str, known: Iterable[SupportWords]) -> tuple[str, ...]:
    """
    Return the kinds of support that a text seems to be about, in the order of `known`.

    - «Gesprek over jobcoaching en de ploeg»: job coaching. «Job-coach belde»: that too.
    - «IMW-dossier»: individual customised work, a whole word. «Zimwerk»: nothing.
    - «Onthaal in de nachtploeg»: nothing, and nobody is asked anything.
    """
    line = f" {' '.join(words_of(text))} "
    return tuple(one.support for one in known if _is_in(line, one))


def _is_in(line: str, known: SupportWords) -> bool:
    begins = any(f" {begin}" in line for begin in known.begins)
    return begins or any(f" {word} " in line for word in known.words)


def guard(support: str | None, answers: tuple[Answer, ...], today: date) -> Verdict:
    """
    Tell what to do before a session or a referral of a kind that others do or pay.

    - A visit about onboarding: no kind of support of others. Free.
    - Job coaching, never asked at this company: ask.
    - Answered «niemand» on 01/11: free on 23/11; on 31/01 (91 days later) it is asked again. The
      90th day, 30/01, is still good.
    - Answered «elders» on 01/11: refer. Also a year later: what runs elsewhere does not end by
      itself; a later answer «niemand» takes its place.
    - Answered «weet niet»: ask again, each time.
    - Of more answers the last one holds, of one day the strictest: elsewhere, then unknown.
    - An answer about language coaching says nothing of job coaching.
    """
    if support is None:
        return Verdict.FREE
    mine = [one for one in answers if one.support == support]
    if not mine:
        return Verdict.ASK
    last = max(mine, key=lambda one: (one.on, _STRICT.index(one.answer)))
    if last.answer == ELSEWHERE:
        return Verdict.REFER
    is_good = today <= last.on + timedelta(days=GOOD_DAYS)
    return Verdict.FREE if last.answer == NOBODY and is_good else Verdict.ASK


_STRICT: Final = (NOBODY, UNKNOWN, ELSEWHERE)


def check_answer(answer: str, override_reason: str) -> None:
    """
    Refuse to go on where somebody else does it, without a reason.

    - «Elders» with «andere taken dan VDAB, nagevraagd bij An»: goes on, and stands in the report.
    - «Elders» without a reason: refused. «Niemand» and «weet niet» need none.

    Raises:
        UserError: `funding.reason`.
    """
    if answer == ELSEWHERE and not override_reason.strip():
        raise UserError("funding.reason")


def is_deviation(answer: Answer) -> bool:
    """Tell whether an answer stands in the report on deviations: it went on in spite of it."""
    return answer.answer == ELSEWHERE and bool(answer.override_reason.strip())
