"""Judges the files of a zip or a folder against the lists that come with them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, NamedTuple

from app.core.progress import Progress
from app.reports import sums
from app.reports.manifest import MANIFEST_NAME, MOST
from app.reports.pack_entries import Entries, Entry, PackError
from app.reports.pack_reading import (
    SEALED,
    FileState,
    FileVerdict,
    Listed,
    PackReading,
    SealedFile,
    Shape,
    compared,
    listed,
)
from app.reports.pdf_inside import files_inside, is_pdf, seals_of

_LISTS: Final = frozenset({MANIFEST_NAME, sums.NAME})


@dataclass(slots=True)
class _Found:
    """What the files are, as they are read one by one."""

    outer: bytes | None  # the manifest beside the files
    hashes: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    seals: list[SealedFile] = field(default_factory=list)
    inside: dict[str, set[str]] = field(default_factory=dict)  # files in PDFs: hashes by name
    manifests: list[bytes] = field(default_factory=list)  # that stand in a PDF with a whole seal
    carriers: set[str] = field(default_factory=set)  # PDFs that have the outer manifest inside
    own: list["_Own"] = field(default_factory=list)


class _Own(NamedTuple):
    """A PDF with a manifest inside that is not the one beside the files."""

    name: str
    manifest: bytes
    inside: dict[str, str]  # hash by name


def read_container(
    shape: Shape, entries: Entries, trusted: Collection[str], progress: Progress
) -> PackReading:
    """
    Judge the files of a zip or folder.

    Raises:
        PackError: `not_a_pack`, `encrypted`, `too_large`, `newer`, `unreadable`.
        Cancelled: By `progress`.
    """
    if not _LISTS & entries.files.keys():
        raise PackError("not_a_pack")
    outer = _list(entries.files.get(MANIFEST_NAME), MOST)
    said = listed(outer)
    said.require_readable()
    originals = {line.name for line in said.here if line.id is not None}
    found = _Found(outer)
    for done, (name, entry) in enumerate(sorted(entries.files.items())):
        progress.step(done, len(entries.files))
        if name not in _LISTS:
            _take(found, entry, trusted, is_ours=name not in originals)
    if outer is not None:
        found.hashes[MANIFEST_NAME] = sha256(outer).hexdigest()
    named = _sums(entries)
    return PackReading(
        shape,
        seals=tuple(found.seals),
        files=tuple(_verdicts(entries, said, named, found)),
        elsewhere=said.elsewhere,
        manifest=said.manifest,
        manifest_sha256=found.hashes.get(MANIFEST_NAME, ""),
        is_manifest_damaged=said.is_damaged,
        is_listed=outer is not None and outer in found.manifests,
        unproved=tuple(_unproved(said, found)),
    )


def _list(entry: Entry | None, most: int) -> bytes | None:
    if entry is None:
        return None
    return Entry(entry.name, entry.opened, entry.budget, most).content()


def _sums(entries: Entries) -> Mapping[str, str] | None:
    """Return the hashes of `SHA256SUMS`: none without that file, None for one that is no list."""
    content = _list(entries.files.get(sums.NAME), sums.MOST)
    return {} if content is None else sums.read_sums(content)


def _take(found: _Found, entry: Entry, trusted: Collection[str], *, is_ours: bool) -> None:
    try:
        if is_ours and entry.name.lower().endswith(".pdf"):
            _take_pdf(found, entry, trusted)
        else:
            found.hashes[entry.name] = entry.sha256()
    except PackError as error:
        if error.code != "damaged":
            raise PackError(error.code, entry.name) from error
        found.broken.add(entry.name)


def _take_pdf(found: _Found, entry: Entry, trusted: Collection[str]) -> None:
    content = entry.content()
    found.hashes[entry.name] = sha256(content).hexdigest()
    if not is_pdf(content):
        raise PackError("damaged")
    reading = seals_of(content, trusted)
    found.seals.append(SealedFile(entry.name, reading))
    inside = {one.name: one for one in files_inside(content, MANIFEST_NAME)}
    for name, one in inside.items():
        found.inside.setdefault(name, set()).add(one.sha256)
    own = inside.get(MANIFEST_NAME)
    if own is None:
        return
    if reading.verdict in SEALED:
        found.manifests.append(own.content)
    if own.content == found.outer:
        found.carriers.add(entry.name)
    else:
        hashes = {one.name: one.sha256 for one in inside.values()}
        found.own.append(_Own(entry.name, own.content, hashes))


def _judged_alone(own: _Own, beside: Mapping[str, str]) -> Iterator[FileVerdict]:
    """
    Judge a document with a list of its own: what is wrong with the files that it names.

    It names those inside it, or those beside it: a list that the one beside it replaced.
    """
    said = listed(own.manifest)
    if said.manifest is None:
        yield FileVerdict(f"{own.name}: {MANIFEST_NAME}", "damaged")
        return
    named = {line.name for line in said.here}
    found = {name: its for name, its in beside.items() if name in named} | own.inside
    for one in compared(said.here, found, frozenset({MANIFEST_NAME})):
        if one.state != "whole":
            yield FileVerdict(f"{own.name}: {one.name}", one.state)


def _verdicts(
    entries: Entries, said: Listed, named: Mapping[str, str] | None, found: _Found
) -> Iterator[FileVerdict]:
    told: dict[str, FileState] = dict.fromkeys(entries.unsafe, "unsafe")
    told |= dict.fromkeys(found.broken, "damaged")
    if named is None:
        told[sums.NAME] = "damaged"
    lines = [(name, its) for name, its in (named or {}).items() if name != sums.NAME]
    lines += [(line.name, line.sha256) for line in said.here]
    for name, its in lines:
        state = _state(name, its, found)
        if told.get(name, "whole") == "whole":
            told[name] = state
    known = {*told, *found.carriers, MANIFEST_NAME}
    told |= {name: "extra" for name in found.hashes if name not in known}
    yield from (FileVerdict(name, told[name]) for name in sorted(told))
    for own in found.own:
        yield from _judged_alone(own, found.hashes)


def _state(name: str, its: str, found: _Found) -> FileState:
    there = found.hashes.get(name)
    if there is not None:
        return "whole" if there == its else "changed"
    inside = found.inside.get(name, set())
    if its in inside:
        return "whole"
    return "changed" if inside else "missing"


def _unproved(said: Listed, found: _Found) -> Iterator[str]:
    """Give the files that neither the manifest names nor a seal covers."""
    named = {line.name for line in said.here} | {MANIFEST_NAME}
    named |= {one.name for one in found.seals if one.reading.verdict in SEALED}
    return (name for name in sorted(found.hashes) if name not in named)
