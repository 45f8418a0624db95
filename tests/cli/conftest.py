"""The same profile to open as the services have, and a command to run."""

import io
import sys

import pytest

from app.__main__ import main
from app.services.profiles.account import unlock
from tests.account_samples import WORDS
from tests.services.conftest import made_once, profile
from tests.services.profiles.test_backups import add_company, add_file

__all__ = ["made_once", "profile"]


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command with a passphrase on its input; give status, output and errors."""

    def ran(*arguments, secret=WORDS):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
        status = main([*map(str, arguments), "--passphrase-stdin"])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    return ran


@pytest.fixture
def filled(profile):
    """A locked profile with a company and a file."""
    store = unlock(profile, WORDS)
    add_file(store, add_company(store, "Bakkerij Marker"), b"inhoud")
    store.close()
    return profile
