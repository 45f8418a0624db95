"""Who does what around a company: other organisations, and what each partner offers."""

from uuid import UUID, uuid5

from sqlalchemy import Column
from sqlmodel import Field

from app.models.base import Codes, Synced


class Actor(Synced, table=True):
    """An organisation outside the partnership that companies meet; the promotor keeps the list."""

    name: str
    kind: str  # vdab, local_partnership, sector_fund, prevention_service, other
    regions: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    sectors: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    email: str = ""
    phone: str = ""
    address: str = ""  # of its page


class PartnerOffer(Synced, table=True):
    """What a partner can do, where, and for whom; its administrator keeps it."""

    __tablename__ = "partner_offer"

    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    regions: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    sectors: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    themes: tuple[str, ...] = Field(default=(), sa_column=Column(Codes, nullable=False))
    text: str = ""


class CompanyActor(Synced, table=True):
    """That an organisation does something at a company."""

    __tablename__ = "company_actor"

    enterprise_id: UUID = Field(foreign_key="enterprise.id", index=True)
    actor_id: UUID = Field(foreign_key="actor.id", index=True)
    what: str = ""
    contact: str = ""


def company_actor_id(enterprise_id: UUID, actor_id: UUID) -> UUID:
    """Return the id of the record that joins these two, the same on every laptop."""
    return uuid5(enterprise_id, actor_id.hex)
