"""A profile to open."""

import shutil

import pytest

from app.services.profiles.account import (
    create_profile,
    read_profile,
)
from tests.account_samples import ELS, WORDS


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """One locked profile and its recovery code; copied for each test, because it takes a second."""
    made = create_profile(tmp_path_factory.mktemp("made") / "profile", ELS, WORDS)
    made.store.close()
    return made


@pytest.fixture
def profile(made_once, tmp_path):
    """A locked profile of one's own."""
    shutil.copytree(made_once.profile.folder, tmp_path / "profiles" / "els")
    return read_profile(tmp_path / "profiles" / "els")
