"""Messages as files that a mail program opens: one for each person, all or none."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.exchange.mail_file import Letter, letter_bytes
from app.services.files.documents import save_document


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says; the screen has the words."""

    subject: str
    text: str


def write_letters(letters: Mapping[UUID, Letter], folder: Path) -> dict[UUID, Path]:
    """
    Write letters to a folder under the names of who gets them.

    Raises:
        UserError: what `save_document` raises; none of them is left then.
    """
    written: dict[UUID, Path] = {}
    names: set[str] = set()
    try:
        for person, letter in letters.items():
            path = folder / _free_name(letter.to_name, names)
            save_document(path, letter_bytes(letter))
            written[person] = path
    except UserError:
        for path in written.values():
            with suppress(OSError):
                path.unlink()
        raise
    return written


def _free_name(name: str, taken: set[str]) -> str:
    """Return a file name for somebody that nobody else has."""
    number, found = 1, clean_file_name(f"{name}.eml")
    while found.casefold() in taken:
        number += 1
        found = clean_file_name(f"{name} {number}.eml")
    taken.add(found.casefold())
    return found
