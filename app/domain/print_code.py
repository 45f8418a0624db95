"""
The code on a printed sheet by which a scan of it finds what it belongs to.

It names the record by its id and nothing else, so that paper that gets lost tells nobody anything.
Only letters, digits and colons: a QR code packs those closer, and stays large enough for a photo.
"""

from enum import Enum
from typing import Final, NamedTuple
from uuid import UUID

_BEGIN: Final = "WERKVLOER"
_PARTS: Final = 3


class Sheet(Enum):
    """What was printed, with the version of its code."""

    MEETING = "B1"  # attendance list of a meeting (bijeenkomst)
    SESSION = "S1"  # report of a session (sessieverslag)
    PLAN = "P1"  # version of an action plan (actieplan)
    CLOSING = "E1"  # closing report (eindverslag) of a company in a trajectory


class PrintCode(NamedTuple):
    """What a sheet belongs to."""

    sheet: Sheet
    record: UUID


def print_code(sheet: Sheet, record: UUID) -> str:
    """Return the text of the code: `WERKVLOER:B1:0123…`."""
    return ":".join((_BEGIN, sheet.value, record.hex.upper()))


def read_code(text: str) -> PrintCode | None:
    """Return what a code that was read belongs to; None for the code of something else."""
    parts = text.strip().split(":")
    if len(parts) != _PARTS or parts[0] != _BEGIN or len(parts[2]) != len(UUID(int=0).hex):
        return None
    try:
        return PrintCode(Sheet(parts[1]), UUID(hex=parts[2]))
    except ValueError:
        return None


def short_code(record: UUID) -> str:
    """Return what stands under the code for a person to compare: `5F0C-91AB`."""
    last = record.hex[-8:].upper()
    return f"{last[:4]}-{last[4:]}"
