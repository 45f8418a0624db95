"""What the page of a meeting knows."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from app.domain.evaluation import THRESHOLD, Result
from app.services.networks.evaluations import counted, forms, remarks, results
from app.services.networks.meeting_list import Overlaps, overlaps
from app.services.networks.meetings import MeetingView, meeting_view
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.record_model import RecordModel


@dataclass(frozen=True, slots=True)
class MeetingWhole:
    """
    A meeting with what stands around it.

    Attributes:
        remarks: What people wrote; nothing while so few did that one could tell who.
        forms: How many forms were filled in on the laptop.
        tallies: How many gave an answer on paper, by question and value.
    """

    view: MeetingView
    overlaps: Overlaps
    results: tuple[Result, ...]
    remarks: tuple[str, ...]
    forms: int
    tallies: dict[tuple[str, int], int]


MeetingModel = RecordModel[MeetingWhole]


def make_model(desk: Desk, place: Place) -> MeetingModel:
    """Return the model of the meeting of a place."""
    meeting_id = place.record or UUID(int=0)
    return RecordModel(desk, partial(_read, desk.store, meeting_id), _root, place)


def _read(store: Store, meeting_id: UUID) -> MeetingWhole | None:
    view = meeting_view(store, meeting_id)
    if view is None or view.is_deleted:
        return None
    filled = forms(store, meeting_id)
    return MeetingWhole(
        view,
        _own_overlaps(store, view),
        results(store, meeting_id),
        remarks(store, meeting_id) if filled >= THRESHOLD else (),
        filled,
        counted(store, meeting_id),
    )


def _own_overlaps(store: Store, view: MeetingView) -> Overlaps:
    """Return what the coach who works has at that time; the agenda of another is not theirs."""
    form = view.form
    if form.coach_id != store.actor:
        return Overlaps()
    return overlaps(store, form.starts_at, form.ends_at, view.id)


def _root(whole: MeetingWhole) -> UUID:
    return whole.view.network_id
