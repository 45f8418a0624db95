"""The keys that a laptop seals with, and whom the partnership trusts."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from sqlmodel import col, select

from app.core.errors import UserError
from app.models.local import SealKey as KeptKey
from app.models.partnership import Partnership, Role
from app.models.proof import SealCertificate
from app.reports.seal import SealVerdict, new_seal_key, read_seals, seal
from app.services.packs.seal_keys import (
    may_seal,
    retire_key,
    seal_keys,
    sealing_key,
    take_key,
    trusted_fingerprints,
)
from tests.coaching_samples import add_team
from tests.reports.seal_samples import document
from tests.reports.test_seal_key import certificate_of

AT = datetime(2026, 11, 30, 10, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


@pytest.fixture
def coach(store):
    return add_team(store)


@pytest.fixture
def me(store, coach):
    with store.write() as session:
        session.exec(select(Role)).one().role = "promotor"
    return coach


def pkcs12_file(passphrase="geheim"):
    key = ec.generate_private_key(ec.SECP256R1())
    held = certificate_of(key, "Zegel vzw")
    hidden = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, held, [], hidden)


def test_the_first_seal_makes_the_key_and_the_next_takes_it_again(store, me):
    assert seal_keys(store) == ()
    first = sealing_key(store, AT)
    assert sealing_key(store, LATER).key == first.key
    assert first.changes.kinds == {"seal_certificate"}
    assert not sealing_key(store, LATER).changes.touched
    (row,) = seal_keys(store)
    assert (row.fingerprint, row.name, row.is_here) == (
        first.key.fingerprint,
        "Partnerschap Oost",
        True,
    )
    assert (row.made_at, row.valid_until, row.retired_on) == (AT, AT.replace(year=2046), None)


def test_what_is_sealed_with_it_is_trusted(store, me):
    sealed = seal(document(), sealing_key(store, AT).key, AT)
    assert read_seals(sealed, trusted_fingerprints(store)).verdict == SealVerdict.WHOLE


def test_only_the_certificate_travels(store, me):
    key = sealing_key(store, AT).key
    with store.read() as session:
        record = session.exec(select(SealCertificate)).one()
        assert (record.root, record.made_by) == (me.partnership_id, me.person_id)
        assert "PRIVATE" not in record.certificate
        assert session.exec(select(KeptKey.content)).one() == key.to_bytes()


def test_only_the_promotor_may(store, coach):
    assert not may_seal(store)
    for trial in (
        lambda: sealing_key(store, AT),
        lambda: take_key(store, pkcs12_file(), "geheim", AT),
        lambda: retire_key(store, "0" * 64, date(2026, 12, 1)),
    ):
        with pytest.raises(UserError, match="promotor_only"):
            trial()
    assert seal_keys(store) == ()


def test_who_practises_may_and_the_key_says_so(store, coach):
    with store.write() as session:
        session.get_one(Partnership, coach.partnership_id).is_practice = True
    assert may_seal(store)
    assert sealing_key(store, AT).key.holder == "Oefening: Partnerschap Oost"


def test_a_file_of_others_seals_from_now_on_and_the_old_key_stays_trusted(store, me):
    old = sealing_key(store, AT).key
    new = take_key(store, pkcs12_file(), "geheim", LATER).key
    assert sealing_key(store, LATER).key == new
    assert trusted_fingerprints(store) == {old.fingerprint, new.fingerprint}
    assert [row.name for row in seal_keys(store)] == ["Zegel vzw", "Partnerschap Oost"]


def test_a_file_that_cannot_seal_today_changes_nothing(store, me):
    for content, moment, code in (
        (pkcs12_file("anders"), AT, "file_unreadable"),
        (pkcs12_file(), datetime(2031, 1, 1, tzinfo=UTC), "key_not_valid"),
    ):
        with pytest.raises(UserError, match=code):
            take_key(store, content, "geheim", moment)
    assert seal_keys(store) == ()


def test_a_retired_key_seals_no_more_and_what_it_sealed_stays_trusted(store, me):
    content = pkcs12_file()
    old = take_key(store, content, "geheim", AT).key
    retire_key(store, old.fingerprint, date(2026, 12, 1))
    retire_key(store, old.fingerprint, date(2026, 12, 9))  # on a screen that is behind
    assert sealing_key(store, AT).key == old  # the day before
    new = sealing_key(store, datetime(2026, 12, 1, tzinfo=UTC)).key
    assert new != old
    assert old.fingerprint in trusted_fingerprints(store)
    assert take_key(store, content, "geheim", datetime(2026, 12, 2, tzinfo=UTC)).key == old
    assert sealing_key(store, datetime(2026, 12, 2, tzinfo=UTC)).key == old  # put to use again


def test_a_key_beyond_its_term_makes_room_for_a_new_one(store, me):
    old = sealing_key(store, AT).key
    assert sealing_key(store, AT.replace(year=2047)).key != old


def test_a_certificate_of_a_colleague_is_trusted_by_what_it_is_not_by_what_it_says(store, me):
    theirs = new_seal_key("Partnerschap Oost", AT)
    with store.write() as session:
        for fingerprint, pem in (("0" * 64, theirs.certificate_pem), ("1" * 64, "geen")):
            session.add(
                SealCertificate(
                    id=uuid4(),
                    root=me.partnership_id,
                    name="x",
                    certificate=pem,
                    fingerprint=fingerprint,
                    made_at=AT,
                    made_by=me.person_id,
                )
            )
    assert trusted_fingerprints(store) == {theirs.fingerprint}
    (row,) = seal_keys(store)
    assert not row.is_here
    assert sealing_key(store, AT).key != theirs


def test_a_certificate_in_the_bin_is_not_trusted(store, me):
    sealing_key(store, AT)
    with store.write() as session:
        session.exec(
            select(SealCertificate).where(~col(SealCertificate.deleted))
        ).one().deleted = True
    assert trusted_fingerprints(store) == frozenset()
