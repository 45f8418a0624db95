"""Reads what goes in an evidence pack: of each dossier its values, its records, its originals."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.models.evidence import Attachment
from app.models.local import Blob
from app.reference.loader import Reference
from app.reports.document import Origin
from app.reports.enclosed import Enclosed, Relation
from app.reports.evidence_pack import PackDossier, PackFile
from app.reports.manifest import FileLine, RecordLine
from app.reports.preset_partner import People
from app.reports.trajectory_values import TrajectoryDossier
from app.services.below import Key
from app.services.evidence.dossier import dossiers_in
from app.services.files.attachments import file_bytes
from app.services.packs.presets import as_seen, people_by_name, sees_all, shows_originals
from app.services.packs.record_hashes import blinded, lines_by_key, record_keys, sum_of
from app.services.packs.rows import PackRow
from app.services.packs.wish import PackWish
from app.services.packs.words import missing_words
from app.storage.store import Store
from app.storage.unit_values import parts

_ATTACHMENT: Final = "attachment"
_SURE: Final = frozenset({"blob.missing", "blob.damaged"})  # about this file, not about the server


@dataclass(frozen=True, slots=True)
class Original:
    """A file that a dossier tells of, and how it is called in the pack."""

    id: UUID
    number: str  # A1-02
    name: str  # as its dossier calls it
    size: int
    sha256: str
    media_type: str
    added_at: datetime
    is_here: bool

    @property
    def inside(self) -> str:
        """Its name inside the pack, like no other."""
        return clean_file_name(f"{self.number} {self.name}")

    def told(self) -> PackFile:
        """Return it as the lists of the pack name it."""
        return PackFile(self.number, self.name, self.size, self.sha256, self.is_here)

    def line(self) -> FileLine:
        """Return it as the manifest names it."""
        return FileLine(self.id, self.inside, self.size, self.sha256, self.is_here)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All of one dossier."""

    row: PackDossier
    values: TrajectoryDossier
    records: tuple[RecordLine, ...]
    originals: tuple[Original, ...]
    trajectory: tuple[UUID, str]  # its id, and one sum over all its records


class _Read(NamedTuple):
    """What was read of a company in a trajectory."""

    values: TrajectoryDossier
    lines: tuple[RecordLine, ...]
    of_all: str  # one sum over all records of its trajectory


class Gathering:
    """Reads dossiers one by one, in the thread that asks."""

    def __init__(
        self,
        store: Store,
        reference: Reference,
        wish: PackWish,
        origin: Origin,
        partners: Collection[str] | None,
    ) -> None:
        self._store, self._reference, self._wish = store, reference, wish
        self._origin = origin
        self._partners = frozenset(partners or ())
        self._known: set[str] = set()  # sums of originals that the document has by now
        self._may_fetch = True

    def dossier(self, row: PackRow, number: str) -> Gathered:
        """Return one dossier as this reader may see it."""
        return self.dossiers([(number, row)])[0]

    def dossiers(self, rows: Sequence[tuple[str, PackRow]]) -> list[Gathered]:
        """Return some dossiers, which are read together: thousands of queries become hundreds."""
        with self._store.read() as session:  # what is told, and the sums of what it is told from
            read = _read(session, self._reference, [row for _, row in rows], self._origin)
            people = people_by_name(session)
        return [self._as_seen(number, row, read[row.member_id], people) for number, row in rows]

    def _as_seen(self, number: str, row: PackRow, read: "_Read", people: People) -> Gathered:
        wish = self._wish
        if wish.shape != "pdf":
            self._known.clear()  # each dossier is a file of its own, and goes on its own way
        company = read.values.companies[0]
        seen = as_seen(read.values, wish, self._partners, people)
        told = PackDossier(
            number,
            company.company.name,
            company.company.number,
            row.partner,
            seen.title,
            counted_on=company.count.since if company.count.status == "counts" else None,
            missing=() if row.is_complete else missing_words(row),
        )
        records = read.lines if sees_all(wish) else tuple(map(blinded, read.lines))
        return Gathered(
            told,
            seen,
            records,
            tuple(self._originals(seen, records, number)),
            (row.trajectory_id, read.of_all),
        )

    def enclosed(
        self, originals: Iterable[Original], progress: Progress
    ) -> Iterator[tuple[Original, Enclosed | None]]:
        """Give originals with their bytes; what is not on this laptop and cannot come, without."""
        for one in originals:
            content = self._bytes(one)
            progress.step(0, 1)
            if content is None:
                yield replace(one, is_here=False), None
                continue
            yield (
                replace(one, is_here=True),
                Enclosed(
                    one.inside,
                    content,
                    one.media_type,
                    Relation.SUPPLEMENT,
                    f"Bijlage {one.number}",
                    one.added_at,
                ),
            )

    def _bytes(self, one: Original) -> bytes | None:
        if not (one.is_here or self._may_fetch):
            return None
        try:
            return file_bytes(self._store, one.id)
        except UserError as error:
            if error.code not in _SURE:  # the server cannot be reached: ask it no more
                self._may_fetch = False
            return None

    def _originals(
        self, values: TrajectoryDossier, records: Sequence[RecordLine], number: str
    ) -> Iterator[Original]:
        """Give the files that a dossier tells of and no earlier one of its document brought."""
        if not shows_originals(self._wish):
            return
        count, told = 0, frozenset(sums_in(values))
        for row in self._attachments([one.id for one in records if one.kind == _ATTACHMENT]):
            if row.sha256 in self._known or row.sha256 not in told:
                continue
            self._known.add(row.sha256)
            count += 1
            yield replace(row, number=f"{number}-{count:02}")

    def _attachments(self, ids: Sequence[UUID]) -> list[Original]:
        found = []
        with self._store.read() as session:
            for part in parts(list(ids)):
                query = (
                    select(Attachment, col(Blob.id).is_not(None))
                    .outerjoin(Blob, col(Blob.sha256) == col(Attachment.sha256))
                    .where(col(Attachment.id).in_(part), ~col(Attachment.deleted))
                )
                found += [
                    Original(
                        row.id,
                        "",
                        clean_file_name(row.file_name),
                        row.size,
                        row.sha256,
                        row.media_type,
                        row.added_at,
                        is_here,
                    )
                    for row, is_here in session.exec(query)
                ]
        return sorted(found, key=lambda one: (one.added_at, one.id))


def _read(
    session: Session, reference: Reference, rows: Sequence[PackRow], origin: Origin
) -> dict[UUID, _Read]:
    """Return what is known of companies in trajectories, by member."""
    members: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        members[row.trajectory_id].append(row.member_id)
    values: dict[UUID, TrajectoryDossier] = {}
    for one, some in members.items():
        values |= dossiers_in(session, reference, one, some, origin)
    whole = {one: record_keys(session, one) for one in members}
    lines = lines_by_key(session, frozenset().union(*whole.values()))

    def lines_at(keys: Iterable[Key]) -> tuple[RecordLine, ...]:
        return tuple(sorted(lines[key] for key in keys if key in lines))

    sums = {one: sum_of(lines_at(keys)) for one, keys in whole.items()}
    return {
        row.member_id: _Read(
            values[row.member_id],
            lines_at(_keys_of(session, row, whole[row.trajectory_id])),
            sums[row.trajectory_id],
        )
        for row in rows
    }


def _keys_of(session: Session, row: PackRow, whole: frozenset[Key]) -> frozenset[Key]:
    """Return the records of one company in a trajectory, of which `whole` are those of all."""
    if sum(kind == "trajectory_member" for kind, _ in whole) == 1:
        return whole
    return record_keys(session, row.trajectory_id, {row.enterprise_id})


def sums_in(values: Any) -> Iterator[str]:
    """Give the sum of every file that values tell of, at any depth."""
    if isinstance(values, tuple):
        for one in values:
            yield from sums_in(one)
    elif is_dataclass(values):
        for one in fields(values):
            part = getattr(values, one.name)
            if one.name == "sha256" and part:
                yield part
            elif not isinstance(part, str):
                yield from sums_in(part)
