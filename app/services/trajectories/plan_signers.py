"""Who may sign the plan of a trajectory first: the contacts of its companies."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from app.services.companies.family import shown
from app.services.sessions.context import contacts_of
from app.services.sessions.signatures import Signer
from app.services.trajectories.views import MemberView
from app.storage.store import Store


def plan_signers(store: Store, members: Iterable[MemberView]) -> Mapping[UUID, tuple[Signer, ...]]:
    """Return by member the people who may sign; none of a company whose file is not here."""
    with store.read() as session:
        return {
            one.id: tuple(
                Signer(each.name, each.function, each.id)
                for each in contacts_of(session, shown(session, one.enterprise_id))
            )
            if one.has_file
            else ()
            for one in members
        }
