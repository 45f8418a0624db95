"""Which key of a token seals, and what is kept of it; tests/cli/test_token.py has a token."""

from contextlib import contextmanager

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pkcs11 import Attribute, ObjectClass

from app.core.errors import UserError
from app.reports import seal_token
from app.reports.seal_token import TokenKey, find_key
from app.reports.token_library import Token
from tests.reports.test_seal_key import certificate_of

KEY = ec.generate_private_key(ec.SECP256R1())
HELD = certificate_of(KEY, "Zegel vzw").public_bytes(serialization.Encoding.DER)


class Library:
    """A token with a certificate for each of its keys that has one."""

    tokens_there = (Token(1, "Zegel", "77"),)
    keys = (("Zegel", b"\x01", HELD),)
    tried = None  # the PINs

    def __init__(self, _path):
        pass

    def tokens(self):
        return list(self.tokens_there)

    @contextmanager
    def opened(self, _token, pin):
        self.tried.append(pin)
        if pin != "1234":
            raise UserError("token.pin_wrong")
        yield self

    def objects(self, kind):
        with_certificate = [number for number, key in enumerate(self.keys) if key[2]]
        every = range(len(self.keys))
        return {ObjectClass.PRIVATE_KEY: every, ObjectClass.CERTIFICATE: with_certificate}[kind]

    def read(self, number, attribute):
        label, key_id, held = self.keys[number]
        return {Attribute.LABEL: label, Attribute.ID: key_id, Attribute.VALUE: held}[attribute]


@pytest.fixture
def token(monkeypatch):
    class Own(Library):
        pass

    Own.tried = []
    monkeypatch.setattr(seal_token, "Library", Own)
    return Own


def refused(*given):
    with pytest.raises(UserError) as error:
        find_key(*given)
    return error.value.code


def test_the_only_key_is_taken_and_kept_without_its_pin(token):
    key = find_key("kaart.so", "1234")
    assert (key.holder, key.serial, key.library) == ("Zegel vzw", "77", "kaart.so")
    assert b"1234" not in key.to_bytes()
    assert TokenKey.from_bytes(key.to_bytes(), "1234") == key
    assert TokenKey.from_bytes(b"-----BEGIN PRIVATE KEY-----") is None
    assert "1234" not in repr(key)


def test_two_keys_ask_for_a_name(token):
    token.keys = (("Eigen", b"\x02", HELD), ("Zegel", b"\x01", HELD), ("Los", b"\x03", b""))
    assert refused("kaart.so", "1234") == "token.several"
    assert find_key("kaart.so", "1234", "Zegel").key_id == b"\x01"
    assert refused("kaart.so", "1234", "Los") == "token.no_such"


def test_a_pin_is_tried_on_no_other_token_than_the_one_that_is_meant(token):
    token.tokens_there = (Token(1, "Zegel", "77"), Token(2, "Kaart", "78"))
    assert refused("kaart.so", "1234") == "token.several_tokens"
    assert token.tried == []
    assert find_key("kaart.so", "1234", "Kaart").serial == "78"


def test_what_is_not_there_is_told_apart(token):
    assert refused("kaart.so", "") == "token.pin_needed"
    assert refused("kaart.so", "4321") == "token.pin_wrong"
    key = find_key("kaart.so", "1234")
    token.keys = ()
    assert refused("kaart.so", "1234") == "token.no_key"
    token.tokens_there = ()
    assert refused("kaart.so", "1234") == "token.absent"
    with pytest.raises(UserError, match=r"token\.absent"):
        key.check()


def test_a_file_that_is_no_library_is_refused(tmp_path):
    (tmp_path / "kaart.so").write_bytes(b"geen")
    with pytest.raises(UserError) as error:
        find_key(tmp_path / "kaart.so", "1234")
    assert (error.value.code, error.value.values) == ("token.library", {"name": "kaart.so"})
