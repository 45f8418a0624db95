"""The state of the server, for the screen on synchronisation."""

from fastapi import APIRouter

from app.server import overview
from app.server.auth import Asking
from app.server.context import TheServer
from app.sync.protocol_accounts import StatusAnswer

router = APIRouter(tags=["status"])


@router.get("/status")
def get_status(server: TheServer, asker: Asking) -> StatusAnswer:
    """Tell for each partner when its laptops were here last."""
    return overview.status(server, asker)
