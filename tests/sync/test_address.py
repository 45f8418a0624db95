"""Which address of a server is taken."""

import pytest

from app.core.errors import UserError
from app.sync.connection import checked_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("werkvloer.example", "https://werkvloer.example"),
        (" https://werkvloer.example:8443/oost/ ", "https://werkvloer.example:8443/oost"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed, address):
    assert checked_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "sync.address"),
        ("ftp://werkvloer.example", "sync.address"),
        ("https://els:geheim@werkvloer.example", "sync.address"),
        ("https://werkvloer.example?x=1", "sync.address"),
        ("https://werkvloer.example:poort", "sync.address"),
        ("https://[::1", "sync.address"),
        ("zomaar iets", "sync.address"),
        ("http://werkvloer.example", "sync.plain"),
        ("http://127.0.0.1.example", "sync.plain"),
        ("http://10.0.0.4", "sync.plain"),
    ],
)
def test_what_is_no_address_or_not_encrypted_is_refused(typed, code):
    with pytest.raises(UserError) as told:
        checked_address(typed)
    assert told.value.code == code
