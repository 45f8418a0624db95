"""
Joining a partnership with this laptop.

In order: `prepare`, `enrol` (network; the same laptop may try again while the code lives), then
`create_joined` and the first round of `app.services.syncing.round`, which brings partnership,
partners and people with everything else. Each can be tried again by itself.
"""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.models.server_link import ServerLink
from app.services.profiles.account import Created, Profile, make_profile
from app.services.profiles.device_secret import DeviceSecret, keep_device_secret
from app.services.profiles.invitation import Invitation
from app.services.profiles.laptops import LONGEST
from app.services.profiles.server_account import keep_tokens
from app.storage.store import Store
from app.sync.connection import Connection
from app.sync.protocol_accounts import EnrolAnswer, EnrolRequest, Founder


@dataclass(frozen=True, slots=True)
class Joining:
    """A laptop that is about to show its invitation."""

    invitation: Invitation
    laptop: str  # name, for the administrator
    secret: DeviceSecret


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A laptop that the server let in; `answer` tells for whom it works."""

    joining: Joining
    answer: EnrolAnswer

    @property
    def person(self) -> str:
        """Name of who works with this laptop."""
        return self.answer.person_name

    @property
    def role(self) -> str:
        """Code: coach, partner_admin, promotor or auditor."""
        return self.answer.role

    @property
    def partner(self) -> str:
        """Name of their organisation."""
        return self.answer.partner_name

    @property
    def partnership(self) -> str:
        """Name of the whole consortium."""
        return self.answer.partnership_name


def prepare(invitation: Invitation, laptop: str) -> Joining:
    """Make the key of this laptop; keep what is returned for another try."""
    name = "".join(sign for sign in laptop if sign.isprintable()).strip()[:LONGEST]
    return Joining(invitation, name or "Laptop", DeviceSecret.new())


def enrol(
    joining: Joining, founder: Founder | None = None, *, verifier: str | None = None
) -> Enrolled:
    """
    Show the invitation to the server.

    Args:
        founder: Who brings a partnership that is on this laptop (`app.services.profiles.linking`).
        verifier: Of a login at the organisation, which gave the code.

    Raises:
        UserError: `server.code_wrong`, `server.code_expired`, `server.code_spent`,
            `server.code_used`; `server.code_founds`: it begins a partnership; and those of
            `Connection`.
    """
    request = EnrolRequest(
        code=joining.invitation.code,
        public_key=joining.secret.public_key,
        name=joining.laptop,
        app=version("werkvloer"),
        verifier=verifier,
        founder=founder,
    )
    connection = Connection(joining.invitation.address, pin=joining.invitation.pin)
    try:
        answer = connection.ask("POST", "/devices/enrol", EnrolAnswer, request)
    finally:
        connection.close()
    return Enrolled(joining, answer)


def create_joined(
    folder: Path, enrolled: Enrolled, passphrase: str, recovery_code: str | None = None
) -> Created:
    """Make the profile of who was enrolled; nothing is in it yet. Raises as `create_profile`."""
    answer = enrolled.answer
    profile = Profile(folder, answer.person_name, answer.role, answer.partner_name)

    def fill(store: Store) -> None:
        with store.write() as session:
            put_link(session, enrolled)
        keep_tokens(store, answer.tokens)

    return make_profile(profile, UUID(answer.person), passphrase, fill, recovery_code)


def join_again(store: Store, enrolled: Enrolled) -> None:
    """
    Give a profile that lost its way in a new one; all that is in it stays.

    Raises:
        UserError: `sync.other_person` or `sync.other_server`: the invitation is not for this
            profile.
    """
    if UUID(enrolled.answer.person) != store.actor:
        raise UserError("sync.other_person", name=enrolled.answer.person_name)
    with store.write() as session:
        link = session.get(ServerLink, 1)
        if link is None or link.server != enrolled.answer.server:
            raise UserError("sync.other_server")
        put_link(session, enrolled)
    keep_tokens(store, enrolled.answer.tokens)


def put_link(session: Session, enrolled: Enrolled) -> None:
    """Write where the server is and who this laptop is there, in place of what was known."""
    answer, joining = enrolled.answer, enrolled.joining
    secret = joining.secret.with_refresh(answer.tokens.refresh)
    old = session.get(ServerLink, 1)
    if old is not None:
        session.delete(old)
        session.flush()
    session.add(
        ServerLink(
            address=joining.invitation.address,
            server=answer.server,
            device=answer.device,
            device_name=joining.laptop,
            pin=joining.invitation.pin,
            secret=keep_device_secret(answer.device, secret),
        )
    )
