"""Whether a case takes anything new: one in the bin does not, nor one that is only read here."""

from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.models.base import Synced
from app.models.enterprise import Enterprise
from app.models.network import Network
from app.models.sync import ScopeRoot
from app.models.trajectory import Trajectory
from app.storage.store import Store

_CASES: Final[tuple[Any, ...]] = (Enterprise, Trajectory, Network)


def standing_enterprise(session: Session, enterprise_id: UUID) -> Enterprise:
    """
    Return the enterprise that something is added to or changed in.

    Raises:
        UserError: `enterprise.in_bin` (name, enterprise_id).
    """
    found = session.get_one(Enterprise, enterprise_id)
    _refuse_binned(found)
    return found


def standing_trajectory(session: Session, trajectory_id: UUID) -> Trajectory:
    """
    Return the trajectory that something is added to or changed in.

    Raises:
        UserError: `trajectory.in_bin` (name).
    """
    found = session.get_one(Trajectory, trajectory_id)
    _refuse_binned(found)
    return found


def standing_network(session: Session, network_id: UUID) -> Network:
    """
    Return the network that something is added to or changed in.

    Raises:
        UserError: `network.in_bin` (name).
    """
    found = session.get_one(Network, network_id)
    _refuse_binned(found)
    return found


def may_edit(session: Session, case: Synced) -> bool:
    """Tell whether who works here may change what is in a case, and does not only read it."""
    found = session.get(ScopeRoot, case.root.hex)
    return found is None or found.level != "read"


def may_edit_company(store: Store, enterprise_id: UUID) -> bool:
    """Tell whether who works here may change what is in the file of a company."""
    with store.read() as session:
        found = session.get(Enterprise, enterprise_id)
        return found is not None and may_edit(session, found)


def require_standing(session: Session, record: Synced) -> None:
    """Refuse what is written to a record of a case in the bin; raises as above."""
    for model in _CASES:
        case = session.get(model, record.root)
        if case is not None:
            _refuse_binned(case)


def _refuse_binned(case: Any) -> None:
    if not case.deleted:
        return
    if isinstance(case, Enterprise):
        raise UserError("enterprise.in_bin", name=case.name, enterprise_id=case.id)
    if isinstance(case, Trajectory):
        raise UserError("trajectory.in_bin", name=case.title)
    raise UserError("network.in_bin", name=case.name)
