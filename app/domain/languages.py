"""The languages that a report is written in; the screen itself is Dutch."""

import re
from enum import StrEnum
from typing import Final, NamedTuple


class Language(StrEnum):
    """A language of a report."""

    NL = "nl"
    FR = "fr"
    EN = "en"


THIN: Final = "\u202f"  # a thin space at which no line ends
# French has one before : ; ! ? and within « »
_BY_SIGN: Final = re.compile(r"[ \u00a0](?=[:;!?»])|(?<=«)[ \u00a0]")


class Said(NamedTuple):
    """The same words in each language; braces hold what is filled in."""

    nl: str
    fr: str
    en: str

    def to(self, language: Language, **values: object) -> str:
        """Return the words in a language, with what they ask for filled in."""
        words = {Language.NL: self.nl, Language.FR: self.fr, Language.EN: self.en}[language]
        said = words.format(**values) if values else words
        return _BY_SIGN.sub(THIN, said) if language is Language.FR else said

    def filled(self, **values: object) -> "Said":
        """Return the same with what they ask for filled in."""
        return Said(*(one.format(**values) for one in self))


def same(words: str) -> Said:
    """Return what is written alike everywhere: a name, a code."""
    return Said(words, words, words)
