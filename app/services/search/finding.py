"""Finding anything by a few typed words: companies, people, notes, files, tasks, appointments."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.core.progress import Progress
from app.domain.identifiers import format_enterprise_number
from app.domain.matching import excerpt, fold, marked, words_of
from app.domain.similar import nearest_word
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.reference.loader import Reference
from app.services.companies.family import shown
from app.services.companies.name_search import has_word
from app.services.places import place_name
from app.services.search.hits import Hit
from app.services.search.hits_quality import SHOWN_ALL
from app.storage import search_index
from app.storage.store import Store

MOST: Final = 5  # of a kind
ALL_KINDS: Final = frozenset(SHOWN_ALL)
MOST_WORDS: Final = 6
LEAST_LETTERS: Final = 2  # of one of the words, to look further than companies
_NAMED: Final = 20  # enterprises whose newest records are all looked at
_NO_LETTER: Final = r"(?!\S)"
_OF_MANY: Final = 3  # ways in which words name more enterprises than that: the most exact ones


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, kind by kind; `meant` is the text that was looked for instead of a slip."""

    typed: str
    hits: tuple[Hit, ...] = ()
    meant: str | None = None


def search(
    store: Store, reference: Reference, typed: str, kinds: Collection[str] = ALL_KINDS
) -> Found:
    """
    Return what has every typed word, or words that begin so, in itself or in its company's name.

    Case and accents do not matter. When a word is found nowhere, the nearest one is taken for it.

    Args:
        kinds: Of records, beside companies: what a screen can open.
    """
    words = search_words(typed)
    if not words:
        return Found(typed)
    with store.read() as session:
        names = _Names(session, reference)
        hits = _hits(names, words, kinds)
        if hits:
            return Found(typed, hits)
        meant = [names.nearest(word) for word in words]
        if meant == words:
            return Found(typed)
        return Found(typed, _hits(names, meant, kinds), " ".join(meant))


def search_words(typed: str) -> list[str]:
    """Return the folded words to look for; signs alone are no word."""
    return [word for word in fold(typed).split() if words_of(word)][:MOST_WORDS]


def waiting(store: Store) -> int:
    """Return how many records the index does not have yet."""
    with store.read() as session:
        return search_index.waiting(session)


def catch_up(store: Store, progress: Progress) -> None:
    """Put what changed in the index, a few hundred records at a time. Long work: in a job."""
    if not (left := waiting(store)):
        return
    done = 0
    while True:
        progress.step(done, max(left, done))
        with store.write() as session:
            count = search_index.catch_up(session)
        done += count
        if count < search_index.BATCH:
            return


class _Names:
    """The companies that words name: each word is looked up once, names are read when needed."""

    def __init__(self, session: Session, reference: Reference) -> None:
        self.session, self.reference = session, reference
        self._whose: dict[str, set[UUID]] = {}

    def whose(self, word: str) -> set[UUID]:
        """Return the companies with a word in them."""
        if word not in self._whose:
            query = select(EnterpriseKey.enterprise_id).where(has_word(word, self.reference))
            self._whose[word] = set(self.session.exec(query).all())
        return self._whose[word]

    def nearest(self, word: str) -> str:
        """Return a word that is somewhere: this one, else the nearest, else this one anyhow."""
        if search_index.has_word(self.session, word) or word in self._text or self.whose(word):
            return word
        known = {*_begun(self._text, word), *search_index.words_like(self.session, word)}
        return nearest_word(word, known) or word

    @cached_property
    def _text(self) -> str:
        """The words of the names of all companies and their contacts, a space before each."""
        joined = func.group_concat(col(EnterpriseKey.words), " ")
        return f" {self.session.exec(select(joined)).one() or ''}"


def _begun(text: str, word: str) -> set[str]:
    """Return the words of a text that have the first or the second letter of a word."""
    second = re.escape(word[1:2]) or _NO_LETTER
    found = re.findall(rf" {re.escape(word[:1])}\S*", text)  # a fixed begin is found fastest
    found += re.findall(rf" \S{second}\S*", text)
    return {one[1:] for one in found}


def _hits(names: _Names, words: list[str], kinds: Collection[str]) -> tuple[Hit, ...]:
    session = names.session
    begins = tuple(begin for word in words for begin in words_of(word))
    hits = [*_companies(session, names.reference, words, begins)]
    if all(len(word) < LEAST_LETTERS for word in words):
        return tuple(hits)  # the index has most of its rows behind a single letter
    found: dict[str, set[search_index.Row]] = {}
    for enterprises, rest in ((None, words), *_named(names, words)):
        for kind in search_index.kinds_with(session, rest) & frozenset(kinds):
            rows = _rows(session, kind, rest, enterprises)
            found.setdefault(kind, set()).update(rows)
    for kind in (kind for kind in SHOWN_ALL if kind in found):
        ids = [row.record for row in sorted(found[kind], reverse=True)[:MOST]]
        hits += SHOWN_ALL[kind](session, ids, begins)
    return tuple(hits)


def _rows(
    session: Session, kind: str, words: list[str], enterprises: list[UUID] | None
) -> list[search_index.Row]:
    """Return the newest records with the words, of these enterprises or of all."""
    if enterprises is None:
        return search_index.find(session, kind, words, MOST)
    look = search_index.find_at if len(enterprises) <= _NAMED else search_index.find_among
    return look(session, kind, words, enterprises, MOST)


def _companies(
    session: Session, reference: Reference, words: Sequence[str], begins: Sequence[str]
) -> Iterator[Hit]:
    """Yield the companies by name, number or place, then those that want what was typed."""
    key = col(EnterpriseKey.name_key)
    named = (
        select(EnterpriseKey.enterprise_id)
        .where(*(has_word(word, reference) for word in words))
        .order_by(key.startswith(words[0], autoescape=True).desc(), key)
        .limit(MOST)
    )
    told = search_index.find(session, "enterprise", words, MOST)
    wishes = (shown(session, row.record) for row in told)
    ids = list(dict.fromkeys((*session.exec(named).all(), *wishes)))[:MOST]
    found = {company.id: (company, its) for company, its in session.exec(_companies_of(ids)).all()}
    for company, its in (found[each] for each in ids):
        name = marked(company.name, begins)
        number = format_enterprise_number(company.number) if company.number else ""
        where = [place_name(reference, its.municipality_nis), number]
        detail = marked(", ".join(word for word in where if word), begins)
        wish = None if name.marks or detail.marks else excerpt(company.purpose, begins)
        yield Hit("enterprise", company.id, company.id, name, wish or detail)


def _companies_of(ids: Sequence[UUID]) -> Any:
    key = col(EnterpriseKey.enterprise_id)
    query = select(Enterprise, EnterpriseKey).join(EnterpriseKey, key == col(Enterprise.id))
    return query.where(key.in_(ids))


def _named(names: _Names, words: list[str]) -> Iterator[tuple[list[UUID], list[str]]]:
    """
    Yield the companies that some of the words name, with the other words.

    So that "jans onthaal" finds the note with "onthaal" of Bakkerij Janssens, and of each Janssens.
    """
    if len(words) == 1:
        return  # no other word is left to look for
    whose = {word: names.whose(word) for word in words}
    able = [word for word in words if whose[word]]
    many: list[tuple[list[UUID], list[str]]] = []
    for size in range(len(able), 0, -1):
        for naming in combinations(able, size):
            rest = [word for word in words if word not in naming]
            both = set.intersection(*(whose[word] for word in naming))
            if rest and 0 < len(both) <= _NAMED:
                yield sorted(both), rest
            elif rest and both:
                many.append((list(both), rest))
    yield from sorted(many, key=lambda one: len(one[0]))[:_OF_MANY]
