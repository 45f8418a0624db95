"""The counter of the key file, which the encrypted database remembers as its user_version."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from app.core.errors import UserError
from app.storage.engine import DataKey, database_path
from app.storage.failures import told_as_user_error
from app.storage.sidecar import FILE, Sidecar, write_sidecar


def write_keys(folder: Path, sidecar: Sidecar, key: DataKey, engine: Engine) -> None:
    """Write the key file; its counter becomes one more than either side knew."""
    newest = replace(sidecar, counter=max(sidecar.counter, _counter(engine)))
    _set_counter(engine, write_sidecar(folder, newest, key.value).counter)


def check_counter(engine: Engine, sidecar: Sidecar, folder: Path, *, is_recovery: bool) -> None:
    """
    Refuse an older key file that was put back: an old passphrase would open again.

    The recovery sheet still opens it, because a person may have good reasons to put one back.

    Raises:
        UserError: `keys.older`.
    """
    known = _counter(engine)
    if sidecar.counter < known and not is_recovery:
        raise UserError("keys.older", path=folder / FILE)
    if sidecar.counter > known:  # the program stopped between the two writings
        _set_counter(engine, sidecar.counter)


def _counter(engine: Engine) -> int:
    with told_as_user_error(database_path(engine)), engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _set_counter(engine: Engine, counter: int) -> None:
    with told_as_user_error(database_path(engine)), engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {counter:d}")
        connection.commit()
