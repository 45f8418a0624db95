"""
Judges an evidence pack (bewijspakket) by itself: a PDF, a zip, or a folder.

It says what can be proved: that no byte changed since a key sealed it, and that each file is the
one that a list names, when that list is proved itself. Whose the key is, or what became of the
records, only a profile knows: app/services/packs/check.py.
"""

from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.core.progress import Progress, Silent
from app.reports.manifest import MANIFEST_NAME
from app.reports.pack_container import read_container
from app.reports.pack_entries import Budget, Entry, PackError, in_folder, in_zip
from app.reports.pack_reading import PackReading, SealedFile, compared, listed
from app.reports.pdf_inside import Inside, files_inside, is_pdf, seals_of
from app.reports.seal import SealReading, SealVerdict

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")  # the second: one without files
_HEAD: Final = 1_024
_UNSEALED: Final = frozenset({SealVerdict.NONE, SealVerdict.UNREADABLE})


def judge(
    path: Path, trusted: Collection[str] = (), progress: Progress | None = None
) -> PackReading:
    """
    Judge a pack; whatever is wrong with it is in what is returned, never an exception.

    Args:
        trusted: Fingerprints of keys; of others the seal is `foreign`, and no less whole.

    Raises:
        Cancelled: By `progress`, told of each file.
    """
    try:
        if _is_folder(path):
            return read_container("folder", in_folder(path), trusted, progress or Silent())
        return _file(path, trusted, progress or Silent())
    except PackError as error:
        return PackReading(problem=error.code, problem_file=error.name, problem_found=error.found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:  # a name that no disk can have
        raise PackError("unreadable") from error


def _file(path: Path, trusted: Collection[str], progress: Progress) -> PackReading:
    with ExitStack() as stack:
        try:
            if not path.exists():
                raise PackError("no_file")
            file = stack.enter_context(path.open("rb"))
            head = file.read(_HEAD)
            file.seek(0)
        except (OSError, ValueError) as error:
            raise PackError("unreadable") from error
        if head.startswith(_ZIP):
            return read_container("zip", in_zip(file), trusted, progress)
        if not is_pdf(head):
            raise PackError("not_a_pack")
        return _pdf(Entry(path.name, lambda: path.open("rb"), Budget()).content(), trusted)


def _pdf(content: bytes, trusted: Collection[str]) -> PackReading:
    seals = seals_of(content, trusted)
    judged = PackReading("pdf", (SealedFile("", seals),))
    try:
        inside = files_inside(content, MANIFEST_NAME)
    except PackError as error:
        return replace(judged, problem=_problem(error, seals).code)
    manifest = next((one.content for one in inside if one.name == MANIFEST_NAME), None)
    said = listed(manifest)
    if manifest is None and seals.verdict in _UNSEALED:
        raise PackError("not_a_pack")
    judged = _with_list(judged, inside, manifest)
    try:
        said.require_readable()
    except PackError as error:
        return replace(judged, problem=error.code, problem_found=error.found)
    return judged


def _problem(error: PackError, seals: SealReading) -> PackError:
    """Return what is wrong: of what was never sealed nobody knows whether it once was whole."""
    if error.code == "damaged" and seals.verdict in _UNSEALED:
        return PackError("unreadable")
    return error


def _with_list(
    judged: PackReading, inside: tuple[Inside, ...], manifest: bytes | None
) -> PackReading:
    if manifest is None:
        return judged
    said = listed(manifest)
    found = {one.name: one.sha256 for one in inside}
    if said.manifest is None:
        return replace(judged, is_manifest_damaged=said.is_damaged)
    return replace(
        judged,
        files=tuple(compared(said.here, found, frozenset({MANIFEST_NAME}))),
        elsewhere=said.elsewhere,
        manifest=said.manifest,
        manifest_sha256=found[MANIFEST_NAME],
        is_listed=judged.is_sealed,
    )
