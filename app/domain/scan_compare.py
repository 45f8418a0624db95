"""
What a scan says, and what changed between two: only equal questions are compared.

Source: UI, screen S14. Answers go from 1 (nooit) to 5 (altijd); «weet niet» is no answer. The words
of a difference are a choice of the product [D]: from half a step of the scale on, it is clear.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

MOMENTS: Final = ("baseline", "mid", "end")
LOWEST, HIGHEST = 1, 5
_TENTH: Final = Decimal("0.1")
_SLIGHT: Final = Decimal("0.1")  # from here on there is a difference
_CLEAR: Final = Decimal("0.5")


class Change(StrEnum):
    """A difference in words."""

    CLEARLY_BETTER = "clearly_better"
    SLIGHTLY_BETTER = "slightly_better"
    SAME = "same"
    SLIGHTLY_WORSE = "slightly_worse"
    CLEARLY_WORSE = "clearly_worse"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one scan asked it; the same `code` and `text` make it the same question."""

    code: str
    theme: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A scan: what was asked, and what was answered, by code; «weet niet» is None."""

    asked: tuple[Asked, ...]
    answers: Mapping[str, int | None]

    @property
    def done(self) -> int:
        """How many questions have an answer, «weet niet» too."""
        return sum(one.code in self.answers for one in self.asked)

    @property
    def is_complete(self) -> bool:
        """Whether each question has an answer."""
        return self.done == len(self.asked)


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """The means of a theme, one decimal, and the difference in words; None: nothing to compare."""

    theme: str
    before: Decimal | None
    after: Decimal | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """An equal question that both answered, and the difference in words."""

    asked: Asked
    before: int
    after: int
    change: Change

    @property
    def size(self) -> int:
        """How far apart the answers are, 0 to 4."""
        return abs(self.after - self.before)


@dataclass(frozen=True, slots=True)
class Compared:
    """
    Two scans side by side; `equal` of `of` questions of the later one were compared.

    `before` and `after` are the means of the themes that have one, `questions` what both answered,
    in the order of the later scan.
    """

    themes: tuple[ThemeChange, ...]
    equal: int
    of: int
    before: Decimal | None
    after: Decimal | None
    questions: tuple[QuestionChange, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all questions are equal."""
        return self.equal == self.of

    @property
    def change(self) -> Change | None:
        """The difference of the two means in words; None: nothing to compare."""
        if self.before is None or self.after is None:
            return None
        return in_words(self.after - self.before)

    def largest(self, most: int) -> tuple[QuestionChange, ...]:
        """
        Return the questions that changed most, at most so many; what is the same is left out.

        - From 1 to 5 comes before from 2 to 4; of two as large, the one that is asked first.
        """
        changed = [one for one in self.questions if one.size]
        return tuple(sorted(changed, key=lambda one: -one.size)[:most])


def theme_means(scan: Filled) -> dict[str, Decimal | None]:
    """
    Return the mean of each theme, one decimal, rounded half up, in the order of the questions.

    - Answers 2, 3 and 2: 2.3. Answers 2, 3, «weet niet»: 2.5, for it is no answer.
    - Answers 1, 2, 2, 2 (1.75): 1.8. Only «weet niet»: None.
    """
    exact = _means(scan, {one.code for one in scan.asked})
    return {theme: _rounded(mean) for theme, mean in exact.items()}


def mean(scan: Filled) -> Decimal | None:
    """
    Return the mean of the themes, each as heavy, one decimal.

    - One theme with answers 2, 3 and 2: 2.3. No answer: None.
    - A theme with answers 1, 1 and 1, and one with a 4: 2.5.
    """
    return _rounded(_mean(_means(scan, {one.code for one in scan.asked}).values()))


def compare(before: Filled, after: Filled) -> Compared:
    """
    Compare a later scan with an earlier one.

    - The same 24 questions: 24 of 24.
    - Version 3 kept 18 of the 24 questions of version 2: 18 of 24. A question with the same code
      and another text is another question; so is one that moved to another theme.
    - A question that one of the two answered «weet niet» is equal, and left out of both means:
      before 2 and 4, after «weet niet» and 5: the second alone, from 4.0 to 5.0.
    - From 2.1 to 3.8: clearly better. From 2.4 to 2.6: slightly better. From 2.4 to 2.4: the same.
      From 3.0 to 2.9: slightly worse. From 3.0 to 2.5: clearly worse.
    - A theme without equal questions, or without answers: no mean and no word.
    - The mean of the whole is that of the themes, each as heavy: themes of 2.8, 2.1, 2.0, 3.0 and
      3.1 before: 2.6.
    """
    shared = set(before.asked) & set(after.asked)
    both = {
        one.code
        for one in shared
        if before.answers.get(one.code) is not None and after.answers.get(one.code) is not None
    }
    first, second = _means(before, both), _means(after, both)
    return Compared(
        themes=tuple(
            _theme(theme, _rounded(first.get(theme)), _rounded(now))
            for theme, now in second.items()
        ),
        equal=len(shared),
        of=len(after.asked),
        before=_rounded(_mean([first[theme] for theme in second if theme in first])),
        after=_rounded(_mean(second.values())),
        questions=tuple(_questions(before, after, both)),
    )


def _questions(before: Filled, after: Filled, both: Iterable[str]) -> Iterator[QuestionChange]:
    wanted = set(both)
    for one in after.asked:
        first, second = before.answers.get(one.code), after.answers.get(one.code)
        if one.code in wanted and first is not None and second is not None:
            yield QuestionChange(one, first, second, in_words(Decimal(second - first)))


def _theme(theme: str, before: Decimal | None, after: Decimal | None) -> ThemeChange:
    if before is None or after is None:
        return ThemeChange(theme, None, None, None)
    return ThemeChange(theme, before, after, in_words(after - before))


def in_words(difference: Decimal) -> Change:
    """
    Return a difference of two means of one decimal in words.

    - +0.5 and more: clearly better; +0.1 to +0.4: slightly better; 0.0: the same; and so downwards.
    """
    if difference >= _CLEAR:
        return Change.CLEARLY_BETTER
    if difference >= _SLIGHT:
        return Change.SLIGHTLY_BETTER
    if difference <= -_CLEAR:
        return Change.CLEARLY_WORSE
    return Change.SLIGHTLY_WORSE if difference <= -_SLIGHT else Change.SAME


def _means(scan: Filled, codes: Iterable[str]) -> dict[str, Decimal | None]:
    wanted = set(codes)
    of: dict[str, list[int]] = {}
    for one in scan.asked:
        values = of.setdefault(one.theme, [])
        value = scan.answers.get(one.code) if one.code in wanted else None
        if value is not None:
            values.append(value)
    return {
        theme: Decimal(sum(values)) / len(values) if values else None
        for theme, values in of.items()
    }


def _mean(means: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of the means that there are."""
    found = [one for one in means if one is not None]
    return sum(found, Decimal()) / len(found) if found else None


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_TENTH, ROUND_HALF_UP)
