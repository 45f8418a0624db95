import os
from datetime import UTC, datetime, timedelta

import pytest

from app.services.files.scan_folder import look

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


@pytest.fixture
def put(tmp_path):
    def write(name, ago_s=20, content=b"scan"):
        path = tmp_path / name
        path.write_bytes(content)
        moment = (NOW - timedelta(seconds=ago_s)).timestamp()
        os.utime(path, (moment, moment))
        return path

    return write


def names(found):
    return [scan.name for scan in found.scans]


def test_new_scans_are_given_the_newest_first(tmp_path, put):
    put("scan-0011.pdf", 600)
    put("scan-0012.PDF", 20)
    assert names(look(tmp_path, {}, NOW)) == ["scan-0012.PDF", "scan-0011.pdf"]


@pytest.mark.parametrize(("ago_s", "offered"), [(3600, True), (3601, False)])
def test_a_scan_of_more_than_an_hour_ago_is_not_new(tmp_path, put, ago_s, offered):
    put("scan.pdf", ago_s)
    assert (names(look(tmp_path, {}, NOW)) == ["scan.pdf"]) is offered


def test_what_is_still_written_is_waited_for(tmp_path, put):
    put("scan.pdf", 1, b"half")
    first = look(tmp_path, {}, NOW)
    assert (names(first), first.is_settling) == ([], True)
    put("scan.pdf", 1, b"almost whole")
    second = look(tmp_path, first.sizes, NOW)
    assert (names(second), second.is_settling) == ([], True)
    third = look(tmp_path, second.sizes, NOW)
    assert (names(third), third.is_settling) == (["scan.pdf"], False)


def test_an_empty_file_waits_until_it_has_content(tmp_path, put):
    put("scan.pdf", 20, b"")
    found = look(tmp_path, {}, NOW)
    assert (names(found), found.is_settling) == ([], True)


def test_only_scans_count(tmp_path, put):
    for name in ("nota.docx", ".verborgen.pdf", "scan.tmp", "virus.exe"):
        put(name)
    (tmp_path / "map.pdf").mkdir()
    assert names(look(tmp_path, {}, NOW)) == []


def test_a_name_that_misleads_is_cleaned(tmp_path, put):
    put("a\u202efdp.pdf")
    assert names(look(tmp_path, {}, NOW)) == ["afdp.pdf"]


def test_a_folder_that_is_gone_gives_nothing(tmp_path):
    found = look(tmp_path / "weg", {}, NOW)
    assert (found.scans, found.is_settling) == ((), False)


def test_looking_changes_nothing(tmp_path, put):
    path = put("scan.pdf")
    before = path.stat().st_mtime_ns
    look(tmp_path, {}, NOW)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (b"scan", before)
