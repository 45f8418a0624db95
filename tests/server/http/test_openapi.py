"""The OpenAPI document is complete and true: what it says fits is answered as it says."""

import json
import threading
from copy import deepcopy
from types import SimpleNamespace

import jsonschema_rs
import pytest
import requests
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from app.server.main import create_app
from app.sync import protocol_accounts

EXAMPLES = 6
load_all_checks()
CHECKED = CHECKS.get_by_names(["not_a_server_error", "status_code_conformance"])


DOCUMENT = create_app(SimpleNamespace(metrics=None), lambda: None).openapi()


def operations():
    """Each operation of the document; it is the same for every server."""
    schema = schemathesis.openapi.from_dict(deepcopy(DOCUMENT))
    found = [one.ok() for one in schema.get_all_operations()]
    return {operation.label: operation for operation in found}


OPERATIONS = operations()
BROWSER = {"GET /oidc/start", "GET /oidc/done"}  # answered by sending a browser elsewhere


def judge(label, answer):
    """Compare an answer with what the document says of its status."""
    method, path = label.split()
    said = DOCUMENT["paths"][path][method.lower()]["responses"]
    status = str(answer.status_code)
    media = said.get(status, said[f"{status[0]}XX"] if status[0] in "45" else {}).get("content", {})
    kind = answer.headers.get("content-type", [""])[0].partition(";")[0]
    assert kind in media or not answer.content
    if "json" in kind:
        schema = media[kind]["schema"] | {"components": DOCUMENT["components"]}
        jsonschema_rs.Draft202012Validator(schema).validate(json.loads(answer.content))


@pytest.fixture
def address(app):
    """The address of a server that really listens."""
    served = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="on"))
    socket = served.config.bind_socket()
    thread = threading.Thread(target=served.run, args=([socket],))
    thread.start()
    yield "http://{}:{}".format(*socket.getsockname())
    served.should_exit = True
    thread.join()
    socket.close()


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_what_the_document_says_is_true(label, address, ann):
    operation = OPERATIONS[label]
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {ann.token}"
        session.max_redirects = 0

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # an example that fails is told as it is
        )
        @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
        def tried(case):
            answer = case.call(base_url=address, session=session, allow_redirects=False)
            case.validate_response(answer, checks=CHECKED)
            judge(label, answer)

        tried()


def test_every_address_of_the_protocol_is_in_the_document():
    said = protocol_accounts.__doc__
    for label in OPERATIONS:
        path = label.split()[1]
        if path.startswith("/sync/"):
            assert path.rpartition("/")[2] in said
        else:
            assert path.split("{")[0].rstrip("/") in said, label
    assert len(OPERATIONS) == 36
