"""What hangs below sessions, read for many of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.base import Synced
from app.models.coaching import Action, Agreement, Attendee, SessionCount
from app.models.evidence import Attachment
from app.services.files.here import files_here
from app.services.sessions.signatures import SignatureRow, signatures_of
from app.storage.unit_values import parts

Record = TypeVar("Record", bound=Synced)
_KINDS: Final[tuple[Any, ...]] = (Attendee, SessionCount, Agreement, Action, Attachment)


class SessionRecords:
    """The records, files and signatures of some sessions, as they stand at one moment."""

    def __init__(self, session: Session, session_ids: Sequence[UUID]) -> None:
        self._found: dict[tuple[type[Synced], UUID], list[Any]] = defaultdict(list)
        self._signatures: dict[UUID, tuple[SignatureRow, ...]] = {}
        for part in parts(session_ids):
            for kind in _KINDS:
                query = select(kind).where(col(kind.session_id).in_(part), ~col(kind.deleted))
                for row in session.exec(query.order_by(col(kind.id))):
                    self._found[kind, row.session_id].append(row)
            self._signatures |= signatures_of(session, part)
        files = [file for one in session_ids for file in self.of(Attachment, one)]
        self._here = files_here(session, (file.sha256 for file in files))

    def of(self, kind: type[Record], session_id: UUID) -> Sequence[Record]:
        """Return the records of a session that are not deleted, in their order."""
        return self._found.get((kind, session_id), ())

    def signatures(self, session_id: UUID) -> Sequence[SignatureRow]:
        """Return the signatures under its report, the first given first."""
        return self._signatures.get(session_id, ())

    def has(self, file: Attachment) -> bool:
        """Tell whether the bytes of a file are on this laptop."""
        return file.sha256 in self._here
