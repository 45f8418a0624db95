"""What a server may say, and what it may not make of the laptop."""

import gzip
import json
import ssl
from contextlib import suppress
from datetime import UTC, datetime

import httpx
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import UserError
from app.sync import connection
from app.sync.bodies import unpacked
from app.sync.connection import Connection, Token
from app.sync.handed import Handed
from app.sync.http_client import HttpLink
from app.sync.link import (
    Behind,
    BelowLog,
    Closed,
    EpochChanged,
    LinkError,
    NotOurs,
    RetryLater,
    TooLarge,
    TooOld,
    Unauthorized,
)
from app.sync.protocol import GiveBackRequest, LogRow
from app.sync.protocol_accounts import PeopleAnswer
from tests.sync.test_road import HELLO, WELCOME

JSON = {"Content-Type": "application/json; charset=utf-8"}


def road(answer, token=None):
    """A connection to a server that says `answer(request)`, or always the same."""

    def said(request):
        made = answer(request) if callable(answer) else answer
        if made.is_stream_consumed:  # as it comes from a socket: not read yet
            made = raw(made.status_code, made.content, made.headers)
        return made

    transport = httpx.MockTransport(said)
    return Connection("https://werkvloer.example", token=token, transport=transport)


def raw(status, content, headers):
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(content))


def hello(answer, server=""):
    made = road(answer)
    try:
        return HttpLink(made, server).hello(HELLO)
    finally:
        made.close()


def refusal(status, code, headers=None, **values):
    body = {"code": code, "values": values}
    return httpx.Response(status, json=body, headers=headers)


@pytest.mark.parametrize(
    ("status", "said", "kind", "code"),
    [
        (401, "token", Unauthorized, "sync.login"),
        (401, "family_revoked", Unauthorized, "sync.revoked"),
        (403, "right", Unauthorized, "sync.no_access"),
        (410, "below_log", BelowLog, "sync.below_log"),
        (413, "too_large", TooLarge, "sync.too_large"),
        (423, "closed", Closed, "sync.closed"),
        (425, "behind", Behind, "sync.behind"),
        (426, "too_old", TooOld, "sync.server_newer"),
        (429, "rate", RetryLater, "sync.busy"),
        (503, "busy", RetryLater, "sync.busy"),
        (507, "full", LinkError, "sync.server_full"),
        (500, "bug", LinkError, "sync.server_failed"),
        (404, "what", LinkError, "sync.refused"),
        (403, "code_expired", UserError, "server.code_expired"),
        (409, "email_used", UserError, "server.email_used"),
        (409, "other_size", LinkError, "sync.refused"),
        (400, "unknown_chain", NotOurs, "sync.other_server"),
        (503, "login_provider", UserError, "server.login_provider"),
    ],
)
def test_each_refusal_has_its_own_code(status, said, kind, code):
    with pytest.raises(kind) as told:
        hello(refusal(status, said))
    assert told.value.code == code


def test_a_laptop_that_was_blocked_does_not_ask_for_another_token():
    asked = []
    token = Token(lambda: "oud", asked.append)
    made = road(refusal(401, "family_revoked"), token)
    with pytest.raises(Unauthorized, match=r"sync\.revoked"):
        HttpLink(made).hello(HELLO)
    made.close()
    assert asked == []


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (httpx.ConnectTimeout("too long"), "sync.offline"),
        (httpx.ReadTimeout("too long"), "sync.slow"),
        (httpx.WriteError("broken pipe"), "sync.offline"),
        (httpx.DecodingError("not gzip"), "sync.answer"),
        (ssl.SSLError("wrong version number"), "sync.tls"),
        (
            ssl.SSLCertVerificationError("“server” certificate is expired"),
            "sync.certificate_expired",
        ),
        (ssl.SSLCertVerificationError("certificate name mismatch"), "sync.certificate_name"),
        (ssl.SSLCertVerificationError("not trusted"), "sync.certificate"),
        (ConnectionResetError(), "sync.offline"),
    ],
)
def test_what_breaks_on_the_way_has_a_code(failure, code):
    def broken(request):
        raise failure

    made = road(broken)
    with pytest.raises(UserError) as told:
        HttpLink(made).hello(HELLO)
    made.close()
    assert told.value.code == code


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (502, RetryLater, "sync.busy"),  # a balancer, while the server starts
        (413, TooLarge, "sync.too_large"),
        (404, NotOurs, "sync.not_server"),
        (500, NotOurs, "sync.not_server"),
        (407, NotOurs, "sync.proxy"),
    ],
)
def test_what_stands_before_the_server_answers_in_pages(status, kind, code):
    with pytest.raises(kind) as told:
        hello(httpx.Response(status, html="<html>nginx</html>"))
    assert told.value.code == code


def test_another_chain_comes_with_its_place():
    body = {"code": "epoch", "chain": [["e1", 0], ["e2", 7]], "place": 7, "roots": [], "erased": []}
    with pytest.raises(EpochChanged) as told:
        hello(httpx.Response(409, json=body))
    assert told.value.answer.place == 7


@pytest.mark.parametrize(
    "body", [b"{}", b"[", b'{"code": 3}', b'{"code": "epoch"}', b"[" * 100_000]
)
@pytest.mark.parametrize("status", [400, 409, 503])
def test_a_refusal_that_cannot_be_read_is_not_ours(status, body):
    with pytest.raises(NotOurs):
        hello(httpx.Response(status, content=body, headers=JSON))


@pytest.mark.parametrize(
    ("told", "wait_s"),
    [
        ("7", 7),
        ("86400", 600),  # no server may keep a laptop away for a day
        ("Mon, 23 Nov 2026 13:02:30 GMT", 30),
        ("Mon, 23 Nov 2026 13:01:00 GMT", 0),
        ("Mon, 23 Nov 2026 13:02:30 -0000", 10),  # without a zone
        ("straks", 10),
        ("²", 10),
        ("", 10),
    ],
)
def test_how_long_to_wait(monkeypatch, told, wait_s):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 13, 2, tzinfo=UTC))
    with pytest.raises(RetryLater) as error:
        hello(refusal(503, "busy", {"Retry-After": told.encode("latin-1")}))
    assert error.value.wait_s == wait_s


def test_another_server_at_the_same_address_gets_nothing():
    answer = httpx.Response(200, json=WELCOME.model_dump(mode="json", by_alias=True))
    assert hello(answer, server="5e") == WELCOME
    with pytest.raises(NotOurs, match=r"sync\.other_server"):
        hello(answer, server="aa")


@pytest.mark.parametrize(("protocol", "code"), [(0, "sync.server_older"), (2, "sync.server_newer")])
def test_a_server_of_another_protocol(protocol, code):
    body = WELCOME.model_dump(mode="json", by_alias=True) | {"protocol": protocol}
    with pytest.raises(LinkError) as told:
        hello(httpx.Response(200, json=body))
    assert told.value.code == code


def test_a_large_message_is_packed_and_nothing_is_left_out_of_it():
    asked = []

    def note(request):
        asked.append(request)
        return httpx.Response(200, json={"taken": [], "head": 1})

    body = {"units": {"note": ["tekst " * 200, []]}, "time": {"starts_at": None}}
    row = LogRow(seq=1, group_no=1, row_kind="change", root="0a", body=body)
    made = road(note)
    HttpLink(made).give_back(GiveBackRequest(chain=[("e1", 0)], rows=[row]))
    made.close()
    assert asked[0].headers["content-encoding"] == "zstd"
    sent = json.loads(zstandard.ZstdDecompressor().decompress(asked[0].content))
    assert sent["rows"][0]["body"] == body
    assert made.traffic.sent == len(asked[0].content) < 400


def test_what_each_call_asks():
    asked = []

    def note(request):
        asked.append((request.method, str(request.url.path), dict(request.url.params)))
        return httpx.Response(404, json={"code": "later"})

    made = road(note)
    link = HttpLink(made)
    chain = [("e1", 0)]
    for call in (
        lambda: link.push(Handed.made(5, chain, 0, "r", [])),
        lambda: link.pull(chain, 3, 2000, 7),
        lambda: link.walk(chain, roots=("0a", "0b"), kind="contact", limit=9),
        lambda: link.walk(chain, after=("contact", "ff"), limit=9),
        lambda: link.check(chain),
        lambda: link.history("contact", "0a"),
    ):
        with pytest.raises(LinkError):
            call()
    made.close()
    told = '[["e1",0]]'
    assert asked == [
        ("POST", "/sync/push", {}),
        ("GET", "/sync/pull", {"chain": told, "cursor": "3", "limit": "2000", "rights": "7"}),
        (
            "GET",
            "/sync/walk",
            {"chain": told, "roots": "0a,0b", "kind": "contact", "limit": "9"},
        ),
        ("GET", "/sync/walk", {"chain": told, "after": "contact,ff", "limit": "9"}),
        ("GET", "/sync/check", {"chain": told}),
        ("GET", "/sync/history", {"kind": "contact", "id": "0a"}),
    ]


def test_a_part_of_a_file_must_be_the_part_that_was_asked():
    def server(request):
        first, last = map(int, request.headers["range"].removeprefix("bytes=").split("-"))
        return httpx.Response(206, content=bytes(range(100))[first : last + 1])

    made = road(server)
    assert made.get_bytes("/blobs/ab", 10, 12) == bytes([10, 11, 12])
    with pytest.raises(NotOurs):
        made.get_bytes("/blobs/ab", 98, 103)
    made.close()
    made = road(httpx.Response(200, content=b"<html>" * 100))
    with pytest.raises(NotOurs):
        made.get_bytes("/blobs/ab", 0, 9)
    made.close()


def test_a_part_of_a_file_is_sent_as_it_is():
    asked = []

    def note(request):
        asked.append(request)
        return httpx.Response(204)

    made = road(note)
    made.put_bytes("/blobs/ab/0", b"\x00\x01" * 500, {"X-Chunk-Sha256": "cd"})
    made.tell("DELETE", "/devices/0a")
    made.close()
    assert asked[0].content == b"\x00\x01" * 500
    assert asked[0].headers["x-chunk-sha256"] == "cd"
    assert "content-encoding" not in asked[0].headers
    assert asked[1].method == "DELETE"


PLAIN = b'{"people": []}' + b" " * 2000


def stream(content):
    """Pack without telling the size, as a server does that sends while it makes."""
    packing = zstandard.ZstdCompressor().compressobj()
    return packing.compress(content) + packing.flush()


@pytest.mark.parametrize(
    ("coding", "raw"),
    [
        ("", PLAIN),
        ("identity", PLAIN),
        ("gzip", gzip.compress(PLAIN)),
        ("zstd", zstandard.ZstdCompressor().compress(PLAIN)),
        ("zstd", stream(PLAIN)),
    ],
)
def test_a_body_comes_out_as_it_went_in_and_a_cut_one_not_at_all(coding, raw):
    assert unpacked(raw, coding, 1 << 20) == PLAIN
    with pytest.raises(NotOurs):
        unpacked(raw, coding, len(PLAIN) - 1)
    if coding in {"gzip", "zstd"}:
        for size in range(len(raw)):
            with pytest.raises(NotOurs):
                unpacked(raw[:size], coding, 1 << 20)


def test_a_packing_that_is_not_known_is_refused():
    with pytest.raises(NotOurs):
        unpacked(b"x", "br", 10)


def test_a_bomb_is_not_unpacked():
    bomb = zstandard.ZstdCompressor().compress(bytes(100_000_000))
    assert len(bomb) < 20_000
    for raw in (bomb, stream(bytes(100_000_000))):
        with pytest.raises(NotOurs):
            unpacked(raw, "zstd", 1 << 20)


def test_an_answer_without_an_end_is_broken_off():
    given_out = []

    class Endless(httpx.SyncByteStream):
        def __iter__(self):
            while True:
                given_out.append(1)
                yield bytes(1 << 20)

    made = road(lambda _: httpx.Response(200, headers=JSON, stream=Endless()))
    with pytest.raises(NotOurs):
        HttpLink(made).hello(HELLO)
    made.close()
    assert len(given_out) == (connection.ANSWER_BYTES >> 20) + 1


any_headers = st.dictionaries(
    st.sampled_from(["content-encoding", "retry-after", "location", "content-range"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
    | st.sampled_from(["zstd", "gzip"]),
)
any_body = (
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    ).map(lambda value: json.dumps(value).encode())
    | st.just(WELCOME.model_dump_json(by_alias=True).encode())
)


@given(
    status=st.integers(200, 599),
    kind=st.sampled_from(["application/json", "text/html", "", "application/json; charset=x"]),
    headers=any_headers,
    body=any_body,
)
def test_whatever_comes_back_is_a_message_or_an_error_with_a_sentence(status, kind, headers, body):
    def server(request):
        return raw(status, body, {**headers, "content-type": kind})

    made = road(server)
    for ask in (
        lambda: HttpLink(made).hello(HELLO),
        lambda: HttpLink(made).pull([("e1", 0)], 0, 10),
        lambda: HttpLink(made).walk([("e1", 0)], limit=10),
        lambda: made.ask("GET", "/people", PeopleAnswer),
        lambda: made.get_bytes("/blobs/ab", 0, 9),
    ):
        with suppress(UserError):
            ask()
    made.close()
