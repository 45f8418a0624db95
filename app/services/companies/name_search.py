"""Which enterprises a typed word finds, and which name was meant when it finds none."""

import re
from functools import lru_cache

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from app.domain.matching import fold
from app.domain.similar import nearest_word
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.reference.loader import Reference
from app.storage.store import Store

LEAST_DIGITS = 2
_COUNTRY = re.compile(r"\bbe[ .]*(?=\d)")
_WORD = re.compile(r"\w[\w'’-]*")


def words_of(typed: str) -> list[str]:
    """Return the folded words to look for; the country before a number is not one."""
    return _COUNTRY.sub("", fold(typed)).split()


def has_word(word: str, reference: Reference) -> ColumnElement[bool]:
    """
    Return the condition that one folded word stands in an enterprise.

    It is looked for inside the name, the number and the contacts, as the name of a municipality,
    and, when it has only digits, as a number with or without dots or the begin of a postal code.
    """
    inside = [col(EnterpriseKey.words).contains(word, autoescape=True)]
    digits = word.replace(".", "")
    if len(digits) >= LEAST_DIGITS and digits.isascii() and digits.isdecimal():
        inside += [
            col(EnterpriseKey.number).contains(digits),
            col(EnterpriseKey.postal_code).startswith(digits),
        ]
    places = [nis for nis, name in _folded_places(reference) if word in name]
    if places:
        inside.append(col(EnterpriseKey.municipality_nis).in_(places))
    return or_(*inside)


def meant_name(store: Store, typed: str) -> str | None:
    """Return the word of a name that looks most like what was typed, as it is written there."""
    with store.read() as session:
        keys = session.exec(select(EnterpriseKey.name_key)).all()
        words = {word for key in keys for word in _WORD.findall(key)}
        for missing in _WORD.findall(fold(typed)):
            if not any(missing in word for word in words):
                nearest = nearest_word(missing, words)
                return None if nearest is None else _as_written(session, nearest)
    return None


def _as_written(session: Session, word: str) -> str | None:
    names = select(Enterprise.name).join(
        EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id)
    )
    found = session.exec(names.where(col(EnterpriseKey.name_key).contains(word))).first() or ""
    return next((piece for piece in _WORD.findall(found) if fold(piece) == word), None)


@lru_cache(maxsize=4)
def _folded_places(reference: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((nis, fold(place.name)) for nis, place in reference.municipalities.items())
