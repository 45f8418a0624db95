"""Writes a document where the user wants it; the only way that one leaves the program as a file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import UserError
from app.storage.failures import user_error_of
from app.storage.files import write_whole


def save_document(path: Path, content: bytes | Iterable[bytes]) -> None:
    """
    Write a file, or replace one; after a failure what was there before is still there.

    What goes wrong in giving the `content`, such as a stop, is raised as it is.

    Raises:
        UserError: `document.full`, `document.read_only` or `document.io`, each with `path`.
    """
    with told_of_document(path):
        write_whole(path, content)


@contextmanager
def told_of_document(path: Path) -> Iterator[None]:
    """Raise failures of the disk in the block as `save_document` does; others pass as they are."""
    try:
        yield
    except OSError as error:
        told = user_error_of(error, path)  # None: the folder went away, or a name that is refused
        code = "document.io" if told is None else told.code.replace("store.", "document.")
        raise UserError(code, path=path) from error
