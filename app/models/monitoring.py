"""What comes back about work at supported companies: numbers of people, never who."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from sqlmodel import Field

from app.models.base import Synced


class MonitoringDelivery(Synced, table=True):
    """
    A table of numbers that a body with a legal ground sent (VDAB, WSE, KSZ).

    Its own id is its root: whole numbers of few people stay with the promotor and the auditors,
    others see them in reports, where small ones are hidden.
    """

    __tablename__ = "monitoring_delivery"
    __units__: ClassVar = {"days": ("first", "last")}

    source: str  # who sent it
    first: date  # the period that it is about
    last: date
    received_on: date
    file_name: str = ""
    remark: str = ""


class MonitoringCell(Synced, table=True):
    """
    How many people of one cluster began with one sort of contract, and still worked later.

    A number that is not known yet (the months have not passed) is None.
    """

    __tablename__ = "monitoring_cell"
    __units__: ClassVar = {"numbers": ("started", "after_3", "after_6", "after_12")}

    delivery_id: UUID = Field(foreign_key="monitoring_delivery.id", index=True)
    cluster_kind: str  # sector, region, partner, all
    cluster: str = ""  # its code: NACE section, reference region, id of the partner as 32 digits
    contract: str  # code of the sort of contract
    started: int
    after_3: int | None = None
    after_6: int | None = None
    after_12: int | None = None


def cell_id(delivery_id: UUID, cluster_kind: str, cluster: str, contract: str) -> UUID:
    """Return the id of a cell: one for each cluster and sort of contract."""
    return uuid5(delivery_id, f"{cluster_kind}:{cluster}:{contract}")
