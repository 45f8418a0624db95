"""Which profile, and its key: from standard input, the keyring, or somebody who types."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from app.core.errors import UserError
from app.services.profiles.account import unlock, unlock_with_device
from app.services.profiles.backups_restore import data_key, data_key_by_device
from app.services.profiles.known import has_quick_unlock, list_profiles, read_profile
from app.storage.data_key import DataKey
from app.storage.store import Store

Found = TypeVar("Found")
KEYRING_WAIT_S = 10.0
PIN = "WERKVLOER_TOKEN_PIN"  # of the environment: for who starts it by a schedule


class Refused(Exception):
    """What was asked cannot be done or judged; its text is for the user."""


def profile_folder(asked: Path | None) -> Path:
    """Return the folder of the profile: the one asked for, or the only one there is."""
    if asked is not None:
        if not asked.is_dir():
            raise Refused(f"Deze map bestaat niet: {asked}")
        if read_profile(asked) is None:
            raise Refused(f"In deze map staat geen profiel van Werkvloer: {asked}")
        return asked.resolve()
    profiles = list_profiles()
    if not profiles:
        raise Refused("Er is nog geen profiel op deze computer.")
    if len(profiles) > 1:
        folders = "\n".join(f"  {profile.folder}" for profile in profiles)
        raise Refused(f"Er zijn meer profielen. Kies er een met --profile:\n{folders}")
    return profiles[0].folder


def key_of(folder: Path, *, from_stdin: bool) -> DataKey:
    """Return the key of a profile; raises as the account service, or Refused."""
    return with_secret(
        folder,
        from_stdin=from_stdin,
        by_passphrase=lambda secret: data_key(folder, secret),
        by_device=lambda key: key,
    )


@contextmanager
def opened_profile(folder: Path, *, from_stdin: bool) -> Iterator[Store]:
    """
    Open a profile with standard input, else the keyring when it is used, else who types.

    Raises:
        Refused, UserError: as the account service.
    """
    store = _opened(folder, from_stdin=from_stdin)
    try:
        yield store
    finally:
        store.close()


def _opened(folder: Path, *, from_stdin: bool) -> Store:
    profile = read_profile(folder)
    if profile is None:
        raise Refused(f"In deze map staat geen profiel van Werkvloer: {folder}")
    if not from_stdin and has_quick_unlock(profile):
        try:
            return unlock_with_device(profile, KEYRING_WAIT_S)
        except UserError as error:
            if error.code == "store.in_use":
                raise  # the passphrase would not open it either
    return unlock(profile, ask_passphrase(from_stdin=from_stdin))


def with_secret(
    folder: Path,
    *,
    from_stdin: bool,
    by_passphrase: Callable[[str], Found],
    by_device: Callable[[DataKey], Found],
) -> Found:
    """Open something: with standard input, else the keyring when it is used, else who types."""
    profile = read_profile(folder)
    if not from_stdin and profile is not None and has_quick_unlock(profile):
        try:
            return by_device(data_key_by_device(folder, KEYRING_WAIT_S))
        except UserError:
            pass  # the passphrase is asked then
    return by_passphrase(ask_passphrase(from_stdin=from_stdin))


def ask_passphrase(*, from_stdin: bool) -> str:
    """Return the passphrase from the first line of standard input, or from who types."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused("Geen wachtwoord gekregen. Geef het op de invoer met --passphrase-stdin.")
    return getpass.getpass("Wachtwoord: ")


def ask_pin() -> str:
    """Return the PIN of a token from the environment, or from who types."""
    if given := os.environ.get(PIN):
        return given
    if not sys.stdin.isatty():
        raise Refused(f"Geen pincode van het token gekregen. Geef ze in de variabele {PIN}.")
    return getpass.getpass("Pincode van het token: ")
