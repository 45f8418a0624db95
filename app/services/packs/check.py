"""
Use case: check an evidence pack (bewijspakket): the file itself, and what became of its records.

A pack proves what stood in the records when it was made. Whether they still say so is compared with
this profile, by the hash of each, and with the log of the server, which knows what others did.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.core.progress import Progress
from app.models.partnership import Person
from app.models.proof import EvidencePack
from app.reports.manifest import LogPlace, Manifest
from app.reports.pack_reading import Outcome, PackReading
from app.reports.verify import judge
from app.services.packs.records import RecordVerdict, compared_records
from app.services.packs.seal_keys import trusted_fingerprints
from app.services.packs.server_evidence import RecordName, ServerSaid, log_place
from app.storage.store import Store
from app.sync.protocol_evidence import Standing

AskServer: TypeAlias = Callable[
    [Store, LogPlace, Collection[RecordName], Sequence[LogPlace]], ServerSaid
]


@dataclass(frozen=True, slots=True)
class Registered:
    """The pack as the partnership keeps that it was made."""

    name: str
    made_at: datetime
    made_by: str
    certificate: str  # fingerprint of the key that sealed it; empty: it was not sealed


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """
    All that was found.

    Attributes:
        trusted: Keys that it was compared with; None: none were asked for, so whose key it is
            stays open.
        records: Only with a profile.
        people: Names of who changed records.
        standing: What the server said of the place of its log that the pack names; None: it was
            not asked, or the pack names none.
        server_error: Why the server did not tell.
    """

    path: Path
    reading: PackReading
    trusted: frozenset[str] | None = None
    registered: Registered | None = None
    records: tuple[RecordVerdict, ...] = ()
    people: dict[UUID, str] | None = None
    standing: Standing | None = None
    server_error: UserError | None = None

    @property
    def is_foreign(self) -> bool:
        """Tell whether a key sealed it that is not among those that are known here."""
        return bool(self.trusted) and self.reading.is_foreign

    @property
    def lost_its_seal(self) -> bool:
        """Tell whether it was sealed by another key than now, or by one while it has none now."""
        sealed_by = "" if self.registered is None else self.registered.certificate
        return bool(sealed_by) and sealed_by not in self.reading.fingerprints

    @property
    def file_outcome(self) -> Outcome:
        """What is proved of the file itself."""
        found = self.reading.outcome(is_registered=self.registered is not None)
        if found == "changed" or self.is_foreign or self.lost_its_seal:
            return "changed"
        is_open = self.trusted is not None and self.reading.is_foreign  # no key is known at all
        return "unjudged" if is_open else found

    @property
    def outcome(self) -> Outcome:
        """What is proved of the file, its records and its place in the log."""
        states = {one.state for one in self.records}
        if self.file_outcome == "changed" or self.standing == "other":
            return "changed"
        if states & {"changed", "deleted"}:
            return "changed"
        if self.file_outcome == "unjudged" or "unknown" in states:
            return "unjudged"
        if self.standing == "unknown" or self.server_error is not None:
            return "unjudged"
        return "unchanged"


def check_pack(
    path: Path,
    store: Store | None = None,
    server: AskServer | None = None,
    progress: Progress | None = None,
    *,
    keys: Collection[str] | None = None,
) -> PackVerdict:
    """
    Check a pack; whatever is wrong with it, or with the road to the server, is in the verdict.

    Args:
        store: The profile to compare its records with.
        server: `ask_server`, to ask the server of that profile too.
        keys: Fingerprints of the keys that may have sealed it; None: those of the profile, or
            any without one.

    Raises:
        Cancelled: By `progress`.
    """
    trusted = None if keys is None else frozenset(keys)
    if trusted is None and store is not None:
        trusted = trusted_fingerprints(store)
    reading = judge(path, trusted or (), progress)
    if store is None or reading.manifest is None:
        return PackVerdict(path, reading, trusted)
    return _compared(path, reading, trusted, store, server)


def _compared(
    path: Path,
    reading: PackReading,
    trusted: frozenset[str] | None,
    store: Store,
    server: AskServer | None,
) -> PackVerdict:
    lines = () if reading.manifest is None else reading.manifest.records
    with store.read() as session:
        mine = log_place(session)
    said, error = None, None
    if server is not None and reading.manifest is not None:
        said, error = _asked(store, server, reading.manifest, mine)
    is_told = said is not None and said.also == ("same",) and mine is not None
    with store.read() as session:
        return PackVerdict(
            path,
            reading,
            trusted,
            _registered(session, reading.manifest_sha256),
            compared_records(
                session,
                lines,
                {} if said is None else said.records,
                mine.seq if is_told and mine is not None else None,
            ),
            dict(session.exec(select(Person.id, Person.name)).all()),
            None if said is None else said.standing,
            error,
        )


def _asked(
    store: Store, server: AskServer, manifest: Manifest, mine: LogPlace | None
) -> tuple[ServerSaid | None, UserError | None]:
    """Ask the server from the place that the pack names; a pack of before any server names none."""
    if manifest.log is None:
        return None, None
    names = [(line.kind, line.id) for line in manifest.records]
    try:
        return server(store, manifest.log, names, () if mine is None else (mine,)), None
    except UserError as error:
        return None, error


def _registered(session: Session, manifest_sha256: str) -> Registered | None:
    query = (
        select(EvidencePack, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(EvidencePack.made_by))
        .where(col(EvidencePack.manifest_sha256) == manifest_sha256, ~col(EvidencePack.deleted))
        .order_by(col(EvidencePack.made_at))
    )
    found = session.execute(query).first()
    if found is None or not manifest_sha256:
        return None
    pack, name = found
    return Registered(pack.name, pack.made_at, name or "", pack.certificate)
