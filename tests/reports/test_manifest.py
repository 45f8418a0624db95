"""What a pack was made from, as bytes that are the same everywhere, and how they are read."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.manifest import (
    FileLine,
    LogPlace,
    Manifest,
    ManifestError,
    RecordLine,
    manifest_bytes,
    manifest_hash,
    read_manifest,
)

A = UUID("01980000-0000-7000-8000-00000000000a")
B = UUID("01980000-0000-7000-8000-00000000000b")
ONE, TWO = "1" * 64, "2" * 64
LATER = timezone(timedelta(hours=1))
MANIFEST = Manifest(
    partnership="Inclusief «Werk» é",
    first=date(2026, 10, 1),
    last=date(2026, 10, 31),
    preset="audit",
    made_at=datetime(2026, 11, 30, 15, 2, tzinfo=LATER),
    made_by='Els "E."\tPeeters',
    program="1.2.0",
    records=(
        RecordLine("trajectory", A, "00000000000000ff", TWO),
        RecordLine("coaching_session", B, "0123456789abcdef", ONE),
        RecordLine("coaching_session", A, "0123456789abcdef", ONE),
    ),
    files=(
        FileLine(A, "plan.pdf", 20, ONE, is_here=False),
        FileLine(None, "dossier.pdf", 1234567, TWO),
    ),
    log=LogPlace("e1", 42, TWO),
)
# Written out by hand after RFC 8785: names sorted, no white space, only what must be is escaped
WRITTEN = (
    '{"files":['
    f'{{"here":true,"id":null,"name":"dossier.pdf","sha256":"{TWO}","size":1234567}},'
    f'{{"here":false,"id":"{A}","name":"plan.pdf","sha256":"{ONE}","size":20}}],'
    '"format":"werkvloer-manifest-1",'
    f'"log":{{"epoch":"e1","hash":"{TWO}","seq":42}},'
    '"made_at":"2026-11-30T14:02:00Z",'
    '"made_by":"Els \\"E.\\"\\tPeeters",'
    '"partnership":"Inclusief «Werk» é",'
    '"period":{"first":"2026-10-01","last":"2026-10-31"},'
    '"preset":"audit","program":"1.2.0","records":['
    f'{{"id":"{A}","kind":"coaching_session","rev":"0123456789abcdef","sha256":"{ONE}"}},'
    f'{{"id":"{B}","kind":"coaching_session","rev":"0123456789abcdef","sha256":"{ONE}"}},'
    f'{{"id":"{A}","kind":"trajectory","rev":"00000000000000ff","sha256":"{TWO}"}}]}}'
).encode()
EMPTY = replace(MANIFEST, records=(), files=(), log=None, first=None, last=None)

words = st.text(st.characters(exclude_categories=("Cs",)))
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
whole = st.integers(0, 2**53 - 1)
manifests = st.builds(
    Manifest,
    partnership=words,
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    preset=words,
    made_at=st.datetimes(timezones=st.just(UTC)),
    made_by=words,
    program=words,
    records=st.lists(
        st.builds(
            RecordLine,
            st.text("abc_", min_size=1),
            st.uuids(),
            st.text("0123456789abcdef", min_size=16, max_size=16),
            hashes,
        ),
        max_size=5,
    ).map(tuple),
    files=st.lists(
        st.builds(FileLine, st.none() | st.uuids(), words, whole, hashes, st.booleans()),
        max_size=5,
    ).map(tuple),
    log=st.none() | st.builds(LogPlace, words, whole, hashes),
)


def test_a_manifest_is_written_as_rfc_8785_says():
    assert manifest_bytes(MANIFEST) == WRITTEN


def test_its_hash_is_that_of_its_bytes():
    assert manifest_hash(MANIFEST) == sha256(WRITTEN).hexdigest()


def test_order_repetition_and_zone_make_no_difference():
    other = replace(
        MANIFEST,
        made_at=datetime(2026, 11, 30, 14, 2, tzinfo=UTC),
        records=MANIFEST.records[::-1] + MANIFEST.records[:1],
        files=MANIFEST.files[::-1] + MANIFEST.files[:1],
    )
    assert manifest_bytes(other) == WRITTEN


def test_without_period_records_or_server_it_says_so():
    said = json.loads(manifest_bytes(EMPTY))
    assert (said["period"], said["log"]) == ({"first": None, "last": None}, None)
    assert (said["records"], said["files"]) == ([], [])
    assert read_manifest(manifest_bytes(EMPTY)) == EMPTY


@given(manifests)
def test_what_was_written_is_read_back(manifest):
    content = manifest_bytes(manifest)
    again = read_manifest(content)
    assert manifest_bytes(again) == content
    assert set(again.records) == set(manifest.records)
    assert set(again.files) == set(manifest.files)
    assert replace(again, records=(), files=()) == replace(manifest, records=(), files=())


def test_a_moment_without_its_zone_is_a_bug():
    with pytest.raises(ValueError, match="zone"):
        manifest_bytes(replace(MANIFEST, made_at=MANIFEST.made_at.replace(tzinfo=None)))


@pytest.mark.parametrize("said", ["", "abc", ONE[1:], ONE + "1", ONE.replace("1", "G")])
def test_a_place_in_the_log_without_its_hash_is_a_bug(said):
    with pytest.raises(ValueError, match="hash"):
        LogPlace("e1", 42, said)


def damaged():
    yield "empty", b""
    yield "no object", b"[]"
    yield "cut", WRITTEN[:-1]
    yield "more after it", WRITTEN + b"\n"
    yield "pretty", json.dumps(json.loads(WRITTEN), indent=1, sort_keys=True).encode()
    yield "no UTF-8", WRITTEN.replace("é".encode(), b"\xe9")
    yield "half a letter", WRITTEN.replace("é".encode(), b"\\ud800")
    yield "UTF-16", WRITTEN.decode().encode("utf-16")
    yield "deep", b'{"format":' + b"[" * 200_000
    yield "no format", WRITTEN.replace(b'"format"', b'"formad"')
    yield "another format", WRITTEN.replace(b"werkvloer-manifest-1", b"werkvloer-sheet-1")
    yield "format 0", WRITTEN.replace(b"werkvloer-manifest-1", b"werkvloer-manifest-0")
    yield "format is a number", WRITTEN.replace(b'"werkvloer-manifest-1"', b"1")
    yield "one name twice", WRITTEN.replace(b'"program"', b'"preset":"audit","program"')
    yield "unknown name", WRITTEN[:-1] + b',"z":1}'
    yield "missing name", WRITTEN.replace(b'"program":"1.2.0",', b"")
    yield "size below zero", WRITTEN.replace(b'"size":20', b'"size":-1')
    yield "size with decimals", WRITTEN.replace(b'"size":20', b'"size":20.0')
    yield "size as text", WRITTEN.replace(b'"size":20', b'"size":"20"')
    yield "size beyond JSON", WRITTEN.replace(b'"size":20', b'"size":9007199254740992')
    yield "size without end", WRITTEN.replace(b'"size":20', b'"size":' + b"9" * 5000)
    yield "hash too short", WRITTEN.replace(ONE.encode(), ONE[1:].encode())
    yield "hash in capitals", WRITTEN.replace(b"2222", b"AAAA")
    yield "id with other letters", WRITTEN.replace(str(A).encode(), str(A).upper().encode())
    yield "other id", WRITTEN.replace(str(A).encode(), b"x")
    yield "other rev", WRITTEN.replace(b"00000000000000ff", b"ff")
    yield "other kind", WRITTEN.replace(b'"trajectory"', b'"../x"')
    yield "day that is none", WRITTEN.replace(b"2026-10-31", b"2026-10-32")
    yield "day as a moment", WRITTEN.replace(b"2026-10-31", b"2026-10-31T00:00:00")
    yield "moment elsewhere", WRITTEN.replace(b"T14:02:00Z", b"T15:02:00+01:00")
    yield "moment without zone", WRITTEN.replace(b"T14:02:00Z", b"T14:02:00")
    yield "moment before time", WRITTEN.replace(b"2026-11-30T14:02:00Z", b"0001-01-01T00:00+14:00")
    turned = json.loads(WRITTEN)
    turned["records"].reverse()
    yield (
        "records in another order",
        json.dumps(turned, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(),
    )


@pytest.mark.parametrize("content", [pytest.param(it, id=name) for name, it in damaged()])
def test_a_damaged_manifest_is_refused(content):
    with pytest.raises(ManifestError) as refused:
        read_manifest(content)
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("number", ["2", "10", "999999999"])
def test_a_manifest_of_a_newer_program_says_so(number):
    said = f"werkvloer-manifest-{number}"
    with pytest.raises(ManifestError) as refused:
        read_manifest(json.dumps({"format": said, "unknown": 1}).encode())
    assert (refused.value.code, refused.value.found) == ("newer", said)


def test_a_manifest_of_the_largest_size_is_read_and_one_byte_more_is_not():
    assert read_manifest(WRITTEN, most=len(WRITTEN)) == read_manifest(WRITTEN)
    with pytest.raises(ManifestError) as refused:
        read_manifest(WRITTEN, most=len(WRITTEN) - 1)
    assert refused.value.code == "too_large"


@given(st.integers(0, len(WRITTEN) - 1), st.integers(1, 255))
def test_no_changed_byte_is_read_as_the_same_manifest(place, flip):
    content = bytearray(WRITTEN)
    content[place] ^= flip
    try:
        found = read_manifest(bytes(content))
    except ManifestError:
        return
    assert found != read_manifest(WRITTEN)


@given(st.binary())
def test_any_bytes_are_refused_in_one_way(content):
    with pytest.raises(ManifestError):
        read_manifest(content)
