"""
Finds in a free text what Werkvloer asks about: national numbers, and words on somebody's life.

Those words may say something of health, origin or a justice record.

Sources: GDPR, articles 9 and 10; the royal decree on the national number (app/domain/identifiers).
The words are dated reference data; what they leave out on purpose stands there.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple

from app.domain.identifiers import find_national_numbers

ENDINGS: Final = ("", "e", "n", "en", "s", "'s")
MARK_DIGITS: Final = 4  # of 16: see `mark_of`
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:[\u0300-\u036f][^\W_]*)*(?:[-'’.][^\W_]+)*")
_KEY: Final = 3  # signs of a beginning by which it is looked up
_SIGNS: Final = str.maketrans(
    dict.fromkeys("\u00a0\u2009\u202f\t\n\u2028\u2029", " ") | dict.fromkeys("–—‑_", "-")
)
_UNSEEN: Final = re.compile("[\r\u00ad\u200b-\u200d\u2060\ufeff]")  # without a width, or before \\n


class About(StrEnum):
    """What a piece of text may tell of somebody."""

    NATIONAL_NUMBER = "national_number"
    HEALTH = "health"
    ORIGIN = "origin"
    JUSTICE = "justice"
    NAME = "name"  # of a company or a contact, where no name belongs
    ENTERPRISE_NUMBER = "enterprise_number"  # as well


class Found(NamedTuple):
    """A piece of a text, text[start:end]; places count signs of Python."""

    about: About
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one subject in one language; see resources/reference/sensitive_words.toml."""

    about: About
    words: Sequence[str] = ()
    begins: Sequence[str] = ()
    phrases: Sequence[str] = ()
    exceptions: Sequence[str] = ()
    of_people: Sequence[str] = ()
    people: Sequence[str] = ()


@dataclass(slots=True)
class _Index:
    """The words of all lists, folded and ready to look up."""

    words: dict[str, About] = field(default_factory=dict)
    begins: dict[str, list[tuple[str, About]]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[frozenset[str], ...], About]]] = field(default_factory=dict)
    exceptions: set[str] = field(default_factory=set)
    of_people: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)


class _Word(NamedTuple):
    text: str  # folded
    start: int
    end: int


class SensitiveWords:
    """Looks for the words of some lists; made once, it is quick."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self._index = index = _Index()
        for one in lists:
            index.words.update(dict.fromkeys(_forms(one.words), one.about))
            for begin in map(_fold, one.begins):
                index.begins.setdefault(begin[:_KEY], []).append((begin, one.about))
            for phrase in one.phrases:
                first, *rest = _fold(phrase).split()
                found = tuple(frozenset(_forms([word])) for word in rest), one.about
                for form in _forms([first]):
                    index.phrases.setdefault(form, []).append(found)
            index.exceptions.update(_forms(one.exceptions))
            index.of_people.update(_forms(one.of_people))
            index.people.update(_forms(one.people))

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the words that may be meant of a person, in their order."""
        words = list(_words(text))
        return tuple(
            found for at in range(len(words)) if (found := self._judge(words, at)) is not None
        )

    def _judge(self, words: Sequence[_Word], at: int) -> Found | None:
        word = words[at]
        about = self._about(word.text)
        if about is not None:
            return Found(about, word.start, word.end)
        for rest, its in self._index.phrases.get(word.text, ()):
            last = at + len(rest)
            beside = words[at + 1 : last + 1]
            if len(beside) == len(rest) and all(
                word.text in forms for word, forms in zip(beside, rest, strict=True)
            ):
                return Found(its, word.start, words[last].end)
        if word.text in self._index.of_people:
            beside = words[at + 1 : at + 3]
            person = next((each for each in beside if each.text in self._index.people), None)
            if person is not None:
                return Found(About.ORIGIN, word.start, person.end)
        return None

    def _about(self, word: str) -> About | None:
        """Judge a word, and the parts of one with a dash."""
        parts = word.split("-") if "-" in word else ()
        return next(filter(None, map(self._of_one, chain((word,), parts))), None)

    def _of_one(self, word: str) -> About | None:
        index = self._index
        if word in index.exceptions:
            return None
        if (about := index.words.get(word)) is not None:
            return about
        begins = index.begins.get(word[:_KEY], ())
        return next((its for begin, its in begins if word.startswith(begin)), None)


def find_sensitive(text: str, words: SensitiveWords) -> tuple[Found, ...]:
    """Return all that is asked about in a text, in its order; numbers in any usual writing."""
    numbers = [Found(About.NATIONAL_NUMBER, *span) for span in _numbers(text)]
    return tuple(sorted([*numbers, *words.find(text)], key=lambda found: found.start))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Give where the national numbers are, also one with signs in it that nobody sees."""
    gone = {match.start() for match in _UNSEEN.finditer(text)}
    seen = [at for at in range(len(text)) if at not in gone] if gone else range(len(text))
    plain = _UNSEEN.sub("", text) if gone else text
    for span in find_national_numbers(plain.translate(_SIGNS)):
        yield seen[span.start], seen[span.end - 1] + 1


def mark_of(subject: str, piece: str, about: About) -> str:
    """
    Return a short mark of a piece of text that the coach keeps in one field of one record.

    It knows the piece again however it is spaced or capitalised. It has 16 bits: too few to find
    the national number back from (some hundreds of valid ones share each mark), and enough that
    another piece in the same field is nearly always asked about (65,535 times of 65,536).

    Args:
        subject: The record and the field, as one text.
    """
    plain = re.sub(r"\D", "", piece) if about is About.NATIONAL_NUMBER else _fold(piece)
    joined = " ".join(plain.split())
    digest = hashlib.sha256(f"{subject}\n{about}\n{joined}".encode("utf-8", "replace"))
    return digest.hexdigest()[:MARK_DIGITS]


def _forms(words: Iterable[str]) -> Iterator[str]:
    for word in map(_fold, words):
        yield from (word + ending for ending in ENDINGS)


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        yield _Word(_fold(match.group()), match.start(), match.end())


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
