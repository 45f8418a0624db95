"""
Numbers of enterprises and establishments, and national numbers that must not be kept.

Sources: the public pages of the KBO (FPS Economy) on the enterprise number (ondernemingsnummer)
and the establishment number (vestigingsnummer); the check digits of the national register
number (rijksregisternummer) as set by royal decree of 3 April 1984.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.findings import Finding, Severity

_LENGTH = 10
_OLD_LENGTH = 9  # before 2005 an enterprise number had nine digits; a 0 was put in front
_PREFIX = re.compile(r"(?:(?:kbo|bce|btw|tva|vat|rpr)\W*)?(?:nr\W*)?(?:be)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.,\-–/_:\u200b\u200e\u2060\ufeff]")
_NATIONAL = re.compile(r"(?<!\d)\d{2}(?:[ .\-/]?\d{2}){2}[ .\-/]{0,3}\d{3}[ .\-/]{0,3}\d{2}(?!\d)")


class NumberProblem(StrEnum):
    """Why a typed number is not a right one."""

    EMPTY = "empty"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    FIRST_DIGIT = "first_digit"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """
    A typed number, read.

    `digits` are ten when the number is right, and what could be read otherwise. `expected` are
    the check digits that would fit the first eight, given only when those typed do not.
    """

    kind: str  # "enterprise" or "establishment"
    digits: str
    problem: NumberProblem | None = None
    expected: str | None = None

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.problem is None

    @property
    def is_usable(self) -> bool:
        """Whether it may be stored: it is right, or its fault is only a warning."""
        finding = self.finding()
        return finding is None or finding.severity is not Severity.ERROR

    @property
    def formatted(self) -> str:
        """The number as people write it, or the digits as they are while it is not whole."""
        if len(self.digits) != _LENGTH:
            return self.digits
        if self.kind == "enterprise":
            return format_enterprise_number(self.digits)
        return format_establishment_number(self.digits)

    def finding(self) -> Finding | None:
        """
        Explain what is wrong, as `number.<kind>.<problem>`; None when the number is right.

        A wrong check of an establishment number only warns: no public text promises it.
        """
        if self.problem is None:
            return None
        warns = self.kind == "establishment" and self.problem is NumberProblem.CHECK
        severity = Severity.WARNING if warns else Severity.ERROR
        values = {"digits": self.digits, "count": len(self.digits), "expected": self.expected}
        return Finding(f"number.{self.kind}.{self.problem}", severity, values)


def check_digits(first_eight: str) -> str:
    """Return the two check digits for eight digits: 97 less the remainder by 97, 01 to 97."""
    return f"{97 - int(first_eight) % 97:02d}"


def parse_enterprise_number(typed: str) -> NumberCheck:
    """
    Read an enterprise number as typed, pasted or scanned.

    Dots, spaces, dashes, a prefix such as BE or BTW, and the nine digits of before 2005 are
    accepted. Nine digits that begin with 0 or 1 are a number of ten that is not finished yet:
    no old number began so.
    """
    digits, problem = _digits_of(typed)
    if problem is None and len(digits) == _OLD_LENGTH and digits[0] not in "01":
        digits = "0" + digits
    return _judge("enterprise", digits, problem, first="01")


def parse_establishment_number(typed: str) -> NumberCheck:
    """Read an establishment number; its first digit is 2 to 8."""
    digits, problem = _digits_of(typed)
    return _judge("establishment", digits, problem, first="2345678")


def format_enterprise_number(digits: str) -> str:
    """Write ten digits as 0123.456.789."""
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def format_establishment_number(digits: str) -> str:
    """Write ten digits as 2.123.456.789."""
    return f"{digits[0]}.{digits[1:4]}.{digits[4:7]}.{digits[7:]}"


class NationalNumberSpan(NamedTuple):
    """Where a national number stands in a text: text[start:end]."""

    start: int
    end: int


def find_national_numbers(text: str) -> tuple[NationalNumberSpan, ...]:
    """
    Find what looks like a national number or a bis number, with or without its dots.

    Eleven digits that begin with a possible birth date and have the right check for a birth in
    either century. One in about four hundred other numbers of eleven digits fits by accident, so
    this is a reason to ask, never to remove.
    """
    found = _NATIONAL.finditer(text)
    return tuple(
        NationalNumberSpan(match.start(), match.end())
        for match in found
        if _is_national(re.sub(r"\D", "", match.group()))
    )


def _digits_of(typed: str) -> tuple[str, NumberProblem | None]:
    plain = unicodedata.normalize("NFKC", typed).strip()
    rest = _BETWEEN.sub("", _PREFIX.sub("", plain, count=1))
    if not rest:
        return "", NumberProblem.EMPTY
    digits = "".join(sign for sign in rest if sign in "0123456789")
    return digits, None if digits == rest else NumberProblem.LETTERS


def _judge(kind: str, digits: str, problem: NumberProblem | None, first: str) -> NumberCheck:
    if problem is None:
        problem = _shape_problem(digits, first)
    if problem is not None:
        return NumberCheck(kind, digits, problem)
    expected = check_digits(digits[:8])
    if digits[8:] != expected:
        return NumberCheck(kind, digits, NumberProblem.CHECK, expected)
    return NumberCheck(kind, digits)


def _shape_problem(digits: str, first: str) -> NumberProblem | None:
    if len(digits) < _LENGTH:  # before the first digit: it may become an old number of nine
        return NumberProblem.TOO_SHORT
    if len(digits) > _LENGTH:
        return NumberProblem.TOO_LONG
    return None if digits[0] in first else NumberProblem.FIRST_DIGIT


def _is_national(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    # A month of a bis number is 20 or 40 higher; month and day are 00 when they are not known.
    if month % 20 > 12 or month > 52 or day > 31:
        return False
    check = int(digits[9:])
    return check in {97 - int(century + digits[:9]) % 97 for century in ("", "2")}
