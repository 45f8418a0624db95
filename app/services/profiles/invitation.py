"""An invitation: a code for one laptop, typed or in a file, and where it is for."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from app.core import clock
from app.core.errors import UserError
from app.services.files.documents import save_document
from app.sync.connection import checked_address

FILE_NAME: Final = "uitnodiging.werkvloer"
_MOST_BYTES: Final = 64 * 1024
_CODE: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")  # Crockford base32
_READ_AS: Final = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What lets one laptop join; the names are for show and empty when it was typed."""

    code: str
    address: str  # of the server
    until: datetime | None = None
    person: str = ""
    partnership: str = ""
    pin: str = ""  # SHA-256 of the key of the server's certificate, hex


def typed_invitation(code: str, address: str) -> Invitation:
    """
    Return an invitation as it was typed; case, spaces and dashes make no difference.

    Raises:
        UserError: `invitation.code`; `sync.address` or `sync.plain` (both with address).
    """
    return Invitation(_checked_code(code), checked_address(address))


def read_invitation(path: Path) -> Invitation:
    """
    Return the invitation in a file.

    Raises:
        UserError: `invitation.unreadable` (path), `invitation.expired` (until), and those of
            `typed_invitation`.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError("invitation.unreadable", path=path)
        found = json.loads(path.read_bytes())
        until = datetime.fromisoformat(found["until"]).astimezone(UTC)
        code, address = found["code"], found["server_url"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("invitation.unreadable", path=path) from error
    if until <= clock.now():
        raise UserError("invitation.expired", until=until)
    return Invitation(
        code=_checked_code(str(code)),
        address=checked_address(str(address)),
        until=until,
        person=_shown(found, "person_name"),
        partnership=_shown(found, "partnership_name"),
        pin=_shown(found, "pin"),
    )


def write_invitation(invitation: Invitation, path: Path) -> None:
    """Write the file that is handed to who is invited; raises as `save_document`."""
    content = {
        "code": invitation.code,
        "server_url": invitation.address,
        "until": None if invitation.until is None else invitation.until.isoformat(),
        "person_name": invitation.person,
        "partnership_name": invitation.partnership,
        "pin": invitation.pin,
    }
    save_document(path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def _checked_code(typed: str) -> str:
    code = re.sub(r"[\s-]", "", typed).upper().translate(_READ_AS)
    if not _CODE.fullmatch(code):
        raise UserError("invitation.code")
    return code


def _shown(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
