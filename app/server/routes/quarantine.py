"""What waits for somebody to decide."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.server import held
from app.server.auth import Asking, Managing
from app.server.context import TheServer
from app.sync.protocol_accounts import Line, QuarantineAnswer, QuarantineDecision

router = APIRouter(prefix="/quarantine", tags=["quarantine"])


@router.get("")
def list_held(server: TheServer, asker: Managing) -> QuarantineAnswer:
    """Give the held groups of the people that the asker manages."""
    return held.held_groups(server, asker)


@router.post("/{group}", status_code=204)
def decide_held(
    server: TheServer, asker: Managing, group: Annotated[Line, Path()], said: QuarantineDecision
) -> None:
    """
    Apply a held group all the same, or reject it and keep it.

    Rights of its author are not asked again; an administrator of a partner needs their own.
    """
    held.decide_held(server, asker, group, apply=said.decision == "apply")


@router.delete("/{group}", status_code=204)
def withdraw_held(server: TheServer, asker: Asking, group: Annotated[Line, Path()]) -> None:
    """Reject an own held group: it is kept, and applied nowhere."""
    held.withdraw_held(server, asker, group)
