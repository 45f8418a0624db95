"""Who is asking: the laptop of a token, with its person as they are at this moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, select

from app.server.account_tables import ACCOUNT, DEVICE
from app.server.context import TheServer
from app.server.database import reading
from app.server.records import Who
from app.server.refusal import Refusal
from app.server.rights import LED, PARTNER_ADMIN, PROMOTOR
from app.server.tokens import read_access
from app.sync.protocol_accounts import RoleName

_BEARER: Final = HTTPBearer(auto_error=False, description="Access token of a laptop")
MANAGERS: Final = frozenset({PARTNER_ADMIN, PROMOTOR})


@dataclass(frozen=True, slots=True)
class Asker:
    """A laptop and the person who works with it."""

    partnership: str
    device: str
    person: str
    partner: str
    role: RoleName
    barred: str | None  # why the laptop may hand in, to be held, and nothing else

    @property
    def is_promotor(self) -> bool:
        """Tell whether the asker manages the whole partnership."""
        return self.role == PROMOTOR

    @property
    def who(self) -> Who:
        """Return the asker as those who keep the log know them."""
        return Who(self.partnership, self.person, self.barred is not None, self.device)

    def manages(self, partner: str, role: str) -> bool:
        """Tell whether the asker may change a person in a role at a partner, and their laptops."""
        is_admin = self.role == PARTNER_ADMIN and self.partner == partner
        return self.is_promotor or (is_admin and role in LED)


def handing_in(
    server: TheServer,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Asker:
    """Return who hands in: a blocked laptop may too, so that its work is not lost."""
    if credentials is None:
        raise Refusal(401, "token")
    bearer = read_access(server.keys, credentials.credentials)
    server.rates.count_request(bearer.device)

    def known(connection: Connection) -> Any:
        return connection.execute(
            select(
                DEVICE.c.is_blocked,
                DEVICE.c.is_revoked,
                ACCOUNT.c.person_id,
                ACCOUNT.c.partner_id,
                ACCOUNT.c.role,
                ACCOUNT.c.is_active,
            )
            .join(
                ACCOUNT,
                (ACCOUNT.c.partnership_id == DEVICE.c.partnership_id)
                & (ACCOUNT.c.person_id == DEVICE.c.person_id),
            )
            .where(DEVICE.c.partnership_id == bearer.partnership, DEVICE.c.id == bearer.device)
        ).one_or_none()

    found = reading(server.engine, bearer.partnership, known)
    if found is None:
        raise Refusal(401, "token")
    if found.is_revoked:
        raise Refusal(401, "family_revoked")
    return Asker(
        bearer.partnership,
        bearer.device,
        found.person_id,
        found.partner_id,
        cast(RoleName, found.role),
        _barred(is_blocked=found.is_blocked, is_active=found.is_active),
    )


def _barred(*, is_blocked: bool, is_active: bool) -> str | None:
    if not is_active:
        return "account_closed"
    return "device_revoked" if is_blocked else None


HandingIn = Annotated[Asker, Depends(handing_in)]


def asking(asker: HandingIn) -> Asker:
    """Return who asks for what the server has; a blocked laptop gets nothing any more."""
    if asker.barred is not None:
        raise Refusal(401, asker.barred)
    return asker


Asking = Annotated[Asker, Depends(asking)]


def managing(asker: Asking) -> Asker:
    """Return an administrator of a partner, or the promotor."""
    if asker.role not in MANAGERS:
        raise Refusal(403, "no_access")
    return asker


Managing = Annotated[Asker, Depends(managing)]


def knocking(request: Request, server: TheServer) -> None:
    """Count a request of somebody who shows nothing at all."""
    server.rates.count_guess(_address(request))


def guessing(request: Request, server: TheServer) -> Iterator[None]:
    """
    Count what somebody shows and is not good.

    What is good is no guess: all laptops of an office come from one address at the end of a day.
    """
    address = _address(request)
    server.rates.require_guess(address)
    try:
        yield
    except Refusal:
        server.rates.note_wrong(address)
        raise


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


Knocking = Depends(knocking)
Guessing = Depends(guessing)
