import pytest

from app.core.errors import UserError
from app.server.keys import ServerKeys, load_keys, mac


def test_the_key_file_is_made_once_for_its_user_alone(tmp_path):
    path = tmp_path / "geheim" / "server.key"
    first = load_keys(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_keys(path) == first


def test_each_use_has_its_own_key_and_none_is_shown():
    keys = ServerKeys.of(b"x" * 32)
    values = [getattr(keys, name) for name in ServerKeys.__slots__]
    assert len(set(values)) == 6
    assert {len(value) for value in values} == {32}
    assert repr(keys) == "ServerKeys()"


@pytest.mark.parametrize("content", ["", "zz", "00" * 31, "é"])
def test_a_file_that_is_no_key_is_refused_and_kept(tmp_path, content):
    path = tmp_path / "server.key"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"setup\.key_file"):
        load_keys(path)
    assert path.read_text(encoding="utf-8") == content


def test_a_mac_does_not_mix_up_its_parts():
    key = b"k" * 32
    assert mac(key, "ab", "c") != mac(key, "a", "bc")
    assert mac(key, "a") != mac(b"l" * 32, "a")
