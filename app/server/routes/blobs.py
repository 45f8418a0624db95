"""Files: offered, sent in chunks, joined, fetched."""

import re
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path, Response
from fastapi.responses import StreamingResponse

from app.server import blob_flow
from app.server.auth import Asking
from app.server.bodies import LargeBody
from app.server.context import TheServer
from app.server.refusal import Refusal
from app.sync.protocol_accounts import BlobOffer, BlobState, Sha256

router = APIRouter(prefix="/blobs", tags=["blobs"])
_RANGE: Final = re.compile(r"bytes=(\d{1,12})-(\d{1,12})?")
_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}
TheFile = Annotated[Sha256, Path(description="SHA-256 of the plain bytes, hex")]


@router.post("")
def offer_blob(server: TheServer, asker: Asking, offered: BlobOffer) -> BlobState:
    """Tell which chunks of a file are missing, or ask to prove that the laptop holds it."""
    return blob_flow.offer(server, asker, offered)


@router.put(
    "/{sha256}/{number}",
    status_code=204,
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/octet-stream": _BYTES}}
    },
)
def put_blob_chunk(
    server: TheServer,
    asker: Asking,
    sha256: TheFile,
    number: Annotated[int, Path(ge=0, le=1_000_000)],
    x_chunk_sha256: Annotated[Sha256, Header()],
    body: LargeBody,
) -> None:
    """Keep one chunk, in any order; sending it again is harmless."""
    blob_flow.put_chunk(server, asker, sha256, number, body, x_chunk_sha256)


@router.post("/{sha256}/done", status_code=204)
def finish_blob(server: TheServer, asker: Asking, sha256: TheFile) -> None:
    """Join the chunks and check the whole."""
    blob_flow.finish(server, asker, sha256)


@router.get(
    "/{sha256}",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"application/octet-stream": _BYTES}},
        206: {"description": "A part", "content": {"application/octet-stream": _BYTES}},
    },
)
def get_blob(
    server: TheServer,
    asker: Asking,
    sha256: TheFile,
    range_: Annotated[str | None, Header(alias="Range", pattern=_RANGE.pattern)] = None,
) -> Response:
    """Give a file, or one part of it."""
    part = _part(range_)
    first, size, whole, pieces = blob_flow.opened(server, asker, sha256, part)
    headers = {"Content-Length": str(size), "Accept-Ranges": "bytes"}
    if part is not None:
        headers["Content-Range"] = f"bytes {first}-{first + size - 1}/{whole}"
    return StreamingResponse(
        pieces, 200 if part is None else 206, headers, media_type="application/octet-stream"
    )


def _part(asked: str | None) -> tuple[int, int | None] | None:
    if asked is None:
        return None
    found = _RANGE.fullmatch(asked)
    if found is None:
        raise Refusal(416, "range")
    return int(found[1]), None if found[2] is None else int(found[2])
