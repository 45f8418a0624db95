"""
Use case: an evidence pack (bewijspakket) of a period, written whole or not at all.

What is in the store is read here, in the thread that asks; pages are drawn in other processes. The
private key of the seal never leaves this one.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Final

from app.core.errors import UserError
from app.core.progress import Progress
from app.reference.loader import Reference
from app.reports.evidence_pack import PackDossier
from app.reports.manifest import MANIFEST_NAME, FileLine
from app.reports.pack_document import (
    DossierFile,
    DossierPages,
    Finished,
    PackDocument,
    dossier_file,
    draw_dossiers,
    pack_document,
)
from app.services.evidence.papers import origin_of
from app.services.files.documents import save_document
from app.services.packs.gathering import Gathered, Original
from app.services.packs.making import Inside, PackMaking, Places
from app.services.packs.settings import tree_in
from app.services.packs.survey import survey
from app.services.packs.wish import MOST_INSIDE, MadePack, PackWish, Shape
from app.services.packs.writing import Listed, new_folder, new_zip, require_room, size_of
from app.services.worker_pool import WORKERS, WorkerPool
from app.storage.store import Store

__all__: Final = ("MadePack", "PackWish", "Shape", "make_pack", "pack_name")
CHUNK: Final = 16  # dossiers that are drawn at once at most
ENDINGS: Final[dict[Shape, str]] = {"pdf": ".pdf", "zip": ".zip", "folder": ""}


def make_pack(
    store: Store,
    reference: Reference,
    wish: PackWish,
    target: Path,
    progress: Progress,
    *,
    workers: int = WORKERS,
) -> MadePack:
    """
    Write the pack where the user chose: a file, or a folder.

    A file that is there is replaced, and so is a folder when it is a pack; only at the very end.

    Args:
        workers: Processes that draw; 0: it is done here.

    Raises:
        UserError: `pack.nothing` when no dossier belongs to the period; `pack.folder_taken` (path);
            `pack.too_large` (size, most) of one document; `document.*` as `save_document`;
            `seal.*`; `worker.gone`.
        Cancelled: When `progress` asks to stop; nothing is left then.
    """
    if wish.shape == "folder":
        require_room(target)
    found = survey(store, reference, wish)
    if not found.rows:
        raise UserError("pack.nothing")
    making = PackMaking(store, reference, wish, found)
    with WorkerPool(progress, workers) as pool:
        make = _one if wish.shape == "pdf" else _many
        pages, pieces, manifest = make(making, pool, target)
    return MadePack(
        path=target,
        pages=pages,
        pieces=pieces,
        size=size_of(target),
        manifest_sha256=sha256(manifest).hexdigest(),
        complete=len(found.complete),
        incomplete=len(found.incomplete) + len(found.unsynced),
        certificate=making.certificate,
        log=making.log,
        dossiers=dict(making.dossiers),
    )


def pack_name(store: Store, wish: PackWish) -> str:
    """Return the name that a pack gets when nobody gives it one, with its ending."""
    with store.read() as session:
        origin = origin_of(store, session)
        tree = tree_in(session, origin.made_at.date())
    return f"{Places(wish, origin, tree).pack}{ENDINGS[wish.shape]}"


def _one(making: PackMaking, pool: WorkerPool, target: Path) -> tuple[int, int, bytes]:
    """Make one PDF."""
    rows, originals = list[PackDossier](), list[Original]()
    total = len(making.rows) + 1

    def parts() -> Iterator[tuple[DossierPages, ...]]:
        size = max(1, min(CHUNK, ceil(len(making.rows) / (2 * WORKERS))))
        dossiers = making.all_gathered()
        while some := list(islice(dossiers, size)):
            rows.extend(one.row for one in some)
            originals.extend(it for one in some for it in one.originals)
            yield tuple(DossierPages(one.values, making.is_sealed) for one in some)

    drawn = []
    for part in pool.map(draw_dossiers, parts()):
        drawn.append(part)
        pool.tell(sum(len(one.chapters) for one in drawn), total)
    inside = making.inside(originals, pool, MOST_INSIDE)
    manifest = making.manifest(making.records, inside.lines)
    made = pool.run(
        pack_document,
        PackDocument(
            contents=making.contents(rows, inside),
            corrections=making.corrections,
            files=inside.told,
            closing=making.closing(manifest, target.name, making.records, inside),
            parts=tuple(drawn),
            enclosed=making.with_manifest(manifest, inside),
            flavour=making.flavour,
        ),
    )
    pool.tell(total, total)
    save_document(target, making.sealed(made.content))
    return made.pages, len(inside.enclosed), manifest


def _many(making: PackMaking, pool: WorkerPool, target: Path) -> tuple[int, int, bytes]:
    """Make a folder or a zip, each dossier a file of its own."""
    opened: Callable[[Path], AbstractContextManager[Listed]]
    opened = new_zip if making.wish.shape == "zip" else new_folder
    places, total, pages = making.places(), len(making.rows) + 1, 0
    begun: list[tuple[PackDossier, str, Inside]] = []

    def files() -> Iterator[DossierFile]:
        for one in making.all_gathered():
            inside = making.inside(one.originals, pool, MOST_INSIDE)
            place = places.dossier(one.row, one.row.trajectory)
            begun.append((one.row, place, replace(inside, enclosed=())))
            yield _file_of(making, one, inside, place)

    with opened(target) as listed:
        rows, lines = list[PackDossier](), list[FileLine]()
        for made in pool.map(dossier_file, files()):
            row, place, _ = begun[len(rows)]
            lines.append(listed.add(place, making.sealed(made.content)))
            rows.append(replace(row, pages=made.pages))
            pages += made.pages
            pool.tell(len(rows), total)
        inside = _together([one for _, _, one in begun])
        manifest = making.manifest(making.records, [*lines, *inside.lines])
        front = _front(making, pool, (rows, inside, pages), (manifest, places.contents))
        listed.add(places.contents, making.sealed(front.content))
        listed.add(MANIFEST_NAME, manifest)
        pool.tell(total, total)
    return pages + front.pages, sum(one.is_here for one in inside.told), manifest


def _file_of(making: PackMaking, one: Gathered, inside: Inside, place: str) -> DossierFile:
    manifest = making.manifest(one.records, inside.lines)
    name = place.rpartition("/")[2]
    return DossierFile(
        values=one.values,
        closing=making.closing(manifest, name, one.records, inside),
        files=inside.told,
        enclosed=making.with_manifest(manifest, inside),
        flavour=making.flavour,
    )


def _front(
    making: PackMaking,
    pool: WorkerPool,
    about: tuple[list[PackDossier], Inside, int],
    written: tuple[bytes, str],
) -> Finished:
    """Make the document that tells what is in the other files."""
    (rows, inside, pages), (manifest, name) = about, written
    contents = replace(
        making.contents(rows, inside),
        is_one=False,
        pages=pages,
        files=sum(one.is_here for one in inside.told),
        file_bytes=sum(one.size for one in inside.told if one.is_here),
    )
    document = PackDocument(
        contents=contents,
        corrections=making.corrections,
        files=inside.told,
        closing=making.closing(manifest, name, making.records, inside),
        parts=(),
        enclosed=making.with_manifest(manifest, inside),
        flavour=making.flavour,
    )
    return pool.run(pack_document, document)


def _together(some: list[Inside]) -> Inside:
    return Inside(
        lines=tuple(line for one in some for line in one.lines),
        told=tuple(file for one in some for file in one.told),
    )
