"""What is known of a profile before it is unlocked."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from app.core.paths import log_folder, profiles_folder
from app.storage.profile import (
    Profile,
    abandon_profile,
    begin_profile,
    finish_profile,
    has_quick_unlock,
    list_profiles,
    new_profile_folder,
    read_profile,
)

ROOT = Path(__file__).parents[2]


def test_the_unlock_screen_loads_nothing_heavy():
    heavy = "sqlalchemy sqlmodel cryptography argon2 keyring alembic sqlcipher3"
    code = (
        f"import sys, app.services.profiles.known; print(set('{heavy}'.split()) & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "set()\n"


def test_profiles_live_in_the_data_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert list_profiles() == ()
    assert profiles_folder().is_relative_to(tmp_path)
    assert log_folder().is_relative_to(tmp_path)
    assert new_profile_folder().parent == profiles_folder()


def test_a_key_file_that_cannot_be_read_has_no_quick_unlock(tmp_path):
    profile = Profile(tmp_path, "Els")
    assert not has_quick_unlock(profile)
    for content in ("", "[]", "{}", '{"slots": null}'):
        (tmp_path / "werkvloer.keys").write_text(content)
        assert not has_quick_unlock(profile)
    (tmp_path / "werkvloer.keys").write_text('{"slots": {"device": {}}}')
    assert has_quick_unlock(profile)


def make(folder):
    """Make a profile as far as its label."""
    begin_profile(folder)
    (folder / "werkvloer.db").write_bytes(b"db")
    (folder / "werkvloer.keys").write_bytes(b"keys")
    finish_profile(Profile(folder, "Els"))


def test_a_finished_profile_survives_a_power_loss_that_brings_its_mark_back(tmp_path):
    folder = tmp_path / "p"
    make(folder)
    assert not (folder / ".creating").exists()
    (folder / ".creating").write_bytes(b"")  # its removal did not reach the disk
    abandon_profile(folder)
    assert read_profile(folder).name == "Els"
    assert (folder / "werkvloer.db").read_bytes() == b"db"


def test_a_profile_without_its_label_yet_is_none_and_gives_way(tmp_path):
    folder = tmp_path / "p"
    begin_profile(folder)
    (folder / "werkvloer.db").write_bytes(b"half")
    assert read_profile(folder) is None
    begin_profile(folder)
    assert not (folder / "werkvloer.db").exists()


def test_a_label_that_is_left_of_another_finishes_nothing(tmp_path):
    (tmp_path / "profile.json").write_text("{}")
    begin_profile(tmp_path)
    (tmp_path / "werkvloer.db").write_bytes(b"half")
    assert read_profile(tmp_path) is None


def test_the_removal_of_the_mark_is_made_durable(tmp_path, monkeypatch):
    seen = []

    def sync(folder):
        seen.append((folder, (tmp_path / "p" / ".creating").exists()))

    monkeypatch.setattr("app.storage.profile.sync_folder", sync)
    make(tmp_path / "p")
    assert (tmp_path / "p", False) in seen
    assert (tmp_path, False) in seen


def test_a_folder_that_was_there_is_closed_to_others(tmp_path):
    folder = tmp_path / "p"
    folder.mkdir(mode=0o755)
    begin_profile(folder)
    assert os.name == "nt" or stat.S_IMODE(folder.stat().st_mode) == 0o700
