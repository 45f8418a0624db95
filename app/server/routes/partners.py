"""Organisations that go on as one."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.server.auth import Managing
from app.server.context import TheServer
from app.server.partner_merge import Merge, merge_partner
from app.sync.protocol_accounts import Id, PartnerMerge

router = APIRouter(tags=["people"])


@router.post("/partners/{id}/merge", status_code=204)
def merge_partners(
    server: TheServer,
    asker: Managing,
    partner: Annotated[Id, Path(alias="id", description="Organisation that goes on in another")],
    said: PartnerMerge,
) -> None:
    """Let the people and the open work of an organisation pass to another; again is harmless."""
    merge_partner(server, asker, Merge(partner, said.into))
