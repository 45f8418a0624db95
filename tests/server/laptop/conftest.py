"""A whole server on a port of loopback, and laptops that join it as people do."""

import socket
from dataclasses import dataclass
from threading import Thread

import keyring
import pytest
import uvicorn
from sqlalchemy import text

from app.core.progress import Silent
from app.models.enterprise import Enterprise
from app.models.units import synced_models, table_of
from app.server.blobs import DiskBlobs
from app.server.context import Server
from app.server.keys import ServerKeys
from app.server.main import create_app
from app.server.metrics import Metrics
from app.server.rates import Rates
from app.server.records import Records, Setting
from app.server.settings import Settings
from app.server.setup import Founding, found_partnership
from app.services.files.attachments import attach_files
from app.services.people import who_am_i
from app.services.profiles import server_account
from app.services.profiles.account import Enrolment, create_profile
from app.services.profiles.enrol import create_joined, enrol, prepare
from app.services.profiles.invitation import typed_invitation
from app.services.profiles.known import Profile
from app.services.profiles.laptops import note_laptop
from app.services.profiles.team import NewMember, invite
from app.services.syncing.round import run_round
from app.storage.store import Store
from tests.account_samples import WORDS, Ring
from tests.coaching_samples import add_company
from tests.server.memory import OutsideMemory

KEYS = ServerKeys.of(b"s" * 32)
FILE = bytes(range(256)) * 5000  # 1.2 MiB
FOUNDING = Founding("Werkvloer Zuid", "Stad Zuid", "Ann Claes", "ann@zuid.be")


@dataclass
class Running:
    """A server that listens, and what it is made of."""

    address: str
    parts: Server


@dataclass
class Laptop:
    """The open profile of somebody who joined."""

    store: Store
    profile: Profile

    def round(self, **options):
        """Run a round that must end well."""
        done = run_round(self.store, Silent(), **options)
        assert done.error is None
        return done


@pytest.fixture
def running(shared_engine, tmp_path):
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    parts = Server(
        settings=Settings(data=tmp_path / "server", public_url=address),
        engine=shared_engine,
        records=Records(Setting(shared_engine, KEYS.seal), OutsideMemory()),
        keys=KEYS,
        blobs=DiskBlobs(tmp_path / "files"),
        rates=Rates(10_000, 10_000),
        metrics=Metrics(),
    )
    app = create_app(parts, lambda: None)
    program = uvicorn.Server(
        uvicorn.Config(app, log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=1)
    )
    thread = Thread(target=program.run, kwargs={"sockets": [listening]})
    thread.start()
    yield Running(address, parts)
    program.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def keys(light_profiles):
    """A keyring that every laptop of the test shares."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    server_account._access.clear()
    yield ring
    server_account._access.clear()
    keyring.set_keyring(before)


@pytest.fixture
def join(running, keys, tmp_path):
    """Join with a code; the first round is not run yet."""
    stores = []

    def joined(code, name):
        invitation = typed_invitation(code, running.address)
        enrolled = enrol(prepare(invitation, name))
        made = create_joined(tmp_path / "profiles" / name, enrolled, WORDS)
        stores.append(made.store)
        note_laptop(made.store, name)
        return Laptop(made.store, made.profile)

    yield joined
    for store in stores:
        store.close()


@pytest.fixture
def ann(running, join):
    """The promotor of a new partnership, on her laptop, loaded."""
    laptop = join(found_partnership(running.parts, FOUNDING).code, "ZUID-1")
    laptop.round()
    return laptop


@pytest.fixture
def invited(ann, join):
    """Let Ann invite somebody of her own partner, whose laptop is loaded."""

    def joined(name, role, laptop):
        partner = who_am_i(ann.store).partner_id
        email = f"{laptop.lower()}@zuid.be"
        invited = invite(ann.store, NewMember(name, email, partner, role))
        found = join(invited.invitation.code, laptop)
        found.round()
        return found

    return joined


@pytest.fixture
def lea(invited):
    """The administrator of the partner: she may change the files of its coaches."""
    return invited("Lea D.", "partner_admin", "ZUID-3")


@pytest.fixture
def tom(ann, invited):
    """A coach of that partner."""
    return invited("Tom B.", "coach", "ZUID-2")


def content(store):
    """All rows of what travels, but for the directory: the server derives that."""
    with store.read() as session:
        tables = sorted(table_of(model).name for model in synced_models())
        return {
            table: [
                tuple(row) for row in session.execute(text(f"SELECT * FROM {table} ORDER BY id"))
            ]
            for table in tables
            if table != "directory_entry"
        }


@pytest.fixture
def alone(keys, tmp_path):
    """A coach who worked alone: a company with a file, edits, and one that was thrown away."""
    folder = tmp_path / "profiles" / "eva"
    made = create_profile(folder, Enrolment("Eva D.", "Bureau Noord", "Noord werkt"), WORDS)
    store = made.store
    company, other = add_company(store), add_company(store, "Slagerij Wouters")
    path = tmp_path / "plan.pdf"
    path.write_bytes(FILE)
    attach_files(store, company.id, [path], Silent())
    for purpose in ("Onthaal", "Onthaal en peterschap"):
        with store.write() as session:
            session.get_one(Enterprise, company.id).purpose = purpose
    with store.write() as session:
        session.get_one(Enterprise, other.id).deleted = True
    yield Laptop(store, made.profile), company
    store.close()
