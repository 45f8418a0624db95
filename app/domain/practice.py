"""
The practice environment (oefenomgeving): companies, people and sessions that do not exist.

The same day, seed and texts give the same companies, on every computer. Enterprise numbers come
from the end of the 1-series and establishment numbers from the 8-series: neither is given out yet.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from app.domain.duplicates import name_key
from app.domain.identifiers import check_digits
from app.domain.practice_material import (
    PracticeFixed,
    PracticeSector,
    PracticeSeed,
    PracticeStep,
    PracticeTexts,
)

_ENTERPRISES_FROM = 19_999_901  # the first eight digits
_ESTABLISHMENTS_FROM = 89_999_901
_MOST_SESSIONS = 12
_FRIDAY = 4
_NO_THEMES = {"intake", "review"}  # stories that every company has
_UNFINISHED_EACH = 7  # one intake in seven is not complete
_OPEN_OF_LAST, _OPEN_BEFORE = 2, 14  # one in so many agreements past its day is still open
_LATE_AT_MOST = timedelta(days=18)  # nobody leaves a matter open for months
_SENTENCE = re.compile(r"(^(?:- |## )?|[.?] )([a-z])", re.MULTILINE)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PracticeContact:
    """A contact person; `function` is a code."""

    name: str
    function: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class PracticeFigures:
    """One closed year."""

    year: int
    staff: Decimal  # VTE
    turnover: Decimal  # EUR
    balance: Decimal  # EUR


@dataclass(frozen=True, slots=True)
class PracticeAgreement:
    """What was agreed; open when `done_on` is None. `owner` is a name, a role or «coach»."""

    text: str
    owner: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class PracticeSession:
    """A past session; times are those of the wall clock."""

    kind: str
    day: date
    start: time
    end: time
    subject: str
    note: str  # light markup
    result: str
    present: tuple[int, ...]  # places in the contacts of the company
    unnamed_workers: int
    themes: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]  # target group and number
    agreements: tuple[PracticeAgreement, ...]


@dataclass(frozen=True, slots=True)
class PracticeIntake:
    """The first talk; what a coach did not ask yet is empty."""

    day: date
    source: str
    introduced_by: str
    question: str
    themes: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    unique_persons: int
    first_step: str
    has_consent: bool


@dataclass(frozen=True, slots=True)
class PracticeCompany:
    """A made-up company with all that a coach recorded; sessions oldest first."""

    number: str
    establishment_number: str
    seed: PracticeSeed
    nace_code: str
    joint_committee: str  # empty when not asked yet
    started_on: date
    purpose: str  # in its own words (doel in eigen woorden)
    contacts: tuple[PracticeContact, ...]
    figures: tuple[PracticeFigures, ...]  # oldest first
    intake: PracticeIntake
    sessions: tuple[PracticeSession, ...]


@dataclass(frozen=True, slots=True)
class PracticeAppointment:
    """What is planned; times are those of the wall clock."""

    company: int  # its place among the companies
    kind: str
    day: date
    start: time
    end: time
    subject: str


class Dice:
    """Choices that follow from a seed alone, the same in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed, self._thrown = seed, 0

    def number(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        self._thrown += 1
        digest = sha256(f"{self._seed}/{self._thrown}".encode()).digest()
        return least + int.from_bytes(digest[:8]) % (most - least + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], count: int) -> tuple[T, ...]:
        """Return different choices, in random order; all when there are no more."""
        left = list(choices)
        return tuple(left.pop(self.number(0, len(left) - 1)) for _ in range(min(count, len(left))))


def practice_companies(
    day: date, seed: int, texts: PracticeTexts, holidays: Collection[date] = ()
) -> tuple[PracticeCompany, ...]:
    """
    Return the made-up companies as a coach would have them on a day.

    Args:
        holidays: Days without sessions, besides Saturdays and Sundays.
    """
    return tuple(
        _Maker(day, texts, holidays, Dice(f"{seed}/{place}")).company(place)
        for place in range(len(texts.companies))
    )


def practice_appointments(
    day: date, texts: PracticeTexts, holidays: Collection[date] = ()
) -> tuple[PracticeAppointment, ...]:
    """Return what the coach planned from a day on, on days that people work."""
    last = max((plan.workdays for plan in texts.plans), default=0)
    days: list[date] = []
    while len(days) <= last:
        if day.weekday() <= _FRIDAY and day not in holidays:
            days.append(day)
        day += timedelta(days=1)
    return tuple(
        PracticeAppointment(
            plan.company,
            plan.kind,
            days[plan.workdays],
            plan.start,
            (datetime.combine(day, plan.start) + timedelta(minutes=plan.minutes)).time(),
            plan.subject,
        )
        for plan in texts.plans
    )


class _Maker:
    """Makes one company."""

    def __init__(
        self, day: date, texts: PracticeTexts, holidays: Collection[date], dice: Dice
    ) -> None:
        self._day, self._texts, self._holidays, self._dice = day, texts, holidays, dice

    def company(self, place: int) -> PracticeCompany:
        seed, dice = self._texts.companies[place], self._dice
        sector, plan = self._texts.sectors[seed.sector], self._plan(seed)
        contacts = self._contacts(seed, plan.contacts)
        question = self._own_words(seed, sector.questions)
        words = self._words(sector, contacts, question)
        sessions = self._sessions(plan, words, contacts)
        is_unfinished = place % _UNFINISHED_EACH == _UNFINISHED_EACH - 1
        return PracticeCompany(
            number=_with_check(_ENTERPRISES_FROM + place),
            establishment_number=_with_check(_ESTABLISHMENTS_FROM + place),
            seed=seed,
            nace_code=sector.nace_code,
            joint_committee="" if is_unfinished else sector.joint_committee,
            started_on=date(self._day.year - dice.number(4, 38), dice.number(1, 12), 1),
            purpose=self._own_words(seed, sector.purposes),
            contacts=contacts,
            figures=self._figures(seed, sector),
            intake=self._intake(sessions, question, plan.themes, is_unfinished=is_unfinished),
            sessions=sessions,
        )

    def _plan(self, seed: PracticeSeed) -> PracticeFixed:
        if fixed := self._texts.fixed.get(seed.name):
            return fixed
        dice = self._dice
        names = dice.some(self._texts.first_names, 2 if seed.staff < 15 else 3)
        return PracticeFixed(
            tuple(f"{name} {dice.pick(self._texts.initials)}" for name in names),
            dice.some([theme for theme in self._texts.stories if theme not in _NO_THEMES], 3),
            dice.number(0, _MOST_SESSIONS),
            dice.number(1, 45),
        )

    def _own_words(self, seed: PracticeSeed, choices: Sequence[str]) -> str:
        return choices[0] if seed.name in self._texts.fixed else self._dice.pick(choices)

    def _contacts(self, seed: PracticeSeed, names: Sequence[str]) -> tuple[PracticeContact, ...]:
        functions = ("owner" if seed.staff < 60 else "director", "hr", "foreman")
        domain = f"{name_key(seed.name)}.example"
        return tuple(
            PracticeContact(
                name,
                function,
                f"{name_key(name.partition(' ')[0])}@{domain}",
                f"0400 00 {self._dice.number(10, 99)} {self._dice.number(10, 99)}",
            )
            for name, function in zip(names, functions, strict=False)
        )

    def _words(
        self, sector: PracticeSector, contacts: Sequence[PracticeContact], question: str
    ) -> Mapping[str, str]:
        first, second = (contact.name.partition(" ")[0] for contact in contacts[:2])
        return {**sector.words, "contact": first, "tweede": second, "vraag": question}

    def _steps(self, themes: Sequence[str]) -> list[tuple[PracticeStep, tuple[str, ...]]]:
        stories = self._texts.stories
        steps = [(step, themes[:1]) for step in stories["intake"]]
        steps += [(step, (theme,)) for theme in themes for step in stories[theme]]
        steps += [(step, tuple(themes[:2])) for step in stories["review"]]
        return [(step, tuple(its_themes)) for step, its_themes in steps][:_MOST_SESSIONS]

    def _sessions(
        self,
        plan: PracticeFixed,
        words: Mapping[str, str],
        contacts: Sequence[PracticeContact],
    ) -> tuple[PracticeSession, ...]:
        """Go back in time from the last session, which may have been forgotten a while."""
        made: list[PracticeSession] = []
        day = self._day - timedelta(days=plan.silence_days)
        for step, themes in reversed(self._steps(plan.themes)[: plan.sessions]):
            day = self._workday(day)
            made.append(self._session(step, themes, words, contacts, day, is_last=not made))
            day -= timedelta(days=self._dice.number(9, 30))
        return tuple(reversed(made))

    def _session(
        self,
        step: PracticeStep,
        themes: tuple[str, ...],
        words: Mapping[str, str],
        contacts: Sequence[PracticeContact],
        day: date,
        *,
        is_last: bool,
    ) -> PracticeSession:
        dice = self._dice
        start = dice.number(8 * 12, 15 * 12) * 5  # minutes since midnight, by five
        end = start + step.minutes
        workers = dice.number(1, 6) if step.kind in {"visit", "meeting"} else 0
        return PracticeSession(
            kind=step.kind,
            day=day,
            start=time(*divmod(start, 60)),
            end=time(*divmod(end, 60)),
            subject=step.subject,
            note=_filled(step.note, words),
            result=_filled(step.result, words),
            present=(0,) if step.kind == "call" else tuple(range(min(2, len(contacts)))),
            unnamed_workers=workers,
            themes=themes,
            counts=self._counts(workers),
            agreements=tuple(
                self._agreement(text, who, words, contacts, day, is_last=is_last)
                for text, who in step.agreements
            ),
        )

    def _agreement(
        self,
        text: str,
        who: str,
        words: Mapping[str, str],
        contacts: Sequence[PracticeContact],
        day: date,
        *,
        is_last: bool,
    ) -> PracticeAgreement:
        owners = {
            "contact": contacts[0].name,
            "tweede": contacts[1].name,
            "leiding": words["leiding"].removeprefix("de ").capitalize(),
        }
        due_on = self._workday(day + timedelta(days=self._dice.number(7, 24)))
        one_in = _OPEN_OF_LAST if is_last else _OPEN_BEFORE
        is_old = due_on < self._day - _LATE_AT_MOST
        is_done = due_on < self._day and (self._dice.number(1, one_in) > 1 or is_old)
        done_on = max(day, due_on - timedelta(days=self._dice.number(0, 5))) if is_done else None
        return PracticeAgreement(text, owners.get(who, who), due_on, done_on)

    def _counts(self, workers: int) -> tuple[tuple[str, int], ...]:
        groups = self._dice.some(self._texts.target_groups, min(workers, self._dice.number(0, 3)))
        return tuple((group, self._dice.number(1, min(workers, 3))) for group in groups)

    def _intake(
        self,
        sessions: Sequence[PracticeSession],
        question: str,
        themes: tuple[str, ...],
        *,
        is_unfinished: bool,
    ) -> PracticeIntake:
        dice = self._dice
        workers = dice.number(2, 9)
        day = sessions[0].day if sessions else self._workday(self._day - timedelta(days=2))
        return PracticeIntake(
            day=day,
            source=dice.pick(self._texts.sources),
            introduced_by=dice.pick(self._texts.introducers),
            question=question,
            themes=themes,
            counts=self._counts(workers),
            unique_persons=workers,
            first_step="" if is_unfinished else "Nulmeting plannen",
            has_consent=not is_unfinished,
        )

    def _figures(self, seed: PracticeSeed, sector: PracticeSector) -> tuple[PracticeFigures, ...]:
        """Two or three closed years in which the staff changes by a tenth at most."""
        dice, found, staff = self._dice, [], Decimal(seed.staff)
        for back in range(1, dice.number(2, 3) + 1):
            turnover = staff * sector.turnover_per_head * dice.number(85, 115) / 100
            balance = turnover * dice.number(35, 70) / 100
            year = self._day.year - back
            amounts = (amount.quantize(Decimal(1)) for amount in (turnover, balance))
            found.append(PracticeFigures(year, staff, *amounts))
            staff = (staff * dice.number(90, 108) / 100).quantize(Decimal("0.1"))
        return tuple(reversed(found))

    def _workday(self, day: date) -> date:
        """Return the day itself, or the last day before it on which people work."""
        while day.weekday() > _FRIDAY or day in self._holidays:
            day -= timedelta(days=1)
        return day


def _with_check(first_eight: int) -> str:
    return f"{first_eight}{check_digits(str(first_eight))}"


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return _SENTENCE.sub(lambda found: found[1] + found[2].upper(), text.strip())
