"""What comes in is measured before and after it is unpacked; what goes out can be checked."""

import gzip
import hashlib
from base64 import b64encode
from types import SimpleNamespace

import pytest
import zstandard
from starlette.datastructures import Headers

from app.server.bodies import answer, check_digest, decompressed, read_message
from app.server.refusal import Refusal
from app.sync.protocol import HelloRequest, HistoryAnswer, LogRow

PLAIN = b'{"naam": "Bakkerij"}' * 100  # 2,000 bytes


def packed_in_parts(content):
    """A frame that does not say how long it is."""
    packer = zstandard.ZstdCompressor().compressobj()
    return packer.compress(content) + packer.flush()


def asked(**headers):
    return SimpleNamespace(headers=Headers({k.replace("_", "-"): v for k, v in headers.items()}))


WAYS = [
    ("", PLAIN),
    ("identity", PLAIN),
    ("gzip", gzip.compress(PLAIN)),
    ("zstd", zstandard.compress(PLAIN)),
    ("zstd", packed_in_parts(PLAIN)),
]


@pytest.mark.parametrize(("encoding", "body"), WAYS)
def test_a_body_is_read_however_it_was_packed(encoding, body):
    assert decompressed(body, encoding, 2000) == PLAIN


@pytest.mark.parametrize(("encoding", "body"), WAYS)
def test_a_body_of_one_byte_too_many_is_refused(encoding, body):
    with pytest.raises(Refusal) as caught:
        decompressed(body, encoding, 1999)
    assert (caught.value.status, caught.value.code) == (413, "too_large")


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_bomb_is_not_unpacked(encoding):
    """1 GB of zeros in about 1 MB and 32 kB; only 2,001 bytes of it are made."""
    zeros = bytes(1 << 20)
    if encoding == "gzip":
        bomb = b"".join([gzip.compress(zeros)] * 64)
    else:
        packer = zstandard.ZstdCompressor().compressobj()
        bomb = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
    with pytest.raises(Refusal, match="too_large"):
        decompressed(bomb, encoding, 2000)


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("br", PLAIN, "encoding"),
        ("gzip", PLAIN, "encoding"),
        ("zstd", PLAIN, "encoding"),
        ("zstd", b"", "encoding"),
        ("gzip", gzip.compress(PLAIN)[:-9], "body_cut"),
        ("zstd", zstandard.compress(PLAIN)[:-4], "body_cut"),
    ],
)
def test_a_body_that_is_not_what_it_is_called_is_refused(encoding, body, code):
    with pytest.raises(Refusal) as caught:
        decompressed(body, encoding, 10_000)
    assert (caught.value.status, caught.value.code) == (400, code)


def digest(body):
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"


def test_a_cut_body_is_dropped_whole():
    check_digest(asked(content_digest=digest(PLAIN)), PLAIN)
    check_digest(asked(content_digest=f"sha-512=:AAAA:, {digest(PLAIN)}"), PLAIN)
    check_digest(asked(), PLAIN)
    for said in (digest(PLAIN), "sha-256=:===:"):
        with pytest.raises(Refusal, match="body_cut"):
            check_digest(asked(content_digest=said), PLAIN[:-1])


@pytest.mark.parametrize(
    ("body", "field"),
    [(b"", ""), (b'{"protocol": [1]}', "protocol.1"), (b'{"protocol": [1, 1]}', "schema")],
)
def test_a_body_that_is_no_message_names_the_field(body, field):
    with pytest.raises(Refusal) as caught:
        read_message(asked(), body, HelloRequest)
    assert (caught.value.status, caught.value.values) == (422, {"field": field})


ROW = LogRow(seq=1, group_no=1, row_kind="erase", root="a" * 32)


@pytest.mark.parametrize(
    ("accepted", "rows", "encoding"),
    [
        ("gzip, zstd", 20, "zstd"),
        ("gzip", 20, "gzip"),
        ("br", 20, None),
        ("zstd", 1, None),  # too small to be worth it
    ],
)
def test_an_answer_is_packed_as_the_client_reads_it(accepted, rows, encoding):
    message = HistoryAnswer(rows=[ROW] * rows)
    sent = answer(asked(accept_encoding=accepted), message)
    assert sent.headers.get("content-encoding") == encoding
    assert sent.headers["content-digest"] == digest(sent.body)
    plain = decompressed(sent.body, encoding or "", 1 << 20)
    assert HistoryAnswer.model_validate_json(plain) == message
