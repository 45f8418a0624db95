"""How hard a passphrase (wachtwoordzin) is to guess, and whether it may be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from app.core.errors import UserError

MINIMUM_SIGNS = 12
MINIMUM_SCORE = 3  # of 4: safe against guessing on the stolen file with a slow key derivation
_JUDGED_SIGNS = 72  # the estimate takes seconds for very long texts; what follows only helps


class Strength(StrEnum):
    """The five steps of the meter, from 0 to 4."""

    VERY_WEAK = "very_weak"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"
    VERY_STRONG = "very_strong"


class PassphraseHint(StrEnum):
    """What would help most."""

    TOO_SHORT = "too_short"
    OWN_WORDS = "own_words"  # it holds a name that others know
    KNOWN = "known"  # a well-known password or a usual word
    KEYBOARD = "keyboard"  # neighbours on the keyboard
    REPEATED = "repeated"
    SEQUENCE = "sequence"  # abcd, 4321
    DATE = "date"
    MORE_WORDS = "more_words"


@dataclass(frozen=True, slots=True)
class PassphraseJudgement:
    """The step of the meter, and the hint that helps most; no hint when it is strong enough."""

    score: int  # 0 to 4
    strength: Strength
    is_accepted: bool
    hint: PassphraseHint | None


_HINTS = {
    "dictionary": PassphraseHint.KNOWN,
    "spatial": PassphraseHint.KEYBOARD,
    "repeat": PassphraseHint.REPEATED,
    "sequence": PassphraseHint.SEQUENCE,
    "regex": PassphraseHint.DATE,  # a year
    "date": PassphraseHint.DATE,
}


def judge_passphrase(typed: str, own_words: Sequence[str] = ()) -> PassphraseJudgement:
    """
    Judge a passphrase, with words that are easy to guess for who knows the user.

    Args:
        own_words: The user's name, organisation, partnership and the name of the program.
    """
    if not typed:
        hint = PassphraseHint.TOO_SHORT
        return PassphraseJudgement(0, Strength.VERY_WEAK, is_accepted=False, hint=hint)
    words = [word for text in own_words for word in (text, *text.split()) if len(word) > 2]
    guess = import_module("zxcvbn").zxcvbn  # loads large word lists: not at start
    estimate = guess(typed[:_JUDGED_SIGNS], user_inputs=words)
    score: int = estimate["score"]
    if len(typed) < MINIMUM_SIGNS:
        score = min(score, MINIMUM_SCORE - 1)
    is_accepted = score >= MINIMUM_SCORE
    advice = None if is_accepted else _hint(typed, estimate["sequence"])
    return PassphraseJudgement(score, tuple(Strength)[score], is_accepted, advice)


def require_passphrase(typed: str, own_words: Sequence[str] = ()) -> None:
    """
    Refuse a passphrase that is too weak.

    Raises:
        UserError: `passphrase.weak`, with the hint that helps most and the least number of signs.
    """
    judgement = judge_passphrase(typed, own_words)
    if not judgement.is_accepted:
        raise UserError("passphrase.weak", hint=judgement.hint, minimum=MINIMUM_SIGNS)


def _hint(typed: str, pieces: Sequence[Mapping[str, Any]]) -> PassphraseHint:
    if len(typed) < MINIMUM_SIGNS:
        return PassphraseHint.TOO_SHORT
    if any(piece.get("dictionary_name") == "user_inputs" for piece in pieces):
        return PassphraseHint.OWN_WORDS
    longest = max(pieces, key=lambda piece: len(piece["token"]))
    return _HINTS.get(longest["pattern"], PassphraseHint.MORE_WORDS)
