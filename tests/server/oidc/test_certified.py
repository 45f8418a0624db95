"""The login against npm's certified oidc-provider, in a process of its own, by its own forms."""

import re
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.server.oidc.conftest import query_of

HERE = Path(__file__).parent
PLACE = HERE.parents[2] / ".tools" / "oidc"
DONE = "https://werkvloer.zuid.be/oidc/done"


@contextmanager
def certified(done):
    """
    Run the provider and give its address; npm installs it once, as the lock file says.

    Args:
        done: Where it sends browsers back to.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "provider.mjs"):
        shutil.copy(HERE / name, PLACE)
    if not (PLACE / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=PLACE, check=True)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = str(one.getsockname()[1])
    command = ["node", "provider.mjs", port, done]
    process = subprocess.Popen(
        command, cwd=PLACE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert any(line == "ready\n" for line in iter(process.stdout.readline, ""))
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def issuer():
    with certified(DONE) as address:
        yield address


def logged_in(address, email, done=DONE):
    """Fill in the forms of the provider; return where it sends the browser then."""
    with httpx.Client() as browser:
        answer = browser.get(address)
        for form in ({"prompt": "login", "login": email, "password": "x"}, {"prompt": "consent"}):
            answer = followed(browser, answer, done)
            action = re.search(r'action="([^"]+)"', answer.text)[1]
            answer = browser.post(action, data=form)
        return followed(browser, answer, done)


def followed(browser, answer, done):
    while answer.is_redirect and not answer.headers["location"].startswith(done):
        answer = browser.get(answer.next_request.url)
    return answer


@pytest.mark.slow
def test_the_certified_provider_lets_people_in(organised, issuer):
    login, bob = organised(issuer, oidc_secret="geheim-van-de-server")
    came = query_of(logged_in(login.start().headers["location"], "bob@noord.be"))
    assert came["iss"] == issuer
    brought = login.brought(login.finish(**came))
    assert login.enrol(brought["code"]).json()["person"] == bob.id
    # its code was used: nobody gets in with it again
    assert login.brought(login.finish(**came)) == {"error": "login_refused"}


@pytest.mark.slow
def test_the_certified_provider_knows_people_that_we_do_not(organised, issuer):
    login, _ = organised(issuer, oidc_secret="geheim-van-de-server")
    came = query_of(logged_in(login.start().headers["location"], "dirk@noord.be"))
    assert login.brought(login.finish(**came)) == {"error": "login_unknown"}


@pytest.mark.slow
def test_the_certified_provider_refuses_another_secret(organised, issuer):
    login, _ = organised(issuer, oidc_secret="iets anders")
    came = query_of(logged_in(login.start().headers["location"], "bob@noord.be"))
    assert login.brought(login.finish(**came)) == {"error": "login_refused"}
