"""What every request passes, whatever it asks."""

import errno
import json
import logging

import pytest
import zstandard
from sqlalchemy.exc import OperationalError

from app.core.log import PlainFormatter
from tests.server.http.conftest import WATCHER, Asking


def code(answer, status):
    assert answer.status_code == status
    return answer.json()["code"]


def test_plain_http_is_for_this_computer_alone(app):
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert Asking(app, address).ask("GET", "/health").status_code == 200
    assert code(Asking(app, "10.0.0.7").ask("GET", "/health"), 403) == "plain_http"
    assert Asking(app, "10.0.0.7", "https").ask("GET", "/health").status_code == 200


def test_a_small_body_may_be_packed_and_has_a_measure(app):
    asking = Asking(app)
    guess = {"code": "0000000000", "public_key": "0" * 64, "name": "x", "app": ""}
    body = zstandard.compress(json.dumps(guess).encode())
    headers = {"Content-Encoding": "zstd", "Content-Type": "application/json"}
    answer = asking.ask("POST", "/devices/enrol", content=body, headers=headers)
    assert code(answer, 403) == "code_wrong"
    large = b" " * ((64 << 10) + 1)
    assert code(asking.ask("POST", "/devices/enrol", content=large), 413) == "too_large"
    bomb = zstandard.compress(bytes(10 << 20))
    answer = asking.ask("POST", "/devices/enrol", content=bomb, headers=headers)
    assert code(answer, 413) == "too_large"


def test_a_large_body_has_a_measure_too(ann):
    answer = ann.ask("POST", "/sync/push", content=bytes((20 << 20) + 1))
    assert code(answer, 413) == "too_large"


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [("GET", "/nergens", 404, "unknown"), ("PUT", "/health", 405, "method")],
)
def test_what_is_not_there_is_told_as_everything_else(app, method, path, status, said):
    assert code(Asking(app).ask(method, path), status) == said


def test_what_does_not_fit_names_the_field(app):
    answer = Asking(app).ask("POST", "/devices/enrol", json={"code": "x"})
    assert code(answer, 422) == "invalid"
    assert answer.json()["values"] == {"field": "public_key"}


def test_health_looks_at_nothing_and_ready_at_all(watcher, server, monkeypatch):
    assert watcher.ask("GET", "/ready").json() == {"status": "ok"}

    def full():
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(type(server.blobs), "check", lambda _self: full())
    assert code(watcher.ask("GET", "/ready"), 507) == "full"
    assert watcher.ask("GET", "/health").status_code == 200


@pytest.mark.parametrize("path", ["/ready", "/metrics"])
def test_who_watches_over_the_server_shows_a_token(app, ann, server, settings, path):
    """Not that of a laptop, and not one guess after another; without the setting nobody."""
    assert code(Asking(app).ask("GET", path), 401) == "token"
    assert code(ann.ask("GET", path), 401) == "token"
    closed = settings.model_copy(update={"monitor_token": None})
    object.__setattr__(server, "settings", closed)
    for token in (WATCHER, "None"):
        ann.token = token
        assert code(ann.ask("GET", path), 401) == "token"
    assert code(ann.ask("GET", path, headers={"Authorization": "Bearer "}), 401) == "token"
    object.__setattr__(server, "rates", type(server.rates)(100, 2))
    assert [ann.ask("GET", path).status_code for _ in range(3)] == [401, 401, 429]


class Refused(Exception):
    """As the driver says that a disk is full."""

    sqlstate = "53100"


@pytest.mark.parametrize(
    ("cause", "status", "said"),
    [(Refused(), 507, "full"), (Exception(), 503, "database")],
)
def test_a_database_in_trouble_is_told_apart(watcher, server, monkeypatch, cause, status, said):
    def fail(_self):
        raise OperationalError("SELECT 1", {}, cause)

    monkeypatch.setattr(type(server.blobs), "check", fail)
    assert code(watcher.ask("GET", "/ready"), status) == said


@pytest.mark.parametrize("error", [ValueError("geheim"), OSError(errno.EIO, "geheim")])
def test_a_bug_tells_nothing_outside(watcher, server, monkeypatch, caplog, error):
    def fail(_self):
        raise error

    monkeypatch.setattr(type(server.blobs), "check", fail)
    answer = watcher.ask("GET", "/ready")
    assert answer.json() == {"code": "failed", "values": {}}
    assert answer.status_code == 500
    lines = [PlainFormatter().format(record) for record in caplog.records]
    assert any("a request failed" in line for line in lines)
    assert not any("geheim" in line for line in lines if '"app.server' in line)


def test_the_log_and_the_numbers_name_routes_not_people(watcher, ann, caplog):
    caplog.set_level(logging.INFO, "app.server.gate")
    person = ann.me["person"]
    ann.get(f"/people/{person}/preview")
    told = [record for record in caplog.records if record.msg == "answered"]
    line = json.loads(PlainFormatter().format(told[-1]))
    assert (line["route"], line["status"]) == ("preview_person", 200)
    numbers = watcher.ask("GET", "/metrics").text
    assert 'werkvloer_requests_total{route="preview_person",status="200"} 1.0' in numbers
    assert person not in numbers + json.dumps(line)
