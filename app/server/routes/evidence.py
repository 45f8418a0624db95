"""Evidence: whether what was proved once still stands."""

from fastapi import APIRouter, Request, Response

from app.server.auth import Asking
from app.server.bodies import LargeBody, answer, read_message
from app.server.context import TheServer
from app.server.evidence import check_evidence
from app.server.openapi import body_of
from app.sync.protocol_evidence import EvidenceAnswer, EvidenceRequest

router = APIRouter(prefix="/evidence", tags=["evidence"])


@router.post("/check", response_model=EvidenceAnswer, openapi_extra=body_of(EvidenceRequest))
def check_place(server: TheServer, asker: Asking, request: Request, body: LargeBody) -> Response:
    """Tell whether a place of the log stands, and what became of records after it."""
    asked = read_message(request, body, EvidenceRequest)
    return answer(request, check_evidence(server.records.setting, asker.who, asked))
