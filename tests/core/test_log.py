"""The log says what happened and to nobody whom (threat T3)."""

import json
import logging
import os
import stat

import pytest

from app.core.errors import UserError
from app.core.log import close_log, set_up_log

MARK = "Fatima El Idrissi"


@pytest.fixture
def path(tmp_path):
    """The file of a log that is set up; put back afterwards."""
    root = logging.getLogger()
    level, raises = root.level, logging.raiseExceptions
    yield set_up_log(tmp_path / "log")
    close_log()
    root.setLevel(level)
    logging.raiseExceptions = raises


def logged(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_has_its_message_and_the_fields_that_are_allowed(path):
    logging.getLogger("app.services").info(
        "saved", extra={"count": 3, "kind": "contact", "name_of": MARK}
    )
    [line] = logged(path)
    assert (line["message"], line["count"], line["kind"]) == ("saved", 3, "contact")
    assert line.keys() == {"at", "level", "logger", "message", "count", "kind"}


def fail():
    try:
        {}[MARK]
    except KeyError as error:
        raise UserError("store.full", path=MARK) from error


def test_values_are_left_out_wherever_they_hide(path):
    log = logging.getLogger("app.ui")
    log.warning("could not save %s", MARK)
    log.warning("odd", extra={"kind": MARK, "code": f"x {MARK}"})
    logging.getLogger("sqlalchemy.engine").warning(f"INSERT {MARK}")  # noqa: G004 as libraries do
    try:
        fail()
    except UserError:
        log.exception("failed")
    text = path.read_text(encoding="utf-8")
    assert MARK not in text
    assert "Fatima" not in text
    lines = logged(path)
    assert lines[0]["message"] == "could not save %s"
    assert lines[1]["kind"] == "?"
    assert "message" not in lines[2]
    assert (lines[3]["error"]["type"], lines[3]["error"]["code"]) == ("UserError", "store.full")
    assert lines[3]["error"]["cause"]["type"] == "KeyError"
    assert lines[3]["error"]["at"][0].startswith("test_log.py:")


def test_what_the_code_of_others_says_is_kept_as_far_as_it_cannot_name_anybody(path):
    for name, said, *values in (
        ("uvicorn.error", "Invalid HTTP request received."),
        ("urllib3.connectionpool", "Retrying: %s", MARK),
        ("asyncio", f"Task was destroyed: {MARK}"),
        ("uvicorn.error", OSError(MARK)),
    ):
        logging.getLogger(name).error(said, *values)
    logging.getLogger("httpx").info("HTTP Request: %s", MARK)
    text = path.read_text(encoding="utf-8")
    assert MARK not in text
    found = [(line.get("message"), line.get("place", "")) for line in logged(path)]
    said = ["Invalid HTTP request received.", "Retrying: %s", None, None, "HTTP Request: %s"]
    assert [message for message, _ in found] == said
    *wrong, fine = [place for _, place in found]
    assert {place.split(":")[0] for place in wrong} == {"test_log.py"}
    assert fine == ""


def test_setting_up_again_moves_the_log(path, tmp_path):
    other = set_up_log(tmp_path / "other")
    logging.getLogger("app").info("here")
    assert not path.exists()
    assert [line["message"] for line in logged(other)] == ["here"]


def test_the_file_of_the_log_is_for_its_user_only(path):
    before = os.umask(0o022)
    try:
        logging.getLogger("app").info("here")
    finally:
        os.umask(before)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
