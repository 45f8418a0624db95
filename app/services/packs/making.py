"""What an evidence pack is made from, and what is known of it while it is made."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.archive_names import Names, archive_name
from app.domain.matching import fold
from app.models.partnership import Partner
from app.reference.archive import ArchiveTree
from app.reference.loader import Reference
from app.reports.document import Origin
from app.reports.enclosed import Enclosed, Relation
from app.reports.evidence_pack import PackContents, PackDossier, PackFile
from app.reports.finish import Flavour
from app.reports.manifest import MANIFEST_NAME, FileLine, Manifest, RecordLine, manifest_bytes
from app.reports.seal_page import SealPage
from app.services.evidence.papers import origin_of
from app.services.packs.corrections import pack_corrections
from app.services.packs.gathering import Gathered, Gathering, Original
from app.services.packs.presets import seen_origin
from app.services.packs.rows import PackRow, PackSurvey
from app.services.packs.sealing import sealing_of
from app.services.packs.server_evidence import log_place
from app.services.packs.settings import tree_in
from app.services.packs.wish import PackWish
from app.services.packs.words import (
    log_words,
    missing_words,
    period_code,
    period_words,
    scope_words,
)
from app.storage.store import Store

JSON: Final = "application/json"
PDF: Final = ".pdf"
AT_ONCE: Final = 16  # dossiers that are read together: a second, so that drawing begins soon


@dataclass(frozen=True, slots=True)
class Inside:
    """Originals as they travel inside a document; what is not on this laptop is only named."""

    enclosed: tuple[Enclosed, ...] = ()
    lines: tuple[FileLine, ...] = ()
    told: tuple[PackFile, ...] = ()


class PackMaking:
    """Reads dossiers, and tells the rest of the pack about them."""

    def __init__(
        self, store: Store, reference: Reference, wish: PackWish, found: PackSurvey
    ) -> None:
        with store.read() as session:
            self.origin = seen_origin(origin_of(store, session), wish)
            partners = dict(session.exec(select(Partner.id, Partner.name)).all())
            self._tree = tree_in(session, self.origin.made_at.date())
            self.log = log_place(session)  # before the records: none of them is older than it
        self._store, self.wish = store, wish
        names = None if wish.partners is None else {partners.get(it, "–") for it in wish.partners}
        self._scope = scope_words(
            names, None if wish.trajectories is None else len(wish.trajectories)
        )
        complete = numbered("A", found.complete)
        incomplete = numbered("B", (*found.incomplete, *found.unsynced))
        self.rows = (*complete, *(incomplete if wish.incomplete_apart else ()))
        self.left_out = tuple(
            PackDossier(number, row.company, "", row.partner, missing=missing_words(row))
            for number, row in (() if wish.incomplete_apart else incomplete)
        )
        self._gathering = Gathering(store, reference, wish, self.origin, names)
        self._sealing = sealing_of(store, clock.now()) if wish.is_sealed else None
        self._program = f"Werkvloer {version('werkvloer')}"
        self.records: set[RecordLine] = set()
        self.dossiers: dict[str, str] = {}  # of each trajectory that is in it, the sum
        self.corrections = pack_corrections(store, wish)

    @property
    def is_sealed(self) -> bool:
        """Whether what is made gets a seal."""
        return self._sealing is not None

    @property
    def flavour(self) -> Flavour:
        """Which standards its documents follow."""
        return Flavour(self.wish.flavour)

    def gathered(self, number: str, row: PackRow) -> Gathered:
        """Read a dossier."""
        return self._noted(self._gathering.dossier(row, number))

    def all_gathered(self) -> Iterator[Gathered]:
        """Read all dossiers, some at once."""
        for first in range(0, len(self.rows), AT_ONCE):
            some = self._gathering.dossiers(self.rows[first : first + AT_ONCE])
            yield from map(self._noted, some)

    def _noted(self, one: Gathered) -> Gathered:
        self.records.update(one.records)
        self.dossiers[one.trajectory[0].hex] = one.trajectory[1]
        return one

    def inside(self, originals: Iterable[Original], progress: Progress, most: int) -> Inside:
        """
        Read originals; raises `pack.too_large` (size, most) when they are more than `most` bytes.

        Raises:
            Cancelled: When `progress` asks to stop.
        """
        wanted = list(originals)
        size = sum(one.size for one in wanted)
        if size > most:
            raise UserError("pack.too_large", size=size, most=most)
        found = list(self._gathering.enclosed(wanted, progress))
        return Inside(
            tuple(file for _, file in found if file is not None),
            tuple(one.line() for one, _ in found),
            tuple(one.told() for one, _ in found),
        )

    def manifest(self, records: Collection[RecordLine], files: Iterable[FileLine]) -> bytes:
        """Return a manifest as it is written."""
        return manifest_bytes(
            Manifest(
                partnership=self.origin.partnership,
                first=self.wish.first,
                last=self.wish.last,
                preset=self.wish.preset,
                made_at=self.origin.made_at.replace(microsecond=0),
                made_by=self.origin.made_by,
                program=self._program,
                records=tuple(records),
                files=tuple(files),
                log=self.log,
            )
        )

    def with_manifest(self, manifest: bytes, inside: Inside) -> tuple[Enclosed, ...]:
        """Return all files that travel in a document."""
        about = "Manifest: records en bijlagen met hun controlegetal"
        made_at = self.origin.made_at
        first = Enclosed(MANIFEST_NAME, manifest, JSON, Relation.DATA, about, made_at)
        return (first, *inside.enclosed)

    def closing(
        self, manifest: bytes, name: str, records: Collection[RecordLine], inside: Inside
    ) -> SealPage:
        """Return what the last page tells."""
        return SealPage(
            origin=self.origin,
            manifest_sha256=sha256(manifest).hexdigest(),
            file_name=name,
            program=self._program,
            records=Counter(one.kind for one in records),
            log="" if self.log is None else log_words(self.log.seq),
            files=inside.told,
            seal=None if self._sealing is None else self._sealing.words,
            flavour=self.wish.flavour,
        )

    def contents(self, rows: Sequence[PackDossier], inside: Inside) -> PackContents:
        """Return what the first pages tell of these dossiers; those left out are named too."""
        told = _told_apart((*rows, *self.left_out))
        return PackContents(
            origin=self.origin,
            number=f"B-{period_code(self.wish.first, self.wish.last)}",
            period=period_words(self.wish.first, self.wish.last),
            scope=self._scope,
            complete=tuple(one for one in told if one.number.startswith("A")),
            incomplete=tuple(one for one in told if one.number.startswith("B")),
            files=len(inside.enclosed),
            file_bytes=sum(len(one.content) for one in inside.enclosed),
            incomplete_are_inside=self.wish.incomplete_apart,
        )

    @property
    def certificate(self) -> str:
        """Fingerprint of what it is sealed with; empty: no seal."""
        return "" if self._sealing is None else self._sealing.words.fingerprint

    def sealed(self, content: bytes) -> bytes:
        """Return a document with its seal, if it gets one."""
        return content if self._sealing is None else self._sealing.seal(content)

    def places(self) -> "Places":
        """Return what gives each file its name."""
        return Places(self.wish, self.origin, self._tree)


class Places:
    """Gives the files of a pack their names, in the tree that the archive wants."""

    def __init__(self, wish: PackWish, origin: Origin, tree: ArchiveTree) -> None:
        self._tree = tree
        self._fields = _fields(self._tree, wish, origin)
        self._taken: dict[str, Names] = {}
        folders = [self._named(one) for one in self._tree.folders]
        self._above = "".join(f"{one}/" for one in folders if one)

    @property
    def pack(self) -> str:
        """The name of the whole, without an ending."""
        return self._named(self._tree.pack) or "Bewijspakket"

    @property
    def contents(self) -> str:
        """The name of the document that tells what is inside."""
        return f"{self._named(self._tree.contents) or '0 Inhoud'}{PDF}"

    def dossier(self, row: PackDossier, title: str) -> str:
        """Return the name of the file of a dossier, with its folders."""
        about = {
            "nummer": row.number,
            "onderneming": row.company,
            "kbo": row.company_number,
            "traject": title,
            "partner": row.partner,
        }
        is_complete = row.number.startswith("A")
        part = self._tree.complete if is_complete else self._tree.incomplete
        folder = f"{self._above}{self._named(part, about) or row.number[0]}/"
        stem = self._named(self._tree.dossier, about) or row.number
        names = self._taken.setdefault(fold(folder), Names())
        return f"{folder}{names.take(stem, PDF, self._tree.longest)}"

    def _named(self, template: str, more: dict[str, str] | None = None) -> str:
        return archive_name(template, self._fields | (more or {}), self._tree.longest)


def numbered(letter: str, rows: Iterable[PackRow]) -> tuple[tuple[str, PackRow], ...]:
    """Return rows in the order of the contents, each with its number: A1, A2."""
    ordered = sorted(rows, key=lambda one: (fold(one.company), fold(one.title), one.member_id))
    return tuple((f"{letter}{place}", one) for place, one in enumerate(ordered, start=1))


def _told_apart(rows: Sequence[PackDossier]) -> list[PackDossier]:
    """Leave the title of the trajectory only where two rows have one name."""
    times = Counter(fold(one.company) for one in rows)
    return [one if times[fold(one.company)] > 1 else replace(one, trajectory="") for one in rows]


def _fields(tree: ArchiveTree, wish: PackWish, origin: Origin) -> dict[str, str]:
    return {
        "oproep": tree.call,
        "project": origin.project_number,
        "periode": period_code(wish.first, wish.last),
    }
