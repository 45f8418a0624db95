"""The key file: three slots, and damage told from a wrong secret."""

import json
import os
from uuid import uuid4

import pytest

from app.core.errors import UserError
from app.storage import sidecar as keys
from app.storage.sidecar import WrongSecret, check_seal, new_sidecar, read_sidecar, write_sidecar

KEY = bytes(range(32))
SECRETS = {"device": bytes(32), "passphrase": "vier losse woördén".encode(), "recovery": b"7" * 24}


@pytest.fixture
def folder(tmp_path):
    """A profile folder with a key file that has all three slots."""
    made = new_sidecar(uuid4())
    for slot, secret in SECRETS.items():
        made = made.with_slot(slot, secret, KEY)
    write_sidecar(tmp_path, made, KEY)
    return tmp_path


@pytest.mark.parametrize("slot", SECRETS)
def test_each_slot_gives_the_same_key_to_its_own_secret_only(folder, slot):
    sidecar, seal = read_sidecar(folder)
    for secret_of, secret in SECRETS.items():
        if secret_of == slot:
            assert sidecar.opened(slot, secret) == KEY
        else:
            with pytest.raises(WrongSecret):
                sidecar.opened(slot, secret)
    check_seal(sidecar, seal, KEY, folder)


def test_an_empty_slot_opens_to_nobody(folder):
    sidecar, _ = read_sidecar(folder)
    less = sidecar.without_slot("device")
    assert (sidecar.has("device"), less.has("device")) == (True, False)
    with pytest.raises(WrongSecret):
        less.opened("device", SECRETS["device"])


def test_a_slot_is_tied_to_its_name_and_its_file(folder):
    sidecar, _ = read_sidecar(folder)
    other = new_sidecar(uuid4())
    moved = keys.Sidecar(other.key_id, sidecar.actor, 1, sidecar.slots)
    with pytest.raises(WrongSecret):
        moved.opened("device", SECRETS["device"])


def test_the_file_holds_no_secret(folder):
    content = (folder / keys.FILE).read_text(encoding="utf-8")
    for secret in (KEY, *SECRETS.values()):
        assert secret.hex() not in content
        assert secret.decode("utf-8", "replace") not in content
    assert (folder / keys.FILE).stat().st_mode & 0o077 == 0


def test_every_writing_counts(folder):
    sidecar, _ = read_sidecar(folder)
    assert sidecar.counter == 1
    assert write_sidecar(folder, sidecar, KEY).counter == 2
    assert read_sidecar(folder)[0].counter == 2


def verdict(folder):
    try:
        return read_sidecar(folder)
    except UserError as error:
        return error.code


def test_a_changed_byte_is_never_taken_for_a_wrong_secret(folder):
    path = folder / keys.FILE
    whole, good = path.read_bytes(), verdict(folder)
    told = set()
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        if whole[at : at + 1].isspace():  # says nothing in JSON
            assert verdict(folder) in (good, "keys.damaged")
        else:
            told.add(str(verdict(folder)))
    assert told <= {"keys.damaged", "keys.newer"}
    assert "keys.damaged" in told


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b'{"format":"1"}']
)
def test_anything_else_is_damage(folder, content):
    (folder / keys.FILE).write_bytes(content)
    with pytest.raises(UserError, match=r"keys\.damaged"):
        read_sidecar(folder)


def test_a_file_that_somebody_changed_with_care_fails_its_seal(folder):
    path = folder / keys.FILE
    body = json.loads(path.read_text())
    body["actor"] = uuid4().hex
    body["checksum"] = keys._checksum(body)
    path.write_text(json.dumps(body))
    sidecar, seal = read_sidecar(folder)
    with pytest.raises(UserError, match=r"keys\.damaged"):
        check_seal(sidecar, seal, KEY, path)


def test_a_newer_format_is_not_called_damage(folder):
    (folder / keys.FILE).write_text('{"format": 2, "whatever": 1}')
    with pytest.raises(UserError) as caught:
        read_sidecar(folder)
    assert caught.value.code == "keys.newer"
    assert (caught.value.values["found"], caught.value.values["known"]) == (2, 1)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(UserError, match=r"keys\.missing"):
        read_sidecar(tmp_path)


def test_a_stop_while_writing_leaves_the_old_file(folder, monkeypatch):
    before = (folder / keys.FILE).read_bytes()

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        write_sidecar(folder, read_sidecar(folder)[0], KEY)
    assert (folder / keys.FILE).read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [keys.FILE]
