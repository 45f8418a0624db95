"""Keys that seal: made here, out of a file, from the store."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)

from app.core.errors import UserError
from app.reports.seal import SealKey, SealVerdict, load_pkcs12, new_seal_key, read_seals, seal
from tests.reports.seal_samples import AT, document

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


def certificate_of(key, name="Zegel vzw", issuer=None, issuer_key=None):
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    by = issuer_key or key
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FIRST)
        .not_valid_after(LAST)
    )
    algorithm = None if isinstance(by, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return made.sign(by, algorithm)


def file_of(key, certificate, chain=(), passphrase="geheim"):
    encryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, list(chain), encryption)


def test_a_new_key_is_for_seals_alone_and_names_the_partnership():
    key = new_seal_key("Partnerschap Werkvloer Noord", AT)
    made = x509.load_der_x509_certificate(key.certificate)
    usage = made.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    assert not usage.value.key_cert_sign
    assert not usage.value.key_encipherment
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert made.subject == made.issuer
    assert (made.not_valid_before_utc, key.valid_until) == (AT, AT.replace(year=2046))
    assert key.fingerprint == sha256(key.certificate).hexdigest()
    assert key.holder == "Partnerschap Werkvloer Noord"
    assert x509.load_pem_x509_certificate(key.certificate_pem.encode()) == made


def test_a_key_made_on_29_february_ends_on_a_day_that_is_there():
    leap = new_seal_key("x", datetime(2028, 2, 29, 8, tzinfo=UTC))
    assert leap.valid_until == datetime(2048, 2, 29, 8, tzinfo=UTC)
    eighty = new_seal_key("x", datetime(2080, 2, 29, 8, tzinfo=UTC))
    assert eighty.valid_until == datetime(2100, 2, 28, 8, tzinfo=UTC)  # 2100 is no leap year


@pytest.mark.parametrize(
    ("name", "borne"),
    [
        ("", "Werkvloer"),
        ("  ", "Werkvloer"),
        ("é" * 80, "é" * 32),
        ("a" * 63 + " b", "a" * 63),
        ("a\0\ud800b", "ab"),
    ],
)
def test_a_name_that_no_certificate_can_bear_is_made_to_fit(name, borne):
    assert new_seal_key(name, AT).holder == borne


def test_two_keys_of_one_name_are_two_keys():
    assert new_seal_key("x", AT).fingerprint != new_seal_key("x", AT).fingerprint


def test_a_key_comes_back_from_the_store_as_it_was_and_never_shows_itself():
    key = new_seal_key("x", AT)
    assert SealKey.from_bytes(key.to_bytes()) == key
    assert "private" not in repr(key)


@pytest.mark.parametrize("passphrase", ["geheim", "", "pässwörd ✓"])
@pytest.mark.parametrize("make", [lambda: ec.generate_private_key(ec.SECP384R1()), None])
def test_a_file_of_others_seals(make, passphrase):
    key = make() if make else rsa.generate_private_key(65_537, 2_048)
    loaded = load_pkcs12(file_of(key, certificate_of(key), (), passphrase), passphrase)
    reading = read_seals(seal(document(), loaded, AT), {loaded.fingerprint})
    assert reading.verdict == SealVerdict.WHOLE
    assert reading.seals[0].holder == "Zegel vzw"


def test_what_a_key_hangs_on_goes_into_the_seal_and_the_store():
    above = ec.generate_private_key(ec.SECP256R1())
    root = certificate_of(above, "Uitgever")
    key = ec.generate_private_key(ec.SECP256R1())
    loaded = load_pkcs12(file_of(key, certificate_of(key, "x", root, above), [root]), "geheim")
    assert len(loaded.chain) == 1
    assert SealKey.from_bytes(loaded.to_bytes()) == loaded
    sealed = seal(document(), loaded, AT)
    assert read_seals(sealed, {loaded.fingerprint}).verdict == SealVerdict.WHOLE
    assert loaded.chain[0].hex().upper().encode() in sealed


def test_a_file_that_cannot_be_used_is_refused_with_its_reason():
    key = ec.generate_private_key(ec.SECP256R1())
    good = file_of(key, certificate_of(key))
    edwards = ed25519.Ed25519PrivateKey.generate()
    koblitz = ec.generate_private_key(ec.SECP256K1())
    for content, passphrase, code in (
        (good, "fout", "seal.file_unreadable"),
        (b"geen sleutel", "geheim", "seal.file_unreadable"),
        (file_of(None, certificate_of(key)), "geheim", "seal.file_without_key"),
        (file_of(edwards, certificate_of(edwards)), "geheim", "seal.key_kind"),
        (file_of(koblitz, certificate_of(koblitz)), "geheim", "seal.key_kind"),
    ):
        with pytest.raises(UserError, match=code):
            load_pkcs12(content, passphrase)


def test_a_short_rsa_key_is_refused():
    key = rsa.generate_private_key(65_537, 1_024)
    with pytest.raises(UserError, match="key_kind"):
        load_pkcs12(file_of(key, certificate_of(key)), "geheim")
