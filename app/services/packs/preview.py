"""What is looked at before an evidence pack is made: its scope, its first page, all of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.matching import fold
from app.models.evidence import Attachment
from app.models.partnership import Partner
from app.models.trajectory import CriterionEvidence, Trajectory
from app.reference.loader import Reference
from app.reports.document import PageWords, foot_words, render
from app.reports.evidence_pack import KIND, PackContents, PackDossier, contents_story
from app.reports.finish import Metadata
from app.reports.pack_document import DossierPages, PackDocument, draw_dossiers, pack_document
from app.services.evidence.papers import origin_of
from app.services.packs.making import Inside, PackMaking, numbered
from app.services.packs.presets import seen_origin, shows_originals
from app.services.packs.rows import PackSurvey
from app.services.packs.survey import survey
from app.services.packs.wish import PackWish
from app.services.packs.words import missing_words, period_code, period_words, scope_words
from app.services.worker_pool import WORKERS, WorkerPool
from app.storage.store import Store
from app.storage.unit_values import parts

PAGES_A_DOSSIER: Final = 9  # of a usual one; each piece brings some lines
PIECES_A_PAGE: Final = 6
AROUND: Final = 4  # contents, lists and the last page
BYTES_A_PAGE: Final = 22_000  # of a drawn page, letters included


@dataclass(frozen=True, slots=True)
class PackChoices:
    """What a pack can be limited to, by name; and the day on which the first trajectory began."""

    partners: tuple[tuple[UUID, str], ...]
    trajectories: tuple[tuple[UUID, str], ...]
    began_on: date | None


@dataclass(frozen=True, slots=True)
class PackSize:
    """About how large a pack gets."""

    pages: int
    pieces: int
    size: int  # bytes


def pack_choices(store: Store) -> PackChoices:
    """Return the partners and trajectories that are here."""
    with store.read() as session:
        named = select(col(Partner.id), col(Partner.name)).where(~col(Partner.deleted))
        partners = [(one, name) for one, name in session.execute(named)]
        query = select(col(Trajectory.id), col(Trajectory.title), col(Trajectory.started_on))
        rows = session.execute(query.where(~col(Trajectory.deleted))).all()
    return PackChoices(
        tuple(sorted(partners, key=lambda one: (fold(one[1]), one[0]))),
        tuple(sorted(((one, title) for one, title, _on in rows), key=lambda it: fold(it[1]))),
        min((on for _one, _title, on in rows), default=None),
    )


def pack_size(store: Store, wish: PackWish, found: PackSurvey) -> PackSize:
    """Return about how large a pack gets: pages are guessed, the files inside are counted."""
    rows = (
        *found.complete,
        *((*found.incomplete, *found.unsynced) if wish.incomplete_apart else ()),
    )
    pieces = sum(one.pieces for one in rows)
    pages = AROUND + len(rows) * PAGES_A_DOSSIER + pieces // PIECES_A_PAGE if rows else 0
    inside = _bytes_of(store, [one.member_id for one in rows]) if shows_originals(wish) else 0
    return PackSize(pages, pieces, inside + pages * BYTES_A_PAGE)


def first_page(store: Store, wish: PackWish, found: PackSurvey, size: PackSize) -> bytes:
    """Return the contents of a pack as a PDF, without its dossiers."""
    with store.read() as session:
        origin = seen_origin(origin_of(store, session), wish)
        named = session.execute(select(col(Partner.id), col(Partner.name)))
        partners = {one: str(name) for one, name in named}
    names = None if wish.partners is None else {partners.get(it, "–") for it in wish.partners}
    period = period_words(wish.first, wish.last)
    contents = PackContents(
        origin=origin,
        number=f"B-{period_code(wish.first, wish.last)}",
        period=period,
        scope=scope_words(names, None if wish.trajectories is None else len(wish.trajectories)),
        complete=_named("A", found.complete),
        incomplete=_named("B", (*found.incomplete, *found.unsynced)),
        files=size.pieces if shows_originals(wish) else 0,
        file_bytes=size.size if shows_originals(wish) else 0,
        pages=size.pages,
        incomplete_are_inside=wish.incomplete_apart,
    )
    words = PageWords(contents.number, f"{KIND} {period}", foot_words(origin))
    about = Metadata(f"{KIND} {period}", origin.made_by, origin.partnership, origin.made_at)
    return render(words, about, contents_story(contents))


def preview_pack(
    store: Store, reference: Reference, wish: PackWish, progress: Progress, workers: int = WORKERS
) -> bytes:
    """
    Return the pages of a pack as one PDF, with no seal and no files inside, all in memory.

    Raises:
        UserError: `pack.nothing` when no dossier belongs to the period; `worker.gone`.
        Cancelled: When `progress` asks to stop.
    """
    found = survey(store, reference, wish)
    if not found.rows:
        raise UserError("pack.nothing")
    looked = replace(wish, is_sealed=False, with_files=False, shape="pdf")
    making = PackMaking(store, reference, looked, found)
    rows = list[PackDossier]()
    with WorkerPool(progress, workers) as pool:

        def jobs() -> Any:
            for number, row in making.rows:
                one = making.gathered(number, row)
                rows.append(one.row)
                yield (DossierPages(one.values, is_sealed=False),)

        drawn = list(pool.map(draw_dossiers, jobs()))
        inside = Inside()
        manifest = making.manifest(making.records, ())
        made = pool.run(
            pack_document,
            PackDocument(
                contents=making.contents(rows, inside),
                corrections=making.corrections,
                files=(),
                closing=making.closing(manifest, "voorbeeld.pdf", making.records, inside),
                parts=tuple(drawn),
                enclosed=(),
                flavour=making.flavour,
            ),
        )
    return made.content


def _named(letter: str, rows: Any) -> tuple[PackDossier, ...]:
    return tuple(
        PackDossier(
            number,
            row.company,
            partner=row.partner,
            counted_on=row.since,
            missing=missing_words(row),
        )
        for number, row in numbered(letter, rows)
    )


def _bytes_of(store: Store, members: Collection[UUID]) -> int:
    """Return how large the files are that are evidence, each once."""
    total = 0
    with store.read() as session:
        for part in parts(list(members)):
            once = (
                select(col(Attachment.sha256), func.max(col(Attachment.size)).label("size"))
                .join(CriterionEvidence, col(CriterionEvidence.subject_id) == col(Attachment.id))
                .where(
                    col(CriterionEvidence.member_id).in_(part),
                    ~col(CriterionEvidence.deleted),
                    ~col(Attachment.deleted),
                )
                .group_by(col(Attachment.sha256))
                .subquery()
            )
            total += session.scalar(select(func.coalesce(func.sum(once.c.size), 0))) or 0
    return total
