"""What the page of a network knows."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from app.services.networks.meeting_list import MeetingRow, meeting_rows
from app.services.networks.use_cases import NetworkView, network_view
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.record_model import RecordModel


@dataclass(frozen=True, slots=True)
class NetworkWhole:
    """A network with its meetings, the last first."""

    view: NetworkView
    meetings: tuple[MeetingRow, ...]


NetworkModel = RecordModel[NetworkWhole]


def make_model(desk: Desk, place: Place) -> NetworkModel:
    """Return the model of the network of a place."""
    network_id = place.record or UUID(int=0)
    return RecordModel(desk, partial(_read, desk.store, network_id), _root, place)


def _read(store: Store, network_id: UUID) -> NetworkWhole | None:
    view = network_view(store, network_id)
    if view is None or view.is_deleted:
        return None
    rows = meeting_rows(store, view.meetings)
    return NetworkWhole(view, tuple(rows[one] for one in view.meetings if one in rows))


def _root(whole: NetworkWhole) -> UUID:
    return whole.view.row.id
