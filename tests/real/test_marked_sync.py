"""
A thief with the disk learns nothing of the server, its people or what came from it (T1, T3).

A laptop joins a real server in a process with a home of its own, fetches and sends; then every file
that it left is searched. Not searched for are the name of its own user and of that partner: the
unlock window shows them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from app.core.progress import Silent
from app.models.base import new_id
from app.models.partnership import Partner, Partnership, Person
from app.services.files.attachments import attach_files
from app.services.syncing.round import run_round
from tests.file_samples import add_enterprise
from tests.journeys.test_marker_scan import FOLDERS, everything_in, spelt
from tests.real.marked_sync import COMPANY, NOTE
from tests.real.processes import PASSPHRASE, ServerProcess, code_in, joined

PARTNERSHIP, PARTNER, COLLEAGUE = "Verbandmarker", "Andereclubmarker", "Collegamarker"
MAIL, FILE, FILE_NAME = "postmarker@voorbeeld.example", "Bijlagemarker", "bestandsnaammarker"
DAY_S = 150  # at most, on a machine that has much to do


@pytest.fixture
def server(tmp_path, database):
    made = ServerProcess(tmp_path / "server", database)
    made.start()
    yield made
    made.stop()


def first_laptop(server, folder):
    """Let the promotor found it, with a colleague, a company and a file; return another code."""
    said = server.command(
        *("init", "--name", PARTNERSHIP, "--partner", "Promotor"),
        *("--person", "Paul Maes", "--email", MAIL),
    )
    store = joined(folder / "promotor", server.url, code_in(said))
    try:
        run_round(store, Silent())
        with store.write() as session:
            root = session.exec(select(Partnership)).one().id
            partner = Partner(id=new_id(), root=root, name=PARTNER)
            session.add(partner)
            session.flush()
            session.add(Person(root=root, partner_id=partner.id, name=COLLEAGUE))
        company = add_enterprise(store, COMPANY)
        path = folder / f"{FILE_NAME}.txt"
        path.write_text(FILE * 200, encoding="utf-8")
        attach_files(store, company, [path], Silent())
        assert run_round(store, Silent()).error is None
    finally:
        store.close()
    return server.invite(MAIL)


@pytest.mark.timeout(DAY_S + 60)
def test_no_file_of_a_laptop_tells_of_its_server(tmp_path, server):
    code, home = first_laptop(server, tmp_path), tmp_path / "thuis"
    profile = home / "profiel"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    environment |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    environment |= {name: str(home / name.lower()) for name in FOLDERS}
    environment |= {name: str(home / "tmp") for name in ("TMPDIR", "XDG_RUNTIME_DIR")}
    for folder in {environment[name] for name in (*FOLDERS, "TMPDIR")}:
        Path(folder).mkdir(parents=True, mode=0o700)
    day = subprocess.run(
        [sys.executable, "-m", "tests.real.marked_sync", str(profile), server.url, code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=DAY_S,
        check=False,
    )
    assert day.returncode == 0, day.stderr
    secrets = json.loads(day.stdout.splitlines()[-1])
    assert len(secrets) == 5, "one key, two refresh tokens and two access tokens"
    kept = (
        PARTNERSHIP,
        PARTNER,
        COLLEAGUE,
        MAIL,
        COMPANY,
        NOTE,
        FILE_NAME,
        f"127.0.0.1:{server.port}",
    )
    words = (*kept, *secrets, FILE, code, PASSPHRASE)
    files = [path for path in home.rglob("*") if path.is_file()]
    found = [
        (word, str(path.relative_to(home)))
        for path in files
        for word in words
        for written in spelt(word)
        if written in path.read_bytes() or written in os.fsencode(path)
    ]
    assert found == []
    assert not [word for word in words if word in day.stderr]
    held = everything_in(profile, PASSPHRASE)
    assert [word for word in kept if word not in held] == []
    assert [path for path in files if path.parent.name == "blobs"], "the file came too"
