"""What somebody wants in an evidence pack (bewijspakket), and what was made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from uuid import UUID

if TYPE_CHECKING:
    from app.reports.manifest import LogPlace

Shape: TypeAlias = Literal["pdf", "zip", "folder"]
MOST_INSIDE: Final = 400 * 1000 * 1000  # bytes of originals in one PDF; a zip takes any


@dataclass(frozen=True, slots=True)
class PackWish:
    """
    Which dossiers an evidence pack holds, and how.

    Only trajectories that were worked on from `first` to `last`; None: of all partners, or all.
    """

    first: date
    last: date
    preset: str = "audit"  # a code of app/domain/presets.py
    partners: frozenset[UUID] | None = None
    trajectories: frozenset[UUID] | None = None
    is_sealed: bool = True
    with_files: bool = True  # originals travel inside
    incomplete_apart: bool = True  # else they are left out, and only named in the contents
    hides_contacts: bool = False
    flavour: str = "a3a"  # or a4f; a code of app/reports/finish.py
    shape: Shape = "pdf"


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack as it was written; `path` is a file, or a folder."""

    path: Path
    pages: int
    pieces: int  # files that travel inside
    size: int  # bytes on the disk
    manifest_sha256: str
    complete: int  # dossiers
    incomplete: int
    certificate: str = ""  # fingerprint of what it was sealed with; empty: not sealed
    log: "LogPlace | None" = None  # where the log of the server was; None: no server
    # Of each trajectory in it one sum over its records, as they were when they were read
    dossiers: Mapping[str, str] = field(default_factory=dict)
