"""What can go wrong with files and the database, told as errors that a user can act on."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import UserError

# Primary result codes, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_BY_RESULT = {
    _BUSY: "store.busy",
    _LOCKED: "store.busy",
    _READONLY: "store.read_only",
    _IOERR: "store.io",
    _CORRUPT: "store.damaged",
    _FULL: "store.full",
    _NOTADB: "store.damaged",
}
# `Connection.backup` raises with the words of SQLite and no code,
# https://www.sqlite.org/c3ref/errcode.html
_BY_WORDS = {
    "attempt to write a readonly database": _READONLY,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}
_REFUSALS = {"case.leaving", "case.walking", "case.read_only"}  # of app/storage/written_lines.py
_BY_ERRNO = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EROFS: "store.read_only",
    errno.EACCES: "store.read_only",
    errno.EPERM: "store.read_only",
    errno.EFBIG: "store.full",
    errno.EIO: "store.io",
}


def result_code(error: BaseException) -> int | None:
    """Return the primary SQLite result code of a driver error, None when it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return _BY_WORDS.get(str(error)) if code is None else int(code) & 0xFF


def user_error_of(error: BaseException, path: Path) -> UserError | None:
    """
    Return what a failure of the disk or of the database file is called, None for a bug.

    Args:
        path: The database or the folder that was worked on; goes along as value `path`.
    """
    error = getattr(error, "orig", None) or error  # SQLAlchemy wraps the error of the driver
    if str(error) in _REFUSALS:
        return UserError(str(error))
    if isinstance(error, OSError):
        code = _BY_ERRNO.get(error.errno or 0)
    elif result_code(error) == _CANTOPEN:
        code = "store.io" if _is_writable(path.parent) else "store.read_only"
    else:
        code = _BY_RESULT.get(result_code(error) or 0)
    return None if code is None else UserError(code, path=path)


def _is_writable(folder: Path) -> bool:
    """Tell whether who runs this may write there, not who started it, where the two may differ."""
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


@contextmanager
def told_as_user_error(path: Path) -> Iterator[None]:
    """Raise failures of disk and database file in the block as UserError; bugs pass as they are."""
    try:
        yield
    except Exception as error:
        told = user_error_of(error, path)
        if told is None:
            raise
        raise told from error
