"""Writes a document where the user wants it; the only way that one leaves the program as a file."""

from pathlib import Path

from app.core.errors import UserError
from app.storage.failures import told_as_user_error
from app.storage.files import write_whole


def save_document(path: Path, content: bytes) -> None:
    """
    Write a file, or replace one; after a failure what was there before is still there.

    Raises:
        UserError: `document.full`, `document.read_only` or `document.io`, each with `path`.
    """
    try:
        with told_as_user_error(path):
            write_whole(path, content)
    except UserError as error:
        code = error.code.replace("store.", "document.")
        raise UserError(code, path=path) from error
    except OSError as error:  # the folder went away, or the name is not allowed there
        raise UserError("document.io", path=path) from error
