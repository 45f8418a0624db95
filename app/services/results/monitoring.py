"""Use cases of the monitoring: numbers of people that a body with a legal ground sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.monitoring import Readout, has_national_number, key_of, read_table
from app.domain.monitoring_period import Days
from app.domain.monitoring_tables import (
    PARTNER,
    REGION,
    SECTOR,
    Counted,
    Delivered,
    current,
)
from app.exchange.monitoring_file import read_cells
from app.models.base import new_id
from app.models.monitoring import MonitoringCell, MonitoringDelivery, cell_id
from app.models.partnership import Partner, Role
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.places import SECTIONS
from app.services.records import write
from app.services.reports.words import SECTORS
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store

WRITER = "promotor"
READERS = frozenset({WRITER, "auditor"})
KINDS = frozenset({"monitoring_delivery", "monitoring_cell"})  # in Changes


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file says, before anything is taken in; `known` are periods that came before."""

    file_name: str
    read: Readout
    known: tuple[Days, ...]
    names: Mapping[tuple[str, str], str]  # of clusters, by kind and code


@dataclass(frozen=True, slots=True)
class TakeIn:
    """What somebody says about a file."""

    source: str
    received_on: date
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """A delivery with its numbers; `counts`: no newer one is about the same days."""

    id: UUID
    source: str
    first: date
    last: date
    received_on: date
    file_name: str
    remark: str
    counted: tuple[Counted, ...]
    counts: bool


def preview(store: Store, reference: Reference, path: Path) -> Preview:
    """
    Read a file; nothing is stored.

    Raises:
        UserError: as `read_cells` and `read_table` say.
    """
    if has_national_number(path.stem):
        raise UserError("monitoring.national_number", row=0)
    cells = read_cells(path)
    with store.read() as session:
        read = read_table(cells, clusters_in(session, reference))
        known = {(one.first, one.last) for one in _deliveries(session)}
        names = cluster_names(session, reference)
    return Preview(path.name, read, tuple(one for one in read.periods if one in known), names)


def take_in(store: Store, read: Preview, said: TakeIn) -> Changes:
    """
    Store the rows of a file, a delivery for each period; one undo takes all of it out.

    Raises:
        UserError: `monitoring.not_yours`; `field.required`, `text.too_long` (field).
    """
    _require_writer(store)
    texts = cleaned("monitoring_delivery", {"source": said.source.strip(), "remark": said.remark})
    if not texts["source"]:
        raise UserError("field.required", field="source")
    with store.write() as session:
        for days in read.read.periods:
            one = new_id()
            session.add(
                MonitoringDelivery(
                    id=one,
                    root=one,
                    first=days[0],
                    last=days[1],
                    received_on=said.received_on,
                    file_name=read.file_name,
                    **texts,
                )
            )
            session.flush()
            session.add_all(_cells(one, days, read.read))
        return Changes.of(session)


def take_out(store: Store, delivery: UUID) -> Changes:
    """
    Take a delivery out again; it can be undone.

    Raises:
        UserError: `monitoring.not_yours`.
    """
    _require_writer(store)
    with store.write() as session:
        write(session.get_one(MonitoringDelivery, delivery), {"deleted": True})
        return Changes.of(session)


def deliveries(store: Store) -> tuple[DeliveryView, ...]:
    """Return what was delivered, the last period first; those who may not see it have none."""
    with store.read() as session:
        return deliveries_in(session)


def deliveries_in(session: Session) -> tuple[DeliveryView, ...]:
    """Return what `deliveries` does, within a reading that goes on."""
    found = _deliveries(session)
    counted: dict[UUID, list[Counted]] = {one.id: [] for one in found}
    query = select(MonitoringCell).where(~col(MonitoringCell.deleted))
    for cell in session.exec(query.order_by(col(MonitoringCell.cluster), col(MonitoringCell.id))):
        if cell.delivery_id in counted:
            numbers = (cell.started, cell.after_3, cell.after_6, cell.after_12)
            counted[cell.delivery_id].append(
                Counted(cell.cluster_kind, cell.cluster, cell.contract, numbers)
            )
    taken_in = sorted(found, key=lambda one: one.id)  # ids are made in the order of time
    its = (Delivered(one.id, one.first, one.last, one.received_on) for one in taken_in)
    counting = {one.key for one in current(its)}
    return tuple(
        DeliveryView(
            id=one.id,
            source=one.source,
            first=one.first,
            last=one.last,
            received_on=one.received_on,
            file_name=one.file_name,
            remark=one.remark,
            counted=tuple(counted[one.id]),
            counts=one.id in counting,
        )
        for one in found
    )


def clusters_in(session: Session, reference: Reference) -> Mapping[str, tuple[str, str]]:
    """Return the clusters that a table may name, by the words for each."""
    found: dict[str, tuple[str, str]] = {}
    partners = select(Partner.id, Partner.name).where(~col(Partner.deleted))
    for one, name in session.exec(partners):
        found[key_of(name)] = (PARTNER, one.hex)
    for region in reference.reference_regions:
        place = (REGION, region.code)
        found |= {key_of(region.code): place, key_of(region.name): place}
        found[key_of(region.name.removeprefix("Regio "))] = place
    sectors = reference.nace()
    for code in SECTIONS:
        label = getattr(sectors.get(code), "label", "")
        short = SECTORS[code].nl if code in SECTORS else ""
        for words in (code, f"sector {code}", f"nace {code}", label, f"{code} {label}", short):
            found[key_of(words)] = (SECTOR, code)
    return {words: place for words, place in found.items() if words}


def cluster_names(session: Session, reference: Reference) -> Mapping[tuple[str, str], str]:
    """Return clusters as they are called, by kind and code."""
    sectors = reference.nace()
    found = {(SECTOR, code): getattr(sectors.get(code), "label", code) for code in SECTIONS}
    found |= {(REGION, one.code): one.name for one in reference.reference_regions}
    partners = session.exec(select(Partner.id, Partner.name))
    return found | {(PARTNER, one.hex): name for one, name in partners}


def may_write(store: Store) -> bool:
    """Tell whether who works here takes deliveries in."""
    with store.read() as session:
        query = select(Role.id).where(
            col(Role.person_id) == store.actor, col(Role.role) == WRITER, ~col(Role.deleted)
        )
        return session.exec(query).first() is not None


def _require_writer(store: Store) -> None:
    if not may_write(store):
        raise UserError("monitoring.not_yours")


def _deliveries(session: Session) -> list[MonitoringDelivery]:
    query = select(MonitoringDelivery).where(~col(MonitoringDelivery.deleted))
    order = (col(MonitoringDelivery.first).desc(), col(MonitoringDelivery.received_on).desc())
    return list(session.exec(query.order_by(*order, col(MonitoringDelivery.id))))


def _cells(delivery: UUID, days: Days, read: Readout) -> list[MonitoringCell]:
    return [
        MonitoringCell(
            id=cell_id(delivery, one.kind, one.cluster, one.contract),
            root=delivery,
            delivery_id=delivery,
            cluster_kind=one.kind,
            cluster=one.cluster,
            contract=one.contract,
            started=one.numbers[0] or 0,
            after_3=one.numbers[1],
            after_6=one.numbers[2],
            after_12=one.numbers[3],
        )
        for one in read.lines
        if one.days == days
    ]
