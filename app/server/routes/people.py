"""People, their laptops and partners: for who manages them."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.server import devices, partners, people
from app.server.auth import Asking, Managing
from app.server.context import TheServer
from app.server.partner_merge import Merge, merge_partner
from app.server.preview import preview
from app.sync.protocol_accounts import (
    AddedPartner,
    Closing,
    Id,
    InvitationAnswer,
    NewName,
    NewPartner,
    NewPerson,
    NewRole,
    PartnerMerge,
    PartnersAnswer,
    PeopleAnswer,
    PreviewAnswer,
)

router = APIRouter(tags=["people"])
OfPerson = Annotated[Id, Path(alias="id", description="Person")]
OfPartner = Annotated[Id, Path(alias="id", description="Organisation")]
OfDevice = Annotated[Id, Path(alias="id", description="Laptop")]


@router.get("/people")
def list_people(server: TheServer, asker: Asking) -> PeopleAnswer:
    """Give the people that the asker manages, or their own account alone."""
    return people.people_of(server, asker)


@router.post("/people")
def add_person(server: TheServer, asker: Managing, new: NewPerson) -> InvitationAnswer:
    """Add somebody and invite them; again gives a new invitation."""
    return people.add_person(server, asker, new)


@router.post("/people/{id}/invitation")
def invite_again(server: TheServer, asker: Asking, person: OfPerson) -> InvitationAnswer:
    """Invite somebody for one more laptop; everybody may do so for themselves."""
    return people.invite_again(server, asker, person)


@router.put("/people/{id}/role", status_code=204)
def change_role(server: TheServer, asker: Managing, person: OfPerson, new: NewRole) -> None:
    """Give somebody another role, with the rights of it."""
    people.change_role(server, asker, person, new.role)


@router.delete("/people/{id}", status_code=204)
def close_account(server: TheServer, asker: Managing, person: OfPerson) -> None:
    """Close an account: its laptops may still hand in, to be held."""
    people.close_account(server, asker, person)


@router.get("/people/{id}/preview")
def preview_person(server: TheServer, asker: Managing, person: OfPerson) -> PreviewAnswer:
    """Tell what somebody can see ("bekijk als")."""
    return preview(server, asker, person)


@router.delete("/devices/{id}", status_code=204)
def block_device(server: TheServer, asker: Asking, device: OfDevice) -> None:
    """Block a laptop from its next request on; it may still hand in, to be held."""
    devices.block(server, asker, device)


@router.post("/partners")
def add_partner(server: TheServer, asker: Managing, new: NewPartner) -> AddedPartner:
    """Add an organisation; again is harmless."""
    return partners.add_partner(server, asker, new)


@router.get("/partners")
def list_partners(server: TheServer, asker: Managing) -> PartnersAnswer:
    """Give the organisations, with how many people and how much open work each has."""
    return partners.partners_of(server, asker)


@router.put("/partners/{id}/name", status_code=204)
def rename_partner(server: TheServer, asker: Managing, partner: OfPartner, new: NewName) -> None:
    """Give an organisation another name."""
    partners.rename_partner(server, asker, partner, new.name)


@router.put("/partners/{id}/closed", status_code=204)
def close_partner(server: TheServer, asker: Managing, partner: OfPartner, new: Closing) -> None:
    """Let an organisation take no new people, once nothing of it is open; or take them again."""
    partners.close_partner(server, asker, partner, is_closed=new.is_closed)


@router.post("/partners/{id}/merge", status_code=204)
def merge_partners(
    server: TheServer, asker: Managing, partner: OfPartner, said: PartnerMerge
) -> None:
    """Let the people and the open work of an organisation pass to another; again is harmless."""
    merge_partner(server, asker, Merge(partner, said.into))
