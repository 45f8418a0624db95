"""E-mail addresses and telephone numbers: what is surely wrong, and nothing more."""

import re
import unicodedata
from enum import StrEnum

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_SPACE = re.compile(r"\s")
_QUOTED = re.compile(r'"[^"]*"')
_LABEL = re.compile(r"(?!-)[\w-]+(?<!-)")
_ENDING = re.compile(r"(?!\d+$)[^\W_][\w-]*[^\W_]")
_EXTENSION = re.compile(r"(?:ext|tst|toestel|intern|#)\W*\d+$", re.IGNORECASE)
_MAIL_MAX = 254  # signs; RFC 5321 leaves no room for more


class EmailProblem(StrEnum):
    """Why no mail can go to an address."""

    EMPTY = "empty"
    SPACE = "space"
    NO_AT = "no_at"
    NO_NAME = "no_name"
    NO_DOMAIN = "no_domain"
    NO_ENDING = "no_ending"
    DOTS = "dots"
    BAD_SIGN = "bad_sign"
    TOO_LONG = "too_long"


def clean_email(typed: str) -> str:
    """
    Return the bare address of what was typed or pasted.

    Takes away white space around, `mailto:`, a name before <angle brackets>, and a comma, point
    or semicolon at the end.
    """
    text = unicodedata.normalize("NFC", typed).strip().strip(_INVISIBLE)
    bracketed = re.search(r"<([^<>]*)>", text)
    if bracketed:
        text = bracketed.group(1)
    return re.sub(r"^mailto:", "", text.strip(), flags=re.IGNORECASE).rstrip(",;.").strip()


def email_problem(address: str) -> EmailProblem | None:
    """
    Tell what is wrong with a bare address; None when it may well be right.

    Lenient: quotes, plus signs, letters of every alphabet and endings not invented yet pass.
    """
    name, at, domain = address.rpartition("@")
    checks = (
        (EmailProblem.EMPTY, not address),
        (EmailProblem.NO_AT, not at),
        (EmailProblem.NO_NAME, not name),
        (EmailProblem.NO_DOMAIN, not domain),
        (EmailProblem.SPACE, bool(_SPACE.search(_QUOTED.sub("", address)))),
        (EmailProblem.TOO_LONG, len(address) > _MAIL_MAX),
    )
    first = next((problem for problem, is_so in checks if is_so), None)
    return first or _name_problem(name) or _domain_problem(domain)


def _name_problem(name: str) -> EmailProblem | None:
    if _QUOTED.fullmatch(name):
        return None
    if "@" in name or any(sign in '()<>[]:;,\\"' for sign in name):
        return EmailProblem.BAD_SIGN
    return EmailProblem.DOTS if "" in name.split(".") else None


def _domain_problem(domain: str) -> EmailProblem | None:
    if domain.startswith("[") and domain.endswith("]"):  # an address of a machine, as [192.0.2.1]
        return None
    labels = domain.split(".")
    if "" in labels:
        return EmailProblem.NO_ENDING if labels[-1] == "" and labels[0] else EmailProblem.DOTS
    if not all(_LABEL.fullmatch(label) for label in labels):
        return EmailProblem.BAD_SIGN
    if len(labels) == 1 or not _ENDING.fullmatch(labels[-1]):
        return EmailProblem.NO_ENDING
    return None


def email_domain(address: str) -> str:
    """Return the part after the @ in small letters, or nothing when the address is wrong."""
    if email_problem(address) is not None:
        return ""
    return address.rpartition("@")[2].casefold()


class PhoneProblem(StrEnum):
    """Why a telephone number is doubtful; it may be kept as it is."""

    EMPTY = "empty"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


def phone_problem(typed: str) -> PhoneProblem | None:
    """
    Tell what is doubtful about a telephone number; None when it may well be right.

    A Belgian number has nine digits (fixed) or ten (mobile, 04...), the 0 included; any other
    country's eight to fifteen with its code (ITU-T E.164). Short numbers such as 1700 are
    told as too short. An extension (toestel 12) may follow.
    """
    plain = unicodedata.normalize("NFKC", typed).strip(_INVISIBLE + " \t")
    plain = _EXTENSION.sub("", plain).replace("(0)", "").strip()
    if not plain:
        return PhoneProblem.EMPTY
    if re.search(r"[^\d+()/.\s\-–]", plain):
        return PhoneProblem.LETTERS
    digits = re.sub(r"\D", "", plain)
    shortest, longest = _phone_lengths(plain, digits)
    if len(digits) < shortest:
        return PhoneProblem.TOO_SHORT
    return PhoneProblem.TOO_LONG if len(digits) > longest else None


def _phone_lengths(plain: str, digits: str) -> tuple[int, int]:
    is_abroad = plain.startswith("+") or digits.startswith("00")
    if digits.startswith("0") and not is_abroad:
        return (10, 10) if digits.startswith("04") and digits[2:3] in {*"0456789"} else (9, 9)
    return 8, 17 if digits.startswith("00") else 15
