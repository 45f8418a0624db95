"""A back-up that is put back: nothing of it is lost, and what came after is given back."""

import json
import shutil
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from app.core import clock
from app.core.errors import UserError
from app.server.backup import ASIDE, MANIFEST, back_up, saved_tables
from app.server.database import reading
from app.server.erasing import company_of, erase_company
from app.server.main import create_app
from app.server.opening import open_server
from app.server.overview import overview
from app.server.restore import newest, reopen, restore
from app.server.settings import Settings
from app.server.setup import found_partnership
from app.server.upkeep import tidy
from app.sync.protocol import GiveBackRequest, LogRow
from tests.server.http.conftest import FOUNDING, Laptop
from tests.server.http.test_blobs import CONTENT, SHA, attachment, kept, offer
from tests.server.http.test_sync import chain, hello, names, push
from tests.server.partnership import company


@pytest.fixture
def settings(database, tmp_path):
    url = database.render_as_string(hide_password=False)
    return Settings(data=tmp_path / "data", database_url=url, connections=3)


@contextmanager
def running(settings):
    server, close = open_server(settings)
    try:
        yield server, create_app(server, lambda: None)
    finally:
        close()


@pytest.fixture
def zuid(settings):
    """A server with a promotor who made a company with a file, and a back-up of that."""
    with running(settings) as (server, app):
        ann = Laptop(app)
        ann.enrol(found_partnership(server, FOUNDING).code)
        ann.made = company(name="Voor de back-up")
        push(ann, [ann.made, attachment(ann.made.row)])
        kept(ann, ann.made.row)
        ann.backup = back_up(server, settings.backups_folder)
        ann.head = hello(ann)["head"]
    return ann


@contextmanager
def again(settings, laptop):
    """Go on with a laptop on the server as it is now."""
    with running(settings) as (server, app):
        laptop._app = app
        yield server


def pulled(laptop, cursor=0):
    rows = laptop.get("/sync/pull", chain=chain(laptop), cursor=cursor).json()["rows"]
    return [LogRow.model_validate(row) for row in rows]


def test_a_backup_is_read_back_and_counts(settings, zuid):
    assert zuid.backup.files == 1
    said = json.loads((zuid.backup.folder / MANIFEST).read_text())
    assert said["heads"] == {zuid.me["partnership"]: zuid.head}
    assert said["tables"].keys() == {table.name for table in saved_tables()}
    assert said["tables"]["tenant"]["rows"] == said["tables"]["account"]["rows"] == 1
    assert zuid.backup.rows == sum(each["rows"] for each in said["tables"].values())
    with again(settings, zuid):
        assert hello(zuid)["durable_seq"] == zuid.head


def test_what_came_after_a_backup_is_given_back(settings, zuid):
    with again(settings, zuid):
        push(zuid, [company(name="Na de back-up")])
        zuid.refresh = zuid.refreshed().json()["refresh"]
        late = pulled(zuid, zuid.head)
        old = hello(zuid)["chain"]
    done = restore(settings, settings.backups_folder)
    assert (done.erased, done.missing) == (0, 0)
    with again(settings, zuid) as server:
        assert len(hello(zuid)["chain"]) == len(old) + 1
        assert hello(zuid)["closed"] is True
        assert overview(server)[0].is_closed is True
        answer = zuid.get("/sync/pull", chain=json.dumps(old), cursor=zuid.head + 5)
        assert (answer.status_code, answer.json()["place"]) == (409, zuid.head)
        assert zuid.refreshed().status_code == 200  # though the database forgot this token
        changes = [row for row in late if row.row_kind == "change"]
        given = GiveBackRequest(chain=hello(zuid)["chain"], rows=changes)
        assert zuid.send("/sync/give_back", given).json()["refused"] == []
        reopen(server)
        assert names(zuid) == {"Voor de back-up", "Na de back-up"}
        assert overview(server)[0].is_closed is False


def test_a_file_that_came_after_a_backup_is_handed_in_again(settings, zuid):
    """The server has its bytes still, and does not know any more which case it is of."""
    content = b"na de back-up" * 9
    sha = sha256(content).hexdigest()
    with again(settings, zuid):
        late = attachment(zuid.made.row, sha)
        push(zuid, [late])
        kept(zuid, zuid.made.row, content)
        rows = [row for row in pulled(zuid, zuid.head) if row.row_kind == "change"]
    restore(settings, settings.backups_folder)
    with again(settings, zuid) as server:
        given = GiveBackRequest(chain=hello(zuid)["chain"], rows=rows)
        assert zuid.send("/sync/give_back", given).json()["refused"] == []
        reopen(server)
        assert zuid.get(f"/blobs/{sha}").status_code == 404
        kept(zuid, zuid.made.row, content)
        assert zuid.get(f"/blobs/{sha}").content == content


def test_files_come_back(settings, zuid):
    shutil.rmtree(settings.blobs_folder)
    restore(settings, zuid.backup.folder)
    with again(settings, zuid) as server:
        reopen(server)
        assert zuid.get(f"/blobs/{SHA}").content == CONTENT


def test_files_that_are_nowhere_are_counted(settings, zuid):
    shutil.rmtree(settings.blobs_folder)
    shutil.rmtree(settings.backups_folder / "blobs")
    assert restore(settings, zuid.backup.folder).missing == 1


def test_what_was_erased_stays_erased(settings, zuid):
    with again(settings, zuid) as server:
        server.records.erase(zuid.me["partnership"], zuid.made.row)
    assert restore(settings, zuid.backup.folder).erased == 1
    with again(settings, zuid) as server:
        reopen(server)
        assert names(zuid) == set()


def test_the_files_of_what_was_erased_do_not_come_back(settings, zuid):
    with again(settings, zuid) as server:
        erase_company(server, company_of(server, zuid.made.row))
    restore(settings, settings.backups_folder)
    assert [path for path in settings.blobs_folder.rglob("*") if path.is_file()] == []


def test_a_laptop_that_was_blocked_since_stays_so(settings, zuid):
    with again(settings, zuid) as server:
        other = Laptop(zuid._app)
        code = zuid.ask("POST", f"/people/{zuid.me['person']}/invitation").json()["code"]
        other.enrol(code)
        back_up(server, settings.backups_folder / "later")
        zuid.ask("DELETE", f"/devices/{other.me['device']}")
    restore(settings, settings.backups_folder / "later")
    with again(settings, zuid):
        assert zuid.get("/people").status_code == 200
        other._app = zuid._app
        assert other.get("/people").json()["code"] == "device_revoked"
        code = zuid.ask("POST", f"/people/{zuid.me['person']}/invitation").json()["code"]
        assert other.enrol(code).status_code == 200
    restore(settings, settings.backups_folder / "later")
    with again(settings, zuid):
        other._app = zuid._app
        assert other.get("/people").status_code == 200  # it was let in again since


def test_a_laptop_that_was_let_in_since_gets_in_though_the_backup_has_it_blocked(settings, zuid):
    with again(settings, zuid) as server:
        other = Laptop(zuid._app)
        invite = f"/people/{zuid.me['person']}/invitation"
        other.enrol(zuid.ask("POST", invite).json()["code"])
        stolen = other.refresh
        zuid.ask("DELETE", f"/devices/{other.me['device']}")
        push(other, [company(name="Geblokkeerd geschreven")])
        back_up(server, settings.backups_folder / "blocked")
        other.enrol(zuid.ask("POST", invite).json()["code"])
    assert restore(settings, settings.backups_folder / "blocked").let_in == 1
    with again(settings, zuid) as server:
        other._app = zuid._app
        assert other.get("/people").status_code == 200
        other.refresh = other.refreshed().json()["refresh"]
        reopen(server)
        assert "Geblokkeerd geschreven" in names(other)  # it was held, and is judged again
        other.refresh = stolen
        assert other.refreshed().json()["code"] == "family_revoked"
    assert restore(settings, settings.backups_folder / "blocked").let_in == 0  # ended since
    with again(settings, zuid):
        other._app = zuid._app
        assert other.get("/people").json()["code"] == "device_revoked"


def test_what_was_there_is_put_aside_first(settings, zuid):
    with again(settings, zuid):
        push(zuid, [company(name="Na de back-up")])
    restore(settings, settings.backups_folder)
    aside = next(settings.backups_folder.glob("voor-herstel-*"))
    assert newest(settings.backups_folder) == zuid.backup.folder
    restore(settings, aside)
    with again(settings, zuid) as server:
        reopen(server)
        assert names(zuid) == {"Voor de back-up", "Na de back-up"}


def test_what_is_put_aside_lets_no_laptop_forget(settings, zuid):
    with again(settings, zuid) as server:
        push(zuid, [company(name="Na de back-up")])
        back_up(server, settings.backups_folder, ASIDE)
        (found,) = overview(server)
        assert found.durable_seq == zuid.head < found.head
        back_up(server, settings.backups_folder)
        (found,) = overview(server)
        assert found.durable_seq == found.head


def test_row_level_security_is_back_too(settings, zuid):
    restore(settings, zuid.backup.folder)
    with again(settings, zuid) as server, server.engine.connect() as connection:
        query = "SELECT count(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        secured = connection.execute(text(query)).scalar_one()
        assert (
            secured
            == connection.execute(
                text("SELECT count(*) FROM pg_policies WHERE policyname = 'own_partnership'")
            ).scalar_one()
        )
        assert connection.execute(text("SELECT count(*) FROM record")).scalar_one() == 0
        mine = reading(
            server.engine,
            zuid.me["partnership"],
            lambda open_: open_.execute(text("SELECT count(*) FROM record")).scalar_one(),
        )
        assert mine > 0


@pytest.mark.parametrize("what", ["manifest", "cut", "changed", "gone"])
def test_a_damaged_backup_is_refused_before_anything_is_changed(settings, zuid, what):
    table = zuid.backup.folder / "log.copy.zst"
    if what == "manifest":
        (zuid.backup.folder / MANIFEST).write_text("{}")
    elif what == "cut":
        table.write_bytes(table.read_bytes()[:-9])
    elif what == "changed":
        table.write_bytes((zuid.backup.folder / "account.copy.zst").read_bytes())
    else:
        table.unlink()
    with pytest.raises(UserError, match=r"setup\.backup_damaged"):
        restore(settings, zuid.backup.folder)
    with again(settings, zuid):
        assert names(zuid) == {"Voor de back-up"}


def test_a_backup_of_a_newer_program_is_refused(settings, zuid):
    manifest = zuid.backup.folder / MANIFEST
    said = json.loads(manifest.read_text()) | {"revision": "9999"}
    manifest.write_text(json.dumps(said))
    with pytest.raises(UserError, match=r"server\.newer"):
        restore(settings, zuid.backup.folder)


def test_a_backup_from_before_a_partnership_began_is_refused_and_all_of_it_stays(settings, zuid):
    with again(settings, zuid) as server:
        later = FOUNDING._replace(name="Later", email="later@partnerschap.example")
        found_partnership(server, later)
        there = overview(server)
    with pytest.raises(UserError) as refused:
        restore(settings, zuid.backup.folder)
    assert refused.value.code == "setup.backup_before"
    assert refused.value.values["partnership"] == "Later"
    assert refused.value.values["moment"] == newest_moment(zuid.backup.folder)
    with again(settings, zuid) as server:
        assert overview(server) == there
        made = back_up(server, settings.backups_folder / "later")
    restore(settings, made.folder)
    with again(settings, zuid) as server:
        assert len(overview(server)) == 2


def newest_moment(folder):
    return datetime.fromisoformat(json.loads((folder / MANIFEST).read_text())["made_at"])


def test_a_folder_without_a_backup_is_named(settings, tmp_path):
    with pytest.raises(UserError, match=r"setup\.no_backup"):
        restore(settings, tmp_path)


def test_when_a_server_starts_it_throws_away_what_nobody_named(settings, zuid, monkeypatch):
    with again(settings, zuid) as server:
        offer(zuid, zuid.made.row, b"half")
        later = clock.now() + timedelta(days=30)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert tidy(server) == 1
        assert tidy(server) == 0
