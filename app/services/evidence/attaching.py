"""Use case: attach files, and let them be evidence for a criterion at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.domain.criteria import serves
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.models.trajectory import TrajectoryMember
from app.services.changes import Changes
from app.services.companies.family import shown
from app.services.evidence.pieces import line_of, offered, put_evidence
from app.services.files.attachments import Given, PlaceOf, attach_files, media_type_of
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached; `placeless` are the names of photos whose place was taken away."""

    names: tuple[str, ...]
    changes: Changes
    placeless: tuple[str, ...] = ()


def attach_evidence(
    store: Store,
    member_id: UUID,
    criterion: str,
    files: Sequence[Given],
    progress: Progress,
    *,
    place: PlaceOf = "ask",
) -> Attached:
    """
    Put files in the file of a company and let them be evidence: all of it, or nothing.

    They come in the trajectory where the file of the company is not on this laptop.

    Raises:
        UserError: `evidence.kind` (name, criterion) when a file does not serve the criterion; what
            `attach_files` and `put_evidence` raise.
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        member = session.get_one(TrajectoryMember, member_id)
        line = line_of(session, member.trajectory_id, criterion)
        company = session.get(Enterprise, shown(session, member.enterprise_id))
        owner = member.trajectory_id if company is None else company.id
    for one in files:
        if not serves(line, "attachment", media_type_of(one)):
            raise UserError("evidence.kind", name=clean_file_name(one.name), criterion=line.name)
    names: list[str] = []

    def serve(session: Session, kept: Sequence[Attachment]) -> None:
        put_evidence(session, store.actor, member_id, criterion, [offered(one) for one in kept])
        names.extend(one.file_name for one in kept)

    attached = attach_files(store, owner, files, progress, place=place, and_then=serve)
    return Attached(tuple(names), attached.changes, attached.placeless)
