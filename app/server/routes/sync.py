"""The rounds of laptops: what they hand in, and what they fetch."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import Connection

from app.server.auth import Asking, HandingIn
from app.server.bodies import LargeBody, answer, answer_text, read_message
from app.server.context import TheServer
from app.server.database import writing
from app.server.devices import note_round
from app.server.openapi import body_of
from app.server.refusal import Refusal
from app.server.tenants import server_id
from app.sync.protocol import (
    HAVE_LETTERS,
    PAGE_ROWS,
    Chain,
    CheckAnswer,
    EpochAnswer,
    GiveBackAnswer,
    GiveBackRequest,
    HelloAnswer,
    HelloRequest,
    HistoryAnswer,
    Limits,
    Message,
    PullAnswer,
    PushAnswer,
    PushRequest,
    RowName,
    WalkAnswer,
)

router = APIRouter(prefix="/sync", tags=["sync"], responses={409: {"model": EpochAnswer}})
_CHAIN: Final = TypeAdapter(Chain)
_PLACE: Final = 1 << 60
_ID: Final = "[0-9a-f]{32}"

ChainText = Annotated[str, Field(description="JSON of the chain", max_length=20_000)]


class PullQuery(Message):
    """Which part of the log."""

    chain: ChainText
    cursor: int = Field(0, ge=0, le=_PLACE)
    limit: int = Field(PAGE_ROWS, ge=1, le=PAGE_ROWS)
    rights: int = Field(-1, ge=-1, le=_PLACE, description="of the page before")
    have: str = Field(
        "",
        pattern=r"^(\d{1,18}-\d{1,18}(,\d{1,18}-\d{1,18})*)?$",
        max_length=HAVE_LETTERS,
        description="places to leave out, in order: first-last",
    )


class WalkQuery(Message):
    """Which records; lists have commas."""

    chain: ChainText
    roots: str = Field("", pattern=f"^({_ID}(,{_ID})*)?$", description="none: all one has")
    kind: str = Field("", pattern=r"^[a-z_]{0,60}$", description="none: all kinds")
    buckets: str = Field(
        "", pattern=r"^(\d{1,3}(,\d{1,3})*)?$", description="last bytes of ids, as numbers"
    )
    after: str = Field(
        "", pattern=f"^([a-z_]{{1,60}},{_ID})?$", description="last of the page before: kind,id"
    )
    limit: int = Field(PAGE_ROWS, ge=1, le=PAGE_ROWS)


class HistoryQuery(Message):
    """Of one record, by kind and id, or of all records of a case."""

    kind: str = Field("", pattern=r"^[a-z_]{0,60}$")
    id: str = Field("", pattern=f"^({_ID})?$")
    root: str = Field("", pattern=f"^({_ID})?$", description="the case, in the place of one record")
    after: int = Field(0, ge=0, le=_PLACE, description="of a case: last place of the page before")
    limit: int = Field(PAGE_ROWS, ge=1, le=PAGE_ROWS)


@router.post("/hello", response_model=HelloAnswer, openapi_extra=body_of(HelloRequest))
def say_hello(server: TheServer, asker: HandingIn, request: Request, body: LargeBody) -> Response:
    """Begin a round: which protocol is spoken, and where the log stands."""
    said = read_message(request, body, HelloRequest)
    found = server.records.hello(asker.who, said)

    def noted(connection: Connection) -> str:
        note_round(connection, asker, said.app)
        return server_id(connection, asker.partnership)

    limits = Limits(chunk_bytes=server.blobs.chunk_bytes, blob_bytes=server.settings.blob_bytes)
    own = {"server": writing(server.engine, asker.partnership, noted), "limits": limits}
    return answer(request, found.model_copy(update=own))


@router.post("/push", response_model=PushAnswer, openapi_extra=body_of(PushRequest))
def push_changes(
    server: TheServer, asker: HandingIn, request: Request, body: LargeBody
) -> Response:
    """Hand in own changes; a blocked laptop may too, and all of it is held."""
    said = server.records.push(asker.who, read_message(request, body, PushRequest))
    server.metrics.count_changes(change.verdict for change in said.changes.values())
    return answer(request, said)


@router.post("/give_back", response_model=GiveBackAnswer, openapi_extra=body_of(GiveBackRequest))
def give_rows_back(
    server: TheServer, asker: HandingIn, request: Request, body: LargeBody
) -> Response:
    """Give a restored server rows that it lacks; its own seal says that they are true."""
    said = read_message(request, body, GiveBackRequest)
    return answer(request, server.records.give_back(asker.who, said))


@router.get("/pull", response_model=PullAnswer)
def pull_rows(
    server: TheServer, asker: Asking, request: Request, asked: Annotated[PullQuery, Query()]
) -> Response:
    """Give the log after a place, as far as the asker may see it."""
    page = server.records.pull(
        asker.who,
        _chain(asked.chain),
        asked.cursor,
        limit=asked.limit,
        rights=asked.rights,
        have=_places(asked.have),
    )
    return answer_text(request, page)


@router.get("/walk", response_model=WalkAnswer)
def walk_records(
    server: TheServer, asker: Asking, request: Request, asked: Annotated[WalkQuery, Query()]
) -> Response:
    """Give whole records in order of kind and id."""
    page = server.records.walk(
        asker.who,
        _chain(asked.chain),
        roots=asked.roots.split(",") if asked.roots else None,
        kind=asked.kind,
        after=_row_name(asked.after),
        limit=asked.limit,
        buckets={int(each) for each in asked.buckets.split(",") if each},
    )
    return answer_text(request, page)


@router.get("/check", response_model=CheckAnswer)
def check_sums(server: TheServer, asker: Asking, request: Request, chain: ChainText) -> Response:
    """Give the sums by which a laptop knows that it holds what it should."""
    return answer(request, server.records.check(asker.who, _chain(chain)))


@router.get("/history", response_model=HistoryAnswer)
def record_history(
    server: TheServer,
    asker: Asking,
    request: Request,
    asked: Annotated[HistoryQuery, Query()],
) -> Response:
    """Give what became of one record, or of all records of a case: who, when, which value."""
    records, who = server.records, asker.who
    if asked.root:
        return answer(request, records.case_history(who, asked.root, asked.after, asked.limit))
    if not asked.kind or not asked.id:
        raise Refusal(422, "invalid", field="root")
    return answer(request, records.history(who, asked.kind, asked.id))


def _chain(written: str) -> Chain:
    try:
        return _CHAIN.validate_json(written)
    except ValidationError as error:
        raise Refusal(422, "invalid", field="chain") from error


def _places(written: str) -> list[tuple[int, int]]:
    pairs = (each.split("-") for each in written.split(",") if each)
    return [(int(first), int(last)) for first, last in pairs]


def _row_name(written: str) -> RowName | None:
    kind, _, record = written.partition(",")
    return (kind, record) if record else None
