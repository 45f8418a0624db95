"""What was found of an evidence pack (bewijspakket) by reading it, and what that proves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from app.reports.manifest import FileLine, Manifest, ManifestError, read_manifest
from app.reports.pack_entries import Code, PackError
from app.reports.seal import SealReading, SealVerdict

Shape: TypeAlias = Literal["pdf", "zip", "folder"]
# whole: as the list says. changed: other bytes. missing: listed, not there. extra: there, not
# listed. unsafe: a name or a link that no pack has. damaged: cannot be read
FileState: TypeAlias = Literal["whole", "changed", "missing", "extra", "unsafe", "damaged"]
Outcome: TypeAlias = Literal["unchanged", "changed", "unjudged"]
_CHANGED: Final = frozenset({SealVerdict.CHANGED, SealVerdict.APPENDED})
SEALED: Final = frozenset({SealVerdict.WHOLE, SealVerdict.FOREIGN})


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What was found of one file of a pack."""

    name: str
    state: FileState


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A PDF of a pack, and what its seals say."""

    name: str
    reading: SealReading


@dataclass(frozen=True, slots=True)
class PackReading:
    """
    What a pack says of itself, and whether that holds.

    Attributes:
        seals: Of each PDF that the program made.
        files: Those that a list names, and those that none does.
        elsewhere: Files that only a record of was on the laptop that made the pack.
        is_listed: The list of files is proved: it stands in a PDF whose seal is whole.
        unproved: Files that only a list without proof names.
        problem: Why it cannot be judged; `problem_file`: which file of it.
    """

    shape: Shape | None = None
    seals: tuple[SealedFile, ...] = ()
    files: tuple[FileVerdict, ...] = ()
    elsewhere: tuple[str, ...] = ()
    manifest: Manifest | None = None
    manifest_sha256: str = ""
    is_manifest_damaged: bool = False
    is_listed: bool = False
    unproved: tuple[str, ...] = ()
    problem: Code | None = None
    problem_file: str = ""
    problem_found: str = ""  # the format, of `newer`

    @property
    def is_changed(self) -> bool:
        """Tell whether something is not as it was made; of a foreign key others judge."""
        return (
            self.problem == "damaged"
            or self.is_manifest_damaged
            or any(one.state != "whole" for one in self.files)
            or any(one.reading.verdict in _CHANGED for one in self.seals)
        )

    @property
    def is_foreign(self) -> bool:
        """Tell whether a key sealed some of it that is not among the trusted."""
        return any(one.reading.verdict is SealVerdict.FOREIGN for one in self.seals)

    @property
    def is_sealed(self) -> bool:
        """Tell whether seals are there, all of them whole."""
        return bool(self.seals) and all(one.reading.verdict in SEALED for one in self.seals)

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The keys that sealed it, each once."""
        last = (one.reading.seals[-1].fingerprint for one in self.seals if one.reading.seals)
        return tuple(dict.fromkeys(last))

    def outcome(self, *, is_registered: bool = False) -> Outcome:
        """
        Return what is proved.

        Args:
            is_registered: The list of files is known to be the one that was made, from elsewhere.
        """
        if self.is_changed:
            return "changed"
        if self.problem is not None:
            return "unjudged"
        if self.shape == "pdf":  # its pages stand in no list
            return "unchanged" if self.is_sealed else "unjudged"
        is_proved = (self.is_listed or is_registered) and not self.unproved
        return "unchanged" if is_proved else "unjudged"


@dataclass(frozen=True, slots=True)
class Listed:
    """A manifest out of a pack, or why it is none."""

    manifest: Manifest | None = None
    error: ManifestError | None = None

    @property
    def is_damaged(self) -> bool:
        """Tell whether it was changed, and is not only too new or too large to read."""
        return self.error is not None and self.error.code == "damaged"

    def require_readable(self) -> None:
        """
        Refuse a manifest of a later program.

        Raises:
            PackError: `newer` or `too_large`.
        """
        if self.error is not None and not self.is_damaged:
            code: Code = "newer" if self.error.code == "newer" else "too_large"
            raise PackError(code, found=self.error.found)

    @property
    def here(self) -> tuple[FileLine, ...]:
        """The files that should be in the pack."""
        lines = () if self.manifest is None else self.manifest.files
        return tuple(line for line in lines if line.is_here)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The files that are in no pack: only a record of them was there."""
        lines = () if self.manifest is None else self.manifest.files
        return tuple(line.name for line in lines if not line.is_here)


def listed(content: bytes | None) -> Listed:
    """Return what a manifest says; `content` None: there is none."""
    if content is None:
        return Listed()
    try:
        return Listed(read_manifest(content))
    except ManifestError as error:
        return Listed(error=error)


def compared(
    lines: tuple[FileLine, ...], found: Mapping[str, str], but: frozenset[str]
) -> list[FileVerdict]:
    """
    Compare files inside one document with the lines of a list.

    Args:
        found: Hash by name.
        but: Names that no list has.
    """
    told: dict[str, FileState] = {}
    for line in lines:
        there = found.get(line.name)
        state: FileState = "missing" if there is None else "whole"
        if there not in (None, line.sha256):
            state = "changed"
        if told.get(line.name, "whole") == "whole":
            told[line.name] = state
    told |= {name: "extra" for name in found if name not in told and name not in but}
    return [FileVerdict(name, told[name]) for name in sorted(told)]
