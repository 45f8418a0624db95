import hashlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from app.domain.signed_text import (
    SignedAgreement,
    SignedPerson,
    SignedSession,
    canonical_text,
    signed_hash,
)


def number(n):
    return UUID(int=n)


WINTER = timezone(timedelta(hours=1))
SESSION = SignedSession(
    id=number(1),
    enterprise=number(2),
    establishment=None,
    coach=number(3),
    kind="visit",
    starts_at=datetime(2026, 11, 20, 10, 2, 7, 125, tzinfo=WINTER),
    ends_at=datetime(2026, 11, 20, 11, 12, tzinfo=WINTER),
    place="",
    subject="Onthaal",
    goal="",
    note='Café "Ü"\nregel 2',
    result="",
    next_step="Bellen",
    next_step_on=date(2026, 12, 4),
    next_step_kind="call",
    themes=("onboarding", "language"),
    unnamed_workers=2,
    unique_persons=None,
    people=(SignedPerson(number(9), "Zaakvoerder"), SignedPerson(None, "Ploegbaas")),
    counts=(("other", 2), ("neet", 1)),
    agreements=(
        SignedAgreement(number(8), "Tweede", "", None),
        SignedAgreement(number(7), "Eerste", "Mia", date(2026, 11, 30)),
    ),
)
ZEROS = "0" * 31
TEXT = (
    '{"agreements":[{"due_on":"2026-11-30","id":"' + ZEROS + '7","owner":"Mia","text":"Eerste"},'
    '{"due_on":null,"id":"' + ZEROS + '8","owner":"","text":"Tweede"}],'
    '"coach":"' + ZEROS + '3","counts":[["neet",1],["other",2]],'
    '"ends_at":"2026-11-20T10:12:00+00:00","enterprise":"' + ZEROS + '2","establishment":null,'
    '"form":"werkvloer sessie 1","goal":"","id":"' + ZEROS + '1","kind":"visit",'
    '"next_step":"Bellen","next_step_kind":"call","next_step_on":"2026-12-04",'
    '"note":"Café \\"Ü\\"\\nregel 2",'
    '"people":[{"contact":null,"role":"Ploegbaas"},{"contact":"' + ZEROS + '9",'
    '"role":"Zaakvoerder"}],"place":"","result":"","starts_at":"2026-11-20T09:02:07+00:00",'
    '"subject":"Onthaal","themes":["language","onboarding"],"unique_persons":null,'
    '"unnamed_workers":2}'
)


def test_the_text_is_the_one_that_is_described():
    assert canonical_text(SESSION) == TEXT
    assert json.loads(TEXT)["counts"] == [["neet", 1], ["other", 2]]


def test_the_hash_is_the_sha_256_of_the_text_in_utf_8():
    assert signed_hash(SESSION) == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()


def test_the_order_in_which_it_is_read_makes_no_difference():
    turned = replace(
        SESSION,
        themes=SESSION.themes[::-1],
        people=SESSION.people[::-1],
        counts=SESSION.counts[::-1],
        agreements=SESSION.agreements[::-1],
        starts_at=SESSION.starts_at.astimezone(timezone(timedelta(hours=-5))),
    )
    assert canonical_text(turned) == TEXT


@pytest.mark.parametrize(
    "other",
    [
        {"note": SESSION.note + " "},
        {"themes": ("language",)},
        {"people": ()},
        {"counts": (("neet", 2), ("other", 2))},
        {"agreements": SESSION.agreements[:1]},
        {"next_step_on": None},
        {"unnamed_workers": 3},
        {"unique_persons": 0},
        {"ends_at": SESSION.ends_at + timedelta(minutes=1)},
    ],
)
def test_every_part_counts(other):
    assert signed_hash(replace(SESSION, **other)) != signed_hash(SESSION)


def test_a_value_without_a_form_is_a_bug():
    with pytest.raises(TypeError, match="no place"):
        canonical_text(replace(SESSION, place=b"Aalst"))
