"""
The manifest of an evidence pack (bewijspakket): what it was made from, for a program to check.

`werkvloer-manifest-1` is one JSON object, written as RFC 8785 (JSON Canonicalization Scheme) says,
so that the same manifest has the same bytes, and the same hash, everywhere.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Annotated, Any, Final
from uuid import UUID

import rfc8785
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

MANIFEST_NAME: Final = "manifest.json"
FORMAT: Final = "werkvloer-manifest-1"
MOST: Final = 64 * 1024 * 1024  # bytes; 500 dossiers are about 10 MB
_HASH: Final = re.compile("[0-9a-f]{64}")
_FORMATS: Final = re.compile(r"werkvloer-manifest-([0-9]{1,9})")


class ManifestError(Exception):
    """
    A manifest that cannot be read; whoever checks a pack makes it a verdict.

    Its codes: `damaged`, also of what is no manifest; `newer`, of a later program, with the
    format `found`; `too_large`.
    """

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found


@dataclass(frozen=True, slots=True, order=True)
class RecordLine:
    """A record that the pack tells from, as it stood."""

    kind: str  # name of its table
    id: UUID
    rev: str  # 16 hex digits: which changes made it so, see app/services/packs/record_hashes.py
    sha256: str  # hex, of its canonical JSON; else `blinded`, for who may not see all of it


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the pack, or one that its records name."""

    id: UUID | None  # of the record of an attachment; None: a document that the program made
    name: str
    size: int  # bytes
    sha256: str  # hex, of the plain bytes
    is_here: bool = True  # else only its record was on this laptop, and its bytes are not inside


@dataclass(frozen=True, slots=True)
class LogPlace:
    """How far the log of the server was known when the pack was made."""

    epoch: str
    seq: int
    hash: str  # 64 hex digits, of the entry at this place

    def __post_init__(self) -> None:
        """Refuse a place without its hash: it would prove nothing."""
        if not _HASH.fullmatch(self.hash):
            raise ValueError("a place in the log needs the hash of its entry")


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    All that a manifest says.

    Attributes:
        first: First day of the period; with `last` None: no period, all that there is.
        preset: A code of app/domain/presets.py.
        made_at: A moment with its zone.
        program: Version of the program.
        log: None: this laptop never met a server.
    """

    partnership: str
    first: date | None
    last: date | None
    preset: str
    made_at: datetime
    made_by: str
    program: str
    records: tuple[RecordLine, ...] = ()
    files: tuple[FileLine, ...] = ()
    log: LogPlace | None = None


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as it is written: the lines in one order, each only once."""
    if manifest.made_at.tzinfo is None:
        raise ValueError("the moment of a manifest needs its zone")
    records = sorted(set(manifest.records))
    files = sorted(set(manifest.files), key=_place)
    log = manifest.log
    return rfc8785.dumps(
        {
            "format": FORMAT,
            "partnership": manifest.partnership,
            "period": {"first": _day(manifest.first), "last": _day(manifest.last)},
            "preset": manifest.preset,
            "made_at": _moment(manifest.made_at),
            "made_by": manifest.made_by,
            "program": manifest.program,
            "records": [
                {"kind": one.kind, "id": str(one.id), "rev": one.rev, "sha256": one.sha256}
                for one in records
            ],
            "files": [
                {
                    "id": None if one.id is None else str(one.id),
                    "name": one.name,
                    "size": one.size,
                    "sha256": one.sha256,
                    "here": one.is_here,
                }
                for one in files
            ],
            "log": None if log is None else {"epoch": log.epoch, "seq": log.seq, "hash": log.hash},
        }
    )


def manifest_hash(manifest: Manifest) -> str:
    """Return the SHA-256 of a manifest as it is written, 64 hex digits."""
    return sha256(manifest_bytes(manifest)).hexdigest()


def read_manifest(content: bytes, most: int = MOST) -> Manifest:
    """
    Return a manifest from its bytes; they must be those that `manifest_bytes` writes.

    Args:
        most: Bytes that are read at all.

    Raises:
        ManifestError: It is damaged, of a newer program, or larger than `most`.
    """
    if len(content) > most:
        raise ManifestError("too_large")
    said = _object(content)
    _check_format(said.get("format"))
    try:
        manifest = _Written.model_validate_json(content).told()
        is_whole = manifest_bytes(manifest) == content
    except (ValueError, OverflowError) as error:  # also of a number that JSON does not know
        raise ManifestError("damaged") from error
    if not is_whole:
        raise ManifestError("damaged")
    return manifest


def _object(content: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ManifestError("damaged") from error
    if not isinstance(said, dict):
        raise ManifestError("damaged")
    return said


def _check_format(said: object) -> None:
    found = _FORMATS.fullmatch(said) if isinstance(said, str) else None
    if found is None or found[1] == "0":
        raise ManifestError("damaged")
    if said != FORMAT:
        raise ManifestError("newer", str(said))


def _place(one: FileLine) -> tuple[str, str, str, int, bool]:
    return one.name, "" if one.id is None else str(one.id), one.sha256, one.size, one.is_here


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(UTC)


_Hash = Annotated[str, Field(pattern=f"^{_HASH.pattern}$")]
_Whole = Annotated[int, Field(ge=0, strict=True)]
_Moment = Annotated[datetime, AfterValidator(_in_utc)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Period(_Strict):
    first: date | None
    last: date | None


class _Record(_Strict):
    kind: Annotated[str, Field(pattern="^[a-z_]+$")]
    id: UUID
    rev: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    sha256: _Hash


class _File(_Strict):
    id: UUID | None
    name: str
    size: _Whole
    sha256: _Hash
    here: Annotated[bool, Field(strict=True)]


class _Log(_Strict):
    epoch: str
    seq: _Whole
    hash: _Hash


class _Written(_Strict):
    """A manifest as its JSON has it."""

    format: str
    partnership: str
    period: _Period
    preset: str
    made_at: _Moment
    made_by: str
    program: str
    records: tuple[_Record, ...]
    files: tuple[_File, ...]
    log: _Log | None

    def told(self) -> Manifest:
        """Return it as the program uses it."""
        log = self.log
        return Manifest(
            partnership=self.partnership,
            first=self.period.first,
            last=self.period.last,
            preset=self.preset,
            made_at=self.made_at,
            made_by=self.made_by,
            program=self.program,
            records=tuple(RecordLine(r.kind, r.id, r.rev, r.sha256) for r in self.records),
            files=tuple(FileLine(f.id, f.name, f.size, f.sha256, f.here) for f in self.files),
            log=None if log is None else LogPlace(log.epoch, log.seq, log.hash),
        )
