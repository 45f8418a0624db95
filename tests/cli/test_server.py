"""`werkvloer server`: run for real, with a PostgreSQL of its own, and administered."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from hashlib import sha256
from uuid import UUID

import httpx
import pytest

from app.__main__ import main
from app.cli.server_words import SETTINGS
from app.server.auth import Asker
from app.server.blob_flow import finish, offer, put_chunk
from app.server.opening import open_server
from app.server.settings import read_settings
from app.server.tenants import partnerships
from app.sync.changes import ALIVE
from app.sync.protocol import WireGroup
from app.sync.protocol_accounts import BlobOffer
from tests.server.conftest import database, postgres, template
from tests.server.http.test_blobs import attachment
from tests.server.partnership import change, company, edit, new_id

__all__ = ["database", "postgres", "template"]

INIT = ["init", "--name", "Zuid", "--partner", "Stad Zuid", "--person", "Ann", "--email", "a@z.be"]


@pytest.fixture
def environment(database, tmp_path, monkeypatch):
    values = {
        "DATABASE_URL": database.render_as_string(hide_password=False),
        "DATA": str(tmp_path / "data"),
        "PORT": "0",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"WERKVLOER_{name}", value)


@pytest.fixture
def ran(environment, capsys):
    """Run `werkvloer server …`; give status, output and errors."""

    def run(*arguments):
        status = main(["server", *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_help_explains_every_setting(capsys):
    with pytest.raises(SystemExit):
        main(["server", "--help"])
    said = capsys.readouterr().out
    for name, setting in SETTINGS.items():
        assert f"  WERKVLOER_{name.upper()}\n      {setting.words}\n" in said


def test_a_partnership_is_made_and_its_promotor_invited(ran):
    status, out, err = ran(*INIT)
    assert (status, err) == (0, "")
    assert re.fullmatch(
        r"Uitnodiging voor Ann \(Zuid\)\n"
        r"  adres: http://127\.0\.0\.1:0\n"
        r"  code:  [0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\n"
        r"  geldig tot \d\d/\d\d/\d{4} \d\d:\d\d, voor één laptop\.\n",
        out,
    )
    again = ran("invite", "--email", "A@Z.be")
    assert again[0] == 0
    assert again[1] != out


def test_without_names_the_code_is_for_a_partnership_on_a_laptop(ran):
    status, out, err = ran("init")
    assert (status, err) == (0, "")
    assert re.fullmatch(
        r"Code voor wie een partnerschap op deze server begint\n"
        r"  adres: http://127\.0\.0\.1:0\n"
        r"  code:  [0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\n"
        r"  geldig tot \d\d/\d\d/\d{4} \d\d:\d\d, voor één laptop\.\n"
        r"Open op die laptop het profiel: Synchronisatie, Verbind met een server\.\n",
        out,
    )
    assert ran("status") == (0, "", "")  # nothing is made before somebody comes


def test_half_of_the_names_is_no_partnership(ran):
    status, out, err = ran("init", "--name", "Zuid")
    assert (status, out) == (2, "")
    assert err.startswith("Geef --name, --partner, --person en --email alle vier")


def test_who_is_not_known_is_not_invited(ran):
    ran(*INIT)
    status, out, err = ran("invite", "--email", "b@z.be")
    assert (status, out) == (1, "")
    assert err.startswith("Niemand heeft b@z.be, of meer dan één persoon.")


@pytest.mark.parametrize("name", ["", "a" * 201, "a\tb"])
def test_a_name_that_cannot_be_one_is_refused(ran, name):
    status, _, err = ran("init", "--name", "Z", "--partner", "S", "--person", name, "--email", "a")
    assert status == 1
    assert err.startswith("Een naam of het mailadres kan zo niet.")
    assert ran("status") == (0, "", "")


def test_how_it_stands_is_shown(ran):
    ran(*INIT)
    status, out, _ = ran("status")
    assert status == 0
    # partnership, partner, person and role are made; Ann gets two roots of all
    assert out == (
        "Zuid\n"
        "  laptops: 0; laatst gezien: nog niet\n"
        "  logboek: 6 regels; in een back-up: tot 0\n"
        "  wacht op een beslissing: 0 wijzigingen\n"
    )


def test_a_backup_is_made_and_put_back(ran, tmp_path):
    ran(*INIT)
    status, out, err = ran("backup", "--to", tmp_path / "schijf")
    assert (status, err) == (0, "")
    assert out.startswith(f"Back-up gemaakt en nagekeken: {tmp_path / 'schijf'}")
    status, out, err = ran("restore", "--from", tmp_path / "schijf")
    assert (status, err) == (0, "")
    assert "werkvloer server reopen" in out
    assert "na een herstel: laptops geven terug" in ran("status")[1]
    assert ran("reopen") == (0, "Laptops mogen weer ophalen.\n", "")
    assert "na een herstel" not in ran("status")[1]


@pytest.fixture
def two_companies(ran, tmp_path):
    """Two companies with one file of both and one file of the first; with the folder of files."""
    ran(*INIT)
    server, close = open_server(read_settings())
    (partnership,) = partnerships(server.engine)
    who = Asker(partnership, "d", "system", "", "promotor", None)
    first, second = company(name="Bakkerij Geheim"), company(name="Kapper")
    for made, *contents in ((first, b"een", b"twee"), (second, b"twee")):
        files = [attachment(made.root, sha256(content).hexdigest()) for content in contents]
        group = WireGroup(group=new_id(), made_at=made.made_at, changes=[made, *files])
        answer = server.records.write(partnership, [group])
        assert {each.verdict for each in answer.changes.values()} == {"applied"}
    for made, content in ((first, b"een"), (first, b"twee"), (second, b"twee")):
        sha = sha256(content).hexdigest()
        asked = BlobOffer(sha256=sha, root=made.root, size=len(content))
        if offer(server, who, asked).state == "missing":
            put_chunk(server, who, sha, 0, content, sha)
            finish(server, who, sha)
        state = offer(server, who, asked)
        proof = sha256(bytes.fromhex(state.nonce) + content).hexdigest()
        proved = asked.model_copy(update={"nonce": state.nonce, "proof": proof})
        assert offer(server, who, proved).state == "have"
    close()
    return first, second


def kept_files(folder):
    return {
        path.read_bytes()
        for path in folder.rglob("*")
        if re.fullmatch("[0-9a-f]{64}", path.name) and path.is_file()
    }


def test_a_company_is_erased_by_who_types_its_name(ran, two_companies, tmp_path, monkeypatch):
    first, second = two_companies
    assert kept_files(tmp_path) == {b"een", b"twee"}
    ask = ("erase", "--enterprise", str(UUID(first.row)))
    monkeypatch.setattr(sys, "stdin", io.StringIO("Bakkerij\n"))
    status, out, err = ran(*ask)
    assert (status, err) == (2, "Dat is niet de naam. Er is niets gewist.\n")
    assert "Bakkerij Geheim" in out
    monkeypatch.setattr(sys, "stdin", io.StringIO("Bakkerij Geheim\n"))
    status, out, err = ran(*ask)
    assert (status, err) == (0, "")
    assert "Gewist: Bakkerij Geheim, met 1 bijlage." in out
    assert kept_files(tmp_path) == {b"twee"}
    assert ran(*ask)[2].startswith("Deze server heeft geen onderneming met dit ID.")
    status, out, err = ran("erase", "--enterprise", second.row, "--yes")
    assert (status, err) == (0, "")
    assert kept_files(tmp_path) == set()
    assert ran("erase", "--enterprise", "Kapper", "--yes")[0] == 1


def test_with_a_company_goes_what_was_merged_into_it(ran, two_companies, tmp_path):
    first, second = two_companies
    server, close = open_server(read_settings())
    (partnership,) = partnerships(server.engine)
    asked = {ALIVE: True, "received_on": "2026-11-12", "text": "Over de KAPPER"}
    tried = {ALIVE: True, "title": "Bellen", "cause": "De kapper", "noted_on": "2026-11-12"}
    linked = {**asked, "enterprise_id": second.row}
    kinds = (("incoming_question", asked), ("improvement", tried), ("incoming_question", linked))
    changes = [
        edit(first, "merged_into", second.row),
        *(change(kind, new_id(), partnership, said) for kind, said in kinds),
    ]
    server.records.write(
        partnership,
        [WireGroup(group=new_id(), made_at=first.made_at, changes=[one]) for one in changes],
    )
    close()
    status, out, _ = ran("erase", "--enterprise", second.row, "--yes")
    assert status == 0
    assert "noemen haar nog. Laat ze nakijken:\n" in out
    # the question that is linked says nothing any more
    assert "\n- verbeterpunt «Bellen»\n- vraag van 12/11/2026\nLaptops" in out
    assert "Gewist: Kapper, met 2 bijlagen.\nOok gewist: 1 samengevoegd dossier." in out
    assert kept_files(tmp_path) == set()


def test_a_name_with_quotes_and_accents_is_found_in_what_was_typed(ran, two_companies):
    _, second = two_companies
    server, close = open_server(read_settings())
    (partnership,) = partnerships(server.engine)
    tried = {ALIVE: True, "title": "Bellen", "cause": 'Bij café "zoë"', "noted_on": "2026-11-12"}
    every = [
        edit(second, "name", 'Café "Zoë"'),
        change("improvement", new_id(), partnership, tried),
    ]
    for one in every:
        group = WireGroup(group=new_id(), made_at=second.made_at, changes=[one])
        server.records.write(partnership, [group])
    close()
    _, out, _ = ran("erase", "--enterprise", second.row, "--yes")
    assert "\n- verbeterpunt «Bellen»\nLaptops" in out


def test_a_role_is_let_in_to_make_reports(ran, postgres):
    assert ran("reporting", "--role", "rapport_cli")[0] == 1  # no partnership yet
    ran(*INIT)
    status, _, err = ran("reporting", "--role", "rapport_cli")
    assert status == 1
    assert err.startswith("De database kent geen rol rapport_cli.")
    postgres.run("CREATE ROLE rapport_cli LOGIN")
    status, out, _ = ran("reporting", "--role", "rapport_cli", "--partnership", "Zuid")
    assert status == 0
    assert re.search(r'ALTER ROLE "rapport_cli" SET app\.partnership = \'[0-9a-f]{32}\';', out)
    status, _, err = ran("reporting", "--role", "rapport_cli", "--partnership", "Noord")
    assert status == 1
    assert err.startswith("Het is niet duidelijk welk partnerschap je bedoelt.")


def test_without_a_backup_nothing_is_put_back(ran, tmp_path):
    status, out, err = ran("restore", "--from", tmp_path)
    assert (status, out) == (1, "")
    assert err.startswith(f"In {tmp_path} staat geen back-up van een server.")


def test_a_setting_that_does_not_fit_is_told(ran, monkeypatch):
    monkeypatch.setenv("WERKVLOER_WORKERS", "veel")
    status, _, err = ran("status")
    assert status == 1
    assert err.startswith("De instelling WERKVLOER_WORKERS klopt niet.")


def test_a_port_where_something_listens_is_told(ran, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("WERKVLOER_PORT", str(port))
        status, out, err = ran()
    assert (status, out) == (2, "")
    assert f"poort {port} kan de server niet luisteren" in err
    assert "luistert op" not in err


def test_a_bucket_that_does_not_answer_is_told(ran, monkeypatch):
    """The list of what was erased stands there: nothing begins without it."""
    monkeypatch.setenv("WERKVLOER_BLOBS", "s3")
    monkeypatch.setenv("WERKVLOER_S3_BUCKET", "bestanden")
    monkeypatch.setenv("WERKVLOER_S3_KEY", "k")
    monkeypatch.setenv("WERKVLOER_S3_SECRET", "s")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
    monkeypatch.setenv("WERKVLOER_S3_ENDPOINT", address)  # nothing listens there any more
    status, out, err = ran(*INIT)
    assert (status, out) == (2, "")
    assert err.startswith("De opslag van de bijlagen antwoordt niet")


def test_a_server_that_is_not_installed_says_so(ran, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "app.server.run", raising=False)
    status, _, err = ran("status")
    assert status == 2
    assert err == "De server van Werkvloer is niet geïnstalleerd: werkvloer[server].\n"


def test_the_window_needs_no_server(tmp_path):
    """What the server needs is not even imported by the other commands."""
    told = (
        "import sys; from app.__main__ import main\n"
        "try: main(['doctor'])\n"
        "finally: assert not [m for m in sys.modules if m.startswith(('app.server', 'fastapi'))]"
    )
    home = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", told], env=home, check=False).returncode == 0


@contextmanager
def started(port, **settings):
    """A server in a process of its own."""
    env = {**os.environ, "WERKVLOER_PORT": str(port)}
    env |= {f"WERKVLOER_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-m", "app", "server"]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    lines = iter(process.stderr.readline, "")
    try:
        assert any(f"luistert op http://127.0.0.1:{port}" in line for line in lines)
        yield process, lines
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def answered(client, path, lines):
    """Ask until the server listens; each line of its log is one try."""
    while True:
        try:
            return client.get(path)
        except httpx.ConnectError:
            assert next(lines, None) is not None, "it stopped"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_runs_until_it_is_asked_to_stop(environment, free_port, workers):
    token = "bewaking van de server"
    with started(free_port, workers=workers, monitor_token=token) as (process, lines):
        shown = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=f"http://127.0.0.1:{free_port}", headers=shown) as client:
            assert answered(client, "/ready", lines).json() == {"status": "ok"}
            assert "werkvloer_requests" in client.get("/metrics").text
        process.send_signal(signal.SIGTERM)
        process.communicate()
        assert process.returncode in {0, -signal.SIGTERM}


@pytest.fixture
def free_port():
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_the_log_is_read_again_and_a_fault_is_told(ran, environment):
    ran(*INIT)
    status, out, err = ran("check")
    assert (status, err) == (0, "")
    assert re.fullmatch(
        r"Zuid\n  logboek: \d+ regels nagekeken, 0 gewist\n"
        r"  in orde: elke regel sluit aan op de vorige en draagt het zegel van deze server\n",
        out,
    )
    server, close = open_server(read_settings())
    (partnership,) = partnerships(server.engine)
    damage = "UPDATE log SET author = 'x' WHERE seq = 2"
    server.records.setting.write(partnership, lambda turn: turn.connection.exec_driver_sql(damage))
    close()
    status, out, err = ran("check")
    assert (status, err) == (1, "")
    assert "  FOUT bij regel 2: ze is gewijzigd\n  fouten in totaal: 1\n" in out
