"""Each thing that goes wrong on the road by a real socket, and each has its own code."""

import gc
import socket
from datetime import timedelta

import pytest

from app.core.errors import UserError
from app.sync.connection import Connection, Token
from app.sync.http_client import HttpLink
from app.sync.link import LinkError, Unreachable
from app.sync.protocol import HelloAnswer, HelloRequest
from app.sync.protocol_evidence import EvidenceRequest, WirePlace
from app.sync.trust import pin_of, trusting
from tests.sync.road_samples import NOW, Authority, answering, say

HELLO = HelloRequest(protocol=(1, 1), schema=5, app="0.1.0")
WELCOME = HelloAnswer(
    protocol=1,
    schema_window=(1, 9),
    server="5e",
    partnership="0a",
    chain=[("e1", 0)],
    head=3,
    durable_seq=2,
    server_time="2026-11-23T13:02:00+00:00",
)


@pytest.fixture
def code_of():
    """Say hello to an address and return the code of what went wrong; None: nothing did."""

    def ask(address, **options):
        connection = Connection(address, **options)
        try:
            HttpLink(connection).hello(HELLO)
        except UserError as error:
            error.__traceback__ = None
            return error.code
        finally:
            connection.close()
            gc.collect()  # a socket that stayed open would warn, and fail the test
        return None

    return ask


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(autouse=True)
def read_anew():
    """Read the authorities of the system anew in each test."""
    trusting.cache_clear()
    yield
    trusting.cache_clear()


@pytest.fixture
def trusted(authority, monkeypatch):
    """The system trusts our own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    return authority


def welcome(handler):
    say(handler, 200, "application/json", WELCOME.model_dump_json(by_alias=True).encode())


def test_our_own_server_is_answered(code_of):
    with answering(welcome) as port:
        assert code_of(f"http://127.0.0.1:{port}") is None


def test_nobody_listens(code_of):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert code_of(f"http://127.0.0.1:{port}") == "sync.offline"


def test_a_name_that_is_not_known_is_no_network(code_of):
    assert code_of("https://werkvloer.invalid") == "sync.offline"


@pytest.mark.parametrize("status", [200, 302, 511])
def test_the_page_of_a_hotel_is_no_answer(code_of, status):
    page = b"<html><title>Welkom aan boord</title></html>"

    def portal(handler):
        say(handler, status, "text/html", page, Location="http://portal.example/")

    with answering(portal) as port:
        assert code_of(f"http://127.0.0.1:{port}") == "sync.portal"


def test_an_answer_that_is_cut_is_dropped(code_of):
    def cut(handler):
        handler.rfile.read(int(handler.headers["Content-Length"]))
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b'{"protocol": 1')
        handler.close_connection = True

    with answering(cut) as port:
        assert code_of(f"http://127.0.0.1:{port}") == "sync.offline"


def test_a_certificate_of_an_own_authority_that_the_system_trusts_is_good(code_of, trusted):
    context, _ = trusted.context()
    with answering(welcome, context) as port:
        assert code_of(f"https://localhost:{port}") is None


def test_a_certificate_that_nobody_here_trusts(code_of, authority, monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path).path))
    context, _ = authority.context()
    with answering(welcome, context) as port:
        assert code_of(f"https://localhost:{port}") == "sync.certificate"


def test_a_certificate_that_has_expired(code_of, trusted):
    context, _ = trusted.context(until=NOW - timedelta(days=1))
    with answering(welcome, context) as port:
        assert code_of(f"https://localhost:{port}") == "sync.certificate_expired"


def test_a_certificate_of_another_name(code_of, trusted):
    context, _ = trusted.context("elders.example")
    with answering(welcome, context) as port:
        assert code_of(f"https://localhost:{port}") == "sync.certificate_name"


def test_only_the_pinned_key_is_believed(code_of, trusted):
    asked = []

    def note(handler):
        asked.append(handler.path)
        welcome(handler)

    context, certificate = trusted.context()
    _, other = trusted.context()
    with answering(note, context) as port:
        assert code_of(f"https://localhost:{port}", pin=pin_of(certificate).upper()) is None
        assert code_of(f"https://localhost:{port}", pin=pin_of(other)) == "sync.pin"
    assert asked == ["/sync/hello"]  # of the second nothing was sent


def test_no_encryption_where_it_should_be(code_of):
    with answering(welcome) as port:
        assert code_of(f"https://localhost:{port}") == "sync.tls"


@pytest.mark.parametrize(("status", "code"), [(407, "sync.proxy"), (502, "sync.offline")])
def test_a_proxy_that_wants_a_password_is_told_from_one_that_finds_no_server(
    code_of, monkeypatch, status, code
):
    def proxy(handler):
        say(handler, status, "text/html", b"<html></html>", Proxy_Authenticate="Basic")

    with answering(proxy) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        assert code_of("https://werkvloer.example") == code


def test_a_proxy_that_does_not_answer_is_no_network(code_of, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    assert code_of("https://werkvloer.example") == "sync.offline"


def test_the_proxy_of_the_system_is_not_asked_for_this_computer_itself(code_of, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with answering(welcome) as port:
        assert code_of(f"http://127.0.0.1:{port}") is None


def test_a_server_that_never_answers_is_slow(code_of, monkeypatch):
    monkeypatch.setattr("app.sync.connection.TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert code_of(f"http://127.0.0.1:{silent.getsockname()[1]}") == "sync.slow"


def test_a_connection_is_kept_between_requests():
    visitors = set()

    def note(handler):
        visitors.add(handler.client_address)
        handler.rfile.read(int(handler.headers["Content-Length"]))
        body = WELCOME.model_dump_json(by_alias=True).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    with answering(note) as port:
        connection = Connection(f"http://127.0.0.1:{port}")
        for _ in range(3):
            HttpLink(connection).hello(HELLO)
        connection.close()
    assert len(visitors) == 1


def test_a_token_that_ran_out_is_renewed_once(code_of):
    shown = []

    def guard(handler):
        shown.append(handler.headers["Authorization"])
        if shown[-1] == "Bearer vers":
            welcome(handler)
        else:
            say(handler, 401, "application/json", b'{"code": "token"}')

    with answering(guard) as port:
        address = f"http://127.0.0.1:{port}"
        assert code_of(address, token=Token(lambda: "oud", lambda _: "vers")) is None
        assert shown == ["Bearer oud", "Bearer vers"]
        assert code_of(address, token=Token(lambda: "oud", lambda old: old)) == "sync.login"
        assert len(shown) == 4


def test_without_a_network_the_error_is_one_of_the_road():
    connection = Connection("https://werkvloer.invalid")
    with pytest.raises(Unreachable):
        HttpLink(connection).hello(HELLO)
    connection.close()


def test_a_server_that_does_not_know_the_question_about_evidence_is_older():
    asked = EvidenceRequest(place=WirePlace(epoch="e1", seq=3, hash="ab" * 32))

    def unknown(handler):
        say(handler, 404, "application/json", b'{"code": "unknown"}')

    with answering(unknown) as port:
        connection = Connection(f"http://127.0.0.1:{port}")
        with pytest.raises(LinkError, match=r"sync\.server_older"):
            HttpLink(connection).evidence(asked)
        connection.close()
