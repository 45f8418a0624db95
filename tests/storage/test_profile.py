"""What is known of a profile before it is unlocked."""

import subprocess
import sys
from pathlib import Path

from app.core.paths import log_folder, profiles_folder
from app.storage.profile import Profile, has_quick_unlock, list_profiles, new_profile_folder

ROOT = Path(__file__).parents[2]


def test_the_unlock_screen_loads_nothing_heavy():
    heavy = "sqlalchemy sqlmodel cryptography argon2 keyring alembic sqlcipher3"
    code = f"import sys, app.services.profiles; print(set('{heavy}'.split()) & set(sys.modules))"
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
