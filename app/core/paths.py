"""Folders of the user."""

from pathlib import Path
from typing import Final

from platformdirs import user_config_dir, user_data_dir, user_log_dir

APP: Final = "Werkvloer"


def profiles_folder() -> Path:
    """Return the folder that holds the profiles of this user, one folder each."""
    return Path(user_data_dir(APP, appauthor=False)) / "profielen"


def log_folder() -> Path:
    """Return the folder for logs of a program that has no profile yet."""
    return Path(user_log_dir(APP, appauthor=False))


def settings_folder() -> Path:
    """Return the folder for the settings of this computer."""
    return Path(user_config_dir(APP, appauthor=False))
